"""
From the findings of one document to steps on matters: what continues, what is new, what is closed, what is left.

This is the one place where minutes become history.  It is pure: the same minutes against the same matters give the
same steps, so that recording documents in any order, each later one reconciled again, gives the same register.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve, frozen

from followup.model.codes import Certainty, Disposition, Doubt, Manner, Verdict
from followup.model.matters import ActFacts, Matter, Placed, Step, facts_of
from followup.model.minutes import FoundRow
from followup.model.results import Suggestion
from followup.model.targets import Unspecified
from followup.rules.matching import (
    Candidates,
    Group,
    Match,
    Minutes,
    contained,
    content_words,
    finding_matched,
    grouped,
    items_matched,
)


NEW = "new:"
"""What the key of a matter begins with until the register has given it one; the key of its first finding follows."""

UNDATED = datetime(1, 1, 1, tzinfo=UTC)

_OPENING = frozenset(
    {
        Disposition.RAISED,
        Disposition.POSTPONED,
        Disposition.NOT_REACHED,
        Disposition.REFERRED_BACK,
        Disposition.REFERRED,
        Disposition.UNDERTAKEN,
        Disposition.ASSIGNED,
    }
)
_JUDGED = frozenset({Verdict.REJECTED, Verdict.OWN})
_NEW_WORK = frozenset({Disposition.ASSIGNED, Disposition.UNDERTAKEN})


@frozen
class Reconciled:
    """
    The steps of one document, and what was left for a person.

    *groups* are those taken; *left* holds the ids of findings that were not.
    """

    steps: tuple[Step, ...] = ()
    groups: tuple[Group, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    left: frozenset[str] = frozenset()


def reconcile(minutes: Minutes, before: Iterable[Placed], known: Mapping[str, Iterable[Step]]) -> Reconciled:
    """
    The steps that *minutes* make of the matters as they stood just *before* the meeting.

    *known* are the steps of each matter so far: what earlier minutes have told of them is not told again.
    """
    return _Reconciliation(minutes, Candidates.of(before, minutes.meeting), known).result()


class _Reconciliation:
    """
    One run: what has been matched so far, and the steps made.
    """

    def __init__(self, minutes: Minutes, candidates: Candidates, known: Mapping[str, Iterable[Step]]) -> None:
        self.minutes = minutes
        self.candidates = candidates
        self.known = known
        judged = {found.item for found in minutes.findings if found.matter or found.verdict in _JUDGED}
        self.items = {
            number: match
            for number, match in items_matched(minutes.items, candidates).items()
            # Where a person has said what a finding of the item means, the item's likeness says nothing more.
            if match.certain or number not in judged
        }
        self.told = [found for found in minutes.findings if found.on and found.verdict is not Verdict.REJECTED]
        self.with_history = {found.item for found in self.told}
        self.steps: list[Step] = []
        self.taken_groups: list[Group] = []
        self.suggestions: list[Suggestion] = []
        self.left: set[str] = set()

    def result(self) -> Reconciled:
        treated: dict[str, list[tuple[Group, bool]]] = {}
        fresh: list[tuple[Group, str | None]] = []
        numbered: set[str] = set()
        for group in self._taken():
            match, own = self._match(group, numbered)
            if match is None:
                fresh.append((group, None))
                continue
            if group.lead.number and match.certain:
                numbered.add(match.matter.key)
            treated.setdefault(match.matter.key, []).append((group, own))
        for key, groups in treated.items():
            fresh.extend(self._treat(self._matter(key), groups))
        self._take_up(set(treated))
        for group, parent in fresh:
            self._open(group, parent)
        self._tell_history()
        return Reconciled(tuple(self.steps), tuple(self.taken_groups), tuple(self.suggestions), frozenset(self.left))

    def _taken(self) -> list[Group]:
        """
        The groups that may be recorded at all; the rest is left as suggestions.
        """
        certain = []
        for finding in self.minutes.findings:
            if finding.verdict is Verdict.REJECTED or finding.on:
                continue
            told = finding.manner is Manner.TOLD or not self.minutes.assignments
            if finding.disposition is Disposition.ASSIGNED and told:
                continue
            if finding.certainty is Certainty.CERTAIN or (
                self.minutes.accept and finding.certainty is Certainty.LIKELY
            ):
                certain.append(finding)
            else:
                self._leave(finding, Doubt.UNCERTAIN, None)
        if not self.minutes.accept:
            for finding in certain:
                if finding.like:
                    self.suggestions.append(Suggestion(finding.id, finding.title, Doubt.SAME_DOCUMENT))
        return grouped(certain, accept=self.minutes.accept)

    def _match(self, group: Group, numbered: set[str]) -> tuple[Match | None, bool]:
        """
        The matter a group means, and whether the group itself names it (or only its item does).
        """
        if group.lead.verdict is Verdict.OWN:
            return None, True
        forced = next((self.candidates.placed(f.matter) for f in group.findings if f.matter), None)
        if forced is not None:
            return Match(forced.matter, certain=True), True
        by_item = self.items.get(group.lead.item)
        speaks_of_item = group.lead.disposition is not Disposition.RAISED and group.lead.kind == "item"
        if by_item is not None and speaks_of_item and by_item.matter.key == self._key_of(group.lead.item):
            return by_item, True
        for finding in (group.lead, *group.findings):
            match = finding_matched(finding, self.candidates, numbered)
            if match is not None:
                return self._weighed(match, group), True
        if by_item is not None and (speaks_of_item or group.lead.disposition in _NEW_WORK):
            return self._weighed(by_item, group), False
        return None, False

    def _key_of(self, number: str) -> str:
        """
        What an item bears where a file number stands: our own key, perhaps.
        """
        return next((item.file_number for item in self.minutes.items if item.number == number), "")

    def _weighed(self, match: Match, group: Group) -> Match | None:
        if match.certain or self.minutes.accept:
            return match
        for finding in group.findings:
            self._leave(finding, Doubt.LIKE_AGENDA, match.matter.key)
        return None

    def _leave(self, finding: FoundRow, why: Doubt, matter: str | None) -> None:
        self.left.add(finding.id)
        self.suggestions.append(Suggestion(finding.id, finding.title, why, matter))

    def _treat(self, matter: Matter, groups: list[tuple[Group, bool]]) -> list[tuple[Group, str | None]]:
        """
        One step on *matter*; what a partial decision leaves over, and new work, become matters that follow it.
        """
        work = [group for group, own in groups if not own and group.lead.disposition in _NEW_WORK]
        speaking = [group for group, _ in groups if group not in work]
        closing = [group for group in speaking if group.closes]
        going_on = [group for group in speaking if not group.closes]
        over: list[Group] = []
        if closing:
            # A part has words of its own: "Budget: the reserve" goes on though "Budget" is decided.
            over = [group for group in going_on if _words(group) != _words(closing[0])]
            self._step(matter, closing[0])
        elif going_on:
            over = [group for group in going_on[1:] if not _same(group, going_on[0])]
            self._step(matter, going_on[0])
        elif any(map(_decides, work)):
            self._decide_by(matter, work[0])
        else:
            # Nobody decided anything: what is promised is how the matter goes on, and its first step.
            self._step(matter, work.pop(0))
        return [(group, matter.key) for group in (*over, *work)]

    def _step(self, matter: Matter, group: Group) -> None:
        step = self._of(matter.key, group)
        if step.disposition is Disposition.RAISED and matter.disposition is not Disposition.RAISED:
            step = evolve(step, disposition=Disposition.TAKEN_UP)
        self.taken_groups.append(group)
        self.steps.append(step)

    def _decide_by(self, matter: Matter, group: Group) -> None:
        step = self._of(matter.key, group)
        self.steps.append(
            evolve(
                step,
                source=f"{group.lead.key}:decided",
                disposition=Disposition.DECIDED,
                closes=True,
                target=Unspecified(),
                owner=None,
                title="",
                kind="",
            )
        )

    def _take_up(self, treated: set[str]) -> None:
        for number, match in self.items.items():
            if match.matter.key in treated:
                continue
            if match.certain or self.minutes.accept:
                self._take_up_one(match.matter, number)
            else:
                title = next(item.title for item in self.minutes.items if item.number == number)
                self.suggestions.append(Suggestion(f"p{number}", title, Doubt.LIKE_AGENDA, match.matter.key))

    def _take_up_one(self, matter: Matter, number: str) -> None:
        item = next(item for item in self.minutes.items if item.number == number)
        announced = matter.disposition is Disposition.RAISED and matter.kind not in {"umbrella", "missing_fact"}
        self.steps.append(
            self._blank(
                source=f"{item.key}:taken_up",
                matter=matter.key,
                disposition=Disposition.TAKEN_UP,
                closes=announced,
                item=number,
                position=item.position,
            )
        )

    def _open(self, group: Group, parent: str | None) -> None:
        """
        A new matter, unless nothing of the group can open one or it was left for a person.
        """
        closed_at_once = group.lead.item in self.with_history
        if group.lead.id in self.left or not (group.lead.disposition in _OPENING or closed_at_once):
            return
        if parent is None:
            resembled = self.candidates.suggestion(group.lead.title)
            if resembled is not None:
                self.suggestions.append(Suggestion(group.lead.id, group.lead.title, Doubt.LIKE_OPEN, resembled.key))
        token = f"{NEW}{group.lead.key}"
        step = self._of(token, group)
        title = self._titled(group.lead.title, parent)
        self.taken_groups.append(group)
        self.steps.append(
            evolve(
                step,
                other=parent,
                title=title,
                kind=group.lead.kind,
                file_number=group.lead.number,
                position=group.first_line,
            )
        )

    def _tell_history(self) -> None:
        """
        What the document says of earlier treatments, for days whose own minutes are not recorded.

        Such a step names no meeting: that its minutes are unseen must not make other matters missed there.
        One treatment is one step, however many minutes repeat it.
        """
        matter_of = {step.item: step.matter for step in reversed(self.steps)}
        told = {matter: {_told(step) for step in self.known.get(matter, ())} for matter in matter_of.values()}
        for found in self.told:
            if found.on is None or found.item not in matter_of or not self._unseen(found.on):
                continue
            step = self._blank(
                source=found.key,
                matter=matter_of[found.item],
                disposition=found.disposition,
                item=found.reference,
                reason=found.reason,
                evidence=found.evidence,
            )
            step = evolve(step, on=found.on, meeting=None, starts=None)
            if _told(step) not in told[step.matter]:
                told[step.matter].add(_told(step))
                self.steps.append(step)

    def _unseen(self, day: date) -> bool:
        meeting = self.minutes.meeting
        return meeting.date is not None and day < meeting.date and day not in self.minutes.covered

    def _titled(self, title: str, parent: str | None) -> str:
        # "The budget" alone would name nothing once it has left the item it stood under.
        if parent is None:
            return title
        whole = self._matter(parent).title
        heading, _, part = title.rpartition(": ")
        if heading and contained(heading, whole):
            return f"{whole}: {part}"
        return f"{whole}: {title[:1].lower()}{title[1:]}" if contained(title, whole) else title

    def _of(self, matter: str, group: Group) -> Step:
        lead = group.lead
        facts = facts_of(lead, ActFacts) | {
            "target": lead.target or Unspecified(),
            "interim": next((found.interim for found in group.findings if found.interim), ""),
        }
        return self._blank(
            source=lead.key,
            matter=matter,
            disposition=lead.disposition,
            closes=group.closes,
            by_decision=lead.manner is not Manner.AGAIN,
            item=lead.item,
            position=lead.first_line,
            file_number=lead.number,
            evidence=lead.evidence,
            also=tuple(found.key for found in group.findings if found is not lead),
            decision=next((item.key for item in self.minutes.items if item.number == lead.decision), None),
            **facts,
        )

    def _blank(self, *, source: str, matter: str, **fields: Any) -> Step:
        meeting = self.minutes.meeting
        assert meeting.date is not None
        step = Step("", matter, 0, Disposition.TAKEN_UP, meeting.date, UNDATED, meeting.body)
        return evolve(step, source=source, meeting=meeting.key, starts=meeting.starts, **fields)

    def _matter(self, key: str) -> Matter:
        placed = self.candidates.placed(key)
        assert placed is not None, key
        return placed.matter


def _words(group: Group) -> frozenset[str]:
    return content_words(group.lead.title)


def _same(group: Group, other: Group) -> bool:
    return contained(group.lead.title, other.lead.title) or contained(other.lead.title, group.lead.title)


def _decides(group: Group) -> bool:
    return group.lead.disposition is Disposition.ASSIGNED and group.lead.manner is not Manner.UNDECIDED


def _told(step: Step) -> tuple[str | None, date, str, Disposition]:
    return (step.meeting, step.on, step.item, step.disposition)
