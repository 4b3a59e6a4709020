"""
The oracle of every commit that a test makes: each matter that a batch touched is what its steps fold to.

Loaded as a plug-in of pytest for the whole run.  What an import brings comes in batches that are whole together only;
they are left to ``check``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest

from followup.contracts import Batch, Row
from followup.register.integrity.checking import IMPORTING
from followup.rows.mapping import BY_NAME
from followup.rules.fold import fold
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore


@pytest.fixture(scope="session", autouse=True)
def stored_is_folded() -> Iterator[None]:
    """
    Have each store compare what it has kept, after every commit of a register.
    """
    with pytest.MonkeyPatch.context() as patch:
        for cls in (MemoryStore, SQLiteStore):
            patch.setattr(cls, "commit", _compared(cls, cls.commit))
        yield


def _compared(cls: Any, commit: Callable[[Any, Batch], None]) -> Callable[[Any, Batch], None]:
    @wraps(commit)
    def committed(store: Any, batch: Batch) -> None:
        commit(store, batch)
        # Rows without entries are no register's: a test has put them there by hand.
        if any(table == "entry" for table, _ in batch.puts) and not batch.id.startswith(IMPORTING):
            for matter in sorted(touched(batch)):
                # As the class reads, not as a test has made this store read.
                assert_folded(lambda keys: cls.read(store, keys), matter)

    return committed


def touched(batch: Batch) -> set[str]:
    """
    The keys of the matters whose record or steps are in *batch*.
    """
    steps = {str(row["matter"]) for (table, _), row in batch.puts.items() if table == "step"}
    return steps | {key for table, key in batch.puts if table == "matter"}


def assert_folded(read: Callable[[Any], Any], key: str) -> None:
    """
    Fail unless the record of matter *key* is what its steps fold to, all read as of one moment.
    """
    found = read([("matter", key)])
    count = -1
    while ("matter", key) in found and (steps := int(found["matter", key]["steps"])) != count:
        # Another writer may add a step in between.
        count = steps
        found = read([("matter", key), *(("step", f"{key}/{n}") for n in range(1, count + 1))])
    rows: list[Row] = [row for (table, _), row in found.items() if table == "step"]
    record = found.get(("matter", key))
    stored = None if record is None else BY_NAME["matter"].value(record)
    folded = fold(key, [BY_NAME["step"].value(row) for row in rows])

    assert folded == stored, f"the record of {key} is not what its steps fold to"
