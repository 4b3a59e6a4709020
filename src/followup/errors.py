"""
Every error followup raises on purpose: one base, one tree, each with its exit code and a hint.

::

    FollowupError                     1   the base: catch this one
    ├── InputError (ValueError)       1   what was given cannot be used
    │   ├── UsageError                2   a call or a command that contradicts itself
    │   ├── UnreadableDocument        1   minutes that cannot be read as text
    │   └── RefusedStep               1   a step the rules do not allow
    ├── NotFound (LookupError)        1   no such body, meeting, matter or party
    ├── AlreadyExists                 1   a key that is taken
    ├── StoreError                    1   the store cannot be used
    │   ├── StoreMissing              1   no store where one was expected
    │   ├── StoreForeign              1   a file that is not a followup register
    │   ├── StoreTooNew               1   written by a newer followup
    │   ├── StoreDamaged              1   the file or its contents do not hold together
    │   ├── Conflict                  75  somebody else wrote first; nothing was kept
    │   ├── Busy                      75  locked by another process; nothing was kept
    │   └── Unknown                   75  a failure during commit; retry with the same id
    ├── Undeliverable                 1   a message that this recipient can never be sent
    ├── TryLater                      75  a message that was surely not delivered, this time
    └── PluginError                   1   a plug-in asked for by name does not work

Exit codes are the command line's: 0 done, 1 failed, 2 usage, 3 found (only with ``--exit-code``), 75 try again later.
This module knows nothing of the rest of the package.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self


if TYPE_CHECKING:
    from datetime import timedelta


__all__ = [
    "AlreadyExists",
    "Busy",
    "Call",
    "Conflict",
    "DistantDay",
    "FollowupError",
    "InputError",
    "NotFound",
    "Option",
    "PluginError",
    "RefusedStep",
    "StoreDamaged",
    "StoreError",
    "StoreForeign",
    "StoreMissing",
    "StoreTooNew",
    "Text",
    "Unknown",
    "UnreadableDocument",
    "UsageError",
    "system_reason",
]


class Text(str):
    """
    A text that can be told in any language: English as a string, made of a *template* and the *fields* that fill it.

    The template is the text's id in the catalogues; its names in braces say what they hold, as for :meth:`str.format`.
    A field that is a text itself is told in the same language, one that is a :class:`Call` or an :class:`Option` as
    fits who reads it; anything else stays as it is.  What is cut or joined as a string is a plain string again, which
    is told as it stands.
    """

    __slots__ = ("fields", "template")

    template: str
    fields: Mapping[str, object]

    def __new__(cls, template: str, /, **fields: object) -> Self:
        """
        The text, in English.
        """
        text = super().__new__(cls, template.format(**fields) if fields else template)
        text.template, text.fields = template, fields
        return text

    @classmethod
    def joined(cls, *parts: object, between: str = " ") -> Self:
        """
        Several texts one after the other, with spaces or *between* between them; empty ones are left out.
        """
        given = {f"part{n}": part for n, part in enumerate(filter(None, parts))}
        return cls(between.join(f"{{{name}}}" for name in given), **given)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), dict(self.fields)


class Call:
    """
    A call that a hint proposes: of the method *name* of a register, with what is to be given.

    In a hint it stands as a program writes it; the command line puts its own command in that place.  An argument that
    is a :class:`Text`, such as ``Text("DAY")``, stands for one that is to be chosen.
    """

    def __init__(self, name: str, *arguments: str, **options: object) -> None:
        self.name = name
        self.arguments = arguments
        self.options = options

    def __str__(self) -> str:
        given = [_literal(each) for each in self.arguments]
        given += [f"{name}={_literal(value)}" for name, value in self.options.items()]
        return f"register.{self.name}({', '.join(given)})"


class Option:
    """
    An argument that a hint proposes by its *name*, with a *value* if one is told; as with :class:`Call`.
    """

    def __init__(self, name: str, value: object = None) -> None:
        self.name = name
        self.value = value

    def __str__(self) -> str:
        return f"{self.name}={'…' if self.value is None else _literal(self.value)}"


def _literal(value: object) -> str:
    return str(value) if isinstance(value, Text) else repr(value)


SYSTEM_REASONS = (
    *(Text("Permission denied"), Text("Read-only file system"), Text("No such file or directory")),
    *(Text("No space left on device"), Text("Is a directory"), Text("Not a directory"), Text("File exists")),
    *(Text("File name too long"), Text("Connection refused")),
)


def system_reason(error: OSError) -> Text:
    """
    Why the operating system refused, in its own English; the catalogues know :data:`SYSTEM_REASONS`.
    """
    return Text(error.strerror or str(error))


class FollowupError(Exception):
    """
    Say what happened, and in *hint* what to do about it; a *call* that does it stands behind the hint.

    Both are filled by the other arguments, by name: ``NotFound("There is no {table} {key}.", table=…, key=…)``.  What
    the catalogues do not know is told as it stands.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", call: Call | None = None, **fields: object) -> None:
        self.message = _filled(message, fields)
        super().__init__(self.message)
        self.hint = _filled(hint, fields | {"call": call} if call else fields)
        if call and "{call}" not in hint:
            self.hint = Text.joined(self.hint, call)
        self.call = call


