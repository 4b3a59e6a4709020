"""
Which schemas are refused before a store is built on them.
"""

from __future__ import annotations

from typing import Any, cast

import pytest

from followup.contracts import Column, Index, Schema, Table, View
from followup.errors import InputError
from followup.stores.memory import MemoryStore


def table(*columns: Column, indexes: tuple[Index, ...] = ()) -> Schema:
    """
    A schema of one table.
    """
    return Schema(1000, (Table("book", columns, indexes),))


ODD: Any = None


@pytest.mark.parametrize(
    "schema",
    [
        Schema(0, ()),
        Schema(cast("int", "1"), ()),
        Schema(cast("int", 1.0), ()),
        Schema(2**31, ()),
        Schema(1000, (Table("book", ()), Table("book", ()))),
        Schema(1000, (Table("book", ()),), (View("book", "SELECT 1"),)),
        Schema(1000, (Table("batch", ()),)),
        Schema(1000, (Table("sqlite_book", ()),)),
        Schema(1000, (Table('book" (x); DROP TABLE shelf; --', ()),)),
        Schema(1000, (Table("", ()),)),
        Schema(1000, (Table("Book", ()),)),
        Schema(1000, (Table("bök", ()),)),
        Schema(1000, (Table(ODD, ()),)),
        table(Column("key")),
        table(Column("version", "integer")),
        table(Column("title"), Column("title")),
        table(Column("title name")),
        table(Column("title", "blob")),
        table(Column("shelf", references="shelf")),
        table(Column("other", "integer", references="book")),
        table(Column("title", default=1)),
        table(Column("place", "integer", default="1")),
        table(Column("place", "integer", default=True)),
        table(Column("title"), indexes=(Index(()),)),
        table(Column("title"), indexes=(Index(("colour",)),)),
        table(Column("title"), indexes=(Index(("title", "title")),)),
        table(Column("title"), indexes=(Index(("title",), where={"colour": "red"}),)),
        table(Column("title"), indexes=(Index(("title",), where={"title": 1}),)),
        table(Column("title"), indexes=(Index(("title",), where={"key": "b"}),)),
    ],
)
def test_a_schema_that_contradicts_itself_is_refused(schema: Schema) -> None:
    """
    No store is built on a schema with names that are not plain, or parts that do not fit.
    """
    with pytest.raises(InputError):
        MemoryStore(schema)


def test_an_index_may_end_in_the_key() -> None:
    """
    The key and the version are columns like others where an index names them.
    """
    MemoryStore(table(Column("title"), indexes=(Index(("title", "key")), Index(("version",), where={"title": None}))))
