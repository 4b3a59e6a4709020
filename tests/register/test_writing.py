"""
How writes end: once under a request id, anew after a conflict, again after an unknown outcome, never half.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from inspect import getmembers, isfunction, signature
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from attrs import evolve

import followup
from followup.contracts import Batch, Query
from followup.errors import Conflict, InputError, NotFound, StoreMissing, Unknown
from followup.model.matters import Matter, Step
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading
from followup.model.results import Recorded
from followup.register.work.reads import Reads
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore
from followup.testing.registers import NOW, new_register
from tests.support.snapshots import contents


DAY = date(2024, 1, 9)
MINUTES = Reading(
    DocumentFacts("notes.txt", "ab"), MeetingFacts("LG", DAY), (), (Finding("f1", "postponed", "Dredging"),)
)

CALLS: dict[str, Callable[..., Any]] = {
    "add_rule": lambda r, **how: r.add_rule("agenda", first=14, **how),
    "edit_rule": lambda r, **how: r.edit_rule("agenda", first=14, **how),
    "pause_rule": lambda r, **how: r.pause_rule("agenda", **how),
    "remove_rule": lambda r, **how: r.remove_rule("missed", **how),
    "snooze": lambda r, **how: r.snooze("LG-1", until=date(2024, 3, 1), **how),
    "confirm_minutes": lambda r, **how: r.confirm_minutes("SK.1", **how),
    "add_matter": lambda register, **said: register.add_matter("LG", "Parking", on=DAY, **said),
    "postpone": lambda register, **said: register.postpone("LG-1", on=DAY, **said),
    "decide": lambda register, **said: register.decide(["LG-1"], "Approved.", on=DAY, **said),
    "edit_matter": lambda register, **said: register.edit_matter("LG-1", title="The harbour", on=DAY, **said),
    "split": lambda register, **said: register.split("LG-1", ["North", "South"], on=DAY, **said),
    "undo": lambda register, **said: register.undo("LG-1", **said),
    "record": lambda register, **said: register.record(MINUTES, **said),
    "add_body": lambda register, **said: register.add_body("KF", "The council", standing=["Questions"], **said),
    "edit_body": lambda register, **said: register.edit_body("LG", venue="Town hall", standing=["News"], **said),
    "rename_body": lambda register, **said: register.rename_body("SK", "The committee", on=DAY, **said),
    "succeed_body": lambda register, **said: register.succeed_body("LG", "SK", on=date(2024, 1, 10), **said),
    "succeed_body of nothing": lambda register, **said: register.succeed_body("SK", "LG", on=DAY, **said),
    "close_body": lambda register, **said: register.close_body("SK", on=DAY, **said),
    "plan_meetings": lambda register, **said: register.plan_meetings("LG", start=DAY, until=date(2024, 4, 1), **said),
    "plan_meeting": lambda register, **said: register.plan_meeting("LG", None, **said),
    "move_meeting": lambda register, **said: register.move_meeting("LG.1", DAY, **said),
    "cancel_meeting": lambda register, **said: register.cancel_meeting("LG.1", **said),
    "close_meeting": lambda register, **said: register.close_meeting("LG.1", not_reached=["LG-1"], **said),
    "verify_meeting": lambda register, **said: register.verify_meeting("LG.2", by="The clerk", on=DAY, **said),
    "skip_standing": lambda register, **said: register.skip_standing("LG.1", "Minutes", **said),
    "add_party": lambda register, **said: register.add_party("The harbour office", **said),
    "edit_party": lambda register, **said: register.edit_party("The clerk", note="Away in July.", **said),
    "party_leaves": lambda register, **said: register.party_leaves("The clerk", on=DAY, to="The registrar", **said),
}

SAFE = {"run", "retry_message", "drop_message", "find", "new_term", "erase_party", "redact_evidence"}
"""Calls that take no request id: what only asks, and what does nothing when it is made again."""


class Unsure(MemoryStore):
    """
    A store whose answer gets lost: each batch lands, and *times* it says that it does not know.
    """

    def __init__(self, times: int) -> None:
        super().__init__(SCHEMA)
        self.times = times
        self.sent: list[str] = []

    def commit(self, batch: Batch) -> None:
        """
        Keep the batch, and say so only when enough answers were lost.
        """
        super().commit(batch)
        self.sent.append(batch.id)
        if self.times:
            self.times -= 1
            raise Unknown("The answer was lost.")


class Silent(MemoryStore):
    """
    A store that keeps nothing and says that it does not know.
    """

    def commit(self, batch: Batch) -> None:
        """
        Give no answer.
        """
        raise Unknown(f"No answer to {batch.id}.")


class Overtaken(MemoryStore):
    """
    A store in which somebody else always comes first: before each commit *rival* writes.
    """

    rival: Callable[[], object] | None = None
    times = 1

    def commit(self, batch: Batch) -> None:
        """
        Let the rival write, then try.
        """
        if self.rival is not None and self.times:
            self.times -= 1
            rival, self.rival = self.rival, None
            rival()
            self.rival = rival
        super().commit(batch)


@pytest.fixture(name="register")
def _register() -> Register:
    register = new_register()
    register.add_matter("LG", "Dredging", on=date(2024, 1, 2))
    return register


@pytest.fixture(name="arranged")
def _arranged(register: Register) -> Register:
    """
    The same, with a rule, meetings planned and held, a standing item and parties that owe something.
    """
    register.edit_body("LG", repeats="FREQ=MONTHLY;BYDAY=2TU", standing=["Minutes"])
    register.plan_meeting("LG", date(2024, 1, 8))
    register.plan_meeting("LG", date(2024, 1, 3))
    register.close_meeting("LG.2")
    for name in ("The clerk", "The registrar"):
        register.add_party(name, kind="role")
    register.assign(register.add_matter("SK", "Signs", owner="The clerk", to="LG/next"), to="The clerk")
    register.close("SK-1", on=date(2024, 1, 9))
    register.edit_rule("missed", first=2)
    register.record(
        Reading(DocumentFacts("notes.txt", "cd", language="en"), MeetingFacts("SK", date(2024, 1, 4))), body="SK"
    )
    return register


def told(result: Any) -> Any:
    """
    What a call answers, apart from whether it wrote anything.
    """
    if isinstance(result, Recorded):
        return evolve(result, changed=False)
    return getattr(result, "matters", result)


def test_every_write_takes_a_request_id_and_can_be_rehearsed() -> None:
    """
    But those that do nothing when they are made again.
    """
    writes = {
        name: set(signature(method).parameters)
        for name, method in getmembers(Register, isfunction)
        if not name.startswith("_") and "dry_run" in signature(method).parameters
    }
    verbs = {name for name, method in getmembers(Register, isfunction) if "where" in signature(method).parameters}

    assert {name for name, takes in writes.items() if "request_id" not in takes} <= SAFE
    assert {name.split()[0] for name in CALLS} | {"add_matters", "correct"} == (set(writes) - SAFE) | (
        verbs & {"postpone", "decide"}
    )


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_call_under_a_request_id_acts_once(arranged: Register, call: Callable[..., Any]) -> None:
    """
    The second call writes nothing and tells what the first one did.
    """
    untouched = contents(arranged.store)
    rehearsed = call(arranged, request_id="r1", dry_run=True)
    assert contents(arranged.store) == untouched
    first = call(arranged, request_id="r1")
    before = contents(arranged.store)
    again = call(arranged, request_id="r1")

    assert contents(arranged.store) == before != untouched
    assert told(again) == told(first) == told(rehearsed)
    assert getattr(again, "repeated", True)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_request_id_is_for_one_call(arranged: Register, call: Callable[..., Any]) -> None:
    """
    Another call under the same id is refused and does nothing.
    """
    arranged.report("LG-1", "Soon.", on=DAY, request_id="r1")
    before = contents(arranged.store)
    with pytest.raises(InputError, match="used for something else"):
        call(arranged, request_id="r1")

    assert contents(arranged.store) == before


def test_a_preview_under_a_request_id_uses_nothing_up(register: Register) -> None:
    """
    After a dry run the call itself still acts.
    """
    register.postpone("LG-1", on=DAY, request_id="r1", dry_run=True)

    assert not register.postpone("LG-1", on=DAY, request_id="r1").repeated


def test_an_unknown_outcome_is_asked_for_with_the_same_batch() -> None:
    """
    The batch landed: sent again it is not written twice.
    """
    store = Unsure(2)
    register = new_register(store, bodies=["LG"])

    assert store.sent == ["batch 1"] * 3
    assert register.body("LG").name == "Body LG"
    assert register.check().problems == ()


def test_when_every_answer_is_lost_the_rows_are_looked_at() -> None:
    """
    What is there, exactly as it was to be written, was written.
    """
    register = new_register(Unsure(100), bodies=["LG"])

    assert register.body("LG").name == "Body LG"


def test_an_outcome_that_stays_unknown_is_told() -> None:
    """
    Where nothing landed and no answer comes, the caller learns that nobody knows.
    """
    store = Silent(SCHEMA)
    with pytest.raises(Unknown):
        new_register(store, bodies=["LG"])

    assert store.read([("body", "LG")]) == {}


def test_who_comes_second_decides_anew() -> None:
    """
    Nothing of the rival is lost, and the number of the matter goes on.
    """
    store = Overtaken(SCHEMA)
    register = new_register(store, bodies=["LG"])
    rival = Register(store, author="rival", clock=lambda: NOW, new_id=lambda: "the rival's")
    store.rival = lambda: rival.add_matter("LG", "Parking", on=DAY)
    matter = register.add_matter("LG", "Dredging", on=DAY)

    assert matter.key == "LG-2"
    assert [row.title for row in register.outstanding("LG")] == ["Parking", "Dredging"]


def test_who_is_always_second_gives_up() -> None:
    """
    A conflict that never ends is told, with nothing written.
    """
    store = Overtaken(SCHEMA)
    register = new_register(store, bodies=["LG"])
    count = iter(range(1000))
    rival = Register(store, author="rival", clock=lambda: NOW, new_id=lambda: f"rival {next(count)}")
    store.times, store.rival = 1000, lambda: rival.add_matter("LG", "Parking", on=DAY)
    with pytest.raises(Conflict):
        register.add_matter("LG", "Dredging", on=DAY)

    assert {row.title for row in register.outstanding("LG")} == {"Parking"}


def test_a_clock_without_a_zone_is_refused(register: Register) -> None:
    """
    A moment that could be any of twenty-four is none.
    """
    naive = Register(
        register.store,
        author="x",
        clock=lambda: datetime(2024, 1, 1),  # noqa: DTZ001 - on purpose
        new_id=lambda: "b",
    )
    with pytest.raises(InputError, match="without a time zone"):
        naive.add_body("KF", "Council")


def test_eight_threads_lose_nothing(tmp_path: Path) -> None:
    """
    All matters and steps are there, no two under one key, and everything proves whole.
    """
    store = SQLiteStore.open(tmp_path / "register.db", SCHEMA, create=True)
    with followup.open(store, author="tester") as register:
        register.add_body("LG", "Leaders")
        shared = register.add_matter("LG", "Shared", on=DAY)
        start = Barrier(8)

        def work(name: int) -> None:
            start.wait()
            for n in range(3):
                register.add_matter("LG", f"{name} {n}", on=DAY)
                register.report(shared, f"{name} {n}", on=DAY)

        threads = [Thread(target=work, args=(name,)) for name in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        lookup = Reads(store)
        titles = [matter.title for matter in lookup.all(Matter, Query("matter"))]
        said = [step.text for step in lookup.all(Step, Query("step", {"matter": shared.key})) if step.text]

        assert sorted(titles) == sorted([f"{name} {n}" for name in range(8) for n in range(3)] + ["Shared"])
        assert sorted(said) == sorted(f"{name} {n}" for name in range(8) for n in range(3))
        assert register.check().problems == ()


def test_opening_a_register_writes_nothing(tmp_path: Path) -> None:
    """
    A store that is missing is told by the first question, and stays missing.
    """
    file = tmp_path / "matters.db"
    with followup.open(f"sqlite:///{file}", author="tester") as register:
        for call in (
            register.outstanding,
            lambda: register.add_matter("LG", "Parking"),
            lambda: register.record(MINUTES),
            lambda: register.add_body("LG", "Leaders", dry_run=True),
            lambda: register.plan_meeting("LG", DAY),
        ):
            with pytest.raises(StoreMissing):
                call()

    assert list(tmp_path.iterdir()) == []


def test_adding_a_body_may_make_the_store(tmp_path: Path) -> None:
    """
    The first body makes the register.
    """
    with followup.open(f"sqlite:///{tmp_path}/matters.db", author="tester") as register:
        register.add_body("LG", "Leaders")

        assert [body.key for body in register.bodies()] == ["LG"]


def test_recording_may_make_the_store_where_that_is_asked_for(tmp_path: Path) -> None:
    """
    A preview and a document that cannot be recorded leave no file behind.
    """
    with followup.open(f"sqlite:///{tmp_path}/matters.db", author="tester") as register:
        preview = register.record(MINUTES, create=True, dry_run=True)
        with pytest.raises(InputError):
            register.record(Reading(MINUTES.document, MeetingFacts("LG")), create=True)
        left = list(tmp_path.iterdir())
        result = register.record(MINUTES, create=True)

        assert left == []
        assert [item.key for item in preview.new] == [item.key for item in result.new] == ["LG-1"]
        assert register.body("LG").timezone == "Europe/Stockholm"


def test_reading_needs_a_file_and_a_reader(tmp_path: Path, register: Register) -> None:
    """
    Without a reader of that language the ones there are are named.
    """
    with pytest.raises(NotFound):
        followup.open("memory:").read(tmp_path / "none.txt")
    (tmp_path / "notes.txt").write_text("Notes of a meeting", encoding="utf-8")
    with pytest.raises(InputError, match="no reader for minutes"):
        register.read(tmp_path / "notes.txt")
    with pytest.raises(InputError, match="no reader for tlh") as caught:
        followup.open("memory:").read(tmp_path / "notes.txt", language="tlh")

    assert caught.value.hint == "Languages: en, no, sv."
