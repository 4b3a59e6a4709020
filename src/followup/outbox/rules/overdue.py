"""
The day by which something was promised has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.rules.promised import promised
from followup.outbox.situation import Occasion, Situation


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter whose day has passed, *first* days after it and then in its rhythm.
    """
    today = at.today(body)
    for item, day in promised(at, body):
        if today > day:
            on, until = day + timedelta(days=rule.first), None
            known = f"step:{item.matter.promise}"
            yield Occasion(
                rule, item.matter.key, day.isoformat(), body, on, "due", placed=item, until=until, known=known
            )
