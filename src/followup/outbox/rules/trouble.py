"""
A message has failed for good: whoever keeps the register must know, by another way than the one that failed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from followup.model.notices import Rule
from followup.outbox.settle import KEPT
from followup.outbox.situation import Occasion, Situation
from followup.register.work.clock import local_day


def occasions(at: Situation, rule: Rule, body: str) -> Iterator[Occasion]:
    """
    Each failed message that was not for the secretary; of trouble with telling trouble nobody is told.
    """
    for message in at.failed:
        own = message.recipient == at.bodies[body].secretary
        if message.body == body and message.kind != "trouble" and not own:
            on = local_day(message.due_at - KEPT, at.bodies[body]) + timedelta(days=rule.first)
            yield Occasion(rule, message.key, "failed", body, on, "trouble")
