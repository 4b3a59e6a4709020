"""
What a SQLite file must hold for a schema: the names and SQL of its objects, the look whether it does, and the upgrade.

Opening a store looks at what is quick to see (:func:`verify`); ``check`` at everything that can change an answer
(:func:`faults`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from followup.contracts import Column, Index, Scalar, Schema, Table
from followup.errors import InputError, StoreDamaged, StoreError, Text
from followup.stores.sqlite.connections import Session
from followup.stores.sqlite.files import APPLICATION_ID


if TYPE_CHECKING:
    from sqlite_utils import Database

BATCH = "batch"
"""The table of the ids of batches that landed."""

BATCH_SQL = f'CREATE TABLE "{BATCH}" ("id" TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID'

BATCHES_SQL = f'SELECT "id" FROM "{BATCH}"'  # noqa: S608 - a constant

_TYPES = {"text": "TEXT", "integer": "INTEGER"}
# The columns of tables only: asking for those of a view whose table is gone is an error.
_OBJECTS = """
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
    for kind, name, sql, column, type_, required in connection.execute(_OBJECTS):
        # Damage can make anything of it.
        found[kind, name] = str(sql)
        if column is not None:
            columns.setdefault(name, {})[column] = (type_, bool(required))
    for fault in _quick_faults(schema, found, columns):
        raise StoreDamaged(
            "{path} is not as followup made it: {fault}.",
            path=path,
            fault=fault,
            hint="Somebody changed the file's structure. Restore a backup, or undo the change.",
        )


def _quick_faults(
    schema: Schema, found: dict[tuple[str, str], str], columns: dict[str, dict[str, tuple[str, bool]]]
) -> Iterator[str]:
    yield from (Text("it has a trigger, {name}", name=name) for kind, name in found if kind == "trigger")
    if ("table", BATCH) not in found:
        yield Text("the table {table} is missing", table=BATCH)
    for table in schema.tables:
        if ("table", table.name) not in found:
            yield Text("the table {table} is missing", table=table.name)
        elif not found["table", table.name].endswith("STRICT"):
            yield Text("the table {table} takes values of any type", table=table.name)
        for name, definition in columns_of(table).items():
            if columns.get(table.name, {}).get(name) != definition:
                yield Text("the column {table}.{name} is missing or changed", table=table.name, name=name)
        for index in table.indexes:
            own = index_name(table, index)
            if found.get(("index", own)) != index_sql(table, index):
                yield Text("an index of {table} is missing or changed ({name})", table=table.name, name=own)
    for view in schema.views:
        if ("view", view.name) not in found:
            yield Text("the view {name} is missing", name=view.name)


# Rebuilding a table quotes its numbers, which says the same.
_COLUMNS = """
    SELECT name, type, "notnull", trim(dflt_value, char(39)), pk, hidden FROM pragma_table_xinfo(?)
"""
_REFERENCES = 'SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(?)'
# SQLite does not look at all of its list, nor at case, but a later change of the structure would.
_STRAY = """
    SELECT name FROM sqlite_schema
    WHERE type NOT IN ('table', 'index', 'view', 'trigger')
    OR tbl_name NOT IN (SELECT name FROM sqlite_schema WHERE type IN ('table', 'view'))
    OR (type = 'index' AND sql IS NULL AND name NOT GLOB 'sqlite_autoindex_' || tbl_name || '_[1-9]')
"""
_LATER = """
    SELECT name FROM _sqlite_migrations WHERE migration_set <> 'followup' OR CAST(substr(name, 8) AS INTEGER) > ?
"""


def faults(connection: sqlite3.Connection, schema: Schema) -> Iterator[str]:
    """
    What differs, in words.
    """
    for table in schema.tables:
        found = {str(name): (*rest,) for name, *rest in connection.execute(_COLUMNS, (table.name,))}
        for name, expected in _columns(table).items():
            if found.get(name) != expected:
                yield Text("the column {table}.{name} is not as followup made it", table=table.name, name=name)
        references = {(column.name, column.references, "key", "NO ACTION", "NO ACTION") for column in table.columns}
        expected_references = {reference for reference in references if reference[1] is not None}
        if set(connection.execute(_REFERENCES, (table.name,))) != expected_references:
            yield Text("the references of {table} are not as followup made them", table=table.name)
    for view in schema.views:
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?", (view.name,))
        if sql.fetchone() != (f'CREATE VIEW "{view.name}" AS {view.sql}',):
            yield Text("the view {name} is not as followup made it", name=view.name)
    for (name,) in connection.execute(_STRAY):
        yield Text("{name} is not listed as SQLite lists it", name=name)
    for (name,) in connection.execute(_LATER, (schema.number,)):
        yield Text("it lists an upgrade that it has not had ({name})", name=name)


