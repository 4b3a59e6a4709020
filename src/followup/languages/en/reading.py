"""
English: the words of committee minutes and notes.

"Tabled" is left out on purpose: it means set aside in the United States and put forward elsewhere.
"""

from __future__ import annotations

from followup.languages.en.dates import DATES, TARGETS
from followup.languages.en.document import HEADER, LAYOUT
from followup.languages.en.forms import FORMS
from followup.languages.en.meaning import PURPOSES, REASONS, SPECIAL, VETOES
from followup.languages.en.names import BODIES, TITLES
from followup.languages.en.wordings import WORDINGS
from followup.languages.vocabulary import Words, word_set


COMMON = word_set("the and to of a in is that for on was be will with at by not this are meeting committee item it as")

READING = Words(
    "en", COMMON, DATES, LAYOUT, HEADER, BODIES, TARGETS, TITLES, VETOES, SPECIAL, REASONS, PURPOSES, WORDINGS, FORMS
)
