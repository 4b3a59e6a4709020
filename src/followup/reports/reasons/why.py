"""
Why a matter is where it is, in one line, two at most: day, item, what, count, and the quote where the words matter.
"""

from __future__ import annotations

from followup.model.answers import Context, Promise
from followup.model.matters import Matter, Place, Placed
from followup.reports.reasons.review import review
from followup.reports.reasons.telling import (
    Telling,
    behind_doors,
    circumstances,
    elsewhere,
    not_told,
    opening,
    spaced,
    without_day,
)
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import sentence


def why_line(
    placed: Placed, promise: Promise | None, context: Context, locale: str, *, reader: str | None = None
) -> str:
    """
    Why a matter stands on the agenda it is on, or under *outstanding matters*.

    *reader* is the body whose agenda it is; it differs from the matter's own where another body holds it.
    """
    return _line(_telling(placed.matter, placed.place, context, locale, promise, reader=reader, here=True))


def why_short(matter: Matter, place: Place, context: Context, locale: str) -> str:
    """
    Why a matter is where it is, from its record alone: for lists that do not fetch the sentence that promised it.
    """
    return _line(_telling(matter, place, context, locale))


def why_now(matter: Matter, place: Place, promise: Promise | None, context: Context, locale: str) -> str:
    """
    Why a matter is where it is, told away from any agenda.
    """
    return _line(_telling(matter, place, context, locale, promise))


def review_line(
    placed: Placed, promise: Promise | None, context: Context, locale: str, *, reader: str | None = None
) -> str:
    """
    The line under *outstanding matters* on an agenda: the same, with the title in it.
    """
    telling = _telling(placed.matter, placed.place, context, locale, promise, reader=reader, here=True)
    if telling.matter.restricted:
        return telling.t.gettext("not shown")
    if behind_doors(telling):
        return spaced(sentence(telling.matter.title), _line(telling))
    return review(telling, telling.matter.title)


def _telling(
    matter: Matter,
    place: Place,
    context: Context,
    locale: str,
    promise: Promise | None = None,
    *,
    reader: str | None = None,
    here: bool = False,
) -> Telling:
    # A matter handed over for decision is told to the body that waits for word of it, unless the other asks.
    own = reader or matter.origin or matter.body
    return Telling(matter, place, context, translator(locale), promise, own, here)


def _line(telling: Telling) -> str:
    if telling.matter.restricted:
        return telling.t.gettext("not shown")
    if behind_doors(telling):
        return spaced(not_told(telling), *circumstances(telling))
    if telling.matter.kind == "umbrella" or elsewhere(telling) or without_day(telling):
        return review(telling, "")
    return spaced(opening(telling), *circumstances(telling))
