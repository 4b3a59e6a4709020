"""
The agenda of a meeting to come.
"""

from __future__ import annotations

from followup.model.notices import Letter
from followup.reports.drawing.blocks import Block
from followup.reports.notices.lines import instead
from followup.reports.pages.agenda import agenda as page
from followup.reports.words.translation import Texts, plain_day


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: the agenda as it is printed, and in the subject how much there is to do.
    """
    assert letter.agenda is not None
    answer = letter.agenda
    own = sum(line.placed is not None for line in answer.plan.lines)
    asked = sum(len(line.below) for line in answer.plan.lines)
    return _subject(letter, own, asked, t), [*page(answer, t.locale), *instead(letter, t)]


def _subject(letter: Letter, own: int, asked: int, t: Texts) -> str:
    meeting = letter.meeting
    if meeting is None or meeting.restricted or meeting.date is None:
        return t.gettext("Agenda {day}", day=meeting.key if meeting else "")
    weekday = t.formats.weekdays[meeting.date.weekday()]
    weekday = weekday.lower().removesuffix("en") if t.locale == "sv" else weekday
    day = f"{weekday} {plain_day(meeting.date, t, letter.context.today)}"
    matters = t.ngettext("{n} matter", "{n} matters", own)
    chase = t.gettext(", {n} to chase or name", n=asked) if asked else ""
    return f"{t.gettext('Agenda {day}', day=day)}: {matters}{chase}"
