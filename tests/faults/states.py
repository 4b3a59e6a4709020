"""
What a register file says, whole, and whether it holds: the measure of every test of faults.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from attrs import frozen


NOTHING = "nothing"
"""The state of a file that is missing or empty."""

_NOT_OURS = {"_sqlite_migrations"}
"""When it was made, by the clock; nothing reads it but the next upgrade."""

State = str
"""A digest over the structure and all rows."""


@frozen
class Content:
    """
    Everything a file says: its structure, its numbers and the rows of every table, in the order of what they say.
    """

    numbers: tuple[int, int]
    structure: tuple[tuple[object, ...], ...]
    rows: tuple[tuple[str, tuple[tuple[object, ...], ...]], ...]

    @property
    def state(self) -> State:
        """
        One digest over all of it.
        """
        return sha256(repr((self.numbers, self.structure, self.rows)).encode()).hexdigest()


def content(path: Path) -> Content:
    """
    What the file at *path* says; sqlite3.Error if it cannot be read.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return content_of(connection)


def content_of(connection: sqlite3.Connection) -> Content:
    """
    What the database of *connection* says.
    """
    listed = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    tables = sorted(str(name) for kind, name, *_ in listed if kind == "table" and name not in _NOT_OURS)
    structure = [each for each in listed if each[0] != "table" and each[2] not in _NOT_OURS]
    structure += [(name, *column) for name in tables for column in _columns(connection, name)]
    numbers = (_number(connection, "application_id"), _number(connection, "user_version"))
    rows = tuple((name, _rows(connection, name)) for name in tables)
    return Content(numbers, tuple(sorted(structure, key=repr)), rows)


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """
    The columns and references of *table*, and whether it is strict: its SQL, without how that is written.
    """
    strict = connection.execute("SELECT strict, wr FROM pragma_table_list WHERE name = ?", (table,)).fetchall()
    columns = connection.execute(f'SELECT * FROM pragma_table_xinfo("{table}")').fetchall()
    references = connection.execute(f'SELECT * FROM pragma_foreign_key_list("{table}")').fetchall()
    return [*strict, *columns, *references]


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _rows(connection: sqlite3.Connection, table: str) -> tuple[tuple[object, ...], ...]:
    return tuple(sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr))


def state(path: Path) -> State:
    """
    The state of the file at *path*; :data:`NOTHING` where there is none.
    """
    if not path.exists():
        return NOTHING
    found = content(path)
    return found.state if found.structure else NOTHING


def unsound(path: Path) -> Sequence[str]:
    """
    What SQLite itself finds wrong with the file.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
