"""
What was promised by a day: late, due, or due soon.
"""

from __future__ import annotations

from followup.model.codes import RuleKind
from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import BLANK, Advice, Block
from followup.reports.notices.lines import instead, keys_of, matters
from followup.reports.words.translation import Texts, plain_day


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: the late ones first, each with its day.
    """
    late = sum(line.kind is RuleKind.OVERDUE for line in letter.lines)
    coming = len(letter.lines) - late
    parts = [t.gettext("{n} late", n=late)] if late else []
    parts += [t.gettext("{n} due", n=coming)] if coming else []
    subject = f"{letter.body.name}: {t.joined(parts)}"
    done = Advice(t.gettext("Done?"), f"followup close {keys_of(letter.lines)[0]} --as carried_out")
    return subject, [*matters(letter, t, _day), BLANK, done, *instead(letter, t)]


def _day(line: Line, letter: Letter, t: Texts) -> str:
    if line.on is None:
        return ""
    day, days = plain_day(line.on, t, letter.context.today), (letter.context.today - line.on).days
    if days > 0:
        return t.ngettext("Promised by {day}, {n} day ago.", "Promised by {day}, {n} days ago.", days, day=day)
    if days == 0:
        return t.gettext("Promised by today.")
    return t.ngettext("Promised by {day}, in {n} day.", "Promised by {day}, in {n} days.", -days, day=day)
