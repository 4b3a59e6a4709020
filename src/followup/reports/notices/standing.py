"""
Matters that were postponed again and again, and those that somebody waits to have answered.
"""

from __future__ import annotations

from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import Block
from followup.reports.notices.lines import instead, matters
from followup.reports.reasons.context import counts, spaced
from followup.reports.words.places import place_sentence
from followup.reports.words.translation import Texts, full_day


def postponed(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: each with how often it was postponed, and where it is now.
    """
    subject = t.ngettext(
        "{body}: {n} matter postponed again",
        "{body}: {n} matters postponed again",
        len(letter.lines) + letter.more,
        body=letter.body.name,
    )
    return subject, [*matters(letter, t, _often), *instead(letter, t)]


def answer(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: each with the day it was raised, from which the time counts.
    """
    subject = t.ngettext(
        "{body}: {n} matter to be answered",
        "{body}: {n} matters to be answered",
        len(letter.lines) + letter.more,
        body=letter.body.name,
    )
    return subject, [*matters(letter, t, _raised), *instead(letter, t)]


def _often(line: Line, letter: Letter, t: Texts) -> str:
    assert line.matter is not None
    now = place_sentence(line.matter, line.place, letter.context, t) if line.place else ""
    return spaced(counts(line.matter, line.place.missed if line.place else 0, t), now)


def _raised(line: Line, letter: Letter, t: Texts) -> str:
    if line.on is None:
        return ""
    days = (letter.context.today - line.on).days
    return t.gettext("Raised on {day}, {n} days ago.", day=full_day(line.on, t), n=days)
