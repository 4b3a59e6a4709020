"""
What the contract itself refuses, before any store is asked.
"""

from __future__ import annotations

from typing import Any

import pytest

from followup.contracts import Batch
from followup.errors import InputError
from followup.rows.mapping import SCHEMA


KEY = ("party", "P-1")


@pytest.mark.parametrize(
    "said, why",
    [
        ({"id": "", "expects": {}, "puts": {}}, "needs an id"),
        ({"id": "b", "expects": {}, "puts": {KEY: {"key": "P-1", "version": 1}}}, "put but not expected"),
        ({"id": "b", "expects": {KEY: 0}, "puts": {KEY: {"key": "P-1", "version": 2}}}, "the next version"),
        ({"id": "b", "expects": {KEY: 1}, "puts": {KEY: {"key": "P-1", "version": 1}}}, "the next version"),
        ({"id": "b", "expects": {KEY: 0}, "puts": {KEY: {"key": "P-2", "version": 1}}}, "must carry its key"),
    ],
)
def test_no_batch_is_nameless_and_no_write_is_blind(said: dict[str, Any], why: str) -> None:
    """
    Each put is expected and carries its key and the next version.
    """
    with pytest.raises(InputError, match=why):
        Batch(**said)


def test_a_table_that_is_not_in_the_schema_is_refused() -> None:
    """
    By its name.
    """
    assert SCHEMA.table("party").name == "party"
    with pytest.raises(InputError, match="no table 'parties'"):
        SCHEMA.table("parties")
