"""
Meetings that a document tells of: the coming ones of its own body, and those of others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from followup.model.codes import StandingRole
from followup.model.reading import NextSitting, OtherMeeting
from followup.readers.context import Context
from followup.readers.dates import find_days, find_times
from followup.readers.header import mode_of
from followup.readers.targets import MeetingMention, meetings
from followup.readers.tree import Section
from followup.readers.units import Unit
from followup.rules.standing import standing_roles


_MOST_READ = 300  # characters of a title
_ABOUT_MEETINGS = {StandingRole.NEXT_MEETING, StandingRole.UPCOMING_MEETINGS}


def told_elsewhere(sentences: Iterable[Unit], context: Context) -> tuple[OtherMeeting, ...]:
    """
    The dated meetings of other bodies, each with the mode that any sentence about its next meeting gives.
    """
    found: dict[tuple[str, date], OtherMeeting] = {}
    seen: set[int] = set()
    modes: dict[str, tuple[str, Unit]] = {}
    for sentence in sentences:
        if sentence.label.number and sentence.label.number not in seen:
            seen.add(sentence.label.number)
            for mention in _others(sentence.label.text, context):
                lines = (sentence.label.number, sentence.label.number)
                _add(found, mention, sentence.label.text, lines, "", context)
        for mention in _others(sentence.masked, context):
            mode = mode_of(sentence.masked, context.language.header)
            if mention.next and mode:
                modes.setdefault(mention.body, (mode, sentence))
            _add(found, mention, sentence.quote, sentence.lines, mode, context)
    return tuple(_with_mode(meeting, modes) for meeting in found.values())


def _others(text: str, context: Context) -> list[MeetingMention]:
    return [mention for mention in meetings(text, context) if not mention.own and mention.body]


def _add(
    found: dict[tuple[str, date], OtherMeeting],
    mention: MeetingMention,
    quote: str,
    lines: tuple[int, int],
    mode: str,
    context: Context,
) -> None:
    if mention.date and (context.day is None or mention.date > context.day):
        starts, _ = find_times(quote)
        found.setdefault(
            (mention.body, mention.date), OtherMeeting(mention.body, mention.date, mode, quote, lines, starts)
        )


def _with_mode(meeting: OtherMeeting, modes: dict[str, tuple[str, Unit]]) -> OtherMeeting:
    if meeting.mode or meeting.body not in modes:
        return meeting
    mode, sentence = modes[meeting.body]
    return evolve(meeting, mode=mode, quote=sentence.quote, lines=sentence.lines)


def coming(
    items: Iterable[tuple[Section, list[Unit]]], context: Context, header: Iterable[str] = ()
) -> tuple[NextSitting, ...]:
    """
    The coming meetings of the own body, in order of their days; what several sentences say of one is put together.

    Lines of the *header* that open with a meeting tell of one too.
    """
    found: dict[date, NextSitting] = {}
    for text in header:
        for sitting in _sittings(text, context, about=False):
            found[sitting.date] = _together(found.get(sitting.date), sitting)
    for item, sentences in items:
        about = item.kind == "next" or bool(_ABOUT_MEETINGS & set(standing_roles(item.title)))
        for text in _texts(item, sentences):
            for sitting in _sittings(text, context, about=about):
                found[sitting.date] = _together(found.get(sitting.date), sitting)
    return tuple(sorted(found.values(), key=lambda sitting: sitting.date))


def tells_meeting(unit: Unit, context: Context) -> bool:
    """
    Whether a unit does nothing but tell when the own body meets next.
    """
    return bool(_sittings(unit.masked, context, about=False))


def _texts(item: Section, sentences: list[Unit]) -> list[str]:
    sections = list(dict.fromkeys(sentence.label.text for sentence in sentences if sentence.label.text))
    return [item.title[:_MOST_READ], *sections, *(sentence.masked for sentence in sentences)]


def _sittings(text: str, context: Context, *, about: bool) -> list[NextSitting]:
    words = context.language
    mentions = meetings(text, context)
    if any(not mention.own for mention in mentions):
        return []
    says_so = any(mention.next or mention.date for mention in mentions) or bool(words.bodies.meets.search(text))
    if not (about or (says_so and _tells_the_calendar(text, mentions, context))):
        return []
    return [
        _sitting(on, text, context)
        for day in find_days(text, words.dates)
        if (on := day.on(context.day)) and (not context.day or on > context.day)
        if not words.targets.by.search(text, max(0, day.start - 24), day.start)
    ]


def _tells_the_calendar(text: str, mentions: list[MeetingMention], context: Context) -> bool:
    """
    Whether the sentence is about the meeting itself: it opens with it, or says that the body meets.
    """
    if any(wording.pattern.search(text) for wording in context.language.wordings):
        return False
    opens = any(mention.start <= 4 for mention in mentions)
    meets = context.language.bodies.meets.search(text)
    return opens or bool(meets and context.names.is_own(text[: meets.start()].strip()))


def _sitting(on: date, text: str, context: Context) -> NextSitting:
    starts, ends = find_times(text)
    header = context.language.header
    match = header.venue.search(text)
    venue = match["venue"].strip(" ,") if match else ""
    return NextSitting(on, starts, venue, mode_of(text, header), ends)


def _together(one: NextSitting | None, other: NextSitting) -> NextSitting:
    if one is None:
        return other
    return NextSitting(
        one.date, one.starts or other.starts, one.venue or other.venue, one.mode or other.mode, one.ends or other.ends
    )
