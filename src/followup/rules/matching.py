"""
Which open matter an item or a finding of some minutes means.

A number that belongs to exactly one open matter is certain.  A title is compared only with what stands on that
meeting's agenda; likeness to any other matter is a suggestion, never a match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from followup.languages import LANGUAGES, Language
from followup.model.bodies import Meeting
from followup.model.codes import Disposition, PlaceKind
from followup.model.matters import Matter, Placed
from followup.model.minutes import FoundRow, Item
from followup.rules.agenda import natural, reviewed_at
from followup.rules.dispositions import EFFECTS
from followup.rules.standing import standing_roles


_STRENGTH = {
    Disposition.RAISED: 1,
    Disposition.TAKEN_UP: 0,
    Disposition.REPORTED: 0,
    Disposition.UNDERTAKEN: 2,
    Disposition.ASSIGNED: 2,
}


@frozen
class Minutes:
    """
    The minutes of *meeting* as they are kept: items and findings, and how they are to be taken.

    *accept*: likeness to what stands on the agenda is taken, and within the document too.
    *assignments*: an assignment opens a matter of its own.
    *covered* are the days of which the body's own minutes are recorded: what others tell of them is not needed.
    """

    document: str
    meeting: Meeting
    items: tuple[Item, ...]
    findings: tuple[FoundRow, ...]
    accept: bool
    assignments: bool = True
    covered: frozenset[date] = frozenset()


@frozen
class Group:
    """
    Findings that speak of one matter; the *lead* says what happened to it.
    """

    findings: tuple[FoundRow, ...]
    lead: FoundRow
    closes: bool

    @property
    def joined(self) -> bool:
        """
        Whether findings were joined because their titles are alike.
        """
        return any(finding.like for finding in self.findings)

    @property
    def first_line(self) -> int:
        """
        Where the document first speaks of it.
        """
        return min(finding.first_line for finding in self.findings)


def grouped(findings: Sequence[FoundRow], *, accept: bool) -> list[Group]:
    """
    The findings joined to matters: by their own words, and by likeness too where that is accepted.
    """
    group_of: dict[str, list[FoundRow]] = {}
    for finding in findings:
        earlier = [*finding.same_as, *(finding.like if accept else ())]
        into = next((group_of[name] for name in earlier if name in group_of), [])
        into.append(finding)
        group_of[finding.id] = into
        for name in earlier:
            other = group_of.get(name, into)
            if other is not into:
                into.extend(other)
                group_of.update({found.id: into for found in other})
    distinct = {id(group): group for group in group_of.values()}
    return sorted((_group(group) for group in distinct.values()), key=lambda group: group.first_line)


def _weight(found: FoundRow) -> tuple[int, int, int]:
    # Of matters that nobody has named, what is said last says most: "any there may be", and then "several".
    said_last = found.first_line if found.kind == "umbrella" else 0
    return _STRENGTH.get(found.disposition, 3), len(found.title) if found.like else 0, said_last


def _group(findings: list[FoundRow]) -> Group:
    ordered = sorted(findings, key=lambda finding: finding.first_line)
    lead = max(ordered, key=_weight)
    return Group(tuple(ordered), lead, closes=EFFECTS[lead.disposition].closes and not lead.goes_on)


_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PART = 5  # of a compound: shorter parts ("plan", "val") join what does not belong together


@lru_cache(maxsize=4)
def _empty_words(languages: tuple[Language, ...]) -> frozenset[str]:
    return frozenset().union(*(language.titles().empty for language in languages))


@lru_cache(maxsize=8192)
def content_words(title: str) -> frozenset[str]:
    """
    The words of *title* that carry meaning in any of our languages, folded to lower case.
    """
    words = frozenset(_WORD.findall(unicodedata.normalize("NFC", title).casefold())) - _empty_words(LANGUAGES)
    return frozenset(word for word in words if len(word) > 1 or word.isdigit())


def contained(title: str, other: str) -> bool:
    """
    Whether the content words of one of the two titles are all found in the other.

    A word is found when the other has it, or when one of the two begins or ends with the other
    (``harbour`` in ``harbourside``), five letters at least.  Numbers only part: a budget for 2023 is not
    one for 2024, but it may be *the* budget.  Titles without content words match nothing.
    """
    a, b = content_words(title), content_words(other)
    names, other_names = _names(a), _names(b)
    if not names or not other_names or _numbers_part(a, b):
        return False
    return _found(names, other_names) or _found(other_names, names)


def likeness(title: str, other: str) -> float:
    """
    How alike two titles are, from 0 to 1: the share of content words found in the other, both ways.
    """
    a, b = content_words(title), content_words(other)
    if not a or not b:
        return 0.0
    found = sum(_word_in(word, b) for word in a) + sum(_word_in(word, a) for word in b)
    return found / (len(a) + len(b))


def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.isdigit())


def _numbers_part(a: frozenset[str], b: frozenset[str]) -> bool:
    numbers, others = a - _names(a), b - _names(b)
    return bool(numbers and others) and not numbers & others


def _found(words: frozenset[str], among: frozenset[str]) -> bool:
    return all(_word_in(word, among) for word in words)


def _word_in(word: str, among: frozenset[str]) -> bool:
    return word in among or any(_part_of(word, other) for other in among)


def _part_of(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST_PART and (long.startswith(short) or long.endswith(short))


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
