"""
The one place where batches, keys and queries are checked against the schema, so that stores cannot differ.

Nothing here knows how a store keeps its rows.
A store asks a :class:`Checker` first; what comes back is plain, complete and safe to write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from attrs import field, frozen

from followup.contracts import Batch, Key, Query, Row, Scalar, Schema, Table
from followup.errors import AlreadyExists, InputError, Text
from followup.stores.schemas import check_schema


Values = tuple[Scalar, ...]
"""A whole row in the order of its table's columns: the key, the version, then the others."""

LOWEST = -(2**63)
HIGHEST = 2**63 - 1
LARGEST_PAGE = 10_000
_TYPES: dict[str, type] = {"text": str, "integer": int}


class Write(NamedTuple):
    """
    One checked put: its *table*, the whole row in *values*, and whether the row is *new*.
    """

    table: str
    values: Values
    new: bool

    @property
    def key(self) -> str:
        """
        The key of the row.
        """
        return str(self.values[0])


@frozen
class Reference:
    """
    A row of the batch (*table*, *key*, *column*) that names the row *target*.
    """

    table: str
    key: str
    column: str
    target: Key

    def refuse(self) -> InputError:
        """
        The error to raise when the target is not there.
        """
        return InputError(
            f"{self.table} {self.key}: {self.column} names {self.target[0]} {self.target[1]}, which does not exist.",
            hint="Put the row it names in the same batch, or before it.",
        )


@frozen
class Unique:
    """
    A unique index: the *columns*, their *places* in a row, and the rows it covers.
    """

    columns: tuple[str, ...]
    places: tuple[int, ...]
    where: tuple[tuple[int, Scalar], ...]

    def claim(self, values: Values) -> Values | None:
        """
        What the row holds alone, or None if the index does not cover it or one of its columns is NULL.
        """
        if any(values[place] != wanted for place, wanted in self.where):
            return None
        claimed = tuple(values[place] for place in self.places)
        return None if None in claimed else claimed

    def refuse(self, table: str, key: str, claimed: Values, holder: str) -> AlreadyExists:
        """
        The error to raise when another row, *holder*, has what is claimed.
        """
        what = ", ".join(f"{column} {value!r}" for column, value in zip(self.columns, claimed, strict=True))
        return AlreadyExists(f"{table} {key}: {what} is taken by {holder}.")


