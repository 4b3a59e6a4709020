"""
The English wordings that only leave a matter on the table, until next time or for word from outside, or close it.
"""

from __future__ import annotations

import re

from followup.languages.vocabulary import (
    Named,
    Wording,
    words,
)
from followup.model.codes import Certainty, Disposition, Purpose


_AT_NEXT = (
    r"(?=\s(?:to|until|till|for|at)\s(?:the\s|our\s)?next\s(?:ordinary\s|regular\s)?(?:meeting|session|time)(?!\w))"
)
_MATTER = r"(?:the\s)?(?:matter|item|question|issue|this|it)"
_WORD_FROM = r"(?:reply|answer|response|opinion|decision|ruling|statement|word)"
_WAITS = r"(?:(?:is|are)\s)?(?:waiting\sfor|awaiting|awaits?)"
NEXT_TIME = (
    Wording(
        "postponed.stays",
        Disposition.POSTPONED,
        words(rf"(?:is|are|was|were)\s(?:left|left\sover|held){_AT_NEXT}|(?:remains?|stays?)(?:\sopen)?{_AT_NEXT}"),
    ),
    Wording(
        "postponed.left",
        Disposition.POSTPONED,
        words(rf"(?:(?:is|are|will\sbe|to\sbe)\s)?(?:followed\sup|a\sstanding\sitem){_AT_NEXT}"),
        certainty=Certainty.LIKELY,
    ),
    Wording(
        "postponed.come_back_to",
        Disposition.POSTPONED,
        words(rf"(?:we|the\s\w{{2,40}})\s(?:will\s)?(?:come\sback|comes\sback|return|returns)\sto\s{_MATTER}"),
    ),
)
AWAITED = (
    Wording(
        "referred.awaits",
        Disposition.REFERRED,
        words(
            rf"{_WAITS}\s(?:an?\s|the\s)?(?:\w{{2,20}}\s)?{_WORD_FROM}\s(?:from|of)\s(?:the\s)?(?P<owner>[^.;:,]{{2,80}})"
        ),
        named=Named.ITEM,
        purpose=Purpose.CONSULTATION,
        certainty=Certainty.LIKELY,
    ),
)
"""Tested last: a postponement while something is awaited is a postponement."""

CLOSED = (
    Wording(
        "carried_out.closed",
        Disposition.CARRIED_OUT,
        words(
            r"(?:(?<=matter\s)|(?<=item\s)|(?<=issue\s)|(?<=question\s))"
            r"(?:is|was)\s(?:now\s|thereby\s|therefore\s|hereby\s)?closed(?!\swithout)"
        ),
    ),
)
UNSETTLED: re.Pattern[str] = words(
    r"(?:at|to|until|till|by)\s(?:the\s|our\s)?next\s(?:ordinary\s|regular\s)?(?:meeting|session|time)"
    r"|waiting\sfor|awaiting|awaits|(?<=we\s)await|on\shold|to\sbe\s(?:followed\sup|continued)"
    r"|(?:will|to|shall)\s(?:come|report|get)\sback|revisit(?:ed)?|remains?\s(?:open|outstanding)|left\sopen"
    r"|postpone[sd]?|deferred|no\slater\sthan|(?:is|are)\s(?:asked|requested)\sto|has\snot\s(?:yet\s)?replied"
)
"""What tells that a sentence leaves something open, though no wording was read in it."""
