"""
Request ids: a call is known again by what was asked for in public, in every process and in later versions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from followup.errors import InputError
from followup.model.bodies import Meeting
from followup.model.entries import Request
from followup.model.matters import Matter
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading
from followup.model.targets import ByDate, NextMeeting
from followup.register.work.requests import canonical, digest_of
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.sqlite import SQLiteStore
from followup.testing.registers import NOW, new_register
from tests.support.snapshots import contents


DAY = date(2024, 1, 9)
MINUTES = Reading(
    DocumentFacts("notes.txt", "ab"), MeetingFacts("LG", DAY), (), (Finding("f1", "postponed", "Dredging"),)
)


@pytest.fixture(name="register")
def _register() -> Register:
    register = new_register()
    register.add_matter("LG", "Dredging", on=date(2024, 1, 2))
    register.plan_meeting("LG", DAY)
    return register


def test_a_call_made_again_after_a_restart_does_not_act_twice(tmp_path: Path) -> None:
    """
    Another process, whose values are other objects, is answered with what the first one did.
    """
    first = new_register(SQLiteStore.open(tmp_path / "register.db", SCHEMA, create=True), bodies=["LG"])
    first.add_matter("LG", "Dredging", on=date(2024, 1, 2))
    first.postpone("LG-1", to=NextMeeting("LG"), reason="lack_of_time", on=DAY, request_id="r1")
    first.close()
    with new_register(SQLiteStore.open(tmp_path / "register.db", SCHEMA), bodies=[]) as second:
        again = second.postpone(["LG-1"], to=NextMeeting("LG"), reason="lack_of_time", on=DAY, request_id="r1")

        assert again.repeated
        assert second.matter("LG-1").postponements == 1


SAME: dict[str, tuple[Callable[[Register, str], Any], Callable[[Register, str], Any]]] = {
    "by key and by value": (
        lambda register, name: register.report("LG-1", "No news.", on=DAY, request_id=name),
        lambda register, name: register.report(register.matter("LG-1"), text="No news.", on=DAY, request_id=name),
    ),
    "a meeting by key and by value": (
        lambda register, name: register.report("LG-1", meeting="LG.1", request_id=name),
        lambda register, name: register.report("LG-1", meeting=register.meeting("LG.1"), request_id=name),
    ),
    "with what is so by default": (
        lambda register, name: register.add_matter("LG", "Parking", on=DAY, request_id=name),
        lambda register, name: register.add_matter(
            "LG", "Parking", kind="item", to=None, restricted=False, on=DAY, request_id=name
        ),
    ),
    "an order of names": (
        lambda register, name: register.record(MINUTES, create=True, aliases={"A": "AA", "B": "BB"}, request_id=name),
        lambda register, name: register.record(MINUTES, create=True, aliases={"B": "BB", "A": "AA"}, request_id=name),
    ),
}


@pytest.mark.parametrize("calls", SAME.values(), ids=SAME)
def test_the_same_said_otherwise_is_the_same_request(
    register: Register, calls: tuple[Callable[[Register, str], Any], Callable[[Register, str], Any]]
) -> None:
    """
    What was asked for is compared, not how it was written down.
    """
    calls[0](register, "r1")
    written = contents(register.store)
    calls[1](register, "r1")

    assert contents(register.store) == written


def test_an_id_with_other_arguments_is_refused(register: Register) -> None:
    """
    Another text, another day or another command under the same id is an error, and nothing is written.
    """
    register.report("LG-1", "No news.", on=DAY, request_id="r1")
    for act, text, day in (
        (register.report, "News.", DAY),
        (register.report, "No news.", date(2024, 1, 8)),
        (register.note, "No news.", DAY),
    ):
        with pytest.raises(InputError, match="r1 was used for something else"):
            act("LG-1", text, on=day, request_id="r1")

    assert len(register.history("LG-1").history) == 2


def test_a_request_of_the_first_version_is_matched_by_id_and_command(register: Register) -> None:
    """
    Its digest was of internal values and compares with nothing: the call answers and does not act, another is refused.
    """
    digest = "5f" * 32
    register.committer.write(lambda unit: unit.put_new(Request("r1", "add_matter", digest, ("LG-1",), NOW)))
    again = register.add_matter("LG", "Dredging", on=date(2024, 1, 2), request_id="r1")
    with pytest.raises(InputError, match=r"something else \(add_matter\)"):
        register.add_party("The office", request_id="r1")

    assert again == register.matter("LG-1")
    assert [matter.key for matter in register.outstanding("LG")] == ["LG-1"]


def test_an_argument_added_later_does_not_change_what_was_asked_before() -> None:
    """
    Its default counts as not given.
    """

    def before(_unit: object, title: str, *, on: date | None = None) -> None: ...
    def after(_unit: object, title: str, *, on: date | None = None, colour: str = "red") -> None: ...

    assert digest_of(before, "Dredging", on=DAY) == digest_of(after, title="Dredging", on=DAY)
    assert digest_of(after, "Dredging", on=DAY) != digest_of(after, "Dredging", on=DAY, colour="blue")


def test_values_are_compared_by_what_is_stored_of_them() -> None:
    """
    What has a key is its key; a target its code and what it names; a field added to it later, with a default, no more.
    """

    @frozen
    class ByDateAndHour:
        kind = "by_date"
        date: date
        hour: str = ""

    assert canonical(Matter("LG-1", "LG", "Dredging")) == canonical(Meeting("LG-1", "LG")) == "LG-1"
    assert canonical(ByDate("2024-02-01")) == {"kind": "by_date", "date": "2024-02-01"}
    assert canonical(ByDateAndHour(date(2024, 2, 1))) == canonical(ByDate("2024-02-01"))
    assert canonical([DAY]) == canonical(DAY) == "2024-01-09"
