"""
The readers that come with the package: one for each language it knows.
"""

from __future__ import annotations

from followup.contracts import Reader
from followup.readers.languages.en import ENGLISH
from followup.readers.languages.sv import SWEDISH
from followup.readers.minutes import MinutesReader


LANGUAGES = (SWEDISH, ENGLISH)


def builtin_readers() -> tuple[Reader, ...]:
    """
    The built-in readers, in no order of preference: the one that recognises a document best reads it.
    """
    return tuple(MinutesReader(language) for language in LANGUAGES)
