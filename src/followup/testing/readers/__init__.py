"""
The contract of a reader as tests: what every reader must do, whoever wrote it.

A reader's own test file is a few lines::

    class TestNorwegianReader(ReaderContract):
        texts = (REFERAT,)

        @pytest.fixture
        def reader(self):
            return NorwegianReader()

It needs ``followup[testing]``.
"""

from __future__ import annotations

from followup.testing.readers.contract import HOSTILE, ReaderContract


__all__ = ["HOSTILE", "ReaderContract"]
