"""
The register of outstanding matters as data, with what an auditor asks of it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from followup.model.answers import Audit, Context, OutstandingList, Together
from followup.model.matters import Treatment
from followup.model.minutes import Document
from followup.reports.values.decisions import bulk_decision_value
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.values.records import outstanding_value
from followup.reports.words.disclosure import secret


def outstanding_json(answer: OutstandingList) -> Value:
    """
    The register as data of the schema ``followup/outstanding/1``.
    """
    return {
        "schema": "followup/outstanding/1",
        "body": answer.body.key if answer.body else None,
        "day": plain(answer.context.today),
        "count": len(answer.matters),
        "matters": [outstanding_value(matter, answer.context) for matter in answer.matters],
        **({"audit": _audit_value(answer, answer.audit)} if answer.audit else {}),
    }


def _audit_value(listed: OutstandingList, audit: Audit) -> Value:
    context, kept = listed.context, {row.key for row in listed.matters if row.matter.restricted}
    return {
        "together": [_decision_value(each, context, kept) for each in audit.together],
        "singly": [_treatment_value(step, context, kept) for step in audit.singly],
        "parts": sorted(audit.parts - kept),
        "known_on": plain(audit.known),
        "sources": [
            {
                "body": each.body,
                "documents": [_document_value(one, context) for one in each.documents],
                "missing": list(each.missing),
            }
            for each in audit.sources
        ],
    }


def _decision_value(one: Together, context: Context, kept: AbstractSet[str]) -> Value:
    value = bulk_decision_value(one, kept)
    return {**value, "on": None, "item": "", "starts": None} if secret(one.meeting, context) else value


def _treatment_value(step: Treatment, context: Context, kept: AbstractSet[str]) -> Value:
    if step.matter in kept:
        return {"matter": step.matter, "restricted": True}
    value = fields_of(step, "matter step:key on")
    return {**value, "on": None} if secret(step.meeting, context) else value


def _document_value(document: Document, context: Context) -> Value:
    kept = secret(document.meeting, context)
    return {"key": document.key, "restricted": kept} | (
        {} if kept else fields_of(document, "name date kind recorded_at")
    )
