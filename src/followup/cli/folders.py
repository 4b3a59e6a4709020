"""
Recording a whole folder of minutes: what is recorded already is passed by, the rest goes in by the day of its meeting.

Each document is recorded whole, so that the same command goes on where it was interrupted.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import field, frozen, mutable

from followup.cli.options import Settings
from followup.cli.output import choose_locale, print_note, texts
from followup.errors import FollowupError, NotFound, StoreMissing


if TYPE_CHECKING:
    from followup.model.minutes import Document
    from followup.model.reading import Reading
    from followup.model.results import Recorded
    from followup.service.register import Register


def holds_folder(files: Sequence[str]) -> bool:
    """
    Whether one of *files* is a folder.
    """
    return any(Path(file).is_dir() for file in files)


def minutes_in(files: Sequence[str]) -> list[str]:
    """
    *files* with each folder replaced by the documents in it and below, by name; hidden ones are left out.

    Raises:
        NotFound: a folder holds no document of a kind that is read.
    """
    from followup.readers.formats.opening import KNOWN

    found: dict[str, None] = {}
    for file in files:
        inside = sorted(_below(Path(file), KNOWN)) if Path(file).is_dir() else [file]
        if not inside:
            raise NotFound(
                f"There are no minutes in {file}.", hint=f"Files are taken that end in {' '.join(sorted(KNOWN))}."
            )
        found.update(dict.fromkeys(inside))
    return list(found)


def _below(folder: Path, endings: frozenset[str]) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in endings:
                yield str(Path(place, name))


@frozen
class Plan:
    """
    How the documents of a folder are read and recorded, and whether what resembles the agenda is *accept*ed.
    """

    read: Callable[[str], Reading]
    record: Callable[[Reading], Recorded]
    body: str
    accept: bool


@mutable
class Outcome:
    """
    What came of a folder: how many documents there were and were known, the results, and what went wrong.
    """

    documents: int
    known: int = 0
    results: list[Recorded] = field(factory=list)
    failed: dict[str, FollowupError] = field(factory=dict)


def record_all(register: Register, settings: Settings, files: Sequence[str], plan: Plan) -> Outcome:
    """
    Record the documents *files* by the day of their meetings; those that are recorded already are not read again.
    """
    outcome, t = Outcome(len(files)), texts(settings)
    try:
        fresh = _unknown(register, files, plan, outcome)
        readings: dict[str, Reading] = {}
        with _progress(settings, fresh, t.gettext("Reading")) as bar:
            for file in bar:
                with _told(outcome, file):
                    readings[file] = plan.read(file)
        ordered = sorted(readings, key=lambda file: (readings[file].meeting.date or date.max, file))
        with _progress(settings, ordered, t.gettext("Recording")) as bar:
            for file in bar:
                with _told(outcome, file):
                    outcome.results.append(plan.record(readings[file]))
    except (KeyboardInterrupt, click.Abort):
        n = outcome.known + len(outcome.results)
        print_note(t.gettext("{n} of {of} recorded; the same command goes on from there.", n=n, of=len(files)))
        raise
    return outcome


def _unknown(register: Register, files: Sequence[str], plan: Plan, outcome: Outcome) -> list[str]:
    from followup.readers.formats.opening import LARGEST
    from followup.readers.text import bytes_of

    try:
        known = {document.sha256: document for document in register.documents()}
    except StoreMissing:
        return list(files)
    fresh = []
    for file in files:
        with _told(outcome, file):
            document = known.get(hashlib.sha256(bytes_of(file, limit=LARGEST)).hexdigest())
            if document is not None and _settled(document, plan):
                outcome.known += 1
            else:
                fresh.append(file)
    return fresh


def _settled(document: Document, plan: Plan) -> bool:
    """
    Whether recording the document again could change nothing.
    """
    from followup.model.codes import Acceptance

    ours = plan.body.casefold() in {"", document.body.casefold()}
    return ours and (not plan.accept or document.mode is not Acceptance.CERTAIN)


@contextmanager
def _told(outcome: Outcome, file: str) -> Iterator[None]:
    """
    Let what goes wrong with one document stand beside its name, and stop none of the others.
    """
    try:
        yield
    except FollowupError as error:
        outcome.failed[file] = error


def _progress(settings: Settings, files: Sequence[str], label: str) -> AbstractContextManager[Iterable[str]]:
    """
    A bar on the terminal; elsewhere nothing.
    """
    if settings.quiet or settings.as_json or not (sys.stderr and sys.stderr.isatty()):
        return nullcontext(files)
    return click.progressbar(files, label=label, file=sys.stderr, show_pos=True, fill_char="#", empty_char=" ")


def summary(outcome: Outcome, settings: Settings, typed: Sequence[str]) -> str:
    """
    What came of a folder, in a line; *typed* is how it was named, for what is to be typed next.
    """
    results = outcome.results
    t = texts(settings, choose_locale(settings, [result.body for result in results]))
    left = sum(len(result.suggestions) for result in results)
    counts = (
        t.gettext("{n} known", n=outcome.known),
        t.gettext("{n} new", n=sum(len(result.new) for result in results)),
        t.gettext("{n} continued", n=sum(len(result.continued) for result in results)),
        t.gettext("{n} closed", n=sum(len(result.closed) for result in results)),
        t.gettext("{n} missed", n=sum(len(result.missed.promised) for result in results if result.missed)),
    )
    begin = t.gettext("{n} of {of}", n=outcome.known + len(results), of=outcome.documents)
    told = f"{begin}: {' · '.join(counts)}"
    if left:
        ask = f"followup record {shlex.join(typed)} --ask"
        told += f" · {t.gettext('{n} to decide', n=left)}: {ask}"
    return told
