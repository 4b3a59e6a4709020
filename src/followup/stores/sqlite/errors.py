"""
Turns what SQLite reports into the errors of followup, with what to do about it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from followup.errors import Busy, StoreDamaged, StoreError, Unknown


LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_SPACE = "The disk may be full, or a quota or file size limit reached. Make room and try again."
_NO_WRITE = "Check that this user can write the file and its folder, and that the disk is not mounted read-only."
_HINTS = {
    sqlite3.SQLITE_FULL: _NO_SPACE,
    sqlite3.SQLITE_IOERR: "The disk may be full or failing. See the system's log.",
    sqlite3.SQLITE_READONLY: _NO_WRITE,
    sqlite3.SQLITE_CANTOPEN: _NO_WRITE,
    sqlite3.SQLITE_PERM: _NO_WRITE,
}


FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises; the second where SQLite's message quotes a damaged name."""


def code(error: Exception) -> int:
    """
    SQLite's primary result code, or 0 where the driver gives none.
    """
    number: int = getattr(error, "sqlite_errorcode", None) or 0
    return number & 0xFF


def translate(error: Exception, path: Path) -> StoreError:
    """
    The error for anything that failed before COMMIT: nothing was kept.
    """
    number = code(error)
    if number in LOCKED:
        return Busy(f"{path} is locked by another process.", hint="Nothing was kept. Try again.")
    if number in DAMAGED or isinstance(error, UnicodeDecodeError):
        return StoreDamaged(
            f"{path} is damaged: {error}.",
            hint="Keep the file and its -journal as they are, and restore a backup beside them.",
        )
    refused = StoreError(f"{path} cannot be used: {error}.", hint=_HINTS.get(number, ""))
    if number == sqlite3.SQLITE_FULL:
        # Room can be made: for a scheduler it is as good as a lock.
        refused.exit_code = Busy.exit_code
    return refused


def unknown(error: sqlite3.Error, path: Path) -> Unknown:
    """
    The error for a COMMIT that failed: it may have landed.
    """
    hints = [_HINTS.get(code(error), ""), "The same batch, sent again, tells whether it was kept."]
    return Unknown(f"{path} failed during commit: {error}.", hint=" ".join(hints).strip())
