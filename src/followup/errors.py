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

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from datetime import timedelta


__all__ = [
    "AlreadyExists",
    "Busy",
    "Conflict",
    "FollowupError",
    "InputError",
    "NotFound",
    "PluginError",
    "RefusedStep",
    "StoreDamaged",
    "StoreError",
    "StoreForeign",
    "StoreMissing",
    "StoreTooNew",
    "Unknown",
    "UnreadableDocument",
    "UsageError",
]


class Call:
    """
    A call that a hint proposes: of the method *name* of a register, with what is to be given.

    In a hint it stands as a program writes it; the command line puts its own command in that place.
    """

    def __init__(self, name: str, *arguments: str, **options: object) -> None:
        self.name = name
        self.arguments = arguments
        self.options = options

    def __str__(self) -> str:
        given = [repr(each) for each in self.arguments]
        given += [f"{name}={value!r}" for name, value in self.options.items()]
        return f"register.{self.name}({', '.join(given)})"


class FollowupError(Exception):
    """
    Say what happened, and in *hint* what to do about it; a *call* that does it stands behind the hint.
    """

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "", call: Call | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = f"{hint} {call}".strip() if call else hint
        self.call = call


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
            f"{key[0]} {key[1]} was changed by somebody else (expected version {expected}, found {found})",
            hint="Nothing was kept. Read again and decide anew.",
        )
        self.key = key
        self.expected = expected
        self.found = found


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

    def __init__(self, message: str, *, hint: str = "", after: timedelta | None = None) -> None:
        super().__init__(message, hint=hint)
        self.after = after


class PluginError(FollowupError):
    """
    A plug-in that was asked for by name cannot be used.
    """
