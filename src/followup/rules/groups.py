"""
The findings of some minutes, joined to groups that speak of one matter each.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from followup.model.codes import Disposition
from followup.model.minutes import FoundRow, Item
from followup.model.subjects import Meeting
from followup.rules.dispositions import EFFECTS


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
