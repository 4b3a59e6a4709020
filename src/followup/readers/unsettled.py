"""
Sentences of an item that leave something open though nothing was read in them: told as unread, so that none is lost.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.model.codes import StandingRole
from followup.model.reading import OtherMeeting, Unread
from followup.readers.clauses import negated
from followup.readers.context import Context
from followup.readers.parts import Item
from followup.readers.scene import Draft
from followup.readers.sentences import Sentence
from followup.rules.standing import standing_roles


_ABOUT_MEETINGS = {StandingRole.NEXT_MEETING, StandingRole.UPCOMING_MEETINGS}


def unsettled(
    parsed: Iterable[tuple[Item, list[Sentence]]],
    drafts: Iterable[Draft],
    elsewhere: Iterable[OtherMeeting],
    context: Context,
) -> list[Unread]:
    """
    What no finding and no other meeting rests on, but leaves something open in the words of the language.

    A question, a motion and what is told of an earlier meeting leave nothing open.
    """
    used = {meeting.quote for meeting in elsewhere}
    for draft in drafts:
        used |= {draft.finding.quote, draft.finding.interim}
    return [
        Unread(sentence.lines, sentence.quote)
        for item, found in parsed
        if not _ABOUT_MEETINGS & set(standing_roles(item.title))
        for sentence in found
        if sentence.quote not in used and _leaves_open(sentence, context)
    ]


def _leaves_open(sentence: Sentence, context: Context) -> bool:
    language, text = context.language, sentence.masked
    match = language.special.unsettled.search(text)
    if match is None or text.rstrip().endswith("?") or negated(text, match, context):
        return False
    if language.layout.silent.fullmatch(sentence.section.text.casefold()):
        return False
    vetoes = language.vetoes
    return not (vetoes.history.search(text) or vetoes.proposals.search(text))
