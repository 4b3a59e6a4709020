"""
The SQLite store: one file, mode 0600, that answers with plain :mod:`sqlite3`.
"""

from __future__ import annotations

from followup.stores.sqlite.store import SQLiteStore


__all__ = ["SQLiteStore"]
