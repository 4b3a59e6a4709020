"""
Values as the data of the JSON reports: stable names, days in ISO 8601, nothing of what is restricted but its key.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any

from followup.model.answers import Context, HistoryLine, OutstandingMatter, Promise
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import PlaceKind
from followup.model.matters import Matter, Place, Step
from followup.model.targets import Target
from followup.reports.words.places import hidden, secret


def iso(value: date | datetime | time | None) -> str | None:
    """
    A day, moment or hour as ISO 8601.
    """
    return value.isoformat() if value is not None else None


def status_word(matter: Matter, place: Place) -> str:
    """
    ``overdue``, ``scheduled``, ``waiting`` or ``dormant``: computed, never stored.
    """
    if place.overdue:
        return "overdue"
    if place.kind is PlaceKind.AGENDA:
        return "scheduled" if place.body == (matter.origin or matter.body) else "waiting"
    return "dormant" if place.kind in {PlaceKind.RESTING, PlaceKind.EVENT} else "waiting"


def place_value(place: Place, context: Context) -> dict[str, Any]:
    """
    A place; of a restricted meeting only its key.
    """
    return {
        "kind": str(place.kind),
        "body": place.body,
        "meeting": place.meeting,
        "date": None if hidden(place, context) else iso(place.date),
        "party": place.party,
        "event": place.event,
        "period": place.period,
        "assumed": place.assumed,
        "overdue": place.overdue,
        "unminuted": place.unminuted,
        "if_time_permits": place.if_time_permits,
        "precondition": place.precondition,
        "skipped": [_skip_value(skip.meeting, skip.date, skip.why, context) for skip in place.skipped],
    }


def _skip_value(key: str, day: date | None, why: str, context: Context) -> dict[str, Any]:
    return {"meeting": key, "date": None if secret(key, context) else iso(day), "why": why}


def outstanding_value(matter: OutstandingMatter, context: Context) -> dict[str, Any]:
    """
    An open matter as the register lists it.
    """
    if matter.matter.restricted:
        return {"key": matter.key, "body": matter.body, "restricted": True}
    return {
        "key": matter.key,
        "body": matter.body,
        "restricted": False,
        "title": matter.title,
        "kind": matter.matter.kind,
        "number": matter.matter.number,
        "owner": matter.owner,
        "since": iso(matter.since),
        "age_days": matter.age.days,
        "postponements": matter.postponements,
        "missed": matter.missed,
        "status": status_word(matter.matter, matter.place),
        "overdue": matter.overdue,
        "place": place_value(matter.place, context),
        "why": matter.why,
    }


def matter_value(matter: Matter, *, reveal: bool = False) -> dict[str, Any]:
    """
    The record of a matter; *reveal* shows a restricted one too.
    """
    if matter.restricted and not reveal:
        return {"key": matter.key, "body": matter.body, "restricted": True, "open": matter.open}
    return {
        "key": matter.key,
        "body": matter.body,
        "restricted": matter.restricted,
        "open": matter.open,
        "title": matter.title,
        "kind": matter.kind,
        "number": matter.number,
        "owner": matter.owner,
        "interim": matter.interim,
        "opened_on": iso(matter.opened_on),
        "closed_on": iso(matter.closed_on),
        "disposition": str(matter.disposition),
        "postponements": matter.postponements,
        "follows": matter.follows,
        "merged_into": matter.merged_into,
        "void": matter.void,
    }


def target_value(target: Target) -> dict[str, Any]:
    """
    A target as it was said.
    """
    value: dict[str, Any] = {"kind": target.kind}
    for name in ("body", "date", "meeting", "period", "event", "party", "until"):
        if hasattr(target, name):
            found = getattr(target, name)
            value[name] = iso(found) if isinstance(found, date) else found
    return value


def step_value(step: Step) -> dict[str, Any]:
    """
    A step, with when it happened and when it was recorded.
    """
    return {
        "key": step.key,
        "matter": step.matter,
        "disposition": str(step.disposition),
        "on": iso(step.on),
        "at": iso(step.at),
        "author": step.author,
        "body": step.body,
        "meeting": step.meeting,
        "item": step.item,
        "reason": str(step.reason) if step.reason else None,
        "outcome": str(step.outcome) if step.outcome else None,
        "purpose": str(step.purpose) if step.purpose else None,
        "target": target_value(step.target),
        "condition": {"kind": str(step.condition.kind), "text": step.condition.text} if step.condition else None,
        "closes": step.closes,
        "text": step.text,
        "other": step.other,
        "decision": step.decision,
        "struck_at": iso(step.struck_at),
        "struck_reason": step.struck_reason,
    }


def source_value(
    line: HistoryLine | Promise, context: Context, erased: Collection[str] = frozenset()
) -> dict[str, Any]:
    """
    A step with the words and the document it rests on; of what a restricted meeting did only its keys.

    *erased* are the keys of evidence whose words were redacted.
    """
    if secret(line.step.meeting, context):
        return {"key": line.step.key, "matter": line.step.matter, "meeting": line.step.meeting, "restricted": True}
    evidence, document = line.evidence, line.document
    return {
        **step_value(line.step),
        "quote": evidence.quote if evidence else "",
        "erased": evidence is not None and evidence.key in erased,
        "lines": [evidence.first_line, evidence.last_line] if evidence else None,
        "document": document.name if document else None,
        "document_kind": str(document.kind) if document else None,
    }


def meeting_value(meeting: Meeting) -> dict[str, Any]:
    """
    A meeting; of a restricted one only its key.
    """
    if meeting.restricted:
        return {"key": meeting.key, "body": meeting.body, "restricted": True}
    return {
        "key": meeting.key,
        "body": meeting.body,
        "restricted": False,
        "date": iso(meeting.date),
        "starts": iso(meeting.starts),
        "ends": iso(meeting.ends),
        "kind": str(meeting.kind),
        "status": str(meeting.status),
        "venue": meeting.venue,
        "mode": meeting.mode,
        "number": meeting.number,
        "verified_on": iso(meeting.verified_on),
        "verified_items": list(meeting.verified_items),
        "note": meeting.note,
    }


def body_value(body: Body) -> dict[str, Any]:
    """
    A body.
    """
    return {
        "key": body.key,
        "name": body.name,
        "aliases": list(body.aliases),
        "locale": body.locale,
        "timezone": body.timezone,
        "repeats": body.repeats,
        "starts": iso(body.starts),
        "ends": iso(body.ends),
        "venue": body.venue,
        "secretary": body.secretary,
        "silence": str(body.silence),
        "closed_on": iso(body.closed_on),
        "succeeded_by": body.succeeded_by,
    }


def party_value(party: Party) -> dict[str, Any]:
    """
    A party.
    """
    return {
        "key": party.key,
        "name": party.name,
        "kind": str(party.kind),
        "organisation": party.organisation,
        "contact": party.contact,
        "left_on": iso(party.left_on),
        "erased": party.erased,
    }
