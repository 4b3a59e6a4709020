"""
A meeting of ours was held, and its minutes are not recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.codes import MeetingStatus
from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each meeting whose day has passed and that was neither recorded, closed nor cancelled.
    """
    for meeting in at.meetings(body):
        if meeting.status is MeetingStatus.PLANNED and meeting.date and meeting.date < at.today(body):
            on = meeting.date + timedelta(days=rule.first)
            yield Occasion(rule, meeting.key, meeting.date.isoformat(), body, on, "minutes", meeting.key)
