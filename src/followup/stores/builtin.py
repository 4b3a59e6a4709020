"""
The stores that come with followup, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.hookspecs import StoreKind, hookimpl
from followup.stores.opening import OPENERS


@hookimpl
def followup_register_stores() -> Sequence[StoreKind]:
    """
    Memory and SQLite.
    """
    return [StoreKind(scheme, opener) for scheme, opener in OPENERS.items()]
