"""
Which open matter an item or a finding of some minutes means.

A number that belongs to exactly one open matter is certain.  A title is compared only with what stands on that
meeting's agenda; likeness to any other matter is a suggestion, never a match.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import field, frozen

from followup.model.codes import PlaceKind
from followup.model.minutes import FoundRow, Item
from followup.model.places import Placed
from followup.model.subjects import Matter, Meeting
from followup.rules.agenda import reviewed_at
from followup.rules.order import natural
from followup.rules.recognition import contained, likeness
from followup.rules.standing import standing_roles


SUGGESTED_FROM = 0.5
"""Likeness from which another open matter is suggested."""


@frozen
class Match:
    """
    The matter found, and whether by its number or by its title.
    """

    matter: Matter
    certain: bool


@frozen
class Candidates:
    """
    The open matters as they stood just before a meeting: *due* are those on its agenda, *others* all the rest.
    """

    due: tuple[Placed, ...]
    others: tuple[Placed, ...]
    _numbers: dict[str, list[Matter]] = field(init=False, repr=False, eq=False, factory=dict)

    @classmethod
    def of(cls, before: Iterable[Placed], meeting: Meeting) -> Candidates:
        """
        Part the open matters *before* the meeting by whether they stand on its agenda.
        """
        ordered = sorted(before, key=lambda item: _age(item.matter))
        due = tuple(item for item in ordered if is_due(item, meeting))
        keys = {item.matter.key for item in due}
        found = cls(due, tuple(item for item in ordered if item.matter.key not in keys))
        for item in ordered:
            if item.matter.number:
                found._numbers.setdefault(item.matter.number, []).append(item.matter)
        return found

    def placed(self, key: str) -> Placed | None:
        """
        The matter of that key as it stood.
        """
        return next((item for item in (*self.due, *self.others) if item.matter.key == key), None)

    def by_number(self, number: str, title: str, taken: Iterable[str] = ()) -> Match | None:
        """
        The open matter of that number; of several the one that *title* means; never one that is *taken*.
        """
        own = self.placed(number) if number else None
        if own is not None and number not in set(taken):
            # What bears our own key is that matter, before its number and its title.
            return Match(own.matter, certain=True)
        free = [matter for matter in self._numbers.get(number, ()) if matter.key not in set(taken)] if number else []
        if len(free) > 1:
            free = [matter for matter in free if contained(title, matter.title)][:1]
        return Match(free[0], certain=True) if free else None

    def by_title(self, title: str, number: str = "", kind: str = "") -> Match | None:
        """
        The matter on the agenda that *title* means: the likest, of equals the oldest.

        Different numbers part two matters whatever their titles; an umbrella matches only an umbrella.
        """
        alike = [
            item.matter
            for item in self.due
            if contained(title, item.matter.title)
            and not (number and item.matter.number and number != item.matter.number)
            and (kind == "umbrella") == (item.matter.kind == "umbrella")
        ]
        best = max(alike, key=lambda matter: likeness(title, matter.title), default=None)
        return Match(best, certain=False) if best else None

    def suggestion(self, title: str) -> Matter | None:
        """
        The open matter, on the agenda or not, that *title* resembles most, if any does enough.
        """
        everything = [item.matter for item in (*self.due, *self.others)]
        best = max(everything, key=lambda matter: likeness(title, matter.title), default=None)
        return best if best and likeness(title, best.title) >= SUGGESTED_FROM else None


def is_due(item: Placed, meeting: Meeting) -> bool:
    """
    Whether a matter stands on the agenda of *meeting*, or would have, had an earlier meeting been minuted.
    """
    where = item.place
    if reviewed_at(item, meeting):
        return True
    if where.kind is PlaceKind.AGENDA and where.body == meeting.body:
        return where.date is None or meeting.date is None or where.date <= meeting.date
    # What awaits a meeting awaits another than this one; whether that is planned by now must not make a difference.
    return False


def items_matched(items: Sequence[Item], candidates: Candidates) -> dict[str, Match]:
    """
    For each item, by its number, the matter it takes up.  Standing items take up none; a matter is taken up once.
    """
    matches: dict[str, Match] = {}
    taken: set[str] = set()
    for item in items:
        if standing_roles(item.title):
            continue
        match = candidates.by_number(item.file_number, item.title, taken) or candidates.by_title(
            item.title, item.file_number
        )
        if match and match.matter.key not in taken:
            matches[item.number] = match
            taken.add(match.matter.key)
    return matches


def finding_matched(finding: FoundRow, candidates: Candidates, taken: Iterable[str]) -> Match | None:
    """
    The matter that *finding* itself names, by number or title.
    """
    return candidates.by_number(finding.number, finding.title, taken) or candidates.by_title(
        finding.title, finding.number, finding.kind
    )


def _age(matter: Matter) -> tuple[Any, ...]:
    # Not by key: keys depend on the order in which documents were recorded, and equal documents must match alike.
    when = (matter.opened_on or date.min, matter.anchor_on or date.min)
    return (*when, matter.title, matter.number, natural(matter.began))
