"""
Outstanding matters that carry over between meetings: nothing falls between two of them.

``followup.open`` gives a register; see the README for thirty lines of use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from followup.version import __version__


if TYPE_CHECKING:
    from followup.contracts import Batch, Closing, Message, Notifier, Query, Reader, Schema, Store
    from followup.errors import FollowupError, TryLater, Undeliverable
    from followup.hookspecs import Check, NotifierKind, StoreKind, hookimpl
    from followup.model.codes import Disposition, MeetingKind, Outcome, PartyKind, Purpose, Reason, Silence
    from followup.model.targets import (
        ByDate,
        Condition,
        Event,
        FirstMeetingFrom,
        MeetingOn,
        NextMeeting,
        Period,
        Unspecified,
        WithParty,
    )
    from followup.plugins.opening import open_register as open  # noqa: A004 - one opens a register as one opens a file
    from followup.register.service import Register

__all__ = [
    "Batch",
    "ByDate",
    "Check",
    "Closing",
    "Condition",
    "Disposition",
    "Event",
    "FirstMeetingFrom",
    "FollowupError",
    "MeetingKind",
    "MeetingOn",
    "Message",
    "NextMeeting",
    "Notifier",
    "NotifierKind",
    "Outcome",
    "PartyKind",
    "Period",
    "Purpose",
    "Query",
    "Reader",
    "Reason",
    "Register",
    "Schema",
    "Silence",
    "Store",
    "StoreKind",
    "TryLater",
    "Undeliverable",
    "Unspecified",
    "WithParty",
    "__version__",
    "hookimpl",
    "open",
]

# Each name is imported when it is first asked for: a scheduled call pays for what it uses, and for nothing else.
_HOMES = {
    "followup.contracts": ("Batch", "Closing", "Message", "Notifier", "Query", "Reader", "Schema", "Store"),
    "followup.errors": ("FollowupError", "TryLater", "Undeliverable"),
    "followup.hookspecs": ("Check", "NotifierKind", "StoreKind", "hookimpl"),
    "followup.model.codes": ("Disposition", "MeetingKind", "Outcome", "PartyKind", "Purpose", "Reason", "Silence"),
    "followup.model.targets": (
        "ByDate",
        "Condition",
        "Event",
        "FirstMeetingFrom",
        "MeetingOn",
        "NextMeeting",
        "Period",
        "Unspecified",
        "WithParty",
    ),
    "followup.plugins.opening": ("open",),
    "followup.register.service": ("Register",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module  # noqa: PLC0415 - costs time only where a name is asked for

            found = getattr(import_module(home), "open_register" if name == "open" else name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
