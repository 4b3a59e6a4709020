"""
Somebody owes a matter and promised no day: our owner is reminded, and nobody else is written to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation, with_party


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter that waits for a party without a day, since the day it was last treated.
    """
    for item in at.open_at(body):
        since = item.matter.anchor_on or item.matter.opened_on
        if with_party(item) and item.place.date is None and since:
            on = since + timedelta(days=rule.first)
            known = f"step:{item.matter.promise}"
            yield Occasion(rule, item.matter.key, since.isoformat(), body, on, "owed", placed=item, known=known)
