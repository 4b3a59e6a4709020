"""
What goes out as lines comes in as the same register, row for row, or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.contracts import Batch, Key, Query, Row, Store
from followup.errors import InputError, StoreDamaged, StoreTooNew, Unknown
from followup.register.integrity import transfer as exporting
from followup.register.integrity.cycles import cycles
from followup.register.integrity.transfer import (
    ORDER,
    export,
    import_,
    whole,
)
from followup.rows.mapping import MAPPED, NUMBER, SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore
from followup.testing.registers import Given, new_register, recorded
from tests.support.documents import readings
from tests.support.snapshots import contents


PUBLISHED = json.loads((files("followup") / "register" / "export-1.schema.json").read_text(encoding="utf-8"))


class Sized:
    """
    A store in memory that tells how large the batches were, and can forget to answer.
    """

    def __init__(self, unknown: int = 0) -> None:
        self.store = MemoryStore(SCHEMA)
        self.sizes: list[int] = []
        self.unknown = unknown

    def read(self, keys: Iterable[Key]) -> Mapping[Key, Row]:
        """
        As the store in memory.
        """
        return self.store.read(list(keys))

    def select(self, query: Query) -> Any:
        """
        As the store in memory.
        """
        return self.store.select(query)

    def commit(self, batch: Batch) -> None:
        """
        As the store in memory, noting the size; the first few answers are lost on the way.
        """
        self.sizes.append(len(batch.puts))
        self.store.commit(batch)
        if self.unknown:
            self.unknown -= 1
            raise Unknown("The answer was lost.")

    def close(self) -> None:
        """
        As the store in memory.
        """
        self.store.close()


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Iterator[SQLiteStore]:
    """
    An empty register in a file.
    """
    store = SQLiteStore.open(tmp_path / "register.db", SCHEMA, create=True)
    yield store
    store.close()


@pytest.fixture(name="register")
def _register() -> Register:
    """
    A register with something in nearly every table, many rows changed, and some erased.
    """
    register = new_register(bodies=("LG", "SK", "NB"))
    register.edit_body("LG", standing=["Welcome"])
    meetings = [register.plan_meeting("LG", date(2023, month, 3)) for month in (10, 11, 12)]
    register.skip_standing(meetings[0].key, "Welcome")
    people = [register.add_party(name, kind="person").key for name in ("Ann", "Bo")]
    keys = [register.add_matter("LG", f"Plot {n}", on=date(2023, 9, 1), request_id=f"r{n}").key for n in range(3)]
    register.assign(keys[0], to="Ann")
    register.postpone(keys[1:], to="LG/next", on=date(2023, 9, 5))
    register.merge(keys[1], into=keys[2])
    register.split(keys[2], ["One half", "Another"])
    register.party_leaves("Ann", on=date(2024, 1, 9), to="Bo")
    register.erase_party(people[0], basis="request")
    register.rename_body("LG", "The old board", on=date(2023, 12, 1))
    register.new_term("SK", start=date(2024, 1, 1))
    register.succeed_body("LG", "NB", on=date(2024, 1, 1))
    return register


def sealed(lines: list[str]) -> list[str]:
    """
    *lines*, changed since, with a last line that fits them.
    """
    digest = sha256("".join(lines[:-1]).encode()).hexdigest()
    return [*lines[:-1], json.dumps({"rows": len(lines) - 2, "sha256": digest})]


def changed(lines: Iterable[str], table: str, **columns: Any) -> list[str]:
    """
    *lines* with the first row of *table* changed, and a last line that fits.
    """
    values = [json.loads(line) for line in lines]
    next(value for value in values if value.get("table") == table)["row"].update(columns)
    return sealed([json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for value in values])


class TestRoundTrip:
    """
    Out and in again.
    """

    def test_a_register_comes_out_as_it_was(self, register: Register, file: SQLiteStore) -> None:
        """
        From memory to a file and back: every row with its version, salt and head, and the same digest.
        """
        before = register.check()
        there = import_(export(register.store), file)
        again = MemoryStore(SCHEMA)

        assert contents(file) == contents(register.store)
        assert (there.digest, there.problems) == (before.digest, ())
        assert import_(export(file), again).digest == before.digest
        assert list(export(again)) == list(export(register.store))

    @settings(max_examples=15)
    @given(readings(least=1, most=3), st.sampled_from([1, 2, 1000]))
    def test_every_register_of_minutes_comes_out_as_it_was(self, documents: list[Any], most: int) -> None:
        """
        Meetings and documents refer to each other: they are written together, however small the batches.
        """
        register = recorded([Given(reading) for reading in documents])
        store = MemoryStore(SCHEMA)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(exporting, "MOST", most)
            import_(export(register.store), store)

        assert contents(store) == contents(register.store)

    def test_an_empty_register_comes_out_empty(self, file: SQLiteStore) -> None:
        """
        Its first and last line are all there is.
        """
        lines = list(export(MemoryStore(SCHEMA)))

        assert [json.loads(line).get("rows") for line in lines] == [None, 0]
        assert import_(lines, file).counts == {}

    def test_what_was_erased_stays_erased(self, register: Register, file: SQLiteStore) -> None:
        """
        The name is not in the lines, and the row has no salt on the other side.
        """
        lines = list(export(register.store))
        import_(lines, file)

        assert "Ann" not in "\n".join(lines)
        assert [(row["name"], row["salt"] == "") for row in file.select(Query("party"))] == [("", True), ("Bo", False)]

    def test_line_ends_do_not_matter(self, register: Register, file: SQLiteStore) -> None:
        """
        The lines may come from a file, of whatever system.
        """
        assert whole(f"{line}\r\n" for line in export(register.store)) == len(list(export(register.store))) - 2
        assert import_([f"{line}\n" for line in export(register.store)], file).problems == ()

    def test_no_batch_is_larger_than_promised(self, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Rows are written in small batches; an answer that is lost on the way is asked for again.
        """
        monkeypatch.setattr(exporting, "MOST", 7)
        store = Sized(unknown=2)
        import_(export(register.store), store)

        assert max(store.sizes) == 7
        assert contents(store) == contents(register.store)

    def test_rows_of_an_older_number_get_the_defaults_of_what_is_new(self, file: SQLiteStore) -> None:
        """
        Within a major number an export can be imported later.
        """
        values = [json.loads(line) for line in export(new_register().store)]
        values[0]["number"] = NUMBER - 1
        for value in values[1:-1]:
            value["row"].pop("succeeded_by", None)
        lines = sealed([json.dumps(value, sort_keys=True) for value in values])

        assert import_(lines, file).problems == ()


