"""
The scheduled run: plan and gather in one write, then deliver what is due, and tell what became of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from attrs import define, evolve, field

from followup.contracts import Notifier, Query
from followup.errors import FollowupError, StoreError
from followup.model.codes import MessageState
from followup.model.notices import Notice, OutboxMessage, Ran
from followup.outbox.batches import Box
from followup.outbox.channels import Channels
from followup.outbox.deliver import LIMIT, Delivery
from followup.outbox.enqueue import Enqueued, coming, enqueue
from followup.outbox.keeping import finished, forget, mark, started
from followup.outbox.ruling import existing_rule
from followup.register.queries.view import View
from followup.register.work.clock import present_moment
from followup.register.work.commit import Committer
from followup.register.work.reads import Reads


class HasChannels(Protocol):
    """
    What a run is made with: a register that knows how to reach people.
    """

    committer: Committer
    view: View

    def channels(self, notifiers: Mapping[str, Notifier]) -> Channels:
        """
        A notifier for each scheme; those given go before all others.
        """
        ...


def never() -> bool:
    """
    Asked between two messages whether to stop: no.
    """
    return False


def run(
    register: HasChannels,
    *,
    notifiers: Mapping[str, Notifier] | None = None,
    only: str = "",
    limit: int | None = None,
    within: timedelta | None = None,
    timeout: timedelta = LIMIT,
    stop: Callable[[], bool] = never,
    host: str = "",
    dry_run: bool = False,
) -> Ran:
    """
    Tell people what they are to be told by now, each thing once; safe to run twice, late, at once, or killed.

    *notifiers* are those for the schemes of addresses, such as ``mailto``, before those of the configuration.
    *only* names a rule or a kind of rules, *limit* is the most messages to try, *within* the time after which no
    further one is begun, *timeout* how long a notifier may take for one.  *stop* is asked before each message.
    *host* names where it runs, for ``doctor`` to tell when it last went well.
    With *dry_run* nothing is written and nothing sent; the answer holds the messages, and what comes next.

    Raises:
        NotFound: there is no rule *only*.
        Conflict, Busy, Unknown: the store could not be written; run again.
    """
    committer = register.committer
    if only:
        existing_rule(committer.unit(), only)
    enqueued = committer.write(lambda unit: enqueue(unit, only), dry_run=dry_run)
    if dry_run:
        return _rehearsed(register, enqueued)
    box = Box(committer)
    begun = present_moment(committer.clock)
    if host:
        started(box, host, begun)
    channels = register.channels(notifiers or {})
    try:
        work = _Work(box, channels, only, limit, begun + within if within else None, timeout, stop)
        work.deliver(enqueued)
        if work.counts[MessageState.FAILED]:
            # Whoever is to know of it is told in the same run.
            work.deliver(committer.write(lambda unit: enqueue(unit, only)))
    finally:
        channels.close()
    forget(box, begun)
    ran = work.told()
    if host and not ran.exit_code:
        finished(box, host, begun)
    return ran


def _rehearsed(register: HasChannels, enqueued: Enqueued) -> Ran:
    now, reads = enqueued.at.now, register.view.reads
    waiting = reads.all(OutboxMessage, Query("message", {"state": MessageState.WAITING.value}, order=("due_at",)))
    due = [message for message in (*waiting, *enqueued.messages) if message.due_at <= now]
    return Ran(
        planned=len(enqueued.plan.due),
        snoozed=enqueued.plan.snoozed,
        messages=tuple(due),
        coming=coming(enqueued),
        unreachable=enqueued.plan.unreachable,
    )


@define
class _Work:
    """
    The messages of one run, and what became of them.
    """

    box: Box
    channels: Channels
    only: str
    limit: int | None
    until: datetime | None
    timeout: timedelta
    stop: Callable[[], bool]
    counts: Counter[MessageState] = field(factory=Counter)
    before: dict[str, str] = field(factory=dict)
    broken: dict[str, str] = field(factory=dict)
    failures: list[OutboxMessage] = field(factory=list)
    done: list[Enqueued] = field(factory=list)
    left: int = 0
    tried: int = 0

    def deliver(self, enqueued: Enqueued) -> None:
        """
        Try what is due.
        """
        if not self.done:
            self.before = self._trouble()
        self.done.append(enqueued)
        clock = self.box.committer.clock
        delivery = Delivery(self.box, self.channels, clock, enqueued.at, enqueued.plan, self.timeout)
        self.left = 0
        for message in delivery.due():
            if self.only and not self._meant(message, enqueued):
                continue
            if self._enough(clock()):
                self.left += 1
                continue
            self._one(delivery, message)

    def _one(self, delivery: Delivery, message: OutboxMessage) -> None:
        try:
            after = delivery.deliver(message)
        except FollowupError as error:
            if isinstance(error, StoreError):
                raise
            self.broken[_scheme(message)] = f"{error.message} {error.hint}".strip()
            mark(self.box, message, error.message)
            return
        if after is not None:
            self.tried += after.attempts > message.attempts
            self.counts[after.state] += 1
            self.failures += [after] if after.state is MessageState.FAILED else []

    def _enough(self, now: datetime) -> bool:
        full = self.limit is not None and self.tried >= self.limit
        return full or (self.until is not None and now >= self.until) or self.stop()

    def _meant(self, message: OutboxMessage, enqueued: Enqueued) -> bool:
        kinds = {rule.key: rule.kind.value for rule in enqueued.at.rules}
        notices = Reads(self.box.committer.store).all(Notice, Query("notice", {"message": message.key}))
        return any(self.only in {notice.rule, kinds.get(notice.rule)} for notice in notices)

    def _waiting(self) -> list[OutboxMessage]:
        query = Query("message", {"state": MessageState.WAITING.value}, order=("due_at",))
        return Reads(self.box.committer.store).all(OutboxMessage, query)

    def _trouble(self) -> dict[str, str]:
        return {_scheme(message): message.error for message in self._waiting() if message.error}

    def told(self) -> Ran:
        """
        What the run did.
        """
        after = self._trouble()
        plans = [each.plan for each in self.done]
        return Ran(
            planned=sum(len(plan.due) for plan in plans),
            sent=self.counts[MessageState.SENT],
            later=sum(message.attempts > 0 for message in self._waiting()),
            failed=self.counts[MessageState.FAILED],
            snoozed=plans[-1].snoozed,
            dropped=self.counts[MessageState.DROPPED],
            left=self.left,
            broken=tuple(sorted(self.broken.items())),
            messages=tuple(message for each in self.done for message in each.messages),
            begun=tuple(sorted((scheme, error) for scheme, error in after.items() if scheme not in self.before)),
            ended=tuple(sorted(self.before.keys() - after.keys())),
            failures=tuple(evolve(each, text="", html="") for each in self.failures),
            unreachable=plans[-1].unreachable,
        )


def _scheme(message: OutboxMessage) -> str:
    return message.address.partition(":")[0]
