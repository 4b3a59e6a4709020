"""
What the register answers: complete values that the reports can render without asking again.

Personal names stand in them only as ``names`` gives them, so that a report without names is a matter of that mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from attrs import field, frozen

from followup.model.audits import Audit, Difference, Together
from followup.model.codes import Disposition, PlaceKind
from followup.model.documents import Document, Evidence
from followup.model.places import AgendaPlan, Place, Placed
from followup.model.subjects import Body, Matter, Meeting, Step


@frozen
class Context:
    """
    What a report needs to speak of keys: the day, and the bodies, parties and meetings the answer mentions.

    *shown* tells which restricted matters may be named (normally none).
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


@frozen
class Promise:
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


@frozen(slots=False)
class OutstandingMatter:
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

    @cached_property
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


@frozen
class OutstandingList:
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


@frozen
class AgendaAnswer:
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


@frozen
class MissedMeeting:
    """
    What one held meeting passed over in silence, with the promises, and where the matters are *now*.

    *doubtful*: more than half of what was promised is missed; was the document read right?
    """

    meeting: Meeting
    promised: tuple[Placed, ...] = ()
    if_time: tuple[Placed, ...] = ()
    owed: tuple[Placed, ...] = ()
    kept: int = 0
    doubtful: bool = False
    promises: Mapping[str, Promise] = field(factory=dict)
    now: Mapping[str, Place] = field(factory=dict)


@frozen
class MissedAnswer:
    """
    What the meetings asked about passed over, latest first.
    """

    context: Context
    meetings: tuple[MissedMeeting, ...]


@frozen
class ChangesAnswer:
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


@frozen
class HistoryLine:
    """
    One step with its evidence and document.
    """

    step: Step
    evidence: Evidence | None = None
    document: Document | None = None


@frozen
class MatterAnswer:
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


@frozen
class Suggestion:
    """
    Something a document may say of a matter, left for a person to decide: *finding* of *title*, perhaps *matter*.

    *why*: ``like_agenda`` (resembles what stands on the agenda), ``like_open`` (resembles another open matter),
    ``same_document`` (may be the same as another finding), ``uncertain`` (the reader is not sure).
    """

    finding: str
    title: str
    why: str
    matter: str | None = None
    quote: str = ""


@frozen
class Treated:
    """
    What a document did with one matter: its record afterwards, the step, and the matters that grew out of it.

    *before* are the steps the matter had before this one, in order, also those that the same document tells of.
    """

    matter: Matter
    step: Step
    promise: Promise
    grew: tuple[Matter, ...] = ()
    before: tuple[Step, ...] = ()

    @property
    def times(self) -> int:
        """
        How many times it has been postponed, this time included.
        """
        return sum(step.disposition is Disposition.POSTPONED for step in (*self.before, self.step))

    @property
    def since(self) -> date:
        """
        The day it was first treated, as far as is known.
        """
        return min(step.on for step in (*self.before, self.step))

    @property
    def key(self) -> str:
        """
        The key of the matter.
        """
        return self.matter.key


@frozen
class Joined:
    """
    Findings of one document that were taken to be one matter because their titles are alike.
    """

    matter: str
    title: str
    findings: tuple[str, ...]
    items: tuple[str, ...]


@frozen
class Recorded:
    """
    What recording a document did (or, after a dry run, would do).

    *new* matters, those *continued*, those *closed* (with what grew out of them), what was *missed*;
    *planned* are the meetings it announced, *bodies* and *standing* items made from it, *aliases* their other names.
    *suggestions* were left alone.  *changed* is false when the document was known already and nothing was written.
    *replaced* is the earlier version of the same minutes, if there was one, and *differs* what this one says
    otherwise.  *rematched* are the later documents whose findings now belong elsewhere.
    *together* are the decisions that postponed several matters at once.  *told* are earlier steps known only from
    what the document says of them; *unstated* what it treats as if it were new though it was postponed before.
    """

    context: Context
    body: Body
    meeting: Meeting
    document: Document
    items: int = 0
    unread: int = 0
    new: tuple[Treated, ...] = ()
    continued: tuple[Treated, ...] = ()
    closed: tuple[Treated, ...] = ()
    missed: MissedMeeting | None = None
    planned: tuple[Meeting, ...] = ()
    bodies: tuple[Body, ...] = ()
    standing: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    replaced: Document | None = None
    rematched: tuple[str, ...] = ()
    changed: bool = True
    notes: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()
    told: tuple[Step, ...] = ()
    unstated: tuple[Treated, ...] = ()
    differs: tuple[Difference, ...] = ()


@frozen
class Mention:
    """
    Where in free text a name or quote still stands: the row (``matter:LG-8``) and the *field* of it.
    """

    subject: str
    field: str


@frozen
class Erased:
    """
    What was blanked (or, after a dry run, would be): the row, its fields, and on which *basis*.

    *mentions* tells where else the same words were found in free text, which is left alone; nobody promises that
    they are all.  *repeated*: it was blanked before, and nothing was written.
    """

    subject: str
    basis: str
    blanked: tuple[str, ...]
    mentions: tuple[Mention, ...] = ()
    repeated: bool = False


@frozen
class Changed:
    """
    What a verb did (or, after a dry run, would do) to some matters: their records, steps and places.

    *notes* are warnings, such as a step that comes after the closing one.
    """

    context: Context
    matters: tuple[Matter, ...]
    steps: tuple[Step, ...]
    places: Mapping[str, Place] = field(factory=dict)
    notes: tuple[str, ...] = ()
    repeated: bool = False
