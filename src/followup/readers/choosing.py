"""
Which reader reads a document: the one that recognises it best, and the next where that one's plug-in fails.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from followup.contracts import Reader
from followup.errors import InputError, PluginError, Text
from followup.model.reading import Reading
from followup.readers.filenames import day_in_name
from followup.readers.formats.opening import load_path
from followup.readers.held import held


LOG = logging.getLogger("followup.readers")


@frozen
class Choice:
    """
    The *readers* there are, and what narrows the choice among them: a *language*, or a *reader* by its name.

    *body* is whose minutes are read, by its key or name.
    """

    readers: Iterable[Reader]
    body: str = ""
    language: str | None = None
    reader: str | None = None

    def read_file(self, source: str | os.PathLike[str], day: date | None) -> Reading:
        """
        What the minutes in a file say; their day is *day*, else the one that the text states, else that of its name.
        """
        loaded = load_path(source)
        name = Path(source).name
        reading = self.read(loaded.text, name=name, sha256=loaded.sha256, day=day)
        named = day_in_name(name) if reading.meeting.date is None else None
        if named is None:
            return evolve(reading, notes=loaded.notes)
        # Read again: days without a year are seen from the day of the meeting.
        reading = self.read(loaded.text, name=name, sha256=loaded.sha256, day=named)
        note = Text("{name}: the day of the meeting is that of its name, {day}.", name=name, day=named)
        return evolve(reading, notes=(*loaded.notes, note))

    def read(self, text: str, *, name: str, sha256: str, day: date | None = None) -> Reading:
        """
        What the best of the readers finds in *text*, held to the text.
        """
        best = read_by_best(self._able(), text, name=name, sha256=sha256, body=self.body, day=day)
        return evolve(held(best, text), body=self.body)

    def _able(self) -> list[Reader]:
        readers = list(self.readers)
        if self.reader and self.reader not in {one.name for one in readers}:
            names = ", ".join(sorted(one.name for one in readers)) or "none"
            raise InputError(
                "There is no reader called {reader}.", reader=self.reader, names=names, hint="Readers: {names}."
            )
        able = [one for one in readers if self.language in {None, one.language} and self.reader in {None, one.name}]
        if not able:
            known = ", ".join(sorted({one.language for one in readers})) or "none"
            raise InputError(
                "There is no reader for {language}." if self.language else "There is no reader for minutes.",
                language=self.language,
                known=known,
                hint="Languages: {known}.",
            )
        return able


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
        return reading if reading.reader else evolve(reading, reader=reader.name)
    raise failed[0]


def _recognised(readers: Sequence[Reader], text: str, failed: list[PluginError]) -> list[tuple[float, Reader]]:
    recognised = []
    for reader in readers:
        try:
            recognised.append((reader.recognises(text), reader))
        except PluginError as error:
            failed.append(error)
    return recognised
