"""
From a unit that is judged a promise to a finding: what happened, its title, its owner and where it goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from followup.model.codes import Certainty, Disposition
from followup.model.reading import Finding
from followup.model.targets import ByDate, FirstMeetingFrom, MeetingOn, NextMeeting, Period, Target, Unspecified
from followup.readers import titles
from followup.readers.context import Context
from followup.readers.dates import find_days
from followup.readers.features import ACTION, AI, BRACKETS, LED, TAIL_OWNER, Sight
from followup.readers.judge import LIMIT, Verdict
from followup.readers.keys import key_of
from followup.readers.marks import Lexicon
from followup.readers.scene import Draft
from followup.readers.status import CLOSED, said, task_of
from followup.readers.targets import find_goal, month_in
from followup.readers.tree import Section
from followup.readers.units import Unit
from followup.rules.matching import content_words


_SURE = LIMIT + 0.6
_LONGEST = 110
LISTED = ("in_actions", "in_review", "in_postponed", "action_prefix", "owned_row", "owner_column")
"""Where a promise stands in a list of such: its own words name it, at one meeting as at the next."""
_DEICTIC = frozenset(
    """den det detta denna dessa dem dom de saken frågan ärendet it this that these them those him her his their
    hon han dit där they there dette disse denne sagen saken punktet""".split()
)


def promise(
    sight: Sight, verdict: Verdict, before: str, context: Context, *, state: str = "", last_named: str = ""
) -> Draft:
    """
    The finding that the unit is, with the sentence *before* it and who was *last_named*, whom a pronoun means.

    *state* says whether it is told as done.
    """
    unit = sight.unit
    item = unit.section.of_item
    owner = _owner(sight, context, last_named)
    disposition = Disposition.CARRIED_OUT if state == CLOSED else _disposition(sight, owner)
    target = _target(sight, disposition, context)
    goal = None if isinstance(target, Unspecified) else target
    title = _title(sight, before, state)
    key, title = key_of(title, context.names.own_names[-1] if context.names.own_names else "")
    return Draft(
        Finding(
            id="",
            disposition=disposition,
            title=title,
            kind="item" if disposition is Disposition.POSTPONED else "assignment",
            item=item.number if item.item else "",
            number=item.file_number,
            key=key,
            owner=owner,
            target=None if state == CLOSED else target,
            assumed=goal is None and state != CLOSED,
            certainty=Certainty.LIKELY if verdict.score >= _SURE or sight.has(*LISTED) else Certainty.POSSIBLE,
            quote=unit.quote,
            lines=unit.lines,
            rule=f"{context.language.code}.{disposition}.{'.'.join(verdict.why[:2]) or 'form'}",
        ),
        "",
        0,
        item.title,
    )


def issue(item: Section, units: Sequence[Unit], lexicon: Lexicon, context: Context) -> Draft:
    """
    The finding that an issue on the agenda is: it goes on to the next meeting, unless it is told as done.
    """
    kids = tuple(unit.text for unit in units if unit.kind != "heading")
    closed = any(said(text, lexicon) == CLOSED for text in kids)
    disposition = Disposition.CARRIED_OUT if closed else Disposition.RAISED
    quote = item.quote
    return Draft(
        Finding(
            id="",
            disposition=disposition,
            title=item.title,
            item=item.number,
            number=item.file_number,
            target=None if closed else NextMeeting(context.names.own),
            assumed=not closed,
            certainty=Certainty.LIKELY,
            quote=quote,
            lines=item.span,
            rule=f"{context.language.code}.{disposition}.issue",
        ),
        "",
        0,
        item.title,
    )


def _disposition(sight: Sight, owner: str) -> Disposition:
    if sight.has("in_postponed") or (
        sight.has("carry") and not owner and not sight.has("in_actions", "box_open", "action_prefix")
    ):
        return Disposition.POSTPONED
    return Disposition.ASSIGNED


def _target(sight: Sight, disposition: Disposition, context: Context) -> Target:
    """
    Where it goes: what a wording says, else the first day to come, else the month.
    """
    unit = sight.unit
    text = f"{unit.masked} {unit.due}".strip()
    postponed = disposition is Disposition.POSTPONED
    if goal := find_goal(text, context, carries=postponed):
        return goal.target
    if sight.has("in_postponed") or (postponed and sight.has("next")):
        return NextMeeting(context.names.own)
    if context.day is None:
        return Unspecified()
    for mention in find_days(text, context.language.dates):
        day = mention.on(context.day)
        if day and day > context.day:
            return MeetingOn(context.names.own, day) if postponed else ByDate(day)
    since = month_in(text, context)
    if since is None:
        return Unspecified()
    return FirstMeetingFrom(context.names.own, since) if postponed else Period(f"{since:%Y-%m}")


# --- the owner ---


def _owner(sight: Sight, context: Context, last_named: str) -> str:
    unit, tokens = sight.unit, sight.tokens
    if unit.owner:
        return unit.owner
    text = unit.masked
    if match := LED.search(text):
        return match["who"].strip(" .*")
    if sight.has("owner_brackets") and (match := BRACKETS.search(text)):
        return match["inner"].strip()
    actor = sight.actor
    if actor is None and sight.has("action_prefix") and sight.actors and sight.actors[0].start == 0:
        actor = sight.actors[0]
    if actor is None and sight.has("speaker"):
        actor = sight.actors[0]
    if actor is not None and actor.sort == "we":
        return context.names.own
    if actor is not None and actor.sort != "pronoun":
        raw = text[sight.begins + tokens[actor.start].start : sight.begins + tokens[actor.end - 1].end]
        return context.names.known(raw.lstrip("@")) if " " not in raw else raw
    if actor is not None and last_named:
        return last_named
    if sight.has("passive_by") and (match := _BY.search(text)):
        return match["who"].strip()
    if sight.has("owner_tail") and (match := TAIL_OWNER.search(text)):
        return match["who"].strip()
    return ""


_BY = re.compile(r"\b(?:av|af|by)\s(?P<who>[A-ZÅÄÖÆØ][\w'’-]*(?:\s(?:och|and|og|&)?\s?[A-ZÅÄÖÆØ][\w'’-]*){0,4})")


# --- the title ---


def _title(sight: Sight, before: str, state: str) -> str:
    unit = sight.unit
    task = task_of(_task(sight)) if state else _task(sight)
    heading = _heading(unit.section)
    meant = [token.low for token in sight.tokens if token.low in _DEICTIC]
    told = len(content_words(task))
    parts = [task]
    listed = sight.has(*LISTED)
    if listed and told > 1:
        heading = before = ""
    if heading and not titles.is_standing(heading) and not titles.covers(task, heading):
        parts.insert(0, heading)
    elif before and (meant or told < 3):
        parts.insert(0, _cut(before, 60))
    if len(parts) > 1 and before and (meant or told < 3) and heading == parts[0]:
        parts.insert(1, _cut(before, 60))
    title = ": ".join(part for part in parts if part)
    title = _cut(title, _LONGEST + 40)
    return title[:1].upper() + title[1:] if title else _cut(unit.text, _LONGEST)


_STATUS = re.compile(r"\s*[-–—:]?\s*(?:in progress|done|completed|ongoing|pågår|klart)\W*$", re.IGNORECASE)


def _task(sight: Sight) -> str:
    """
    The words of the task: without its action mark, its owner in front, and its status behind.
    """
    text = sight.unit.text
    if match := (ACTION.match(text) or AI.match(text)):
        text = text[match.end() :]
    text = _STATUS.sub("", text)
    if sight.has("owner_brackets") and (match := BRACKETS.search(text)):
        text = text[: match.start()]
    if sight.tokens and sight.actors and sight.actors[0].start == 0:
        end = sight.actors[0].end
        if end < len(sight.tokens) and sight.tokens[end].text == ":":
            text = sight.unit.masked[sight.begins + sight.tokens[end].end :]
    return _cut(text.strip(" .,:;–—-*_"), _LONGEST)


def _heading(section: Section) -> str:
    """
    The nearest heading that says what it is about.
    """
    for one in section.up():
        if one.title and one.kind in ("", "discuss", "decision", "postponed") and one.rank < 11.5:
            if one.kind in ("decision", "discuss", "postponed"):
                continue
            return one.title.rstrip(" .:")
    return ""


def _cut(text: str, limit: int) -> str:
    """
    *text* up to the last whole word within *limit* characters, at a joint of the sentence where there is one.
    """
    text = " ".join(text.split()).strip(" .,:;")
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    for mark in (". ", "; ", ", ", " – ", " - "):
        at = head.rfind(mark)
        if at > limit // 2:
            return head[:at].strip(" .,:;")
    return head[: head.rfind(" ")].strip(" .,:;") if " " in head else text[:limit]
