"""
The rules a second time, slowly: what a register must say, by looking at everything each time it is asked.

It shares no code with ``followup.rules``: facts are stated over the whole history, or over all meetings.
Compare a store, a plug-in or the rules themselves with it.
"""

from __future__ import annotations

from tests.support.oracle.lists import OracleLists, oracle_before, oracle_lists
from tests.support.oracle.places import oracle_place
from tests.support.oracle.records import OracleRecord, oracle_record


__all__ = ["OracleLists", "OracleRecord", "oracle_before", "oracle_lists", "oracle_place", "oracle_record"]
