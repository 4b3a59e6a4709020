"""
What a reader found in one document: proposals with their quotes, and the lines it could not place.

A reading writes nothing; it is the value of the published schema ``followup/reading/1``.
Bodies and parties are named as the document names them; the register knows which keys they have.
"""

from __future__ import annotations

from datetime import date, time

from attrs import field, frozen

from followup.model.codes import Certainty, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.model.targets import Condition, Target


READING_SCHEMA = "followup/reading/1"

Lines = tuple[int, int]
"""First and last line, counted from 1."""


@frozen
class DocumentFacts:
    """
    Which document was read: its name, the SHA-256 of its bytes, what it is and its language (``sv``).
    """

    name: str
    sha256: str
    kind: DocumentKind = DocumentKind.NOTES
    language: str = "sv"


@frozen
class Present:
    """
    Somebody who was there, for all of the meeting or for the *items* named.
    """

    name: str
    organisation: str = ""
    items: tuple[str, ...] = ()


@frozen
class Absent:
    """
    Somebody who was expected and was not there.
    """

    name: str
    organisation: str = ""


@frozen
class NextSitting:
    """
    A coming meeting of the same body, as the document announces it.
    """

    date: date
    starts: time | None = None
    venue: str = ""
    mode: str = ""
    ends: time | None = None


@frozen
class MeetingFacts:
    """
    The header of the minutes: which body met, when and where, who was there and who signs.

    *mode* is ``physical``, ``digital``, ``hybrid`` or empty; *number* is the minutes' own number, if any.
    """

    body: str = ""
    date: date | None = None
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    mode: str = ""
    present: tuple[Present, ...] = ()
    absent: tuple[Absent, ...] = ()
    chair: str = ""
    notes_by: str = ""
    verified_by: str = ""
    next: tuple[NextSitting, ...] = ()
    number: str = ""


@frozen
class ReadItem:
    """
    One numbered item of the minutes; *file_number* is its diary number or issue link, if any.

    *starts* is the hour at which it came up, where the minutes say so.
    """

    number: str
    title: str
    file_number: str = ""
    lines: Lines = (0, 0)
    starts: time | None = None


@frozen
class Finding:
    """
    One thing the document says of a matter, with the sentence that says it.

    *title* names the matter; *item* is the number of the item it stands under.
    *same_as* names earlier findings that say the same by their own words, *like* those that probably do.
    A *rule* whose last part ends in ``_again`` postpones without a formal decision; an assignment by a rule that
    ends in ``.told`` is told, but opens no matter.
    *goes_on* marks a disposition that usually closes but here does not.
    *on* and *reference* (day and §) make it history: what the document says an earlier meeting did.
    *decision* is the number of the item that decided it together with others (a point of order).
    """

    id: str
    disposition: Disposition = field(converter=Disposition)
    title: str
    kind: str = "item"
    item: str = ""
    number: str = ""
    reason: Reason | None = None
    target: Target | None = None
    assumed: bool = False
    condition: Condition | None = None
    owner: str = ""
    interim: str = ""
    certainty: Certainty = field(default=Certainty.CERTAIN, converter=Certainty)
    quote: str = ""
    lines: Lines = (0, 0)
    rule: str = ""
    same_as: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    purpose: Purpose | None = None
    outcome: Outcome | None = None
    goes_on: bool = False
    on: date | None = None
    reference: str = ""
    decision: str = ""


@frozen
class OtherMeeting:
    """
    A meeting of another body that the document tells of.
    """

    body: str
    date: date | None = None
    mode: str = ""
    quote: str = ""
    lines: Lines = (0, 0)
    starts: time | None = None
    venue: str = ""


@frozen
class DecisionText:
    """
    A decision as it stands under a decision heading.
    """

    item: str
    quote: str
    lines: Lines = (0, 0)


@frozen
class Unread:
    """
    Lines the reader could not place; none is lost.
    """

    lines: Lines
    text: str


@frozen
class Reading:
    """
    Everything found in one document.

    *body* is whose minutes they are by the word of whoever had them read; what the document says is in *meeting*.
    *notes* say how the text came about, where that matters ("tracked changes were read as accepted"); they are
    no part of what was read.
    """

    document: DocumentFacts
    meeting: MeetingFacts = field(factory=MeetingFacts)
    items: tuple[ReadItem, ...] = ()
    findings: tuple[Finding, ...] = ()
    other_meetings: tuple[OtherMeeting, ...] = ()
    decisions: tuple[DecisionText, ...] = ()
    unread: tuple[Unread, ...] = ()
    body: str = field(default="", eq=False)
    notes: tuple[str, ...] = field(default=(), eq=False)
