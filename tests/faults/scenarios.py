"""
The work that is disturbed: deeds on a real register, each with the state of the file that it leads to.

A register is made from the packaged example minutes.  Most deeds send the batches that the register made of real
verbs, so that every run writes the same rows; one scenario calls the verbs themselves.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from importlib.resources import files
from itertools import count
from pathlib import Path

from attrs import evolve, field, frozen

from followup.contracts import Batch, Column, Index, Row, Schema, Table
from followup.plugins import plugins
from followup.register.integrity.checking import check
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.sqlite import SQLiteStore
from tests.faults.states import NOTHING, State, state, unsound


NAME = "register.db"
NOW = datetime(2026, 10, 20, 12, tzinfo=UTC)
EXAMPLES = files("followup").joinpath("examples", "en")
BODY = "HTC"
"""The body of the example minutes."""

SMALL_CACHE = 3
"""Pages: so few that a batch is written to the file before it is committed."""

Deed = Callable[[SQLiteStore], object]


@frozen
class Scenario:
    """
    A file to begin with, the *deeds* on it, and *states*: that of the beginning and the one each deed leads to.

    Opening the store is the first deed.  *beside* are the same states where another process has written too
    (:func:`write_beside`); there are none where no other could.
    """

    name: str
    start: bytes
    deeds: tuple[Deed, ...]
    schema: Schema = SCHEMA
    creates: bool = False
    cache: int | None = None
    states: tuple[State, ...] = field(default=())
    beside: tuple[State, ...] = field(default=())

    def lay(self, path: Path) -> None:
        """
        Put the file to begin with at *path*, and nothing else in its folder.
        """
        for other in path.parent.iterdir():
            other.unlink()
        if self.start:
            path.write_bytes(self.start)

    def open(self, path: Path) -> SQLiteStore:
        """
        The first deed.
        """
        store = SQLiteStore.open(path, self.schema, create=self.creates)
        if self.cache is not None:
            with store._sessions.use() as session:
                session.connection.execute(f"PRAGMA cache_size={self.cache}")
        return store

    def steps(self, path: Path, since: int = 0) -> Iterator[int]:
        """
        Do what is left from deed number *since* on; the number of each is answered when it is acknowledged.
        """
        store = self.open(path)
        if since == 0:
            yield 0
        for number, deed in enumerate(self.deeds[max(since - 1, 0) :], max(since, 1)):
            deed(store)
            yield number
        store.close()


class Listening(SQLiteStore):
    """
    A store that remembers the batches it kept.
    """

    kept: list[Batch]

    def commit(self, batch: Batch) -> None:
        """
        Keep *batch*, and remember it.
        """
        super().commit(batch)
        self.kept.append(batch)


def register_over(store: SQLiteStore, prefix: str) -> Register:
    """
    A register whose clock stands still and whose ids are counted.
    """
    numbers = count(1)
    return Register(
        store,
        author="secretary",
        clock=lambda: NOW,
        new_id=lambda: f"{prefix}{next(numbers)}",
        readers=plugins().readers,
    )


def example(folder: Path, documents: Sequence[str] = ("first.txt", "second.txt")) -> bytes:
    """
    The file of a register made from the packaged example minutes.
    """
    path = folder / NAME
    with closing(SQLiteStore.open(path, SCHEMA, create=True)) as store:
        for name in documents:
            register_over(store, name).record(str(EXAMPLES.joinpath(name)), accept=True, create=True)
    return _taken(path)


def _taken(path: Path) -> bytes:
    found = path.read_bytes()
    path.unlink()
    return found


@contextmanager
def _listening(folder: Path, start: bytes) -> Iterator[Listening]:
    path = folder / NAME
    path.write_bytes(start)
    store = Listening.open(path, SCHEMA, create=True)
    assert isinstance(store, Listening)
    store.kept = []
    with closing(store):
        yield store
    path.unlink()


def _batches(folder: Path, start: bytes, work: Callable[[Register], None]) -> tuple[Deed, ...]:
    with _listening(folder, start) as store:
        work(register_over(store, "batch"))
        return tuple(_commit(batch) for batch in store.kept)


def _commit(batch: Batch) -> Deed:
    return lambda store: store.commit(batch)


def _act(register: Register) -> None:
    key = register.add_matter(BODY, "Benches along the quay", owner="Bo Tarn").key
    register.postpone([key], to=f"{BODY}/next", reason="lack_of_time")
    register.decide([key], text="Two benches will be bought.")
    register.add_party("The rowing club", contact="club@example.org")
    register.refer([f"{BODY}-4"], to="Eve Marsh", text="To say what lamps would cost.")
    register.report([f"{BODY}-4"], text="Lamps cost more than was thought.")
    register.assign([f"{BODY}-3"], to="Bo Tarn")
    register.close([f"{BODY}-3"])
    register.reopen([f"{BODY}-3"])


def _arrange(register: Register) -> None:
    meeting = register.plan_meeting(BODY, date(2027, 1, 15)).key
    register.move_meeting(meeting, date(2027, 1, 22))
    register.cancel_meeting(meeting)
    register.edit_body(BODY, venue="Pier House")


def _record(register: Register) -> None:
    register.record(str(EXAMPLES.joinpath("second.txt")), accept=True, create=True)


def _grow(register: Register) -> None:
    for number in range(2):
        register.add_matter(BODY, f"Survey of pier {number}", interim="Planks, bolts and lamps as they are; " * 800)


def _begin(register: Register) -> None:
    register.add_body("QB", "Quay Board")
    register.add_matter("QB", "Night lighting")


def _verb(number: int) -> Deed:
    """
    A verb of the register itself, under a request id, so that it is done once however often it is called.
    """

    def deed(store: SQLiteStore) -> object:
        register, request = register_over(store, f"verb{number}-"), f"request-{number}"
        if number == 1:
            return register.add_matter(BODY, "Benches along the quay", request_id=request)
        if number == 2:
            return register.postpone([f"{BODY}-1"], to=f"{BODY}/next", reason="lack_of_time", request_id=request)
        return register.note([f"{BODY}-1"], "Two offers have come in.", request_id=request)

    return deed


def _copy(store: SQLiteStore) -> None:
    target = store.path.with_name("copy.db")
    # A copy that is there already was made by the run that was cut off.
    if not target.exists():
        store.backup(target)


def newer(schema: Schema) -> Schema:
    """
    The schema of a later minor number: another table, another column and another index.
    """
    added = Table("berth", (Column("name", required=True), Column("body", references="body")), (Index(("name",)),))
    first, *others = schema.tables
    wider = evolve(
        first,
        columns=(*first.columns, Column("harbour", required=True, default="")),
        indexes=(*first.indexes, Index(("harbour",))),
    )
    return evolve(schema, number=schema.number + 1, tables=(wider, *others, added))


def scenarios(folder: Path, names: Collection[str] = ()) -> dict[str, Scenario]:
    """
    All scenarios, or those of *names*, worked out in *folder*, which is empty again afterwards.
    """
    both, first = example(folder), example(folder, ("first.txt",))
    acting = _batches(folder, both, _act)
    made = [
        Scenario("acting", both, acting),
        Scenario("arranging", both, _batches(folder, both, _arrange)),
        Scenario("recording minutes", first, _batches(folder, first, _record)),
        Scenario("large batches", both, _batches(folder, both, _grow), cache=SMALL_CACHE),
        Scenario("acting in little memory", both, acting, cache=SMALL_CACHE),
        Scenario("calling verbs", both, tuple(_verb(number) for number in (1, 2, 3))),
        Scenario("creating", b"", _batches(folder, b"", _begin), creates=True),
        Scenario("upgrading", both, acting[:1], schema=newer(SCHEMA)),
        Scenario("copying", both, (acting[0], _copy, acting[1])),
        Scenario("scrubbing", both, (acting[0], SQLiteStore.scrub, acting[1])),
    ]
    chosen = [scenario for scenario in made if not names or scenario.name in names]
    return {scenario.name: _with_states(scenario, folder) for scenario in chosen}


def _with_states(scenario: Scenario, folder: Path) -> Scenario:
    path = folder / NAME
    scenario.lay(path)
    states = [state(path)]
    for _ in scenario.steps(path):
        states.append(state(path))
        _check_sound(scenario, path)
    scenario.lay(path)
    beside = []
    if scenario.start and scenario.schema == SCHEMA and scenario.name != "copying":
        with closing(scenario.open(path)) as other:
            write_beside(other)
        beside = [state(path), *(state(path) for _ in scenario.steps(path))]
    for left in folder.iterdir():
        left.unlink()
    return evolve(scenario, states=tuple(states), beside=tuple(beside))


def write_beside(store: SQLiteStore) -> None:
    """
    What another process writes: a row that no deed looks at.
    """
    row: Row = {"key": "beside", "version": 1, "verb": "another process", "digest": "", "subjects": ""}
    store.commit(Batch("beside", {("request", "beside"): 0}, {("request", "beside"): row}))


def _check_sound(scenario: Scenario, path: Path) -> None:
    """
    The states to compare with are themselves proved: by SQLite and by the register's own check.
    """
    assert unsound(path) == []
    with closing(SQLiteStore.open(path, scenario.schema, read_only=True)) as store:
        assert check(store, NOW.date()).problems == ()


def judge(
    scenario: Scenario, path: Path, acknowledged: int, *, refused: bool = False, beside: bool = False
) -> tuple[int, list[str]]:
    """
    How many deeds the file at *path* holds, and what is wrong with it.

    *acknowledged* deeds must be there, and at most one more, of which no answer came; none if it was *refused*.
    So must what another process wrote *beside*.
    Then what is left is done again, beginning with the deed that no answer came of: the end must be the same.
    """
    wrong: list[str] = []
    states = scenario.beside if beside else scenario.states
    allowed = states[acknowledged : acknowledged + (1 if refused else 2)]
    try:
        found = _state_before_opening(scenario, path)
        landed = acknowledged + allowed.index(found) if found in allowed else acknowledged
        if found not in allowed:
            wrong.append(_told(states, found, acknowledged))
        wrong += _copies(scenario, path, acknowledged)
        if wrong:
            return landed, wrong
        for _ in scenario.steps(path, acknowledged):
            pass
        wrong += unsound(path)
        if state(path) != states[-1]:
            wrong.append("doing it again ended elsewhere")
        wrong += _copies(scenario, path, len(scenario.deeds) + 1)
    except Exception as error:  # noqa: BLE001 - whatever it is, the file cannot be used
        return acknowledged, [*wrong, f"unopenable: {type(error).__name__}: {error}"]
    return landed, wrong


def _state_before_opening(scenario: Scenario, path: Path) -> State:
    if not path.exists() or scenario.name == "upgrading" or scenario.creates:
        return _state_of_copy(path)
    # Opened by the store first, which is how it is met by those who come after a crash.
    scenario.open(path).close()
    return state(path)


def _state_of_copy(path: Path) -> State:
    """
    The state that SQLite recovers to, learned on a copy: opening the store would upgrade the file.
    """
    folder = path.parent / "looked-at"
    folder.mkdir()
    try:
        for each in path.parent.glob(f"{path.name}*"):
            shutil.copy(each, folder)
        return state(folder / path.name)
    except sqlite3.DatabaseError:
        return "unreadable"
    finally:
        shutil.rmtree(folder)


def _told(states: Sequence[State], found: State, acknowledged: int) -> str:
    if found in states:
        return f"lost: {acknowledged} deeds were acknowledged, {states.index(found)} are there"
    return "half: the file is in none of the states between two deeds"


def _copies(scenario: Scenario, path: Path, acknowledged: int) -> list[str]:
    copy = path.with_name("copy.db")
    if scenario.name != "copying":
        return []
    if not copy.exists():
        return ["lost: the copy that was acknowledged is not there"] if acknowledged > 2 else []
    return [] if state(copy) == scenario.states[2] else ["half: the copy is not whole"]


__all__ = [
    "NAME",
    "NOTHING",
    "NOW",
    "Scenario",
    "example",
    "judge",
    "newer",
    "register_over",
    "scenarios",
    "write_beside",
]
