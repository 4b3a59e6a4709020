"""
What others owe and promised no day for: a reminder to remind them.
"""

from __future__ import annotations

from datetime import timedelta

from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import BLANK, Advice, Block, Paragraph
from followup.reports.notices.lines import instead, keys_of, matters
from followup.reports.words.translation import Texts, plain_day
from followup.reports.words.vocabulary import party_word


MONTH = timedelta(days=30)


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: each matter with how long it has been owed; that nobody was written to; when it is told again.
    """
    parties = t.joined(list(dict.fromkeys(_owes(line, letter, t) for line in letter.lines)))
    n = len(letter.lines) + letter.more
    subject = t.gettext("To remind others of: {parties} ({n})", parties=parties, n=n)
    written = t.gettext("We have not written to {parties}. The reminder is for you.", parties=parties)
    return subject, [*matters(letter, t, _since), BLANK, Paragraph(written), *_again(letter, t), *instead(letter, t)]


def _owes(line: Line, letter: Letter, t: Texts) -> str:
    return party_word(line.place.party if line.place else None, letter.context, t)


def _since(line: Line, letter: Letter, t: Texts) -> str:
    assert line.matter is not None
    since = line.matter.anchor_on or line.matter.opened_on or letter.context.today
    days = (letter.context.today - since).days
    who = _owes(line, letter, t)
    return t.ngettext("{who}, for {n} day.", "{who}, for {n} days.", days, who=who)


def _again(letter: Letter, t: Texts) -> list[Block]:
    if letter.next_on is None:
        return []
    key, until = keys_of(letter.lines)[0], (letter.next_on + MONTH).isoformat()
    day = plain_day(letter.next_on, t, letter.context.today)
    again = t.gettext("Next reminder: {day}.", day=day)
    return [Paragraph(again), Advice(t.gettext("Let it rest:"), f"followup snooze {key} --until {until}")]
