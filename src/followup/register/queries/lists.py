"""
Lists of matters: what is outstanding, what changed between two days, and what has a number or words in its title.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial

from followup.contracts import Query
from followup.errors import InputError
from followup.model.answers import ChangesAnswer, Context, OutstandingList, OutstandingMatter
from followup.model.codes import PlaceKind
from followup.model.matters import Matter, Place, Placed
from followup.register.queries.view import HasView, View
from followup.reports.words.vocabulary import ERASED
from followup.rows.codecs import end_of_day_bound
from followup.rules.agenda import natural, register_order
from followup.rules.fold import fold
from followup.rules.place import placed


def find(asked: HasView, *, number: str = "", title: str = "", body: str | None = None) -> list[Matter]:
    """
    The matters, open or closed, with that *number*, or whose title has *title* in it; restricted ones left out.

    A number is a file, not an identity: there may be several.
    """
    if bool(number) == bool(title):
        raise InputError("Find by number or by title.")
    view = asked.view
    if number:
        matters = view.reads.all(Matter, Query("matter", {"number": number}))
    else:
        matters = [
            each for each in view.reads.all(Matter, Query("matter")) if title.casefold() in each.title.casefold()
        ]
    return [m for m in view.then(matters) if not m.restricted and not m.void and body in {None, m.body, m.origin}]


def outstanding(asked: HasView, body: str | None = None, *, overdue: bool = False) -> OutstandingList:
    """
    The open matters of *body* (also those it handed over and waits for), or of every body, in register order.

    With *overdue*, only those whose day has passed.
    """
    view = asked.view
    own = view.body(body) if body else None
    bodies = [own] if own else view.bodies()
    today, calendar = view.today(own), view.calendar()
    there: dict[str, Placed] = {}
    for each in bodies:
        for item in placed(view.open_matters(each.key), calendar, today):
            there.setdefault(item.matter.key, item)
    context = view.context(today, calendar, [item.matter for item in there.values()])
    items = [item for item in there.values() if item.place.overdue or not overdue]
    sections = {each.key: each.sections for each in bodies}
    items.sort(key=lambda item: register_order(item, home := body or item.matter.body, sections.get(home, ())))
    if own is None:
        items.sort(key=lambda item: item.matter.body)
    rows = [_row(item, context, (own or context.bodies[item.matter.body]).locale) for item in items]
    return OutstandingList(context, own, tuple(rows))


def _row(item: Placed, context: Context, locale: str) -> OutstandingMatter:
    matter, where = item.matter, item.place
    if where.kind is PlaceKind.WITH_PARTY:
        where = where.with_party(context.party(where.party) or ERASED)
    since = matter.opened_on or context.today
    owner = context.party(matter.owner) or (ERASED if matter.owner else "")
    why: Callable[[], str] = partial(_why, matter, item.place, context, locale)
    return OutstandingMatter(matter, where, since, context.today - since, owner, why)


def _why(matter: Matter, place: Place, context: Context, locale: str) -> str:
    # Of a long list, few lines are read: what writes them is imported when the first is.
    from followup.reports.reasons.why import why_line

    return why_line(matter, place, context, locale)


def changes(asked: HasView, body: str, start: date, end: date) -> ChangesAnswer:
    """
    What changed for *body* between the end of the day *start* and the end of *end*: new, closed, still open.
    """
    if end < start:
        raise InputError(f"{end} is before {start}.")
    view = asked.view
    before = {row.key for row in outstanding(view.at(start, None), body)}
    after = outstanding(view.at(end, None), body)
    closed = _gone(view, body, before, {row.key for row in after}, (start, end))
    return ChangesAnswer(
        after.context,
        view.body(body),
        start,
        end,
        tuple(row for row in after if row.key not in before),
        tuple(sorted(closed, key=lambda matter: (matter.closed_on or end, natural(matter.key)))),
        tuple(row for row in after if row.key in before),
    )


def _gone(
    view: View, body: str, before: AbstractSet[str], after: AbstractSet[str], between: tuple[date, date]
) -> list[Matter]:
    """
    The matters lost since the first day, and those that *body* had in between and has no more, as they were then.
    """
    start, end = between
    lost = before - after
    opened = view.opened(end_of_day_bound(start), end_of_day_bound(end))
    passing = [matter for matter in opened if not matter.void and matter.key not in lost | after]
    steps = view.at(end, None).steps([*view.reads.get(Matter, lost).values(), *passing])
    records = [fold(key, own) for key, own in steps.items()]
    return [matter for matter in records if matter.key in lost or body in {matter.body, matter.origin}]
