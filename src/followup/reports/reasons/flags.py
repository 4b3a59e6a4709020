"""
Steps that came too late to change anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from followup.model.answers import MatterAnswer
from followup.model.matters import Matter
from followup.rules.fold import apply


def flagged(answer: MatterAnswer) -> Iterator[str]:
    """
    The keys of the steps that came after the closing one and therefore changed nothing.
    """
    live = sorted((line.step for line in answer.history if line.step.live), key=lambda step: step.order)
    if not live:
        return
    matter = Matter(key=answer.matter.key, body=live[0].body, title="")
    for step in live:
        after = apply(matter, step)
        if after.flagged > matter.flagged:
            yield step.key
        matter = after
