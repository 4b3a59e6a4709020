"""
Swedish: the words of minnesanteckningar and protokoll.

Where a word means something else in everyday Swedish ("utgår från", "det antas att") the pattern says so.
"""

from __future__ import annotations

from followup.languages.sv.dates import DATES, TARGETS
from followup.languages.sv.document import HEADER, LAYOUT
from followup.languages.sv.forms import FORMS
from followup.languages.sv.meaning import PURPOSES, REASONS, SPECIAL, VETOES
from followup.languages.sv.names import BODIES, TITLES
from followup.languages.sv.wordings import WORDINGS
from followup.languages.vocabulary import Words, word_set


COMMON = word_set("och att det som en på är för med av till den ett har inte om vid ska var under möte beslut")

READING = Words(
    "sv", COMMON, DATES, LAYOUT, HEADER, BODIES, TARGETS, TITLES, VETOES, SPECIAL, REASONS, PURPOSES, WORDINGS, FORMS
)
