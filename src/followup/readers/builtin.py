"""
The readers that come with followup, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.contracts import Reader
from followup.hookspecs import hookimpl


@hookimpl
def followup_register_readers() -> Sequence[Reader]:
    """
    Swedish and English minutes; the one that recognises a document best reads it.
    """
    from followup.readers.languages.en import ENGLISH
    from followup.readers.languages.sv import SWEDISH
    from followup.readers.minutes import MinutesReader

    return [MinutesReader(language) for language in (SWEDISH, ENGLISH)]
