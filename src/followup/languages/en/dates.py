"""
When, in English: days, periods, and the words that lead to a meeting or a deadline.
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
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_SEASONS = {
    "the summer": (8, 1),
    "summer": (8, 1),
    "the holidays": (1, 1),
    "christmas": (1, 1),
    "the new year": (1, 1),
    "autumn": (9, 1),
}
_WHEN = "|".join(sorted([*_MONTHS, *_SEASONS], key=len, reverse=True))

DATES = DateWords(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    quarters={"first": 1, "second": 2, "third": 3, "fourth": 4},
    year_marks=("during", "in", "end of", "by the end of"),
    before_day=("the", "on the", "on"),
    month_first=True,
)
TARGETS = TargetWords(
    by=words(r"by|before|no\slater\sthan|within|not\slater\sthan"),
    at_meeting_in=re.compile(
        rf"\s(?P<lead>in|after|during)\s(?P<when>{_WHEN})(?!\w)(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    to_day=re.compile(r"(?<!\w)(?:to|until|till|for)\s(?:the\s)?\Z", re.IGNORECASE),
    on_day=re.compile(r"\s(?:again\s)?(?:on\s)?(?:the\s)?", re.IGNORECASE),
    seasons=_SEASONS,
    season=re.compile(
        rf"(?<!\w)(?P<lead>after)\s(?P<when>{'|'.join(sorted(_SEASONS, key=len, reverse=True))})(?!\w)"
        r"(?:\s(?P<year>20\d\d))?",
        re.IGNORECASE,
    ),
    in_period=re.compile(r"(?<!\w)(?:in|during|until|by|to|for|from)\s(?=\w)", re.IGNORECASE),
    event=re.compile(
        r"(?<!\w)(?:at|during|for|on)\s(?:the\s)?(?P<event>(?:\w{2,30}\s){0,3}?(?:conference"
        r"|workshop|seminar|away\sday|retreat|fair|summit))(?!\w)",
        re.IGNORECASE,
    ),
    next_year=words(r"(?:until|to|for|in)\snext\syear"),
    if_time=words(
        r"if\s(?:there\sis\s)?(?:time|space)(?:\sand\s(?:time|space))?(?:\s(?:permits?|allows?"
        r"|is\savailable|on\sthe\sagenda))?(?:\s(?:permits?|allows?))?|time\spermitting"
    ),
    precondition=words(
        r"(?:once|when|as\ssoon\sas|provided(?:\sthat)?|until)\s[^.,;]{2,80}?(?:is\s(?:here"
        r"|available|ready|back|complete|in)|are\s(?:available|ready|in)|has\s\w+"
        r"|have\s\w+(?:\s\w+)?|arrives?)"
        r"|pending\s[^.,;]{2,60}"
    ),
)
