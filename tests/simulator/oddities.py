"""
What hands and programs give that makes no sense: it must be refused, and never break a question afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from tests.simulator.drawing import Chance


Odd = tuple[str, list[Any], dict[str, Any]]


def oddity(chance: Chance) -> Odd | None:
    """
    A call that contradicts what its arguments are for.
    """
    return chance.pick(ODDITIES)(chance)


def _moment(chance: Chance) -> datetime:
    return datetime.combine(chance.today(), time(12))


def _moment_for_a_day(chance: Chance) -> Odd | None:
    matter = chance.matter()
    verb = chance.pick(["postpone", "report", "decide", "close"])
    return None if matter is None else (verb, [matter], {"on": _moment(chance)})


def _raised_at_a_moment(chance: Chance) -> Odd:
    return "add_matter", [chance.body(), chance.title()], {"on": _moment(chance)}


def _planned_at_a_moment(chance: Chance) -> Odd:
    return "plan_meeting", [chance.body(), _moment(chance)], {}


def _owed_until_a_moment(chance: Chance) -> Odd | None:
    matter, party = chance.matter(), chance.party()
    return None if matter is None or party is None else ("assign", [matter], {"to": party, "until": _moment(chance)})


def _title_of_several_lines(chance: Chance) -> Odd:
    return "add_matter", [chance.body(), chance.pick(["Ferry\nBridge", "\x1b[2JFerry", "x" * 200_000])], {}


def _letters_for_titles(chance: Chance) -> Odd:
    return "add_matters", [chance.body(), "abc"], {}


def _no_address(chance: Chance) -> Odd:
    return "add_party", [f"Firm {chance.random.randrange(10**6)}"], {"contact": "nobody knows"}


def _to_come(chance: Chance) -> Odd:
    return "add_matter", [chance.body(), chance.title()], {"on": chance.today() + timedelta(days=400)}


def _reopened_before_it_closed(chance: Chance) -> Odd | None:
    matter = chance.matter(closed=True)
    if matter is None or (record := chance.world.judge.matter(chance.world.keys[matter])).open or record.void:
        return None
    day = (record.closed_on or date.max) - timedelta(days=3)
    return "reopen", [matter], {"on": day}


ODDITIES: tuple[Callable[[Chance], Odd | None], ...] = (
    _moment_for_a_day,
    _raised_at_a_moment,
    _planned_at_a_moment,
    _owed_until_a_moment,
    _title_of_several_lines,
    _letters_for_titles,
    _no_address,
    _to_come,
    _reopened_before_it_closed,
)
