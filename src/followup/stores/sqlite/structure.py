"""
Whether a file's structure is what the schema says in everything that can change an answer; for ``check``.

Opening a store looks at what is quick to see (:func:`~followup.stores.sqlite.tables.verify`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from followup.contracts import Schema, Table
from followup.stores.sqlite.tables import columns_of, literal


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
                yield f"the column {table.name}.{name} is not as followup made it"
        references = {(column.name, column.references, "key", "NO ACTION", "NO ACTION") for column in table.columns}
        expected_references = {reference for reference in references if reference[1] is not None}
        if set(connection.execute(_REFERENCES, (table.name,))) != expected_references:
            yield f"the references of {table.name} are not as followup made them"
    for view in schema.views:
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?", (view.name,))
        if sql.fetchone() != (f'CREATE VIEW "{view.name}" AS {view.sql}',):
            yield f"the view {view.name} is not as followup made it"
    for (name,) in connection.execute(_STRAY):
        yield f"{name} is not listed as SQLite lists it"
    for (name,) in connection.execute(_LATER, (schema.number,)):
        yield f"it lists an upgrade that it has not had ({name})"


def _columns(table: Table) -> dict[str, tuple[object, ...]]:
    defaults = {
        column.name: literal(column.default).strip("'") for column in table.columns if column.default is not None
    }
    return {
        name: (type_, int(required), defaults.get(name), int(name == "key"), 0)
        for name, (type_, required) in columns_of(table).items()
    }
