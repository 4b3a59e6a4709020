"""
What must hold after every deed, whatever was done: each law says in words what it found instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from attrs import define, evolve, field

from followup import Matter, Meeting
from followup.errors import FollowupError, NotFound, RefusedStep, StoreError
from tests.simulator.deeds import Deed
from tests.simulator.pictures import FAR, every_matter
from tests.simulator.world import Outcome, World


SWEEP = 20
"""After so many deeds the whole register is gone over, beside what a deed touched."""


class Broken(AssertionError):
    """
    A law does not hold: which, and what there is instead.
    """

    def __init__(self, law: str, found: str) -> None:
        super().__init__(f"{law}: {found}")
        self.law = law


def demand(holds: object, law: str, found: Any) -> None:
    """
    Refuse what does not hold.
    """
    if not holds:
        raise Broken(law, str(found))


@define
class Oracles:
    """
    The laws over *world*, with what was acknowledged so far; *known* classes of faults are not asked about.
    """

    world: World
    known: Collection[str]
    acknowledged: dict[str, int] = field(factory=dict)
    silent: int = 0

    def after(self, deed: Deed, outcome: Outcome) -> None:
        """
        Everything that can be said of one deed.
        """
        for each, result in zip(deed.parts(), (outcome, outcome.rival), strict=False):
            if result is not None:
                self._outcome(each, result)
                for key in dict.fromkeys(result.matters):
                    self._folded(key)
        self.silent += 1
        if self.silent >= SWEEP:
            self.sweep()

    def _outcome(self, deed: Deed, outcome: Outcome) -> None:
        if outcome.kind == "done":
            self._acknowledge(outcome)
            demand(outcome.wrote <= 1 or outcome.rival, "one deed is one batch", f"{outcome.wrote} landed")
        if outcome.kind in {"refused", "busy"}:
            demand(not outcome.wrote, "what is refused leaves nothing", outcome.error)
        if deed.verb == "record" and "versions" not in self.known:
            by_rule = outcome.error is None or isinstance(outcome.error, RefusedStep | NotFound | StoreError)
            demand(by_rule, "minutes are refused by a rule, if at all", outcome.error)
        demand(not outcome.rewrote, "neither a rehearsal nor a call made again writes", deed.verb)
        if deed.rehearsed and not deed.trouble and deed.rival is None and outcome.kind == "done":
            demand(outcome.before == outcome.value, "a rehearsal answers as the deed", deed.verb)
        if outcome.twice is not None:
            demand(outcome.twice.kind == "done", "a call made again is answered", outcome.twice.error)
        if deed.odd:
            demand(outcome.kind in {"refused", "skipped"}, "what makes no sense is refused", outcome.value)

    def _acknowledge(self, outcome: Outcome) -> None:
        for key in outcome.matters:
            self.acknowledged[key] = max(self.acknowledged.get(key, 0), self.world.judge.matter(key).steps)

    def _folded(self, key: str) -> None:
        """
        Stored = folded: the record is what its own history makes of it.
        """
        stored = self._matter(key)
        answer = self.world.judge.at(FAR).history(key)
        said = [line.step.restricted for line in answer.history if line.step.live and line.step.restricted is not None]
        # What is void stays as hidden as it was; as of another day, nothing is shown that is not to be shown now.
        early = "early-close" in self.known and stored.flagged
        hidden = stored.restricted if stored.void or early else bool(said and said[-1])
        folded = evolve(answer.matter, restricted=hidden)
        demand(stored == folded, "stored = folded", f"{key}\n    {stored}\n    {folded}")
        demand(stored.title or early or "void" in self.known, "a matter has a title", key)
        demand(len(answer.history) >= self.acknowledged.get(key, 0), "no step is lost", key)

    def _matter(self, key: str) -> Matter:
        try:
            return self.world.judge.matter(key)
        except NotFound as error:
            raise Broken("nothing acknowledged is lost", key) from error

    def sweep(self) -> None:
        """
        Go over the whole register.
        """
        self.silent = 0
        judge = self.world.judge
        matters = {matter.key: matter for matter in every_matter(judge)}
        lost = [key for key in self.acknowledged if key not in matters]
        demand(not lost, "nothing acknowledged is lost", lost)
        self._places(matters)
        for matter in matters.values():
            if not matter.open:
                self._closed(matter)
        problems = judge.check().problems
        demand(not problems, "the check finds nothing", problems[:3])
        self._meetings(judge.meetings())

    def _places(self, matters: dict[str, Matter]) -> None:
        judge = self.world.judge
        listed = judge.outstanding()
        often = Counter(row.key for row in listed)
        opened = {key for key, matter in matters.items() if matter.open}
        twice = [key for key, number in often.items() if number > 1]
        demand(not twice, "one place each", twice)
        demand(set(often) == opened, "every open matter is listed, and no other", set(often) ^ opened)
        own = {row.key: row for body in judge.bodies() for row in judge.outstanding(body.key) if row.body == body.key}
        demand(set(own) == opened, "every open matter is listed by its body", set(own) ^ opened)
        if "own-day" in self.known:
            return
        late = {row.key for row in judge.outstanding(overdue=True)}
        by_body = {key for key, row in own.items() if row.overdue}
        demand(late == by_body, "overdue over all bodies is overdue by body", late ^ by_body)
        places = {row.key for row in listed if row.place != own[row.key].place}
        demand(not places, "a matter has the same place in both lists", places)

    def _closed(self, matter: Matter) -> None:
        """
        What is not open is closed by a step that counts, or void because every step of it was struck, with a reason.
        """
        steps = [line.step for line in self.world.judge.history(matter.key).history]
        if matter.void:
            struck = all(not step.live and step.struck_reason for step in steps)
            demand(struck, "what is void was struck with a reason", matter.key)
        else:
            by = [step for step in steps if step.live and step.key == matter.closed_by]
            demand(by and matter.closed_on, "what is closed says when and by what", matter.key)

    def _meetings(self, meetings: list[Meeting]) -> None:
        if "twins" in self.known:
            return
        there = [m for m in meetings if m.status != "cancelled" and m.date is not None]
        hourless = {(m.body, m.date) for m in there if m.starts is None}
        often = Counter((m.body, m.date) for m in there)
        twins = [day for day, number in often.items() if number > 1 and day in hourless]
        demand(not twins, "a body has one meeting a day unless hours tell them apart", twins)

    def asked(self) -> None:
        """
        Every question has an answer: errors are those that are meant.
        """
        judge = self.world.judge
        judge.missed()
        for body in judge.bodies():
            for ask in _questions(body.key):
                try:
                    ask(judge)
                except FollowupError:
                    continue


def _questions(body: str) -> Iterator[Any]:
    yield lambda register: register.agenda(body).text("sv")
    yield lambda register: register.agenda(body).markdown("en")
    yield lambda register: register.meeting(f"{body}/next")
    yield lambda register: register.missed(body)
