"""
A meeting is coming: its agenda goes out ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.codes import MeetingStatus
from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each planned meeting, *first* days before it; once it is moved, its new day is an occasion of its own.
    """
    for meeting in at.meetings(body):
        if meeting.status is MeetingStatus.PLANNED and meeting.date and meeting.date >= at.today(body):
            yield Occasion(
                rule,
                meeting.key,
                meeting.date.isoformat(),
                body,
                meeting.date - timedelta(days=rule.first),
                "agenda",
                meeting.key,
                until=meeting.date,
                before=True,
            )
