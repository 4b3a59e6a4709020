"""
A Hypothesis state machine that does the same random things to a store and to the memory store, and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from followup.contracts import Batch, Key, Query, Row, Scalar, Store
from followup.errors import AlreadyExists, Conflict, FollowupError, InputError
from followup.stores.memory import MemoryStore
from followup.testing.stores.library import CONTRACT_SCHEMA, OpenStore


Place = Callable[[], AbstractContextManager[OpenStore]]
"""Makes a new, empty place; what it yields opens a store there."""

# Small alphabets, so that the same rows, values and ids meet again and again.
_KEYS = st.sampled_from(["a", "b", "c", "ä"])
_TEXTS = st.sampled_from(["", "a", "B", "ö", "in", "out", "display"])
_NUMBERS = st.integers(0, 3)
_COLUMNS: dict[str, dict[str, st.SearchStrategy[Scalar]]] = {
    "shelf": {"name": _TEXTS, "best": st.none() | _KEYS},
    "book": {
        "shelf": _KEYS,
        "title": _TEXTS,
        "place": _NUMBERS,
        "state": _TEXTS,
        "year": st.none() | _NUMBERS,
        "isbn": st.none() | _TEXTS,
        "lent_to": st.none() | _TEXTS,
        "sequel_of": st.none() | _KEYS,
    },
}
_ALL: dict[str, dict[str, st.SearchStrategy[Scalar]]] = {
    table: {"key": _KEYS, "version": _NUMBERS, **columns} for table, columns in _COLUMNS.items()
}
_ORDERED = {"shelf": ["name", "key"], "book": ["shelf", "title", "place", "state", "version", "key"]}
_PLACES = st.tuples(st.sampled_from(["shelf", "book"]), _KEYS)


@st.composite
def _rows(draw: st.DrawFn, table: str) -> dict[str, Scalar]:
    # The required columns without a default are nearly always there; the others come and go.
    always = {"shelf": ["name"], "book": ["shelf"]}[table]
    others = [name for name in _COLUMNS[table] if name not in always]
    names = always + draw(st.lists(st.sampled_from(others), unique=True, max_size=4))
    return {name: draw(_COLUMNS[table][name]) for name in names}


@st.composite
def _changes(draw: st.DrawFn) -> dict[Key, tuple[dict[str, Scalar] | None, int]]:
    # What to put (or only to expect) and by how much the version expected is wrong: mostly not at all.
    places = draw(st.lists(_PLACES, unique=True, max_size=4))
    return {
        place: (
            draw(st.none() | _rows(place[0])) if draw(st.integers(0, 3)) == 0 else draw(_rows(place[0])),
            draw(st.sampled_from([0] * 12 + [1, -1])),
        )
        for place in places
    }


@st.composite
def _queries(draw: st.DrawFn) -> Query:
    table = draw(st.sampled_from(["shelf", "book"]))
    columns = _ALL[table]
    where = {name: draw(columns[name]) for name in draw(st.lists(st.sampled_from(sorted(columns)), max_size=2))}
    span = None
    if draw(st.booleans()):
        name = draw(st.sampled_from(sorted(columns)))
        span = (name, draw(st.none() | columns[name]), draw(st.none() | columns[name]))
    order = tuple(draw(st.lists(st.sampled_from(_ORDERED[table]), unique=True, max_size=3)))
    after = (
        tuple(draw(columns[name].filter(_is_something)) for name in (*order, "key")) if draw(st.booleans()) else None
    )
    return Query(table, where, span, order, draw(st.booleans()), after, draw(st.integers(1, 5)))


class _StoreMachine(RuleBasedStateMachine):
    place: Place
    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.model = MemoryStore(CONTRACT_SCHEMA)
        self.batches: list[Batch] = []

    @initialize()
    def open(self) -> None:
        self.open_store = self.stack.enter_context(type(self).place())
        self.store = self.open_store(CONTRACT_SCHEMA)
        self.stack.callback(self.close)

    @rule(changes=_changes())
    def commit(self, changes: dict[Key, tuple[dict[str, Scalar] | None, int]]) -> None:
        found = self.model.read(list(changes))
        versions = {key: int(found[key]["version"] or 0) if key in found else 0 for key in changes}
        expects = {key: max(0, versions[key] + wrong) for key, (_, wrong) in changes.items()}
        puts: dict[Key, Row] = {
            key: {"key": key[1], "version": expects[key] + 1, **row}
            for key, (row, _) in changes.items()
            if row is not None
        }
        self.batches.append(Batch(f"batch {len(self.batches)}", expects, puts))
        self.send(self.batches[-1])

    @precondition(lambda self: self.batches)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        self.send(data.draw(st.sampled_from(self.batches)))

    @rule(keys=st.lists(_PLACES, max_size=5))
    def read(self, keys: list[Key]) -> None:
        assert self.model.read(keys) == self.store.read(keys)

    @rule(query=_queries())
    def select(self, query: Query) -> None:
        assert list(self.model.select(query)) == list(self.store.select(query))

    def close(self) -> None:
        self.store.close()

    def send(self, batch: Batch) -> None:
        assert _outcome(self.model, batch) == _outcome(self.store, batch)
        assert self.model.read(list(batch.expects)) == self.store.read(list(batch.expects))

    def teardown(self) -> None:
        for table in ("shelf", "book"):
            if hasattr(self, "store"):
                assert list(self.model.select(Query(table))) == list(self.store.select(Query(table)))
        self.stack.close()


class _ReopeningMachine(_StoreMachine):
    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self.open_store(CONTRACT_SCHEMA)


def store_machine(place: Place, *, reopens: bool = False) -> type[RuleBasedStateMachine]:
    """
    The state machine for stores opened at a *place*; its attribute ``TestCase`` is what pytest collects.

    *reopens* says that opening again finds the same rows; then the machine closes and opens now and then.
    """
    base = _ReopeningMachine if reopens else _StoreMachine
    return type("StoreMachine", (base,), {"place": staticmethod(place)})


def _outcome(store: Store, batch: Batch) -> Mapping[str, Any]:
    try:
        store.commit(batch)
    except Conflict as error:
        return {"conflict": error.key, "expected": error.expected, "found": error.found}
    except (InputError, AlreadyExists):
        # Which of two faults is told is the store's affair.
        return {"refused": True}
    except FollowupError as error:
        return {"failed": repr(error)}
    return {"kept": True}


def _is_something(value: Scalar) -> bool:
    return value is not None
