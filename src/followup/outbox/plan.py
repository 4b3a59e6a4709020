"""
First stage: from how things stand to the notices that are due and were not made before; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from attrs import field, frozen

from followup.model.codes import Cause
from followup.model.notices import Notice, Rule, Snooze, Watch
from followup.outbox.days import newest, working
from followup.outbox.kinds import KINDS, holding_for
from followup.outbox.recipients import Recipient, recipients
from followup.outbox.situation import Occasion, Situation
from followup.outbox.snoozes import ended_within, silencing
from followup.register.work.clock import local_day


BACK = timedelta(days=7)
"""What was due so long before somebody is first told anything is told still; what is older is taken as seen."""

Told = Callable[[Collection[str]], Mapping[str, list[Notice]]]
"""The notices there are of each series."""


@frozen
class Due:
    """
    A notice to be made: an *occasion* in its *repeat*-th repetition, due on a *day*, for one *recipient*.

    *again*: how many of the same day lapsed before.  *cause* and *reference* are those of the notice.
    """

    occasion: Occasion
    repeat: int
    day: date
    recipient: Recipient
    cause: Cause = Cause.FIRST
    reference: str = ""
    again: int = 0

    @property
    def series(self) -> str:
        """
        What its repetitions have in common.
        """
        return series_of(self.occasion, self.recipient)

    @property
    def key(self) -> str:
        """
        The key of the notice: the same, whoever plans it and when.
        """
        repeat = f"+{self.repeat}" if self.repeat else ""
        again = f"~{self.again}" if self.again else ""
        rule, subject, base = self.occasion.rule.key, self.occasion.subject, self.occasion.base
        return f"{rule}/{subject}/{base}{repeat}{again}/{self.recipient.key}"


def series_of(occasion: Occasion, recipient: Recipient) -> str:
    """
    ``rule/subject/recipient``.
    """
    return f"{occasion.rule.key}/{occasion.subject}/{recipient.key}"


@frozen
class Plan:
    """
    What is *due* and new, how much is *snoozed*, all that is *true* whether it was told or not, and who cannot be told.

    *true* holds, by series and base, the occasion and its recipient as they are now.
    """

    due: tuple[Due, ...]
    snoozed: int
    true: Mapping[tuple[str, str], Due]
    unreachable: tuple[str, ...] = field(default=())


def plan(at: Situation, watches: Mapping[str, Watch], told: Told, only: str = "") -> Plan:
    """
    The plan of what is due by the moment of *at*; *only* what a rule or kind of that name tells.
    """
    true: dict[tuple[str, str], Due] = {}
    unreachable: dict[str, None] = {}
    for occasion in _occasions(at):
        there = recipients(at, occasion)
        first = newest(*_days(at, occasion), before=occasion.before)
        if not there and first is not None:
            unreachable[occasion.body] = None
        for recipient in there:
            repeat, day = first or (-1, occasion.on)
            due = Due(occasion, repeat, day, recipient)
            true[due.series, occasion.base] = due
    wanted = [due for due in true.values() if due.repeat >= 0 and _holds(at, due.occasion) and _meant(due, only)]
    fresh, snoozed = _fresh(at, wanted, watches, told)
    return Plan(tuple(fresh), snoozed, true, tuple(unreachable))


def _occasions(at: Situation) -> Iterator[Occasion]:
    for body in at.bodies:
        for rule in holding_for(at.rules, body):
            yield from KINDS[rule.kind].occasions(at, rule, body)


def _days(at: Situation, occasion: Occasion) -> tuple[date, date, Rule, Callable[[date], bool]]:
    return occasion.on, at.today(occasion.body), occasion.rule, working(at.bodies[occasion.body])


def _holds(at: Situation, occasion: Occasion) -> bool:
    return occasion.until is None or at.today(occasion.body) <= occasion.until


def _meant(due: Due, only: str) -> bool:
    return only in {"", due.occasion.rule.key, due.occasion.rule.kind.value}


def _fresh(at: Situation, wanted: Iterable[Due], watches: Mapping[str, Watch], told: Told) -> tuple[list[Due], int]:
    wanted = [due for due in wanted if not _taken_as_seen(at, due, watches)]
    histories = told({due.series for due in wanted})
    fresh: list[Due] = []
    snoozed = 0
    for due in wanted:
        history = histories.get(due.series, [])
        if _was_told(due, history):
            continue
        silenced = KINDS[due.occasion.rule.kind].silenced
        if silenced and silencing(at, due.occasion):
            snoozed += 1
            continue
        fresh.append(_caused(due, history, ended_within(at, due.occasion, due.day) if silenced else None))
    return fresh, snoozed


def _was_told(due: Due, history: Iterable[Notice]) -> bool:
    # A clock that goes back finds later repetitions told: an earlier one is no news any more.
    return any(
        notice.base == due.occasion.base and not notice.lapsed and notice.repeat >= due.repeat for notice in history
    )


def _caused(due: Due, history: Collection[Notice], snooze: Snooze | None) -> Due:
    told = [notice for notice in history if not notice.lapsed]
    same = [notice for notice in told if notice.base == due.occasion.base]
    again = sum(n.lapsed and (n.base, n.repeat) == (due.occasion.base, due.repeat) for n in history)
    if snooze is not None:
        cause, reference = Cause.BACK, snooze.key
    elif same:
        skipped = due.repeat - max(notice.repeat for notice in same) - 1
        cause, reference = Cause.AGAIN, str(skipped) if skipped else ""
    else:
        cause, reference = Cause.CHANGED if told else Cause.FIRST, ""
    return Due(due.occasion, due.repeat, due.day, due.recipient, cause, reference, again)


def _taken_as_seen(at: Situation, due: Due, watches: Mapping[str, Watch]) -> bool:
    rule, body = due.occasion.rule, due.occasion.body
    if rule.catch_up:
        return False
    watch = watches.get(watch_key(at, body))
    begun = watch.since if watch else at.now
    return _before(at, due, begun, BACK) or (rule.since is not None and _before(at, due, rule.since, timedelta(0)))


def _before(at: Situation, due: Due, since: datetime, back: timedelta) -> bool:
    day = local_day(since, at.bodies[due.occasion.body])
    if due.day > day or (back and not due.repeat and due.day >= day - back):
        return False
    known = at.known_since(due.occasion.known)
    return known is None or known <= since


def watch_key(at: Situation, body: str) -> str:
    """
    The key of the watch of *body*: a new secretary begins anew.
    """
    named = at.bodies[body].secretary
    return f"{body}/{'' if ':' in named else named}"
