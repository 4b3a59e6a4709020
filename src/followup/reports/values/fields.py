"""
Data by lists of field names: which facts of a value a report gives away, under the names it has for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import cache
from operator import attrgetter
from typing import Any


Value = dict[str, Any]


def fields_of(value: object, names: str) -> Value:
    """
    The fields of *value* that are named, in that order, as data.

    *names* stand between blanks; ``date:meeting.date`` gives the field of a field under another name.
    """
    return {key: plain(get(value)) for key, get in _getters(names)}


def plain(value: Any) -> Any:
    """
    A day, moment, hour, code or collection as JSON has it; what it has already stays as it is.
    """
    if value is None or value.__class__ in _AS_IT_IS:
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else [plain(part) for part in value]


_AS_IT_IS = frozenset({str, int, bool, float})


@cache
def _getters(names: str) -> list[tuple[str, Callable[[object], Any]]]:
    # Long lists ask for the same names a thousand times.
    pairs = [name.partition(":") for name in names.split()]
    return [(key, attrgetter(path or key)) for key, _, path in pairs]
