"""
What a question costs, without a clock: how SQLite answers each query on a large table, and what a command imports.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from followup.contracts import Batch, Key, Projecting, Query, Row, Scalar
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.sqlite import SQLiteStore


NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
SMALL = {"body", "body_name", "party", "standing_item", "standing_step", "meeting"}
"""Tables that grow with the organisation, not with its past."""

UNUSED = {
    "import": {"attrs", "click", "pluggy", "sqlite3", "sqlite_utils", "zoneinfo"},
    "--version": {
        "attrs",
        "followup.contracts",
        "followup.plugins",
        "importlib.metadata",
        "pluggy",
        "sqlite3",
        "sqlite_utils",
    },
    "outstanding": {
        "cattrs",
        "dateutil",
        "followup.model.results",
        "followup.readers",
        "followup.register.commands",
        "followup.register.queries.as_of",
        "followup.register.recording",
        "followup.register.work.commit",
        "followup.register.work.names_and_targets",
        "followup.register.work.unit_of_work",
        "followup.service.register",
        "followup.reports.values",
        "followup.reports.reasons.why",
        "followup.rows.chain",
        "followup.stores.sqlite.health",
        "hashlib",
        "holidays",
        "hypothesis",
        "importlib.metadata",
        "pluggy",
        "sqlite_utils",
        "tabulate",
    },
}


class Watched:
    """
    A SQLite store that keeps the plan of every query it is asked.
    """

    def __init__(self, store: SQLiteStore) -> None:
        self.store = store
        self.plans: list[tuple[str, str]] = []

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        As the store does: by primary key.
        """
        return self.store.read(keys)

    def select(self, query: Query) -> Sequence[Row]:
        """
        As the store does, after asking how it would.
        """
        self.plans += [(query.table, line) for line in self.store.explain(query)]
        return self.store.select(query)

    def read_columns(self, table: str, keys: Collection[str], columns: Sequence[str]) -> Sequence[tuple[Scalar, ...]]:
        """
        As the store does: by primary key.
        """
        return self.store.read_columns(table, keys, columns)

    def select_columns(self, query: Query, columns: Sequence[str]) -> Sequence[tuple[Scalar, ...]]:
        """
        As the store does, after asking how it would.
        """
        self.plans += [(query.table, line) for line in self.store.explain(query, columns)]
        return self.store.select_columns(query, columns)

    def commit(self, batch: Batch) -> None:
        """
        As the store does.
        """
        self.store.commit(batch)

    def close(self) -> None:
        """
        As the store does.
        """
        self.store.close()

    def slow(self) -> list[tuple[str, str]]:
        """
        The plans that look at a whole table that grows, or sort.
        """
        return [
            (table, line)
            for table, line in self.plans
            if table not in SMALL and (line.startswith("SCAN") or "TEMP B-TREE" in line)
        ]


@pytest.fixture(name="file", scope="module")
def _file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    A register of four thousand matters, their steps and their entries: some twenty thousand rows, never analysed.
    """
    path = tmp_path_factory.mktemp("plans") / "large.db"
    with _register(SQLiteStore.open(path, SCHEMA, create=True)) as register:
        register.add_body("KF", "Council")
        register.add_party("Office")
        for month in range(1, 8):
            register.plan_meeting("KF", date(2026, month, 12))
        for batch in range(4):
            titles = [f"Matter {batch * 1000 + number}" for number in range(1000)]
            matters = register.add_matters("KF", titles, to="KF/next", on=date(2026, 1, 2 + batch))
            register.decide([matter.key for matter in matters[10:]], "Approved.", on=date(2026, 2, 2 + batch))
    return path


def _register(store: SQLiteStore | Watched) -> Register:
    numbers = count()
    return Register(store, author="test", clock=lambda: NOW, new_id=lambda: f"{NOW} {id(numbers)} {next(numbers)}")


@pytest.fixture(name="watched")
def _watched(file: Path) -> Iterator[Watched]:
    """
    The same file, each query watched.
    """
    store = Watched(SQLiteStore.open(file, SCHEMA))
    yield store
    store.close()


@pytest.mark.parametrize("question", ["outstanding", "at", "agenda", "missed", "history", "find", "changes"])
def test_a_question_looks_at_no_whole_table_and_sorts_nothing(watched: Watched, question: str) -> None:
    """
    Every query of a question is one range of an index, however large the closed past.
    """
    register = _register(watched)
    assert isinstance(watched, Projecting)
    asked: dict[str, Callable[[], object]] = {
        "outstanding": lambda: register.outstanding("KF"),
        "at": lambda: register.at(date(2026, 1, 20)).outstanding("KF"),
        "agenda": lambda: register.agenda("KF"),
        "missed": lambda: register.missed("KF"),
        "history": lambda: register.history("KF-1"),
        "find": lambda: register.find(number="1/26"),
        "changes": lambda: register.changes("KF", date(2026, 1, 1), date(2026, 1, 31)),
    }
    asked[question]()

    assert watched.plans
    assert watched.slow() == []


def test_a_gesture_looks_at_no_whole_table_and_sorts_nothing(watched: Watched) -> None:
    """
    Raising, postponing, closing a meeting and taking it back: what is read to decide is found by an index.
    """
    register = _register(watched)
    raised = register.add_matter("KF", "One more", to="KF/next")
    register.postpone([raised.key, "KF-1"], to="KF/next", on=date(2026, 5, 2))
    register.close_meeting("KF.1")
    register.undo(raised.key)

    assert watched.plans
    assert watched.slow() == []


@pytest.mark.parametrize("command", list(UNUSED))
def test_a_call_imports_only_what_it_uses(file: Path, command: str) -> None:
    """
    Imports are most of what a scheduled call costs; what these do not use, they do not import.
    """
    typed = (
        ["--store", str(file), "--now", "2026-06-01", "outstanding", "KF"] if command == "outstanding" else [command]
    )
    run = (
        "import followup"
        if command == "import"
        else f"from followup.cli import cli; cli({typed!r}, standalone_mode=False)"
    )
    code = f"import sys, json\nbefore = set(sys.modules)\n{run}\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    imported = set(json.loads(done.stdout.splitlines()[-1]))

    assert imported & UNUSED[command] == set()
