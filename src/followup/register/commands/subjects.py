"""
What an action is made on: matters given by key or value, or items of a meeting, whose numbers are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict

from attrs import frozen

from followup.contracts import Query
from followup.errors import NotFound, Option, UsageError
from followup.model.answers import OutstandingMatter
from followup.model.bodies import Meeting
from followup.model.matters import Matter, Step
from followup.model.minutes import Item
from followup.register.queries.agendas import agenda
from followup.register.queries.view import View
from followup.register.work.names_and_targets import parse_items
from followup.register.work.unit_of_work import UnitOfWork


MatterLike = str | Matter | OutstandingMatter
Matters = MatterLike | Sequence[MatterLike]


class Where(TypedDict, total=False):
    """
    What every action on matters takes besides: where and when it happened, and how the call is made.

    *meeting* is where it happened, by name or as a value, and *items* are numbers of its items, instead of matters;
    *on* is the day (default: the meeting's day, else today).
    *dry_run* commits nothing; under a *request_id* a call that is made again does not act twice.
    """

    meeting: str | Meeting | None
    items: str | Sequence[str] | None
    on: date | None
    dry_run: bool
    request_id: str | None


@frozen
class Subjects:
    """
    Matters by key, and items of a meeting that have no matter yet; *numbers* are the items matters were named by.
    """

    matters: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    numbers: Mapping[str, str] = {}


def key_of(matter: MatterLike) -> str:
    """
    The key of a matter given by key or as a value.
    """
    return matter if isinstance(matter, str) else matter.key


def keys_of(matters: Matters) -> list[str]:
    """
    The keys of one matter or several, each once.
    """
    several = [matters] if isinstance(matters, str | Matter | OutstandingMatter) else matters
    return list(dict.fromkeys(key_of(matter) for matter in several))


def check_subjects(matters: Matters, meeting: str | None, items: str | Sequence[str] | None) -> None:
    """
    Refuse what names both matters and items, or neither; :class:`UsageError`.
    """
    if items and not meeting:
        raise UsageError("Items belong to a meeting.", hint="Name it with {option}.", option=Option("meeting"))
    if bool(keys_of(matters)) == bool(items):
        raise UsageError("Name matters, or a meeting with items; one of the two.")


def subjects_of(
    unit: UnitOfWork, matters: Matters, meeting: Meeting | None, items: str | Sequence[str] | None
) -> Subjects:
    """
    What is meant by *matters*, or by *items* of *meeting*; :class:`NotFound` for what is not there.
    """
    if items and meeting is not None:
        return _by_items(unit, meeting, parse_items(items))
    keys = keys_of(matters)
    known = unit.load(Matter, keys)
    return Subjects(tuple(known[key].key if key in known else unit.reads.matter(key).key for key in keys))


def _by_items(unit: UnitOfWork, meeting: Meeting, wanted: Sequence[str]) -> Subjects:
    """
    The subjects that item numbers of *meeting* mean: by its recorded minutes, else by its agenda.

    Unknown numbers are refused with a list of those there are.
    """
    items: dict[str, Item] = {}
    if meeting.document:
        rows = unit.select(Item, Query("item", {"document": meeting.document}, order=("position",)))
        items = {row.number: row for row in rows}
    steps = unit.select(Step, Query("step", {"meeting": meeting.key}))
    treated = {step.item: step.matter for step in steps if step.live and step.item}
    known = treated | (_agenda_numbers(unit, meeting) if not items else {})
    _refuse_unknown(meeting, wanted, (*items, *known))
    matters = {known[number]: number for number in reversed(wanted) if number in known}
    rest = tuple(items[number] for number in wanted if number not in known)
    return Subjects(tuple(known[number] for number in wanted if number in known), rest, matters)


def _refuse_unknown(meeting: Meeting, wanted: Iterable[str], there: Sequence[str]) -> None:
    unknown = [number for number in wanted if number not in there]
    if unknown:
        listed = ", ".join(dict.fromkeys(there)) or "none"
        raise NotFound(
            "{key} has no item {unknown}.",
            key=meeting.key,
            unknown=", ".join(unknown),
            listed=listed,
            hint="Its items: {listed}.",
        )


def _agenda_numbers(unit: UnitOfWork, meeting: Meeting) -> dict[str, str]:
    """
    The numbers that our own agenda gives the matters on a meeting without minutes.

    They do not change while the meeting goes on: what is postponed there keeps the number it had.
    """
    if meeting.document:
        return {}
    return {item.number: item.key for item in agenda(View.within(unit), meeting.key, as_sent=True).items if item.key}
