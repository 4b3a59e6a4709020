"""
The contract of a store as tests: what every store must do, whoever wrote it.

A store's own test file is a few lines.  *open_store* opens the store at one place, new for each test::

    class TestShelfStore(LastingStoreContract):  # StoreContract, if the rows do not outlive the store's object
        @pytest.fixture
        def open_store(self, tmp_path):
            return lambda schema: ShelfStore(tmp_path / "shelf", schema)


    @contextmanager
    def place():
        with TemporaryDirectory() as folder:
            yield lambda schema: ShelfStore(Path(folder) / "shelf", schema)


    TestAgainstMemory = store_machine(place, reopens=True).TestCase

A store that offers :class:`followup.contracts.Projecting` adds ``ProjectingContract`` to its bases.

It needs ``followup[testing]``: pytest and Hypothesis.
"""

from __future__ import annotations

from followup.testing.stores.committing import Claiming, Committing
from followup.testing.stores.input import Input
from followup.testing.stores.library import CONTRACT_SCHEMA, OpenStore, batch, put
from followup.testing.stores.machine import store_machine
from followup.testing.stores.projecting import ProjectingContract
from followup.testing.stores.reading import Reading
from followup.testing.stores.selecting import Selecting
from followup.testing.stores.sharing import Lasting, Sharing


__all__ = [
    "CONTRACT_SCHEMA",
    "LastingStoreContract",
    "OpenStore",
    "ProjectingContract",
    "StoreContract",
    "batch",
    "put",
    "store_machine",
]


class StoreContract(Committing, Claiming, Reading, Selecting, Input, Sharing):
    """
    Every promise of :mod:`followup.contracts` about a store, as tests; subclass it and supply *open_store*.
    """


class LastingStoreContract(StoreContract, Lasting):
    """
    The same for a store whose rows are there again when *open_store* is called again.
    """
