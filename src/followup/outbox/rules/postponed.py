"""
A matter was postponed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.codes import Disposition
from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation


FROM = 2
"""The first postponement is nothing to be told of."""


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter whose last word is a postponement, from the second on; each further one is an occasion of its own.
    """
    for item in at.open_at(body):
        matter = item.matter
        again = matter.disposition is Disposition.POSTPONED and matter.postponements >= FROM
        if again and matter.anchor_on:
            on = matter.anchor_on + timedelta(days=rule.first)
            known = f"step:{matter.promise}"
            base = str(matter.postponements)
            yield Occasion(rule, matter.key, base, body, on, "postponed", placed=item, known=known)
