"""
How a table keeps one class of value: columns for fields, and what is found by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import import_module
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any

from attrs import field, frozen

from followup.contracts import Column, Index, Row, Scalar, Table
from followup.rows.codecs import Codec


@frozen
class Mapped:
    """
    A table and the class of value it keeps, which lives at *home* and is imported when the first value is read.

    *numbered* tables have ``series`` and ``serial`` taken from keys such as ``LG-8``, so that the highest is found
    at once.  *derived* columns are whole numbers that follow from the value, for finding only.
    *dated* tables have ``recorded_to``, the last day (UTC) on which a row was changed.
    *sealed* columns hold personal text: entries keep a salted digest of them, and the row its ``salt``.
    """

    name: str
    home: str
    fields: Mapping[str, Codec]
    indexes: tuple[Index, ...] = ()
    numbered: bool = False
    sealed: tuple[str, ...] = ()
    derived: Mapping[str, Callable[[Any], int]] = field(factory=dict)
    dated: bool = False
    audited: bool = True
    defaults: Mapping[str, Scalar] = field(init=False, repr=False, eq=False)
    columns: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _attributes: Any = field(init=False, repr=False, eq=False)
    _columns: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _encoded: tuple[tuple[int, Codec], ...] = field(init=False, repr=False, eq=False)
    _decoded: tuple[tuple[int, Codec], ...] = field(init=False, repr=False, eq=False)
    _spread: tuple[tuple[slice, Codec], ...] = field(init=False, repr=False, eq=False)
    _parts: tuple[tuple[slice, Codec], ...] = field(init=False, repr=False, eq=False)
    _values: Any = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        names = tuple(column.name for codec in self.fields.values() for column in codec.columns)
        starts = list(accumulate((len(codec.columns) for codec in self.fields.values()), initial=0))
        coded = [(start, codec) for start, codec in zip(starts, self.fields.values(), strict=False) if not codec.plain]
        # Several columns make one field, or one field several, from the last to the first: what stands before stays.
        encoded = [(n, codec) for n, codec in enumerate(self.fields.values()) if not codec.plain][::-1]
        spread = [(slice(start, start + len(codec.columns)), codec) for start, codec in coded[::-1]]
        parts = [
            (slice(n + 1, n + 1 + len(codec.columns)), codec)
            for n, codec in zip(starts, self.fields.values(), strict=False)
        ]
        object.__setattr__(self, "columns", ("key", *names))
        object.__setattr__(self, "_parts", tuple(parts))
        object.__setattr__(self, "_encoded", tuple(encoded))
        object.__setattr__(self, "_decoded", tuple((n, codec) for n, codec in coded if len(codec.columns) == 1))
        object.__setattr__(self, "_spread", tuple((part, codec) for part, codec in spread if len(codec.columns) > 1))
        object.__setattr__(self, "_attributes", attrgetter(*self.fields))
        object.__setattr__(self, "_columns", names)
        object.__setattr__(self, "_values", itemgetter(*names))
        object.__setattr__(self, "defaults", {column.name: column.default for column in self.table.columns})

    @cached_property
    def cls(self) -> type[Any]:
        """
        The class of the values.
        """
        module, _, name = self.home.rpartition(".")
        found: type[Any] = getattr(import_module(module), name)
        return found

    @property
    def table(self) -> Table:
        """
        The table as the schema declares it.
        """
        extra: tuple[Column, ...] = ()
        if self.numbered:
            extra += (Column("series", required=True), Column("serial", "integer", required=True))
        extra += tuple(Column(name, "integer", required=True, default=0) for name in self.derived)
        if self.dated:
            extra += (Column("recorded_to", required=True, default=""),)
        if self.sealed:
            extra += (Column("salt", required=True, default=""),)
        if self.audited:
            extra += (Column("head", required=True, default=""),)
        own = tuple(column for codec in self.fields.values() for column in codec.columns)
        indexes = self.indexes
        if self.numbered:
            indexes += (Index(("series", "serial"), unique=True),)
        return Table(self.name, (*own, *extra), indexes)

    def row(self, value: Any) -> dict[str, Scalar]:
        """
        The row of *value*, without version, salt and head.
        """
        row: dict[str, Scalar] = {"key": value.key}
        scalars = list(self._attributes(value))
        for place, codec in self._encoded:
            scalars[place : place + 1] = codec.encode(scalars[place])
        row.update(zip(self._columns, scalars, strict=True))
        if self.numbered:
            row["series"], row["serial"] = series(value.key)
        for name, derive in self.derived.items():
            row[name] = derive(value)
        return row

    def values(self, rows: Iterable[tuple[Scalar, ...]]) -> list[Any]:
        """
        The values of many *rows*, each with the key and every field in the order of :attr:`columns`.

        They are read column by column, so that what is kept as it is costs nothing.
        """
        stored = list(zip(*rows, strict=True))
        if not stored:
            return []
        told = [stored[part.start] if codec.plain else map(codec.decode, *stored[part]) for part, codec in self._parts]
        return list(map(self.cls, stored[0], *told))

    def value(self, row: Row) -> Any:
        """
        The value of *row*.
        """
        scalars = list(self._values(row))
        for place, codec in self._decoded:
            scalars[place] = codec.decode(scalars[place])
        for part, codec in self._spread:
            scalars[part] = [codec.decode(*scalars[part])]
        return self.cls(row["key"], *scalars)


def series(key: str) -> tuple[str, int]:
    """
    The series and number of a key: ``("LG", 8)`` for ``LG-8`` and for ``LG.8``.
    """
    cut = max(key.rfind("-"), key.rfind("."))
    return key[:cut], int(key[cut + 1 :])
