"""
What becomes of bodies and parties in time: names a body had, its terms, and that something was erased.
"""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen


@frozen
class BodyName:
    """
    A *name* that a body had *until* a day, that day included.
    """

    key: str
    body: str
    name: str
    until: date


@frozen
class Term:
    """
    A term of office of a body, from the day it *starts*.
    """

    key: str
    body: str
    starts: date


@frozen
class Erasure:
    """
    That the personal text of a row was blanked: *subject* is the row (``party:P-3``), *basis* why it was allowed.
    """

    key: str
    subject: str
    basis: str
    at: datetime
    author: str
