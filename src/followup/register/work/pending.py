"""
What is put and not yet committed, laid over what a store answers: so that both are read in one way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from followup.contracts import Query, Row, Scalar
from followup.rows.mapping import BY_CLASS, Mapped


class Pending:
    """
    The values that are to be written, by table and key, each also as the row it will be.
    """

    def __init__(self) -> None:
        self._values: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, dict[str, dict[str, Scalar]]] = {}

    def put(self, value: Any) -> None:
        """
        Have *value* written, instead of what was put under its key before.
        """
        mapped = BY_CLASS[type(value)]
        self._values.setdefault(mapped.name, {})[value.key] = value
        self._rows.setdefault(mapped.name, {})[value.key] = mapped.row(value)

    def drop(self, table: str, key: str) -> None:
        """
        Have nothing written under *key*.
        """
        self._values.get(table, {}).pop(key, None)
        self._rows.get(table, {}).pop(key, None)

    def values(self, table: str) -> Mapping[str, Any]:
        """
        The values put to *table*, by key.
        """
        return self._values.get(table, {})

    def rows(self) -> Iterable[tuple[str, str, dict[str, Scalar]]]:
        """
        Everything put: table, key and row.
        """
        return ((table, key, row) for table, rows in self._rows.items() for key, row in rows.items())

    def over(self, mapped: Mapped, query: Query, stored: Collection[Any]) -> list[Any]:
        """
        What *query* answers where these values hold: the *stored* values it found, changed, without some and with more.
        """
        rows = self._rows.get(query.table)
        if not rows:
            return list(stored)
        values, wanted = self._values[query.table], query.where.items()
        held: dict[str, tuple[Any, Row | None]]
        held = {value.key: (value, None) for value in stored if value.key not in rows}
        # Compared here already: most of what is put, one of a thousand matters does not ask for.
        likely = ((key, row) for key, row in rows.items() if wanted <= row.items())
        held |= {key: (values[key], row) for key, row in likely if answers(query, row)}
        ordered = sorted(
            held.values(), key=lambda each: sort_key(query, each[1] or mapped.row(each[0])), reverse=query.descending
        )
        return [value for value, _ in ordered]


def answers(query: Query, row: Row) -> bool:
    """
    Whether *row* is one that *query* finds, whatever its page.
    """
    if not query.where.items() <= row.items():
        return False
    if query.span is None:
        return True
    column, low, high = query.span
    value = row[column]
    return value is not None and (low is None or value >= low) and (high is None or value < high)  # type: ignore[operator]


def sort_key(query: Query, row: Row) -> tuple[Scalar, ...]:
    """
    What the rows of *query* are ordered by.
    """
    return (*(row[column] for column in query.order), row["key"])
