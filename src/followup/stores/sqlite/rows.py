"""
Reads and writes rows inside a transaction that somebody else has opened.
"""

# ruff: noqa: S608 - every name in the SQL is of the schema, which admits plain names only; values are parameters

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

from followup.contracts import Key, Row, Scalar
from followup.errors import Conflict
from followup.stores.sqlite.tables import BATCH, literal
from followup.stores.validation import Checker, Shape, Unique, Values, Write, by_table


class Rows:
    """
    The statements of all tables, and the order a batch is checked and written in.
    """

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self._insert = {name: _insert_sql(shape) for name, shape in checker.shapes.items()}

    def read(self, connection: sqlite3.Connection, table: str, keys: Collection[str]) -> list[Row]:
        """
        The rows of *table* that exist among *keys*.
        """
        columns = self._checker.shapes[table].columns
        return [dict(zip(columns, row, strict=True)) for row in self.read_columns(connection, table, keys, columns)]

    def read_columns(
        self, connection: sqlite3.Connection, table: str, keys: Collection[str], columns: Sequence[str]
    ) -> list[Values]:
        """
        Only *columns* of the rows of *table* that exist among *keys*.
        """
        return _among(connection, table, ", ".join(f'"{name}"' for name in columns), keys)

    def has_landed(self, connection: sqlite3.Connection, batch: str) -> bool:
        """
        Whether the batch of that id was kept before.
        """
        return connection.execute(f'SELECT 1 FROM "{BATCH}" WHERE "id" = ?', (batch,)).fetchone() is not None

    def land(self, connection: sqlite3.Connection, batch: str) -> None:
        """
        Remember that the batch of that id is kept.
        """
        connection.execute(f'INSERT INTO "{BATCH}" VALUES (?)', (batch,))

    def check_expected(self, connection: sqlite3.Connection, expects: Mapping[Key, int]) -> None:
        """
        Raise :class:`Conflict` for the first row whose version is another than expected.
        """
        found = {
            (table, str(key)): int(version or 0)
            for table, keys in by_table(expects).items()
            for key, version in _among(connection, table, '"key", "version"', keys)
        }
        for key, expected in expects.items():
            if found.get(key, 0) != expected:
                raise Conflict(key, expected, found.get(key, 0))

    def check_references(self, connection: sqlite3.Connection, writes: list[Write]) -> None:
        """
        Raise :class:`InputError` for the first reference to a row that is neither here nor in the batch.
        """
        references = list(self._checker.references(writes))
        there = {
            (table, key)
            for table, keys in by_table([reference.target for reference in references]).items()
            for (key,) in _among(connection, table, '"key"', keys)
        }
        for reference in references:
            if reference.target not in there:
                raise reference.refuse()

    def write(self, connection: sqlite3.Connection, writes: list[Write]) -> None:
        """
        Insert and update the rows; :class:`AlreadyExists` where a unique index holds what one claims.
        """
        # Rows of one batch may refer to each other in any order.
        connection.execute("PRAGMA defer_foreign_keys=ON")
        tables: dict[str, list[Write]] = {}
        for write in writes:
            tables.setdefault(write.table, []).append(write)
        # In the order of the schema, which names a table before those that refer to it: while a reference is open,
        # SQLite looks for its end in whole tables, once for each row.
        for table, shape in self._checker.shapes.items():
            rows = tables.get(table)
            if not rows:
                continue
            try:
                connection.executemany(self._insert[table], [row.values for row in rows if row.new])
                _update(connection, shape, rows)
            except sqlite3.IntegrityError:
                _check_claims(connection, shape, rows)
                raise


def _among(connection: sqlite3.Connection, table: str, names: str, keys: Collection[str]) -> list[tuple[Scalar, ...]]:
    # One statement for any number of keys, so that it is prepared once.
    sql = f'SELECT {names} FROM "{table}" WHERE "key" IN (SELECT "value" FROM json_each(?))'
    return connection.execute(sql, (json.dumps(list(keys)),)).fetchall()


def _update(connection: sqlite3.Connection, shape: Shape, rows: list[Write]) -> None:
    changed = [row for row in rows if not row.new]
    if not changed:
        return
    names = ", ".join(f'"{name}"' for name in shape.columns)
    stored = {values[0]: values for values in _among(connection, shape.name, names, [row.key for row in changed])}
    # Only what differs is set, so that the indexes over the rest, and their pages, are left alone.
    groups: dict[tuple[int, ...], list[Values]] = {}
    for row in changed:
        pairs = enumerate(zip(stored[row.key], row.values, strict=True))
        groups.setdefault(tuple([place for place, (old, new) in pairs if old != new]), []).append(row.values)
    if any(shape.claiming.intersection(places) for places in groups):
        # A row may not take over what another one lets go in the same batch: the order would matter.
        _check_claims(connection, shape, rows)
    for places, values in groups.items():
        connection.executemany(_update_sql(shape, places), map(itemgetter(*places, 0), values))


def _check_claims(connection: sqlite3.Connection, shape: Shape, rows: list[Write]) -> None:
    for unique in shape.uniques:
        sql = _holder_sql(shape, unique)
        for row in rows:
            claimed = unique.claim(row.values)
            holder = claimed and connection.execute(sql, (*claimed, row.key)).fetchone()
            if claimed and holder:
                raise unique.refuse(shape.name, row.key, claimed, holder[0])


def _holder_sql(shape: Shape, unique: Unique) -> str:
    covered = [f'"{shape.columns[place]}" IS {literal(value)}' for place, value in unique.where]
    claimed = [f'"{name}" = ?' for name in unique.columns]
    return f'SELECT "key" FROM "{shape.name}" WHERE {" AND ".join([*covered, *claimed])} AND "key" <> ?'


def _insert_sql(shape: Shape) -> str:
    names = ", ".join(f'"{name}"' for name in shape.columns)
    return f'INSERT INTO "{shape.name}" ({names}) VALUES ({", ".join("?" * len(shape.columns))})'


def _update_sql(shape: Shape, places: tuple[int, ...]) -> str:
    changes = ", ".join(f'"{shape.columns[place]}" = ?' for place in places)
    return f'UPDATE "{shape.name}" SET {changes} WHERE "key" = ?'
