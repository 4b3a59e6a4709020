"""
What holds for every register: the names of the tests are the laws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from followup.contracts import Query
from followup.model.matters import Matter, Step
from followup.register.work.reads import Reads
from followup.rows.mapping import SCHEMA
from followup.rules.fold import fold
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore
from followup.testing.histories import DAYS
from followup.testing.registers import Given, new_register, recorded, ticking
from followup.testing.strategies import clocks, days
from tests.support.documents import readings
from tests.support.snapshots import by_key, contents, snapshot


Deed = Callable[[Register], Any]

BY_HAND = ("postpone", "decide", "report", "refer", "assign", "edit", "supersede", "add")


@st.composite
def documents(draw: st.DrawFn, least: int = 2, most: int = 4) -> list[Given]:
    """
    Documents with how each is recorded: all with likeness taken, or some without.
    """
    found = draw(readings(least=least, most=most))
    every = draw(st.booleans())
    return [Given(reading, accept=every or draw(st.booleans())) for reading in found]


@st.composite
def in_two_orders(draw: st.DrawFn, least: int = 2, most: int = 4) -> tuple[list[Given], list[Given]]:
    """
    The same documents in the order of their days and in another.
    """
    straight = draw(documents(least, most))
    return straight, draw(st.permutations(straight))


@st.composite
def deeds(draw: st.DrawFn, most: int = 3) -> list[Deed]:
    """
    What people do by hand on days of their own, to matters chosen by what the register says of them.
    """
    return [partial(_do, *args) for args in draw(st.lists(_choices(), min_size=1, max_size=most))]


def _choices() -> st.SearchStrategy[tuple[str, int, date]]:
    return st.tuples(st.sampled_from(BY_HAND), st.integers(0, 7), days())


def _do(verb: str, choice: int, on: date, register: Register) -> Any:
    on = min(on, register.today())
    if verb == "add":
        return register.add_matter("LG", ("Dredging", "Parking")[choice % 2], on=on, to=("LG/next", "none")[choice % 2])
    told = by_key(register)
    alone = sorted((repr(said), key) for key, said in told.items() if list(told.values()).count(said) == 1)
    if not alone:
        return None
    key, other = alone[choice % len(alone)][1], alone[0][1]
    match verb:
        case "postpone":
            return register.postpone(key, to=(None, "LG/next", "2024-02-01")[choice % 3], on=on)
        case "decide":
            return register.decide(key, "Approved.", on=on)
        case "report":
            return register.report(key, "No answer yet.", on=on)
        case "refer":
            return register.refer(key, to="SK/next", on=on)
        case "edit":
            return register.edit_matter(key, interim="As before, for now.", on=on)
        case "supersede" if key != other:
            return register.supersede(key, by=other, on=on)
        case "assign":
            names = {party.name for party in register.parties()} or {register.add_party("The clerk").name}
            return register.assign(key, to=min(names), on=on)
    return None


@contextmanager
def in_a_file() -> Iterator[SQLiteStore]:
    """
    A new store in a file of its own.
    """
    with TemporaryDirectory() as folder:
        store = SQLiteStore.open(Path(folder) / "register.db", SCHEMA, create=True)
        yield store
        store.close()


def answers(register: Register) -> dict[str, Any]:
    """
    Everything a register answers, as values and as text.
    """
    said: dict[str, Any] = {"all": register.outstanding(), "missed": register.missed()}
    for body in register.bodies():
        planned = [m for m in register.meetings(body.key) if m.status.value == "planned"]
        said[body.key] = [register.outstanding(body.key), register.outstanding(body.key, overdue=True)]
        said[f"{body.key}/next"] = register.agenda(body.key).text() if planned else None
        for day in (DAYS[0], DAYS[20], DAYS[-1]):
            said[f"{body.key} at {day}"] = register.at(day).outstanding(body.key)
    for key in by_key(register):
        said[key] = register.history(key)
    return said


@given(in_two_orders())
def test_the_same_documents_in_any_order_give_the_same_register(orders: tuple[list[Given], list[Given]]) -> None:
    """
    Matters, steps, counts, places and meetings do not depend on which document came first; only keys do.
    """
    straight, other = orders

    assert snapshot(recorded(straight)) == snapshot(recorded(other))


@given(deeds(), in_two_orders(most=3))
def test_what_was_done_by_hand_before_the_documents_does_not_make_their_order_matter(
    done: list[Deed], orders: tuple[list[Given], list[Given]]
) -> None:
    """
    Documents recorded into a register in use may come in any order.
    """
    registers = [new_register(), new_register()]
    for register, order in zip(registers, orders, strict=True):
        for deed in done:
            deed(register)
        recorded(order, register)

    assert snapshot(registers[0]) == snapshot(registers[1])


@given(in_two_orders(), deeds())
def test_the_order_of_documents_does_not_change_what_is_done_by_hand_afterwards(
    orders: tuple[list[Given], list[Given]], done: list[Deed]
) -> None:
    """
    The same verbs on the same matters give the same register, whatever came first before them.
    """
    registers = [recorded(order) for order in orders]
    for register in registers:
        for deed in done:
            deed(register)

    assert snapshot(registers[0]) == snapshot(registers[1])


@given(documents())
def test_recording_a_document_twice_changes_nothing(given_documents: list[Given]) -> None:
    """
    A document that is known is told again, and nothing is written.
    """
    register = recorded(given_documents)
    before = contents(register.store)

    assert [document.record(register).changed for document in given_documents] == [False] * len(given_documents)
    assert contents(register.store) == before


@given(in_two_orders())
def test_a_preview_of_a_document_is_what_recording_it_gives(orders: tuple[list[Given], list[Given]]) -> None:
    """
    A dry run answers the same and writes nothing.
    """
    register = new_register()
    for document in orders[1]:
        before = contents(register.store)
        preview = document.record(register, dry_run=True)

        assert contents(register.store) == before
        assert document.record(register) == preview


@given(documents(most=3), st.sampled_from(["postpone", "decide", "note", "withdraw", "remove", "report"]), days())
def test_a_preview_of_a_verb_is_what_the_verb_gives(given_documents: list[Given], verb: str, on: date) -> None:
    """
    A dry run of a verb on every matter answers the same and writes nothing.
    """
    register = recorded(given_documents)
    on = min(on, register.today())
    keys = list(by_key(register)) or [register.add_matter("LG", "Parking").key]
    before = contents(register.store)
    preview = getattr(register, verb)(keys, on=on, dry_run=True)

    assert contents(register.store) == before
    assert getattr(register, verb)(keys, on=on) == preview


@given(in_two_orders(), deeds())
def test_every_record_is_the_fold_of_its_steps(orders: tuple[list[Given], list[Given]], done: list[Deed]) -> None:
    """
    What is kept of a matter is what its history says, and the check finds nothing wrong.
    """
    register = recorded(orders[1])
    for deed in done:
        deed(register)
    lookup = Reads(register.store)
    histories: dict[str, list[Step]] = {}
    for step in lookup.all(Step, Query("step")):
        histories.setdefault(step.matter, []).append(step)

    assert {matter.key: matter for matter in lookup.all(Matter, Query("matter"))} == {
        key: fold(key, own) for key, own in histories.items()
    }
    assert register.check().problems == ()


@settings(max_examples=15)
@given(in_two_orders(most=3), deeds())
def test_memory_and_sqlite_answer_alike(orders: tuple[list[Given], list[Given]], done: list[Deed]) -> None:
    """
    The same calls on a store in memory and on one in a file give the same answers.
    """
    with in_a_file() as file:
        registers = [new_register(store) for store in (MemoryStore(SCHEMA), file)]
        for register in registers:
            recorded(orders[1], register)
            for deed in done:
                deed(register)

        assert snapshot(registers[0]) == snapshot(registers[1])
        assert answers(registers[0]) == answers(registers[1])
        assert registers[1].check().counts == registers[0].check().counts


@given(in_two_orders(), clocks(ticks=12))
def test_no_clock_breaks_a_law(orders: tuple[list[Given], list[Given]], shown: list[datetime]) -> None:
    """
    However the clock leaps while documents are recorded, the register is the same, and proves whole.
    """
    steady = recorded(orders[0])
    leaping = recorded(orders[1], new_register(clock=ticking(shown)))

    assert snapshot(new_register(leaping.store)) == snapshot(steady)
    assert leaping.check().problems == ()
    assert not any(document.record(leaping).changed for document in orders[0])


@given(documents())
def test_every_open_matter_is_listed_once_and_by_its_body(given_documents: list[Given]) -> None:
    """
    The register of a body and of all bodies leave nothing open out, and name nothing twice.
    """
    register = recorded(given_documents)
    matters = Reads(register.store).all(Matter, Query("matter", {"open": 1}))
    listed = [row.key for row in register.outstanding()]

    assert sorted(listed) == sorted(matter.key for matter in matters)
    for matter in matters:
        for body in {matter.body, matter.origin or matter.body}:
            assert matter.key in [row.key for row in register.outstanding(body)]


@given(documents())
def test_as_of_the_last_day_is_as_of_now(given_documents: list[Given]) -> None:
    """
    The register as of a day after everything says what the register says.
    """
    day = DAYS[-1] + timedelta(days=60)
    register = recorded(given_documents)
    later = new_register(register.store, clock=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC))

    assert list(register.at(day).outstanding()) == list(later.outstanding())
