"""
What an auditor asks as the data of the JSON reports.
"""

from __future__ import annotations

from typing import Any

from followup.model.answers import Context
from followup.model.audits import Audit, Together, Treatment
from followup.model.documents import Document
from followup.reports.values import iso
from followup.reports.whereabouts import secret


def audit_value(audit: Audit, context: Context) -> dict[str, Any]:
    """
    The audit as data; of a restricted meeting only its key.
    """
    return {
        "together": [_together_value(each, context) for each in audit.together],
        "singly": [_singly_value(step, context) for step in audit.singly],
        "parts": sorted(audit.parts),
        "known_on": iso(audit.known),
        "sources": [
            {
                "body": each.body,
                "documents": [_document_value(one, context) for one in each.documents],
                "missing": list(each.missing),
            }
            for each in audit.sources
        ],
    }


def _singly_value(step: Treatment, context: Context) -> dict[str, Any]:
    on = None if secret(step.meeting, context) else iso(step.on)
    return {"matter": step.matter, "step": step.key, "on": on}


def _document_value(document: Document, context: Context) -> dict[str, Any]:
    if secret(document.meeting, context):
        return {"key": document.key, "restricted": True}
    return {
        "key": document.key,
        "restricted": False,
        "name": document.name,
        "date": iso(document.date),
        "kind": str(document.kind),
        "recorded_at": iso(document.recorded_at),
    }


def _together_value(one: Together, context: Context) -> dict[str, Any]:
    value = together_value(one)
    found = context.meetings.get(one.meeting or "")
    return value if found is None or not found.restricted else {**value, "on": None, "item": "", "starts": None}


def together_value(one: Together) -> dict[str, Any]:
    """
    A decision on several matters, as data.
    """
    return {
        "decision": one.decision,
        "meeting": one.meeting,
        "item": one.item,
        "on": iso(one.on),
        "starts": iso(one.starts),
        "matters": [step.matter for step in one.steps],
    }
