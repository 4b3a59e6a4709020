"""
Whether the net holds: bugs planted in the rules, one line each, must be seen by the comparison with the oracle.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

import followup.rules
from followup.testing.histories import History, make_agenda, make_history
from tests.support.comparison import Rules, differences


PACKAGE = "followup.rules"

PLANTED = {
    "strictly after becomes at or after": ("calendar", "import bisect_right", "import bisect_left as bisect_right"),
    "held meetings count as planned": ("place", "if meeting.status is MeetingStatus.PLANNED and", "if True and"),
    "a cancelled meeting is called missed": ("place", 'return Skip(meeting.key, meeting.date, "cancelled")', "pass"),
    "an extra meeting is the next one": ("place", "and meeting.kind is MeetingKind.ORDINARY:", "and True:"),
    "postponements are not counted": ("dispositions", "Effect(postpones=True)", "Effect()"),
    "struck steps count": ("fold", "for step in history if step.live)", "for step in history)"),
    "a period ends on its first day": ("place", "since, target.last_day, today)", "since, target.first_day, today)"),
    "the last day is over already": ("place", "if today <= last_day:", "if today < last_day:"),
    "a step after the closing one is obeyed": ("fold", "if not matter.open and", "if False and"),
    "minutes of any body close": ("fold", "if step.closes and _may_close(matter, step):", "if step.closes:"),
    "what is handed over stays": ("fold", "and to and to != matter.body:", "and False:"),
    "another body's word moves the target": ("fold", "(not stated and elsewhere)", "False"),
    "a report forgets the day": ("fold", "not stated and effect.keeps and", "False and"),
    "a kept target counts from its promise": ("fold", "_counted_from(step) if step.meeting else {}", "{}"),
    "looking back keeps what was held": ("calendar", "meeting.order[:2] >= point[:2]", "False"),
    "umbrella matters are items": ("agenda", 'and item.matter.kind != "umbrella"', ""),
    "another body's agenda is not asked after": ("agenda", "return where.body != meeting.body", "return False"),
    "what is due by then is left out": ("agenda", "meeting.date <= rests:", "True:"),
    "numbers are sorted as text": ("order", "return (part, natural(matter.key))", "return (part, matter.key)"),
    "sections are not kept": ("order", "section = section_of(placed, sections)", "section = 0"),
    "sections tell the kind of what is restricted": ("order", "or matter.restricted or", "or"),
    "what may wait stands in its section": ("order", "if placed.place.if_time_permits or matter", "if matter"),
    "silence is always missed": ("place", "UNMENTIONED[calendar.silence(meeting.body)]", '"missed"'),
    "looking back forgets what silence means": (
        "calendar",
        "return evolve(then, silences=self._silences)",
        "return then",
    ),
    "ignored silence is told": ("agenda", "if setting is Silence.IGNORE:", "if False:"),
    "what was treated is missed": ("agenda", "if item.matter.key not in mentioned]", "]"),
}


@pytest.fixture(name="examples", scope="module")
def _examples() -> list[History]:
    """
    The same thousand histories every time, and a hundred whose agenda has many matters.
    """
    pick = Random(20221028).choice
    return [make_history(pick) for _ in range(1000)] + [make_agenda(pick) for _ in range(100)]


@pytest.fixture(name="set_aside")
def _set_aside() -> Iterator[None]:
    """
    The shipped rules, out of the way while others are imported under their names, and back afterwards.
    """
    shipped = {name: module for name, module in sys.modules.items() if name.startswith(PACKAGE)}
    for name in shipped:
        del sys.modules[name]
    yield
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]
    sys.modules.update(shipped)
    importlib.import_module("followup").rules = shipped[PACKAGE]  # type: ignore[attr-defined]


def rules_with(module: str, line: str, bug: str) -> Rules:
    """
    Import the rules anew, with *line* of one *module* replaced by a *bug*.
    """
    source = Path(followup.rules.__path__[0], f"{module}.py").read_text(encoding="utf-8")
    assert source.count(line) == 1
    importlib.import_module(PACKAGE)
    changed = ModuleType(f"{PACKAGE}.{module}")
    sys.modules[changed.__name__] = changed
    exec(compile(source.replace(line, bug), f"<{module} with a bug>", "exec"), changed.__dict__)
    fold, place, calendar, agenda = (
        importlib.import_module(f"{PACKAGE}.{name}") for name in ("fold", "place", "calendar", "agenda")
    )
    return Rules(fold.fold, place.place, calendar.Calendar.of, agenda.as_they_stood, agenda.agenda, agenda.silence)


def is_caught(examples: list[History], rules: Rules) -> bool:
    """
    Whether any example tells those rules from the oracle.
    """
    return any(differences(example, rules) for example in examples)


@pytest.mark.usefixtures("set_aside")
def test_the_rules_imported_anew_without_a_bug_agree(examples: list[History]) -> None:
    """
    What the planted bugs are caught by is the bug, not the way it is planted.
    """
    assert not is_caught(examples, rules_with("place", "def place(", "def place("))


@pytest.mark.usefixtures("set_aside")
@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(examples: list[History], bug: str) -> None:
    """
    One wrong line in the rules makes the comparison with the oracle fail.
    """
    assert is_caught(examples, rules_with(*PLANTED[bug]))
