"""
Turns a :class:`~followup.contracts.Query` into one SELECT, and names the index that serves it.

SQLite without statistics may prefer another index than the one made for a query, which is slow on a large file.
So where an index of the schema answers a query whole, equality first and then the order, the SQL names it.
"""

# ruff: noqa: S608 - every name in the SQL is of the schema, which admits plain names only; values are parameters

from __future__ import annotations

from collections.abc import Iterator, Sequence

from followup.contracts import Index, Query, Scalar, Table
from followup.stores.sqlite.tables import equals, index_columns, index_name
from followup.stores.validation import Shape


Condition = tuple[str, list[Scalar]]


class Selects:
    """
    The statements of one table, each built once.
    """

    def __init__(self, table: Table, shape: Shape) -> None:
        self._table = table
        self._shape = shape
        self._sql: dict[tuple[object, ...], str] = {}
        self._constants = {
            (name, value) for index in table.indexes for name, value in index.where.items() if value is not None
        }

    def build(self, query: Query, columns: Sequence[str] = ()) -> tuple[str, list[Scalar]]:
        """
        The statement for *query*, which has been checked, and its parameters; of each row only *columns*, if given.
        """
        conditions = [*self._where(query), *self._range(query)]
        shape = (*(text for text, _ in conditions), query.order, query.descending, tuple(columns))
        sql = self._sql.get(shape)
        if sql is None:
            sql = self._sql[shape] = self._assemble([text for text, _ in conditions], query, columns)
        return sql, [value for _, values in conditions for value in values] + [query.limit]

    def _where(self, query: Query) -> Iterator[Condition]:
        for name, value in query.where.items():
            # A parameter cannot prove that a partial index applies; a constant of the schema can.
            if value is None or (name, value) in self._constants:
                yield equals(name, value), []
            else:
                yield f'"{name}" = ?', [value]

    def _range(self, query: Query) -> Iterator[Condition]:
        order, after = _remaining(query)
        column, low, high = query.span or ("", None, None)
        if column and order[0] == column and after is not None:
            # Two bounds on the same side: SQLite would start at either, so only the tighter one is given.
            low, high, after = _tighter(low, high, after, descending=query.descending)
        if column and low is None and high is None:
            yield f'"{column}" IS NOT NULL', []
        if low is not None:
            yield f'"{column}" >= ?', [low]
        if high is not None:
            yield f'"{column}" < ?', [high]
        if after is not None:
            sign = "<" if query.descending else ">"
            names, marks = ", ".join(f'"{name}"' for name in order), ", ".join("?" * len(order))
            yield f"({names}) {sign} ({marks})", list(after)

    def _assemble(self, conditions: list[str], query: Query, columns: Sequence[str]) -> str:
        index = serving(self._table, self._shape, query)
        hint = f' INDEXED BY "{index_name(self._table, index)}"' if index else ""
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        direction = " DESC" if query.descending else ""
        order = ", ".join(f'"{name}"{direction}' for name in _remaining(query)[0])
        names = ", ".join(f'"{name}"' for name in columns or self._shape.columns)
        return f'SELECT {names} FROM "{self._table.name}"{hint}{where} ORDER BY {order} LIMIT ?'


def serving(table: Table, shape: Shape, query: Query) -> Index | None:
    """
    The index that yields exactly the rows of *query* in their order, if there is one; the smallest if there are more.
    """
    serving = [index for index in table.indexes if _serves(index, shape, query)]
    return max(serving, key=lambda index: len(index.where), default=None)


def _serves(index: Index, shape: Shape, query: Query) -> bool:
    nothing = object()
    if any(query.where.get(name, nothing) != value for name, value in index.where.items()):
        return False
    fixed = query.where.keys() - index.where.keys()
    first, rest = index.columns[: len(fixed)], index_columns(index)[len(fixed) :]
    order, _ = _remaining(query)
    if index.unique:
        if not all(shape.required[shape.place[name]] for name in index.columns):
            return False
        rest = (*rest, "key")
    return set(first) == fixed and rest == order and (query.span is None or query.span[0] == rest[0])


def _remaining(query: Query) -> tuple[tuple[str, ...], tuple[Scalar, ...] | None]:
    # What equality has fixed orders nothing; without it, after is one range of an index.
    order = (*query.order, "key")
    after = query.after
    kept = [number for number, name in enumerate(order) if query.where.get(name) is None or number == len(order) - 1]
    if after is not None and any(
        after[number] != query.where[name] for number, name in enumerate(order) if number not in kept
    ):
        return order, after
    return tuple(order[number] for number in kept), after and tuple(after[number] for number in kept)


def _tighter(
    low: Scalar, high: Scalar, after: tuple[Scalar, ...], *, descending: bool
) -> tuple[Scalar, Scalar, tuple[Scalar, ...] | None]:
    bound = high if descending else low
    if bound is None:
        return low, high, after
    # One column holds text or numbers only, so the two can be compared.
    implied = after[0] < bound if descending else after[0] >= bound  # type: ignore[operator]
    if not implied:
        return low, high, None
    return (low, None, after) if descending else (None, high, after)
