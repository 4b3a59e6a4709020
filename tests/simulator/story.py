"""
How the deeds of a run are drawn, one after another, with what comes in their way.
"""

from __future__ import annotations

from datetime import timedelta

from attrs import evolve

from tests.simulator.deeds import Deed
from tests.simulator.drawing import Chance
from tests.simulator.faulty import TROUBLES
from tests.simulator.oddities import oddity
from tests.simulator.verbs import OFTEN, VERBS, prelude


WITHOUT_ID = frozenset({"new_term", "erase_party", "redact_evidence"})
RIVAL = 1_000_000
"""What is added to the number of a deed for the one that comes in between."""


def opening(chance: Chance, number: int) -> Deed | None:
    """
    The deed with that *number* among those that every world begins with.
    """
    deeds = prelude()
    if number >= len(deeds):
        return None
    verb, (args, said) = deeds[number]
    return Deed(number, 0, chance.now, verb, tuple(args), said)


def plain(chance: Chance, number: int, who: int) -> Deed:
    """
    A deed of *who* with nothing in its way.
    """
    while True:
        (verb,) = chance.random.choices(list(OFTEN), list(OFTEN.values()))
        found = VERBS[verb](chance)
        if found is not None:
            return Deed(number, who, chance.now, verb, tuple(found[0]), found[1])


def drawn(chance: Chance, number: int) -> Deed:
    """
    The deed with that *number*, with what is to come in its way.
    """
    at = chance.moment()
    chance.world.moment = at
    deed = opening(chance, number)
    if deed is not None:
        return evolve(deed, at=at)
    who = chance.random.randrange(len(chance.world.hands))
    if "door" not in chance.known and chance.some(0.03) and (odd := oddity(chance)) is not None:
        return Deed(number, who, at, odd[0], tuple(odd[1]), odd[2], odd=True)
    deed = evolve(plain(chance, number, who), at=at)
    if chance.some(0.05):
        # Undo pairs what was struck with what was put in its place by their moments, as long as that is known.
        apart = timedelta(milliseconds="undo" in chance.known)
        chance.now += apart
        return evolve(deed, undone=True, at=at + apart)
    if deed.verb not in WITHOUT_ID and chance.some(0.35):
        deed = evolve(deed, request=f"request {number}", again=chance.some(0.3))
    if chance.some(0.1):
        deed = evolve(deed, trouble=chance.pick(TROUBLES))
    elif chance.some(0.1):
        deed = evolve(deed, rival=evolve(plain(chance, number + RIVAL, who + 1), at=at))
    return evolve(deed, rehearsed=chance.some(0.08))
