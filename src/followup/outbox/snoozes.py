"""
Snoozes: for a while nothing is told of a matter, a body or a party, and nothing else about them changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from followup.contracts import Query
from followup.errors import InputError, NotFound
from followup.model.bodies import Body
from followup.model.matters import Matter
from followup.model.notices import Snooze
from followup.outbox.situation import Occasion, Situation, with_party
from followup.register.queries.view import HasView
from followup.register.work.clock import local_day
from followup.register.work.commit import idempotent, one
from followup.register.work.unit_of_work import UnitOfWork


SERIES = "S"


@idempotent(one(Snooze))
def snooze(
    unit: UnitOfWork,
    name: str,
    *,
    until: date,
    rule: str = "",
    because: str = "",
    dry_run: bool = False,
    request_id: str | None = None,
) -> Snooze:
    """
    Tell nothing of *name*, a matter, a body or a party, before the day *until*; with a *rule*, nothing of that kind.

    It silences notices only, never the agenda of a meeting or trouble, and ends by itself.

    Raises:
        InputError: *until* is not after today, or there is no such rule.
        NotFound: there is nothing called *name*.
    """
    from followup.outbox.ruling import existing_rule

    subject, body = _subject(unit, name)
    if until <= unit.today(body):
        raise InputError("{until} is not to come: a snooze ends on a day after today.", until=until)
    kept = existing_rule(unit, rule).key if rule else ""
    made = Snooze(unit.new_key(Snooze, SERIES, "-"), subject, until, kept, because, unit.author, unit.at)
    unit.put_new(made)
    return made


def _subject(unit: UnitOfWork, name: str) -> tuple[str, Body | None]:
    matter = unit.get(Matter, name)
    if matter is not None:
        return f"matter:{name}", unit.get(Body, matter.body)
    body = unit.get(Body, name)
    if body is not None:
        return f"body:{name}", body
    try:
        return f"party:{unit.reads.party(name).key}", None
    except NotFound as error:
        raise NotFound(
            "There is no matter, body or party {name}.", name=name, hint="List them with: followup outstanding"
        ) from error


def snoozes(asked: HasView) -> list[Snooze]:
    """
    The snoozes that have not ended, by the day they end.
    """
    view = asked.view
    span = ("until", (view.today() + timedelta(days=1)).isoformat(), None)
    return view.reads.all(Snooze, Query("snooze", span=span, order=("until",)))


def silencing(at: Situation, occasion: Occasion) -> Snooze | None:
    """
    The snooze that silences *occasion* now, if one does.
    """
    today = at.today(occasion.body)
    # Of several of one thing the last that was said holds, so that one can be made shorter.
    last = {(each.subject, each.rule): each for each in _of(at, occasion) if _begun(at, occasion, each) <= today}
    return next((each for each in last.values() if today < each.until), None)


def ended_within(at: Situation, occasion: Occasion, day: date) -> Snooze | None:
    """
    The last snooze that has ended and silenced *occasion* on the *day* it was due.
    """
    today = at.today(occasion.body)
    ended = [each for each in _of(at, occasion) if day < each.until <= today]
    return max(ended, key=lambda each: each.until, default=None)


def _begun(at: Situation, occasion: Occasion, snooze: Snooze) -> date:
    return local_day(snooze.at, at.bodies[occasion.body]) if snooze.at else date.min


def _of(at: Situation, occasion: Occasion) -> Iterator[Snooze]:
    item, rule = occasion.placed, occasion.rule
    parties = (with_party(item), item.matter.owner) if item else ()
    subjects = {f"body:{occasion.body}", *(f"party:{key}" for key in parties if key)}
    subjects |= {f"matter:{item.matter.key}"} if item else set()
    for each in at.snoozes:
        if each.subject in subjects and each.rule in {"", rule.key, rule.kind.value}:
            yield each
