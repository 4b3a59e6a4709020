"""
What recording a document did, as data.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from followup.model.answers import Context, Difference
from followup.model.matters import Step
from followup.model.results import Recorded, Suggestion, Treated
from followup.reports.values.decisions import bulk_decision_value
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.values.missed import missed_value
from followup.reports.values.records import matter_value, meeting_value, source_value, step_value
from followup.reports.words.disclosure import suggested


def recorded_json(result: Recorded) -> Value:
    """
    What was recorded as data of the schema ``followup/recorded/1``.
    """
    groups = {"new": result.new, "continued": result.continued, "closed": result.closed}
    kept = {one.key for group in groups.values() for one in group if one.matter.restricted}
    return {
        "schema": "followup/recorded/1",
        **fields_of(result, "changed body:body.key"),
        "meeting": meeting_value(result.meeting),
        "document": fields_of(result.document, "key name version"),
        **fields_of(result, "items unread"),
        **{name: [_treated_value(one, result.context) for one in group] for name, group in groups.items()},
        "missed": missed_value(result.missed, result.context) if result.missed else None,
        "planned": [meeting_value(meeting) for meeting in result.planned],
        "bodies": [fields_of(body, "key name") for body in result.bodies],
        "standing": list(result.standing),
        "joined": [fields_of(joined, "matter findings items") for joined in result.joined],
        "suggestions": [_suggestion_value(suggestion) for suggestion in result.suggestions],
        "replaced": result.replaced.key if result.replaced else None,
        "differs": [_difference_value(each, result) for each in result.differs],
        **fields_of(result, "rematched notes"),
        "together": [] if result.meeting.restricted else [bulk_decision_value(each, kept) for each in result.together],
        "told": [_told_value(step, kept) for step in result.told],
        "unstated": [treated.key for treated in result.unstated],
    }


def _treated_value(treated: Treated, context: Context) -> Value:
    value = {**matter_value(treated.matter), "grew": [matter_value(grown) for grown in treated.grew]}
    return value if treated.matter.restricted else {**value, "step": source_value(treated.promise, context)}


def _suggestion_value(suggestion: Suggestion) -> Value:
    title, quote = suggested(suggestion)
    return {"finding": suggestion.finding, "title": title, **fields_of(suggestion, "why matter"), "quote": quote}


def _difference_value(difference: Difference, result: Recorded) -> Value:
    if difference.matter.restricted or result.meeting.restricted:
        return {"matter": difference.matter.key}
    return {
        "matter": difference.matter.key,
        "before": [step_value(step) for step in difference.before],
        "after": [step_value(step) for step in difference.after],
    }


def _told_value(step: Step, kept: AbstractSet[str]) -> Value:
    if step.matter in kept:
        return {"matter": step.matter, "restricted": True}
    return {"matter": step.matter, "step": step.key, "on": plain(step.on)}
