"""
What may be given and kept, told once: a day, a line, a text, an address, a word of a vocabulary, yes or no.

Each takes the *name* under which the caller gave the value, returns the value as it is kept, and refuses any other with
an :class:`InputError` that says the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from followup.errors import InputError


LONGEST_LINE = 1000
"""Characters that a title, a name or a key may have."""
LONGEST_TEXT = 100_000
"""Characters that a text of several lines may have."""
FIRST, LAST = date(1600, 1, 1), date(2999, 12, 31)
"""The days between which anything happens: others are slips of a pen."""

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s@:][^\s]*|[^\s@:]+@[^\s@:]+|\+?[0-9][0-9 ()/-]*")
_MAIL = re.compile(r"mailto:[^\s@:,]+@[^\s@:,]+", re.IGNORECASE)


def text(name: str, value: object, *, most: int = LONGEST_TEXT) -> str:
    """
    Text of any number of lines, without control characters.
    """
    if not isinstance(value, str):
        raise InputError("{name} must be text, not {value}.", name=name, value=_kind(value), hint="Give a str.")
    if len(value) > most:
        raise InputError(
            "{name} has {value} characters; at most {most} are kept.",
            name=name,
            value=len(value),
            most=most,
            hint="Say it in fewer words.",
        )
    if not value.isprintable():
        _refuse_unsafe(name, value)
    return value


def line(name: str, value: object) -> str:
    """
    Text on one line; a line end behind it is left out.
    """
    kept = text(name, value.rstrip("\r\n") if isinstance(value, str) else value, most=LONGEST_LINE)
    if not kept.isprintable() and _BREAK.search(kept):
        raise InputError("{name} holds a line break.", name=name, hint="Give it on one line.")
    return kept


def lines(name: str, value: object) -> tuple[str, ...]:
    """
    Several texts, each on one line.
    """
    if isinstance(value, str):
        # A text is a sequence too: of letters, which nobody means.
        raise InputError("{name} is one text where several can be.", name=name, hint="Give a list of texts.")
    return tuple(line(name, each) for each in several(name, value))


def several(name: str, value: object) -> Iterable[Any]:
    """
    A list, or anything else that holds several values.
    """
    if not isinstance(value, Iterable) or isinstance(value, bytes | bytearray | memoryview | Mapping):
        raise InputError(
            "{name} must hold several values, not {value}.", name=name, value=_kind(value), hint="Give a list."
        )
    return value


def address(name: str, value: object) -> str:
    """
    Where somebody can be reached: ``mailto:`` or another URI, a bare e-mail address or telephone number; or nothing.
    """
    kept = line(name, value)
    mail = kept[:7].lower() == "mailto:"
    if kept and not (_MAIL if mail else _ADDRESS).fullmatch(kept):
        raise InputError(
            "{name}: {kept!r} is no address.", name=name, kept=kept, hint="Write it as mailto:name@example.org."
        )
    return kept


def day(name: str, value: object) -> date:
    """
    A day: no moment, and none that nobody can mean.
    """
    if isinstance(value, datetime):
        raise InputError(
            "{name} is a moment where a day is meant.", name=name, hint="Give its day: moment.astimezone(zone).date()."
        )
    if not isinstance(value, date):
        raise InputError(
            "{name} must be a day, not {value}.", name=name, value=_kind(value), hint="Give a datetime.date."
        )
    if not FIRST <= value <= LAST:
        raise InputError(
            "{name}: {value} is too far away.",
            name=name,
            value=value,
            hint="Is the year right? Write days as 2022-12-02.",
        )
    return value


def written_day(name: str, value: object) -> date:
    """
    A day, or one written as ``2022-12-02``.
    """
    if isinstance(value, str):
        try:
            value = date.fromisoformat(line(name, value))
        except ValueError as error:
            if isinstance(error, InputError):
                raise
            raise InputError(
                "{name}: {value!r} is not a day.", name=name, value=value, hint="Write days as 2022-12-02."
            ) from error
    return day(name, value)


def moment_or_day(name: str, value: object) -> date | datetime:
    """
    A day, or a moment, which says its time zone.
    """
    if not isinstance(value, datetime):
        return day(name, value)
    if value.tzinfo is None:
        raise InputError(
            "{name}: {value} has no time zone.",
            name=name,
            value=value,
            hint="Give it one, such as tzinfo=timezone.utc.",
        )
    day(name, value.date())
    return value


def flag(name: str, value: object) -> bool:
    """
    Yes or no.
    """
    if not isinstance(value, bool):
        raise InputError(
            "{name} must be True or False, not {value}.", name=name, value=_kind(value), hint="Give one of the two."
        )
    return value


def code(name: str, value: object, words: type[StrEnum]) -> str:
    """
    A word of the vocabulary *words*.
    """
    given = line(name, value)
    if given not in frozenset(words):
        raise InputError(
            "{name}: {given!r} is not a word that is known here.",
            name=name,
            given=given,
            words=", ".join(words),
            hint="Use one of: {words}.",
        )
    return given


def mapping(name: str, value: object) -> Mapping[str, str | None]:
    """
    Lines by lines; what stands for one of them may be nothing.
    """
    if not isinstance(value, Mapping):
        raise InputError("{name} must be a mapping, not {value}.", name=name, value=_kind(value), hint="Give a dict.")
    return {line(name, key): None if each is None else line(name, each) for key, each in value.items()}


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__


def _refuse_unsafe(name: str, value: str) -> None:
    control = _CONTROL.search(value)
    if control is not None:
        raise InputError(
            "{name} holds the control character {control}.",
            name=name,
            control=f"\\x{ord(control[0]):02x}",
            hint="Leave it out.",
        )
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "{name} holds half of a surrogate pair, which is not valid Unicode.",
            name=name,
            hint="Give the text in UTF-8.",
        ) from error
