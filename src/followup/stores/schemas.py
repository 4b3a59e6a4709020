"""
Checks that a schema holds together before a store is built on it.

A schema is written by a programmer, but its names become SQL: only plain names pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup.contracts import Column, Index, Schema, Table
from followup.errors import InputError


RESERVED = frozenset({"batch"})
"""Tables a store keeps for itself."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}", re.ASCII)
_TYPES = {"text": str, "integer": int}


def check_schema(schema: Schema) -> None:
    """
    Raise :class:`InputError` if *schema* contradicts itself or uses a name that is not plain.
    """
    if type(schema.number) is not int or not 0 < schema.number < 2**31:
        raise InputError(f"The number of a schema must be major * 1000 + minor, not {schema.number!r}.")
    names = [table.name for table in schema.tables] + [view.name for view in schema.views]
    _check_names(names, "table or view")
    for name in names:
        if name in RESERVED or name.startswith("sqlite_"):
            raise InputError(f"The name {name!r} is the store's own.")
    tables = {table.name for table in schema.tables}
    for table in schema.tables:
        _check_table(table, tables)


def _check_table(table: Table, tables: set[str]) -> None:
    names = ["key", "version", *(column.name for column in table.columns)]
    _check_names(names, f"column of {table.name}")
    for column in table.columns:
        _check_column(table, column, tables)
    columns = {column.name: column for column in table.columns}
    for index in table.indexes:
        _check_index(table, index, columns)


def _check_column(table: Table, column: Column, tables: set[str]) -> None:
    name = f"{table.name}.{column.name}"
    if column.type not in _TYPES:
        raise InputError(f"{name}: a column is text or integer, not {column.type!r}.")
    if column.references is not None and (column.references not in tables or column.type != "text"):
        raise InputError(f"{name} cannot refer to {column.references!r}: a text column names a table of the schema.")
    if column.default is not None and type(column.default) is not _TYPES[column.type]:
        raise InputError(f"{name}: the default {column.default!r} is not {column.type}.")


def _check_index(table: Table, index: Index, columns: dict[str, Column]) -> None:
    if not index.columns:
        raise InputError(f"An index of {table.name} has no columns.")
    _check_names(index.columns, f"column of an index of {table.name}")
    for name in (*index.columns, *index.where):
        if name not in columns and name not in ("key", "version"):
            raise InputError(f"There is no column {name!r} in table {table.name}, yet an index names it.")
    for name, value in index.where.items():
        wanted = _TYPES[columns[name].type] if name in columns else None
        if value is not None and type(value) is not wanted:
            raise InputError(f"{table.name}.{name} cannot be {value!r}, yet an index asks for it.")


def _check_names(names: Iterable[str], what: str) -> None:
    seen = set()
    for name in names:
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise InputError(f"{name!r} cannot name a {what}: small letters, digits and _ only.")
        if name in seen:
            raise InputError(f"There are two {what}s named {name!r}.")
        seen.add(name)
