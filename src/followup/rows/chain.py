"""
The chain of entries: each change to each row, hashed over the entry before it.

The hash is SHA-256 over the hash before and the canonical JSON (RFC 8785 in spirit: sorted keys, no spaces) of what the
entry says.  Personal text stands in it only as a salted digest, so that blanking a row leaves its chain whole.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from followup.contracts import Row, Scalar
from followup.model.subjects import Entry
from followup.rows.codecs import stamp
from followup.rows.mapped import Mapped


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
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
    salt = str(new.get("salt", ""))
    before = mapped.defaults if old is None else old
    return {
        column: sealed(salt, value) if column in mapped.sealed else value
        for column, value in new.items()
        if column not in _UNTOLD and value != before.get(column)
    }


def canonical(value: Mapping[str, Scalar]) -> str:
    """
    The one JSON text of *value*.
    """
    return _encode(value)


def entry_hash(entry: Entry) -> str:
    """
    The hash of *entry*: over the one before and everything it says.
    """
    told: dict[str, Scalar] = {
        "subject": entry.subject,
        "number": entry.number,
        "at": stamp(entry.at),
        "author": entry.author,
        "batch": entry.batch,
        "changes": entry.changes,
    }
    return _hash(entry.previous, told)


def _hash(previous: str, told: Mapping[str, Scalar]) -> str:
    return sha256(f"{previous}\n{canonical(told)}".encode()).hexdigest()


def entry_for(mapped: Mapped, old: Row | None, new: Row, *, at: datetime, author: str, batch: str) -> Entry:
    """
    The entry of the change from *old* to *new*, chained to the head of *old*.
    """
    key, number = str(new["key"]), int(new["version"] or 0)
    subject, previous = subject_of(mapped.name, key), str(old["head"]) if old is not None else ""
    changes = canonical(changes_of(mapped, old, new))
    told: dict[str, Scalar] = {
        "subject": subject,
        "number": number,
        "at": stamp(at),
        "author": author,
        "batch": batch,
        "changes": changes,
    }
    name = entry_key(mapped.name, key, number)
    return Entry(name, subject, number, at, author, batch, changes, previous, _hash(previous, told))
