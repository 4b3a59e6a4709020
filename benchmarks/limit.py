"""
The limit: hand-written ``sqlite3`` with our settings, on a file with our schema, given its rows ready-made.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from followup.contracts import Scalar
from followup.rows.mapping import SCHEMA
from followup.stores.sqlite.connections import SETTINGS


Values = tuple[Scalar, ...]
TABLES = tuple(table.name for table in SCHEMA.tables)


def connected(path: Path) -> sqlite3.Connection:
    """
    A connection with every setting that ours has.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    for name, value, _ in SETTINGS:
        connection.execute(f"PRAGMA {name}={value}")
    return connection


def rows_of(path: Path) -> dict[str, list[Values]]:
    """
    All rows of the file, by table and key.
    """
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY "key"').fetchall() for table in TABLES}


def differences(before: Path, after: Path) -> tuple[dict[str, list[Values]], dict[str, list[Values]]]:
    """
    The rows that are new in *after*, and those that were changed, by table.
    """
    old, new = rows_of(before), rows_of(after)
    inserted: dict[str, list[Values]] = {}
    updated: dict[str, list[Values]] = {}
    for table in TABLES:
        known = {row[0]: row for row in old[table]}
        inserted[table] = [row for row in new[table] if row[0] not in known]
        updated[table] = [row for row in new[table] if row[0] in known and row != known[row[0]]]
    return inserted, updated


def insert(connection: sqlite3.Connection, rows: Mapping[str, Sequence[Values]], batch: str) -> None:
    """
    Write *rows* in one transaction, a table before those that refer to it.
    """
    connection.execute("BEGIN IMMEDIATE")
    put(connection, rows)
    connection.execute("INSERT INTO batch VALUES (?)", (batch,))
    connection.execute("COMMIT")


def put(connection: sqlite3.Connection, rows: Mapping[str, Sequence[Values]]) -> None:
    """
    Insert *rows* inside a transaction.
    """
    for table in TABLES:
        if rows.get(table):
            marks = ", ".join("?" * len(rows[table][0]))
            connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows[table])


def change(connection: sqlite3.Connection, table: str, old: Iterable[Values], new: Sequence[Values]) -> None:
    """
    Update the rows of *table* that became *new*, setting only the columns that differ anywhere.
    """
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    before = {row[0]: row for row in old}
    places = [n for n in range(len(names)) if any(before[row[0]][n] != row[n] for row in new)]
    sets = ", ".join(f'"{names[n]}" = ?' for n in places)
    values = [(*(row[n] for n in places), row[0]) for row in new]
    connection.executemany(f'UPDATE "{table}" SET {sets} WHERE "key" = ?', values)


def copied(source: Path, name: str) -> Path:
    """
    A fresh copy of a register beside it.
    """
    target = source.with_name(name)
    shutil.copy(source, target)
    return target