class TestSchema:
    """
    What is published of the format.
    """

    def test_every_line_is_as_published(self, register: Register) -> None:
        """
        Each fits the JSON Schema, which names every table, in the order they come.
        """
        jsonschema.Draft202012Validator.check_schema(PUBLISHED)
        validator = jsonschema.Draft202012Validator(PUBLISHED)
        lines = [json.loads(line) for line in export(register.store)]

        assert [line for line in lines if not validator.is_valid(line)] == []
        assert PUBLISHED["$defs"]["line"]["properties"]["table"]["enum"] == list(ORDER)
        assert sorted(ORDER) == sorted(mapped.name for mapped in MAPPED)

    def test_tables_come_in_order_and_keys_ascend(self, register: Register) -> None:
        """
        Two exports of one register can be compared line by line.
        """
        found = [(v["table"], v["row"]["key"]) for v in map(json.loads, export(register.store)) if "table" in v]

        assert found == sorted(found, key=lambda each: (ORDER.index(each[0]), each[1]))


class TestRefusals:
    """
    What is no whole register is not taken for one.
    """

    def test_only_an_empty_register_is_filled(self, register: Register) -> None:
        """
        Nothing is written over.
        """
        before = contents(register.store)

        with pytest.raises(InputError, match="only an empty register"):
            import_(export(new_register().store), register.store)
        assert contents(register.store) == before

    @pytest.mark.parametrize(
        "lines, message",
        [
            ([], "Line 1 is not of a followup export"),
            (["no JSON"], "Line 1 is not of a followup export"),
            (["[" * 100_000], "Line 1 is not of a followup export"),
            (["[]"], "Line 1 is not of a followup export"),
            (['{"schema": "followup/reading/1"}'], "This is not a followup export"),
            (['{"schema": "followup/export/1", "number": "1"}'], "This is not a followup export"),
            (['{"schema": "followup/export/1", "number": 1}'], "of an older followup"),
        ],
    )
    def test_another_file_is_refused(self, lines: list[str], message: str, file: SQLiteStore) -> None:
        """
        Before anything is written.
        """
        with pytest.raises(InputError, match=message):
            import_(lines, file)

    def test_an_export_of_a_newer_followup_is_refused(self, file: SQLiteStore) -> None:
        """
        With what to do about it.
        """
        with pytest.raises(StoreTooNew, match=f"schema {NUMBER + 1}; this one knows {NUMBER}"):
            import_([json.dumps({"schema": "followup/export/1", "number": NUMBER + 1})], file)

    @pytest.mark.parametrize(
        "line, message",
        [
            ("what", "Line 2 is not of a followup export"),
            ('{"table": "shelf", "row": {}}', "Line 2 holds no row"),
            ('{"table": "body", "row": []}', "Line 2 holds no row"),
            ('{"table": "body", "row": {"key": "", "version": 1}}', "Line 2: a row needs its key"),
            ('{"table": "body", "row": {"key": "LG", "version": 0}}', "Line 2: a row needs its key"),
        ],
    )
    def test_a_line_that_is_no_row_is_refused(self, line: str, message: str, file: SQLiteStore) -> None:
        """
        With its number.
        """
        with pytest.raises(InputError, match=message):
            import_([next(export(file)), line], file)

    def test_an_export_that_was_cut_off_is_refused(self, register: Register, file: SQLiteStore) -> None:
        """
        Wherever it was cut; the part that was written says so, and cannot be filled up.
        """
        lines = list(export(register.store))

        with pytest.raises(StoreDamaged, match="cut off"):
            whole(lines[:-1])
        with pytest.raises(StoreDamaged, match="cut off") as refused:
            import_(lines[:-1], file)
        assert refused.value.hint == "Export the register again."
        with pytest.raises(StoreDamaged, match="does not fit"):
            whole([*lines[:5], lines[-1]])
        with pytest.raises(StoreDamaged, match="does not fit"):
            whole([*lines, "more"])

    def test_what_was_half_written_says_so(
        self, register: Register, file: SQLiteStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        It never passes for a register, and is not filled up.
        """
        monkeypatch.setattr(exporting, "MOST", 10)
        lines = list(export(register.store))

        with pytest.raises(StoreDamaged) as refused:
            import_(lines[:-30], file)
        assert refused.value.hint.endswith("A part was written and is no register: remove it, and import anew.")
        assert new_register(file, bodies=()).check().problems != ()
        with pytest.raises(InputError, match="only an empty register"):
            import_(lines, file)

    @pytest.mark.parametrize(
        "table, columns, message",
        [
            ("matter", {"title": "Another"}, "matter:LG-1: "),
            ("party", {"name": "Ann"}, "party:P-1: name"),
            ("matter", {"version": 1}, "it is at version 1"),
            ("entry", {"author": "somebody"}, "entry 1 was changed"),
            ("step", {"recorded_at": "no day"}, "'no day' is not a moment"),
        ],
    )
    def test_a_row_that_was_changed_is_found(
        self, register: Register, file: SQLiteStore, table: str, columns: dict[str, Any], message: str
    ) -> None:
        """
        By the last line, and where that was made to fit, by the chain.
        """
        lines = changed(export(register.store), table, **columns)

        with pytest.raises(StoreDamaged, match="does not fit"):
            whole([*lines[:-1], list(export(register.store))[-1]])
        with pytest.raises((StoreDamaged, InputError), match=message):
            import_(lines, file)

    def test_a_row_that_is_not_there_is_missed(self, register: Register, file: SQLiteStore) -> None:
        """
        Whether others refer to it or only its entries know of it.
        """
        lines = list(export(register.store))
        without_party = sealed([line for line in lines if '"table":"party"' not in line or '"key":"P-2"' not in line])

        with pytest.raises(InputError, match="refers to party P-2, which is not in the export"):
            import_(without_party, file)
        with pytest.raises(StoreDamaged, match="term:SK/t1: its entries are there, but the row is gone"):
            import_(sealed([line for line in lines if '"table":"term"' not in line]), MemoryStore(SCHEMA))

    def test_a_row_that_is_there_twice_is_refused(self, register: Register, file: SQLiteStore) -> None:
        """
        The second is not written over the first.
        """
        lines = list(export(register.store))
        (place,) = [n for n, line in enumerate(lines) if '"table":"body"' in line and '"key":"LG"' in line]

        with pytest.raises(InputError, match="body LG stands in the export twice"):
            import_(sealed([*lines[: place + 1], *lines[place:]]), file)


GRAPHS = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 9), max_size=4), max_size=9)


@given(GRAPHS)
def test_groups_are_those_that_reach_each_other_and_come_after_what_they_refer_to(
    numbers: dict[int, list[int]],
) -> None:
    """
    Compared with reachability worked out by hand.
    """
    graph = {("t", str(n)): [("t", str(to)) for to in refers] for n, refers in numbers.items()}
    reached = {key: reach(key, graph) for key in graph}
    groups = list(cycles(graph))
    seen: set[Key] = set()

    assert sorted(key for group in groups for key in group) == sorted(graph)
    for group in groups:
        for key in group:
            assert group == {
                other for other in graph if other == key or (other in reached[key] and key in reached[other])
            }
            assert {other for other in graph[key] if other in graph} <= seen | group
        seen |= group


def reach(key: Key, graph: Mapping[Key, list[Key]]) -> set[Key]:
    """
    What *key* refers to, directly or not.
    """
    found: set[Key] = set()
    ahead = list(graph[key])
    while ahead:
        other = ahead.pop()
        if other in graph and other not in found:
            found.add(other)
            ahead += graph[other]
    return found


def test_a_store_for_tests_is_a_store() -> None:
    """
    What counts batches keeps the contract's shape.
    """
    assert isinstance(Sized(), Store)
