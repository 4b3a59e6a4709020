"""
Contract tests of select: equality, span, order, and paging without loss or repetition.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from followup.contracts import Query, Scalar, Store
from followup.testing.stores.library import StoreTests, batch, book


WHERE: tuple[dict[str, Scalar], ...] = (
    {},
    {"shelf": "A"},
    {"state": "in"},
    {"state": "out"},
    {"lent_to": None},
    {"lent_to": "Ada"},
    {"shelf": "B", "state": "in"},
    {"year": None},
    {"isbn": None},
    {"place": 2},
    {"shelf": "A", "place": 1, "title": "Emma"},
    {"key": "b07"},
)
ORDERS: tuple[tuple[str, ...], ...] = (
    (),
    ("place",),
    ("title",),
    ("place", "title"),
    ("state", "shelf", "version"),
    ("key",),
)
SPANS: tuple[tuple[str, Scalar, Scalar] | None, ...] = (
    None,
    ("place", 1, 3),
    ("place", None, 2),
    ("place", 2, None),
    ("place", 3, 1),
    ("year", 1813, 1816),
    ("year", None, None),
    ("title", "E", "F"),
    ("key", "b05", "b20"),
)


def books() -> list[dict[str, Scalar]]:
    """
    Two dozen books that differ in every way a query can tell.
    """
    return [
        book(
            f"b{number:02}",
            shelf="AB"[number % 2],
            title=["Emma", "emma", "Émile", "", "Zadig", "Ödlan", "🦊"][number % 7],
            place=number % 4,
            state=["in", "out", "lost"][number % 3],
            year=None if number % 5 == 0 else 1810 + number % 5 * 2,
            lent_to=None if number % 4 else "Ada",
        )[1]
        for number in range(24)
    ]


def expected(query: Query) -> list[Scalar]:
    """
    The keys of the books *query* should yield on its first page without a limit, worked out by hand.
    """

    def spanned(value: Scalar) -> bool:
        low, high = (query.span or ("", None, None))[1:]
        return value is not None and (low is None or not less(value, low)) and (high is None or less(value, high))

    found = [
        row
        for row in books()
        if all(row.get(name) == value for name, value in query.where.items())
        and (query.span is None or spanned(row.get(query.span[0])))
    ]
    found.sort(key=lambda row: tuple(row[name] for name in (*query.order, "key")), reverse=query.descending)
    return [row["key"] for row in found]


def less(left: Scalar, right: Scalar) -> bool:
    """
    Whether *left* comes before *right*; text by code points.
    """
    return left < right  # type: ignore[operator]


class Selecting(StoreTests):
    """
    What select answers.
    """

    @pytest.fixture
    def library(self, store: Store) -> Store:
        """
        A store that holds :func:`books`.
        """
        store.commit(batch("books", *((("book", str(row["key"])), row) for row in books())))
        return store

    @pytest.mark.parametrize("descending", [False, True])
    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize("span", SPANS)
    def test_pages_hold_every_row_once_in_order(
        self,
        library: Store,
        span: tuple[str, Scalar, Scalar] | None,
        order: tuple[str, ...],
        *,
        descending: bool,
    ) -> None:
        """
        Page after page of any size yields each row of the range once, in order, the key breaking ties.
        """
        for where in WHERE:
            for limit in (1, 3, 24, 25):
                query = Query("book", where=where, span=span, order=order, descending=descending, limit=limit)

                assert expected(query) == list(walk(library, query))

    def test_a_page_is_short_only_at_the_end(self, library: Store) -> None:
        """
        A page holds as many rows as the limit says, and fewer only where there are no more.
        """
        last = library.select(Query("book", limit=20))[-1]

        assert len(library.select(Query("book", limit=20))) == 20
        assert len(library.select(Query("book", limit=20, after=(last["key"],)))) == 4

    def test_after_the_last_row_there_is_nothing(self, library: Store) -> None:
        """
        The page after the last row is empty.
        """
        assert list(library.select(Query("book", order=("place",), after=(99, "z")))) == []

    def test_after_need_not_name_a_row(self, library: Store) -> None:
        """
        A page starts after the place named, also where no row is there.
        """
        rows = library.select(Query("book", order=("place",), after=(1, "b04x")))

        assert [row["key"] for row in rows][:2] == ["b05", "b09"]

    @pytest.mark.parametrize(
        "query, found",
        [
            (Query("book", span=("place", 2, 3), order=("place",), after=(0, "b99"), limit=2), ["b02", "b06"]),
            (Query("book", span=("place", 1, 3), order=("place",), after=(9, "b"), descending=True), ["b22", "b18"]),
            (Query("book", where={"place": 1}, order=("place",), after=(0, "b")), ["b01", "b05"]),
            (Query("book", where={"place": 1}, order=("place",), after=(2, "b")), []),
            (Query("book", where={"key": "b03"}, after=("b02",)), ["b03"]),
            (Query("book", where={"key": "b03"}, after=("b03",)), []),
        ],
    )
    def test_after_may_lie_outside_the_range(self, library: Store, query: Query, found: list[str]) -> None:
        """
        A place before the range leaves all of it, a place behind it leaves nothing.
        """
        assert found == [row["key"] for row in library.select(query)][:2]

    def test_text_is_ordered_by_code_points(self, library: Store) -> None:
        """
        Text is ordered by its code points, in no language's order.
        """
        titles = [str(row["title"]) for row in library.select(Query("book", order=("title",)))]

        assert list(dict.fromkeys(titles)) == ["", "Emma", "Zadig", "emma", "Émile", "Ödlan", "🦊"]

    def test_a_span_is_half_open(self, library: Store) -> None:
        """
        A span holds its lower bound and not its upper one.
        """
        rows = library.select(Query("book", span=("place", 1, 2)))

        assert {1} == {row["place"] for row in rows}

    def test_null_is_in_no_span(self, library: Store) -> None:
        """
        A NULL is in no span, not even in one that is open on both sides.
        """
        rows = library.select(Query("book", span=("year", None, None)))

        assert None not in {row["year"] for row in rows}

    def test_null_can_be_asked_for(self, library: Store) -> None:
        """
        Equality with None finds the rows where the column is NULL.
        """
        assert {None} == {row["lent_to"] for row in library.select(Query("book", where={"lent_to": None}))}

    def test_null_in_a_required_column_finds_nothing(self, library: Store) -> None:
        """
        Asking for NULL where there can be none answers nothing.
        """
        assert list(library.select(Query("book", where={"title": None}))) == []

    def test_rows_written_between_pages_do_not_disturb(self, library: Store) -> None:
        """
        What is written between two pages neither repeats nor hides a row that was there all along.
        """
        first = library.select(Query("book", limit=12))
        library.commit(batch("1", book("b00x"), book("b20x")))
        second = library.select(Query("book", after=(first[-1]["key"],)))

        assert [row["key"] for row in books()] == [row["key"] for row in [*first, *second] if row["key"] != "b20x"]


def walk(store: Store, query: Query) -> Iterator[Scalar]:
    """
    The keys of all pages of *query*.
    """
    after: tuple[Scalar, ...] | None = None
    while True:
        page = store.select(
            Query(query.table, query.where, query.span, query.order, query.descending, after, query.limit)
        )
        yield from (row["key"] for row in page)
        if len(page) < query.limit:
            return
        after = (*(page[-1][name] for name in query.order), page[-1]["key"])
