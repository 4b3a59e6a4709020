"""
What was promised by a day is due soon.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.rules.promised import promised
from followup.outbox.situation import Occasion, Situation


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter promised by a day that has not come, *first* days before it.
    """
    today = at.today(body)
    for item, day in promised(at, body):
        if today < day:
            on, until = day - timedelta(days=rule.first), day
            known = f"step:{item.matter.promise}"
            yield Occasion(
                rule, item.matter.key, day.isoformat(), body, on, "due", placed=item, until=until, known=known
            )
