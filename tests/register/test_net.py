"""
Whether the net holds: bugs planted in the register and its rules must be seen by the laws.
"""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

from followup.model.reading import Reading
from followup.register.recording import documents, replay
from followup.register.work.commit import Committer
from followup.rules import fold, matching
from followup.rules.agenda import natural
from followup.testing.registers import Given, recorded
from tests.support.documents import make_documents
from tests.support.planting import Bug, other, plant
from tests.support.snapshots import snapshot


PLANTED: dict[str, tuple[ModuleType | type, str, Bug]] = {
    "later documents are not looked at again": (
        replay,
        "replay",
        other("[_one(world, minutes, calendar) for minutes in documents]", "[_one(world, first, calendar)]"),
    ),
    "what comes out otherwise is not struck": (
        replay,
        "_write_matter",
        other("evolve(step, struck_at=unit.at, struck_reason=why)", "step"),
    ),
    "steps that come out the same are made again": (
        replay,
        "_content",
        other(
            'evolve(step, key="", number=0, at=UNDATED, author="", body=step.body)',
            "evolve(step, number=0, body=step.body)",
        ),
    ),
    "of equal matters the first recorded is taken": (
        matching,
        "_age",
        lambda age: lambda matter: (natural(matter.key), *age(matter)),
    ),
    "steps are folded as they were recorded": (
        fold,
        "fold",
        other(
            "sorted((step for step in history if step.live), key=lambda step: step.order)",
            "sorted((step for step in history if step.live), key=lambda step: step.number)",
        ),
    ),
    "the last to announce a meeting is right": (
        documents,
        "merge_facts",
        other('rank > ranks.get(name, "")', "True"),
    ),
    "a meeting is planned twice": (
        documents,
        "_plan",
        other("meeting_on(unit, body, sitting.date)", "None"),
    ),
    "the record is not written": (
        replay,
        "_write_matter",
        other("unit.put(fold(key, kept.values()))", "unit.put_new(fold(key, [*kept.values()][:1]))"),
    ),
    "a dry run is written": (
        Committer,
        "write",
        other("dry_run", "False"),
    ),
}


@pytest.fixture(name="examples", scope="module")
def _examples() -> list[list[Reading]]:
    """
    The same documents every time, three at most.
    """
    pick = Random(3).choice
    return [make_documents(pick, most=3) for _ in range(80)]


def _breaks_a_law(readings: list[Reading]) -> bool:
    """
    Whether *readings* break one: any order, twice, preview, proof.
    """
    given = [Given(reading) for reading in readings]
    straight, turned = recorded(given), recorded(given[::-1][1:])
    preview = given[-1].record(turned, dry_run=True)
    return bool(
        given[-1].record(turned) != preview
        or snapshot(turned) != snapshot(straight)
        or any(document.record(turned).changed for document in given)
        or turned.check().problems
    )


def test_without_a_bug_no_law_is_broken(examples: list[list[Reading]]) -> None:
    """
    What the planted bugs are caught by is the bug, not the examples.
    """
    assert not any(map(_breaks_a_law, examples))


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(monkeypatch: pytest.MonkeyPatch, examples: list[list[Reading]], bug: str) -> None:
    """
    One wrong expression makes some documents in some order break a law.
    """
    plant(monkeypatch, *PLANTED[bug])

    assert any(map(_breaks_a_law, examples))
