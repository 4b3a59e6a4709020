"""
English: the words of committee minutes and notes.

"Tabled" is left out on purpose: it means set aside in the United States and put forward elsewhere.
"""

from __future__ import annotations

from followup.readers.language import Language, word_set
from followup.readers.languages.en.calendar import DATES, TARGETS
from followup.readers.languages.en.document import HEADER, LAYOUT
from followup.readers.languages.en.meaning import PURPOSES, REASONS, SPECIAL, VETOES
from followup.readers.languages.en.names import BODIES, TITLES
from followup.readers.languages.en.wordings import WORDINGS


COMMON = word_set("the and to of a in is that for on was be will with at by not this are meeting committee item it as")

ENGLISH = Language(
    "en", COMMON, DATES, LAYOUT, HEADER, BODIES, TARGETS, TITLES, VETOES, SPECIAL, REASONS, PURPOSES, WORDINGS
)
