"""
Every query an index was made for is answered from that index, without looking at other rows and without sorting.
"""

from __future__ import annotations

import pytest

from followup.contracts import Query, Scalar
from followup.stores.sqlite import SQLiteStore


Q = Query
SERVED = [
    ("book_shelf_place", Q("book", {"shelf": "A"}, order=("place",))),
    ("book_shelf_place", Q("book", {"shelf": "A"}, order=("place",), descending=True)),
    ("book_shelf_place", Q("book", {"shelf": "A"}, order=("place",), after=(1, "b"))),
    ("book_shelf_place", Q("book", {"shelf": "A"}, order=("shelf", "place"), after=("A", 1, "b"))),
    ("book_shelf_place", Q("book", {"shelf": "A", "place": 1})),
    ("book_shelf_place", Q("book", {"shelf": "A", "place": 1}, order=("place",), after=(1, "b"))),
    ("book_shelf_place", Q("book", {"shelf": "A"}, ("place", 1, 3), ("place",))),
    ("book_shelf_place", Q("book", {"shelf": "A"}, ("place", 1, None), ("place",), after=(2, "b"))),
    ("book_shelf_place", Q("book", {"shelf": "A"}, ("place", 1, 9), ("place",), descending=True, after=(2, "b"))),
    ("book_shelf_place", Q("book", order=("shelf", "place"))),
    ("book_title", Q("book", order=("title",))),
    ("book_title", Q("book", {"title": "Emma"})),
    ("book_place_title_", Q("book", {"state": "in"}, order=("place", "title"))),
    ("book_place_title_", Q("book", {"state": "in", "place": 1}, order=("title",), after=("Emma", "b"))),
    ("book_place_title_", Q("book", {"state": "in"}, ("place", None, 3), ("place", "title"))),
    ("book_place_", Q("book", {"lent_to": None}, order=("place",))),
    ("book_year", Q("book", {"year": None})),
    ("book_year", Q("book", {"year": 1815})),
]
FOUND = [
    # no index is made for the whole of these, but equality alone leads to few rows
    Q("book", {"isbn": "12"}),
    Q("book", {"key": "b"}),
    Q("book", {"key": "b", "shelf": "A"}),
    Q("book", {"state": "display", "shelf": "A", "place": 1}),
]


@pytest.mark.parametrize("index, query", SERVED)
def test_a_served_query_neither_scans_nor_sorts(store: SQLiteStore, index: str, query: Query) -> None:
    """
    The plan is one walk through the index made for the query.
    """
    plan = store.explain(query)

    assert len(plan) == 1
    assert f"INDEX {index}" in plan[0]


@pytest.mark.parametrize("query", [query for _, query in SERVED if query.where or query.span] + FOUND)
def test_a_query_for_few_rows_searches(store: SQLiteStore, query: Query) -> None:
    """
    A query that names values searches for them, but for a partial index, which holds nothing else.
    """
    plan = " ".join(store.explain(query))

    assert "SEARCH book" in plan or ("SCAN book USING INDEX book_place_" in plan and not query.span)


@pytest.mark.parametrize(
    "descending, span, after, walked",
    [
        (False, (1, 3), None, "place>? AND place<?"),
        (False, (1, 3), (0, "b"), "place>? AND place<?"),
        (False, (1, 3), (2, "b"), "(place,key)>(?,?) AND place<?"),
        (False, (1, None), (2, "b"), "(place,key)>(?,?)"),
        (False, (None, 3), (2, "b"), "(place,key)>(?,?) AND place<?"),
        (True, (1, 3), None, "place>? AND place<?"),
        (True, (1, 3), (9, "b"), "place>? AND place<?"),
        (True, (1, 3), (2, "b"), "place>? AND (place,key)<(?,?)"),
        (True, (1, None), (2, "b"), "place>? AND (place,key)<(?,?)"),
        (True, (None, 3), (2, "b"), "(place,key)<(?,?)"),
    ],
)
def test_a_page_starts_where_the_last_one_ended(
    store: SQLiteStore, span: tuple[Scalar, Scalar], after: tuple[Scalar, ...] | None, walked: str, *, descending: bool
) -> None:
    """
    Of a bound and the last row of the page before, only the nearer one is told to SQLite, so no page starts anew.
    """
    query = Query("book", {"shelf": "A"}, ("place", *span), ("place",), descending, after)

    assert [f"SEARCH book USING INDEX book_shelf_place (shelf=? AND {walked})"] == store.explain(query)