def _filled(template: str, fields: Mapping[str, object]) -> Text:
    """
    *template* as a text; one that is filled already stays as it is.
    """
    return template if isinstance(template, Text) and template.fields else Text(str(template), **fields)


class InputError(FollowupError, ValueError):
    """
    What was given cannot be used; nothing was written.
    """


class UsageError(InputError):
    """
    A call that contradicts itself: options that exclude each other, a missing argument.
    """

    exit_code = 2


class UnreadableDocument(InputError):
    """
    Minutes that cannot be read as text: binary, too large, in an encoding we do not know.
    """


class RefusedStep(InputError):
    """
    A step the rules do not allow, such as closing a meeting that is already held.
    """


class NotFound(FollowupError, LookupError):
    """
    No body, meeting, matter or party by that name.
    """


class AlreadyExists(FollowupError):
    """
    A key or name that is taken already.
    """


class StoreError(FollowupError):
    """
    The store cannot be used.
    """


class StoreMissing(StoreError):
    """
    There is no store where one was expected; none was made.
    """


class StoreForeign(StoreError):
    """
    The file is something else than a followup register; it was not touched.
    """


class StoreTooNew(StoreError):
    """
    The register was written by a newer followup than this one.
    """


class StoreDamaged(StoreError):
    """
    The file, or what it holds, does not hold together.
    """


class Conflict(StoreError):
    """
    Another writer came first: the batch was surely not kept.

    *key* is the ``(table, key)`` at fault, *expected* and *found* its versions (0: not there).
    """

    exit_code = 75

    def __init__(self, key: tuple[str, str], expected: int, found: int) -> None:
        super().__init__(
            Text(
                "{table} {key} was changed by somebody else (expected version {expected}, found {found})",
                table=key[0],
                key=key[1],
                expected=expected,
                found=found,
            ),
            hint=Text("Nothing was kept. Read again and decide anew."),
        )
        self.key = key
        self.expected = expected
        self.found = found

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.key, self.expected, self.found), self.__dict__


class Busy(StoreError):
    """
    The store is locked by another process: the batch was surely not kept.
    """

    exit_code = 75


class Unknown(StoreError):
    """
    The store failed during commit: retry with the same batch id to learn the outcome.
    """

    exit_code = 75


class Undeliverable(FollowupError):
    """
    The message can never be delivered there (a refused recipient, an unusable address): it is not tried again.
    """


class TryLater(FollowupError):
    """
    The message was surely not delivered, and may be another time: not before *after*, where the other side says so.
    """

    exit_code = 75

    def __init__(self, message: str, *, hint: str = "", after: timedelta | None = None, **fields: Any) -> None:
        super().__init__(message, hint=hint, **fields)
        self.after = after


class DistantDay(UserWarning):
    """
    A day that was given is so far away that its year may be a slip; what was asked for is done.
    """


class PluginError(FollowupError):
    """
    A plug-in that was asked for by name cannot be used.
    """
