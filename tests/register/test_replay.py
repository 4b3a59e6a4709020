"""
Documents among others: what each continues, whatever came first, by examples that once went wrong.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve

from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import FirstMeetingFrom, NextMeeting, Period
from followup.testing.registers import Given, new_register, recorded
from tests.support.snapshots import snapshot


def minutes(body: str, day: str, *said: tuple[str, str, Any], starts: time | None = None) -> Given:
    """
    Minutes with an item and a finding (disposition, title, target) each; without disposition only the item.
    """
    items = tuple(ReadItem(str(n), title) for n, (_, title, _) in enumerate(said, 1))
    findings = tuple(
        Finding(f"f{n}", kind, title, item=str(n), target=target, lines=(n, n))
        for n, (kind, title, target) in enumerate(said, 1)
        if kind
    )
    facts = MeetingFacts(body, date.fromisoformat(day), starts)
    return Given(Reading(DocumentFacts(f"{body} {day}", f"{body} {day} {said}"), facts, items, findings))


ORDERS = {
    "sent elsewhere at the same hour": [
        minutes("LG", "2024-01-04", ("postponed", "Budget", NextMeeting("SK"))),
        minutes("LG", "2024-01-11", ("postponed", "Budget", NextMeeting("LG")), starts=time(8, 30)),
        minutes("SK", "2024-01-11", ("", "Budget", None), starts=time(8, 30)),
    ],
    "not yet to be taken up": [
        minutes("LG", "2024-01-04", ("postponed", "Dredging", FirstMeetingFrom("LG", "2024-01-18"))),
        minutes("LG", "2024-01-11", ("", "Dredging", None)),
        minutes("LG", "2024-01-25", ("", "Dredging", None)),
    ],
    "told of by minutes recorded before": [
        minutes("LG", "2024-01-04", ("raised", "Dredging", NextMeeting("LG"))),
        minutes("LG", "2024-01-11", ("postponed", "Dredging", NextMeeting("LG"))),
        minutes("LG", "2024-01-25", ("decided", "Dredging", None)),
    ],
}


@pytest.mark.parametrize("documents", ORDERS.values(), ids=ORDERS)
def test_any_order_gives_what_the_order_of_days_gives(documents: list[Given]) -> None:
    """
    Every order of the documents gives the same register.
    """
    straight = snapshot(recorded(documents))

    assert [snapshot(recorded(order)) for order in permutations(documents)] == [straight] * 6


def test_a_matter_resting_until_a_day_rests_on_when_it_was_only_taken_up() -> None:
    """
    Told again from all its minutes, a matter keeps the day it rests until: the item of its title is not it.
    """
    documents = [
        minutes("LG", "2023-12-24", ("raised", "Activity plan", Period("2024-Q1"))),
        minutes("LG", "2024-01-14", ("", "Activity plan", None)),
        minutes("LG", "2024-01-21", ("", "Activity plan", None)),
    ]
    numbered = [Given(_with_number(document.reading, n)) for n, document in enumerate(documents)]
    register = recorded([numbered[2], numbered[0], numbered[1]])

    assert [document.record(register).changed for document in numbered] == [False] * 3
    assert [line.step.on.day for line in register.history("LG-1").history] == [24, 14]


def _with_number(reading: Reading, n: int) -> Reading:
    number = "12/2024" if n < 2 else ""
    items = tuple(evolve(item, file_number=number) for item in reading.items)
    return evolve(reading, items=items, findings=tuple(evolve(found, number=number) for found in reading.findings))


def test_an_earlier_document_takes_the_beginning_over_and_keys_stay() -> None:
    """
    What a later document began keeps its key when an earlier one turns out to have begun it.
    """
    earlier, later, last = ORDERS["told of by minutes recorded before"]
    register = recorded([later])
    result = earlier.record(register)
    last.record(register)

    assert [item.key for item in result.new] == ["LG-1"]
    assert [line.step.disposition.value for line in register.history("LG-1").history] == [
        "raised",
        "postponed",
        "decided",
    ]


def test_what_was_done_by_hand_stays_with_a_matter_whose_beginning_moves() -> None:
    """
    A verb on a matter that a later document began counts still when an earlier document is found to begin it.
    """
    earlier, later, _ = ORDERS["told of by minutes recorded before"]
    register = recorded([later], new_register(clock=lambda: datetime(2024, 1, 12, 12, tzinfo=UTC)))
    register.report("LG-1", "No answer yet.", on=date(2024, 1, 12))
    earlier.record(register)
    steps = [line.step for line in register.history("LG-1").history if line.step.live]

    assert [step.disposition.value for step in steps] == ["raised", "postponed", "reported"]
    assert register.check().problems == ()


def test_a_step_after_the_closing_one_is_flagged() -> None:
    """
    What is said of a closed matter by hand is kept, noted, and changes nothing.
    """
    register = recorded([minutes("LG", "2024-01-04", ("raised", "Dredging", None))])
    register.decide("LG-1", "Approved.", on=date(2024, 1, 5))
    late = register.postpone("LG-1", on=date(2024, 1, 6))

    assert late.notes == ("closed:LG-1",)
    assert (late.matters[0].open, late.matters[0].flagged, late.matters[0].postponements) == (False, 1, 0)


def test_another_version_of_the_same_minutes_replaces_the_first_and_keeps_keys() -> None:
    """
    The steps of the first version are struck, not deleted; a matter both tell of keeps its key.
    """
    first = minutes("LG", "2024-01-04", ("raised", "Dredging", None), ("raised", "Budget", None))
    second = minutes("LG", "2024-01-04", ("raised", "Parking", None), ("postponed", "Dredging", NextMeeting("LG")))
    register = recorded([first])
    result = second.record(register)

    assert (result.replaced and result.replaced.key, result.document.key) == ("LG.1/m1", "LG.1/m2")
    assert [(row.key, row.title) for row in register.outstanding("LG")] == [("LG-1", "Dredging"), ("LG-3", "Parking")]
    assert register.matter("LG-2").void
    assert [line.step.live for line in register.history("LG-1").history] == [False, True]
    assert register.check().problems == ()


def test_the_first_version_again_is_a_third_one() -> None:
    """
    Going back to what was withdrawn is a new version too: versions only grow.
    """
    first = minutes("LG", "2024-01-04", ("raised", "Dredging", None))
    second = minutes("LG", "2024-01-04", ("raised", "Budget", None))
    register = recorded([first, second, first])

    assert register.meeting("LG.1").document == "LG.1/m3"
    assert [row.title for row in register.outstanding("LG")] == ["Dredging"]


def test_registers_made_anew_do_not_share_anything() -> None:
    """
    Two registers in memory know nothing of each other.
    """
    recorded([minutes("LG", "2024-01-04", ("raised", "Dredging", None))])

    assert list(new_register().outstanding()) == []
