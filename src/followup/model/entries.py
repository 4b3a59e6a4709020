"""
What vouches for changes: the audit entry of each, the requests that made them, and what was erased.
"""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from followup.model.value import Value


@frozen(repr=False, eq=False)
class Request(Value):
    """
    A call that was made under a request id, and the keys it gave: so that a retried call does not act twice.
    """

    key: str
    verb: str
    digest: str
    subjects: tuple[str, ...] = ()
    at: datetime | None = None


@frozen(repr=False, eq=False)
class Entry(Value):
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


@frozen(repr=False, eq=False)
class Erasure(Value):
    """
    That the personal text of a row was blanked: *subject* is the row (``party:P-3``), *basis* why it was allowed.
    """

    key: str
    subject: str
    basis: str
    at: datetime
    author: str
