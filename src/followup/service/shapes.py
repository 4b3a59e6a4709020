"""
What a reading holds, whoever made it: every part of it is what its class says, and is named by its path if it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from attrs import fields, has

from followup.errors import InputError
from followup.model import codes, targets
from followup.model.domains import day, flag, line, several, text


LONGEST = 20_000
"""Letters of a title or name in minutes: no line of a document is longer."""
LONGEST_QUOTE = 1_000_000
TARGETS = tuple(targets.TARGETS.values())


def shaped(name: str, value: Any) -> Any:
    """
    *value*, a value of ours called *name*, if each of its fields is of the type that its class gives it.
    """
    for field in fields(type(value)):
        _part(f"{name}.{field.name}", getattr(value, field.name), str(field.type))
    return value


def _part(name: str, value: Any, kind: str) -> None:
    inner = kind.removesuffix(" | None")
    if value is None and inner != kind:
        return
    if inner.startswith("tuple["):
        for number, each in enumerate(several(name, value)):
            _part(f"{name}[{number}]", each, "line" if inner == "tuple[str, ...]" else inner[6:-6])
    elif inner in SCALARS:
        SCALARS[inner](name, value)
    elif isinstance(value, TARGETS) if inner == "Target" else has(type(value)) and type(value).__name__ == inner:
        shaped(name, value)
    elif not isinstance(value, getattr(codes, inner, ())):
        raise InputError(
            "{name} must be of the type {inner}, not {other_name}.",
            name=name,
            inner=inner,
            other_name=type(value).__name__,
            hint="See followup.model.",
        )


def _hour(name: str, value: object) -> None:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise InputError(
            "{name} must be a local time, not {other_name}.",
            name=name,
            other_name=type(value).__name__,
            hint="Give a datetime.time.",
        )


def _lines(name: str, value: object) -> None:
    first, last = value if isinstance(value, tuple) and len(value) == 2 else (None, None)
    if type(first) is not int or type(last) is not int or not 0 <= first <= last <= 10**9:
        raise InputError("{name} must be the first and the last line.", name=name, hint="Give two whole numbers.")


def _words(name: str, value: object) -> None:
    text(name, value, most=LONGEST_QUOTE if name.endswith((".quote", ".text")) else LONGEST)


def _number(name: str, value: object) -> None:
    if type(value) is not int or not 0 <= value <= 10**9:
        raise InputError("{name} must be a whole number.", name=name, hint="Give an int.")


SCALARS: Mapping[str, Callable[[str, Any], Any]] = {
    "str": _words,
    "line": line,
    "bool": flag,
    "int": _number,
    "date": day,
    "time": _hour,
    "Lines": _lines,
}
