"""
What the register tells of a meeting, of some days or of one matter: complete values, as those of ``answers``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from followup.model.agendas import AgendaPlan
from followup.model.answers import Context, OutstandingMatter
from followup.model.codes import Silence
from followup.model.documents import Document
from followup.model.minutes import Evidence
from followup.model.places import Place, Placed
from followup.model.subjects import Body, Matter, Meeting, Step


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
