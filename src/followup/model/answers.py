"""
What the register answers: complete values that reports render without asking again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from functools import cached_property
from typing import Self

from attrs import field, frozen

from followup.model.bodies import Body, Meeting
from followup.model.codes import NoteCode, PlaceKind, Silence
from followup.model.matters import AgendaPlan, Matter, Place, Placed, Step, Treatment
from followup.model.minutes import Document, Evidence
from followup.model.value import Value


class Note(str):
    """
    A warning: its *code*, and what it is *about* (the key of a matter, a name).

    As text it is what JSON and earlier versions have: ``closed:LG-2``.
    """

    __slots__ = ("about", "code")

    code: NoteCode
    about: str

    def __new__(cls, code: NoteCode, about: str = "") -> Self:
        """
        The warning, with its text.
        """
        note = super().__new__(cls, f"{code}:{about}" if about else code.value)
        note.code, note.about = code, about
        return note


@frozen(repr=False, eq=False)
class Together(Value):
    """
    Matters that one decision postponed together: *item* of the minutes of *meeting*, raised at the hour *starts*.

    *decision* is its key: of an item, or of the step that leads a gesture made by hand (which has neither number
    nor hour here).  *steps* are the postponements, by their items.
    """

    decision: str
    on: date
    meeting: str | None
    steps: tuple[Treatment, ...]
    item: str = ""
    starts: time | None = None


@frozen(repr=False, eq=False)
class Sources(Value):
    """
    The minutes of one body that an answer rests on, by day, and the numbers *missing* in their series.
    """

    body: str
    documents: tuple[Document, ...]
    missing: tuple[str, ...] = ()


@frozen(repr=False, eq=False)
class Audit(Value):
    """
    What an auditor asks of a list of matters: by which decisions they were put where they are, on what it all rests.

    *together* postponed several at once, *singly* are the postponements of the others.
    *parts* are the matters that are one point of an item whose other points were decided.
    *known* is the day by which all this had been recorded, if that was asked.
    """

    together: tuple[Together, ...] = ()
    singly: tuple[Treatment, ...] = ()
    sources: tuple[Sources, ...] = ()
    parts: frozenset[str] = frozenset()
    known: date | None = None


@frozen(repr=False, eq=False)
class Difference(Value):
    """
    What a new version of minutes says otherwise of one *matter*: the steps *before*, and those *after*.
    """

    matter: Matter
    before: tuple[Step, ...]
    after: tuple[Step, ...]


@frozen(repr=False, eq=False)
class Context(Value):
    """
    What a report needs to speak of keys: the day, and the bodies, parties and meetings the answer mentions.
    """

    today: date
    bodies: Mapping[str, Body] = field(factory=dict)
    parties: Mapping[str, str] = field(factory=dict)
    meetings: Mapping[str, Meeting] = field(factory=dict)

    def party(self, key: str | None) -> str:
        """
        The name of a party, or its key if it has none here.
        """
        return self.parties.get(key, key) if key else ""

    def body(self, key: str) -> str:
        """
        The name of a body, or its key.
        """
        return self.bodies[key].name if key in self.bodies else key


@frozen(slots=False, repr=False, eq=False)
class OutstandingMatter(Value):
    """
    An open matter as the register lists it.

    *owner* is the owner's name; *since* the day it was opened.
    """

    matter: Matter
    place: Place
    since: date
    age: timedelta
    owner: str = ""
    # A list of a thousand is made in a fraction of the time if only the lines that are read are written.
    _why: str | Callable[[], str] = field(default="", repr=False, eq=False)

    @cached_property
    def why(self) -> str:
        """
        One line that says why it is where it is.
        """
        return self._why if isinstance(self._why, str) else self._why()

    @property
    def key(self) -> str:
        """
        The key, such as ``LG-8``.
        """
        return self.matter.key

    @property
    def title(self) -> str:
        """
        The title, as the first step in time gives it.
        """
        return self.matter.title

    @property
    def body(self) -> str:
        """
        The key of the body whose matter it is now.
        """
        return self.matter.body

    @property
    def postponements(self) -> int:
        """
        How many times it was postponed.
        """
        return self.matter.postponements

    @property
    def missed(self) -> int:
        """
        How many held meetings have passed it over since it was last treated.
        """
        return self.place.missed

    @property
    def overdue(self) -> bool:
        """
        Whether its day has passed.
        """
        return self.place.overdue

    @property
    def dormant(self) -> bool:
        """
        Whether it rests until a day that has not come.
        """
        return self.place.kind is PlaceKind.RESTING


@frozen(repr=False, eq=False)
class OutstandingList(Value):
    """
    The register of outstanding matters of *body* (of all bodies, if none is named), in order.

    *audit* is there only if it was asked for.
    """

    context: Context
    body: Body | None
    matters: tuple[OutstandingMatter, ...]
    audit: Audit | None = None

    def __iter__(self) -> Iterator[OutstandingMatter]:
        return iter(self.matters)

    def __len__(self) -> int:
        return len(self.matters)

    def __getitem__(self, index: int) -> OutstandingMatter:
        return self.matters[index]


@frozen(repr=False, eq=False)
class Promise(Value):
    """
    The step that put a matter where it is, with its evidence and where else the same document says it.

    *also* holds the items of the further findings that say the same.
    """

    step: Step
    evidence: Evidence | None = None
    document: Document | None = None
    also: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """
        The verbatim sentence, if there is one.
        """
        return self.evidence.quote if self.evidence else ""


@frozen(repr=False, eq=False)
class AgendaAnswer(Value):
    """
    The next agenda, with what its reports need to say why each line is there.

    *previous* is the last held meeting before it, *upcoming* the planned ones after it.
    *sources* are the documents the agenda builds on.
    """

    context: Context
    body: Body
    plan: AgendaPlan
    promises: Mapping[str, Promise]
    previous: Meeting | None = None
    upcoming: tuple[Meeting, ...] = ()
    sources: tuple[Document, ...] = ()


@frozen(repr=False, eq=False)
class MissedMeeting(Value):
    """
    What one held meeting passed over in silence, with the promises, and where the matters are *now*.

    *doubtful*: more than half of what was promised is missed; was the document read right?
    *silence* is what its body takes that for: missed, to be asked about, or nothing (then there is nothing here).
    """

    meeting: Meeting
    promised: tuple[Placed, ...] = ()
    if_time: tuple[Placed, ...] = ()
    owed: tuple[Placed, ...] = ()
    kept: int = 0
    doubtful: bool = False
    promises: Mapping[str, Promise] = field(factory=dict)
    now: Mapping[str, Place] = field(factory=dict)
    silence: Silence = Silence.MISSED


@frozen(repr=False, eq=False)
class MissedAnswer(Value):
    """
    What the meetings asked about passed over, latest first.
    """

    context: Context
    meetings: tuple[MissedMeeting, ...]


@frozen(repr=False, eq=False)
class ChangesAnswer(Value):
    """
    What changed for *body* between the end of *start* and the end of *end*: matters new, closed, still open.

    A matter both opened and closed in between is told as closed only.  What went to another body is told as closed too.
    """

    context: Context
    body: Body
    start: date
    end: date
    new: tuple[OutstandingMatter, ...] = ()
    closed: tuple[Matter, ...] = ()
    still_open: tuple[OutstandingMatter, ...] = ()


@frozen(repr=False, eq=False)
class HistoryLine(Value):
    """
    One step with its evidence and document.
    """

    step: Step
    evidence: Evidence | None = None
    document: Document | None = None


@frozen(repr=False, eq=False)
class MatterAnswer(Value):
    """
    Everything about one matter: its record, place, steps in order (struck ones too) and the promise in force.

    *now* is ``None`` for a closed matter.  *related* are the matters it grew out of, into, or was merged with.
    *erased* are the keys of evidence whose words were redacted.
    """

    context: Context
    matter: Matter
    now: Place | None
    history: tuple[HistoryLine, ...]
    promise: Promise | None = None
    related: tuple[Matter, ...] = ()
    erased: frozenset[str] = frozenset()
