"""
The items of an agenda, ready to read, each with the reason why it stands there.
"""

from __future__ import annotations

from itertools import pairwise

from attrs import evolve, frozen

from followup.model.answers import AgendaAnswer
from followup.model.bodies import Meeting
from followup.model.codes import StandingRole
from followup.model.matters import AgendaLine, Placed
from followup.reports.drawing.escaping import escaped
from followup.reports.reasons.why import review_line, why_line
from followup.reports.words.disclosure import standing_title, title_of
from followup.reports.words.places import meeting_name
from followup.reports.words.translation import Texts, msgid, plain_day, sitting_day, translator
from followup.reports.words.vocabulary import party_word


SECTIONS = {
    "": msgid("Other matters"),
    "motion": msgid("Motions"),
    "interpellation": msgid("Interpellations"),
    "question": msgid("Questions"),
    "proposal": msgid("Proposals"),
    "report": msgid("Reports"),
    "election": msgid("Elections"),
}
"""The headings of sections, by kind, and of what is in none; a kind without one, being a free label, is its own."""


@frozen
class AgendaItem:
    """
    One line of an agenda, ready to read: its number (``4``, or ``a`` below an item), title, and why it is there.

    *key* is that of a matter (``None``: a standing item); *line* is the whole sentence an item *below* is printed as.
    The first of each section has its *heading*.
    """

    number: str
    title: str = ""
    key: str | None = None
    why: str = ""
    below: tuple[AgendaItem, ...] = ()
    line: str = ""
    last: bool = False
    heading: str = ""


def agenda_items(answer: AgendaAnswer, locale: str) -> tuple[AgendaItem, ...]:
    """
    The agenda, item by item; safe to print as it is.
    """
    t, lines = translator(locale), answer.plan.lines
    items = tuple(_item(answer, line, str(n), t) for n, line in enumerate(lines, 1))
    if not any(line.section for line in lines):
        return items
    before = (AgendaLine(), *lines)
    return tuple(evolve(item, heading=_heading(*two, t)) for item, two in zip(items, pairwise(before), strict=True))


def _heading(before: AgendaLine, line: AgendaLine, t: Texts) -> str:
    if line.placed is None or (before.placed is not None and before.section == line.section):
        return ""
    return t.gettext(SECTIONS[line.section]) if line.section in SECTIONS else escaped(line.section.capitalize())


def _item(answer: AgendaAnswer, line: AgendaLine, number: str, t: Texts) -> AgendaItem:
    if line.placed is not None:
        return _matter(answer, line.placed, number, t)
    below = tuple(_below(answer, inner.placed, n, t) for n, inner in enumerate(line.below) if inner.placed)
    if line.standing is None:
        return AgendaItem(number, t.gettext("Outstanding matters"), below=below)
    title, note = _standing(answer, line, t)
    return AgendaItem(number, escaped(title), why=escaped(note), below=below, last=line.standing.last)


def _matter(answer: AgendaAnswer, placed: Placed, number: str, t: Texts) -> AgendaItem:
    matter, place = placed.matter, placed.place
    title = title_of(matter, t)
    if matter.restricted:
        return AgendaItem(number, title, matter.key)
    if place.if_time_permits:
        title = t.gettext("If time permits: {title}", title=title)
    promise, reader = answer.promises.get(matter.key), answer.body.key
    why = why_line(matter, place, answer.context, t.locale, promise, reader=reader, here=True)
    return AgendaItem(number, escaped(title), matter.key, escaped(why))


def _below(answer: AgendaAnswer, placed: Placed, n: int, t: Texts) -> AgendaItem:
    # Under outstanding matters its title is part of the sentence, also where time decides.
    item = _matter(answer, placed, letter(n), t)
    matter, promise = placed.matter, answer.promises.get(placed.matter.key)
    line = review_line(matter, placed.place, answer.context, t.locale, promise, answer.body.key)
    return evolve(item, title=escaped(title_of(matter, t)), line=escaped(line))


def letter(n: int) -> str:
    """
    The letter of the *n*-th line below an item: a to z, then aa, ab and so on.
    """
    before, rest = divmod(n, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + rest)


def _standing(answer: AgendaAnswer, line: AgendaLine, t: Texts) -> tuple[str, str]:
    title = standing_title(line.standing) if line.standing else ""
    match line.role:
        case StandingRole.PREVIOUS_MINUTES if answer.previous is not None:
            return f"{title}, {_previous(answer.previous, answer, t)}", _verified(answer.previous, answer, t)
        case StandingRole.OUTSTANDING if not line.below:
            return title, t.gettext("None.")
        case StandingRole.UPCOMING_MEETINGS:
            return title, _upcoming(answer, t)
        case StandingRole.NEXT_MEETING if not _has(answer, StandingRole.UPCOMING_MEETINGS):
            return title, _upcoming(answer, t)
    return title, ""


def _previous(meeting: Meeting, answer: AgendaAnswer, t: Texts) -> str:
    if meeting.restricted or meeting.date is None:
        return meeting_name(meeting, t)
    return plain_day(meeting.date, t, answer.context.today)


def _has(answer: AgendaAnswer, role: StandingRole) -> bool:
    return any(line.role is role for line in answer.plan.lines)


def _verified(previous: Meeting, answer: AgendaAnswer, t: Texts) -> str:
    if previous.verified_on is None:
        return t.gettext("Nothing is known of their having been verified.")
    day = plain_day(previous.verified_on, t, answer.context.today)
    if not previous.verified_by:
        return t.gettext("Verified on {day}.", day=day)
    name = party_word(previous.verified_by, answer.context, t)
    return t.gettext("Verified on {day} by {name}.", day=day, name=name)


def _upcoming(answer: AgendaAnswer, t: Texts) -> str:
    coming = [m for m in answer.upcoming if m.date is not None and not m.restricted]
    if coming:
        return "; ".join(sitting_day(meeting, t) for meeting in coming) + "."
    if answer.plan.meeting.date is None:
        return t.gettext("No later meeting is planned.")
    day = plain_day(answer.plan.meeting.date, t, answer.context.today)
    return t.gettext("No meeting is planned after {day}.", day=day)
