"""
What is written of a value is what is read of it, for every value the register keeps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from followup.contracts import Schema
from followup.model.entries import Entry
from followup.model.matters import Step, Treatment
from followup.model.targets import TARGETS, Condition
from followup.rows.chain import entry_for, entry_hash
from followup.rows.mapping import BY_CLASS, BY_NAME, MAPPED, SCHEMA, Mapped
from followup.stores.memory import MemoryStore
from followup.testing.histories import CONDITIONS, DAYS, HOURS
from followup.testing.strategies import moments, targets


text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
line = st.text(st.characters(codec="utf-8", exclude_characters="\0\n"), min_size=1, max_size=6)

DAYS_TEXT = st.sampled_from([day.isoformat() for day in DAYS])

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    type(None): st.none(),
    bool: st.booleans(),
    str: text,
    int: st.integers(-(2**63), 2**63 - 1),
    date: st.sampled_from(DAYS),
    datetime: moments(),
    time: st.sampled_from([hour for hour in HOURS if hour]),
    Condition: st.sampled_from(CONDITIONS),
    tuple[str, ...]: st.lists(line, max_size=3).map(tuple),
    tuple[tuple[str, str], ...]: st.dictionaries(st.sampled_from(["starts", "venue"]), DAYS_TEXT).map(
        lambda pairs: tuple(pairs.items())
    ),
    tuple[date, ...]: st.lists(st.sampled_from(DAYS), max_size=3).map(tuple),
}


def described(schema: Schema) -> Iterator[str]:
    """
    Everything a schema says, a line for each column, index and view.
    """
    yield f"schema {schema.number}"
    for table in schema.tables:
        yield f"table {table.name}"
        for column in table.columns:
            null = "not null" if column.required else "null"
            refers = f" -> {column.references}" if column.references else ""
            yield f"  {column.name} {column.type} {null}{refers} = {column.default!r}"
        for index in table.indexes:
            yield f"  index {index.columns} where {dict(index.where)}{' unique' if index.unique else ''}"
    yield from (f"view {view.name}\n{view.sql}" for view in schema.views)


tables = pytest.mark.parametrize("mapped", MAPPED, ids=lambda mapped: mapped.name)


def of(hint: Any) -> st.SearchStrategy[Any]:
    """
    Values of a type as the model's fields are annotated with.
    """
    if hint in SIMPLE:
        return SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if hint in TARGETS.values():
        return targets()
    return st.one_of([of(each) for each in get_args(hint)])


def values(mapped: Mapped) -> st.SearchStrategy[Any]:
    """
    Values of the class that a table keeps, under a key as it has them.
    """
    hints = get_type_hints(mapped.cls)
    chosen = {each.name: of(hints[each.name]) for each in fields(mapped.cls) if each.name != "key"}
    return st.builds(mapped.cls, key=st.just("LG-8"), **chosen)


@tables
@given(data=st.data())
def test_a_row_is_read_as_the_value_it_was_written_from(mapped: Mapped, data: st.DataObject) -> None:
    """
    No field of no class is lost or changed on its way through the store.
    """
    value = data.draw(values(mapped))

    assert mapped.value(mapped.row(value)) == value
    assert set(mapped.row(value)) <= {"key", *(column.name for column in mapped.table.columns)}


@tables
@given(data=st.data())
def test_rows_read_together_are_the_values_read_one_by_one(mapped: Mapped, data: st.DataObject) -> None:
    """
    Column by column or row by row, the values are the same; of no rows there are none.
    """
    rows = [mapped.row(value) for value in data.draw(st.lists(values(mapped), max_size=3))]

    assert mapped.values([tuple(row[name] for name in mapped.columns) for row in rows]) == list(map(mapped.value, rows))


@given(step=values(BY_NAME["step"]))
def test_what_an_auditor_reads_of_a_step_is_what_the_step_says(step: Step) -> None:
    """
    The lighter class over the same table tells nothing else.
    """
    row = BY_NAME["step"].row(step)

    light = BY_CLASS[Treatment]

    assert light.values([tuple(row[name] for name in light.columns)]) == [Treatment.of(step)]


@tables
def test_every_field_has_its_columns_and_every_column_its_field(mapped: Mapped) -> None:
    """
    A field that is added to a class cannot be forgotten in its table, and its class is found by what it keeps.
    """
    assert ["key", *mapped.fields] == [each.name for each in fields(mapped.cls)]
    assert BY_CLASS[mapped.cls] is mapped


def test_the_schema_is_the_one_that_was_written_down() -> None:
    """
    Nothing that is stored changes its name, place, type or default because a class was rearranged.

    What is added on purpose is added to the golden file too, with the number of the schema.
    """
    assert (Path(__file__).with_name("schema.txt").read_text("utf-8")) == "\n".join([*described(SCHEMA), ""])


@tables
def test_the_schema_refers_only_to_what_it_has(mapped: Mapped) -> None:
    """
    References name tables, and indexes and sealed columns name columns of their table.
    """
    columns = {column.name for column in mapped.table.columns}

    assert {column.references for column in mapped.table.columns} <= {table.name for table in SCHEMA.tables} | {None}
    assert {name for index in mapped.table.indexes for name in (*index.columns, *index.where)} <= columns
    assert set(mapped.sealed) <= columns


@pytest.mark.parametrize("mapped", [each for each in MAPPED if each.audited], ids=lambda mapped: mapped.name)
@given(data=st.data())
def test_the_entries_of_a_row_tell_its_whole_story(mapped: Mapped, data: st.DataObject) -> None:
    """
    Replayed over the defaults, they give every column; personal text stands in none of them.
    """
    told: dict[str, Any] = dict(mapped.defaults)
    old = None
    for version, value in enumerate(data.draw(st.lists(values(mapped), min_size=1, max_size=3)), 1):
        row = {**mapped.row(value), "version": version, "salt": "aa", "head": ""}
        entry = entry_for(mapped, old, row, at=data.draw(moments()), author="tester", batch="b")
        told.update(json.loads(str(entry["changes"])))
        old = {**row, "head": entry["hash"]}

        assert entry["hash"] == entry_hash(entry)
        assert {column: told[column] for column in mapped.row(value) if column not in {"key", *mapped.sealed}} == {
            column: scalar for column, scalar in mapped.row(value).items() if column not in {"key", *mapped.sealed}
        }
        for column in mapped.sealed:
            assert not told[column] or str(told[column]).startswith("sha256:")


@given(entry=values(next(mapped for mapped in MAPPED if mapped.cls is Entry)), data=st.data())
def test_a_changed_entry_has_another_hash(entry: Entry, data: st.DataObject) -> None:
    """
    The hash is over everything an entry says and over the one before.
    """
    row = BY_CLASS[Entry].row(entry)
    name = data.draw(st.sampled_from(["subject", "recorded_at", "author", "batch", "changes", "previous"]))

    assert entry_hash(row) != entry_hash({**row, name: f"{row[name]}x"})
    assert entry_hash(row) != entry_hash({**row, "number": entry.number + 1})


def test_the_reference_store_takes_the_schema() -> None:
    """
    The schema is one that the reference store accepts, with a table for every class.
    """
    store = MemoryStore(SCHEMA)

    assert {table.name for table in SCHEMA.tables} == {mapped.name for mapped in MAPPED}
    assert store.read([(table.name, "none") for table in SCHEMA.tables]) == {}
