"""
What the register once answered of a day that was over, and must answer for ever.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import define, evolve, field

import followup
from tests.simulator.oracles import demand
from tests.simulator.world import World


BEGINNING = datetime(1, 1, 1, tzinfo=UTC)


@define
class Memories:
    """
    The answers of ``register.at(known=day)`` for days that were over when they were asked for.

    A clock that is set back spoils them, as long as that is *known*.
    """

    world: World
    known: Collection[str]
    latest: datetime = BEGINNING
    spoiled: bool = False
    answers: dict[date, Any] = field(factory=dict)

    def passed(self, moment: datetime) -> None:
        """
        A deed was recorded at *moment*.
        """
        if moment < self.latest and "clocks" in self.known:
            self.spoiled, self.answers = True, {}
        self.latest = max(self.latest, moment)

    def remember(self, day: date) -> None:
        """
        Keep what was known on the day before *day*, which is over.
        """
        over = day - timedelta(days=1)
        if not self.spoiled and over not in self.answers:
            self.answers[over] = known_on(self.world.judge, over)

    def ask_again(self) -> None:
        """
        Compare every answer with what is answered now.
        """
        for day, answer in self.answers.items():
            now = known_on(self.world.judge, day)
            differs = [pair for pair in zip(answer, now, strict=False) if pair[0] != pair[1]]
            told = differs[0] if differs else (len(answer), len(now))
            demand(answer == now, "what was known on a day that is over never changes", f"{day}: {told}")


def known_on(register: followup.Register, day: date) -> list[Any]:
    """
    What was known by the end of *day*: without names, which can be erased, and what may be shown, which is of today.
    """
    rows = register.at(known=day).outstanding()
    return [
        (evolve(row.matter, restricted=False), evolve(row.place, party=None), row.since)
        for row in sorted(rows, key=lambda row: row.key)
    ]
