"""
The readers that come with followup, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.contracts import Reader
from followup.hookspecs import hookimpl
from followup.languages import LANGUAGES
from followup.readers.council.reader import CouncilReader
from followup.readers.notes import NotesReader


def builtin_readers() -> tuple[Reader, ...]:
    """
    The built-in readers: the one that recognises a document best reads it, of equals the first.
    """
    return (CouncilReader(), *(NotesReader(language.reading()) for language in LANGUAGES))


@hookimpl
def followup_register_readers() -> Sequence[Reader]:
    """
    Formal Swedish minutes, and minutes and notes of any shape in each language.
    """
    return builtin_readers()
