"""
What people give by hand, taken at the door: hours, names and words of a vocabulary, as they will be read back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from enum import StrEnum
from typing import TypeVar, overload

from followup.errors import InputError


E = TypeVar("E", bound=StrEnum)

_CLOCK = r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?"
_HOURS = re.compile(rf"{_CLOCK}(?:\s*[-–]\s*{_CLOCK})?", re.ASCII)


def hours(text: str) -> tuple[time | None, time | None]:
    """
    The start and end of ``08:30-11:00`` (or ``8.30–11.00``, or a start alone); a meeting ends after it starts.
    """
    if not text.strip():
        return None, None
    match = _HOURS.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{text!r} is not a time.", hint="Write 08:30 or 08:30-11:00.")
    starts = time(int(match[1]), int(match[2] or 0))
    ends = time(int(match[3]), int(match[4] or 0)) if match[3] else None
    if ends is not None and ends <= starts:
        raise InputError(f"{text!r} ends before it starts.", hint="Write 08:30 or 08:30-11:00.")
    return starts, ends


@overload
def coded(cls: type[E], value: str) -> E: ...
@overload
def coded(cls: type[E], value: str | None) -> E | None: ...
def coded(cls: type[E], value: str | None) -> E | None:
    """
    The word of the vocabulary *cls* that *value* is; nothing stays nothing.
    """
    if value is None:
        return None
    try:
        return cls(value)
    except ValueError as error:
        raise InputError(
            f"{value!r} is not a word that is known here.", hint=f"Use one of: {', '.join(cls)}."
        ) from error


@overload
def several(names: Sequence[str]) -> tuple[str, ...]: ...
@overload
def several(names: Sequence[str] | None) -> tuple[str, ...] | None: ...
def several(names: Sequence[str] | None) -> tuple[str, ...] | None:
    """
    Several *names* as they are kept, one a line; nothing stays nothing.
    """
    if names is None:
        return None
    if isinstance(names, str):
        # A text is a sequence too: of letters, which nobody means.
        raise InputError(f"{names!r} is one name where several can be.", hint="Give a list of names.")
    found = tuple(name.strip() for name in names)
    for name in found:
        if len(name.splitlines()) != 1:
            raise InputError(f"{name!r} is not a name on one line.", hint="Give each name its own entry.")
    return found
