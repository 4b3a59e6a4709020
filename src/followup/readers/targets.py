"""
Where a sentence sends a matter: to a meeting, a day, a period or an event, kept as symbolic as it was said.
"""

from __future__ import annotations

import datetime as dt
import re
from datetime import date

from attrs import frozen

from followup.model.codes import ConditionKind
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
)
from followup.readers.bodies import body_at
from followup.readers.context import Context
from followup.readers.dates import Mention, find_days, find_period


_NEAR = 24  # characters between a meeting and the day it is on


@frozen
class MeetingMention:
    """
    A meeting as a sentence names it: whose, on which day or in which month, and where in the text it stands.
    """

    body: str
    own: bool
    start: int
    end: int
    date: dt.date | None = None
    since: dt.date | None = None
    next: bool = False


@frozen
class Goal:
    """
    A target and where in the text it begins.
    """

    target: Target
    start: int

    @property
    def body(self) -> str | None:
        """
        The body whose meeting is the target, if it is a meeting.
        """
        return getattr(self.target, "body", None)


def meetings(text: str, context: Context) -> list[MeetingMention]:
    """
    The meetings *text* names, in order: "nästa möte", "mötet den 16 oktober", "mötet i februari".
    """
    words = context.language.bodies
    if not words.hint.search(text):
        return []
    days = find_days(text, context.language.dates)
    found = [_meeting(match, text, days, context, follows=True) for match in words.next_meeting.finditer(text)]
    taken = [(mention.start, mention.end) for mention in found]
    found += [
        _meeting(match, text, days, context, follows=False)
        for match in words.meeting.finditer(text)
        if not any(start <= match.end() - 1 < end for start, end in taken)
    ]
    return sorted(found, key=lambda mention: mention.start)


def _meeting(
    match: re.Match[str], text: str, days: list[Mention], context: Context, *, follows: bool
) -> MeetingMention:
    body, own, end = _whose(match, text, context)
    day = next((day for day in days if 0 <= day.start - end <= _NEAR and _plain_gap(text[end : day.start])), None)
    on = day.on(context.day) if day else None
    since = None if on else _month_after(text[end:], context)
    return MeetingMention(body, own, match.start(), day.end if day and on else end, on, since, follows)


def _plain_gap(gap: str) -> bool:
    return not any(mark in gap for mark in ".;!?")


def _whose(match: re.Match[str], text: str, context: Context) -> tuple[str, bool, int]:
    names = context.names
    after = names.words.with_body.match(text, match.end())
    if after and (body := body_at(after["body"], names, loose=bool(after["loose"]))):
        return names.body(body), names.is_own(body), after.start("body") + len(body)
    of = (match["of"] or "").strip()
    if of and of.casefold() not in names.words.unnamed and (names.looks_like_body(of) or of[:1].isupper()):
        return names.body(of), names.is_own(of), match.end()
    prefix = match["prefix"] or ""
    if names.own_compound(prefix) or not names.looks_like_body(prefix.removesuffix("s").strip()):
        return names.own, True, match.end()
    return names.body(prefix.removesuffix("s").strip()), False, match.end()


def _month_after(rest: str, context: Context) -> date | None:
    match = context.language.targets.at_meeting_in.match(rest)
    if not match or context.day is None:
        return None
    return _since(match, context)


def _since(match: re.Match[str], context: Context) -> date | None:
    """
    The first day of the month or season that *match* names: "in" one as it begins, "after" one as it has ended.
    """
    assert context.day
    when, year = match["when"].casefold(), match["year"]
    seasons = context.language.targets.seasons
    lead = (match["lead"] or "").casefold()
    month, day = seasons.get(f"{lead} {when}") or seasons.get(when) or (context.language.dates.months[when], 1)
    if year:
        return date(int(year), month, day)
    this = date(context.day.year, month, day)
    return this if this > context.day or context.day.year == date.max.year else this.replace(year=this.year + 1)


def month_in(text: str, context: Context) -> date | None:
    """
    The first day of the month or season that *text* names with its preposition ("in May"), if it is to come.
    """
    match = context.language.targets.at_meeting_in.search(text)
    return _since(match, context) if match and context.day else None


