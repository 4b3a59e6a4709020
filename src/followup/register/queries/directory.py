"""
Who and what there is: bodies, what they were called, their terms, meetings, standing items and parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from followup.contracts import Query
from followup.model.bodies import Body, BodyName, Meeting, Party, StandingItem, Term
from followup.model.entries import Erasure
from followup.model.minutes import Document
from followup.register.queries.view import HasView, View
from followup.register.work.reads import find_meeting
from followup.reports.words.vocabulary import nameless
from followup.rules.calendar import Calendar


def bodies(asked: HasView) -> list[Body]:
    """
    Every body, by key, named as it was called on the day asked about.
    """
    return asked.view.bodies()


def body(asked: HasView, key: str) -> Body:
    """
    The body of that key.
    """
    return asked.view.body(key)


def reached(asked: HasView, bodies: Iterable[Body]) -> list[Body]:
    """
    *bodies* with the address of each secretary in place of the party that it is.
    """
    found = list(bodies)
    parties = {party.key: party for party in asked.view.reads.get(Party, [body.secretary for body in found]).values()}
    if asked.view.nameless:
        parties = {key: nameless(party) for key, party in parties.items()}
    return [evolve(each, secretary=p.contact) if (p := parties.get(each.secretary)) else each for each in found]


def former_names(asked: HasView, body: str) -> list[BodyName]:
    """
    What *body* was called before the day asked about, by the last day of each name.
    """
    view = asked.view
    names = view.reads.all(BodyName, Query("body_name", {"body": view.body(body).key}, order=("until",)))
    return [each for each in names if view.as_of is None or each.until < view.as_of]


def terms(asked: HasView, body: str) -> list[Term]:
    """
    The terms of *body* that had begun by the day asked about, by their first day.
    """
    view = asked.view
    own = view.reads.all(Term, Query("term", {"body": view.body(body).key}, order=("starts",)))
    return [term for term in own if view.as_of is None or term.starts <= view.as_of]


def meetings(asked: HasView, body: str | None = None) -> list[Meeting]:
    """
    The meetings of *body*, or of every body, by day.
    """
    view = asked.view
    keys = [view.body(body).key] if body else [each.key for each in view.bodies()]
    calendar = view.reads.calendar(keys) if view.as_of is None else view.calendar()
    return sorted((m for key in keys for m in calendar.every(key)), key=lambda m: (m.body, m.order))


def meeting(asked: HasView, name: str) -> Meeting:
    """
    The meeting that *name* means: ``LG.5``, ``LG/2022-12-02``, ``LG/next`` or ``LG/last``.
    """
    view = asked.view
    if view.as_of is None:
        return view.reads.meeting(name)
    calendar = view.calendar()
    return find_meeting(name, calendar.get(name), lambda body: _known_in(view, body, calendar))


def _known_in(view: View, body: str, calendar: Calendar) -> Calendar:
    view.body(body)  # refused, if there is none
    return calendar


def parties(asked: HasView) -> list[Party]:
    """
    Every party, by key.
    """
    view = asked.view
    there = view.reads.all(Party, Query("party", order=("serial",)))
    if view.as_of is not None:
        last = view.as_of.isoformat()
        there = [evolve(party, left_on=None) if str(party.left_on or "") > last else party for party in there]
    return [nameless(party) for party in there] if view.nameless else there


def standing(asked: HasView, body: str) -> list[StandingItem]:
    """
    The standing items of *body*, in order.
    """
    return asked.view.reads.all(StandingItem, Query("standing_item", {"body": body}, order=("position",)))


def erasures(asked: HasView) -> list[Erasure]:
    """
    What was erased, when, by whom and on which basis, in the order it was done.
    """
    return asked.view.reads.all(Erasure, Query("erasure", order=("serial",)))


def documents(asked: HasView) -> list[Document]:
    """
    The documents that the register rests on, without those that another version replaced; oldest meeting first.
    """
    return asked.view.reads.all(Document, Query("document", {"withdrawn": 0}, order=("date",)))


def today(asked: HasView, body: Body | None = None) -> date:
    """
    The local day for *body*, or the day asked about.
    """
    return asked.view.today(body)
