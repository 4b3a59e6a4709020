"""
A motion is to be answered within a time that counts from when it was raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation


ASKED = frozenset({"motion", "interpellation", "proposal", "question"})
"""The kinds of matters that somebody waits to have answered."""


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each open motion and its like, *first* days after it was raised.
    """
    for item in at.open_at(body):
        matter = item.matter
        if matter.kind in ASKED and matter.opened_on:
            on = matter.opened_on + timedelta(days=rule.first)
            base, known = matter.opened_on.isoformat(), f"step:{matter.key}/1"
            yield Occasion(rule, matter.key, base, body, on, "answer", placed=item, known=known)
