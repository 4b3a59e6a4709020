"""
What a SQLite file must hold for a schema: the names and SQL of its objects, and the look whether it does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from followup.contracts import Index, Scalar, Schema, Table
from followup.errors import StoreDamaged


BATCH = "batch"
"""The table of the ids of batches that landed."""

BATCH_SQL = f'CREATE TABLE "{BATCH}" ("id" TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID'

BATCHES_SQL = f'SELECT "id" FROM "{BATCH}"'  # noqa: S608 - a constant

_TYPES = {"text": "TEXT", "integer": "INTEGER"}
# The columns of tables only: asking for those of a view whose table is gone is an error.
_COLUMNS = """
    SELECT s.type, s.name, s.sql, c.name, c.type, c."notnull"
    FROM sqlite_schema AS s LEFT JOIN pragma_table_info(CASE s.type WHEN 'table' THEN s.name END) AS c
"""


def literal(value: Scalar) -> str:
    """
    *value* as SQL; only for constants of the schema.
    """
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "NULL" if value is None else str(value)


def equals(column: str, value: Scalar) -> str:
    """
    SQL that is true where *column* has the constant *value*; always the same text, so that partial indexes are seen.
    """
    return f'"{column}" IS NULL' if value is None else f'"{column}" = {literal(value)}'


def index_columns(index: Index) -> tuple[str, ...]:
    """
    The columns of the index as it is built: its own and then the key, unless it is unique or has it already.
    """
    if index.unique or "key" in index.columns:
        return index.columns
    return (*index.columns, "key")


def index_name(table: Table, index: Index) -> str:
    """
    A name that differs wherever the definitions differ.
    """
    name = "_".join([table.name, *index.columns])
    special = f"{index.unique} {sorted(index.where.items())}"
    return name if special == "False []" else f"{name}_{crc32(special.encode()):08x}"


def index_sql(table: Table, index: Index) -> str:
    """
    The statement that makes *index*.
    """
    columns = ", ".join(f'"{name}"' for name in index_columns(index))
    where = " AND ".join(equals(name, value) for name, value in index.where.items())
    return (
        f'CREATE {"UNIQUE " if index.unique else ""}INDEX "{index_name(table, index)}" ON "{table.name}" ({columns})'
        + (f" WHERE {where}" if where else "")
    )


def columns_of(table: Table) -> dict[str, tuple[str, bool]]:
    """
    The SQL type of each column of *table*, and whether it is NOT NULL.
    """
    columns = {"key": ("TEXT", True), "version": ("INTEGER", True)}
    return columns | {column.name: (_TYPES[column.type], column.required) for column in table.columns}


def verify(connection: sqlite3.Connection, schema: Schema, path: Path) -> None:
    """
    Raise :class:`StoreDamaged` unless the file holds what *schema* says, and no trigger.

    Tables, views and indexes that somebody added are left alone: they change nothing that is written.
    """
    found: dict[tuple[str, str], str] = {}
    columns: dict[str, dict[str, tuple[str, bool]]] = {}
    for kind, name, sql, column, type_, required in connection.execute(_COLUMNS):
        # Damage can make anything of it.
        found[kind, name] = str(sql)
        if column is not None:
            columns.setdefault(name, {})[column] = (type_, bool(required))
    for fault in _faults(schema, found, columns):
        raise StoreDamaged(
            f"{path} is not as followup made it: {fault}.",
            hint="Somebody changed the file's structure. Restore a backup, or undo the change.",
        )


def _faults(
    schema: Schema, found: dict[tuple[str, str], str], columns: dict[str, dict[str, tuple[str, bool]]]
) -> Iterator[str]:
    yield from (f"it has a trigger, {name}" for kind, name in found if kind == "trigger")
    if ("table", BATCH) not in found:
        yield f"the table {BATCH} is missing"
    for table in schema.tables:
        if ("table", table.name) not in found:
            yield f"the table {table.name} is missing"
        elif not found["table", table.name].endswith("STRICT"):
            yield f"the table {table.name} takes values of any type"
        for name, definition in columns_of(table).items():
            if columns.get(table.name, {}).get(name) != definition:
                yield f"the column {table.name}.{name} is missing or changed"
        for index in table.indexes:
            if found.get(("index", index_name(table, index))) != index_sql(table, index):
                yield f"an index of {table.name} is missing or changed ({index_name(table, index)})"
    yield from (f"the view {view.name} is missing" for view in schema.views if ("view", view.name) not in found)
