"""
The chain of entries: each change to each row, hashed over the entry before it.

The hash is SHA-256 over the hash before and all that the entry says, set apart by NUL, which no text of a store holds.
What was set is canonical JSON (RFC 8785 in spirit: sorted keys, no spaces).  Personal text stands in it only as a
salted digest, so that blanking a row leaves its chain whole.
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256

from followup.contracts import Row, Scalar
from followup.rows.codecs import stamp
from followup.rows.mapping import Mapped


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_HASHED = ("previous", "subject", "number", "recorded_at", "author", "batch", "changes")
_UNTOLD = frozenset({"key", "version", "head", "salt"})


def subject_of(table: str, key: str) -> str:
    """
    The name of a row in the chain: ``matter:LG-8``.
    """
    return f"{table}:{key}"


def entry_key(table: str, key: str, version: int) -> str:
    """
    The key of the entry that made *version* of a row: ``matter:LG-8@3``.
    """
    return f"{table}:{key}@{version}"


def sealed(salt: str, value: Scalar) -> Scalar:
    """
    The digest that stands for personal text; empty text needs none.
    """
    if value in {None, ""}:
        return value
    return "sha256:" + sha256(f"{salt}\0{value}".encode()).hexdigest()


def changes_of(mapped: Mapped, old: Row | None, new: Row) -> dict[str, Scalar]:
    """
    The columns that *new* sets differently from *old*, personal text sealed.

    A row that is new is told whole, but for what has the default of its column.
    """
    before = mapped.defaults if old is None else old
    changes = {column: value for column, value in new.items() if before.get(column) != value and column not in _UNTOLD}
    for column in changes.keys() & mapped.sealed:
        changes[column] = sealed(str(new["salt"]), changes[column])
    return changes


def entry_hash(row: Row) -> str:
    """
    The hash of the entry that *row* keeps: over the one before and everything it says, as it is stored.
    """
    return sha256("\0".join([str(row[column]) for column in _HASHED]).encode()).hexdigest()


def entry_for(mapped: Mapped, old: Row | None, new: Row, *, at: datetime, author: str, batch: str) -> dict[str, Scalar]:
    """
    The row of the entry of the change from *old* to *new*, chained to the head of *old*.
    """
    key, number = str(new["key"]), int(new["version"] or 0)
    subject, previous = subject_of(mapped.name, key), str(old["head"]) if old is not None else ""
    entry: dict[str, Scalar] = {
        "key": entry_key(mapped.name, key, number),
        "subject": subject,
        "number": number,
        "recorded_at": stamp(at),
        "author": author,
        "batch": batch,
        "changes": _encode(changes_of(mapped, old, new)),
        "previous": previous,
    }
    return {**entry, "hash": entry_hash(entry), "version": 1}