@frozen(eq=False)
class Shape:
    """
    What the checks and the stores need to know of a table, worked out once.

    A row's values stand in the order of *columns*; *place* says where each is, *claiming* which ones a unique index
    looks at.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[type, ...]
    required: tuple[bool, ...]
    defaults: Row
    references: tuple[tuple[int, str], ...]
    uniques: tuple[Unique, ...]
    place: Mapping[str, int]
    claiming: frozenset[int]
    _seen: dict[tuple[type, ...], tuple[list[bool], list[bool]]] = field(factory=dict, init=False)

    def column(self, name: str) -> int:
        """
        The place of the column *name* in a row; :class:`InputError` if there is none.
        """
        try:
            return self.place[name]
        except (KeyError, TypeError):
            raise InputError(f"There is no column {name!r} in table {self.name}.") from None

    def scalar(self, place: int, value: object, *, null: bool) -> Scalar:
        """
        *value* as the plain scalar that fits the column at *place*; NULL only where *null* says so.
        """
        kind, column = self.types[place], f"{self.name}.{self.columns[place]}"
        if value is None:
            if not null:
                raise InputError(f"{column} must not be NULL.")
            return None
        if kind is str and isinstance(value, str):
            return clean_text(value, column)
        if kind is int and isinstance(value, int) and not isinstance(value, bool):
            return clean_integer(value, column)
        wanted = "text" if kind is str else "a whole number"
        raise InputError(f"{column} must be {wanted}, not {type(value).__name__}.")

    def row(self, row: Row) -> Values:
        """
        The whole row as plain values, the columns left out filled with their defaults.
        """
        whole = {**self.defaults, **row}
        if len(whole) > len(self.columns):
            self.column(min(whole.keys() - self.place.keys(), key=str))
        values = tuple(whole.values())
        types = tuple(map(type, values))
        # Whether a row's types and NULLs fit depends on its types alone, and few combinations occur.
        if types in self._seen and _harmless(values, *self._seen[types]):
            return values
        values = tuple([self.scalar(place, value, null=not self.required[place]) for place, value in enumerate(values)])
        types = tuple(map(type, values))
        self._seen[types] = ([each is str for each in types], [each is int for each in types])
        return values


class Checker:
    """
    Checks what a store is given against one schema.
    """

    def __init__(self, schema: Schema) -> None:
        check_schema(schema)
        self.schema = schema
        self.shapes = {table.name: _shape(table) for table in schema.tables}

    def shape(self, table: str) -> Shape:
        """
        The shape of *table*; :class:`InputError` if the schema has no such table.
        """
        try:
            return self.shapes[table]
        except (KeyError, TypeError):
            raise InputError(f"There is no table {table!r} in the schema.") from None

    def columns(self, table: str, columns: Collection[str]) -> None:
        """
        Check that *table* has those *columns*, and that any are asked for.
        """
        shape = self.shape(table)
        for name in columns:
            shape.column(name)
        if not columns:
            raise InputError(f"No columns of {table} are asked for.")

    def keys(self, keys: Collection[Key]) -> dict[str, list[str]]:
        """
        *keys* by table, each once, in the order given.
        """
        for table, key in keys:
            self.shape(table)
            _check_key(table, key)
        return by_table(keys)

    def batch(self, batch: Batch) -> list[Write]:
        """
        The puts of *batch* as whole, plain rows; everything about the batch that needs no store is checked.
        """
        if not isinstance(batch.id, str):
            raise InputError("The id of a batch must be text.")
        clean_text(batch.id, "The id of a batch")
        self.keys(batch.expects.keys())
        for (table, key), version in batch.expects.items():
            if type(version) is not int or not 0 <= version < HIGHEST:
                raise InputError(f"{table} {key}: the version expected must be a whole number from 0, not {version!r}.")
        return [
            Write(table, self.shapes[table].row(row), batch.expects[table, key] == 0)
            for (table, key), row in batch.puts.items()
        ]

    def references(self, writes: list[Write]) -> Iterator[Reference]:
        """
        Every reference to a row that the batch does not put itself.
        """
        put = {(write.table, write.values[0]) for write in writes}
        for write in writes:
            shape = self.shapes[write.table]
            for place, table in shape.references:
                key = write.values[place]
                if key is not None and (table, key) not in put:
                    yield Reference(write.table, write.key, shape.columns[place], (table, str(key)))

    def query(self, query: Query) -> None:
        """
        Check *query*; :class:`InputError` says what is wrong with it.
        """
        shape = self.shape(query.table)
        for name, value in query.where.items():
            shape.scalar(shape.column(name), value, null=True)
        if query.span is not None:
            place = shape.column(query.span[0])
            for bound in query.span[1:]:
                shape.scalar(place, bound, null=True)
        if type(query.limit) is not int or not 1 <= query.limit <= LARGEST_PAGE:
            raise InputError(f"A page holds 1 to {LARGEST_PAGE} rows, not {query.limit!r}.")
        _check_order(shape, query)


def by_table(keys: Collection[Key]) -> dict[str, list[str]]:
    """
    *keys*, which have been checked, by table, each once, in the order given.
    """
    grouped: dict[str, dict[str, None]] = {}
    for table, key in keys:
        grouped.setdefault(table, {})[key] = None
    return {table: list(found) for table, found in grouped.items()}


def clean_text(value: str, what: str) -> str:
    """
    *value* as plain text; :class:`InputError` if it holds NUL or half of a surrogate pair.
    """
    if "\0" in value:
        raise InputError(Text("{what} holds a NUL character.", what=what))
    if not _encodes(value):
        raise InputError(
            Text("{what} holds half of a surrogate pair, which is not valid Unicode.", what=what),
            hint=Text("Give the text in UTF-8."),
        )
    return value if type(value) is str else str.__str__(value)


def clean_integer(value: int, what: str) -> int:
    """
    *value* as a plain number; :class:`InputError` outside signed 64 bits.
    """
    if not LOWEST <= value <= HIGHEST:
        raise InputError(f"{what} is outside signed 64 bits: {value}.")
    return int(value)


def _shape(table: Table) -> Shape:
    columns = ("key", "version", *(column.name for column in table.columns))
    place = {name: number for number, name in enumerate(columns)}
    uniques = tuple(
        Unique(
            columns=index.columns,
            places=tuple(place[name] for name in index.columns),
            where=tuple((place[name], value) for name, value in index.where.items()),
        )
        for index in table.indexes
        if index.unique
    )
    return Shape(
        name=table.name,
        columns=columns,
        types=(str, int, *(_TYPES[column.type] for column in table.columns)),
        required=(True, True, *(column.required for column in table.columns)),
        defaults={"key": None, "version": None} | {column.name: column.default for column in table.columns},
        references=tuple((place[c.name], c.references) for c in table.columns if c.references is not None),
        uniques=uniques,
        place=place,
        claiming=frozenset(number for unique in uniques for number in (*unique.places, *dict(unique.where))),
    )


def _check_order(shape: Shape, query: Query) -> None:
    places = [shape.column(name) for name in query.order]
    for place in places:
        if not shape.required[place]:
            raise InputError(f"{shape.name}.{shape.columns[place]} may be NULL, so rows cannot be ordered by it.")
    if query.after is None:
        return
    if len(query.after) != len(places) + 1:
        raise InputError(f"after must hold the values of {len(places)} columns of the order, and then the key.")
    for place, value in zip([*places, 0], query.after, strict=True):
        shape.scalar(place, value, null=False)


def _check_key(table: str, key: object) -> None:
    # Plain ASCII is the rule and needs no closer look.
    if type(key) is str and key.isascii() and "\0" not in key and key:
        return
    if not isinstance(key, str) or not key:
        raise InputError(f"A key of {table} must be text that is not empty, not {key!r}.")
    clean_text(key, f"A key of {table}")


def _encodes(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _harmless(values: Values, texts: Sequence[bool], integers: Sequence[bool]) -> bool:
    # The selectors were made from the types of the values, which mypy cannot see.
    text = "".join(compress(values, texts))  # type: ignore[arg-type]
    numbers: list[int] = list(compress(values, integers))  # type: ignore[arg-type]
    return "\0" not in text and _encodes(text) and min(numbers) >= LOWEST and max(numbers) <= HIGHEST
