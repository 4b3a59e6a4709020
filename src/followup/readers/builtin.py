"""
The readers that come with followup, one for each language it knows, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.contracts import Reader
from followup.hookspecs import hookimpl
from followup.readers.languages.en import ENGLISH
from followup.readers.languages.sv import SWEDISH
from followup.readers.minutes import MinutesReader


LANGUAGES = (SWEDISH, ENGLISH)


def builtin_readers() -> tuple[Reader, ...]:
    """
    The built-in readers, in no order of preference: the one that recognises a document best reads it.
    """
    return tuple(MinutesReader(language) for language in LANGUAGES)


@hookimpl
def followup_register_readers() -> Sequence[Reader]:
    """
    Swedish and English minutes.
    """
    return builtin_readers()
