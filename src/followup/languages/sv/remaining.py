"""
The Swedish wordings that only leave a matter on the table, until next time or for word from outside, or close it.
"""

from __future__ import annotations

import re

from followup.languages.vocabulary import (
    Named,
    Needs,
    Wording,
    words,
)
from followup.model.codes import Certainty, Disposition, Purpose


_AT_NEXT = (
    r"(?=\s(?:till\s|på\s|vid\s|under\s)?(?:nästa|nästkommande|kommande)\s(?:ordinarie\s)?"
    r"\w{0,40}(?:möte|sammanträde|gång)(?!\w))"
)
_WORD_FROM = r"(?:besked|yttrande|svar|beslut|utlåtande|ställningstagande|återkoppling)"
_NAME = r"(?-i:[A-ZÅÄÖ])[\w\-]{1,40}(?:\s(?-i:[A-ZÅÄÖ])[\w\-]{1,40}){0,3}?"
_WAITS = r"(?:väntar\spå|inväntar|invänta|avvaktar|avvakta|avvaktan\spå|(?:i|på)\sväntan\spå)"
NEXT_TIME = (
    Wording(
        "undertaken.comes_back_then",
        Disposition.UNDERTAKEN,
        words(rf"återkommer(?:{_AT_NEXT}|(?=\s?[.!]|\s?\Z))"),
        named=Named.AFTER,
        kind="undertaking",
        needs=Needs.KNOWN_PERSON,
        owned=True,
    ),
    Wording(
        "postponed.stays",
        Disposition.POSTPONED,
        words(
            rf"(?:kvarstår|kvarstod|ligger\skvar|hänskjut(?:s|es)|hänsköts|skjut(?:s|es)(?:\spå)?|återkommer){_AT_NEXT}"
        ),
    ),
    Wording(
        "postponed.left",
        Disposition.POSTPONED,
        words(rf"(?:lämnas|lämnades|följ(?:s|es)\supp|sparas|vilar|bevakas|stående\spunkt){_AT_NEXT}"),
        certainty=Certainty.LIKELY,
    ),
    Wording(
        "postponed.comes_back",
        Disposition.POSTPONED,
        words(
            r"(?:(?<=ärendet\s)|(?<=frågan\s)|(?<=punkten\s)|(?<=ärendena\s)|(?<=frågorna\s))"
            r"återkommer(?!\s(?:med|om|kring|angående|i)\s)"
        ),
    ),
    Wording(
        "postponed.come_back_to",
        Disposition.POSTPONED,
        words(r"(?<!som\s)(?:vi|man|\w{2,40}(?:en|et))\såterkommer\still\s(?:frågan|ärendet|punkten|detta|saken)"),
    ),
)
AWAITED = (
    Wording(
        "referred.awaits",
        Disposition.REFERRED,
        words(
            rf"{_WAITS}\s(?:ett\s)?(?:(?!från\s)\w{{2,20}}\s)?{_WORD_FROM}\sfrån\s(?P<owner>[^.;:,]{{2,80}})"
            rf"|{_WAITS}\s(?P<whose>{_NAME})s\s{_WORD_FROM}"
        ),
        named=Named.ITEM,
        purpose=Purpose.CONSULTATION,
        certainty=Certainty.LIKELY,
    ),
)
"""Tested last: a postponement while something is awaited is a postponement."""

ASKED = (
    Wording(
        "assigned.asked",
        Disposition.ASSIGNED,
        words(r"(?:ombeds|ombedes|ombads|har\sombetts|uppmanas|uppmanades)(?:\satt)?"),
        named=Named.TASK,
        kind="assignment",
        owned=True,
    ),
)
CLOSED = (
    Wording(
        "carried_out.closed",
        Disposition.CARRIED_OUT,
        words(
            r"(?:(?<=ärendet\s)|(?<=frågan\s)|(?<=punkten\s))"
            r"(?:är\s(?:nu\s|därmed\s|härmed\s)?avslutad?t?|avslutas(?:\shärmed|\sdärmed)?|avslutades)"
        ),
    ),
)
UNSETTLED: re.Pattern[str] = words(
    r"återkomm\w{1,3}|bordlägg\w{1,4}|hänskj\w{1,6}|senareläggs"
    r"|(?:till|på|vid|inför|under)\s(?:nästa|nästkommande|kommande)\s(?:ordinarie\s)?\w{0,40}(?:möte|sammanträde|gång)"
    r"|väntar\spå|avvakta[rns]{0,2}|inväntar?|i\sväntan\spå|vila(?:r|nde)|kvarstår|ligger\skvar|bevakas?"
    r"|ombeds|följ(?:s|es)\supp|skjut(?:s|es)|utred(?:s|es)\s(?:vidare|ytterligare)"
    r"|har\sännu\s(?:inte|ej)|ska(?:ll)?\s(?:upp|lämna\sbesked)|senast\s(?:den|i|vid|under)"
)
"""What tells that a sentence leaves something open, though no wording was read in it."""
