"""
What a run keeps beside messages: when it ran on a host, which channels are broken; old texts it forgets.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from attrs import evolve

from followup.contracts import Query
from followup.errors import Conflict
from followup.model.codes import MessageState
from followup.model.notices import OutboxMessage, RunRecord
from followup.outbox.batches import Box
from followup.register.work.reads import Reads
from followup.register.work.unit_of_work import UnitOfWork
from followup.rows.codecs import stamp


HOUR = timedelta(hours=1)
"""A row of a host is written no oftener."""

OVER = (MessageState.SENT, MessageState.FAILED, MessageState.DROPPED)


def started(box: Box, host: str, now: datetime) -> None:
    """
    Keep that a run started on *host*.
    """
    unit = box.unit(host, RunRecord)
    known = unit.get(RunRecord, host)
    if known is None or abs(now - known.last_started) >= HOUR:
        unit.put(evolve(known, last_started=now) if known else RunRecord(host, now))
        _commit(box, unit)


def finished(box: Box, host: str, now: datetime) -> None:
    """
    Keep that it went well there.
    """
    unit = box.unit(host, RunRecord)
    known = unit.get(RunRecord, host)
    if known is not None and (known.last_ok is None or abs(now - known.last_ok) >= HOUR):
        unit.put(evolve(known, last_ok=now))
        _commit(box, unit)


def _commit(box: Box, unit: UnitOfWork) -> None:
    try:
        box.commit(unit)
    except Conflict:
        return  # another run of this host has just said the same


def mark(box: Box, message: OutboxMessage, error: str) -> None:
    """
    Keep with a message that waits why its channel cannot be opened: whoever looks sees it, and is told once.
    """
    unit = box.unit(message.key)
    there = unit.get(OutboxMessage, message.key)
    if there is not None and there.state is MessageState.WAITING and there.error != error:
        unit.put(evolve(there, error=error))
        _commit(box, unit)


def forget(box: Box, now: datetime) -> int:
    """
    Blank the texts of messages with which nothing has been left to do for long; keys and receipts stay.
    """
    span = ("due_at", None, stamp(now))
    reads = Reads(box.committer.store)
    old = [m for state in OVER for m in reads.all(OutboxMessage, Query("message", {"state": state.value}, span))]
    for message in old:
        unit = box.unit(message.key)
        there = unit.get(OutboxMessage, message.key)
        if there is not None and there.state in OVER and there.due_at <= now:
            unit.put(there.forgotten())
            _commit(box, unit)
    return len(old)
