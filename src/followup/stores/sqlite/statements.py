"""
The SQL of rows: one SELECT for a query, naming the index that serves it, and what reads and writes a batch.

SQLite without statistics may prefer another index than the one made for a query, which is slow on a large file.
So where an index of the schema answers a query whole, equality first and then the order, the SQL names it.
Rows are read and written inside a transaction that somebody else has opened.
"""

# ruff: noqa: S608 - every name in the SQL is of the schema, which admits plain names only; values are parameters

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter

from followup.contracts import Index, Key, Query, Row, Scalar, Table
from followup.errors import Conflict
from followup.stores.sqlite.schema import BATCH, equals, index_columns, index_name, literal
from followup.stores.validation import Checker, Shape, Unique, Values, Write, by_table


Condition = tuple[str, list[Scalar]]


class Selects:
    """
    The statements of one table, each built once.
    """

    def __init__(self, table: Table, shape: Shape) -> None:
        self._table = table
        self._shape = shape
        self._sql: dict[tuple[object, ...], str] = {}
        self._constants = {
            (name, value) for index in table.indexes for name, value in index.where.items() if value is not None
        }

    def build(self, query: Query, columns: Sequence[str] = ()) -> tuple[str, list[Scalar]]:
        """
        The statement for *query*, which has been checked, and its parameters; of each row only *columns*, if given.
        """
        conditions = [*self._where(query), *self._range(query)]
        shape = (*(text for text, _ in conditions), query.order, query.descending, tuple(columns))
        sql = self._sql.get(shape)
        if sql is None:
            sql = self._sql[shape] = self._assemble([text for text, _ in conditions], query, columns)
        return sql, [value for _, values in conditions for value in values] + [query.limit]

    def _where(self, query: Query) -> Iterator[Condition]:
        for name, value in query.where.items():
            # A parameter cannot prove that a partial index applies; a constant of the schema can.
            if value is None or (name, value) in self._constants:
                yield equals(name, value), []
            else:
                yield f'"{name}" = ?', [value]

    def _range(self, query: Query) -> Iterator[Condition]:
        order, after = _remaining(query)
        column, low, high = query.span or ("", None, None)
        if column and order[0] == column and after is not None:
            # Two bounds on the same side: SQLite would start at either, so only the tighter one is given.
            low, high, after = _tighter(low, high, after, descending=query.descending)
        if column and low is None and high is None:
            yield f'"{column}" IS NOT NULL', []
        if low is not None:
            yield f'"{column}" >= ?', [low]
        if high is not None:
            yield f'"{column}" < ?', [high]
        if after is not None:
            sign = "<" if query.descending else ">"
            names, marks = ", ".join(f'"{name}"' for name in order), ", ".join("?" * len(order))
            yield f"({names}) {sign} ({marks})", list(after)

    def _assemble(self, conditions: list[str], query: Query, columns: Sequence[str]) -> str:
        index = serving(self._table, self._shape, query)
        hint = f' INDEXED BY "{index_name(self._table, index)}"' if index else ""
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        direction = " DESC" if query.descending else ""
        order = ", ".join(f'"{name}"{direction}' for name in _remaining(query)[0])
        names = ", ".join(f'"{name}"' for name in columns or self._shape.columns)
        return f'SELECT {names} FROM "{self._table.name}"{hint}{where} ORDER BY {order} LIMIT ?'


def serving(table: Table, shape: Shape, query: Query) -> Index | None:
    """
    The index that yields exactly the rows of *query* in their order, if there is one; the smallest if there are more.
    """
    serving = [index for index in table.indexes if _serves(index, shape, query)]
    return max(serving, key=lambda index: len(index.where), default=None)


def _serves(index: Index, shape: Shape, query: Query) -> bool:
    nothing = object()
    if any(query.where.get(name, nothing) != value for name, value in index.where.items()):
        return False
    fixed = query.where.keys() - index.where.keys()
    first, rest = index.columns[: len(fixed)], index_columns(index)[len(fixed) :]
    order, _ = _remaining(query)
    if index.unique:
        if not all(shape.required[shape.place[name]] for name in index.columns):
            return False
        rest = (*rest, "key")
    return set(first) == fixed and rest == order and (query.span is None or query.span[0] == rest[0])


def _remaining(query: Query) -> tuple[tuple[str, ...], tuple[Scalar, ...] | None]:
    # What equality has fixed orders nothing; without it, after is one range of an index.
    order = (*query.order, "key")
    after = query.after
    kept = [number for number, name in enumerate(order) if query.where.get(name) is None or number == len(order) - 1]
    if after is not None and any(
        after[number] != query.where[name] for number, name in enumerate(order) if number not in kept
    ):
        return order, after
    return tuple(order[number] for number in kept), after and tuple(after[number] for number in kept)


def _tighter(
    low: Scalar, high: Scalar, after: tuple[Scalar, ...], *, descending: bool
) -> tuple[Scalar, Scalar, tuple[Scalar, ...] | None]:
    bound = high if descending else low
    if bound is None:
        return low, high, after
    # One column holds text or numbers only, so the two can be compared.
    implied = after[0] < bound if descending else after[0] >= bound  # type: ignore[operator]
    if not implied:
        return low, high, None
    return (low, None, after) if descending else (None, high, after)


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
