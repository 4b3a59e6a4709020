"""
A folder of minutes: recorded by the days of its meetings, resumed where it was interrupted, told in a line.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from followup.cli import folders
from followup.cli.options import Settings
from followup.model.reading import Reading
from followup.model.results import Recorded
from followup.plugins import open_register
from followup.service.register import Register


if TYPE_CHECKING:
    from .conftest import Type

RECORD = ("record", "minutes", "--body", "HTC", "--create", "--accept")


@pytest.fixture(name="minutes")
def _minutes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A folder in which the later minutes come first by name, one of them in a folder of its own, beside other files.
    """
    from .conftest import EXAMPLES

    monkeypatch.setenv("FOLLOWUP_STORE", str(folder / "trail.db"))
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-10-20")
    place = folder / "minutes"
    (place / "older").mkdir(parents=True)
    (place / ".git").mkdir()
    shutil.copy(EXAMPLES / "en" / "second.txt", place / "a.md")
    shutil.copy(EXAMPLES / "en" / "first.txt", place / "older" / "z.txt")
    (place / "picture.png").write_bytes(b"\x89PNG")
    (place / ".git" / "notes.txt").write_text("No minutes.")
    return place


def test_a_folder_is_recorded_by_day(minutes: Path, type_: Type) -> None:
    """
    The first meeting goes in first, whatever the files are called, and a line tells what it came to.
    """
    told = type_(*RECORD)
    each = type_("record", "minutes", "--body", "HTC", "--create", "--accept", "--json", "--store", "other.db").data

    assert told.code == 0, told.err
    assert told.out.startswith("2 of 2: 0 known · ")
    assert [result["meeting"]["date"] for result in each] == ["2026-09-18", "2026-10-16"]
    news, missed = (
        sum(len(result["new"]) for result in each),
        sum(len(result["missed"]["promised"]) for result in each),
    )
    assert f" · {news} new · " in told.out
    assert f" · {missed} missed" in told.out


def test_what_is_recorded_is_not_read_again(minutes: Path, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The same command goes on with what is not recorded yet: by the fingerprint of the file, without reading it.
    """
    second = (minutes / "a.md").read_bytes()
    (minutes / "a.md").unlink()
    assert type_(*RECORD).code == 0
    (minutes / "a.md").write_bytes(second)
    read: list[str] = []
    whole = folders.record_all

    def watched(register: Register, settings: Settings, files: list[str], plan: folders.Plan) -> folders.Outcome:
        def noted(file: str) -> Reading:
            read.append(file)
            return plan.read(file)

        return whole(register, settings, files, evolve(plan, read=noted))

    monkeypatch.setattr("followup.cli.minutes.record_all", watched)
    told = type_(*RECORD)

    assert read == [str(Path("minutes", "a.md"))]
    assert told.out.startswith("2 of 2: 1 known · ")
    assert type_(*RECORD).out == "2 of 2: 2 known · 0 new · 0 continued · 0 closed · 0 missed\n"


def test_what_was_taken_for_certain_only_is_taken_again(minutes: Path, type_: Type) -> None:
    """
    A document of which only the certain was recorded is no reason to pass it by when all of it is asked for.
    """
    assert type_("record", "minutes", "--body", "HTC", "--create").code == 0
    told = type_(*RECORD)

    assert told.out.startswith("2 of 2: 0 known · ")


def test_what_is_left_is_told_with_how_to_decide_it(minutes: Path, type_: Type) -> None:
    """
    Suggestions are counted, and the command that asks about them can be typed as it stands.
    """
    told = type_("record", "minutes", "--body", "HTC", "--create")

    assert " to decide: followup record minutes --ask" in told.out


def test_interrupted(minutes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    Whoever interrupts is told how much is kept; it is kept, and the rest is not begun.
    """

    def record(reading: Reading) -> Recorded:
        if reading.document.name == "a.md":
            raise KeyboardInterrupt
        return register.record(reading, body="HTC", create=True)

    with open_register("memory:", author="test") as register:
        files = folders.minutes_in(["minutes"])
        plan = folders.Plan(register.read, record, "HTC", accept=False)
        with pytest.raises(KeyboardInterrupt):
            folders.record_all(register, Settings(), files, plan)

        assert "1 of 2 recorded; the same command goes on from there." in capsys.readouterr().err
        assert [document.name for document in register.documents()] == ["z.txt"]


def test_what_goes_wrong_stops_none_of_the_others(minutes: Path, type_: Type) -> None:
    """
    A document that cannot be read is named at the end, and the others are recorded.
    """
    (minutes / "broken.pdf").write_bytes(b"%PDF-1.7")
    (minutes / "undated.txt").write_text("1. Thing\n\nThe matter was postponed.\n")
    told = type_(*RECORD)

    assert told.code == 1
    assert told.out.startswith("2 of 4: ")
    assert "minutes/broken.pdf" in told.err
    assert "minutes/undated.txt: undated.txt does not say on which day" in told.err


def test_a_folder_without_minutes(folder: Path, type_: Type) -> None:
    """
    A folder in which there is nothing to read is an error that says what is looked for.
    """
    (folder / "empty").mkdir()
    told = type_("record", "empty", "--body", "X")

    assert told.code == 1
    assert "There are no minutes in empty." in told.err
    assert ".docx" in told.err


def test_nothing_is_written_on_a_dry_run(minutes: Path, type_: Type) -> None:
    """
    A rehearsal of a folder leaves no register.
    """
    told = type_(*RECORD, "--dry-run")

    assert told.code == 0, told.err
    assert not Path("trail.db").exists()
    assert "nothing was written" in told.err
