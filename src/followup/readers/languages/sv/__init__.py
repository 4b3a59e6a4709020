"""
Swedish: the words of minnesanteckningar and protokoll.

Where a word means something else in everyday Swedish ("utgår från", "det antas att") the pattern says so.
"""

from __future__ import annotations

from followup.readers.language import Language, word_set
from followup.readers.languages.sv.calendar import DATES, TARGETS
from followup.readers.languages.sv.document import HEADER, LAYOUT
from followup.readers.languages.sv.meaning import PURPOSES, REASONS, SPECIAL, VETOES
from followup.readers.languages.sv.names import BODIES, TITLES
from followup.readers.languages.sv.wordings import WORDINGS


COMMON = word_set("och att det som en på är för med av till den ett har inte om vid ska var under möte beslut")

SWEDISH = Language(
    "sv", COMMON, DATES, LAYOUT, HEADER, BODIES, TARGETS, TITLES, VETOES, SPECIAL, REASONS, PURPOSES, WORDINGS
)
