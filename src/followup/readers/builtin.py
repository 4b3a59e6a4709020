"""
The readers that come with followup, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.contracts import Reader
from followup.hookspecs import hookimpl
from followup.readers.council.reader import CouncilReader
from followup.readers.languages.en import ENGLISH
from followup.readers.languages.sv import SWEDISH
from followup.readers.minutes import MinutesReader


LANGUAGES = (SWEDISH, ENGLISH)


def builtin_readers() -> tuple[Reader, ...]:
    """
    The built-in readers: the one that recognises a document best reads it, of equals the first.
    """
    return (CouncilReader(), *(MinutesReader(language) for language in LANGUAGES))


@hookimpl
def followup_register_readers() -> Sequence[Reader]:
    """
    Formal Swedish minutes, and Swedish and English notes.
    """
    return builtin_readers()
