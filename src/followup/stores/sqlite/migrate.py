"""
Makes and upgrades the tables of a SQLite store, with sqlite-utils; imported only when there is something to make.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from followup.contracts import Column, Schema, Table
from followup.errors import InputError, StoreDamaged, StoreError
from followup.stores.sqlite.connections import Session
from followup.stores.sqlite.files import APPLICATION_ID
from followup.stores.sqlite.tables import BATCH_SQL, columns_of, index_name, index_sql, literal


_NO_TABLE = "The disk may be full or failing, or this SQLite older than 3.37. `followup doctor` tells."


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
    database = Database(connection, execute_plugins=False, recursive_triggers=True)
    if not database.supports_strict:
        # It learns this by trying, so that a disk that fails at that moment would get tables that take any type.
        raise StoreError(f"{path} cannot be used: SQLite could not make a table in it.", hint=_NO_TABLE)
    steps = Migrations("followup")
    steps(name=f"schema {schema.number}")(lambda database: _add_all(database, schema))
    steps.apply(database)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreDamaged(f"{path} holds rows that refer to nothing; it was not upgraded.")
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
            f"{table.name}.{column.name} cannot be added to a register that exists: it has no default.",
            hint="Export the register and import it into a new one.",
        )
    if column.default is not None and column.references is not None:
        raise InputError(f"{table.name}.{column.name}: a reference that is added later cannot have a default.")
    parts = [f'"{column.name}" {type_}']
    parts += ["NOT NULL"] if required else []
    parts += [f"DEFAULT {literal(column.default)}"] if column.default is not None else []
    parts += [f'REFERENCES "{column.references}"("key")'] if column.references is not None else []
    return " ".join(parts)
