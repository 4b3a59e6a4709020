"""
Bodies, meetings and parties as tables and as data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from followup.model.answers import Context
from followup.model.bodies import Body, Meeting, Party
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import fitted, page, wrapped
from followup.reports.values.values import body_value, meeting_value, party_value
from followup.reports.words.translation import Texts, full_day, hours, translator
from followup.reports.words.vocabulary import (
    PARTY_KINDS,
    known_name,
    meeting_status,
    mode_word,
)


PROPOSED = re.compile(r"(?P<holiday>.+); propose (?P<day>\d{4}-\d{2}-\d{2})")
"""The note that planning makes on a public holiday."""

BODIES_SCHEMA = "followup/bodies/1"
MEETINGS_SCHEMA = "followup/meetings/1"
PARTIES_SCHEMA = "followup/parties/1"


def bodies_text(bodies: Iterable[Body], locale: str, width: int = 80) -> str:
    """
    The bodies: key, name, usual time, other names, secretary.
    """
    safe, t = printable(tuple(bodies)), translator(locale)
    if not safe:
        return page(wrapped(t.gettext("No bodies yet."), width), width)
    rows = [[body.key, _names(body, t), hours(body.starts, body.ends) or "–", body.secretary or "–"] for body in safe]
    headers = [t.gettext("Body"), t.gettext("Name"), t.gettext("Time"), t.gettext("Secretary")]
    return page(fitted(rows, headers, width, wide=1, short=False), width)


def _names(body: Body, t: Texts) -> str:
    told = f"{body.name} ({', '.join(body.aliases)})" if body.aliases else body.name
    if body.closed_on is None:
        return told
    day = full_day(body.closed_on, t)
    if body.succeeded_by:
        return t.gettext("{name}; succeeded by {body} from {day}", name=told, body=body.succeeded_by, day=day)
    return t.gettext("{name}; ended on {day}", name=told, day=day)


def meetings_text(meetings: Iterable[Meeting], context: Context, locale: str, width: int = 80) -> str:
    """
    The meetings: key, day, hours, what became of it, where, and what there is to note.
    """
    safe, t = printable(tuple(meetings)), translator(locale)
    if not safe:
        return page(wrapped(t.gettext("No meetings yet."), width), width)
    rows = [_meeting_row(meeting, context, t) for meeting in safe]
    headers = [
        t.gettext("Meeting"),
        t.gettext("Day"),
        t.gettext("Time"),
        t.gettext("Status"),
        t.gettext("Place and notes"),
    ]
    return page(fitted(rows, headers, width, wide=4, short=False), width)


def _meeting_row(meeting: Meeting, context: Context, t: Texts) -> list[str]:
    if meeting.restricted:
        return [meeting.key, "–", "–", "–", t.gettext("not shown")]
    day = full_day(meeting.date, t) if meeting.date else t.gettext("not set")
    passed = meeting.status == "planned" and meeting.date is not None and meeting.date < context.today
    notes = [meeting.venue, mode_word(meeting, t), _note(meeting.note, t), t.gettext("notes missing") if passed else ""]
    told = "; ".join(note for note in notes if note)
    return [meeting.key, day, hours(meeting.starts, meeting.ends) or "–", meeting_status(meeting, t), told or "–"]


def _note(note: str, t: Texts) -> str:
    # What planning noted of a holiday is kept in one language, and told in any.
    holiday = PROPOSED.fullmatch(note)
    return t.gettext("{holiday}; propose {day}", **holiday.groupdict()) if holiday else note


def parties_text(parties: Iterable[Party], locale: str, width: int = 80) -> str:
    """
    The parties: key, name, what they are, and how they are reached.
    """
    safe, t = printable(tuple(parties)), translator(locale)
    if not safe:
        return page(wrapped(t.gettext("No parties yet."), width), width)
    rows = [[party.key, _name(party, t), t.gettext(PARTY_KINDS[party.kind]), party.contact or "–"] for party in safe]
    headers = [t.gettext("Party"), t.gettext("Name"), t.gettext("Kind"), t.gettext("Contact")]
    return page(fitted(rows, headers, width, wide=1, short=False), width)


def _name(party: Party, t: Texts) -> str:
    told = ", ".join(part for part in (known_name(party.name, t), party.organisation) if part)
    return t.gettext("{name} (left {day})", name=told, day=full_day(party.left_on, t)) if party.left_on else told


def bodies_json(bodies: Iterable[Body]) -> dict[str, Any]:
    """
    The bodies as data of the schema ``followup/bodies/1``.
    """
    return {"schema": BODIES_SCHEMA, "bodies": [body_value(body) for body in bodies]}


def meetings_json(meetings: Iterable[Meeting]) -> dict[str, Any]:
    """
    The meetings as data of the schema ``followup/meetings/1``.
    """
    return {"schema": MEETINGS_SCHEMA, "meetings": [meeting_value(meeting) for meeting in meetings]}


def parties_json(parties: Iterable[Party]) -> dict[str, Any]:
    """
    The parties as data of the schema ``followup/parties/1``.
    """
    return {"schema": PARTIES_SCHEMA, "parties": [party_value(party) for party in parties]}
