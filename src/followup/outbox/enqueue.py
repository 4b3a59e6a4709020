"""
The first two stages as one write: what is due and new, and the messages that tell it, in one batch or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import frozen

from followup.contracts import Query
from followup.model.notices import Coming, Notice, OutboxMessage, Rule, Watch
from followup.outbox.gather import gathered
from followup.outbox.kinds import in_force
from followup.outbox.plan import Plan, plan, watch_key
from followup.outbox.situation import Situation
from followup.register.queries.view import View
from followup.register.work.clock import present_moment
from followup.register.work.reads import Reads
from followup.register.work.unit_of_work import UnitOfWork


AHEAD = 92
"""So many days are looked through for the next message to come."""


@frozen
class Enqueued:
    """
    The *plan* of how things stand *at*, and the messages that were put for it.
    """

    at: Situation
    plan: Plan
    messages: tuple[OutboxMessage, ...]
    watches: Mapping[str, Watch]


def enqueue(unit: UnitOfWork, only: str = "") -> Enqueued:
    """
    Put the notices that are due and new, and their messages, all expected absent: of two runs at once one is told so.
    """
    view = View.within(unit)
    # As the clock shows it: what is due now is due for the delivery that follows.
    at = Situation.seen(view, present_moment(unit.clock), in_force(view.reads.all(Rule, Query("rule"))))
    watches = {watch.key: watch for watch in view.reads.all(Watch, Query("watch"))}
    for body in at.bodies:
        key = watch_key(at, body)
        if at.has_secretary(body) and key not in watches:
            watches[key] = Watch(key, body, at.now)
            unit.put_new(watches[key])
    made = plan(at, watches, lambda series: told(view.reads, series), only)
    messages = []
    for message, notices in gathered(at, made.due):
        unit.put_new(message)
        messages.append(message)
        for notice in notices:
            unit.put_new(notice)
    return Enqueued(at, made, tuple(messages), watches)


def told(reads: Reads, series: Collection[str]) -> dict[str, list[Notice]]:
    """
    The notices there are of each of *series*.
    """
    return {each: reads.all(Notice, Query("notice", {"series": each})) for each in series}


def coming(enqueued: Enqueued) -> Coming | None:
    """
    The next message after those of *enqueued*, if nothing changes.
    """
    at = enqueued.at
    reads = at.view.reads
    for days in range(1, AHEAD):
        then = at.later(days)
        made = plan(then, enqueued.watches, lambda series: told(reads, series))
        if made.due:
            first = made.due[0].occasion
            same = {due.recipient.key for due in made.due if due.occasion.bundle == first.bundle}
            return Coming(then.today(first.body), first.topic, len(same))
    return None
