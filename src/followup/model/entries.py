"""
What vouches for changes: the audit entry of each, and the requests that made them.
"""

from __future__ import annotations

from datetime import datetime

from attrs import frozen


@frozen
class Request:
    """
    A call that was made under a request id, and the keys it gave: so that a retried call does not act twice.
    """

    key: str
    verb: str
    digest: str
    subjects: tuple[str, ...] = ()
    at: datetime | None = None


@frozen
class Entry:
    """
    The audit row of one change to one row: who, when recorded, what was set, and the hash of the entry before.
    """

    key: str
    subject: str
    number: int
    at: datetime
    author: str
    batch: str
    changes: str
    previous: str
    hash: str
