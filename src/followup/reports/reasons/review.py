"""
What stands under *outstanding matters*: with a party, with another body, a missing fact, an umbrella.
"""

from __future__ import annotations

from followup.model.codes import Disposition, PlaceKind
from followup.reports.reasons.telling import (
    Telling,
    circumstances,
    counts,
    elsewhere,
    opening,
    spaced,
)
from followup.reports.words.actions import Deed, phrase, when
from followup.reports.words.places import hidden
from followup.reports.words.translation import period_text, plain_day
from followup.reports.words.vocabulary import item_word, party_word, sentence


def review(telling: Telling, title: str) -> str:
    """
    The line of a matter that is reviewed, with its *title* in it if one is given.
    """
    if telling.matter.kind == "umbrella":
        return _umbrella(telling, title)
    if telling.place.kind is PlaceKind.WITH_PARTY:
        return _with_party(telling, title)
    if telling.place.kind is PlaceKind.EVENT:
        return _event(telling, title)
    if elsewhere(telling):
        return _with_body(telling, title)
    told = spaced(opening(telling), *circumstances(telling))
    return spaced(sentence(title), told)


def _titled(head: str, title: str) -> str:
    return sentence(f"{head}: {title}" if title else head)


def _umbrella(telling: Telling, title: str) -> str:
    t, deed = telling.t, telling.deed
    asked = t.gettext("which ones? Name them or drop it.")
    if telling.quote:
        item = f" ({item_word(deed.item, t)})" if deed.item else ""
        return f'"{telling.quote.removesuffix(".")}"{item}: {asked}'
    if not title:
        return f"{phrase(deed, telling.context, t)}: {asked}"
    return f"{title} ({when(deed, telling.context, t)}): {asked}"


def _with_party(telling: Telling, title: str) -> str:
    t, place, deed = telling.t, telling.place, telling.deed
    party = party_word(place.party, telling.context, t)
    head = t.gettext("Waiting on {party} since {day}", party=party, day=_since(telling, deed))
    if place.date is None:
        promised = t.gettext("No date promised.")
    else:
        day = plain_day(place.date, t, telling.context.today)
        late = t.gettext("Promised by {day}; overdue.", day=day)
        promised = late if place.overdue else t.gettext("Promised by {day}.", day=day)
    return spaced(_titled(head, title), promised, counts(telling.matter, place.missed, t))


def _since(telling: Telling, deed: Deed) -> str:
    return plain_day(deed.on, telling.t, telling.context.today) if deed.on else ""


def _with_body(telling: Telling, title: str) -> str:
    t, place, context = telling.t, telling.place, telling.context
    day = f" {plain_day(place.date, t, context.today)}" if place.date and not hidden(place, context) else ""
    told = sentence(phrase(telling.deed, context, t))
    if telling.deed.disposition is Disposition.REFERRED:
        told = t.gettext("Left to it on {when}.", when=when(telling.deed, context, t))
    if place.unminuted:
        told = spaced(told, t.gettext("Its notes are missing."))
    elif place.kind is PlaceKind.AWAITING_MEETING and not day:
        told = spaced(told, t.gettext("It has no meeting planned."))
    return spaced(_titled(context.body(place.body) + day, title), told)


def _event(telling: Telling, title: str) -> str:
    t, place, matter = telling.t, telling.place, telling.matter
    period = period_text(place.period, t) if place.period else ""
    event = place.event if place.event.casefold() not in title.casefold() else ""
    about = ", ".join(part for part in (event, period) if part)
    missing = t.gettext("not known yet") if matter.kind == "missing_fact" else t.gettext("is to come up there")
    head = f"{title} ({about})" if title and about else title or about
    owner = party_word(matter.owner, telling.context, t)
    who = t.gettext("{owner} is to act.", owner=owner) if owner else t.gettext("Nobody is responsible.")
    late = sentence(t.gettext("overdue")) if place.overdue else ""
    return spaced(sentence(f"{head}: {missing}" if head else missing), late, who)
