"""
Whether the net holds: bugs planted in the register and its rules, one line each, must be seen by the laws.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

import followup
from followup.model.reading import Reading
from tests.support.documents import make_documents


ANEW = ("followup.rules", "followup.register", "followup.testing.registers", "tests.support.snapshots")

PLANTED = {
    "later documents are not looked at again": (
        "register.replay",
        "results = [_one(world, minutes, calendar) for minutes in documents]",
        "results = [_one(world, first, calendar)]",
    ),
    "what comes out otherwise is not struck": (
        "register.replay",
        "evolve(step, struck_at=draft.at, struck_reason=why)",
        "step",
    ),
    "steps that come out the same are made again": (
        "register.replay",
        'return evolve(step, key="", number=0, at=UNDATED, author="", body=step.body)',
        "return evolve(step, number=0, body=step.body)",
    ),
    "of equal matters the first recorded is taken": (
        "rules.matching",
        "return (*when, ",
        "return (natural(matter.key), *when, ",
    ),
    "steps are folded as they were recorded": (
        "rules.fold",
        "key=lambda step: step.order)\n    numbered",
        "key=lambda step: step.number)\n    numbered",
    ),
    "the last to announce a meeting is right": ("register.intake", 'rank > ranks.get(name, "") or ties', "True"),
    "a meeting is planned twice": (
        "register.intake",
        "meeting = meeting_on(draft, body, sitting.date)\n",
        "meeting = None\n",
    ),
    "the record is not written": (
        "register.replay",
        "draft.put(fold(key, kept.values()))",
        "draft.put_new(fold(key, [*kept.values()][:1]))",
    ),
    "a dry run is written": ("register.writing", "if dry_run or not draft.changed:", "if not draft.changed:"),
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


def plant(module: str, line: str, bug: str) -> None:
    """
    Import *module* with *line* replaced by a *bug*, before anything else imports it.
    """
    path = Path(followup.__path__[0], *module.split(".")).with_suffix(".py")
    source = path.read_text(encoding="utf-8")
    assert source.count(line) == 1
    parent = importlib.import_module(f"followup.{module.partition('.')[0]}")
    changed = ModuleType(f"followup.{module}")
    sys.modules[changed.__name__] = changed
    exec(compile(source.replace(line, bug), f"<{module} with a bug>", "exec"), changed.__dict__)
    setattr(parent, module.rpartition(".")[2], changed)


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
    plant("register.replay", "def replay(", "def replay(")

    assert not is_caught(examples)


@pytest.mark.usefixtures("set_aside")
@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(examples: list[list[Reading]], bug: str) -> None:
    """
    One wrong line makes some documents in some order break a law.
    """
    plant(*PLANTED[bug])

    assert is_caught(examples)
