"""
Whether a file's structure is what the schema says: what was changed behind our back is told, what was added is not.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from followup.errors import StoreDamaged
from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import CONTRACT_SCHEMA


CHANGES = {
    "a default": ("replace(sql, 'DEFAULT 0', 'DEFAULT 1')", "book"),
    "a reference": ("replace(sql, ' REFERENCES \"shelf\"(\"key\")', '')", "book"),
    "a view": ("replace(sql, 'SELECT', 'SELECT 1, ')", None),
}


def rewrite(path: Path, expression: str, name: str | None) -> None:
    """
    Rewrite the SQL of the table *name*, or of the views, as a stranger could.
    """
    which = "type = 'view'" if name is None else f"name = '{name}'"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        changed = connection.execute(f"UPDATE sqlite_schema SET sql = {expression} WHERE {which}")
        assert changed.rowcount > 0


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_structure_is_found(store: SQLiteStore, path: Path, change: str) -> None:
    """
    Also where opening the store does not look.
    """
    store.close()
    rewrite(path, *CHANGES[change])

    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA)) as again:
        found = again.integrity()

    assert [what for what in found if "as followup made" in what] != []


def test_a_table_that_takes_any_type_is_refused(store: SQLiteStore, path: Path) -> None:
    """
    A table that is not STRICT is not one that we made.
    """
    store.close()
    rewrite(path, "replace(sql, ' STRICT', '')", "book")

    with pytest.raises(StoreDamaged, match="takes values of any type"):
        SQLiteStore.open(path, CONTRACT_SCHEMA)


def test_a_name_that_was_changed_only_a_little_is_found(store: SQLiteStore, path: Path) -> None:
    """
    Even where SQLite takes it for the same.
    """
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_schema SET tbl_name = 'Book' WHERE name = 'book'")

    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA)) as again:
        assert again.integrity() == ["book is not listed as SQLite lists it"]


def test_an_upgrade_it_has_not_had_is_found(store: SQLiteStore, path: Path) -> None:
    """
    It would keep a later followup from making what it needs.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        name = f"schema {CONTRACT_SCHEMA.number + 1}"
        connection.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('followup', ?)", (name,))

    assert store.integrity() == [f"it lists an upgrade that it has not had ({name})"]


def test_a_damaged_name_is_damage(store: SQLiteStore, path: Path) -> None:
    """
    Also where SQLite's own message cannot be read as text.
    """
    store.close()
    path.write_bytes(path.read_bytes().replace(b'CREATE TABLE "shelf"', b'CREATE TABL\xc5 "sh\xd3lf"'))

    with pytest.raises(StoreDamaged):
        SQLiteStore.open(path, CONTRACT_SCHEMA)


def test_the_batches_that_landed_are_told(store: SQLiteStore) -> None:
    """
    For a check, which knows the batches from the entries.
    """
    assert list(store.batches()) == ["shelves"]
