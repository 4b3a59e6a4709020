"""
Where a matter is: an answer of the rules, never stored.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from followup.model.codes import PlaceKind
from followup.model.subjects import Matter


@frozen
class Skip:
    """
    A meeting that a target passed over, and why: ``cancelled``, ``extra`` or ``missed``.

    By what silence means to the body, it is ``unsettled`` (to be asked about) or ``held`` (no more) instead of missed.
    """

    meeting: str
    date: date | None
    why: str


@frozen
class Place:
    """
    Where an open matter is now.

    * *kind* agenda: on the agenda of *meeting* of *body*, on *date* (``None``: the meeting has no day yet);
    * awaiting_meeting: the next meeting of *body* (or its meeting on *date*) is not planned yet;
    * with_party: with *party*, until *date* if one was promised;
    * resting: until *date*;
    * event: at *event*, in *period* if known.

    *assumed*: nothing was stated, so the next meeting is taken.  *overdue*: the day has passed.
    *unminuted*: the meeting's day has passed and its minutes are not recorded.
    *skipped*: the meetings passed over since the target was set.
    """

    kind: PlaceKind
    body: str = ""
    meeting: str | None = None
    date: date | None = None
    party: str | None = None
    event: str = ""
    period: str | None = None
    assumed: bool = False
    overdue: bool = False
    unminuted: bool = False
    if_time_permits: bool = False
    precondition: str = ""
    skipped: tuple[Skip, ...] = ()

    @property
    def missed(self) -> int:
        """
        How many held meetings have passed the matter over since it was last treated.
        """
        return sum(skip.why == "missed" for skip in self.skipped)

    def __str__(self) -> str:
        parts = [self._where()]
        if self.assumed:
            parts.append("(assumed)")
        if self.if_time_permits:
            parts.append("if time permits")
        if self.overdue:
            parts.append("overdue")
        return " ".join(part for part in parts if part)

    def _where(self) -> str:
        day = self.date.isoformat() if self.date else ""
        match self.kind:
            case PlaceKind.AGENDA:
                return f"{self.body} {day}" if day else f"{self.meeting} (no day yet)"
            case PlaceKind.AWAITING_MEETING:
                return f"{self.body} {day or 'awaiting a meeting'}".rstrip()
            case PlaceKind.WITH_PARTY:
                return f"with {self.party}" + (f" until {day}" if day else "")
            case PlaceKind.RESTING:
                return f"resting until {day}"
            case PlaceKind.EVENT:
                return " ".join(part for part in (self.event, self.period or "") if part)


@frozen
class Placed:
    """
    A matter with its place.
    """

    matter: Matter
    place: Place
