"""
What the minutes of a meeting are as a document; what they say is in ``minutes``.
"""

from __future__ import annotations

from datetime import date, datetime, time

from attrs import frozen

from followup.model.codes import DocumentKind


Day = date  # fields are called ``date`` too


@frozen
class Document:
    """
    One version of the minutes of a meeting, recognised by body and day, not by bytes.

    *mode* says how its findings were taken: ``accept`` (likeness to the agenda taken too), ``certain`` or ``review``.
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
    mode: str = "certain"
    version: int = 1
    withdrawn: bool = False
    recorded_at: datetime | None = None
    author: str = ""
