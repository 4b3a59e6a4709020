"""
Fourth stage: what became of a message that was tried, written by compare-and-set on the token of the one who tried.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

from attrs import evolve

from followup.errors import Conflict
from followup.model.bodies import Meeting
from followup.model.codes import MessageState
from followup.model.notices import OutboxMessage
from followup.outbox.batches import Box
from followup.outbox.sending import Outcome, Postponed, Refused, Sent
from followup.register.work.commit import TRIES
from followup.register.work.unit_of_work import UnitOfWork


DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
"""How long to wait after the first attempt, the second and so on; a day after all later ones."""

DAILY = timedelta(days=1)

KEPT = timedelta(days=90)
"""How long the texts of a message are kept once nothing more is to be done with it."""

MOST = 14
"""After so many attempts, about nine days, a message has failed for good."""


def delay(key: str, attempts: int) -> timedelta:
    """
    How long to wait after *attempts* of the message *key*: up to a tenth longer, each message by its own, so that many
    that failed together do not come back together.
    """
    wait = DELAYS[attempts - 1] if attempts <= len(DELAYS) else DAILY
    share = int(sha256(f"{key} {attempts}".encode()).hexdigest()[:4], 16) / 0xFFFF
    return wait * (1 + share / 10)


def settled(message: OutboxMessage, outcome: Outcome, now: datetime) -> OutboxMessage:
    """
    The *message* after an attempt that ended so.
    """
    done = evolve(message, token="", due_at=now + KEPT)
    match outcome:
        case Sent(receipt):
            return evolve(done, state=MessageState.SENT, receipt=receipt, error="", sent_at=now)
        case Refused(error):
            return evolve(done, state=MessageState.FAILED, error=error)
        case Postponed(error, perhaps, after):
            told = f"perhaps delivered: {error}" if perhaps else error
            if message.attempts >= MOST:
                return evolve(done, state=MessageState.FAILED, error=told)
            wait = max(delay(message.key, message.attempts), after or timedelta(0))
            return evolve(done, state=MessageState.WAITING, error=told, due_at=now + wait)


def settle(box: Box, claimed: OutboxMessage, outcome: Outcome, now: datetime) -> OutboxMessage:
    """
    Write what became of a message that was *claimed*; nothing, if somebody else has taken it over since.

    That an agenda was sent is noted of its meeting, in the same batch.
    """
    after = settled(claimed, outcome, now)
    for attempt in range(1, TRIES + 1):
        unit = box.unit(claimed.key)
        there = unit.get(OutboxMessage, claimed.key)
        if there is None or (there.state, there.token) != (MessageState.SENDING, claimed.token):
            return there or claimed
        # The texts stay as they are by now: they may have been erased meanwhile.
        unit.put(
            evolve(
                there,
                state=after.state,
                token="",
                due_at=after.due_at,
                error=after.error,
                receipt=after.receipt,
                sent_at=after.sent_at,
            )
        )
        _note_agenda(unit, after, now)
        try:
            box.commit(unit)
        except Conflict:
            if attempt == TRIES:
                raise
        else:
            return after
    raise AssertionError("unreachable")  # pragma: no cover - the loop returns or raises


def _note_agenda(unit: UnitOfWork, message: OutboxMessage, now: datetime) -> None:
    if message.kind != "agenda" or message.state is not MessageState.SENT:
        return
    meeting = unit.get(Meeting, message.bundle.rpartition("/")[2])
    if meeting is not None and meeting.agenda_sent is None:
        unit.put(evolve(meeting, agenda_sent=now))
