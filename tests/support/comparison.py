"""
The comparison of the rules with the oracle: what the two say of the same history, and where they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from attrs import frozen

from followup.model.answers import MissedMeeting
from followup.model.bodies import Meeting
from followup.model.codes import Silence
from followup.model.matters import AgendaLine, AgendaPlan, Matter, Place, Placed
from followup.rules import agenda, calendar, fold, place
from followup.testing.histories import History
from tests.support.oracle import OracleRecord, oracle_before, oracle_lists, oracle_place, oracle_record


@frozen
class Rules:
    """
    The rules under test, as plain callables, so that changed ones can be put in their place.
    """

    fold: Callable[..., Matter]
    place: Callable[..., Place]
    calendar: Callable[..., Any]
    as_they_stood: Callable[..., tuple[Placed, ...]]
    agenda: Callable[..., AgendaPlan]
    silence: Callable[..., MissedMeeting]


RULES = Rules(fold.fold, place.place, calendar.Calendar.of, agenda.as_they_stood, agenda.agenda, agenda.silence)
"""The rules as shipped."""

Difference = tuple[str, Any, Any]
"""What was asked, what the rules say, what the oracle says."""


def differences(history: History, rules: Rules = RULES) -> list[Difference]:
    """
    Ask the rules and the oracle everything about *history*, and return the answers that differ.
    """
    answers = [*_records(history, rules), *_places(history, rules), *_meetings(history, rules)]
    return [(question, said, expected) for question, said, expected in answers if said != expected]


def facts_of_matter(matter: Matter) -> dict[str, Any]:
    """
    Tell what the rules made of the steps of a matter, fact by fact, as far as the oracle speaks of it.
    """
    facts = "key body origin title kind number owner interim restricted open closed_on closed_by postponements flagged"
    told = {name: getattr(matter, name) for name in facts.split()}
    if matter.open:
        told |= {
            name: getattr(matter, name) for name in ("target", "condition", "reason", "disposition", "by_decision")
        }
        told |= {"anchor": (matter.anchor_on, matter.anchor_starts, matter.anchor_meeting, matter.anchor_item)}
        told |= {"promise": matter.promise}
    return told


def facts_of_record(record: OracleRecord) -> dict[str, Any]:
    """
    Tell the same facts of the oracle's record.
    """
    facts = "key body origin title kind number owner interim restricted open closed_on closed_by postponements flagged"
    told = {name: getattr(record, name) for name in facts.split()}
    promise, anchor = record.promise, record.anchor
    if record.open:
        told |= {"target": record.target, "condition": record.condition, "disposition": record.disposition}
        told |= {"reason": promise.reason if promise else None, "by_decision": promise.by_decision if promise else True}
        told |= {
            "anchor": (anchor.on, anchor.starts, anchor.meeting, anchor.item) if anchor else (None, None, None, "")
        }
        told |= {"promise": promise.key if promise else None}
    return told


def _records(history: History, rules: Rules) -> Iterator[Difference]:
    for key, steps in history.matters.items():
        yield f"record of {key}", facts_of_matter(rules.fold(key, steps)), facts_of_record(oracle_record(steps))


def _places(history: History, rules: Rules) -> Iterator[Difference]:
    calendar_ = rules.calendar(history.meetings, history.bodies)
    for key, steps in history.matters.items():
        record = oracle_record(steps)
        if record.open:
            said = rules.place(rules.fold(key, steps), calendar_, history.today)
            yield f"place of {key}", said, oracle_place(record, history.meetings, history.today, history.bodies)


def _meetings(history: History, rules: Rules) -> Iterator[Difference]:
    for meeting in history.meetings:
        yield from _agenda(history, rules, meeting)
        if meeting.date is not None:
            yield from _silence(history, rules, meeting, meeting.date)


def _agenda(history: History, rules: Rules, meeting: Meeting) -> Iterator[Difference]:
    matters = [rules.fold(key, steps) for key, steps in history.matters.items()]
    standing = [item for item in history.standing if item.body == meeting.body]
    calendar_ = rules.calendar(history.meetings, history.bodies)
    sections = next((body.sections for body in history.bodies if body.key == meeting.body), ())
    plan = rules.agenda(meeting, matters, standing, calendar_, history.today, sections)
    lists = oracle_lists(
        history.steps, history.meetings, standing, meeting.body, meeting, history.today, history.bodies
    )
    yield f"agenda of {meeting.key}", tuple(keys_of(plan.lines)), lists.lines


def _silence(history: History, rules: Rules, meeting: Meeting, day: date) -> Iterator[Difference]:
    as_it_was = rules.as_they_stood(history.matters, meeting, rules.calendar(history.meetings, history.bodies))
    treated = {step.matter for step in history.steps if step.live and step.meeting == meeting.key}
    setting = next((body.silence for body in history.bodies if body.key == meeting.body), Silence.MISSED)
    said = rules.silence(meeting, as_it_was, treated, setting)
    expected = oracle_before(history.steps, history.meetings, meeting, history.bodies)
    lists = oracle_lists(history.steps, history.meetings, (), meeting.body, meeting, day, history.bodies)
    yield f"places before {meeting.key}", {item.matter.key: item.place for item in as_it_was}, expected
    missed = {item.matter.key for item in (*said.promised, *said.if_time)}
    yield f"missed by {meeting.key}", missed, set(lists.missed)
    yield f"kept by {meeting.key}", said.kept, len(lists.promised & treated)


def keys_of(lines: Iterable[AgendaLine]) -> Iterator[str]:
    """
    Read an agenda from top to bottom, by the keys of its standing items and matters.
    """
    for line in lines:
        if line.standing:
            yield line.standing.key
        if line.placed:
            yield line.placed.matter.key
        yield from keys_of(line.below)