def find_goal(text: str, context: Context, *, carries: bool) -> Goal | None:
    """
    The goal named first in the order of how exactly it is said; *carries*: a bare day means the meeting of that day.
    """
    return (
        _by(text, context)
        or _meeting_goal(text, context)
        or _bare_day(text, context, carries=carries)
        or _season(text, context)
        or _event(text, context)
        or _period(text, context)
    )


def goal_behind(text: str, context: Context) -> Goal | None:
    """
    The day or month that *text*, what stands behind a verb of taking up again, begins with: "on 10 November", "in May".
    """
    words = context.language.targets
    if context.day is None:
        return None
    for day in find_days(text, context.language.dates)[:1]:
        on = day.on(context.day)
        if on and on > context.day and words.on_day.fullmatch(text[: day.start]):
            return Goal(MeetingOn(context.names.own, on), 0)
    latest = words.by.match(text, 1)
    month = words.at_meeting_in.match(text, latest.end() if latest else 0)
    since = _since(month, context) if month else None
    if since is None:
        return None
    return Goal(Period(f"{since:%Y-%m}") if latest else FirstMeetingFrom(context.names.own, since), 0)


def _by(text: str, context: Context) -> Goal | None:
    match = context.language.targets.by.search(text)
    if not match:
        return None
    rest = text[match.end() : match.end() + 40]
    for day in find_days(rest, context.language.dates)[:1]:
        on = day.on(context.day)
        if on and day.start <= 12:
            return Goal(ByDate(on), match.start())
    period = find_period(match[0] + rest, context.language.dates)
    return Goal(Period(period), match.start()) if period else None


def _meeting_goal(text: str, context: Context) -> Goal | None:
    for mention in meetings(text, context):
        target = meeting_target(mention, context)
        if target:
            return Goal(target, _preposition(text, mention.start))
    return None


def meeting_target(mention: MeetingMention, context: Context) -> Target | None:
    """
    The target a meeting is, or None when it is past or nothing says which meeting.
    """
    if mention.date:
        coming = context.day is None or mention.date > context.day
        return MeetingOn(mention.body, mention.date) if coming else None
    if mention.since:
        return FirstMeetingFrom(mention.body, mention.since)
    if not mention.next:
        return None
    known = None if mention.own else context.others.get(mention.body)
    return MeetingOn(mention.body, known) if known else NextMeeting(mention.body)


def _bare_day(text: str, context: Context, *, carries: bool) -> Goal | None:
    for day in find_days(text, context.language.dates):
        lead = context.language.targets.to_day.search(text, max(0, day.start - 12), day.start)
        on = day.on(context.day)
        if lead and on and (context.day is None or on > context.day):
            return Goal(MeetingOn(context.names.own, on) if carries else ByDate(on), lead.start())
    return None


def _season(text: str, context: Context) -> Goal | None:
    if context.day is None:
        return None
    words = context.language.targets
    if match := words.season.search(text):
        since = _since(match, context)
        return Goal(FirstMeetingFrom(context.names.own, since), match.start()) if since else None
    match = words.next_year.search(text)
    if match and context.day.year < date.max.year:
        return Goal(Period(f"{context.day.year + 1:04}"), match.start())
    return None


def _event(text: str, context: Context) -> Goal | None:
    match = context.language.targets.event.search(text)
    if not match:
        return None
    period = find_period(text[match.start() :], context.language.dates)
    return Goal(Event(match["event"].strip(), period or None), match.start())


def _period(text: str, context: Context) -> Goal | None:
    period = find_period(text, context.language.dates)
    if not period or (context.day and Period(period).last_day < context.day):
        return None
    match = context.language.targets.in_period.search(text)
    return Goal(Period(period), match.start()) if match else None


def _preposition(text: str, start: int) -> int:
    """
    Where the phrase begins that leads to a meeting: with its preposition, if one stands before it.
    """
    before = text[:start].rstrip()
    last = before.rfind(" ") + 1
    return last if 0 < len(before) - last <= 6 else start


def condition_in(text: str, context: Context) -> Condition | None:
    """
    What the target depends on, in the words of the text.
    """
    words = context.language.targets
    if match := words.if_time.search(text):
        return Condition(ConditionKind.IF_TIME_PERMITS, match[0].strip(" ,."))
    if match := words.precondition.search(text):
        return Condition(ConditionKind.PRECONDITION, match[0].strip(" ,."))
    return None
