"""
Why a matter is where it is, in one line, two at most: day, item, what, count, and the quote where the words matter.
"""

from __future__ import annotations

from followup.model.answers import Context, Promise
from followup.model.matters import Matter, Place
from followup.reports.reasons.context import (
    ReasonContext,
    circumstances,
    elsewhere,
    opening,
    source_restricted,
    spaced,
    without_day,
)
from followup.reports.reasons.review import review
from followup.reports.words.disclosure import restricted_text, title_of, title_within
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import sentence


def why_line(
    matter: Matter,
    place: Place,
    context: Context,
    locale: str,
    promise: Promise | None = None,
    *,
    reader: str | None = None,
    here: bool = False,
) -> str:
    """
    Why a matter is where it is; without the *promise*, from its record alone, as long lists have it.

    *reader* is the body whose paper it is, if not the matter's own; *here*: the paper is the agenda it stands on.
    """
    # A matter handed over for decision is told to the body that waits for word of it, unless the other asks.
    own = reader or matter.origin or matter.body
    return _line(ReasonContext(matter, place, context, translator(locale), promise, own, here))


def review_line(
    matter: Matter, place: Place, context: Context, locale: str, promise: Promise | None, reader: str
) -> str:
    """
    The line under *outstanding matters* on an agenda: the same, with the title in it.
    """
    reason = ReasonContext(matter, place, context, translator(locale), promise, reader, here=True)
    if matter.restricted:
        return title_of(matter, reason.t)
    title = title_within(matter)
    return spaced(sentence(title), _line(reason)) if source_restricted(reason) else review(reason, title)


def _line(reason: ReasonContext) -> str:
    if reason.matter.restricted:
        return title_of(reason.matter, reason.t)
    if source_restricted(reason):
        return spaced(restricted_text(reason.action.meeting, reason.t), *circumstances(reason))
    if reason.matter.kind == "umbrella" or elsewhere(reason) or without_day(reason):
        return review(reason, "")
    return spaced(opening(reason), *circumstances(reason))
