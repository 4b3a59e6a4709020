"""
Plain data read with care: every value has a path, and what is wrong is named by it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from followup.errors import InputError


_T = TypeVar("_T")
_HINT = "The shape of a reading is published as reading-1.schema.json; `followup read --json` writes it."


class At:
    """
    A value inside the data and the path to it, so that what is wrong can be named (``$.findings[3].lines``).
    """

    def __init__(self, value: object, path: str = "$") -> None:
        self.value = value
        self.path = path

    def wrong(self, what: str) -> InputError:
        """
        An error that says *what* is wrong here.
        """
        return InputError(f"{self.path}: {what}.", hint=_HINT)

    def fields(self, *names: str, optional: Collection[str] = ()) -> Callable[[str], At]:
        """
        The object's fields, which must be exactly *names*; the *optional* ones may be missing, and are null then.
        """
        if not isinstance(self.value, Mapping):
            raise self.wrong("expected an object")
        for key in self.value:
            if key not in names and key not in optional:
                raise self.wrong(f"there is no field {key!r}")
        for name in names:
            if name not in self.value:
                raise self.wrong(f"the field {name!r} is missing")
        value = self.value
        return lambda name: At(value.get(name), f"{self.path}.{name}")

    def each(self, read: Callable[[At], _T]) -> tuple[_T, ...]:
        """
        Every entry of the array, read by *read*.
        """
        if not isinstance(self.value, list | tuple):
            raise self.wrong("expected an array")
        return tuple(read(At(value, f"{self.path}[{i}]")) for i, value in enumerate(self.value))

    def text(self) -> str:
        """
        The text here.
        """
        if not isinstance(self.value, str):
            raise self.wrong("expected text")
        return self.value

    def text_or_empty(self) -> str:
        """
        The text here, empty for null.
        """
        return "" if self.value is None else self.text()

    def flag(self) -> bool:
        """
        True or false.
        """
        if not isinstance(self.value, bool):
            raise self.wrong("expected true or false")
        return self.value

    def number(self) -> int:
        """
        A whole number, 0 or more.
        """
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.wrong("expected a whole number")
        return self.value

    def lines(self) -> tuple[int, int]:
        """
        First and last line.
        """
        numbers = self.each(At.number)
        if len(numbers) != 2 or numbers[0] > numbers[1]:
            raise self.wrong("expected the first and the last line")
        return numbers[0], numbers[1]

    def day(self) -> date | None:
        """
        A day or nothing.
        """
        return None if self.value is None else self.a_day()

    def a_day(self) -> date:
        """
        A day.
        """
        try:
            return date.fromisoformat(self.text())
        except ValueError as error:
            raise error if isinstance(error, InputError) else self.wrong("expected a day such as 2022-12-02") from error

    def clock(self) -> time | None:
        """
        A time of day or nothing.
        """
        if self.value is None:
            return None
        try:
            return time.fromisoformat(self.text())
        except ValueError as error:
            raise error if isinstance(error, InputError) else self.wrong("expected a time such as 08:30") from error

    def code(self, codes: type[_Code]) -> _Code:
        """
        One of *codes*.
        """
        try:
            return codes(self.text())
        except ValueError as error:
            if isinstance(error, InputError):
                raise
            raise self.wrong(f"expected one of {', '.join(codes)}") from error

    def code_or_none(self, codes: type[_Code]) -> _Code | None:
        """
        One of *codes* or nothing.
        """
        return None if self.value is None else self.code(codes)


_Code = TypeVar("_Code", bound=StrEnum)
