"""
The notes that come with an answer, in words: warnings and observations the register gives by code.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.reports.texts import Texts, msgid


NOTES = {
    "closed": msgid("{what} was closed already: the step is kept and flagged, and changes nothing else."),
    "other_name": msgid("The document calls the body {what}, which is not a name it is known by."),
    "nothing_found": msgid("Nothing was found in the document: no items and no outstanding matters."),
}


def note_lines(notes: Iterable[str], t: Texts) -> list[str]:
    """
    Each note as a sentence; one that has no code is told as it stands.
    """
    return [_told(note, t) for note in notes]


def _told(note: str, t: Texts) -> str:
    code, _, what = note.partition(":")
    return t.gettext(NOTES[code], what=what) if code in NOTES else note