def _columns(table: Table) -> dict[str, tuple[object, ...]]:
    defaults = {
        column.name: literal(column.default).strip("'") for column in table.columns if column.default is not None
    }
    return {
        name: (type_, int(required), defaults.get(name), int(name == "key"), 0)
        for name, (type_, required) in columns_of(table).items()
    }


_NO_TABLE = Text("The disk may be full or failing, or this SQLite older than 3.37. `followup doctor` tells.")


def bring_up(session: Session, schema: Schema, path: Path) -> None:
    """
    Make the tables of *schema*, or add what is new since an older number of the same major.

    All of it is one transaction: a process killed in between leaves the file as it was.
    """
    connection = session.connection
    # Foreign keys cannot be switched inside a transaction, and adding one to a table rebuilds it.
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        with session.writing():
            _bring_up(connection, schema, path)
    finally:
        if not session.broken:
            connection.execute("PRAGMA foreign_keys=ON")


def _bring_up(connection: sqlite3.Connection, schema: Schema, path: Path) -> None:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    if number >= schema.number:
        # Another process was faster; whoever asked for this looks at the number again.
        return
    # Reading and committing must not pay for importing sqlite-utils.
    from sqlite_utils import Database, Migrations

    database = Database(connection, execute_plugins=False, recursive_triggers=True)
    if not database.supports_strict:
        # It learns this by trying, so that a disk that fails at that moment would get tables that take any type.
        raise StoreError("{path} cannot be used: SQLite could not make a table in it.", path=path, hint=_NO_TABLE)
    steps = Migrations("followup")
    steps(name=f"schema {schema.number}")(lambda database: _add_all(database, schema))
    steps.apply(database)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreDamaged("{path} holds rows that refer to nothing; it was not upgraded.", path=path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={schema.number}")


def _add_all(database: Database, schema: Schema) -> None:
    there = set(database.table_names())
    if "batch" not in there:
        database.execute(BATCH_SQL)
    _add_tables(database, [table for table in schema.tables if table.name not in there])
    for table in schema.tables:
        if table.name in there:
            _add_columns(database, table)
        indexes = {index.name for index in database.table(table.name).indexes}
        for index in table.indexes:
            if index_name(table, index) not in indexes:
                database.execute(index_sql(table, index))
    for view in schema.views:
        database.create_view(view.name, view.sql, replace=True)


def _add_tables(database: Database, tables: list[Table]) -> None:
    # A table can only refer to one that is there or to itself: references that point onwards are added last.
    later: list[tuple[str, str, str, str]] = []
    for table in tables:
        there = {*database.table_names(), table.name}
        references = [(column.name, column.references, "key") for column in table.columns if column.references in there]
        later += [
            (table.name, column.name, column.references, "key")
            for column in table.columns
            if column.references is not None and column.references not in there
        ]
        database.create_table(
            table.name,
            {name: type_ for name, (type_, _) in columns_of(table).items()},
            pk="key",
            not_null=[name for name, (_, required) in columns_of(table).items() if required],
            defaults={column.name: column.default for column in table.columns if column.default is not None},
            foreign_keys=references,
            strict=True,
        )
    if later:
        database.add_foreign_keys(later)


def _add_columns(database: Database, table: Table) -> None:
    there = database.table(table.name).columns_dict
    for column in table.columns:
        if column.name not in there:
            # By hand: sqlite-utils would rebuild the whole table for a reference.
            database.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {_column_sql(table, column)}')


def _column_sql(table: Table, column: Column) -> str:
    type_, required = columns_of(table)[column.name]
    if column.default is None and required:
        raise StoreError(
            "{table}.{column} cannot be added to a register that exists: it has no default.",
            table=table.name,
            column=column.name,
            hint="Export the register and import it into a new one.",
        )
    if column.default is not None and column.references is not None:
        raise InputError(
            "{table}.{column}: a reference that is added later cannot have a default.",
            table=table.name,
            column=column.name,
        )
    parts = [f'"{column.name}" {type_}']
    parts += ["NOT NULL"] if required else []
    parts += [f"DEFAULT {literal(column.default)}"] if column.default is not None else []
    parts += [f'REFERENCES "{column.references}"("key")'] if column.references is not None else []
    return " ".join(parts)
