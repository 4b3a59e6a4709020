"""
Groups that meet, their meetings, the parties around them, and how they change over time.
"""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import frozen

from followup.model.codes import (
    Disposition,
    MeetingKind,
    MeetingStatus,
    PartyKind,
    Silence,
    StandingRole,
)
from followup.model.value import Value


Day = date  # fields are called ``date`` too


@frozen(repr=False, eq=False)
class Body(Value):
    """
    A group that meets.

    *repeats* is an RFC 5545 recurrence rule, *starts* and *ends* its usual local time in *timezone* (IANA),
    *locale* the language of its texts, *aliases* other names minutes use for it.
    *assignments* says whether an assignment found in its minutes opens a matter of its own.
    From the day *closed_on* it meets no more; what it had then went to the body *succeeded_by*, if there is one.
    """

    key: str
    name: str
    locale: str = "en"
    timezone: str = "UTC"
    repeats: str = ""
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    secretary: str = ""
    agenda_word: str = ""
    silence: Silence = Silence.MISSED
    aliases: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    assignments: bool = True
    succeeded_by: str | None = None
    closed_on: Day | None = None

    def closed(self, on: Day | None) -> bool:
        """
        Whether it meets no more on that day; a day that is not set is after every other.
        """
        return self.closed_on is not None and (on is None or on >= self.closed_on)


@frozen(repr=False, eq=False)
class Meeting(Value):
    """
    One sitting of a body: local day and time (each may be unset) in the body's zone.

    *chair*, *notes_by* and *verified_by* are parties.
    *verified_items* names the items that were verified by themselves (immediately), before the rest.
    *formerly* holds the days it was planned for before it was moved.
    *ranks* tells, for each fact that minutes announced, the day of the minutes it came from.
    """

    key: str
    body: str
    date: Day | None = None
    kind: MeetingKind = MeetingKind.ORDINARY
    status: MeetingStatus = MeetingStatus.PLANNED
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    mode: str = ""
    chair: str | None = None
    notes_by: str | None = None
    verified_by: str | None = None
    verified_on: Day | None = None
    verified_items: tuple[str, ...] = ()
    note: str = ""
    number: str = ""
    restricted: bool = False
    formerly: tuple[Day, ...] = ()
    document: str | None = None
    announced_by: str | None = None
    ranks: tuple[tuple[str, str], ...] = ()
    agenda_sent: datetime | None = None

    @property
    def order(self) -> tuple[Day, time, str, str]:
        """
        Where the meeting stands among those of its body: by day, hour, ordinary before extra, then key.
        """
        return (
            self.date or date.max,
            self.starts or time.min,
            "" if self.kind is MeetingKind.ORDINARY else "x",
            self.key,
        )


@frozen(repr=False, eq=False)
class Party(Value):
    """
    A person, role or organisation, inside or outside; *contact* is a ``mailto:`` or other address.

    From the day *left_on* it acts no more.  One that was erased has no name any more.
    """

    key: str
    name: str
    kind: PartyKind = PartyKind.ORGANISATION
    organisation: str = ""
    contact: str = ""
    note: str = ""
    left_on: Day | None = None

    @property
    def erased(self) -> bool:
        """
        Whether its personal text was blanked: no other party is without a name.
        """
        return not self.name


@frozen(repr=False, eq=False)
class BodyName(Value):
    """
    A *name* that a body had *until* a day, that day included.
    """

    key: str
    body: str
    name: str
    until: date


@frozen(repr=False, eq=False)
class Term(Value):
    """
    A term of office of a body, from the day it *starts*.
    """

    key: str
    body: str
    starts: date


@frozen(repr=False, eq=False)
class StandingItem(Value):
    """
    An item on every agenda of a body, placed *last* or first, in order of *position*.
    """

    key: str
    body: str
    position: int
    title: str
    role: StandingRole = StandingRole.OTHER
    last: bool = False


@frozen(repr=False, eq=False)
class StandingStep(Value):
    """
    What one meeting did with a standing item: *taken_up*, *not_reached*, or *removed* (skipped once).
    """

    key: str
    standing: str
    meeting: str
    disposition: Disposition
    on: date
    note: str = ""
