"""
Everything a query answers, page by page, so that nothing stays open in between; whole rows or only some columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from followup.contracts import Projecting, Query, Row, Scalar, Store
from followup.register.deferred import beneath


Values = tuple[Scalar, ...]


def pages(store: Store, query: Query) -> Iterator[Row]:
    """
    Every row of *query*.
    """
    while True:
        rows = store.select(query)
        yield from rows
        if len(rows) < query.limit:
            return
        last = rows[-1]
        query = _after(query, (*(last[column] for column in query.order), last["key"]))


def columns_of(store: Store, query: Query, columns: Sequence[str]) -> Iterator[Sequence[Values]]:
    """
    Every page of *query*, of each row only *columns*, in that order.
    """
    worker = beneath(store)
    if not isinstance(worker, Projecting):
        yield list(map(itemgetter(*columns), pages(worker, query)))
        return
    # What the next page is found by stands behind the rest.
    place = len(columns)
    while True:
        rows = worker.select_columns(query, (*columns, *query.order, "key"))
        yield rows
        if len(rows) < query.limit:
            return
        query = _after(query, rows[-1][place:])


def columns_among(store: Store, table: str, keys: Collection[str], columns: Sequence[str]) -> Sequence[Values]:
    """
    Of the rows of *table* that exist among *keys* only *columns*, in that order.
    """
    worker = beneath(store)
    if isinstance(worker, Projecting):
        return worker.read_columns(table, keys, columns)
    return list(map(itemgetter(*columns), worker.read([(table, key) for key in keys]).values()))


def _after(query: Query, last: Values) -> Query:
    return Query(query.table, query.where, query.span, query.order, query.descending, last, query.limit)
