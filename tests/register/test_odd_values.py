"""
Odd values: whatever is given for any parameter of any public method is refused by name, or leaves the register whole.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, has

from followup import Matter, Meeting
from followup.contracts import Batch
from followup.errors import FollowupError
from followup.model.answers import Context, OutstandingList
from followup.model.reading import (
    Absent,
    DecisionText,
    DocumentFacts,
    Finding,
    MeetingFacts,
    NextSitting,
    OtherMeeting,
    Present,
    Reading,
    ReadItem,
    Unread,
)
from followup.model.targets import ByDate, Condition, Event, FirstMeetingFrom, MeetingOn, NextMeeting, Period, WithParty
from followup.readers.builtin import builtin_readers
from followup.rows.mapping import SCHEMA
from followup.service.door import checks_of
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.testing.registers import new_register
from tests.support.whole import assert_answers, assert_whole


NOW = datetime(2024, 6, 12, 12, 0, tzinfo=UTC)
DAY = date(2024, 6, 10)

READ = Reading(
    DocumentFacts("minutes.txt", "ab" * 32),
    MeetingFacts("LG", date(2024, 6, 5)),
    (ReadItem("1", "Dredging"), ReadItem("2", "Parking")),
    (
        Finding("f1", "postponed", "Dredging", item="1"),
        Finding("f2", "decided", "Parking", item="2", quote="Approved."),
    ),
)
NEW = Reading(DocumentFacts("more.txt", "cd" * 32), MeetingFacts("LG", date(2024, 6, 6)), (ReadItem("1", "Bridges"),))

FULL = Reading(
    DocumentFacts("full.txt", "ef" * 32),
    MeetingFacts(
        "LG",
        date(2024, 6, 7),
        time(9, 0),
        time(11, 0),
        "The hall",
        "physical",
        (Present("Ann", "Harbour office", ("1",)),),
        (Absent("Bo"),),
        "Ann",
        "Ann",
        "Ann",
        (NextSitting(date(2024, 7, 5)),),
        "6",
    ),
    (ReadItem("1", "Dredging", "12/2024", (1, 2)), ReadItem("2", "Benches")),
    (
        Finding(
            "f1", "referred", "Dredging", item="1", target=WithParty("Harbour office", date(2024, 9, 1)), owner="Bo"
        ),
        Finding("f2", "raised", "Benches", item="2", condition=Condition("precondition", "when it is dry")),
    ),
    (OtherMeeting("SK", date(2024, 7, 1)),),
    (DecisionText("1", "Approved."),),
    (Unread((1, 1), "Coffee."),),
    "LG",
)

NO_TEXT = {
    "ESC": "a\x1b[31mred",
    "NUL": "a\x00b",
    "C1": "a\x9bb",
    "half of a pair": "a\ud800b",
    "2 MB": "a" * 2_000_000,
}
TEXT = {
    "empty": "",
    "blank": " ",
    "line breaks": "a\nb\r\nc",
    "line separator": "a\u2028b",
    "right to left": "a\u202eb",
    "a slash": "/",
    "a body and nothing": "LG/",
    "a body and a day that is none": "LG/2024-02-30",
    "a key with a far number": "LG-99999999999999999999",
    "the last day": "9999-12-31",
    "the first day": "0001-01-01",
    "a year": "9999",
    "percent": "%s {0} %",
    "accents": "a" + "\u0301" * 50,
    "long": "a" * 1000,
}
OTHER: dict[str, Any] = {
    "the first of all days": date.min,
    "the last of all days": date.max,
    "None": None,
    "bytes": b"LG-1",
    "a moment": datetime(2024, 6, 10, 12),  # noqa: DTZ001 - as careless as callers are
    "a moment in UTC": datetime(2024, 6, 10, 12, tzinfo=UTC),
    "a day": DAY,
    "a day to come": date(2030, 1, 5),
    "a whole number": 5,
    "a huge number": 10**30,
    "True": True,
    "a fraction": 0.5,
    "not a number": float("nan"),
    "a list": ["LG-1"],
    "an empty list": [],
    "a list of None": [None],
    "a list of numbers": [5],
    "a list of bytes": [b"x"],
    "a list of odd texts": ["a\x1bb"],
    "twice the same": ["a", "a"],
    "a list with an empty text": [""],
    "a mapping": {"a": "b"},
    "a mapping of numbers": {1: 2},
    "an object": object(),
    "a class": Matter,
    "a callable": len,
    "a path": Path("/nowhere/at/all"),
    "a folder": Path("/"),
    "a matter of odd key": Matter(5, "LG", "x"),  # type: ignore[arg-type]
    "a matter that is not there": Matter("LG-77", "LG", "x"),
    "a meeting of odd key": Meeting(None, "LG"),  # type: ignore[arg-type]
    "a meeting that is not there": Meeting("LG.77", "LG"),
    "a target of no body": NextMeeting("XX"),
    "a target of odd body": NextMeeting(None),  # type: ignore[arg-type]
    "a target of no meeting": MeetingOn("LG", meeting="LG.77"),
    "a target of nothing": MeetingOn("LG"),
    "a target of an odd meeting": MeetingOn("LG", meeting=5),  # type: ignore[arg-type]
    "a target long ago": FirstMeetingFrom("LG", date(1600, 1, 1)),
    "a target too far": ByDate(date(2999, 12, 31)),
    "a target in a far year": Period("9999"),
    "a target of no party": WithParty("P-77"),
    "a target at an event of line breaks": Event("a  b", "2024-Q3"),
}

EXAMPLE = Path(__file__).parents[2] / "src" / "followup" / "examples" / "en" / "first.txt"

BASE: dict[str, dict[str, Any]] = {
    "add_body": {"key": "NB", "name": "New body"},
    "add_matter": {"body": "LG", "title": "Ferries"},
    "add_matters": {"body": "LG", "titles": ["Ferries", "Buses"]},
    "add_party": {"name": "The clerk"},
    "agenda": {"name": "LG"},
    "assign": {"matters": "LG-1", "to": "P-1"},
    "at": {"day": DAY},
    "audited": {"listed": OutstandingList(Context(DAY, {}, {}, {}), None, ())},
    "bodies": {},
    "body": {"key": "LG"},
    "cancel_meeting": {"name": "LG.2"},
    "changes": {"body": "LG", "start": date(2024, 6, 1), "end": DAY},
    "check": {},
    "close": {"matters": "LG-1"},
    "close_body": {"key": "SK", "on": DAY},
    "close_meeting": {"name": "LG.3"},
    "correct": {"step": "LG-1/1", "because": "A slip."},
    "decide": {"matters": "LG-1"},
    "edit_body": {"key": "LG", "venue": "The hall"},
    "edit_matter": {"matter": "LG-1", "interim": "As before."},
    "edit_party": {"name": "P-1", "note": "Moved."},
    "erase_party": {"party": "P-2", "basis": "asked for"},
    "erasures": {},
    "find": {"title": "Dredging"},
    "former_names": {"body": "LG"},
    "history": {"key": "LG-1"},
    "matter": {"key": "LG-1"},
    "meeting": {"name": "LG.1"},
    "meetings": {},
    "merge": {"matter": "LG-1", "into": "LG-2"},
    "missed": {},
    "move_meeting": {"name": "LG.2", "to": date(2024, 7, 1)},
    "new_term": {"body": "LG", "start": DAY},
    "note": {"matters": "LG-1"},
    "outstanding": {},
    "parties": {},
    "party_leaves": {"party": "P-1", "on": DAY, "to": "P-2"},
    "plan_meeting": {"body": "LG", "on": date(2024, 7, 5)},
    "plan_meetings": {"body": "LG", "start": date(2024, 7, 1), "until": date(2024, 9, 1)},
    "postpone": {"matters": "LG-1"},
    "read": {"source": str(EXAMPLE)},
    "read_text": {"text": "Minutes\n\n1. Dredging\n", "name": "a.txt", "sha256": "ab" * 32},
    "record": {"reading": NEW},
    "redact_evidence": {"name": "LG.1/m1/f2/e", "basis": "asked for"},
    "refer": {"matters": "LG-1", "to": "SK/next"},
    "refer_back": {"matters": "LG-1"},
    "remove": {"matters": "LG-1"},
    "rename_body": {"key": "LG", "name": "The quay", "on": DAY},
    "reopen": {"matters": "LG-3"},
    "report": {"matters": "LG-1"},
    "skip_standing": {"name": "LG.2", "title": "Welcome"},
    "split": {"matter": "LG-1", "titles": ["One", "Two"]},
    "standing": {"body": "LG"},
    "succeed_body": {"old": "SK", "new": "LG", "on": DAY},
    "supersede": {"matters": "LG-1", "by": "LG-2"},
    "terms": {"body": "LG"},
    "today": {},
    "undo": {},
    "verify_meeting": {"name": "LG.1", "by": "P-1"},
    "why": {"key": "LG-1"},
    "withdraw": {"matters": "LG-1"},
    "without_names": {},
}
"""A call of each public method that is in order."""

ODD = {**NO_TEXT, **TEXT, **OTHER}

NOTICES = {
    *("run", "outbox", "message", "retry_message", "drop_message", "snooze", "snoozes", "confirm_minutes"),
    *("rules", "add_rule", "edit_rule", "pause_rule", "remove_rule"),
}
"""What people are told: tried by the tests of the outbox."""
READINGS = {"documents", "propose", "reached"}
"""What is asked of documents and bodies: tried by the tests of recording."""

METHODS: dict[str, Callable[..., Any]] = {
    name: found
    for name, found in inspect.getmembers(Register, inspect.isfunction)
    if not name.startswith("_") and name not in NOTICES | READINGS
}


class Copied(MemoryStore):
    """
    A store that begins as a copy of another, and counts what it is given to keep.
    """

    def __init__(self, of: MemoryStore | None = None) -> None:
        super().__init__(SCHEMA)
        self.commits = 0
        if of is not None:
            self._tables = {table: dict(rows) for table, rows in of._tables.items()}
            self._claims = {place: dict(held) for place, held in of._claims.items()}
            self._landed = set(of._landed)

    def commit(self, batch: Batch) -> None:
        """
        Keep it.
        """
        super().commit(batch)
        self.commits += 1


def over(store: MemoryStore) -> Register:
    """
    A register over *store*, on the day of which all tests here speak.
    """
    numbers = count(1)
    return Register(
        store, author="tester", clock=lambda: NOW, new_id=lambda: f"again {next(numbers)}", readers=builtin_readers()
    )


@pytest.fixture(name="used", scope="module")
def _used() -> MemoryStore:
    """
    The store of a register that has something of everything.
    """
    store = MemoryStore(SCHEMA)
    register = new_register(store, clock=lambda: NOW)
    register.edit_body("LG", standing=["Welcome"], repeats="FREQ=MONTHLY;BYDAY=1FR", aliases=["The leaders"])
    register.record(READ, body="LG", accept=True)
    register.plan_meeting("LG", date(2024, 6, 19))
    register.plan_meeting("LG", date(2024, 6, 11))
    register.add_party("Harbour office")
    register.add_party("Ann", kind="person", contact="mailto:ann@example.org")
    register.add_matter("LG", "Lamps", number="12/2024", owner="P-1", on=date(2024, 6, 7))
    register.add_matter("LG", "Buses", on=date(2024, 6, 7))
    register.decide("LG-3", "Approved.", on=DAY)
    return store


def names_of(value: object) -> set[str]:
    """
    What a refusal may call *value* by, where it does not name the parameter.

    A text, a day and a value of ours may be of the right kind, and refused for what they mean.
    """
    if isinstance(value, list):
        return {"" if each is None else str(each) for each in value} or {""}
    if value in NO_TEXT.values() or isinstance(value, Path):
        return {str(value)}
    plain = isinstance(value, str) or (isinstance(value, date | None) and not isinstance(value, datetime))
    return {""} if plain or has(type(value)) else set()


def test_every_public_method_is_tried() -> None:
    """
    Whoever adds one says how it is called.
    """
    assert set(METHODS) == set(BASE)


@pytest.mark.parametrize("name", METHODS)
def test_a_call_that_is_in_order_is_taken(name: str, used: MemoryStore) -> None:
    """
    What is tried below is refused for nothing else.
    """
    register = over(Copied(used))
    getattr(register, name)(**BASE[name])

    assert_whole(register)
    assert_answers(register)


@pytest.mark.filterwarnings("ignore::followup.errors.DistantDay")
@pytest.mark.parametrize("name", METHODS)
def test_odd_values_are_refused_by_name_or_leave_the_register_whole(name: str, used: MemoryStore) -> None:
    """
    Nothing is written where one is refused; where one is taken, all questions answer and the export can be imported.
    """
    register = over(Copied(used))
    for parameter in parameters(name):
        for what, value in ODD.items():
            try:
                try_it(register, name, parameter, value)
            except BaseException as error:
                error.add_note(f"{name}({parameter}={what})")
                raise
            if not pristine(register):
                register = over(Copied(used))


def pristine(register: Register) -> bool:
    """
    Whether nothing has been written, and the register is still open.
    """
    store = register.store
    return isinstance(store, Copied) and not store.commits and store._open


def try_it(register: Register, name: str, parameter: str, value: object) -> None:
    """
    Call a method with *value*, and see what is left.
    """
    store = register.store
    assert isinstance(store, Copied)
    try:
        getattr(register, name)(**{**BASE[name], parameter: value})
    except FollowupError as error:
        said = f"{error.message} {error.hint}"
        assert any(each.casefold() in said.casefold() for each in {parameter, *names_of(value)}), said[:300]
        assert len(said) < 5000
        assert not store.commits
    if store.commits:
        assert_whole(register)
        assert_answers(register)


def parameters(name: str) -> list[str]:
    """
    Every parameter of a method, those of ``where`` too.
    """
    return list(checks_of(inspect.unwrap(METHODS[name])))


def paths(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """
    The way to every field of a reading, one of each list.
    """
    found = []
    for field in fields(type(value)):
        part = getattr(value, field.name)
        found.append((*path, field.name))
        inner = part[0] if isinstance(part, tuple) and part else part
        if has(type(inner)):
            found += paths(inner, (*path, field.name))
    return found


def changed(value: Any, path: tuple[str, ...], to: object) -> Any:
    """
    *value* with another one at the end of *path*.
    """
    name, *rest = path
    part = getattr(value, name)
    if rest and isinstance(part, tuple):
        return evolve(value, **{name: (changed(part[0], tuple(rest), to), *part[1:])})
    return evolve(value, **{name: changed(part, tuple(rest), to) if rest else to})


@pytest.mark.filterwarnings("ignore::followup.errors.DistantDay")
@pytest.mark.parametrize("path", paths(FULL), ids=".".join)
def test_a_reading_is_looked_at_as_closely(path: tuple[str, ...], used: MemoryStore) -> None:
    """
    Whatever stands in any field of what a reader found, or a program made up, is refused by its path, or harmless.
    """
    for what, value in ODD.items():
        try:
            reading = changed(FULL, path, value)
        except ValueError:
            continue  # no such value can be made
        try:
            try_it(over(Copied(used)), "record", "reading", reading)
        except BaseException as error:
            error.add_note(f"{'.'.join(path)} = {what}")
            raise
