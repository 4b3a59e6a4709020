"""
In which order matters stand on an agenda and in the register.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from followup.model.codes import Disposition, PlaceKind
from followup.model.places import Placed


_DIGITS = re.compile(r"(\d+)")

BY_DECISION, AGAIN, ANNOUNCED, UMBRELLA, IF_TIME = range(5)


def natural(text: str) -> tuple[Any, ...]:
    """
    A key that sorts ``LG-9`` before ``LG-10`` and item 9 before 10.
    """
    # Every other part is a number, the first one never: like is compared with like.
    parts: list[Any] = _DIGITS.split(text)
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def rank(placed: Placed) -> int:
    """
    The part of the agenda a matter belongs to: postponed by a decision, taken up again, announced, umbrella, if time.
    """
    matter = placed.matter
    if placed.place.if_time_permits:
        return IF_TIME
    if matter.kind == "umbrella":
        return UMBRELLA
    if matter.disposition is Disposition.POSTPONED and matter.by_decision:
        return BY_DECISION
    if matter.disposition is Disposition.RAISED:
        return ANNOUNCED
    return AGAIN


def section_of(placed: Placed, sections: Sequence[str]) -> int:
    """
    Which of *sections* a matter belongs to by its kind; their number, for what comes after them.

    That is a kind without a section, what may wait, and what is restricted: its place must not tell its kind.
    """
    matter = placed.matter
    if placed.place.if_time_permits or matter.restricted or matter.kind not in sections:
        return len(sections)
    return sections.index(matter.kind)


def agenda_order(placed: Placed, sections: Sequence[str] = ()) -> tuple[Any, ...]:
    """
    The key that sorts what stands on one meeting: by rank, then by when and under which item it was promised.

    Where its body has *sections*, kinds in their order, those come first.
    """
    matter = placed.matter
    section = section_of(placed, sections)
    return (section, rank(placed), matter.anchor_on or date.min, natural(matter.anchor_item), natural(matter.key))


def outstanding_order(placed: Placed) -> tuple[Any, ...]:
    """
    The key that sorts the list under *outstanding matters*: with a party, another body, missing facts, umbrella.
    """
    matter, place = placed.matter, placed.place
    if matter.kind == "umbrella":
        part = 3
    elif matter.kind == "missing_fact" or place.kind is PlaceKind.EVENT:
        part = 2
    elif place.kind is PlaceKind.WITH_PARTY:
        part = 0
    else:
        part = 1
    return (part, natural(matter.key))


def register_order(placed: Placed, body: str, sections: Sequence[str] = ()) -> tuple[Any, ...]:
    """
    The key that sorts the register of *body*.

    What awaits a meeting stands first; then what is on its agendas; then what has another date; then what has
    none; last what nobody is responsible for.  On its agendas they stand by its *sections*.
    """
    place = placed.place
    day = place.date or date.max
    if place.kind is PlaceKind.AWAITING_MEETING and place.date is None:
        part = 0
    elif place.kind is PlaceKind.AGENDA and place.body == body:
        part = 1
    elif place.kind is PlaceKind.EVENT:
        part = 3 if placed.matter.owner else 4
    else:
        part = 2 if place.date else 3
    return (part, day, place.meeting or "", *agenda_order(placed, sections if part == 1 else ()))
