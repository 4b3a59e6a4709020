"""
Several registers over one store, a clock that shows what it is told, and what their deeds made.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any, Self

from attrs import evolve, frozen

import followup
from followup import Changed, Matter, Meeting, Party, Recorded
from followup.errors import Busy, FollowupError, Unknown
from tests.simulator.deeds import Deed, Made, Paper
from tests.simulator.faulty import FaultyStore, Killed
from tests.simulator.papers import papers


QUICK = Path("/dev/shm")
"""Where files cost least, if it is there: what a disk does to them is tried elsewhere (``tests/faults``)."""


def in_a_file(seed: int) -> bool:
    """
    Whether the world of *seed* is kept in a file.
    """
    return seed % 7 == 6


class Unresolved(Exception):
    """
    A deed names what no earlier deed made: they were left out.
    """


@frozen
class Outcome:
    """
    How a deed ended: ``done``, ``refused``, ``busy``, ``unknown``, ``dead`` or ``skipped``.

    *before* is what a rehearsal of it answered, *twice* what the same call answered when it was made again.
    *wrote* tells whether a batch landed; *matters* are those it speaks of.
    """

    kind: str
    value: Any = None
    error: FollowupError | None = None
    before: Any = None
    twice: Any = None
    wrote: int = 0
    rewrote: int = 0
    matters: tuple[str, ...] = ()
    rival: Outcome | None = None

    @property
    def certain(self) -> bool:
        """
        Whether the caller knows what became of it.
        """
        return self.kind in {"done", "refused", "busy", "skipped"}


@frozen
class Hand:
    """
    One user: a register over a store of its own that fails when it is told to.
    """

    register: followup.Register
    store: FaultyStore


class World:
    """
    The world of one seed: a store in memory or in a file, two or three registers over it, and its documents.

    *judge* is one more register, which only asks.  A context manager: leaving it removes the file.
    """

    def __init__(self, seed: int, known: Collection[str] = ()) -> None:
        chance = Random(f"world {seed}")
        self.seed = seed
        self.moment = datetime(2024, 1, 8, 9, tzinfo=UTC)
        self.papers = papers(f"papers {seed}")
        self.by_decision = "undo" in known
        self.keys: dict[Made, str] = {}
        self.names: dict[str, Made] = {}
        self.folder: Path | None = None
        if in_a_file(seed):
            self.folder = Path(tempfile.mkdtemp(prefix="followup-simulator-", dir=QUICK if QUICK.is_dir() else None))
        self.judge = followup.open(self.url, author="judge", clock=self.clock)
        # Only this makes a store that is missing; the body is never used.
        self.judge.add_body("Z0", "The keeper of the file")
        self.hands = [self._hand(number) for number in range(chance.choice([2, 2, 3]))]

    @property
    def url(self) -> str:
        """
        The URL of the store.
        """
        return "memory:" if self.folder is None else f"sqlite:///{self.folder / 'register.db'}"

    def clock(self) -> datetime:
        """
        The moment that is shown to every register.
        """
        return self.moment

    def _hand(self, number: int) -> Hand:
        shared = self.judge.store if self.folder is None else followup.open(self.url).store
        store = FaultyStore(shared)
        return Hand(followup.open(store, author=f"hand {number}", clock=self.clock), store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self.hands:
            hand.register.close()
        self.judge.close()
        if self.folder is not None:
            shutil.rmtree(self.folder)

    def resolved(self, value: Any) -> Any:
        """
        *value* with keys for what deeds made, and readings for documents.
        """
        match value:
            case Made():
                key = self.keys.get(evolve(value, suffix=""))
                if key is None:
                    raise Unresolved(value)
                return f"{key}{value.suffix}"
            case Paper():
                return self.papers[value.number]
            case list():
                return [self.resolved(each) for each in value]
            case dict():
                return {name: self.resolved(each) for name, each in value.items()}
        return value

    def perform(self, deed: Deed) -> Outcome:
        """
        Make the call that *deed* is, with all that is to come in its way.
        """
        self.moment = deed.at
        hand = self.hands[deed.who % len(self.hands)]
        try:
            args, said = self.resolved(list(deed.args)), self.resolved(dict(deed.said))
        except Unresolved:
            return Outcome("skipped")
        if deed.request:
            said["request_id"] = deed.request

        def call(register: followup.Register = hand.register, **more: Any) -> Any:
            return getattr(register, deed.verb)(*args, **said, **more)

        landed = len(hand.store.landed)
        before = self._rehearsed(call) if deed.rehearsed else None
        rehearsal, met = len(hand.store.landed) - landed, []
        if deed.rival is not None or deed.trouble:
            rival = deed.rival
            hand.store.prepare(deed.trouble, (lambda: met.append(self.perform(rival))) if rival else None)
        outcome = self._in_a_child(deed, call) if self.folder and set(deed.trouble) & set("Kk") else _called(call)
        hand.store.prepare("", None)
        wrote = len(hand.store.landed) - landed
        if deed.request and outcome.kind in {"busy", "unknown", "dead"}:
            # The caller tries again: whatever came of the first try, it is done once.
            outcome = _called(call)
            wrote = len(hand.store.landed) - landed
        self._learn(deed, outcome)
        twice = _called(call) if deed.again and outcome.kind == "done" else None
        return evolve(
            outcome,
            before=before,
            twice=twice,
            wrote=wrote,
            rewrote=len(hand.store.landed) - landed - wrote + rehearsal,
            matters=tuple(key for kind, key in made_by(outcome.value) if kind == "matter"),
            rival=met[0] if met else None,
        )

    @staticmethod
    def _rehearsed(call: Callable[..., Any]) -> Any:
        outcome = _called(lambda: call(dry_run=True))
        return outcome.value if outcome.kind == "done" else outcome.error

    def _learn(self, deed: Deed, outcome: Outcome) -> None:
        """
        Remember under which deed each new matter, meeting and party was made.
        """
        for kind, key in made_by(outcome.value):
            if key not in self.names:
                index = sum(each.deed == deed.number and each.kind == kind for each in self.keys)
                made = Made(kind, deed.number, index)
                self.keys[made], self.names[key] = key, made

    def _in_a_child(self, deed: Deed, call: Callable[..., Any]) -> Outcome:
        """
        Make *call* in a process of its own that is killed with signal 9 where the deed says.
        """
        child = os.fork()
        if child == 0:
            try:
                hand = self._hand(deed.who % len(self.hands))
                hand.store.real = True
                hand.store.prepare(deed.trouble, None)
                call(hand.register)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        return Outcome("dead")


def _called(call: Callable[[], Any]) -> Outcome:
    try:
        return Outcome("done", call())
    except Busy as error:
        return Outcome("busy", error=error)
    except Unknown as error:
        return Outcome("unknown", error=error)
    except FollowupError as error:
        return Outcome("refused", error=error)
    except Killed:
        return Outcome("dead")


def made_by(value: Any) -> Iterator[tuple[str, str]]:
    """
    The kinds and keys of matters, meetings and parties that an answer speaks of.
    """
    match value:
        case Matter():
            yield "matter", value.key
        case Meeting():
            yield "meeting", value.key
        case Party():
            yield "party", value.key
        case list() | tuple():
            for each in value:
                yield from made_by(each)
        case Changed():
            yield from made_by(value.matters)
        case Recorded():
            yield from made_by((value.meeting, *value.planned))
            for treated in (*value.new, *value.continued, *value.closed):
                yield from made_by((treated.matter, *treated.grew))
