"""
What the messages have in common: a matter with the words that promised it, and why its reader is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from followup.model.answers import Promise
from followup.model.bodies import Meeting
from followup.model.codes import Cause
from followup.model.matters import Matter
from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import BLANK, Block, Item, Paragraph, shortened
from followup.reports.reasons.context import QUOTE
from followup.reports.words.actions import ActionSummary, phrase, when
from followup.reports.words.disclosure import quote_of, restricted_text, secret, title_of
from followup.reports.words.translation import Texts, plain_day
from followup.reports.words.vocabulary import party_word, sentence


WHOLE = 5
"""So many matters are told with the words that promised them; of the rest the titles are enough."""


Said = Callable[[Line, Letter, Texts], str]
"""What a kind of message says of a matter before its promise."""


def matters(letter: Letter, t: Texts, said: Said = lambda _line, _letter, _t: "") -> list[Block]:
    """
    The matters of *letter*, late first: the first few whole, the others by their titles, and how many follow.
    """
    there = [line for line in letter.lines if line.matter is not None]
    blocks: list[Block] = [
        matter(line, letter, t, whole=place < WHOLE, said=said(line, letter, t)) for place, line in enumerate(there)
    ]
    return [*blocks, *more(letter, t)]


def more(letter: Letter, t: Texts) -> list[Block]:
    """
    How many matters follow in another message, if any do.
    """
    if not letter.more:
        return []
    return [Paragraph(t.ngettext("and {n} more, which follows", "and {n} more, which follow", letter.more))]


def matter(line: Line, letter: Letter, t: Texts, *, whole: bool = True, said: str = "") -> Item:
    """
    A matter with what was *said* of it, its promise, and what its reader has to know; of a restricted one its key only.
    """
    one = line.matter
    assert one is not None
    below = () if one.restricted or not whole else (said, promised(one, line.promise, letter, t), cause(line, t))
    return Item(f"{one.key}  ", title_of(one, t), below=tuple(Paragraph(text) for text in below if text), indent=2)


def promised(one: Matter, promise: Promise | None, letter: Letter, t: Texts) -> str:
    """
    Where it was promised, and in which words: '28 October, item 6: "…"'; without words, what was done.
    """
    action = ActionSummary.of(one, promise)
    if secret(action.meeting, letter.context):
        return restricted_text(action.meeting, t)
    quote = shortened(quote_of(promise, letter.context), 2 * QUOTE)
    if quote:
        return f'{when(action, letter.context, t)}: "{quote}"'
    return sentence(phrase(action, letter.context, t))


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


def keys_of(lines: Sequence[Line]) -> list[str]:
    """
    The keys of the matters that are told.
    """
    return [line.matter.key for line in lines if line.matter is not None]
