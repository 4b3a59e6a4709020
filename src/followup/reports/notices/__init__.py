"""
The texts of messages, a module each, built of the blocks of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from followup.model.notices import Letter, Written
from followup.reports.drawing.blocks import Block
from followup.reports.drawing.html import html
from followup.reports.drawing.text import text
from followup.reports.notices import agenda, due, minutes, missed, owed, standing, trouble
from followup.reports.words.translation import Texts, translator


WIDTH = 72
"""Columns of a mail: what is quoted in an answer still fits."""

TOPICS: Mapping[str, Callable[[Letter, Texts], tuple[str, list[Block]]]] = {
    "agenda": agenda.told,
    "minutes": minutes.told,
    "elsewhere": minutes.told,
    "owed": owed.told,
    "due": due.told,
    "missed": missed.told,
    "doubt": missed.doubt,
    "postponed": standing.postponed,
    "answer": standing.answer,
    "trouble": trouble.told,
}


def written(letter: Letter, locale: str) -> Written:
    """
    *letter* in the language *locale*: its subject, its text in lines of at most 72 columns, and the same as HTML.
    """
    subject, blocks = TOPICS[letter.kind](letter, translator(locale))
    return Written(subject, f"{text(blocks, WIDTH).strip(chr(10))}\n", html(blocks, subject, locale))
