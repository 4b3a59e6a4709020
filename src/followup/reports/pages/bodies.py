"""
Bodies and parties: in tables, and one body whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from followup.model.bodies import Body, BodyName, Party, StandingItem, Term
from followup.reports.drawing.blocks import Block, Item, Paragraph, Table, join, listed
from followup.reports.words.disclosure import standing_title
from followup.reports.words.translation import Texts, full_day, hours, translator
from followup.reports.words.vocabulary import PARTY_KINDS, known_name


def bodies(found: Iterable[Body], locale: str) -> list[Block]:
    """
    The bodies: key, name, usual time, other names, secretary.
    """
    t = translator(locale)
    rows = [[body.key, _names(body, t), hours(body.starts, body.ends) or "–", body.secretary or "–"] for body in found]
    headers = [t.gettext("Body"), t.gettext("Name"), t.gettext("Time"), t.gettext("Secretary")]
    return [Table(headers, rows, wide=1, short=False) if rows else Paragraph(t.gettext("No bodies yet."))]


def _names(body: Body, t: Texts) -> str:
    text = f"{body.name} ({', '.join(body.aliases)})" if body.aliases else body.name
    if body.closed_on is None:
        return text
    day = full_day(body.closed_on, t)
    if body.succeeded_by:
        return t.gettext("{name}; succeeded by {body} from {day}", name=text, body=body.succeeded_by, day=day)
    return t.gettext("{name}; ended on {day}", name=text, day=day)


def body(
    one: Body,
    standing: Iterable[StandingItem],
    locale: str,
    names: Sequence[BodyName] = (),
    terms: Sequence[Term] = (),
) -> list[Item]:
    """
    All there is of one body: its standing items, and if they are given, its former *names* and its *terms*.
    """
    t = translator(locale)
    return listed(
        [
            (t.gettext("key"), one.key),
            (t.gettext("name"), one.name),
            (t.gettext("aliases"), ", ".join(one.aliases)),
            *(
                (t.gettext("formerly"), t.gettext("{name} (until {day})", name=was.name, day=was.until))
                for was in names
            ),
            *((t.gettext("term from"), term.starts) for term in terms),
            (t.gettext("ended on"), one.closed_on),
            (t.gettext("succeeded by"), one.succeeded_by),
            (t.gettext("locale"), one.locale),
            (t.gettext("timezone"), one.timezone),
            (t.gettext("repeats"), one.repeats),
            (t.gettext("time"), hours(one.starts, one.ends)),
            (t.gettext("venue"), one.venue),
            (t.gettext("secretary"), one.secretary),
            (t.gettext("agenda word"), one.agenda_word),
            (t.gettext("sections"), ", ".join(one.sections)),
            (t.gettext("silence"), one.silence),
            (t.gettext("assignments"), "" if one.assignments else t.gettext("not matters of their own")),
            *((t.gettext("standing item"), f"{standing_title(item)} ({_end(item, t)})") for item in standing),
        ]
    )


def _end(item: StandingItem, t: Texts) -> str:
    return t.gettext("last" if item.last else "first")


def parties(found: Iterable[Party], locale: str) -> list[Block]:
    """
    The parties: key, name, what they are, and how they are reached.
    """
    t = translator(locale)
    rows = [[party.key, _name(party, t), t.gettext(PARTY_KINDS[party.kind]), party.contact or "–"] for party in found]
    headers = [t.gettext("Party"), t.gettext("Name"), t.gettext("Kind"), t.gettext("Contact")]
    return [Table(headers, rows, wide=1, short=False) if rows else Paragraph(t.gettext("No parties yet."))]


def _name(party: Party, t: Texts) -> str:
    text = join((known_name(party.name, t), party.organisation))
    return t.gettext("{name} (left {day})", name=text, day=full_day(party.left_on, t)) if party.left_on else text
