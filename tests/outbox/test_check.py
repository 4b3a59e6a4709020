"""
The check proves the outbox: each notice in a message, each message with its notices, and no batch that nobody knows of.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

import followup
from followup.errors import TryLater
from followup.register.integrity.checking import Checked
from tests.outbox.conftest import Collecting, raising


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """
    A register in a file with a message that was sent and one that waits.
    """
    file = tmp_path / "matters.db"
    full = Collecting()
    full.fail = raising(TryLater("No room."))
    now = datetime(2022, 11, 1, 6, tzinfo=UTC)
    with followup.open(f"sqlite:///{file}", author="tester", clock=lambda: now) as register:
        register.add_body("LG", "Leaders", secretary="anna@example.org")
        register.add_body("KF", "Council", secretary="maildir:box")
        for body in ("LG", "KF"):
            register.add_matter(body, "A matter", to="2022-11-08")
        register.run(notifiers={"mailto": Collecting(), "maildir": full}, host="here")
    return file


def checked(file: Path) -> Checked:
    """
    What the check says of the register in *file*.
    """
    with followup.open(f"sqlite:///{file}") as register:
        return register.check()


def test_a_register_that_was_run_is_sound(file: Path) -> None:
    """
    Batches without entries are known for what they are.
    """
    assert () == checked(file).problems


@pytest.mark.parametrize(
    "sql,what",
    [
        ("DELETE FROM message WHERE state = 'sent'", "is gone"),
        ("DELETE FROM notice WHERE subject = 'LG-1'", "it tells no notice"),
        (
            "UPDATE message SET key = 'x' WHERE state = 'sent'; UPDATE notice SET message = 'x' WHERE body = 'LG'",
            "it is not the message of its notices",
        ),
        ("UPDATE message SET state = 'waiting' WHERE state = 'sent'", "it is not what a message is that is waiting"),
        ("UPDATE message SET state = 'sent' WHERE state = 'waiting'", "it is not what a message is that is sent"),
        ("UPDATE message SET attempts = 0 WHERE state = 'sent'", "it was sent, but never tried"),
        ("UPDATE message SET version = 1 WHERE state = 'sent'", "there is nothing of it"),
        ("UPDATE message SET state = 'lost' WHERE state = 'sent'", "it cannot be read"),
        ("UPDATE notice SET \"repeat\" = 7 WHERE subject = 'LG-1'", "not what its entries say"),
        ("UPDATE rule SET first = 9", ""),
        ("DELETE FROM run", "there is nothing of it"),
        ("UPDATE watch SET since = '2020-01-01T00:00:00.000000+00:00'", "not what its entries say"),
    ],
)
def test_what_was_done_behind_its_back_is_seen(file: Path, sql: str, what: str) -> None:
    """
    Whatever is taken away or changed of what was told or is still to be told.
    """
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.executescript(sql)
        connection.commit()

    problems = [problem.what for problem in checked(file).problems]
    assert bool(problems) == bool(what)
    assert not what or any(what in problem for problem in problems)
