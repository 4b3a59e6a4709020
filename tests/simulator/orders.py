"""
The order law: the same documents and verbs, recorded in another order, give the same register but for its keys.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from attrs import evolve

from tests.simulator.deeds import Deed, Made, Paper
from tests.simulator.oracles import Broken
from tests.simulator.pictures import keyless
from tests.simulator.results import Failure, Tally
from tests.simulator.verbs import prelude
from tests.simulator.world import World


NOW = datetime(2024, 3, 4, 12, tzinfo=UTC)
DAYS = tuple(date(2023, 12, 18) + timedelta(days=n) for n in range(60))
MEETINGS = tuple(date(2023, 12, 27) + timedelta(days=7 * n) for n in range(12))
ALIKE = 8
"""How often deeds are left out that another order refuses."""

Drawn = tuple[str, list[Any], dict[str, Any]]


def order_law(seed: int, known: Collection[str]) -> tuple[Tally, Failure | None]:
    """
    Record what *seed* draws in two orders.
    """
    chance = Random(f"orders {seed}")
    first = _deeds(chance, seed, hands="backdated" not in known, early="early-close" in known)
    tally = Tally()
    for _ in range(ALIKE):
        other = _shuffled(chance, first)
        refused, one = _recorded(seed, known, first, tally)
        also, two = _recorded(seed, known, other, tally)
        if refused or also:
            first = [deed for deed in first if deed.number not in refused | also]
            continue
        if one != two:
            return tally, _failure(seed, first, other, known)
        break
    return tally, None


def _failure(seed: int, first: list[Deed], other: list[Deed], known: Collection[str]) -> Failure:
    """
    The failure with as few deeds as can be found, told in both orders.
    """
    place = 0
    while place < len(first):
        less = first[:place] + first[place + 1 :]
        kept = {deed.number for deed in less}
        turned = [deed for deed in other if deed.number in kept]
        try:
            differs = (
                _recorded(seed, known, less, Tally())[1] != _recorded(seed, known, turned, Tally())[1]
                and not _recorded(seed, known, less, Tally())[0]
                and not _recorded(seed, known, turned, Tally())[0]
            )
        except Broken:
            differs = False
        if differs:
            first, other = less, turned
        else:
            place += 1
    one, two = (_recorded(seed, known, deeds, Tally())[1] for deeds in (first, other))
    sides = [[each for each in own if each not in others] for own, others in ((one, two), (two, one))]
    told = "".join(f"\n    {each}" for side in sides for each in side[:1])
    order = ", ".join(str(deed.number) for deed in other)
    law = "the order of recording does not matter"
    return Failure(seed, law, f"{law}: {told}\n  the other order: {order}", tuple(first), {}, "orders")


def _recorded(seed: int, known: Collection[str], deeds: Sequence[Deed], tally: Tally) -> tuple[set[int], list[Any]]:
    """
    The numbers of the deeds that were refused, and what the register says in the end.
    """
    refused = set()
    with World(seed, known) as world:
        for place, deed in enumerate(deeds):
            outcome = world.perform(evolve(deed, at=NOW + timedelta(seconds=place)))
            tally.add(deed.verb, outcome.kind)
            if outcome.kind != "done":
                refused.add(deed.number)
        return refused, keyless(world.judge)


def _deeds(chance: Random, seed: int, *, hands: bool, early: bool) -> list[Deed]:
    """
    What every order begins with, then documents and, with *hands*, matters and verbs on days of their own.

    With *early* none of them is earlier than the day on which its matter was raised.
    """
    drawn: list[Drawn] = [(verb, args, said) for verb, (args, said) in prelude()]
    drawn += [("plan_meeting", [body, day], {}) for body in ("LG", "SK") for day in MEETINGS]
    with World(seed) as world:
        number = len(world.papers) // 2
        drawn += [("record", [Paper(n)], {"body": world.papers[n].meeting.body, "accept": True}) for n in range(number)]
    for matter in range(chance.choice([2, 3, 4]) if hands else 0):
        days = chance.sample(DAYS, 6)
        if early:
            days.sort()
        title, made = f"Quay lights {matter}", Made("matter", len(drawn))
        said = {"on": days[0], "to": _target(chance, days[0]), "restricted": chance.random() < 0.2}
        drawn.append(("add_matter", [chance.choice(["LG", "SK"]), title], said))
        drawn += [_verb(chance, made, day) for day in days[1 : chance.choice([2, 3, 4, 5])]]
    return [Deed(n, n % 2, NOW, verb, tuple(args), said) for n, (verb, args, said) in enumerate(drawn)]


def _target(chance: Random, day: date) -> Any:
    later = day + timedelta(days=chance.choice([3, 10, 40]))
    body = chance.choice(["LG", "SK"])
    return chance.choice([None, f"{body}/next", f"{body}/next", f"{body}/from/{later}", later.isoformat(), "2024-01"])


def _verb(chance: Random, matter: Made, day: date) -> Drawn:
    said: dict[str, Any] = {"on": day}
    body, party = chance.choice(["LG", "SK"]), Made("party", chance.choice([3, 4, 5]))
    free: list[tuple[str, dict[str, Any]]] = [
        ("postpone", {"to": _target(chance, day)}),
        ("postpone", {"to": _target(chance, day), "reason": "lack_of_time"}),
        ("report", {"text": "No answer yet."}),
        ("report", {"to": _target(chance, day)}),
        ("refer", {"to": f"{body}/next"}),
        ("refer", {"to": party}),
        ("refer_back", {"to": party}),
        ("assign", {"to": party}),
        ("remove", {"to": _target(chance, day)}),
        ("note", {"goes_on": True}),
        ("edit_matter", {"title": f"Footbridge {day.day}"}),
        ("edit_matter", {"owner": party}),
        ("edit_matter", {"restricted": chance.random() < 0.5}),
        ("edit_matter", {"interim": f"Since {day}."}),
        ("decide", {"text": "As proposed."}),
        ("withdraw", {}),
        ("close", {"as_": "written_off"}),
    ]
    verb, more = chance.choice(free)
    return verb, [matter], {**said, **more}


def _shuffled(chance: Random, deeds: Sequence[Deed]) -> list[Deed]:
    """
    *deeds* in another order: what they begin with first, and each matter added before anything is done to it.
    """
    free = [deed for deed in deeds if deed.verb not in {"add_body", "add_party", "plan_meeting"}]
    opening = [deed for deed in deeds if deed not in free]
    chance.shuffle(free)
    ready: list[Deed] = []
    waiting: dict[int, list[Deed]] = {}
    there: set[int] = set()
    for deed in free:
        needs = {arg.deed for arg in deed.args if isinstance(arg, Made)}
        if needs <= there:
            ready.append(deed)
            there.add(deed.number)
            ready += waiting.pop(deed.number, [])
        else:
            waiting.setdefault(needs.pop(), []).append(deed)
    return [*opening, *ready]
