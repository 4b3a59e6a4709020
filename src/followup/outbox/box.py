"""
The messages there are, looked at by a person: listed, shown, tried again or let go.
"""

from __future__ import annotations

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError, NotFound
from followup.model.codes import MessageState
from followup.model.notices import Notice, OutboxMessage
from followup.outbox.batches import Box
from followup.outbox.run import HasChannels
from followup.outbox.settle import KEPT
from followup.register.queries.view import HasView
from followup.register.work.clock import present_moment
from followup.register.work.names_and_targets import parse_enum


OPEN = (MessageState.FAILED, MessageState.SENDING, MessageState.WAITING)
"""What somebody may have to do something about, the worst first."""


def outbox(asked: HasView, *, state: MessageState | str | None = None) -> list[OutboxMessage]:
    """
    The messages that wait, are being sent or have failed; or those of one *state*.
    """
    states = OPEN if state is None else (parse_enum(MessageState, state),)
    reads = asked.view.reads
    return [
        message
        for each in states
        for message in reads.all(OutboxMessage, Query("message", {"state": each.value}, order=("due_at",)))
    ]


def message(asked: HasView, key: str) -> tuple[OutboxMessage, list[Notice]]:
    """
    The message of that *key*, or whose key begins so, and its notices, each with why it was made.

    Raises:
        NotFound: there is none, or several begin so.
    """
    reads = asked.view.reads
    one = reads.one(OutboxMessage, key)
    if one is None:
        found = [each for each in reads.all(OutboxMessage, Query("message")) if key and each.key.startswith(key)]
        if len(found) != 1:
            what = f"Several messages begin with {key}." if found else f"There is no message {key}."
            raise NotFound(what, hint="List them with: followup outbox list")
        one = found[0]
    return one, reads.all(Notice, Query("notice", {"message": one.key}))


def retry_message(register: HasChannels, key: str, *, dry_run: bool = False) -> OutboxMessage:
    """
    Have the next run try a message again that waits or has failed, whatever its number of attempts.

    Raises:
        InputError: it was sent or dropped, is being sent, or its text is forgotten.
    """
    there = message(register, key)[0]
    if there.state not in {MessageState.WAITING, MessageState.FAILED}:
        raise InputError(
            "The message {key} is {state}: there is nothing to try again.", key=there.key[:8], state=there.state
        )
    if not there.address:
        raise InputError("The texts of the message {key} are forgotten.", key=there.key[:8])
    now = present_moment(register.committer.clock)
    # One attempt at least has been made: the text stays as it was sent then.
    after = evolve(there, state=MessageState.WAITING, due_at=now, attempts=min(there.attempts, 1))
    return _changed(register, there, after, dry_run=dry_run)


def drop_message(register: HasChannels, key: str, *, dry_run: bool = False) -> OutboxMessage:
    """
    Let go of a message that waits or has failed: what it tells counts as told.

    Raises:
        InputError: it was sent or dropped, or is being sent.
    """
    there = message(register, key)[0]
    if there.state not in {MessageState.WAITING, MessageState.FAILED}:
        raise InputError(
            "The message {key} is {state}: there is nothing to let go of.", key=there.key[:8], state=there.state
        )
    until = present_moment(register.committer.clock) + KEPT
    return _changed(register, there, evolve(there, state=MessageState.DROPPED, due_at=until), dry_run=dry_run)


def _changed(register: HasChannels, before: OutboxMessage, after: OutboxMessage, *, dry_run: bool) -> OutboxMessage:
    box = Box(register.committer)
    unit = box.unit(before.key)
    if unit.get(OutboxMessage, before.key) != before:
        raise InputError(
            "The message {key} was just changed by somebody else.", key=before.key[:8], hint="Look at it again."
        )
    unit.put(after)
    if not dry_run:
        box.commit(unit)
    return after
