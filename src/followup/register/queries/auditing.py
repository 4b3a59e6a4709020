"""
What an auditor asks of the register: which decisions put matters where they are, and on what minutes it all rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from followup.model.answers import Audit, OutstandingList, Sources, Together
from followup.model.bodies import Meeting
from followup.model.codes import Disposition, MeetingStatus
from followup.model.matters import Step, Treatment
from followup.model.minutes import Document, FoundRow, Item
from followup.register.queries.view import HasView
from followup.register.work.reads import Reads
from followup.rules.agenda import natural
from followup.rules.calendar import gaps


if TYPE_CHECKING:
    from followup.model.results import Treated

SEVERAL = 2
"""From so many known postponements it is worth telling that minutes mention none."""


def bulk_decisions(steps: Iterable[Treatment], items: Mapping[str, Item]) -> tuple[Together, ...]:
    """
    The decisions by which those of *steps* that postpone were taken together, the largest first.

    *items* are the deciding ones that are known, by their keys.
    """
    led: dict[str, list[Treatment]] = {}
    for step in steps:
        if step.disposition is Disposition.POSTPONED and step.decision:
            led.setdefault(step.decision, []).append(step)
    decisions = [_decision(key, own, items.get(key)) for key, own in led.items()]
    return tuple(sorted(decisions, key=lambda one: (-len(one.steps), one.on, natural(one.decision))))


def _decision(key: str, steps: list[Treatment], item: Item | None) -> Together:
    ordered = tuple(sorted(steps, key=lambda step: (natural(step.item), natural(step.matter))))
    first = ordered[0]
    return Together(key, first.on, first.meeting, ordered, item.number if item else "", item.starts if item else None)


def unstated(treated: Iterable[Treated], findings: Iterable[FoundRow]) -> tuple[Treated, ...]:
    """
    Those of *treated* whose minutes tell of no earlier treatment though several postponements are known.

    Minutes that tell of none at all are not of the sort that does.
    """
    stating = {finding.item for finding in findings if finding.on}
    if not stating:
        return ()
    return tuple(one for one in treated if one.step.item not in stating and _postponed(one.before) >= SEVERAL)


def _postponed(steps: Iterable[Step]) -> int:
    return sum(step.disposition is Disposition.POSTPONED for step in steps)


def audited(asked: HasView, listed: OutstandingList) -> OutstandingList:
    """
    *listed*, an answer of ``outstanding``, with the decisions behind it and the minutes it rests on.
    """
    reads = asked.view.reads
    matters = [row.matter for row in listed.matters]
    steps = reads.get(Treatment, [matter.promise for matter in matters])
    postponed = [step for step in steps.values() if step.disposition is Disposition.POSTPONED]
    items = reads.get(Item, [step.decision for step in postponed])
    singly = sorted((step for step in postponed if not step.decision), key=lambda step: (step.on, natural(step.item)))
    bodies = [listed.body.key] if listed.body else list(listed.context.bodies)
    meetings = listed.context.meetings.values()
    audit = Audit(
        bulk_decisions(postponed, items),
        tuple(singly),
        tuple(own for body in bodies if (own := sources(reads, body, meetings, listed.context.today))),
        frozenset(_parts(reads, steps.values())),
        asked.view.known,
    )
    return evolve(listed, audit=audit)


def sources(reads: Reads, body: str, meetings: Iterable[Meeting], until: date) -> Sources | None:
    """
    The minutes of *body* up to and with the day *until*; ``None`` if there are none.
    """
    held = [m for m in meetings if m.body == body and m.date and m.date <= until and m.status is MeetingStatus.HELD]
    there = reads.get(Document, [meeting.document for meeting in held])
    if not there:
        return None
    documents = sorted(there.values(), key=lambda document: (document.date or date.min, document.key))
    return Sources(body, tuple(documents), gaps(meeting.number for meeting in held if meeting.document))


def _parts(reads: Reads, steps: Iterable[Treatment]) -> Iterable[str]:
    """
    The matters sent back whose titles go on where that of their item ends: they are one point of it.
    """
    back = [step for step in steps if step.disposition is Disposition.REFERRED_BACK]
    findings = reads.get(FoundRow, [step.source for step in back])
    titles = {
        (document, item.number): item.title
        for document in {finding.document for finding in findings.values()}
        for item in reads.items(document)
    }
    for step in back:
        finding = findings.get(step.source)
        whole = titles.get((finding.document, finding.item)) if finding else ""
        if finding and whole and finding.title.startswith(f"{whole}: "):
            yield step.matter
