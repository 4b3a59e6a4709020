"""
Meetings: in a table, and one of them whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from followup.model.answers import Context
from followup.model.bodies import Meeting
from followup.reports.drawing.blocks import Block, Item, Paragraph, Table, join, listed
from followup.reports.words.translation import Texts, full_day, hours, translator
from followup.reports.words.vocabulary import MODES, STATUSES, meeting_status, mode_word


PROPOSED = re.compile(r"(?P<holiday>.+); propose (?P<day>\d{4}-\d{2}-\d{2})")
"""The note that planning makes on a public holiday."""


def meetings(found: Iterable[Meeting], context: Context, locale: str) -> list[Block]:
    """
    The meetings: key, day, hours, what became of it, where, and what there is to note.
    """
    t = translator(locale)
    rows = [_meeting_row(meeting, context, t) for meeting in found]
    headers = [
        *(t.gettext("Meeting"), t.gettext("Day"), t.gettext("Time"), t.gettext("Status")),
        t.gettext("Place and notes"),
    ]
    return [Table(headers, rows, wide=4, short=False) if rows else Paragraph(t.gettext("No meetings yet."))]


def _meeting_row(meeting: Meeting, context: Context, t: Texts) -> list[str]:
    if meeting.restricted:
        return [meeting.key, "–", "–", "–", t.gettext("not shown")]
    day = full_day(meeting.date, t) if meeting.date else t.gettext("not set")
    passed = meeting.status == "planned" and meeting.date is not None and meeting.date < context.today
    notes = [
        meeting.venue,
        mode_word(meeting.mode, t),
        _note(meeting.note, t),
        t.gettext("notes missing") if passed else "",
    ]
    text = join(notes, "; ")
    return [meeting.key, day, hours(meeting.starts, meeting.ends) or "–", meeting_status(meeting, t), text or "–"]


def _note(note: str, t: Texts) -> str:
    # What planning noted of a holiday is kept in one language, and told in any.
    holiday = PROPOSED.fullmatch(note)
    return t.gettext("{holiday}; propose {day}", **holiday.groupdict()) if holiday else note


def meeting(one: Meeting, roles: Mapping[str, str | None], locale: str) -> list[Item]:
    """
    All there is of one meeting, with its people by their *roles*; asked for by name, a restricted one is shown too.
    """
    t = translator(locale)
    return listed(
        [
            (t.gettext("key"), one.key),
            (t.gettext("body"), one.body),
            (t.gettext("day"), one.date or t.gettext("not set")),
            (t.gettext("time"), hours(one.starts, one.ends)),
            (t.gettext("kind"), t.gettext("ordinary" if one.kind == "ordinary" else "extra")),
            (t.gettext("status"), t.gettext(STATUSES[one.status])),
            (t.gettext("venue"), one.venue),
            (t.gettext("mode"), t.gettext(MODES.get(one.mode, one.mode))),
            (t.gettext("number"), one.number),
            (t.gettext("chair"), roles["chair"]),
            (t.gettext("notes by"), roles["notes_by"]),
            (t.gettext("verified by"), roles["verified_by"]),
            (t.gettext("verified on"), one.verified_on),
            (t.gettext("verified at once"), ", ".join(one.verified_items)),
            (t.gettext("formerly"), ", ".join(day.isoformat() for day in one.formerly)),
            (t.gettext("document"), one.document if one.status == "held" else None),
            (t.gettext("restricted"), t.gettext("yes") if one.restricted else ""),
            (t.gettext("note"), one.note),
        ]
    )


def skipped(key: str, title: str, locale: str) -> list[Block]:
    """
    That a standing item is left off the agenda of a meeting.
    """
    text = translator(locale).gettext("Left off the agenda of {meeting}: {title}", meeting=key, title=title)
    return [Paragraph(text)]
