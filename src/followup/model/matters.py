"""
What must not be lost: matters, their steps, and the places where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from attrs import Attribute, field, fields, frozen

from followup.model.bodies import Meeting, StandingItem
from followup.model.codes import (
    Disposition,
    Outcome,
    PlaceKind,
    Purpose,
    Reason,
    SkipReason,
    StandingRole,
    StruckCause,
)
from followup.model.targets import Condition, Target, Unspecified
from followup.model.value import Value


def facts_after(**places: str) -> Callable[[type, list[Attribute[Any]]], list[Attribute[Any]]]:
    """
    A transformer that puts inherited facts where a class has always kept them: those named, after a field of its own.

    The order of fields is that of the columns they are stored in, and of ``repr``; a fact that is not named comes last.
    """

    def placed(cls: type, attributes: list[Attribute[Any]]) -> list[Attribute[Any]]:
        own = [each for each in attributes if each.name in cls.__annotations__]
        facts = {each.name: each.evolve(kw_only=False) for each in attributes if each not in own}
        ordered: list[Attribute[Any]] = []
        for each in own:
            ordered += [each, *(facts.pop(name) for name in places.get(each.name, "").split())]
        return [*ordered, *facts.values()]

    return placed


@frozen(kw_only=True, repr=False, eq=False)
class Facts(Value):
    """
    What can be known of a matter: findings say it, actions set it, steps keep it, its record sums it up.

    This is where a fact is declared, once.  *target* is ``None`` where nothing was said of it.
    """

    title: str = ""
    kind: str = ""
    owner: str | None = None
    interim: str = ""
    reason: Reason | None = None
    target: Target | None = None
    condition: Condition | None = None


@frozen(kw_only=True, repr=False, eq=False)
class ActFacts(Facts):
    """
    The facts of one act, of which the record of the matter keeps no sum.
    """

    outcome: Outcome | None = None
    purpose: Purpose | None = None


@frozen(kw_only=True, repr=False, eq=False)
class StepFacts(ActFacts):
    """
    The facts a step keeps, whether minutes say them or a person: *other* is a second matter the step speaks of.

    *title*, *kind*, *file_number*, *owner*, *interim* and *restricted* change the matter where they are set.
    """

    target: Target = field(factory=Unspecified)
    file_number: str = ""
    restricted: bool | None = None
    text: str = ""
    other: str | None = None


def facts_of(value: Facts, kind: type[Facts]) -> dict[str, Any]:
    """
    The facts *value* has of those that *kind* declares, as the arguments another class of facts takes.
    """
    return {each.name: getattr(value, each.name) for each in fields(kind)}


@frozen(repr=False, eq=False)
class Struck(Value):
    """
    Why a step was struck: the register's own *cause*, the *reference* of a correction, and the *words* of a person.

    Without a cause it is all words, as somebody may have written them.
    """

    cause: StruckCause | None
    reference: str = ""
    words: str = ""

    @classmethod
    def read(cls, stored: str) -> Struck:
        """
        What ``struck_reason`` holds: ``minutes corrected (§ 12/2024): it was item 4``.
        """
        head, _, words = stored.partition(": ")
        name, bracket, reference = head.partition(" (")
        if name not in set(StruckCause):
            return cls(None, words=stored)
        return cls(StruckCause(name), reference.removesuffix(")") if bracket else "", words)

    def text(self, cause: str) -> str:
        """
        The whole with *cause* in the words of a language.
        """
        head = f"{cause} ({self.reference})" if self.reference else cause
        return ": ".join(part for part in (head, self.words) if part)

    def __str__(self) -> str:
        return self.text(self.cause or "")


@frozen(
    repr=False,
    eq=False,
    field_transformer=facts_after(
        item="reason outcome purpose target condition",
        by_decision="title kind file_number owner interim restricted text other",
    ),
)
class Step(StepFacts):
    """
    What happened to a matter, once: *on* a day, recorded *at* a moment (UTC).

    *number* counts the steps of the matter as they were recorded; order is by (*on*, *starts*, *position*), then by
    *body* for what minutes tell, by *number* for what was told by hand.
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
    on: date
    at: datetime
    body: str
    author: str = ""
    meeting: str | None = None
    starts: time | None = None
    position: int = 0
    item: str = ""
    closes: bool = False
    by_decision: bool = True
    decision: str | None = None
    source: str = ""
    evidence: str | None = None
    also: tuple[str, ...] = ()
    struck_at: datetime | None = None
    struck_reason: str = ""

    @property
    def order(self) -> tuple[date, time, int, str, int]:
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

    @property
    def struck(self) -> Struck:
        """
        Why it was struck.
        """
        return Struck.read(self.struck_reason)


@frozen(repr=False, eq=False)
class Treatment(Value):
    """
    As much of a step as an auditor asks for: of a long list, only that is read.
    """

    key: str
    matter: str
    disposition: Disposition
    on: date
    meeting: str | None = None
    item: str = ""
    decision: str | None = None
    source: str = ""

    @classmethod
    def of(cls, step: Step) -> Treatment:
        """
        That much of *step*.
        """
        return cls(**{each.name: getattr(step, each.name) for each in fields(cls)})


@frozen(
    repr=False,
    eq=False,
    field_transformer=facts_after(origin="owner interim", disposition="reason", target="condition"),
)
class Matter(Facts):
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
    restricted: bool = False
    open: bool = True
    opened_on: date | None = None
    closed_on: date | None = None
    closed_by: str | None = None
    disposition: Disposition = Disposition.RAISED
    by_decision: bool = True
    target: Target = field(factory=Unspecified)
    anchor_on: date | None = None
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


@frozen(repr=False, eq=False)
class Skip(Value):
    """
    A meeting that a target passed over, and why.
    """

    meeting: str
    date: date | None
    why: SkipReason = field(converter=SkipReason)


@frozen(repr=False, eq=False)
class Place(Value):
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
        return sum(skip.why is SkipReason.MISSED for skip in self.skipped)

    def with_party(self, name: str) -> Place:
        """
        The same with a *name* for its party; of a list of a thousand, hundreds are with somebody.
        """
        return Place(**{**{each: getattr(self, each) for each in _PLACE_FIELDS}, "party": name})

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


_PLACE_FIELDS = tuple(each.name for each in fields(Place))


@frozen(repr=False, eq=False)
class Placed(Value):
    """
    A matter with its place.
    """

    matter: Matter
    place: Place


@frozen(repr=False, eq=False)
class AgendaLine(Value):
    """
    One line of an agenda: a standing item, or a matter, with what stands below it.

    *section* is the kind a matter stands by, where the body has sections.
    """

    standing: StandingItem | None = None
    placed: Placed | None = None
    below: tuple[AgendaLine, ...] = ()
    section: str = ""

    @property
    def role(self) -> StandingRole | None:
        """
        The role of a standing item; ``None`` for a matter.
        """
        return self.standing.role if self.standing else None


@frozen(repr=False, eq=False)
class AgendaPlan(Value):
    """
    The agenda of a meeting, in order; titles and reasons are written by the reports.
    """

    meeting: Meeting
    lines: tuple[AgendaLine, ...]
