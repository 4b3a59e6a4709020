"""
The records that reports are made of, as data: matters, places, steps, meetings, bodies and parties.
"""

from __future__ import annotations

from collections.abc import Collection

from followup.model.answers import Context, HistoryLine, OutstandingMatter, Promise
from followup.model.bodies import Body, Meeting, Party, StandingItem
from followup.model.codes import PlaceKind
from followup.model.matters import Matter, Place, Step
from followup.model.targets import Target
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.words.disclosure import hidden, is_erased, quote_of, secret


KEY = "key body restricted"
"""What is told of a matter or meeting that is restricted."""

PLACE = """kind body meeting date party event period assumed overdue unminuted if_time_permits precondition"""
OPEN = """key body restricted:matter.restricted title kind:matter.kind number:matter.number owner since
age_days:age.days postponements missed"""
MATTER = """key body restricted open title kind number owner interim opened_on closed_on disposition postponements
follows merged_into void"""
TARGET = """kind body date meeting period event party until"""
STEP = """key matter disposition on at author body meeting item reason outcome purpose"""
STEP_AFTER = """closes text other decision struck_at struck_reason"""
MEETING = """key body restricted date starts ends kind status venue mode number verified_on verified_items note"""
BODY = """key name aliases locale timezone repeats starts ends venue secretary silence closed_on succeeded_by"""
PARTY = """key name kind organisation contact left_on erased"""
STANDING = """key title role last"""


def status_word(matter: Matter, place: Place) -> str:
    """
    ``overdue``, ``scheduled``, ``waiting`` or ``dormant``: computed, never stored.
    """
    if place.overdue:
        return "overdue"
    if place.kind is PlaceKind.AGENDA:
        return "scheduled" if place.body == (matter.origin or matter.body) else "waiting"
    return "dormant" if place.kind in {PlaceKind.RESTING, PlaceKind.EVENT} else "waiting"


def place_value(place: Place, context: Context) -> Value:
    """
    A place; of a restricted meeting only its key.
    """
    value = fields_of(place, PLACE)
    value["date"] = None if hidden(place, context) else value["date"]
    skipped = [(each, secret(each.meeting, context)) for each in place.skipped]
    value["skipped"] = [
        {"meeting": each.meeting, "date": None if kept else plain(each.date), "why": each.why} for each, kept in skipped
    ]
    return value


def outstanding_value(row: OutstandingMatter, context: Context) -> Value:
    """
    An open matter as the register lists it.
    """
    if row.matter.restricted:
        return fields_of(row.matter, KEY)
    return {
        **fields_of(row, OPEN),
        "status": status_word(row.matter, row.place),
        "overdue": row.overdue,
        "place": place_value(row.place, context),
        "why": row.why,
    }


def matter_value(matter: Matter) -> Value:
    """
    The record of a matter.
    """
    return fields_of(matter, f"{KEY} open" if matter.restricted else MATTER)


def target_value(target: Target) -> Value:
    """
    A target as it was said.
    """
    return fields_of(target, " ".join(name for name in TARGET.split() if hasattr(target, name)))


def step_value(step: Step) -> Value:
    """
    A step, with when it happened and when it was recorded.
    """
    return {
        **fields_of(step, STEP),
        "target": target_value(step.target),
        "condition": fields_of(step.condition, "kind text") if step.condition else None,
        **fields_of(step, STEP_AFTER),
    }


def source_value(source: HistoryLine | Promise, context: Context, erased: Collection[str] = ()) -> Value:
    """
    A step with the words and the document it rests on; of what a restricted meeting did only its keys.

    *erased* are the keys of evidence whose words were redacted.
    """
    if secret(source.step.meeting, context):
        return {**fields_of(source.step, "key matter meeting"), "restricted": True}
    evidence, document = source.evidence, source.document
    return {
        **step_value(source.step),
        "quote": quote_of(source, context),
        "erased": is_erased(source, erased),
        "lines": [evidence.first_line, evidence.last_line] if evidence else None,
        "document": document.name if document else None,
        "document_kind": str(document.kind) if document else None,
    }


def meeting_value(meeting: Meeting) -> Value:
    """
    A meeting; of a restricted one only its key.
    """
    return fields_of(meeting, KEY if meeting.restricted else MEETING)


def body_value(body: Body) -> Value:
    """
    A body.
    """
    return fields_of(body, BODY)


def party_value(party: Party) -> Value:
    """
    A party.
    """
    return fields_of(party, PARTY)


def standing_value(item: StandingItem) -> Value:
    """
    A standing item.
    """
    return fields_of(item, STANDING)
