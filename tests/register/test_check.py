"""
What the check sees: every change to a register that was not made by one of its verbs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import followup
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Present, Reading, ReadItem
from followup.register.integrity.checking import Checked


DAY = date(2024, 1, 9)

Tamper = Callable[[str], None]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """
    A register in a file with a row of every kind.
    """
    file = tmp_path / "matters.db"
    with followup.open(f"sqlite:///{file}", author="tester") as register:
        register.add_body("LG", "Leaders", standing=["Welcome", "Reports"])
        register.add_party("Harbour office", contact="mailto:harbour@example.org")
        register.record(
            Reading(
                DocumentFacts("notes.txt", "ab", language="en"),
                MeetingFacts("LG", DAY, present=(Present("The clerk"),)),
                (ReadItem("1", "Dredging"),),
                (Finding("f1", "postponed", "Dredging", item="1", quote="Postponed.", lines=(3, 3)),),
            )
        )
        register.plan_meeting("LG", date(2024, 2, 2))
        register.skip_standing("LG/next", "Reports")
        register.report("LG-1", "Soon.", on=date(2024, 1, 12))
        register.report("LG-1", "Later.", on=date(2024, 1, 14), request_id="r1")
    return file


@pytest.fixture(name="tamper")
def _tamper(file: Path) -> Iterator[Tamper]:
    """
    Run SQL on the file behind the register's back.
    """
    with closing(sqlite3.connect(file)) as connection:

        def run(sql: str) -> None:
            connection.execute(sql)
            connection.commit()

        yield run


def checked(file: Path) -> Checked:
    """
    What the check says of the register in *file*.
    """
    with followup.open(f"sqlite:///{file}") as register:
        return register.check()


CHANGED = {
    "body": "UPDATE body SET name = 'Others'",
    "party": "UPDATE party SET contact = 'mailto:other@example.org' WHERE key = 'P-1'",
    "meeting": "UPDATE meeting SET date = '2024-01-08' WHERE key = 'LG.1'",
    "document": "UPDATE document SET name = 'other.txt'",
    "standing_item": "UPDATE standing_item SET title = 'Songs' WHERE key = 'LG/s2'",
    "standing_step": "UPDATE standing_step SET note = 'forged'",
    "evidence": "UPDATE evidence SET quote = 'Decided.'",
    "matter": "UPDATE matter SET title = 'Digging'",
    "item": "UPDATE item SET title = 'Digging'",
    "finding": "UPDATE finding SET title = 'Digging'",
    "attendance": "UPDATE attendance SET present = 0",
    "step": "UPDATE step SET text = 'Never.' WHERE key = 'LG-1/2'",
}


def test_an_honest_register_has_no_problem_and_a_row_of_every_kind(file: Path) -> None:
    """
    The check counts what it proved.
    """
    result = checked(file)

    assert result.problems == ()
    assert set(CHANGED) <= set(result.counts)


@pytest.mark.parametrize("table", CHANGED)
def test_a_changed_row_of_any_kind_is_named(file: Path, tamper: Tamper, table: str) -> None:
    """
    The problem says which row and which column.
    """
    tamper(CHANGED[table])
    column = CHANGED[table].partition("SET ")[2].partition(" =")[0]
    found = [problem for problem in checked(file).problems if problem.subject.startswith(f"{table}:")]

    assert any(column in problem.what for problem in found)


ENTRIES = {
    "an entry removed from the middle": "DELETE FROM entry WHERE key = 'matter:LG-1@2'",
    "the first entry removed": "DELETE FROM entry WHERE key = 'matter:LG-1@1'",
    "the last entry removed": "DELETE FROM entry WHERE key = 'matter:LG-1@3'",
    "all entries removed": "DELETE FROM entry WHERE subject = 'matter:LG-1'",
    "what was set was changed": "UPDATE entry SET changes = replace(changes, 'D', 'd') WHERE key = 'matter:LG-1@1'",
    "what was set cannot be read": "UPDATE entry SET changes = '{' WHERE key = 'matter:LG-1@1'",
    "who wrote it": "UPDATE entry SET author = 'somebody' WHERE key = 'matter:LG-1@2'",
    "when it was written": (
        "UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000000+00:00' WHERE key = 'matter:LG-1@2'"
    ),
    "two entries in each other's place": (
        "UPDATE entry SET number = 5 - number WHERE key IN ('matter:LG-1@2', 'matter:LG-1@3')"
    ),
    "the head": "UPDATE matter SET head = 'x'",
    "the version": "UPDATE matter SET version = 7",
    "the row removed": "DELETE FROM matter",
}


@pytest.mark.parametrize("sql", ENTRIES.values(), ids=ENTRIES)
def test_whatever_is_done_to_the_entries_of_a_matter_is_named(file: Path, tamper: Tamper, sql: str) -> None:
    """
    The matter is named in the problem.
    """
    tamper("PRAGMA foreign_keys = OFF")
    tamper(sql)

    assert "matter:LG-1" in {problem.subject for problem in checked(file).problems}


def test_problems_with_matters_meetings_and_bodies_come_with_a_command(file: Path, tamper: Tamper) -> None:
    """
    The command shows what is wrong.
    """
    tamper(CHANGED["matter"])
    tamper(CHANGED["meeting"])
    tamper(CHANGED["body"])
    tamper(CHANGED["step"])

    assert {
        "followup history LG-1",
        "followup meeting show LG.1",
        "followup body show LG",
    } <= {problem.command for problem in checked(file).problems}


def test_a_step_put_in_by_hand_is_named(file: Path, tamper: Tamper) -> None:
    """
    It has no entries, and the record is not what the steps make of it.
    """
    columns = "matter, number, disposition, happened_on, recorded_at, body, version, head"
    tamper(
        f"INSERT INTO step (key, {columns}) "
        "VALUES ('LG-1/4', 'LG-1', 4, 'decided', '2024-01-15', '2024-01-15T00:00:00.000000+00:00', 'LG', 1, 'x')"
    )
    subjects = {problem.subject for problem in checked(file).problems}

    assert "step:LG-1/4" in subjects


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE step SET happened_on = '' WHERE key = 'LG-1/2'",
        "UPDATE step SET target_kind = 'period', target_period = '0000' WHERE key = 'LG-1/2'",
        "UPDATE matter SET target_kind = 'by_date', target_date = NULL",
        "UPDATE matter SET target_kind = 'period', target_period = '0000'",
        "UPDATE matter SET target_kind = 'event', target_event = 'fair', target_period = 'soon'",
    ],
)
def test_damage_that_nothing_can_be_made_of_does_not_break_off_the_check(
    file: Path, tamper: Tamper, change: str
) -> None:
    """
    The row is named, and the walk goes on.
    """
    tamper(change)
    subjects = {problem.subject for problem in checked(file).problems}

    assert ("step:LG-1/2" if "step" in change else "matter:LG-1") in subjects


def test_a_tail_cut_off_cleanly_changes_the_digest(file: Path, tamper: Tamper) -> None:
    """
    A register put back to an earlier state proves whole; only the published digest tells.
    """
    before = checked(file).digest
    with followup.open(f"sqlite:///{file}", author="tester") as register:
        register.add_matter("LG", "Parking", on=DAY)
    after = checked(file).digest
    for table, where in (("matter", "key = 'LG-2'"), ("step", "matter = 'LG-2'"), ("entry", "subject LIKE '%LG-2%'")):
        tamper(f"DELETE FROM {table} WHERE {where}")

    assert checked(file).digest == before
    assert after != before
