"""
The SQLite store keeps the contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from followup.stores.sqlite import SQLiteStore
from followup.testing.stores import LastingStoreContract, OpenStore, ProjectingContract, store_machine


class TestContract(LastingStoreContract, ProjectingContract):
    """
    The SQLite store, the default.
    """

    @pytest.fixture
    def open_store(self, tmp_path: Path) -> OpenStore:
        """
        Open the store in the test's own folder.
        """
        return lambda schema: SQLiteStore.open(tmp_path / "store.db", schema, create=True)


@contextmanager
def place() -> Iterator[OpenStore]:
    """
    A new folder, for as long as an example runs.
    """
    with TemporaryDirectory() as folder:
        yield lambda schema: SQLiteStore.open(Path(folder) / "store.db", schema, create=True)


TestAgainstMemory = store_machine(place, reopens=True).TestCase
