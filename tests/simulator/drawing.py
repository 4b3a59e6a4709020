"""
The chance of a run: what there is to act on, on which days and moments, with which words.

Everything is drawn from one generator and from what the register answers, so that a seed tells the whole story.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from attrs import evolve

from followup import Meeting
from tests.simulator.deeds import Made
from tests.simulator.world import World


T = TypeVar("T")
Drawn = tuple[list[Any], dict[str, Any]]
"""The arguments of a call: by place, and by name."""

BODIES = ("LG", "SK", "KF")
CANARY = "Zeisig"
"""How the word begins that stands in the titles of restricted matters, and nowhere else."""
WORDS = "Harbour dredging|Dredging|Budget 2024|School meals|Cycle lanes|Quay lights|Footbridge|Archive|Ferry"
STEPS = (0, 0, 0, 1, 4, 60, 3600, 3600 * 9, 86400, 86400, 86400 * 3)
"""How many seconds later the next deed is done."""
LEAPS = (timedelta(hours=-2), timedelta(hours=2), timedelta(days=-400), timedelta(days=-20), timedelta(days=900))
"""How far a clock may be out, once."""


class Chance:
    """
    Draws from *world*, by its seed; classes of faults that are *known* are drawn around where they spoil the rest.
    """

    def __init__(self, world: World, known: Collection[str], name: str = "deeds") -> None:
        self.world = world
        self.known = known
        self.random = Random(f"{name} {world.seed}")
        self.now = world.moment
        self.steady = self.some(0.5) or "backdated" in known

    def pick(self, choices: Sequence[T]) -> T:
        """
        One of *choices*.
        """
        return self.random.choice(choices)

    def some(self, share: float) -> bool:
        """
        Whether something that happens so often happens now.
        """
        return self.random.random() < share

    def moment(self) -> datetime:
        """
        The moment of the next deed: mostly a little later, sometimes the same, sometimes by a clock that is out.
        """
        self.now += timedelta(seconds=self.pick(STEPS))
        if self.some(0.15):
            # Around midnight the bodies have different days.
            late = self.now.replace(hour=self.pick([11, 22, 23]), minute=40)
            self.now = max(self.now, late)
        return self.now if self.steady or self.some(0.92) else self.now + self.pick(LEAPS)

    def today(self) -> date:
        """
        The day it is, in UTC.
        """
        return self.world.moment.date()

    def day(self) -> date:
        """
        A day something happened: mostly lately, sometimes today or long ago.
        """
        ago = self.pick([0, 0, 0, 1, 2, 3, 5, 7, 10, 14, 20, 30, 45, 45, 2000])
        return self.today() - timedelta(days=ago)

    def coming(self) -> date:
        """
        A day to come, mostly soon.
        """
        return self.today() + timedelta(days=self.pick([1, 2, 3, 5, 7, 7, 14, 21, 28, 60, 400]))

    def where(self) -> dict[str, Any]:
        """
        When and where something happened, as verbs take it: mostly said, and mostly some days ago.
        """
        if "backdated" in self.known or self.some(0.3):
            return {}
        if self.some(0.6):
            return {"on": self.day()}
        meeting = self.meeting(lambda each: each.date is not None and each.date <= self.today())
        return {} if meeting is None else {"meeting": meeting}

    def body(self) -> str:
        """
        The key of a body.
        """
        known = [body.key for body in self.world.judge.bodies() if body.key != "Z0"]
        return self.pick([*BODIES, *BODIES, *known])

    def ending(self) -> str | None:
        """
        A body that may end: mostly one that came later.
        """
        later = [body.key for body in self.world.judge.bodies() if body.key.startswith("X") and body.closed_on is None]
        return self.pick(later) if later else self.body() if self.some(0.1) else None

    def made(self, kind: str) -> list[Made]:
        """
        What deeds have made of that kind.
        """
        return [made for made in self.world.keys if made.kind == kind]

    def matter(self, *, closed: bool = False) -> Made | None:
        """
        A matter, mostly open; with *closed*, mostly closed.
        """
        found = self.made("matter")
        # Matters with many steps show more than many matters.
        found = found[-6:] if self.some(0.7) else found
        for _ in range(6 if found else 0):
            made = self.pick(found)
            record = self.world.judge.matter(self.world.keys[made])
            if record.void and "void" in self.known:
                continue
            if record.open is not closed or self.some(0.05):
                return made
        return None

    def matters(self) -> list[Made]:
        """
        One matter, sometimes a few; none if there are none.
        """
        found = [self.matter() for _ in range(self.pick([1, 1, 1, 1, 2, 3]))]
        return list(dict.fromkeys(made for made in found if made is not None))

    def meeting(self, wanted: Callable[[Meeting], bool]) -> Made | None:
        """
        A meeting of which *wanted* holds.
        """
        found = [m for m in self.world.judge.meetings() if m.key in self.world.names and wanted(m)]
        return self.world.names[self.pick(found).key] if found else None

    def planned(self, meeting: Meeting) -> bool:
        """
        Whether *meeting* is to come, by the register.
        """
        return meeting.status == "planned"

    def party(self) -> Made | None:
        """
        A party.
        """
        found = self.made("party")
        return self.pick(found) if found else None

    def target(self) -> Any:
        """
        Where a matter goes next, as verbs take it.
        """
        body, day = self.body(), self.coming()
        choices: list[Any] = [None, f"{body}/next", f"{body}/next", body, f"{body}/{day}", f"{body}/from/{day}", "none"]
        choices += [day.isoformat(), self.pick(["2024-Q1", "2024-01", "2024-03", "2024"]), "event:the fair"]
        for made in (self.meeting(self.planned), self.party(), self.party()):
            choices += [] if made is None else [made]
        party = self.party()
        choices += [] if party is None else [evolve(party, suffix=f"/{day}")]
        return self.pick(choices)

    def title(self) -> str:
        """
        A title: few words, so that they come again.
        """
        return self.pick(WORDS.split("|")) + self.pick(["", "", f" {self.random.randrange(50)}"])

    def text(self) -> str:
        """
        What was said.
        """
        return self.pick(["", "", "As proposed.", "No answer yet."])

    def hidden(self) -> dict[str, Any]:
        """
        What makes a matter restricted, with a word of its own in its title.
        """
        word = f"{CANARY}{self.random.randrange(10**6)}"
        return {"restricted": True, "title": f"{word} {self.title()}", "interim": self.pick(["", f"{word} waits."])}
