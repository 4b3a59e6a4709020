"""
What an auditor asks as the data of the JSON reports.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from followup.model.answers import Audit, Context, OutstandingList, Together
from followup.model.matters import Treatment
from followup.model.minutes import Document
from followup.reports.values.values import iso
from followup.reports.words.places import secret


def audit_value(listed: OutstandingList, audit: Audit) -> dict[str, Any]:
    """
    The audit of *listed* as data; of a restricted meeting or matter only its key.
    """
    context, kept = listed.context, {row.key for row in listed.matters if row.matter.restricted}
    return {
        "together": [_together_value(each, context, kept) for each in audit.together],
        "singly": [_singly_value(step, context, kept) for step in audit.singly],
        "parts": sorted(audit.parts - kept),
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


def _singly_value(step: Treatment, context: Context, kept: AbstractSet[str]) -> dict[str, Any]:
    if step.matter in kept:
        return {"matter": step.matter, "restricted": True}
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


def _together_value(one: Together, context: Context, kept: AbstractSet[str]) -> dict[str, Any]:
    value = together_value(one, kept)
    return {**value, "on": None, "item": "", "starts": None} if secret(one.meeting, context) else value


def together_value(one: Together, kept: AbstractSet[str] = frozenset()) -> dict[str, Any]:
    """
    A decision on several matters, as data; those that are *kept* from being shown are only counted.

    What was decided on none but those is counted alone: its day and its item would be theirs.
    """
    shown = [step.matter for step in one.steps if step.matter not in kept]
    hidden = len(one.steps) - len(shown)
    counted = {"restricted": hidden} if hidden else {}
    if not shown:
        return {"matters": [], **counted}
    # A gesture by hand has its first step for a key, which may be a step of a matter that is kept.
    leads = one.decision.rpartition("/")[0] in kept
    return {
        "decision": None if leads else one.decision,
        "meeting": one.meeting,
        "item": one.item,
        "on": iso(one.on),
        "starts": iso(one.starts),
        "matters": shown,
        **counted,
    }
