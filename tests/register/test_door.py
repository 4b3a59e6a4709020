"""
At the door: what is no day, no line, no list and no address is refused before anything else happens.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from followup.contracts import Query
from followup.errors import InputError, StoreDamaged
from followup.model.targets import NextMeeting
from followup.register.work.reads import Reads
from followup.rows.mapping import BY_NAME, SCHEMA, Mapped
from followup.service.door import guard
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.testing.registers import NOW, new_register
from tests.support.later import later


@pytest.fixture(name="register")
def _register() -> Register:
    """
    A register with one matter.
    """
    register = new_register()
    register.add_matter("LG", "Dredging", on=date(2024, 1, 5))
    return register


odd: Any = 5

REFUSED: dict[str, Callable[[Any], Any]] = {
    "on is a moment where a day is meant.": lambda r: r.add_matter("LG", "Parking", on=NOW),
    "to is a moment where a day is meant.": lambda r: r.move_meeting("LG.1", NOW),
    "start must be a day, not str.": lambda r: r.changes("LG", "2024-01-01", date(2024, 1, 2)),
    "on: 0203-01-05 is too far away.": lambda r: r.report("LG-1", on=date(203, 1, 5)),
    "titles is one text where several can be.": lambda r: r.add_matters("LG", "abc"),
    "titles must hold several values, not int.": lambda r: r.split("LG-1", 5),
    "title has 2000000 characters; at most 1000 are kept.": lambda r: r.add_matter("LG", "a" * 2_000_000),
    "text has 100001 characters; at most 100000 are kept.": lambda r: r.report("LG-1", "a" * 100_001),
    "title holds a line break.": lambda r: r.edit_matter("LG-1", title="Dredging\nParking"),
    "title holds the control character \\x1b.": lambda r: r.correct("LG-1/1", "A slip.", title="\x1b[31mred"),
    "matters must be text, not bytes.": lambda r: r.report([b"LG-1"]),
    "meeting must be text, not int.": lambda r: r.report("LG-1", meeting=1),
    "restricted must be True or False, not str.": lambda r: r.edit_matter("LG-1", restricted="no"),
    "to.body must be text, not int.": lambda r: r.postpone("LG-1", to=NextMeeting(odd)),
    "reason: 'rain' is not a word that is known here.": lambda r: r.postpone("LG-1", reason="rain"),
    "contact: 'Ann' is no address.": lambda r: r.add_party("The clerk", contact="Ann"),
    "contact: 'mailto:ann' is no address.": lambda r: r.add_party("The clerk", contact="mailto:ann"),
    "contact: 'a@b.example and c' is no address.": lambda r: r.add_party("The clerk", contact="a@b.example and c"),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_cannot_be_meant_is_refused_by_the_name_it_was_given_under(register: Register, said: str) -> None:
    """
    Whoever called finds the argument at once.
    """
    with pytest.raises(InputError) as caught:
        REFUSED[said](register)

    assert said == caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "mailto:ann@example.org",
        "https://example.org/ann",
        "xmpp:a@example.org",
    ],
)
def test_an_address_is_one_that_can_be_written_to(register: Register, contact: str) -> None:
    """
    Or none at all; a bare one is that of a mailbox, as the tests of notices tell.
    """
    assert contact == register.add_party("Ann", contact=contact).contact


def test_a_line_may_come_with_its_line_end(register: Register) -> None:
    """
    As scripts read them from files.
    """
    assert "Parking" == register.add_matter("LG", "Parking\r\n").title


def test_matters_may_be_anything_that_holds_them(register: Register) -> None:
    """
    A list, a generator or what a question answered.
    """
    anything: Any = register.outstanding("LG")
    register.report(anything, "One.")
    anything = (row.key for row in register.outstanding("LG"))
    register.report(anything, "Two.")

    assert 3 == register.matter("LG-1").steps


def test_a_parameter_that_nobody_can_tell_is_refused_when_its_class_is_made() -> None:
    """
    Whoever adds one says what it takes.
    """
    with pytest.raises(TypeError, match="what may be given for weight: complex"):

        @guard
        class _Weighing:
            def weigh(self, weight: complex) -> None:
                """
                Weigh it.
                """


def test_a_name_holds_from_its_day(register: Register) -> None:
    """
    Until then the body is called what it was, in every answer; its minutes are recognised by both names.
    """
    name = register.body("LG").name
    register.rename_body("LG", "The quay", on=date(2024, 3, 1))
    register.rename_body("LG", "The pier", on=date(2024, 5, 1))
    days = [(2, 29), (3, 1), (5, 1)]
    asked = [register, *(later(register, datetime(2024, month, day, 12, tzinfo=UTC)) for month, day in days)]

    assert [name, name, "The quay", "The pier"] == [each.body("LG").name for each in asked]
    assert [name, name, "The quay", "The pier"] == [each.outstanding("LG").context.bodies["LG"].name for each in asked]
    assert name == register.report("LG-1", "Soon.").context.bodies["LG"].name
    assert all({name, "The quay", "The pier"} == {each.body("LG").name, *each.body("LG").aliases} for each in asked)


@pytest.mark.parametrize(
    "table, column, value",
    [
        ("matter", "disposition", "nosuch"),
        ("matter", "opened_on", "0000-00-00"),
        ("meeting", "kind", "nosuch"),
        ("meeting", "date", "tomorrow"),
        ("step", "target_period", "soon"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(register: Register, table: str, column: str, value: str) -> None:
    """
    Whatever asks for it, alone or among others, says which it is, and no question ends in a traceback.
    """
    register.plan_meeting("LG", date(2024, 2, 2))
    register.postpone("LG-1", to="2024")
    mapped: Mapped = BY_NAME[table]
    key = {"matter": "LG-1", "meeting": "LG.1", "step": "LG-1/2"}[table]
    store = MemoryStore(SCHEMA)
    (row,) = register.store.read([(table, key)]).values()
    store._tables[table][key] = tuple({**row, column: value}.values())

    for ask in (lambda: Reads(store).one(mapped.cls, key), lambda: Reads(store).all(mapped.cls, Query(table))):
        with pytest.raises(StoreDamaged, match=f"{table} {key} cannot be read"):
            ask()
