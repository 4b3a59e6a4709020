"""
Second stage: notices that go to one recipient in one bundle become one message, late first and no longer than its cap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from followup.model.notices import Notice, OutboxMessage, Written
from followup.outbox.kinds import ORDER
from followup.outbox.letters import letter_of
from followup.outbox.plan import Due
from followup.outbox.situation import Situation
from followup.register.integrity.messages import message_key
from followup.reports.notices import written
from followup.rules.agenda import natural


REST = timedelta(days=1)
"""What does not fit in a message follows so much later: queued, and not forgotten."""


def gathered(at: Situation, dues: Sequence[Due]) -> Iterator[tuple[OutboxMessage, list[Notice]]]:
    """
    The messages that tell *dues*, each with the notices it tells.
    """
    bundles: dict[tuple[str, str], list[Due]] = {}
    for due in dues:
        bundles.setdefault((due.recipient.key, due.occasion.bundle), []).append(due)
    for _, own in sorted(bundles.items()):
        ordered = late_first(own)
        cap = max(min(due.occasion.rule.cap for due in own), 1)
        for start in range(0, len(ordered), cap):
            some, rest = ordered[start : start + cap], len(ordered) - start - cap
            message = _message(at, some, max(rest, 0), at.now + REST * (start // cap))
            yield message, [_notice(due, message.key, at.now) for due in some]


def late_first(dues: Sequence[Due]) -> list[Due]:
    """
    *dues* in the order in which they are told.
    """
    return sorted(dues, key=_order)


def _order(due: Due) -> tuple[object, ...]:
    occasion = due.occasion
    # What was never named has nothing to be told by, and stands last.
    unnamed = occasion.placed is not None and occasion.placed.matter.kind == "umbrella"
    return (ORDER[occasion.rule.kind], unnamed, occasion.on, natural(occasion.subject))


def _message(at: Situation, dues: Sequence[Due], more: int, due_at: datetime) -> OutboxMessage:
    first, text = dues[0], text_of(at, dues, more)
    occasion = first.occasion
    return OutboxMessage(
        key=message_key(due.key for due in dues),
        kind=occasion.topic,
        bundle=occasion.bundle,
        body=occasion.body,
        recipient=first.recipient.key,
        address=first.recipient.address,
        subject=text.subject,
        text=text.text,
        html=text.html,
        language=at.bodies[occasion.body].locale,
        due_at=due_at,
        at=at.now,
        thread=occasion.meeting or (occasion.subject if len(dues) == 1 else occasion.bundle),
        matters=tuple(due.occasion.subject for due in dues if due.occasion.placed),
        more=more,
    )


def text_of(at: Situation, dues: Sequence[Due], more: int = 0) -> Written:
    """
    The text that tells *dues*, in the language of their body.
    """
    letter = letter_of(at, late_first(dues), more)
    return written(letter, letter.body.locale)


def _notice(due: Due, message: str, now: datetime) -> Notice:
    occasion = due.occasion
    return Notice(
        due.key,
        occasion.rule.key,
        due.series,
        occasion.base,
        occasion.subject,
        occasion.body,
        due.recipient.key,
        message,
        due.cause,
        due.day,
        now,
        due.repeat,
        due.reference,
    )
