"""
What was promised by a day is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.rules.promised import promised
from followup.outbox.situation import Occasion, Situation


LATE = 7
"""So many days after its day a matter is told as due; later it is overdue."""


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter whose day has come, until it is overdue.
    """
    today = at.today(body)
    for item, day in promised(at, body):
        if day <= today < day + timedelta(days=LATE):
            on, until = day + timedelta(days=rule.first), day + timedelta(days=LATE - 1)
            known = f"step:{item.matter.promise}"
            yield Occasion(
                rule, item.matter.key, day.isoformat(), body, on, "due", placed=item, until=until, known=known
            )
