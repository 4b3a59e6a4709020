"""
What stands under *outstanding matters*: with a party, with another body, a missing fact, an umbrella.
"""

from __future__ import annotations

from followup.model.codes import Disposition, PlaceKind
from followup.reports.drawing.blocks import join
from followup.reports.reasons.context import (
    ReasonContext,
    circumstances,
    counts,
    elsewhere,
    opening,
    spaced,
)
from followup.reports.words.actions import phrase, when
from followup.reports.words.disclosure import hidden
from followup.reports.words.translation import period_text, plain_day
from followup.reports.words.vocabulary import item_word, party_word, sentence


def review(reason: ReasonContext, title: str) -> str:
    """
    The line of a matter that is reviewed, with its *title* in it if one is given.
    """
    if reason.matter.kind == "umbrella":
        return _umbrella(reason, title)
    if reason.place.kind is PlaceKind.WITH_PARTY:
        return _with_party(reason, title)
    if reason.place.kind is PlaceKind.EVENT:
        return _event(reason, title)
    if elsewhere(reason):
        return _with_body(reason, title)
    text = spaced(opening(reason), *circumstances(reason))
    return spaced(sentence(title), text)


def _titled(head: str, title: str) -> str:
    return sentence(f"{head}: {title}" if title else head)


def _umbrella(reason: ReasonContext, title: str) -> str:
    t, action = reason.t, reason.action
    asked = t.gettext("which ones? Name them or drop it.")
    if reason.words:
        item = f" ({item_word(action.item, t)})" if action.item else ""
        return f'"{reason.words.removesuffix(".")}"{item}: {asked}'
    if not title:
        return f"{phrase(action, reason.context, t)}: {asked}"
    return f"{title} ({when(action, reason.context, t)}): {asked}"


def _with_party(reason: ReasonContext, title: str) -> str:
    t, place = reason.t, reason.place
    party = party_word(place.party, reason.context, t)
    head = t.gettext("Waiting on {party} since {day}", party=party, day=_since(reason))
    if place.date is None:
        promised = t.gettext("No date promised.")
    else:
        day = plain_day(place.date, t, reason.context.today)
        late = t.gettext("Promised by {day}; overdue.", day=day)
        promised = late if place.overdue else t.gettext("Promised by {day}.", day=day)
    return spaced(_titled(head, title), promised, counts(reason.matter, place.missed, t))


def _since(reason: ReasonContext) -> str:
    on = reason.action.on
    return plain_day(on, reason.t, reason.context.today) if on else ""


def _with_body(reason: ReasonContext, title: str) -> str:
    t, place, context = reason.t, reason.place, reason.context
    day = f" {plain_day(place.date, t, context.today)}" if place.date and not hidden(place, context) else ""
    text = sentence(phrase(reason.action, context, t))
    if reason.action.disposition is Disposition.REFERRED:
        text = t.gettext("Left to it on {when}.", when=when(reason.action, context, t))
    if place.unminuted:
        text = spaced(text, t.gettext("Its notes are missing."))
    elif place.kind is PlaceKind.AWAITING_MEETING and not day:
        text = spaced(text, t.gettext("It has no meeting planned."))
    return spaced(_titled(context.body(place.body) + day, title), text)


def _event(reason: ReasonContext, title: str) -> str:
    t, place, matter = reason.t, reason.place, reason.matter
    period = period_text(place.period, t) if place.period else ""
    event = place.event if place.event.casefold() not in title.casefold() else ""
    about = join((event, period))
    missing = t.gettext("not known yet") if matter.kind == "missing_fact" else t.gettext("is to come up there")
    head = f"{title} ({about})" if title and about else title or about
    owner = party_word(matter.owner, reason.context, t)
    who = t.gettext("{owner} is to act.", owner=owner) if owner else t.gettext("Nobody is responsible.")
    late = sentence(t.gettext("overdue")) if place.overdue else ""
    return spaced(sentence(f"{head}: {missing}" if head else missing), late, who)
