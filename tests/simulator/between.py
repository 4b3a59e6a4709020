"""
The law of what comes between: a deed with another register's deed between its reading and its commit is as if one of
them had been done after the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from attrs import evolve

from tests.simulator.deeds import Deed
from tests.simulator.drawing import Chance
from tests.simulator.pictures import differing, picture
from tests.simulator.results import Failure, Tally
from tests.simulator.story import RIVAL, opening, plain
from tests.simulator.world import World


SETTING = 26
"""Deeds before the two."""
PAIRS = 4
RANGES = frozenset(
    "close_body succeed_body edit_party add_party move_meeting plan_meeting plan_meetings record".split()
)
"""The verbs that look through a range before they write, and guard no more than its rows."""

Call = tuple[str, list[Any], dict[str, Any]]
End = tuple[list[str], dict[str, Any]]


def between_law(seed: int, known: Collection[str]) -> tuple[Tally, Failure | None]:
    """
    Try a few pairs of deeds in the setting that *seed* draws.
    """
    tally = Tally()
    # Days of their own would only hide what is looked for here.
    with World(seed, known) as world:
        chance = Chance(world, {*known, "backdated"}, "between")
        setting = []
        for number in range(SETTING):
            deed = opening(chance, number) or plain(chance, number, 0)
            if number == SETTING - 1:
                deed = evolve(deed, verb="add_body", args=("XA", "Body XA"), said={})
            deed = evolve(deed, at=chance.moment())
            setting.append(deed)
            tally.add(deed.verb, world.perform(deed).kind)
        chance.moment()
        pairs = [_pair(chance, SETTING + n, known) for n in range(PAIRS)]
    for one, other in pairs:
        failure = tried(seed, known, setting, one, other)
        if failure is not None:
            return tally, failure
    return tally, None


def _pair(chance: Chance, number: int, known: Collection[str]) -> tuple[Deed, Deed]:
    """
    Two deeds of two registers, at one moment: any two, or two that are after the same rows.
    """
    while True:
        aimed = _aimed(chance) if chance.some(0.6) else None
        if aimed is not None:
            pair = [Deed(number, who, chance.now, call[0], tuple(call[1]), call[2]) for who, call in enumerate(aimed)]
        else:
            pair = [evolve(plain(chance, number, who), at=chance.now) for who in (0, 1)]
        passed = RANGES if "ranges" in known else frozenset()
        if pair[0].verb not in passed | ({"merge"} if "unguarded" in known else frozenset()):
            return pair[0], evolve(pair[1], number=number + RIVAL)


def _aimed(chance: Chance) -> tuple[Call, Call] | None:
    """
    A deed that looks through a range, and one that puts something into it.
    """
    body, other = chance.pick(["LG", "SK", "KF", "XA"]), chance.pick(["LG", "SK"])
    day, today, name = chance.coming(), chance.today(), f"Firm {chance.random.randrange(100, 999)}"
    party, heir, matter, meeting = chance.party(), chance.party(), chance.matter(), chance.meeting(chance.planned)
    second = chance.matter()
    if party is None or heir is None or matter is None or meeting is None or second is None:
        return None
    held = chance.world.judge.meeting(chance.world.keys[meeting]).body
    ends: Call = ("close_body", ["XA"], {"on": today})
    succeeds: Call = ("succeed_body", [body, other], {"on": today})
    leaves: Call = ("party_leaves", [party], {"on": today, "to": heir})
    called: Call = ("edit_party", [party], {"rename": name})
    moves: Call = ("move_meeting", [meeting, day], {})
    planned: Call = ("plan_meeting", [held, day], {})
    added: Call = ("add_matter", [body, "Archive"], {"to": f"{other}/next", "owner": party})
    sent: Call = ("postpone", [matter], {"to": f"{body}/next"})
    pairs: list[tuple[Call, Call]] = [
        (ends, ("add_matter", ["XA", "Archive"], {})),
        (ends, ("plan_meeting", ["XA", day], {})),
        (succeeds, added),
        (succeeds, sent),
        (succeeds, ("plan_meeting", [body, day], {})),
        (leaves, ("assign", [matter], {"to": party})),
        (leaves, added),
        (called, ("add_party", [name], {})),
        (called, ("edit_party", [heir], {"rename": name})),
        (moves, planned),
        (("rename_body", [body, name], {"on": today}), ("rename_body", [other, name], {"on": today})),
        (("merge", [matter], {"into": second}), ("close", [[matter, second]], {})),
    ]
    one, two = chance.pick(pairs)
    return (one, two) if chance.some(0.8) else (two, one)


def tried(seed: int, known: Collection[str], setting: list[Deed], one: Deed, other: Deed) -> Failure | None:
    """
    What went wrong between *one* and *other*, with a setting as short as can be.
    """
    found = _apart(seed, known, setting, one, other)
    if not found:
        return None
    place = 0
    while place < len(setting):
        less = setting[:place] + setting[place + 1 :]
        told = _apart(seed, known, less, one, other)
        if told:
            setting, found = less, told
        else:
            place += 1
    law = "what comes between is as if it came before or after"
    with World(seed, known) as world:
        for deed in setting:
            world.perform(deed)
        keys = dict(world.keys)
    return Failure(seed, law, f"{law}: {found}", (*setting, evolve(one, rival=other)), keys, "between")


def _apart(seed: int, known: Collection[str], setting: list[Deed], one: Deed, other: Deed) -> str:
    """
    How the deeds in one another differ from both orders of them; empty if they do not, or never met.
    """
    mixed = _end(seed, known, [*setting, evolve(one, rival=other)])
    if len(mixed[0]) < 2:
        return ""
    after = _end(seed, known, [*setting, one, other])
    before = _end(seed, known, [*setting, other, one])
    before = (before[0][::-1], before[1])
    if mixed in (after, before):
        return ""
    return (
        f"{one.verb} with {other.verb} between\n  ended {mixed[0]}, one after the other {after[0]} or {before[0]}\n"
        f"  not as before: {differing(mixed[1], after[1])}\n  nor as after: {differing(mixed[1], before[1])}"
    )


def _end(seed: int, known: Collection[str], deeds: Iterable[Deed]) -> End:
    """
    How the last deeds ended, and the register after them.
    """
    with World(seed, known) as world:
        ended: list[str] = []
        for deed in deeds:
            outcome = world.perform(deed)
            if deed.number >= SETTING:
                ended.append(outcome.kind)
                ended += [outcome.rival.kind] if outcome.rival else []
        return ended, picture(world.judge)
