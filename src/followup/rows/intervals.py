"""
Finding what was open on any day by index ranges alone: each closed matter stands at one node of an interval tree.

A matter that was open from day *a* to day *b* stands at the smallest dyadic block of days that holds both; it crosses
the middle of that block.  So a day is asked of the twenty-odd blocks that hold it, each by one half-open range: of
those that cross the middle, a day before it was in the life of those opened by then, a day after it in the life of
those closed only later.  (The centred interval tree: H. Edelsbrunner, "Dynamic data structures for orthogonal
intersection queries", 1980; kept in columns as in Kriegel, Pötke and Seidl, "Managing intervals efficiently in
object-relational databases", VLDB 2000.)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from followup.contracts import Query
from followup.rows.codecs import end_of_day_bound


LEVELS = 22
"""Blocks of up to 2**22 days hold every day a date can be."""

_SHIFT = 32  # more than LEVELS: a node is its middle day and its level in one number


def interval_node(first: date | None, closed: date | None) -> int:
    """
    The node of a matter open at the end of *first* and no more at the end of *closed*; 0 if there is no such day.
    """
    if first is None or closed is None or closed <= first:
        return 0
    low, high = first.toordinal(), closed.toordinal() - 1
    level = (low ^ high).bit_length()
    middle = (high >> (level - 1)) << (level - 1) if level else low
    return middle * _SHIFT + level


def closed_since_open_on(day: date) -> Iterator[Query]:
    """
    The queries that together find every closed matter that was open at the end of *day*.
    """
    ordinal, last = day.toordinal(), end_of_day_bound(day)
    yield Query("matter", {"life": ordinal * _SHIFT}, order=("opened_on",))
    for level in range(1, LEVELS + 1):
        middle = ((ordinal >> level) << level) + (1 << (level - 1))
        node = {"life": middle * _SHIFT + level}
        if ordinal < middle:
            yield Query("matter", node, span=("opened_on", None, last), order=("opened_on",))
        else:
            yield Query("matter", node, span=("closed_on", last, None), order=("closed_on",))
