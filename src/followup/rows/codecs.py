"""
How one field of a value becomes one or more columns, and back; which codec a field has follows from its annotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import fields

from followup.contracts import Column, Scalar
from followup.model import codes
from followup.model.targets import TARGETS, Condition, Target


class Codec(NamedTuple):
    """
    The *columns* of a field, how its value is written to them, and how it is read back.

    One without functions is plain: its value is written and read as it is, so that nobody needs to ask.
    """

    columns: tuple[Column, ...]
    encode: Callable[[Any], tuple[Scalar, ...]] | None = None
    decode: Callable[..., Any] | None = None


def codec(annotation: str, name: str, references: str | None = None) -> Codec:
    """
    The codec of a field annotated so, kept in the column *name*; a target and a condition have columns of their own.

    *references* names the table whose keys it holds.
    """
    if annotation in _OWN_COLUMNS:
        return _OWN_COLUMNS[annotation]
    if references is not None or annotation == "str | None":
        return Codec((Column(name, required=annotation == "str", references=references),))
    kind, required, default, *functions = _SIMPLE.get(annotation) or _coded(annotation)
    return Codec((Column(name, kind, required=required, default=default),), *functions)


@lru_cache(maxsize=64)
def stamp(value: datetime | None) -> str | None:
    """
    A moment as it is stored: ISO 8601, UTC, always of the same length so that text order is time order.
    """
    return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")


def unstamp(stored: str | None) -> datetime | None:
    """
    The moment that was stored.
    """
    return None if stored is None else datetime.fromisoformat(stored)


def end_of_day_bound(day: date) -> str:
    """
    The bound of a span up to and with *day*: "x" sorts after the day itself, and before the day after.
    """
    return day.isoformat() + "x"


def _optional(write: Callable[[Any], Scalar], read: Callable[[Any], Any]) -> tuple[Any, ...]:
    """
    The functions of a column that is NULL where there is no value.
    """
    return (
        lambda value: (None if value is None else write(value),),
        lambda stored: None if stored is None else read(stored),
    )


def _lines(write: Callable[[Any], str], read: Callable[[str], Any]) -> tuple[Any, ...]:
    """
    The functions of a column that holds several values, one a line.
    """
    return (
        lambda values: ("\n".join(map(write, values)),),
        lambda stored: tuple(map(read, stored.split("\n"))) if stored else (),
    )


def _coded(annotation: str) -> tuple[Any, ...]:
    """
    The column and functions of a word of a closed vocabulary, or none.
    """
    name, given, _ = re.split("( [|=] |$)", annotation, maxsplit=1)
    enum: type[StrEnum] = getattr(codes, name)
    words = {member.value: member for member in enum}
    if given == " | ":
        return ("text", False, None, *_optional(lambda member: member.value, words.__getitem__))
    return ("text", True, "" if given else None, lambda member: (member.value,), words.__getitem__)


def _packed(pairs: tuple[tuple[str, str], ...]) -> tuple[Scalar]:
    return (" ".join(f"{name}={value}" for name, value in pairs),)


def _unpacked(stored: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(pair.split("=", 1)) for pair in stored.split())


# What each annotation of a field comes to: the type of its column, whether it is NOT NULL, its default, and how the
# value is written and read.  A day that is always there is one that rows are ordered by: never NULL, empty for none.
_SIMPLE: dict[str, tuple[Any, ...]] = {
    "str": ("text", True, ""),
    "int": ("integer", True, 0),
    "bool": ("integer", True, 0, lambda value: (int(value),), bool),
    "bool = True": ("integer", True, 1, lambda value: (int(value),), bool),
    "bool | None": ("integer", False, None, *_optional(int, bool)),
    "date": (
        "text",
        True,
        "",
        lambda value: ("" if value is None else value.isoformat(),),
        lambda stored: date.fromisoformat(stored) if stored else None,
    ),
    "date | None": ("text", False, None, *_optional(date.isoformat, date.fromisoformat)),
    "time | None": ("text", False, None, *_optional(lambda hour: hour.isoformat("minutes"), time.fromisoformat)),
    "datetime": ("text", True, "", lambda value: (stamp(value),), unstamp),
    "datetime | None": ("text", False, None, lambda value: (stamp(value),), unstamp),
    "tuple[str, ...]": ("text", True, "", *_lines(str, str)),
    "tuple[date, ...]": ("text", True, "", *_lines(date.isoformat, date.fromisoformat)),
    "tuple[tuple[str, str], ...]": ("text", True, "", _packed, _unpacked),
}

_TARGET_COLUMNS = (
    Column("target_kind"),
    Column("target_body", references="body"),
    Column("target_meeting", references="meeting"),
    Column("target_date"),
    Column("target_period"),
    Column("target_event"),
    Column("target_party", references="party"),
)
_PLACES = {column.name.removeprefix("target_"): place for place, column in enumerate(_TARGET_COLUMNS)}
_PLACES["until"] = _PLACES["date"]
_FIELDS_OF = {
    kind: (cls, tuple((_PLACES[each.name], each.name) for each in fields(cls))) for kind, cls in TARGETS.items()
}


def _encode_target(target: Target | None) -> tuple[Scalar, ...]:
    scalars: list[Scalar] = [None] * len(_TARGET_COLUMNS)
    if target is not None:
        scalars[0] = target.kind
        for place, name in _FIELDS_OF[target.kind][1]:
            value = getattr(target, name)
            scalars[place] = value.isoformat() if isinstance(value, date) else value
    return tuple(scalars)


@lru_cache(maxsize=1024)  # a thousand matters go to a few places
def _decode_target(*scalars: Any) -> Target | None:
    if scalars[0] not in _FIELDS_OF:
        return None
    cls, places = _FIELDS_OF[scalars[0]]
    return cls(*[scalars[place] for place, _ in places])


_OWN_COLUMNS = {
    "Target": Codec(_TARGET_COLUMNS, _encode_target, _decode_target),
    "Condition | None": Codec(
        (Column("condition_kind"), Column("condition_text")),
        lambda value: (None, None) if value is None else (value.kind.value, value.text),
        lambda kind, text: None if kind is None else Condition(kind, text or ""),
    ),
}
_OWN_COLUMNS["Target | None"] = _OWN_COLUMNS["Target"]
