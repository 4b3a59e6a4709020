"""
What tests of plug-ins share with ours: contract suites in :mod:`~followup.testing.stores`, Hypothesis strategies in
:mod:`~followup.testing.strategies`, and registers over any store with a clock that stands still or ticks.
"""

from __future__ import annotations

from followup.rows.mapping import SCHEMA
from followup.stores.memory import MemoryStore
from followup.testing.registers import NOW, Given, new_register, recorded, ticking


__all__ = ["NOW", "SCHEMA", "Given", "MemoryStore", "new_register", "recorded", "ticking"]
