"""
The door of a register: every argument of every public method is looked at before anything else happens.

What may be given follows from the name and the annotation of a parameter, so that a new one is guarded without a word
said; one that nobody can tell is refused when the class is made.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial, wraps
from types import FunctionType
from typing import Any, TypeVar

from attrs import NOTHING, fields

from followup.errors import InputError
from followup.model import codes, domains
from followup.model.answers import OutstandingList, OutstandingMatter
from followup.model.bodies import Body, Meeting
from followup.model.domains import address, code, day, flag, line, lines, mapping, moment_or_day, text, written_day
from followup.model.matters import Matter
from followup.model.targets import TARGETS


T = TypeVar("T")

Check = Callable[[str, Any], Any]

LARGEST = 10_000_000
"""Letters a document may have before anybody looks at it."""

LONGEST_PATH = 4096

_TARGETS = tuple(TARGETS.values())


def matter(name: str, value: object) -> Any:
    """
    A matter by key or as a value.
    """
    if isinstance(value, OutstandingMatter):
        value = value.matter
    if isinstance(value, Matter):
        return line(name, value.key)
    return line(name, value)


def matters(name: str, value: object) -> Any:
    """
    One matter or several.
    """
    if isinstance(value, str | Matter | OutstandingMatter):
        return matter(name, value)
    return tuple(matter(name, each) for each in domains.several(name, value))


def meeting(name: str, value: object) -> Any:
    """
    A meeting as it is named, or as a value.
    """
    return line(name, value.key if isinstance(value, Meeting) else value)


def target(name: str, value: object) -> Any:
    """
    A target as it is written, or as a value.
    """
    if not isinstance(value, _TARGETS):
        return line(name, value)
    for field in fields(type(value)):
        part, called = getattr(value, field.name), f"{name}.{field.name}"
        if isinstance(part, date):
            day(called, part)
        elif part is not None or field.default is NOTHING:
            line(called, part)
    return value


def file(name: str, value: object) -> Any:
    """
    The path of a file.
    """
    if not isinstance(value, str | os.PathLike):
        raise InputError(
            "{name} must be a path, not {other_name}.",
            name=name,
            other_name=type(value).__name__,
            hint="Give a str or a Path.",
        )
    if len(os.fspath(value)) > LONGEST_PATH:
        raise InputError(
            "{name} is longer than any path.", name=name, hint="Give the path of a file, not what is in it."
        )
    return value


def reading(name: str, value: object) -> Any:
    """
    A reading, or the path of a file to be read.
    """
    from followup.model.reading import Reading
    from followup.service.shapes import shaped

    return shaped(name, value) if isinstance(value, Reading) else file(name, value)


def items(name: str, value: object) -> Any:
    """
    Numbers of items: written as ``3,5``, or one by one.
    """
    return line(name, value) if isinstance(value, str) else lines(name, value)


def _instance(cls: type[Any], name: str, value: object) -> Any:
    if not isinstance(value, cls):
        raise InputError(
            "{name} must be what a register has answered, not {other_name}.",
            name=name,
            other_name=type(value).__name__,
            hint="Ask for it.",
        )
    return value


def body_values(name: str, value: object) -> Any:
    """
    Bodies as a register has answered them.
    """
    return tuple(_instance(Body, name, each) for each in domains.several(name, value))


def whole(name: str, value: object) -> Any:
    """
    A whole number that a store can keep.
    """
    if type(value) is not int or not -(10**9) <= value <= 10**9:
        raise InputError("{name} must be a whole number.", name=name, hint="Give an int.")
    return value


def notifiers(name: str, value: object) -> Any:
    """
    What delivers, by the scheme of the addresses that it delivers to.
    """
    if not isinstance(value, Mapping):
        raise InputError("{name} must be a mapping.", name=name, hint="Give a dict from scheme to notifier.")
    for scheme, notifier in value.items():
        line(name, scheme)
        if not callable(getattr(notifier, "send", None)):
            raise InputError("{name} must hold notifiers.", name=name, hint="Give objects with a method send.")
    return value


def span(name: str, value: object) -> Any:
    """
    A length of time, which is not negative.
    """
    if not isinstance(value, timedelta) or value < timedelta():
        raise InputError("{name} must be a length of time.", name=name, hint="Give a timedelta of nought or more.")
    return value


def question(name: str, value: object) -> Any:
    """
    What is asked without arguments.
    """
    if not callable(value):
        raise InputError("{name} must be something to call.", name=name, hint="Give a function without arguments.")
    return value


TYPES: Mapping[str, Check] = {
    "timedelta": span,
    "Callable[[], bool]": question,
    "int": whole,
    "Iterable[Body]": body_values,
    "Mapping[str, Notifier]": notifiers,
    "str": line,
    "bool": flag,
    "date": day,
    "date | str": written_day,
    "date | datetime": moment_or_day,
    "Sequence[str]": lines,
    "str | Sequence[str]": items,
    "Mapping[str, str]": mapping,
    "Mapping[str, str | None]": mapping,
    "MatterLike": matter,
    "Matters": matters,
    "str | Meeting": meeting,
    "Target | str": target,
    "Source": file,
    "Whole": partial(text, most=LARGEST),
    "Reading | Source": reading,
    "Body": partial(_instance, Body),
    "OutstandingList": partial(_instance, OutstandingList),
}
"""What may be given where an annotation says so."""

NAMES: Mapping[str, Check] = dict.fromkeys(("because", "basis", "interim", "note", "text"), text) | {"contact": address}
"""What ``str`` means under some names; under any other it is one line."""


def check_of(name: str, annotation: str) -> Check:
    """
    What looks at the parameter *name* that is annotated so; :class:`TypeError` if nobody can tell.
    """
    kind = annotation.removesuffix(" | None")
    words = getattr(codes, kind.removesuffix(" | str"), None) if kind.endswith(" | str") else None
    check = NAMES.get(name) if kind == "str" else None
    check = check or TYPES.get(kind) or (partial(code, words=words) if words else None)
    if check is None:
        raise TypeError(f"Nobody can tell what may be given for {name}: {annotation}.")
    return partial(_optional, check) if kind != annotation else check


def checks_of(method: Callable[..., Any]) -> dict[str, Check]:
    """
    What looks at each parameter of *method*, in their order.
    """
    told = dict(method.__annotations__)
    told.pop("return", None)
    # A command decides on a unit of work, and a question asks a view: neither is given by whoever calls.
    told.pop("unit", None)
    told.pop("asked", None)
    told.pop("register", None)
    if told.pop("where", None):
        # What only asks does not wait for the import of what writes.
        from followup.register.commands.subjects import Where

        told |= {name: hint.__forward_arg__ for name, hint in Where.__annotations__.items()}
    return {name: check_of(name, annotation) for name, annotation in told.items()}


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """
    *method*, with every argument looked at first.
    """
    checks = checks_of(method)
    order = tuple(checks.items())

    @wraps(method)
    def through(self: Any, /, *given: Any, **named: Any) -> Any:
        seen = [check(name, value) for (name, check), value in zip(order, given, strict=False)]
        for name, value in named.items():
            if name in checks:
                named[name] = checks[name](name, value)
        # What nobody asked for is refused by the method itself.
        return method(self, *seen, *given[len(seen) :], **named)

    return through


def guard(cls: type[T]) -> type[T]:
    """
    Guard every public method that *cls* itself has.
    """
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and not name.startswith("_"):
            setattr(cls, name, guarded(method))
    return cls


def _optional(check: Check, name: str, value: object) -> Any:
    return None if value is None else check(name, value)
