"""
What a message tells, put together from how things stand: the matters with their promises, the agenda, the meeting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve

from followup.model.answers import Promise
from followup.model.codes import Cause
from followup.model.notices import Letter, Line, OutboxMessage, Snooze
from followup.outbox.days import told_on, working
from followup.outbox.plan import Due
from followup.outbox.situation import Situation
from followup.register.queries.agendas import agenda
from followup.register.queries.missed import missed_at
from followup.rules.agenda import stands_on


def letter_of(at: Situation, dues: Sequence[Due], more: int = 0) -> Letter:
    """
    The letter that tells *dues*, which go to one recipient in one bundle; *more* of them follow in another.
    """
    first = dues[0].occasion
    body, meeting = at.bodies[first.body], at.calendar.get(first.meeting)
    items = [due.occasion.placed for due in dues if due.occasion.placed]
    if first.topic == "minutes" and meeting is not None:
        items = [item for item in at.open_at(first.body) if stands_on(item, meeting)]
    promises = at.view.promises([item.matter for item in items])
    lines = tuple(_line(at, due, promises) for due in dues)
    if first.topic == "minutes":
        lines = tuple(Line(item.matter, item.place, promises.get(item.matter.key)) for item in items)
    steps = [promise.step for promise in promises.values()]
    today = at.today(first.body)
    told = meeting if first.topic in {"missed", "doubt"} else None
    failed = _failed(at, first.subject) if first.topic == "trouble" else None
    stands_in = tuple(dict.fromkeys(due.recipient.stands_in for due in dues if due.recipient.stands_in))
    context = at.view.context(today, at.calendar, [item.matter for item in items], steps)
    named = at.view.parties([*stands_in, failed.recipient if failed else None])
    return Letter(
        first.topic,
        body,
        evolve(context, parties={**context.parties, **named}),
        lines,
        more,
        meeting,
        agenda(at.view, first.meeting).answer if first.topic == "agenda" else None,
        missed_at(at.view, told, at.calendar, today) if told else None,
        _next_on(at, dues[0]),
        stands_in,
        failed,
    )


def _line(at: Situation, due: Due, promises: Mapping[str, Promise]) -> Line:
    item = due.occasion.placed
    snooze = at.view.reads.one(Snooze, due.reference) if due.cause is Cause.BACK else None
    return Line(
        item.matter if item else None,
        item.place if item else None,
        promises.get(item.matter.key) if item else None,
        due.occasion.rule.kind,
        _about(due),
        due.cause,
        due.repeat,
        int(due.reference or 0) if due.cause is Cause.AGAIN else 0,
        snooze.until if snooze else None,
        snooze.author if snooze else "",
    )


def _about(due: Due) -> date | None:
    try:
        return date.fromisoformat(due.occasion.base)
    except ValueError:
        return None


def _next_on(at: Situation, due: Due) -> date | None:
    rule, occasion = due.occasion.rule, due.occasion
    if not rule.rhythm:
        return None
    works = working(at.bodies[occasion.body])
    return told_on(occasion.on, due.repeat + 1, rule, works, before=occasion.before)


def _failed(at: Situation, key: str) -> OutboxMessage | None:
    return next((message for message in at.failed if message.key == key), None)
