"""
One run of a seed: deeds are drawn, done and judged one by one; what breaks a law is made as short as it can be.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tests.simulator.between import between_law
from tests.simulator.deeds import Deed
from tests.simulator.drawing import Chance
from tests.simulator.known import KNOWN
from tests.simulator.laws import undo_law
from tests.simulator.memories import Memories
from tests.simulator.oracles import Broken, Oracles
from tests.simulator.orders import order_law
from tests.simulator.results import Failure, Tally
from tests.simulator.story import drawn
from tests.simulator.typed import at_the_command_line
from tests.simulator.world import World


DEEDS = 100
"""Deeds in a run, unless another number is asked for."""
TRIES = 500
"""So many shorter stories are tried to shorten a failure."""
PARTS = ("story", "orders", "between")


class Run:
    """
    The run of one seed, step by step.
    """

    def __init__(self, seed: int, known: Collection[str] = tuple(KNOWN)) -> None:
        self.world = World(seed, known)
        self.known = known
        self.oracles = Oracles(self.world, known)
        self.memories = Memories(self.world, known)
        self.tally = Tally()
        self.done: list[Deed] = []

    def do(self, deed: Deed) -> None:
        """
        Do one deed and judge it.
        """
        self.done.append(deed)
        judged = undo_law if deed.undone else World.perform
        with meant():
            outcome = judged(self.world, deed)
            self.memories.passed(deed.at)
            for part, result in zip(deed.parts(), (outcome, outcome.rival), strict=False):
                if result is not None:
                    self.tally.add(part.verb, result.kind)
            self.oracles.after(deed, outcome)

    def remember(self, day: date) -> None:
        """
        Keep what is known of the day before *day*.
        """
        with meant():
            self.memories.remember(day)

    def end(self) -> None:
        """
        Judge the whole.
        """
        with meant():
            self.oracles.sweep()
            self.oracles.asked()
            self.memories.ask_again()
            at_the_command_line(self.world, self.known)

    def failure(self, broken: Broken) -> Failure:
        """
        What did not hold, with all that was done.
        """
        return Failure(self.world.seed, broken.law, str(broken), tuple(self.done), dict(self.world.keys))


@contextmanager
def meant() -> Generator[None, None, None]:
    """
    Break a law with every error that is not meant: those of followup say so, and are caught where they are expected.
    """
    try:
        yield
    except Broken:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
        raise Broken("no error but those that are meant", told) from error


def run(seed: int, deeds: int = DEEDS, known: Collection[str] = tuple(KNOWN)) -> tuple[Tally, Failure | None]:
    """
    Run the story of *seed*, and for some seeds what its deeds are in other orders and within one another.
    """
    tally = Tally()
    for part in parts(seed):
        counted, failure = run_part(part, seed, deeds, known)
        tally.join(counted)
        if failure is not None:
            return tally, failure
    return tally, None


def parts(seed: int) -> Iterator[str]:
    """
    The parts of the run of *seed*.
    """
    yield "story"
    if seed % 3 == 0:
        yield "orders"
    if seed % 3 == 1:
        yield "between"


def run_part(
    part: str, seed: int, deeds: int = DEEDS, known: Collection[str] = tuple(KNOWN)
) -> tuple[Tally, Failure | None]:
    """
    One part of a run.
    """
    if part == "orders":
        return order_law(seed, known)
    if part == "between":
        return between_law(seed, known)
    one = Run(seed, known)
    with one.world:
        chance = Chance(one.world, known)
        remembering = chance.some(0.4)
        try:
            for number in range(deeds):
                one.do(drawn(chance, number))
                if remembering and number % 40 == 30:
                    one.remember(chance.now.date())
            one.end()
        except Broken as broken:
            return one.tally, one.failure(broken)
    return one.tally, None


def replayed(seed: int, deeds: Iterable[Deed], known: Collection[str]) -> Failure | None:
    """
    Do just *deeds* in the world of *seed*.
    """
    one = Run(seed, known)
    with one.world:
        try:
            for deed in deeds:
                one.do(deed)
                one.remember(deed.at.date())
            one.end()
        except Broken as broken:
            return one.failure(broken)
    return None


class Shortening:
    """
    Finds the same *failure* with as few deeds, and as little around them, as it can.
    """

    def __init__(self, failure: Failure, known: Collection[str]) -> None:
        self.best = failure
        self.known = known
        self.tries = 0

    def better(self, deeds: Sequence[Deed]) -> bool:
        """
        Whether *deeds* fail in the same way; then they are the best so far.
        """
        self.tries += 1
        found = replayed(self.best.seed, deeds, self.known)
        if found is None or found.law != self.best.law:
            return False
        self.best = found
        return True

    def shortest(self) -> Failure:
        """
        The failure, shortened: halves are left out, then less and less, then what is around single deeds.
        """
        self.better(self.best.deeds)
        size = max(1, len(self.best.deeds) // 2)
        while self.tries < TRIES:
            less = self._without(size)
            if size == 1 and not less:
                break
            size = max(1, size // 2)
        for place in range(len(self.best.deeds)):
            self._simpler(place)
        return self.best

    def _without(self, size: int) -> bool:
        start, before = 0, len(self.best.deeds)
        while start < len(self.best.deeds) and self.tries < TRIES:
            if not self.better([*self.best.deeds[:start], *self.best.deeds[start + size :]]):
                start += size
        return len(self.best.deeds) < before

    def _simpler(self, place: int) -> None:
        again = place < len(self.best.deeds)
        while again:
            again = any(
                self.better([*self.best.deeds[:place], simpler, *self.best.deeds[place + 1 :]])
                for simpler in self.best.deeds[place].simpler()
            )
