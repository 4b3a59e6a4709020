"""
A meeting was held, here or elsewhere, and its notes are missing.
"""

from __future__ import annotations

from followup.model.notices import Letter
from followup.reports.drawing.blocks import BLANK, Advice, Block, Paragraph
from followup.reports.notices.lines import held_ago, instead, matters, meeting_day
from followup.reports.words.commands import meeting_reference
from followup.reports.words.translation import Texts


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: how long ago it was, what was to come up there, and what to do.
    """
    meeting = letter.meeting
    assert meeting is not None
    n = len(letter.lines) + letter.more
    day = meeting_day(letter, meeting, t)
    subject = t.gettext("{meeting}: notes are missing", meeting=day)
    if n:
        subject = f"{subject} ({t.ngettext('{n} matter', '{n} matters', n)})"
    blocks: list[Block] = [Paragraph(held_ago(letter, meeting, t)), *matters(letter, t), BLANK]
    command = f"followup record {t.gettext('FILE')} --body {meeting.body}"
    if letter.kind == "elsewhere":
        blocks += [Advice(t.gettext("Do this:"), command), Paragraph(t.gettext("or ask its secretary."))]
    else:
        cancel = f"followup meeting cancel {meeting_reference(meeting)}"
        blocks += [Advice(t.gettext("Do this:"), command), Advice(t.gettext("If it was not held:"), cancel)]
    return subject, [*blocks, *instead(letter, t)]
