"""
Which reader reads a document: the one that recognises it best, and the next where that one's plug-in fails.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date

from followup.contracts import Reader
from followup.errors import PluginError
from followup.model.reading import Reading


LOG = logging.getLogger("followup.readers")


def read_by_best(
    readers: Sequence[Reader], text: str, *, name: str, sha256: str, body: str = "", day: date | None = None
) -> Reading:
    """
    What the best of *readers*, of equals the first, finds in *text*.

    One whose plug-in fails gives way to another that recognises the document; the log names it.

    Raises:
        PluginError: no other recognises the document.
    """
    failed: list[PluginError] = []
    ranked = sorted(_recognised(readers, text, failed), key=lambda pair: -pair[0])
    for score, reader in ranked:
        if failed and not score > 0:
            break
        try:
            told = {"day": day} if day else {}
            reading = reader.read(text, name=name, sha256=sha256, body=body, **told)
        except PluginError as error:
            failed.append(error)
            continue
        for failure in failed:
            LOG.warning("%s", failure.message)
        return reading
    raise failed[0]


def _recognised(readers: Sequence[Reader], text: str, failed: list[PluginError]) -> list[tuple[float, Reader]]:
    recognised = []
    for reader in readers:
        try:
            recognised.append((reader.recognises(text), reader))
        except PluginError as error:
            failed.append(error)
    return recognised
