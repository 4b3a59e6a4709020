"""
Documents, and what minutes leave in a register: items, findings, evidence, and who was there.
"""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import field, frozen

from followup.model.codes import Acceptance, Certainty, Disposition, DocumentKind, Manner, Verdict
from followup.model.matters import ActFacts, facts_after
from followup.model.value import Value


@frozen(repr=False, eq=False)
class Item(Value):
    """
    An item of the minutes of a meeting, as they number and name it; *starts* is the hour it came up, if they say so.
    """

    key: str
    document: str
    position: int
    number: str
    title: str
    file_number: str = ""
    starts: time | None = None


@frozen(repr=False, eq=False)
class Evidence(Value):
    """
    Document, lines and verbatim quote; its own row, so that it can be blanked.
    """

    key: str
    document: str | None
    first_line: int
    last_line: int
    quote: str
    rule: str = ""


@frozen(
    repr=False, eq=False, field_transformer=facts_after(number="reason outcome purpose target condition owner interim")
)
class FoundRow(ActFacts):
    """
    A finding as it is kept: what the document said, and what became of it.

    *names* of bodies and parties are resolved to keys; *same_as* and *like* hold finding ids of the document.
    """

    key: str
    document: str
    id: str
    disposition: Disposition
    title: str
    kind: str = "item"
    item: str = ""
    number: str = ""
    certainty: Certainty = Certainty.CERTAIN
    first_line: int = 0
    rule: str = ""
    goes_on: bool = False
    on: date | None = None
    reference: str = ""
    decision: str = ""
    same_as: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    verdict: Verdict = Verdict.ACCEPTED
    matter: str | None = None
    evidence: str | None = None

    @property
    def manner(self) -> Manner:
        """
        How the document says it, which is told by the last part of its rule.
        """
        last = self.rule.rpartition(".")[2]
        if last.endswith("_again"):
            return Manner.AGAIN
        return Manner(last) if last in {Manner.TOLD, Manner.UNDECIDED} else Manner.STATED


@frozen(repr=False, eq=False)
class Attendance(Value):
    """
    Who was at a meeting (or was expected and was not), as its minutes say.
    """

    key: str
    document: str
    position: int
    party: str
    present: bool = True
    items: tuple[str, ...] = ()


Day = date  # fields are called ``date`` too


@frozen(repr=False, eq=False)
class Document(Value):
    """
    One version of the minutes of a meeting, recognised by body and day, not by bytes.

    *mode* says how its findings were taken.
    """

    key: str
    body: str
    meeting: str
    name: str
    sha256: str
    kind: DocumentKind = DocumentKind.NOTES
    language: str = "en"
    date: Day | None = None
    starts: time | None = None
    mode: Acceptance = field(default=Acceptance.CERTAIN, converter=Acceptance)
    version: int = 1
    withdrawn: bool = False
    recorded_at: datetime | None = None
    author: str = ""
