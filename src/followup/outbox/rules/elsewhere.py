"""
A meeting of another body, whose minutes nobody here keeps, was to treat a matter of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.situation import Occasion, Situation


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each matter of ours on a meeting elsewhere that has passed; where that body has a secretary here, it is asked there.
    """
    for item in at.open_at(body):
        where = item.place
        if not where.unminuted or where.body == body or where.date is None or at.has_secretary(where.body):
            continue
        meeting = where.meeting or ""
        yield Occasion(
            rule,
            item.matter.key,
            meeting,
            body,
            where.date + timedelta(days=rule.first),
            "elsewhere",
            meeting,
            item,
            known=f"step:{item.matter.promise}",
        )
