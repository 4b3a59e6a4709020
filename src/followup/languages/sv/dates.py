"""
When, in Swedish: days, periods, and the words that lead to a meeting or a deadline.
"""

from __future__ import annotations

import re

from followup.languages.calendar import DateWords
from followup.languages.vocabulary import (
    TargetWords,
    words,
)


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "mars mar",
            "april apr",
            "maj",
            "juni jun",
            "juli jul",
            "augusti aug",
            "september sep sept",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name + ending: number
    for number, name in enumerate(("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"))
    for ending in ("", "en", "ens")
}
_SEASONS = {
    "våren": (1, 1),
    "sommaren": (6, 1),
    "hösten": (8, 1),
    "semestern": (8, 1),
    "semestrarna": (8, 1),
    "årsskiftet": (1, 1),
    "nyår": (1, 1),
    "jul": (1, 1),
    "julen": (1, 1),
}
_AFTER_SEASONS = {"efter sommaren": (8, 1), "efter våren": (6, 1)}
_WHEN = "|".join(sorted([*_MONTHS, *_SEASONS], key=len, reverse=True))

DATES = DateWords(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    quarters={"första": 1, "andra": 2, "tredje": 3, "fjärde": 4},
    year_marks=("under", "år", "helåret", "utgången av", "slutet av"),
    before_day=("den",),
    slashed=True,
)
TARGETS = TargetWords(
    by=words(r"senast|före|innan|inom|före\sutgången\sav|i\sslutet\sav"),
    at_meeting_in=re.compile(
        rf"\s(?P<lead>i|under|efter|på)\s(?P<when>{_WHEN})(?!\w)(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    to_day=re.compile(
        r"(?<!\w)(?:till|tills|t\.o\.m\.|fram\still)\s(?:den\s)?(?:\w{2,8}en\s(?:den\s)?)?\Z", re.IGNORECASE
    ),
    on_day=re.compile(r"\s(?:igen\s|på\snytt\s)?(?:först\s)?(?:på\s)?(?:den\s)?", re.IGNORECASE),
    seasons=_SEASONS | _AFTER_SEASONS,
    season=re.compile(
        r"(?<!\w)(?P<lead>till|efter)\s"
        rf"(?P<when>{'|'.join(sorted(_SEASONS, key=len, reverse=True))})(?!\w)(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    in_period=re.compile(r"(?<!\w)(?:under|i|till|inför|inom|från)\s(?=\w)", re.IGNORECASE),
    event=re.compile(
        r"(?<!\w)(?:vid|på|under|inför|till|i samband med)\s(?P<event>(?!(?:mån|tis|ons|tors"
        r"|fre|lör|sön|efter|för|halv)\w{0,2}dag)"
        r"\w{2,40}(?:konferensen|konferens|dagarna|dagen|mässan|seminariet|workshopen"
        r"|internatet|utbildningen|stämman))(?!\w)",
        re.IGNORECASE,
    ),
    next_year=words(r"(?:till|under)\snästa\sår"),
    if_time=words(
        r"om\s(?:det\sfinns\s(?:tid|utrymme)|(?:tid|tiden|utrymme)[^.,;]{0,40}?(?:finns|medger"
        r"|medges|tillåter|räcker|ges))"
        r"(?:\s(?:i|på)\s(?:agendan|dagordningen|mötet))?|i\smån\sav\s(?:tid|utrymme)(?:\soch\s(?:tid|utrymme))?"
    ),
    precondition=words(
        r"(?:när|så\ssnart|först\snär|förutsatt\satt"
        r"|under\sförutsättning\satt)\s[^.,;]{2,80}?(?:finns|är\s\w+|har\s\w+(?:\s\w+)?"
        r"|kommit(?:\sin)?|inkommit|klar[ta]?|deltar|närvarar)"
        r"|i\s(?:avvaktan|väntan)\spå\s[^.,;]{2,60}"
    ),
)
