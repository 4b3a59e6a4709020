"""
A register file on disk, the library of the contract tests in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import CONTRACT_SCHEMA, batch, put


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """
    Where the store of a test lives; nothing is there yet.
    """
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[SQLiteStore]:
    """
    A store at *path*, with one shelf.
    """
    store = SQLiteStore.open(path, CONTRACT_SCHEMA, create=True, timeout=0.05)
    store.commit(batch("shelves", put("shelf", "A", name="first")))
    yield store
    store.close()
