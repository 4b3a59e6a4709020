"""
Others at the same file: a reader at the moment of COMMIT, a copy taken while somebody writes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from followup.contracts import Batch, Row
from followup.errors import Busy
from followup.rows.mapping import SCHEMA
from followup.stores.sqlite import SQLiteStore
from tests.faults.scenarios import NAME, Scenario, scenarios, write_beside
from tests.faults.states import content, state, unsound


@pytest.fixture(name="acting", scope="module")
def _acting(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """
    Deeds on a register made from the packaged example minutes.
    """
    return scenarios(tmp_path_factory.mktemp("scenarios"), ["acting"])["acting"]


@pytest.fixture(name="path")
def _path(tmp_path: Path, acting: Scenario) -> Path:
    """
    The register the deeds begin with.
    """
    acting.lay(tmp_path / NAME)
    return tmp_path / NAME


def do_all(acting: Scenario, path: Path) -> None:
    """
    Do one deed after the other.
    """
    for _ in acting.steps(path):
        pass


@pytest.mark.parametrize("cache", [-65536, 3], ids=["at COMMIT", "before COMMIT"])
def test_a_reader_in_the_way_keeps_nothing_and_loses_nothing(path: Path, cache: int) -> None:
    """
    A batch that meets a reader is Busy and not kept, and the same batch lands when the reader is gone.
    """
    before = state(path)
    row: Row = {"key": "r", "version": 1, "verb": "v" * 40_000, "digest": "", "subjects": ""}
    batch = Batch("1", {("request", "r"): 0}, {("request", "r"): row})
    with closing(SQLiteStore.open(path, SCHEMA, timeout=0.05)) as store:
        with store._sessions.use() as session:
            session.connection.execute(f"PRAGMA cache_size={cache}")
        with closing(sqlite3.connect(path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM matter").fetchone()
            with pytest.raises(Busy):
                store.commit(batch)
        kept = state(path)
        store.commit(batch)
        store.commit(batch)

    assert before == kept
    assert dict(content(path).rows)["batch"].count(("1",)) == 1
    assert unsound(path) == []


def test_a_copy_taken_while_somebody_writes_is_of_one_moment(path: Path, tmp_path: Path, acting: Scenario) -> None:
    """
    Each copy says what the register said between two batches, whole, whatever was being written.
    """
    writer = get_context("fork").Process(target=do_all, args=(acting, path))
    writer.start()
    found: list[str] = []
    with closing(SQLiteStore.open(path, SCHEMA)) as store:
        while writer.is_alive() or len(found) < 2:
            copy = tmp_path / f"copy {len(found)}.db"
            store.backup(copy)
            found.append(state(copy))
            assert unsound(copy) == []
        store.backup(tmp_path / "last.db")
    writer.join()

    assert writer.exitcode == 0
    assert set(found) <= set(acting.states)
    assert found == sorted(found, key=acting.states.index)
    assert state(tmp_path / "last.db") == acting.states[-1]


def test_two_writers_that_take_turns_both_keep_everything(path: Path, acting: Scenario) -> None:
    """
    What another process writes between two deeds stays, and so do the deeds.
    """
    with closing(SQLiteStore.open(path, SCHEMA)) as other:
        for number in acting.steps(path):
            if number == 2:
                write_beside(other)

    assert state(path) == acting.beside[-1]
