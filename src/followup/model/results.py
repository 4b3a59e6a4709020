"""
What was done: by minutes that were recorded, by verbs and by erasing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from followup.model.answers import Context, Difference, MissedMeeting, Note, Promise, Together
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition
from followup.model.matters import Matter, Place, Step
from followup.model.minutes import Document
from followup.model.value import Value


@frozen(repr=False, eq=False)
class Suggestion(Value):
    """
    Something a document may say of a matter, left for a person to decide: *finding* of *title*, perhaps *matter*.

    *why* is a :class:`~followup.model.codes.Doubt`.
    """

    finding: str
    title: str
    why: str
    matter: str | None = None
    quote: str = ""


@frozen(repr=False, eq=False)
class Proposed(Value):
    """
    What recording would make of one *finding*: the *matter* it would be taken for, or ``None`` if it would be left.

    *new*: the matter would begin with this document.
    """

    finding: str
    matter: str | None = None
    title: str = ""
    new: bool = False


@frozen(repr=False, eq=False)
class Proposal(Value):
    """
    What recording a document would make of its *findings* with likeness taken, to be asked about one by one.

    *suggestions* are what would be left to a person without.
    """

    body: Body
    findings: tuple[Proposed, ...]
    suggestions: tuple[Suggestion, ...]


@frozen(repr=False, eq=False)
class Treated(Value):
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


@frozen(repr=False, eq=False)
class Joined(Value):
    """
    Findings of one document that were taken to be one matter because their titles are alike.
    """

    matter: str
    title: str
    findings: tuple[str, ...]
    items: tuple[str, ...]


@frozen(repr=False, eq=False)
class Recorded(Value):
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
    notes: tuple[Note, ...] = ()
    together: tuple[Together, ...] = ()
    told: tuple[Step, ...] = ()
    unstated: tuple[Treated, ...] = ()
    differs: tuple[Difference, ...] = ()


@frozen(repr=False, eq=False)
class Mention(Value):
    """
    Where in free text a name or quote still stands: the row (``matter:LG-8``) and the *field* of it.
    """

    subject: str
    field: str


@frozen(repr=False, eq=False)
class Erased(Value):
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


@frozen(repr=False, eq=False)
class Changed(Value):
    """
    What a verb did (or, after a dry run, would do) to some matters: their records, steps and places.

    *notes* are warnings, such as a step that comes after the closing one.
    """

    context: Context
    matters: tuple[Matter, ...]
    steps: tuple[Step, ...]
    places: Mapping[str, Place] = field(factory=dict)
    notes: tuple[Note, ...] = ()
    repeated: bool = False
