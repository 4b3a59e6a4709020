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
    from followup.model.answers import ChangesAnswer, MatterAnswer, MissedAnswer, OutstandingList, OutstandingMatter
    from followup.model.bodies import Body, BodyName, Meeting, Party, StandingItem, StandingStep, Term
    from followup.model.codes import Disposition, MeetingKind, Outcome, PartyKind, Purpose, Reason, Silence
    from followup.model.entries import Erasure
    from followup.model.matters import Matter, Place, Step
    from followup.model.minutes import Document
    from followup.model.notices import Confirmation, Notice, OutboxMessage, Ran, Rule, Snooze
    from followup.model.reading import Reading
    from followup.model.results import Changed, Erased, Proposal, Recorded
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
    from followup.notifiers.webhook import verify_webhook
    from followup.plugins.opening import open_channels
    from followup.plugins.opening import open_register as open  # noqa: A004 - one opens a register as one opens a file
    from followup.register.integrity.checking import Checked
    from followup.register.queries.agendas import Agenda
    from followup.service.questions import Questions
    from followup.service.register import Register

__all__ = [
    "Agenda",
    "Batch",
    "Body",
    "BodyName",
    "ByDate",
    "Changed",
    "ChangesAnswer",
    "Check",
    "Checked",
    "Closing",
    "Condition",
    "Confirmation",
    "Disposition",
    "Document",
    "Erased",
    "Erasure",
    "Event",
    "FirstMeetingFrom",
    "FollowupError",
    "Matter",
    "MatterAnswer",
    "Meeting",
    "MeetingKind",
    "MeetingOn",
    "Message",
    "MissedAnswer",
    "NextMeeting",
    "Notice",
    "Notifier",
    "NotifierKind",
    "OutboxMessage",
    "Outcome",
    "OutstandingList",
    "OutstandingMatter",
    "Party",
    "PartyKind",
    "Period",
    "Place",
    "Proposal",
    "Purpose",
    "Query",
    "Questions",
    "Ran",
    "Reader",
    "Reading",
    "Reason",
    "Recorded",
    "Register",
    "Rule",
    "Schema",
    "Silence",
    "Snooze",
    "StandingItem",
    "StandingStep",
    "Step",
    "Store",
    "StoreKind",
    "Term",
    "TryLater",
    "Undeliverable",
    "Unspecified",
    "WithParty",
    "__version__",
    "hookimpl",
    "open",
    "open_channels",
    "verify_webhook",
]

# Each name is imported when it is first asked for: a scheduled call pays for what it uses, and for nothing else.
_HOMES = {
    "followup.contracts": "Batch Closing Message Notifier Query Reader Schema Store",
    "followup.errors": "FollowupError TryLater Undeliverable",
    "followup.hookspecs": "Check NotifierKind StoreKind hookimpl",
    "followup.model.answers": "ChangesAnswer MatterAnswer MissedAnswer OutstandingList OutstandingMatter",
    "followup.model.bodies": "Body BodyName Meeting Party StandingItem StandingStep Term",
    "followup.model.codes": "Disposition MeetingKind Outcome PartyKind Purpose Reason Silence",
    "followup.model.entries": "Erasure",
    "followup.model.matters": "Matter Place Step",
    "followup.model.minutes": "Document",
    "followup.model.reading": "Reading",
    "followup.model.results": "Changed Erased Proposal Recorded",
    "followup.model.targets": (
        "ByDate Condition Event FirstMeetingFrom MeetingOn NextMeeting Period Unspecified WithParty"
    ),
    "followup.model.notices": "Confirmation Notice OutboxMessage Ran Rule Snooze",
    "followup.notifiers.webhook": "verify_webhook",
    "followup.plugins.opening": "open open_channels",
    "followup.register.integrity.checking": "Checked",
    "followup.register.queries.agendas": "Agenda",
    "followup.service.questions": "Questions",
    "followup.service.register": "Register",
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names.split():
            from importlib import import_module  # noqa: PLC0415 - costs time only where a name is asked for

            found = getattr(import_module(home), "open_register" if name == "open" else name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
