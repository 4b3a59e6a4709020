"""
The day of the meeting where no label states it: in a title, in the first lines, last in the settings of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from followup.languages.calendar import DateWords
from followup.readers.dates import find_days
from followup.readers.lines import Line, plain
from followup.readers.tree import Tree


_FIRST = 25  # lines that may tell the day
_OTHERS = re.compile(
    r"\b(?:previous|last|next|updated?|modified|created|föregående|förra|nästa|uppdatera\w*|skapad|justera\w*|approved"
    r"|forrige|sidste|neste|næste|opdateret|oppdatert|due|deadline|utkast|draft)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:§\s*)?\d{1,2}[.)]?\s+[^\W\d]{3,}\s+[^\W\d]")  # "1. Minutes of …", not "10. februar 2027"
_SHORT = re.compile(
    r"(?<![\d/.-])(?P<year>\d{2})(?P<mark>-?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>[0-2]\d|3[01])(?![\d/.-])"
)


def day_of(tree: Tree, words: DateWords) -> date | None:
    """
    The first full day that a heading, one of the first lines or the file's settings name.
    """
    written = {line.number: plain(line.text) for line in tree.lines}
    # An item's title without its number would no longer show that it is an item: "1. Minutes of …".
    titles = [one.title for one in tree.sections[:6] if one.first and not _ITEM.match(written.get(one.first, ""))]
    filled = [line for line in tree.lines if line.text]
    body = [line for line in filled if line.number not in tree.furniture][:_FIRST]
    settings = [line for line in filled if line.number in tree.furniture][:_FIRST]
    heads = [plain(line.text) for line in body if line.number in tree.titles or line.text.startswith("#")]
    named = [line.text for line in settings if line.text.casefold().startswith("title")]
    places = (heads, named, [plain(line.text) for line in body[:6]], titles, [plain(line.text) for line in body])
    for texts in places:
        if day := _first(texts, words):
            return day
    return _first((line.text for line in settings), words)


def _first(texts: Iterable[str], words: DateWords) -> date | None:
    return next((day for text in texts for day in _days(text, words)), None)


def _days(text: str, words: DateWords) -> Iterator[date]:
    if len(text) > 200 or _OTHERS.search(text) or _ITEM.match(text):
        return
    full = (one.on(None) for one in find_days(text, words))
    yield from (day for day in full if day)
    for match in _SHORT.finditer(text[:80]):
        year = int(match["year"])
        century = 1900 if year > 60 else 2000
        try:
            yield date(century + year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue


def outside_settings(lines: Iterable[Line], furniture: frozenset[int]) -> tuple[Line, ...]:
    """
    *lines* without those of the file's settings.
    """
    return tuple(line for line in lines if line.number not in furniture)
