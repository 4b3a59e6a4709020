"""
The oracle of lists: what a body sees at a meeting, and what that meeting passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, time

from attrs import evolve, frozen

from followup.model.bodies import Body, Meeting, StandingItem
from followup.model.codes import MeetingStatus, PlaceKind, StandingRole
from followup.model.matters import Place, Step
from tests.support.oracle.places import day_of, oracle_place
from tests.support.oracle.records import MIDNIGHT, OracleRecord, oracle_record


@frozen
class OracleLists:
    """
    What a body sees before and after a meeting, by key of the matter.

    * *open*: the open matters of the register, each with its one place in *places*;
    * *own*: on the agenda of the meeting as items of their own; *reviewed*: on its list of outstanding matters;
    * *lines*: that agenda from top to bottom, by the keys of standing items and matters;
    * *promised*: what stood on the meeting just before it; *missed*: what of that it did not treat.
      Both are empty where its body makes nothing of silence.
    """

    open: frozenset[str]
    places: Mapping[str, Place]
    own: frozenset[str]
    reviewed: frozenset[str]
    lines: tuple[str, ...]
    promised: frozenset[str]
    missed: frozenset[str]


def oracle_lists(
    steps: Iterable[Step],
    meetings: Iterable[Meeting],
    standing: Iterable[StandingItem],
    body: str,
    meeting: Meeting,
    today: date,
    bodies: Iterable[Body] = (),
) -> OracleLists:
    """
    Tell what is open, where it is, what the agenda of *meeting* of *body* holds, and what that meeting missed.

    What was missed is seen from just before the meeting: by the steps until then, as if nothing later had been held.
    """
    all_steps, all_meetings, settings = list(steps), list(meetings), list(bodies)
    records = _open_records(all_steps)
    places = {key: oracle_place(record, all_meetings, today, settings) for key, record in records.items()}
    then = {key: _by_then(record, places[key], all_meetings, meeting, settings) for key, record in records.items()}
    own = {key for key in records if then[key].meeting == meeting.key and records[key].kind != "umbrella"}
    reviewed = {key for key in records if _reviewed(records[key], then[key], body, meeting.key)}
    before = oracle_before(all_steps, all_meetings, meeting, settings)
    treated = {step.matter for step in all_steps if step.struck_at is None and step.meeting == meeting.key}
    quiet = any(each.key == meeting.body and each.silence == "ignore" for each in settings)
    promised = {key for key, place in before.items() if place.meeting == meeting.key and not quiet}
    sections = next((each.sections for each in settings if each.key == meeting.body), ())
    in_sections = _in_sections(_sorted_own(own, records, then), sections, records, then)
    return OracleLists(
        open=frozenset(records),
        places=places,
        own=frozenset(own),
        reviewed=frozenset(reviewed),
        lines=tuple(_lines(standing, in_sections, _sorted_list(reviewed, records, then))),
        promised=frozenset(promised),
        missed=frozenset(promised - treated),
    )


def _by_then(
    record: OracleRecord, place: Place, meetings: list[Meeting], meeting: Meeting, bodies: list[Body]
) -> Place:
    """
    Tell where a matter is on the day of *meeting* if all that keeps it from there is a day before that one.
    """
    due = place.kind == PlaceKind.RESTING and meeting.date and place.date and place.date < meeting.date
    return oracle_place(record, meetings, day_of(meeting), bodies) if due else place


def oracle_before(
    steps: Iterable[Step], meetings: Iterable[Meeting], meeting: Meeting, bodies: Iterable[Body] = ()
) -> Mapping[str, Place]:
    """
    Tell where each matter then open was just before *meeting*, which has a day: its body's own, and what stood on it.
    """
    moment = (day_of(meeting), meeting.starts or MIDNIGHT)
    earlier = [step for step in steps if step.meeting != meeting.key and _was_before(step, moment)]
    as_it_was = [
        evolve(other, status=MeetingStatus.PLANNED)
        if other.status == MeetingStatus.HELD and (day_of(other), other.starts or MIDNIGHT) >= moment
        else other
        for other in meetings
    ]
    records = _open_records(earlier)
    settings = list(bodies)
    places = {key: oracle_place(record, as_it_was, day_of(meeting), settings) for key, record in records.items()}
    concerned = {key for key in records if meeting.body in {records[key].body, records[key].origin}}
    return {key: place for key, place in places.items() if key in concerned or place.meeting == meeting.key}


def _was_before(step: Step, moment: tuple[date, time]) -> bool:
    """
    Whether a step was made before that moment; one made outside any meeting counts for all meetings of its day.
    """
    return (step.on, step.starts or MIDNIGHT) < moment or (step.meeting is None and step.on == moment[0])


def _open_records(steps: Iterable[Step]) -> dict[str, OracleRecord]:
    live = [step for step in steps if step.struck_at is None]
    records = [oracle_record(step for step in live if step.matter == key) for key in {step.matter for step in live}]
    return {record.key: record for record in records if record.open}


def _reviewed(record: OracleRecord, place: Place, body: str, meeting: str) -> bool:
    """
    Whether a matter is asked after at a meeting of *body* without being an item of its agenda.
    """
    on_agenda = place.kind == PlaceKind.AGENDA
    if record.kind == "umbrella" and place.meeting == meeting:
        return True
    if body not in {record.body, record.origin}:
        return False
    comes_up_here = place.body == body and (on_agenda or place.kind == PlaceKind.AWAITING_MEETING)
    if record.kind == "umbrella" and not on_agenda:
        return True
    return not comes_up_here and place.kind != PlaceKind.RESTING


def _lines(standing: Iterable[StandingItem], own: list[str], reviewed: list[str]) -> Iterable[str]:
    """
    Read an agenda from top to bottom, by the keys of standing items and matters.
    """
    items = sorted(standing, key=lambda item: item.position)
    under = {item.key: reviewed if item.role == StandingRole.OUTSTANDING else [] for item in items}
    for item in items:
        if not item.last:
            yield from (item.key, *under[item.key])
    if all(item.role != StandingRole.OUTSTANDING for item in items):
        yield from reviewed
    yield from own
    for item in items:
        if item.last:
            yield from (item.key, *under[item.key])


def _sorted_own(keys: set[str], records: Mapping[str, OracleRecord], places: Mapping[str, Place]) -> list[str]:
    """
    Put first what was postponed by a decision, then what comes up again, then what was announced, then what may wait.
    """
    if_time = {key for key in keys if places[key].if_time_permits}
    decided = {key for key in keys if records[key].disposition == "postponed" and _by_decision(records[key])} - if_time
    announced = {key for key in keys if records[key].disposition == "raised"} - if_time
    parts = [decided, keys - decided - announced - if_time, announced, if_time]
    return [key for part in parts for key in sorted(part, key=lambda key: _said(records[key]))]


def _in_sections(
    keys: list[str], sections: Iterable[str], records: Mapping[str, OracleRecord], places: Mapping[str, Place]
) -> list[str]:
    """
    Put what belongs to each section first, and leave the order as it is otherwise.
    """
    told = [key for key in keys if not (records[key].restricted or places[key].if_time_permits)]
    parts = [[key for key in told if records[key].kind == kind] for kind in dict.fromkeys(sections)]
    first = [key for part in parts for key in part]
    return first + [key for key in keys if key not in first]


def _by_decision(record: OracleRecord) -> bool:
    return record.promise is None or record.promise.by_decision


def _said(record: OracleRecord) -> tuple[date, str, str]:
    anchor = record.anchor
    return (anchor.on if anchor else date.min, _padded(anchor.item if anchor else ""), _padded(record.key))


def _sorted_list(keys: set[str], records: Mapping[str, OracleRecord], places: Mapping[str, Place]) -> list[str]:
    """
    Put first what is with a party, then what is with another body, then missing facts, then umbrella matters.
    """
    umbrella = {key for key in keys if records[key].kind == "umbrella"}
    at_event = {key for key in keys if places[key].kind == PlaceKind.EVENT}
    missing = {key for key in keys if records[key].kind == "missing_fact"}.union(at_event) - umbrella
    with_party = {key for key in keys if places[key].kind == PlaceKind.WITH_PARTY} - umbrella - missing
    parts = [with_party, keys - with_party - missing - umbrella, missing, umbrella]
    return [key for part in parts for key in sorted(part, key=_padded)]


def _padded(text: str) -> str:
    return re.sub(r"\d+", lambda digits: digits[0].zfill(9), text)
