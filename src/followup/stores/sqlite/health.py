"""
What the SQLite store can say about its file, and the copy it makes of it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from followup.contracts import Scalar, Schema
from followup.errors import AlreadyExists, StoreError, Text, system_reason
from followup.stores.sqlite.files import make_private, sync_folder, user
from followup.stores.sqlite.schema import faults


_WAL_FIXED = ((3, 44, 6), (3, 50, 7))
"""Patch releases that have the fix of 3.51.3."""


def integrity(connection: sqlite3.Connection, schema: Schema) -> list[str]:
    """
    The findings of SQLite's own checks and of a look at the structure; empty when the file is sound.
    """
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        for table, rowid, target, _ in connection.execute("PRAGMA foreign_key_check"):
            found.append(
                Text(
                    "row {row} of {table} refers to a {target} that does not exist",
                    row=rowid,
                    table=table,
                    target=target,
                )
            )
        found += faults(connection, schema)
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return found


def describe(connection: sqlite3.Connection, path: Path) -> dict[str, Scalar]:
    """
    Facts about the file and how it is used, as printed by ``doctor``.
    """
    return {
        "path": str(path.absolute()),
        "mode": f"{stat.S_IMODE(path.stat().st_mode):04o}",
        "schema": _pragma(connection, "user_version"),
        "sqlite": sqlite3.sqlite_version,
        "journal_mode": _pragma(connection, "journal_mode"),
        "synchronous": {0: "off", 1: "normal", 2: "full", 3: "extra"}[int(_pragma(connection, "synchronous"))],
        "wal": wal_note(sqlite3.sqlite_version_info),
    }


def wal_note(version: tuple[int, ...]) -> str:
    """
    Whether SQLite of that *version* has the race that can corrupt a file in WAL mode (3.7.0 to 3.51.2).
    """
    fixed = version >= (3, 51, 3) or any(version[:2] == fix[:2] and version >= fix for fix in _WAL_FIXED)
    if fixed:
        return Text("safe, not used")
    return Text("not used: this SQLite can corrupt a WAL file with several writers")


def backup(connection: sqlite3.Connection, path: Path) -> None:
    """
    Copy the database to *path*, which appears whole or not at all.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    if os.path.lexists(path):
        raise AlreadyExists("{path} exists already.", path=path, hint="Name a new file for the backup.")
    try:
        # A backup that was killed may have left one under our number.
        part.unlink(missing_ok=True)
        make_private(part)
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            copy.execute("PRAGMA synchronous=EXTRA")
            connection.backup(copy)
        # A link, not a rename: it never replaces what somebody put there meanwhile.
        os.link(part, path)
        sync_folder(path.absolute().parent)
    except FileExistsError:
        raise AlreadyExists("{path} exists already.", path=path, hint="Name a new file for the backup.") from None
    except OSError as error:
        raise StoreError(
            "{path} cannot be written by user {user}: {reason}.", path=path, user=user(), reason=system_reason(error)
        ) from error
    finally:
        # What cannot be removed stays beside it, under a name of its own, and is no copy anybody asked for.
        with suppress(OSError):
            part.unlink()


def _pragma(connection: sqlite3.Connection, name: str) -> str | int:
    value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
