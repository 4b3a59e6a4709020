"""
What all values have in common: they are compared, hashed and shown by their fields.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from attrs import Attribute, fields


class Value:
    """
    The base of every value, each of which says ``@frozen(repr=False, eq=False)``.

    attrs would write and compile these methods anew for each of seventy classes, at every start of a command:
    an eighth of what ``followup outstanding`` costs.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        facts = _compared(self.__class__)
        return self is other or facts(self) == facts(other)

    def __hash__(self) -> int:
        return hash((self.__class__, _compared(self.__class__)(self)))

    def __repr__(self) -> str:
        attributes = _attributes(self.__class__)
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in attributes if each.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _attributes(cls: Any) -> tuple[Attribute[Any], ...]:
    return tuple(fields(cls))


_getters: dict[object, Callable[[Any], Any]] = {}


def _compared(cls: object) -> Callable[[Any], Any]:
    """
    What two values of *cls* are compared by.
    """
    found = _getters.get(cls)
    if found is None:
        names = [each.name for each in _attributes(cls) if each.eq]
        found = _getters[cls] = attrgetter(*names) if names else lambda _: ()
    return found
