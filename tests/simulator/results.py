"""
What came of a run: how often each verb was drawn and how it ended, and what did not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import define, field, frozen

from tests.simulator.deeds import Deed, Made


@frozen
class Failure:
    """
    A law that did not hold in a run: the deeds that show it, and the keys they made.

    *part* says in which part of the run: the long story, the orders of recording, or what comes between.
    """

    seed: int
    law: str
    found: str
    deeds: tuple[Deed, ...]
    keys: Mapping[Made, str] = field(factory=dict)
    part: str = "story"

    def told(self) -> str:
        """
        The whole story as text.
        """
        lines = [deed.told(self.keys) for deed in self.deeds]
        again = f"python -m tests.simulator --seed {self.seed} --part {self.part}"
        if self.part == "story":
            again += f" --only {','.join(str(deed.number) for deed in self.deeds)}"
        return "\n".join([f"seed {self.seed}, {self.part}: {self.found}", *lines, f"again: {again}"])


@define
class Tally:
    """
    How often each verb was drawn and how it ended; *deeds* in all.
    """

    ended: dict[str, Counter[str]] = field(factory=dict)
    deeds: int = 0

    def add(self, verb: str, kind: str) -> None:
        """
        Count one call.
        """
        self.deeds += 1
        self.ended.setdefault(verb, Counter())[kind] += 1

    def join(self, other: Tally) -> None:
        """
        Count what another run counted.
        """
        self.deeds += other.deeds
        for verb, ended in other.ended.items():
            self.ended.setdefault(verb, Counter()).update(ended)

    def table(self) -> str:
        """
        A line for each verb: how often it was drawn, and how often it was done.
        """
        lines = [f"{'verb':16}{'drawn':>8}{'done':>8}{'share':>7}  otherwise"]
        for verb, ended in sorted(self.ended.items()):
            drawn = sum(ended.values())
            rest = ", ".join(f"{kind} {number}" for kind, number in ended.most_common() if kind != "done")
            lines.append(f"{verb:16}{drawn:8}{ended['done']:8}{ended['done'] / drawn:7.0%}  {rest}")
        return "\n".join(lines)
