"""
The digest of a check: what a register that holds together by itself has lost since.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from followup.errors import InputError
from followup.plugins import open_register
from followup.rows.mapping import BY_NAME, SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore
from followup.testing.registers import new_register


def clock() -> Callable[[], datetime]:
    """
    A clock that goes on by a minute each time it is looked at.
    """
    minutes = count()
    return lambda: datetime(2024, 1, 10, 12, tzinfo=UTC) + timedelta(minutes=next(minutes))


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """
    Where a register lies in which one matter has a history, and one party has none.
    """
    path = tmp_path / "matters.db"
    with new_register(SQLiteStore.open(path, SCHEMA, create=True), clock=clock()) as register:
        register.add_party("The harbour office")
        register.plan_meeting("LG", None)
        register.edit_body("LG", venue="The pier")
    return path


@pytest.fixture(name="register")
def _register(path: Path) -> Register:
    """
    The register at *path*, a day later.
    """
    later = datetime(2024, 1, 11, tzinfo=UTC)
    numbers = count(1)
    return Register(
        SQLiteStore.open(path, SCHEMA), author="tester", clock=lambda: later, new_id=lambda: f"later {next(numbers)}"
    )


def told(register: Register, digest: str) -> list[str]:
    """
    Whose problems a check against *digest* tells.
    """
    return [problem.subject for problem in register.check(against=digest).problems]


def test_the_digest_holds_while_nothing_is_taken_away(register: Register) -> None:
    """
    Also when more has been recorded since, and when it is given without its moment and nothing has.
    """
    digest = register.check().digest
    bare = told(register, digest.rpartition("/")[2])
    register.edit_body("LG", venue="The quay")

    assert bare == []
    assert told(register, digest) == []
    assert register.check().digest != digest


def test_a_tail_cut_off_cleanly_is_seen_only_by_the_digest(path: Path, register: Register) -> None:
    """
    The last entry gone and the row as it was before it: nothing in the file contradicts that.
    """
    digest = register.check().digest
    with closing(sqlite3.connect(path)) as connection, connection:
        (changes, head) = connection.execute("SELECT changes, hash FROM entry WHERE key = 'body:LG@1'").fetchone()
        row = {**BY_NAME["body"].defaults, **json.loads(changes), "head": head, "version": 1}
        (batch,) = connection.execute("SELECT batch FROM entry WHERE key = 'body:LG@2'").fetchone()
        sets = ", ".join(f'"{column}" = ?' for column in row)
        connection.execute(f"UPDATE body SET {sets} WHERE key = 'LG'", tuple(row.values()))
        connection.execute("DELETE FROM entry WHERE key = 'body:LG@2'")
        connection.execute("DELETE FROM batch WHERE id = ?", (batch,))

    assert register.check().problems == ()
    assert told(register, digest) == ["register"]


def test_a_subject_removed_whole_is_seen_only_by_the_digest(path: Path, register: Register) -> None:
    """
    The row and all its entries and the batch that wrote it.
    """
    digest = register.check().digest
    with closing(sqlite3.connect(path)) as connection, connection:
        where = "(SELECT batch FROM entry WHERE subject LIKE 'party:%')"
        connection.execute(f"DELETE FROM batch WHERE id IN {where}")
        connection.execute("DELETE FROM entry WHERE subject LIKE 'party:%'")
        connection.execute("DELETE FROM party")

    assert register.check().problems == ()
    assert told(register, digest) == ["register"]


@pytest.mark.parametrize(
    "sql, subject",
    [
        ("DELETE FROM batch WHERE id = 'batch 1'", "batch:batch 1"),
        ("INSERT INTO batch VALUES ('another')", "batch:another"),
        ("UPDATE entry SET version = 2 WHERE key = 'body:LG@1'", "body:LG"),
        ("UPDATE entry SET recorded_at = 'yesterday' WHERE key = 'body:LG@1'", "body:LG"),
        ("UPDATE entry SET recorded_at = replace(recorded_at, 'T', ' ') WHERE key = 'body:LG@1'", "body:LG"),
        ("UPDATE entry SET changes = '[]' WHERE key = 'body:LG@1'", "body:LG"),
        ("UPDATE entry SET key = 'nobody' WHERE key = 'body:LG@2'", ""),
        ("UPDATE meeting SET status = 'dreamt of'", "meeting:LG.1"),
    ],
)
def test_what_followup_does_not_write_is_named(path: Path, register: Register, sql: str, subject: str) -> None:
    """
    And never ends the check.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)

    assert subject in {problem.subject for problem in register.check().problems}


def test_what_is_no_digest_is_refused() -> None:
    """
    A moment that is none.
    """
    with pytest.raises(InputError, match="no digest"):
        new_register(MemoryStore(SCHEMA)).check(against="yesterday/ab")


@pytest.mark.parametrize("digest", ["hello", "9c1f0b", "2024-01-10T12:00:00+00:00/9c1f0b", f"/{'z' * 64}"])
def test_what_was_cut_short_is_no_digest(digest: str) -> None:
    """
    A slip is no alarm.
    """
    with pytest.raises(InputError, match="is no digest"):
        new_register(MemoryStore(SCHEMA)).check(against=digest)


def test_the_digest_of_an_empty_register_holds_when_more_has_come() -> None:
    """
    Nothing was there that could be gone.
    """
    register = open_register(MemoryStore(SCHEMA), author="tester")
    digest = register.check().digest
    register.add_body("LG", "Gruppen")

    assert register.check(against=digest).problems == ()
