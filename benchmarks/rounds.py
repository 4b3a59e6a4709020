"""
Rounds: each runs the limit, the limit again, ours and the peers, shuffled; what counts is ratios within a round.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Sequence
from statistics import median

from attrs import field, frozen


LIMIT, CONTROL, OURS = "limit", "limit again", "followup"
QUIET = (0.9, 1.1)
"""A round counts if the limit took as long both times, within this; else the machine was busy."""


@frozen
class Side:
    """
    One way to do the work: *run* does it once and returns what it took, and the rows it left to be compared.
    """

    name: str
    run: Callable[[], tuple[float, object]]


@frozen
class Measured:
    """
    The ratios of each side to the limit, one for each round that counted.
    """

    what: str
    ratios: dict[str, list[float]]
    limit: list[float]
    rounds: int
    notes: list[str] = field(factory=list)

    def line(self, name: str) -> str:
        """
        Median and spread of one side.
        """
        ratios = self.ratios[name]
        return f"{name:<28}{median(ratios):7.2f} × limit   ({min(ratios):.2f}–{max(ratios):.2f})"

    def text(self) -> str:
        """
        All sides, a line each.
        """
        counted = len(self.limit)
        if not counted:
            return f"{self.what}: no round of {self.rounds} was quiet enough\n"
        head = f"{self.what}: limit {median(self.limit) * 1000:.1f} ms; {counted} of {self.rounds} rounds were quiet"
        return "\n".join([head, *(f"  {self.line(name)}" for name in self.ratios), *(f"  {n}" for n in self.notes), ""])


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """
    How long *work* took, with the garbage collector at rest as it was found, and what it gave.
    """
    gc.collect()
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def measure(what: str, sides: Sequence[Side], *, rounds: int, most: int = 0) -> Measured:
    """
    Run *sides* (the first is the limit) until *rounds* rounds were quiet, but *most* rounds (three times as many).

    Every side must leave the same rows.
    """
    limit = sides[0]
    ratios: dict[str, list[float]] = {side.name: [] for side in sides[1:]}
    kept: list[float] = []
    done = 0
    while len(kept) < rounds and done < (most or 3 * rounds):
        done += 1
        order = [*sides, Side(CONTROL, limit.run)]
        random.shuffle(order)
        took: dict[str, float] = {}
        rows: dict[str, object] = {}
        for side in order:
            took[side.name], rows[side.name] = side.run()
        different = [name for name, found in rows.items() if found is not None and found != rows[limit.name]]
        assert not different, f"{what}: {different} left other rows than the limit"
        if QUIET[0] <= took[CONTROL] / took[limit.name] <= QUIET[1]:
            base = (took[CONTROL] + took[limit.name]) / 2
            kept.append(base)
            for name, found in ratios.items():
                found.append(took[name] / base)
    return Measured(what, ratios, kept, done)
