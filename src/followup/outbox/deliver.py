"""
Third stage: claim a message, send it, settle it; one after another, and each for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

from attrs import define, evolve

from followup.contracts import Message, Query
from followup.errors import Conflict
from followup.model.codes import MessageState
from followup.model.notices import Notice, OutboxMessage
from followup.outbox.batches import Box
from followup.outbox.channels import Channels
from followup.outbox.gather import late_first, text_of
from followup.outbox.plan import Due, Plan
from followup.outbox.sending import Postponed, attempt
from followup.outbox.settle import KEPT, MOST, settle, settled
from followup.outbox.situation import Situation
from followup.register.work.reads import pages
from followup.rows.codecs import stamp
from followup.rows.mapping import BY_CLASS


LIMIT = timedelta(seconds=60)
"""How long a notifier may take for one message."""


@define
class Delivery:
    """
    The messages of *box* that are due, handed to *channels*; *clock* says when it is.

    What is not true any more by *plan*, made of how things stand *at*, is dropped before its first attempt.
    """

    box: Box
    channels: Channels
    clock: Callable[[], datetime]
    at: Situation
    plan: Plan
    limit: timedelta = LIMIT

    def due(self) -> Iterator[OutboxMessage]:
        """
        The messages to be tried now, and those whose sender is given up, the longest due first.
        """
        span = ("due_at", None, stamp(self.clock() + timedelta(microseconds=1)))
        found = []
        for state in (MessageState.WAITING, MessageState.SENDING):
            query = Query("message", {"state": state.value}, span, order=("due_at",), limit=100)
            found += [BY_CLASS[OutboxMessage].value(row) for row in pages(self.box.committer.store, query)]
        return iter(sorted(found, key=lambda message: (message.due_at, message.key)))

    def deliver(self, message: OutboxMessage) -> OutboxMessage | None:
        """
        *message* after this attempt, or dropped; ``None`` if somebody else has it.

        Raises:
            FollowupError: its channel cannot be opened; nothing was written.
        """
        now = self.clock()
        unit = self.box.unit(message.key)
        there = unit.get(OutboxMessage, message.key)
        if there is None or not claimable(there, now):
            return None
        lapsed = [] if there.attempts else self._lapsed(there)
        ready = self._ready(there, now)
        # Opened before the attempt counts: what cannot be opened has not been tried.
        notifier = self.channels.notifier(ready.address) if ready.state is MessageState.SENDING else None
        for notice in unit.load(Notice, [each.key for each in lapsed]).values():
            unit.put(evolve(notice, lapsed=True))
        unit.put(ready)
        try:
            self.box.commit(unit)
        except Conflict:
            return None
        if notifier is None:
            return ready
        return settle(self.box, ready, attempt(notifier, _handed(ready), self.limit), self.clock())

    def _ready(self, there: OutboxMessage, now: datetime) -> OutboxMessage:
        """
        The message claimed by us; or dropped, or failed where whoever tried it last was killed each time.
        """
        if there.attempts >= MOST:
            return settled(there, Postponed(there.error or "every sender was given up", perhaps=True), now)
        ready = there if there.attempts else self._renewed(there, now)
        if ready.state is MessageState.DROPPED:
            return ready
        # The attempt counts before it is made: a message that kills its sender comes to an end too.
        return evolve(
            ready,
            state=MessageState.SENDING,
            attempts=ready.attempts + 1,
            token=uuid4().hex,
            due_at=now + 2 * self.limit,
        )

    def _notices(self, message: OutboxMessage) -> list[Notice]:
        reads = self.at.view.reads
        return reads.all(Notice, Query("notice", {"message": message.key}))

    def _lapsed(self, message: OutboxMessage) -> list[Notice]:
        return [each for each in self._notices(message) if (each.series, each.base) not in self.plan.true]

    def _renewed(self, message: OutboxMessage, now: datetime) -> OutboxMessage:
        """
        *message* as it is to be told by now; dropped, if nothing in it is true any more.
        """
        true = [(each, self.plan.true.get((each.series, each.base))) for each in self._notices(message)]
        dues = late_first([_as_made(due, notice) for notice, due in true if due is not None and not notice.lapsed])
        if not dues:
            return evolve(message, state=MessageState.DROPPED, due_at=now + KEPT)
        text = text_of(self.at, dues, message.more)
        return evolve(
            message,
            subject=text.subject,
            text=text.text,
            html=text.html,
            address=dues[0].recipient.address,
            matters=tuple(due.occasion.subject for due in dues if due.occasion.placed),
        )


def _as_made(due: Due, notice: Notice) -> Due:
    return evolve(due, repeat=notice.repeat, day=notice.on, cause=notice.cause, reference=notice.reference)


def claimable(message: OutboxMessage, now: datetime) -> bool:
    """
    Whether *message* may be taken: it is due, or whoever was sending it is given up.
    """
    return message.state in {MessageState.WAITING, MessageState.SENDING} and message.due_at <= now


def _handed(message: OutboxMessage) -> Message:
    return Message(
        id=message.key,
        to=message.address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        language=message.language,
        kind=message.kind,
        thread=message.thread,
        body=message.body,
        matters=message.matters,
        attempt=message.attempts,
    )
