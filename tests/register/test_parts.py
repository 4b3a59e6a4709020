"""
What is left over of a partly decided matter goes on as a matter of its own.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followup.errors import UsageError
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.testing.registers import new_register


DAY = date(2026, 4, 3)
NOW = datetime(2026, 4, 3, 12, tzinfo=UTC)


def _reading(day: date, *findings: Finding) -> Reading:
    facts = MeetingFacts(body="LG", date=day)
    return Reading(DocumentFacts(f"{day}.txt", f"{day.toordinal():064x}"), facts, (ReadItem("1", "Budget"),), findings)


def test_a_part_named_after_the_whole_is_not_lost_when_the_whole_is_decided() -> None:
    """
    "Budget" is decided and "Budget: the reserve" postponed: the first is closed, the second follows it.
    """
    register = new_register()
    register.record(_reading(date(2026, 3, 6), Finding("f1", "postponed", "Budget", item="1")), body="LG", accept=True)
    result = register.record(
        _reading(
            date(2026, 4, 3),
            Finding("f1", "decided", "Budget", item="1", lines=(3, 3)),
            Finding("f2", "postponed", "Budget: the reserve", item="1", lines=(4, 4)),
        ),
        body="LG",
        accept=True,
    )

    assert [(closed.key, [grown.key for grown in closed.grew]) for closed in result.closed] == [("LG-1", ["LG-2"])]
    assert [matter.key for matter in register.outstanding("LG")] == ["LG-2"]
    assert register.matter("LG-2").follows == "LG-1"


def test_the_same_matter_decided_and_postponed_in_one_breath_is_decided() -> None:
    """
    A finding with the very words of the decided one leaves nothing over.
    """
    register = new_register()
    register.record(_reading(date(2026, 3, 6), Finding("f1", "postponed", "Budget", item="1")), body="LG", accept=True)
    register.record(
        _reading(
            date(2026, 4, 3),
            Finding("f1", "decided", "Budget", item="1", lines=(3, 3)),
            Finding("f2", "postponed", "The budget", item="1", lines=(4, 4)),
        ),
        body="LG",
        accept=True,
    )

    assert register.outstanding("LG").matters == ()


def test_a_part_is_named_after_the_whole_once() -> None:
    """
    Where the item's own heading is another wording of the matter, the part follows the matter's title, not both.
    """
    register = new_register()
    plan = Finding("f1", "postponed", "Plan and budget 2026", item="1")
    register.record(_reading(date(2026, 3, 6), plan), body="LG", accept=True)
    register.record(
        _reading(
            date(2026, 4, 3),
            Finding("f1", "decided", "Budget 2026", item="1", lines=(3, 3)),
            Finding("f2", "postponed", "Budget 2026: the reserve", item="1", lines=(4, 4)),
        ),
        body="LG",
        accept=True,
    )

    assert [matter.title for matter in register.outstanding("LG")] == ["Plan and budget 2026: the reserve"]


def test_a_matter_decided_in_part_by_hand_leaves_its_rest_behind() -> None:
    """
    One decision: the matter is closed, its rest follows it and goes where it was said, and one undo takes both back.
    """
    register = new_register(clock=lambda: NOW)
    register.plan_meeting("LG", date(2026, 5, 8))
    whole = register.add_matter("LG", "Plan and budget", number="LG 26/7", kind="motion", on=date(2026, 3, 6))
    preview = register.decide(whole, "The plan is approved.", rest="Budget", to="LG/next", on=DAY, dry_run=True)
    done = register.decide(whole, "The plan is approved.", rest="Budget", to="LG/next", on=DAY)

    assert preview.matters == done.matters
    assert [(matter.key, matter.open, matter.follows) for matter in done.matters] == [
        ("LG-1", False, None),
        ("LG-2", True, "LG-1"),
    ]
    assert (done.matters[1].number, done.matters[1].kind) == ("LG 26/7", "motion")
    assert done.places["LG-2"].meeting == "LG.1"
    assert [step.decision for step in done.steps] == ["LG-1/2", "LG-1/2"]
    assert register.check().problems == ()

    register.undo()

    assert [matter.key for matter in register.outstanding("LG")] == ["LG-1"]
    assert register.check().problems == ()


def test_what_goes_nowhere_is_not_sent_anywhere() -> None:
    """
    A target needs something that is left: the rest of what is decided, or what is noted and goes on.
    """
    register = new_register(clock=lambda: NOW)
    keys = [register.add_matter("LG", title, on=date(2026, 3, 6)).key for title in ("Plan", "Budget")]
    with pytest.raises(UsageError, match="decided goes nowhere"):
        register.decide(keys[0], to="LG/next")
    with pytest.raises(UsageError, match="noted goes nowhere"):
        register.note(keys[0], to="LG/next")
    with pytest.raises(UsageError, match="one matter at a time"):
        register.decide(keys, rest="The rest")
    noted = register.note(keys[0], goes_on=True, to="2026-06-30", on=DAY)

    assert noted.places["LG-1"].kind == "resting"
    assert all(register.matter(key).open for key in keys)
