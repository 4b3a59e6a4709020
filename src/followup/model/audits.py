"""
What an auditor asks of an answer: by which decisions matters were put where they are, and on what minutes it rests,
and what a new version of those says otherwise.
"""

from __future__ import annotations

from datetime import date, time

from attrs import frozen

from followup.model.codes import Disposition
from followup.model.documents import Document
from followup.model.subjects import Matter, Step


@frozen
class Treatment:
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
        return cls(
            step.key, step.matter, step.disposition, step.on, step.meeting, step.item, step.decision, step.source
        )


@frozen
class Together:
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


@frozen
class Sources:
    """
    The minutes of one body that an answer rests on, by day, and the numbers *missing* in their series.
    """

    body: str
    documents: tuple[Document, ...]
    missing: tuple[str, ...] = ()


@frozen
class Audit:
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


@frozen
class Difference:
    """
    What a new version of minutes says otherwise of one *matter*: the steps *before*, and those *after*.
    """

    matter: Matter
    before: tuple[Step, ...]
    after: tuple[Step, ...]
