"""
What the messages have in common: a matter with the words that promised it, and why its reader is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from followup.model.answers import Promise
from followup.model.bodies import Meeting
from followup.model.codes import Cause
from followup.model.matters import Matter
from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import BLANK, Block, Item, Paragraph, shortened
from followup.reports.reasons.context import QUOTE, spaced
from followup.reports.words.actions import ActionSummary, phrase
from followup.reports.words.disclosure import quote_of, restricted_text, secret, title_of
from followup.reports.words.translation import Texts, plain_day
from followup.reports.words.vocabulary import party_word, sentence


WHOLE = 5
"""So many matters are told with the words that promised them; of the rest the titles are enough."""


def matters(letter: Letter, t: Texts) -> list[Block]:
    """
    The matters of *letter*, late first: the first few whole, the others by their titles, and how many follow.
    """
    blocks: list[Block] = []
    for place, line in enumerate(letter.lines):
        if line.matter is not None:
            blocks.append(matter(line.matter, line, letter, t, whole=place < WHOLE))
    if letter.more:
        blocks.append(Paragraph(t.ngettext("and {n} more, which follows", "and {n} more, which follow", letter.more)))
    return blocks


def matter(one: Matter, line: Line, letter: Letter, t: Texts, *, whole: bool = True, said: str = "") -> Item:
    """
    A matter with what was *said* of it, its promise, and what its reader has to know; of a restricted one its key only.
    """
    below = () if one.restricted or not whole else (said, promised(one, line.promise, letter, t), cause(line, t))
    return Item(f"{one.key}  ", title_of(one, t), below=tuple(Paragraph(text) for text in below if text), indent=2)


def promised(one: Matter, promise: Promise | None, letter: Letter, t: Texts) -> str:
    """
    What was done with the matter, and in which words: 'Left there on 28 October, item 6: "…"'.
    """
    action = ActionSummary.of(one, promise)
    if secret(action.meeting, letter.context):
        return restricted_text(action.meeting, t)
    quote = shortened(quote_of(promise, letter.context), 2 * QUOTE)
    text = phrase(action, letter.context, t)
    return f'{text}: "{quote}"' if quote else sentence(text)


def cause(line: Line, t: Texts) -> str:
    """
    Why it is told now, where that is not plain.
    """
    if line.cause is Cause.BACK and line.until:
        day = line.until.isoformat()
        return t.gettext("Back from snooze until {day}, by {author}.", day=day, author=line.by)
    if line.cause is Cause.CHANGED:
        return t.gettext("Told before; what was said then has changed.")
    if line.skipped:
        return t.ngettext(
            "{n} earlier reminder was not sent: nothing ran then.",
            "{n} earlier reminders were not sent: nothing ran then.",
            line.skipped,
        )
    return ""


def meeting_day(letter: Letter, meeting: Meeting, t: Texts) -> str:
    """
    "Samarbetskommittén 10 november", or its key alone.
    """
    body = letter.context.body(meeting.body)
    if meeting.restricted or meeting.date is None:
        return meeting.key
    return f"{body} {plain_day(meeting.date, t, letter.context.today)}"


def held_ago(letter: Letter, meeting: Meeting, t: Texts) -> str:
    """
    How long ago a meeting was, and that its notes are missing.
    """
    days = (letter.context.today - meeting.date).days if meeting.date else 0
    if days == 1:
        return t.gettext("The meeting was yesterday, and no notes are recorded.")
    return t.gettext("The meeting was {n} days ago, and no notes are recorded.", n=days)


def instead(letter: Letter, t: Texts) -> Iterator[Block]:
    """
    That the reader is told in the place of somebody who has left.
    """
    for party in letter.stands_in:
        name = party_word(party, letter.context, t)
        yield BLANK
        yield Paragraph(t.gettext("{name} has left: you are told as secretary.", name=name))


def closing(*sentences: str) -> list[Block]:
    """
    The last paragraph.
    """
    return [BLANK, Paragraph(spaced(*sentences))]


def keys_of(lines: Sequence[Line]) -> list[str]:
    """
    The keys of the matters that are told.
    """
    return [line.matter.key for line in lines if line.matter is not None]
