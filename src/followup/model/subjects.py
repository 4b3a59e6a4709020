"""
The things a register keeps: bodies, meetings, matters, their steps, and what vouches for them.
"""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import field, frozen

from followup.model.codes import (
    Disposition,
    MeetingKind,
    MeetingStatus,
    Outcome,
    PartyKind,
    Purpose,
    Reason,
    Silence,
)
from followup.model.targets import Condition, Target, Unspecified


Day = date  # fields are called ``date`` too


@frozen
class Body:
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


@frozen
class Meeting:
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
    ranks: str = ""
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


@frozen
class Party:
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


@frozen
class Step:
    """
    What happened to a matter, once: *on* a day, recorded *at* a moment (UTC).

    *number* counts the steps of the matter as they were recorded; order is by (*on*, *starts*, *position*), then by
    *body* for what minutes tell, by *number* for what was told by hand.
    *title*, *kind*, *file_number*, *owner*, *interim* and *restricted* change the matter where they are set.
    *closes* is decided when the step is made; *by_decision* tells a formal postponement from "taken up again".
    *decision* is the key of what decided on several matters at once: the step that leads them, or an item of minutes.
    *source* names what a document's step was read from (a finding or an item of it); empty for one made by hand.
    *also* holds the further findings that say the same.
    *struck_at* marks a step that was withdrawn; it stays, and counts no more.
    """

    key: str
    matter: str
    number: int
    disposition: Disposition
    on: Day
    at: datetime
    body: str
    author: str = ""
    meeting: str | None = None
    starts: time | None = None
    position: int = 0
    item: str = ""
    reason: Reason | None = None
    outcome: Outcome | None = None
    purpose: Purpose | None = None
    target: Target = field(factory=Unspecified)
    condition: Condition | None = None
    closes: bool = False
    by_decision: bool = True
    title: str = ""
    kind: str = ""
    file_number: str = ""
    owner: str | None = None
    interim: str = ""
    restricted: bool | None = None
    text: str = ""
    other: str | None = None
    decision: str | None = None
    source: str = ""
    evidence: str | None = None
    also: tuple[str, ...] = ()
    struck_at: datetime | None = None
    struck_reason: str = ""

    @property
    def order(self) -> tuple[Day, time, int, str, int]:
        """
        When it happened: the key every record is folded by.

        Of two bodies that did something at one hour the order is by name, not by what was recorded first; but what
        was told by hand, of no meeting, comes in the order in which it was told, whose ever the matter was by then.
        """
        body = self.body if self.meeting or self.source else ""
        return (self.on, self.starts or time.min, self.position, body, self.number)

    @property
    def parties(self) -> tuple[str | None, ...]:
        """
        Whom it names: who owes something from then on, and with whom the matter waits.
        """
        return (self.owner, getattr(self.target, "party", None))

    @property
    def live(self) -> bool:
        """
        Whether it counts: it was not withdrawn.
        """
        return self.struck_at is None


@frozen
class Matter:
    """
    What must not be lost: the record of its steps, folded by the rules.

    *body* is whose it is now, *origin* the body that handed it over and waits for word of it.
    *anchor_on* and *anchor_meeting* tell from where its target counts; *promise* is the step that set it.
    *began* tells what its first step was read from (that step's key, if it was made by hand).
    *follows* is the matter it grew out of; *merged_into* the one it turned out to be.
    """

    key: str
    body: str
    title: str
    kind: str = "item"
    number: str = ""
    origin: str | None = None
    owner: str | None = None
    interim: str = ""
    restricted: bool = False
    open: bool = True
    opened_on: Day | None = None
    closed_on: Day | None = None
    closed_by: str | None = None
    disposition: Disposition = Disposition.RAISED
    reason: Reason | None = None
    by_decision: bool = True
    target: Target = field(factory=Unspecified)
    condition: Condition | None = None
    anchor_on: Day | None = None
    anchor_starts: time | None = None
    anchor_meeting: str | None = None
    anchor_item: str = ""
    promise: str | None = None
    postponements: int = 0
    steps: int = 0
    flagged: int = 0
    began: str = ""
    follows: str | None = None
    merged_into: str | None = None
    void: bool = False


@frozen
class Request:
    """
    A call that was made under a request id, and the keys it gave: so that a retried call does not act twice.
    """

    key: str
    verb: str
    digest: str
    subjects: tuple[str, ...] = ()
    at: datetime | None = None


@frozen
class Entry:
    """
    The audit row of one change to one row: who, when recorded, what was set, and the hash of the entry before.
    """

    key: str
    subject: str
    number: int
    at: datetime
    author: str
    batch: str
    changes: str
    previous: str
    hash: str
