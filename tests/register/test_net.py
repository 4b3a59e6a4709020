"""
Whether the net holds: bugs planted in the register and its rules, one line each, must be seen by the laws.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from random import Random
from types import ModuleType

import pytest

from followup.model.reading import Reading
from tests.support.documents import make_documents
from tests.support.planting import Bug, plant


ANEW = (
    "followup.rules",
    "followup.register",
    "followup.service",
    "followup.testing.registers",
    "tests.support.snapshots",
)

PLANTED = {
    "later documents are not looked at again": Bug(
        "register.recording.replay",
        "replay",
        "[_one(world, minutes, calendar) for minutes in documents]",
        "[_one(world, first, calendar)]",
    ),
    "what comes out otherwise is not struck": Bug(
        "register.recording.replay",
        "_write_matter",
        "evolve(step, struck_at=unit.at, struck_reason=why)",
        "step",
    ),
    "steps that come out the same are made again": Bug(
        "register.recording.replay",
        "_content",
        'evolve(step, key="", number=0, at=UNDATED, author="", body=step.body)',
        "evolve(step, number=0, body=step.body)",
    ),
    "of equal matters the first recorded is taken": Bug(
        "rules.matching",
        "_age",
        "(*when, matter.title, matter.number, natural(matter.began))",
        "(natural(matter.key), *when, matter.title, matter.number, natural(matter.began))",
    ),
    "steps are folded as they were recorded": Bug(
        "rules.fold",
        "fold",
        "sorted((step for step in history if step.live), key=lambda step: step.order)",
        "sorted((step for step in history if step.live), key=lambda step: step.number)",
    ),
    "the last to announce a meeting is right": Bug(
        "register.recording.documents", "merge_facts", 'rank > ranks.get(name, "")', "True"
    ),
    "a meeting is planned twice": Bug(
        "register.recording.documents", "_plan", "meeting_on(unit, body, sitting.date)", "None"
    ),
    "the record is not written": Bug(
        "register.recording.replay",
        "_write_matter",
        "unit.put(fold(key, kept.values()))",
        "unit.put_new(fold(key, [*kept.values()][:1]))",
    ),
    "a dry run is written": Bug("register.work.commit", "write", "dry_run", "False"),
}


@pytest.fixture(name="examples", scope="module")
def _examples() -> list[list[Reading]]:
    """
    The same documents every time, three at most.
    """
    pick = Random(3).choice
    return [make_documents(pick, most=3) for _ in range(80)]


@pytest.fixture(name="set_aside")
def _set_aside() -> Iterator[None]:
    """
    The shipped modules, out of the way while others are imported under their names, and back afterwards.
    """
    shipped = {name: module for name, module in sys.modules.items() if name.startswith(ANEW)}
    for name in shipped:
        del sys.modules[name]
    yield
    for name in [name for name in sys.modules if name.startswith(ANEW)]:
        del sys.modules[name]
    sys.modules.update(shipped)
    for name, module in shipped.items():
        parent, _, last = name.rpartition(".")
        setattr(sys.modules[parent], last, module)


def is_caught(examples: list[list[Reading]]) -> bool:
    """
    Whether any example breaks a law: any order, twice, preview, proof.
    """
    registers = importlib.import_module("followup.testing.registers")
    return any(_breaks_a_law(registers, documents) for documents in examples)


def _breaks_a_law(registers: ModuleType, readings: list[Reading]) -> bool:
    snapshots = importlib.import_module("tests.support.snapshots")
    documents = [registers.Given(reading) for reading in readings]
    straight, turned = registers.recorded(documents), registers.recorded(documents[::-1][1:])
    preview = documents[-1].record(turned, dry_run=True)
    return bool(
        documents[-1].record(turned) != preview
        or snapshots.snapshot(turned) != snapshots.snapshot(straight)
        or any(document.record(turned).changed for document in documents)
        or turned.check().problems
    )


@pytest.mark.usefixtures("set_aside")
def test_the_modules_imported_anew_without_a_bug_break_no_law(examples: list[list[Reading]]) -> None:
    """
    What the planted bugs are caught by is the bug, not the way it is planted.
    """
    plant(Bug("register.recording.replay", "_content", "UNDATED", "UNDATED"))

    assert not is_caught(examples)


@pytest.mark.usefixtures("set_aside")
@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(examples: list[list[Reading]], bug: str) -> None:
    """
    One wrong line makes some documents in some order break a law.
    """
    plant(PLANTED[bug])

    assert is_caught(examples)
