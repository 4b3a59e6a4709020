"""
A new version of the same minutes: what it says as before, and what it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from followup.contracts import Query, Store
from followup.model.answers import Difference
from followup.model.codes import Certainty, Verdict
from followup.model.matters import Matter, Step
from followup.model.minutes import Document, FoundRow
from followup.register.work.reads import pages
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.agenda import natural


def repeated(unit: UnitOfWork, replaced: Document, findings: Iterable[FoundRow]) -> Mapping[str, FoundRow]:
    """
    The findings of the *replaced* version that *findings* say again, word for word, by the key of the new one.
    """
    old = unit.select(FoundRow, Query("finding", {"document": replaced.key}, order=("first_line",)))
    before = {_statement(finding): finding for finding in old}
    return {finding.key: before[_statement(finding)] for finding in findings if _statement(finding) in before}


def judged_before(unit: UnitOfWork, replaced: Document, findings: tuple[FoundRow, ...]) -> tuple[FoundRow, ...]:
    """
    *findings* with what a review said of the same ones in the *replaced* version: none, its own matter, or whose.

    That one was accepted is not kept: whether it still is certain enough is for the new version to say.
    """
    before = repeated(unit, replaced, findings)
    judged = tuple(_judged(finding, before.get(finding.key)) for finding in findings)
    for finding in judged:
        unit.put(finding)
    return judged


def _judged(finding: FoundRow, before: FoundRow | None) -> FoundRow:
    if before is None or not (before.matter or before.verdict in {Verdict.REJECTED, Verdict.OWN}):
        return finding
    return evolve(finding, verdict=before.verdict, matter=before.matter, certainty=before.certainty)


def differences(unit: UnitOfWork, replaced: Document, document: Document) -> Iterator[Difference]:
    """
    The matters of which *document* says something else than the version it *replaced*, with the steps of both.
    """
    written = unit.written(Step)
    struck = [step for step in written if step.struck_at == unit.at and document_of(step) == replaced.key]
    made = [step for step in written if step.live and document_of(step) == document.key]
    for key in sorted({step.matter for step in (*struck, *made)}, key=natural):
        before = [step for step in struck if step.matter == key]
        after = [step for step in made if step.matter == key]
        gone = tuple(step for step in before if _content(step) not in map(_content, after))
        new = tuple(step for step in after if _content(step) not in map(_content, before))
        if gone or new:
            yield Difference(unit.need(Matter, key), gone, new)


def read_by_older(store: Store, versions: Mapping[str, str]) -> int:
    """
    How many documents were read by another version of their reader than that of *versions*, by the readers' names.

    A reader that is not among them is not known to be older; a document without one was recorded before it was noted.
    """
    rows = pages(store, Query("document", {"withdrawn": 0}))
    read = [(str(row.get("reader") or ""), str(row.get("reader_version") or "")) for row in rows]
    return sum(not name or versions.get(name, version) != version for name, version in read)


def document_of(step: Step) -> str:
    """
    The document a step was read from: ``LG.1/m1`` of ``LG.1/m1/f3``; empty for a step made by hand.
    """
    return step.source.rsplit("/", 1)[0]


def _statement(finding: FoundRow) -> FoundRow:
    return evolve(
        finding,
        key="",
        document="",
        id="",
        first_line=0,
        certainty=Certainty.CERTAIN,
        same_as=(),
        like=(),
        verdict=Verdict.ACCEPTED,
        matter=None,
        evidence=None,
    )


def _content(step: Step) -> tuple[object, ...]:
    facts = (step.disposition, step.on, step.item, step.reason, step.outcome, step.purpose, step.target, step.condition)
    return (*facts, step.closes, step.owner, step.interim, step.text)
