"""
The memory store keeps the contract.
"""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from followup.stores.memory import MemoryStore
from followup.testing.stores import OpenStore, StoreContract, store_machine


class TestContract(StoreContract):
    """
    The memory store, the reference.
    """

    @pytest.fixture
    def open_store(self) -> OpenStore:
        """
        Open a new store.
        """
        return MemoryStore


TestAgainstItself = store_machine(lambda: nullcontext(MemoryStore)).TestCase
