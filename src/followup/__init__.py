"""
Outstanding matters that carry over between meetings: nothing falls between two of them.

``followup.open`` gives a register; see the README for thirty lines of use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from followup.contracts import Batch, Message, Notifier, Query, Reader, Schema, Store
from followup.errors import FollowupError
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

if TYPE_CHECKING:
    from followup.hookspecs import StoreKind, hookimpl
    from followup.plugins import open_register as open  # noqa: A004 - one opens a register as one opens a file
    from followup.register.service import Register

__all__ = [
    "Batch",
    "ByDate",
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
    "Unspecified",
    "WithParty",
    "hookimpl",
    "open",
]

# What brings plug-ins, SQLite or the command line along is imported when it is first asked for.
_LATER = {
    "Register": ("followup.register.service", "Register"),
    "StoreKind": ("followup.hookspecs", "StoreKind"),
    "hookimpl": ("followup.hookspecs", "hookimpl"),
    "open": ("followup.plugins", "open_register"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("followup")
    if name in _LATER:
        from importlib import import_module  # noqa: PLC0415

        module, attribute = _LATER[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
