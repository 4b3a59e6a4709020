"""
Findings of one document that speak of the same matter: by their own words, or by likeness with a target that agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from attrs import evolve

from followup.model.codes import Disposition
from followup.model.reading import Finding
from followup.model.targets import FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified
from followup.readers.scene import Draft
from followup.rules.matching import contained, content_words


_REACH = 200  # earlier findings looked at; more than any real minutes hold
_YEAR = re.compile(r"\b20\d\d\b")
CLOSING = frozenset(
    {
        Disposition.DECIDED,
        Disposition.NOTED,
        Disposition.WITHDRAWN,
        Disposition.CARRIED_OUT,
        Disposition.WRITTEN_OFF,
    }
)
_OWED = frozenset({Disposition.ASSIGNED, Disposition.UNDERTAKEN})


def joined(drafts: list[Draft], next_days: Iterable[date], own: str) -> tuple[Finding, ...]:
    """
    The findings, numbered ``f1``, ``f2``, … in the order of the document, with their links to earlier ones.

    *next_days* are the known coming days of the body called *own*; "the next meeting" is the first of them.
    """
    first_day = min(next_days, default=None)
    kept: list[Draft] = []
    said: set[object] = set()
    for draft in drafts:
        if _saying(draft) not in said:
            said.add(_saying(draft))
            finding = evolve(draft.finding, id=f"f{len(kept) + 1}")
            kept.append(_linked(evolve(draft, finding=finding), kept[-_REACH:], first_day, own))
    return tuple(draft.finding for draft in kept)


def _saying(draft: Draft) -> object:
    """
    What makes two findings one: the same thing from the same sentence adds nothing.
    """
    one = draft.finding
    return one.item, one.title, one.disposition, one.lines, one.quote


def _linked(draft: Draft, kept: list[Draft], first_day: date | None, own: str) -> Draft:
    finding = draft.finding
    same = next((earlier for earlier in kept if _same(draft, earlier)), None)
    if same:
        root = same.finding.same_as[0] if same.finding.same_as else same.finding.id
        return evolve(draft, finding=evolve(finding, same_as=(root,)))
    like = next((earlier for earlier in kept if _alike(finding, earlier.finding, first_day, own)), None)
    if like is None:
        return draft
    root = like.finding.like[0] if like.finding.like else like.finding.id
    return evolve(draft, finding=evolve(finding, like=(root,), title=_dated(finding.title, like.finding.title)))


def _same(draft: Draft, earlier: Draft) -> bool:
    """
    By their own words: two unnamed umbrellas, one title in one item, or a subject that the other repeats.
    """
    one, other = draft.finding, earlier.finding
    if one.kind == other.kind == "umbrella":
        return True
    if one.item != other.item or (other.disposition in CLOSING) != (one.disposition in CLOSING):
        return False
    if one.disposition in _OWED and other.disposition in _OWED:
        return one.title == other.title
    if one.title == other.title:
        return True
    return one.disposition in _OWED and bool(earlier.subject) and _repeated(earlier.subject, draft.subject)


def _repeated(subject: str, text: str) -> bool:
    words = content_words(subject)
    return bool(words) and words <= content_words(text)


def _alike(one: Finding, other: Finding, first_day: date | None, own: str) -> bool:
    """
    In different items: one title's content words contain the other's, and both go to the same place.
    """
    apart = one.item != other.item and "umbrella" not in (one.kind, other.kind)
    unlike = {one.disposition, other.disposition} & (CLOSING | _OWED)
    return (
        apart and not unlike and contained(one.title, other.title) and _agree(one.target, other.target, first_day, own)
    )


def _agree(one: Target | None, other: Target | None, first_day: date | None, own: str) -> bool:
    if one is None or other is None:
        return False
    if isinstance(one, Unspecified) or isinstance(other, Unspecified):
        return False
    place = _sitting(one, first_day, own)
    return one == other or (place is not None and place == _sitting(other, first_day, own))


def _sitting(target: Target, first_day: date | None, own: str) -> tuple[str, date | None] | None:
    if isinstance(target, NextMeeting):
        return target.body, first_day if target.body == own else None
    if isinstance(target, MeetingOn):
        return target.body, target.date
    if isinstance(target, FirstMeetingFrom) and first_day and target.body == own and target.date <= first_day:
        return target.body, first_day
    return None


def _dated(title: str, other: str) -> str:
    """
    *title* with the year the other title has, where it has none.
    """
    years = _YEAR.findall(other)
    return title if not years or _YEAR.search(title) else f"{title} {years[0]}"
