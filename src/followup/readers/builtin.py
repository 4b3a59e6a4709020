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
    Swedish and English minutes.
    """
    from followup.readers.minutes import builtin_readers  # noqa: PLC0415 - imported where it is used

    return builtin_readers()
