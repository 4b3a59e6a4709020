"""
Decisions on several matters at once, as data.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from followup.model.answers import Together
from followup.reports.values.fields import Value, fields_of


def bulk_decision_value(one: Together, kept: AbstractSet[str] = frozenset()) -> Value:
    """
    A decision on several matters, as data; those that are *kept* from being shown are only counted.

    What was decided on none but those is counted alone: its day and its item would be theirs.
    """
    shown = [step.matter for step in one.steps if step.matter not in kept]
    hidden = len(one.steps) - len(shown)
    counted = {"restricted": hidden} if hidden else {}
    if not shown:
        return {"matters": [], **counted}
    value = {**fields_of(one, "decision meeting item on starts"), "matters": shown, **counted}
    # A gesture by hand has its first step for a key, which may be a step of a matter that is kept.
    return {**value, "decision": None} if one.decision.rpartition("/")[0] in kept else value
