"""
A meeting was held, and its minutes do not mention what was promised for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.bodies import Meeting
from followup.model.codes import SkipReason
from followup.model.matters import Placed
from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation
from followup.register.queries.missed import missed_at


SILENT = frozenset({SkipReason.MISSED, SkipReason.UNSETTLED})


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter at the last meeting that passed it over; if most were passed over, only whether it was read right.
    """
    meetings: dict[str, list[Placed]] = {}
    for item in at.open_at(body):
        passed = [skip.meeting for skip in item.place.skipped if skip.why in SILENT]
        if passed and not item.place.if_time_permits:
            meetings.setdefault(passed[-1], []).append(item)
    for key, items in meetings.items():
        meeting = at.calendar.get(key)
        if meeting is not None and meeting.date:
            yield from _at(at, rule, body, meeting, items)


def _at(at: Situation, rule: Rule, body: str, meeting: Meeting, items: list[Placed]) -> Iterator[Occasion]:
    assert meeting.date is not None
    document = meeting.document or ""
    on, known = meeting.date + timedelta(days=rule.first), f"document:{document}" if document else ""
    # A meeting that was closed by hand was read by nobody.
    if document and document not in at.confirmed and doubtful(at, meeting):
        yield Occasion(rule, meeting.key, document, body, on, "doubt", meeting.key, known=known)
        return
    for item in items:
        yield Occasion(rule, item.matter.key, meeting.key, body, on, "missed", meeting.key, item, known=known)


def doubtful(at: Situation, meeting: Meeting) -> bool:
    """
    Whether more than half of what was promised for *meeting* is missed in its minutes.
    """
    return missed_at(at.view, meeting, at.calendar, at.today(meeting.body)).doubtful
