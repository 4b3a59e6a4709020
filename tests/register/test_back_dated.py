"""
Verbs on days of their own: the record is what the days say, in whatever order it was told.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.model.matters import Matter
from followup.register.work.unit_of_work import UnitOfWork
from followup.service.register import Register
from followup.testing.histories import DAYS
from followup.testing.registers import new_register
from followup.testing.strategies import days
from tests.support.comparison import facts_of_matter
from tests.support.snapshots import snapshot
from tests.support.whole import assert_whole


Told = tuple[str, int, date]

FIRST = date(2024, 10, 1)
# Mostly such as leave a matter open and where it was: those say most that a record could forget.
VERBS = ("edit", "edit", "edit", "report", "report", "refer", "assign", "postpone", "remove", "note", "decide", "close")


def register_later() -> Register:
    """
    An empty register, asked long after all days that the tests speak of.
    """
    register = new_register(clock=lambda: datetime(2025, 1, 10, 12, tzinfo=UTC))
    register.add_party("The clerk")
    register.add_party("Harbour office")
    return register


def tell(register: Register, key: str, told: Told) -> None:
    """
    One verb on matter *key*, with words and targets by choice.
    """
    verb, choice, on = told
    words: dict[str, dict[str, Any]] = {
        "postpone": {"to": (None, "LG/next", "2025-02-01")[choice % 3], "interim": ("", "As before.")[choice % 2]},
        "report": {"text": "No answer yet.", "to": (None, "SK/next")[choice % 2]},
        "refer": {"to": ("SK/next", "LG/next", "Harbour office")[choice % 3]},
        "assign": {"to": ("The clerk", "Harbour office")[choice % 2]},
        "note": {"goes_on": choice % 2 == 0},
        "edit": ({"title": f"Title {choice}"}, {"restricted": choice > 2}, {"interim": f"Until {choice}."})[choice % 3],
    }
    act = register.edit_matter if verb == "edit" else getattr(register, verb)
    act(key, on=on, **words.get(verb, {}))


def told_things(most: int = 8) -> st.SearchStrategy[list[Told]]:
    """
    What is told of a matter: verbs on days of which many are equal.
    """
    few = st.one_of(days(), st.sampled_from(DAYS[:4]))
    return st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 5), few), min_size=4, max_size=most)


def said_of(matter: Matter) -> dict[str, Any]:
    """
    What the record says, without the keys of the steps that say so: these are numbered as they were told.
    """
    facts = facts_of_matter(matter)
    return {name: value for name, value in facts.items() if name not in {"closed_by", "promise"}}


@given(told_things(), st.data())
def test_verbs_in_any_order_of_recording_give_the_record_that_their_days_give(
    told: list[Told], data: st.DataObject
) -> None:
    """
    Only what is told of one day is in the order in which it was told.
    """
    other = data.draw(st.permutations(told))
    straight = sorted(other, key=lambda each: each[2])
    registers = [register_later(), register_later()]
    for register, order in zip(registers, (straight, other), strict=True):
        key = register.add_matter("LG", "Dredging", on=DAYS[0]).key
        for each in order:
            tell(register, key, each)

    assert snapshot(registers[0]) == snapshot(registers[1])
    assert said_of(registers[0].matter("LG-1")) == said_of(registers[1].matter("LG-1"))
    assert_whole(registers[1])


@given(told_things(), days())
def test_a_matter_may_be_told_of_from_before_it_was_added(told: list[Told], added: date) -> None:
    """
    Whatever day it was added on, and whatever came before: what is kept is true.
    """
    register = register_later()
    key = register.add_matter("LG", "Dredging", on=added).key
    for each in told:
        tell(register, key, each)

    assert_whole(register)


@pytest.fixture(name="register")
def _register() -> Register:
    """
    A register with a matter added on 1 October and reported on on 10 October.
    """
    register = register_later()
    register.add_matter("LG", "Dredging", on=FIRST)
    register.report("LG-1", "No answer yet.", on=date(2024, 10, 10))
    return register


def test_an_earlier_decision_closes_and_what_came_later_is_flagged(register: Register) -> None:
    """
    Told last, the decision of 5 October came before the report; only what came after it is told to change nothing.
    """
    notes = [register.decide("LG-1", on=date(2024, 10, day)).notes for day in (20, 5, 21)]
    matter = register.matter("LG-1")

    assert [(), (), ("closed:LG-1",)] == notes
    assert (False, date(2024, 10, 5), 3) == (matter.open, matter.closed_on, matter.flagged)
    assert_whole(register)


@pytest.mark.parametrize(
    "earlier, kept",
    [
        ({"owner": "The clerk"}, ("P-2", "Dredging", "Pumps for now.", False)),
        ({"title": "Dredging of the harbour"}, ("P-2", "Dredging of the harbour", "Pumps for now.", False)),
        ({"interim": "Nothing yet."}, ("P-2", "Dredging", "Pumps for now.", False)),
        ({"restricted": True}, ("P-2", "Dredging", "Pumps for now.", False)),
    ],
)
def test_what_was_said_later_is_not_overruled_by_what_is_told_later(
    register: Register, earlier: dict[str, Any], kept: tuple[str, str, str, bool]
) -> None:
    """
    Owner, interim arrangement and restriction are those of 10 October, though those of 5 October are told last.
    """
    register.edit_matter(
        "LG-1", owner="Harbour office", interim="Pumps for now.", restricted=False, on=date(2024, 10, 10)
    )
    register.edit_matter("LG-1", on=date(2024, 10, 5), **earlier)
    matter = register.matter("LG-1")

    assert kept == (matter.owner, matter.title, matter.interim, matter.restricted)
    assert_whole(register)


def test_what_is_told_from_before_a_matter_went_to_another_body_is_of_the_body_it_had(register: Register) -> None:
    """
    It was the first body's until it was handed over, and that it was handed over is not forgotten.
    """
    register.refer("LG-1", to="SK/next", on=date(2024, 10, 12))
    step = register.report("LG-1", "Asked for.", on=date(2024, 9, 20)).steps[0]
    matter = register.matter("LG-1")

    assert "LG" == step.body
    assert ("SK", "LG", date(2024, 9, 20)) == (matter.body, matter.origin, matter.opened_on)
    assert_whole(register)


def test_a_record_that_its_steps_do_not_make_is_seen_when_it_is_committed(register: Register) -> None:
    """
    Whatever test commits it, through whatever store.
    """
    unit = UnitOfWork(
        register.store, clock=lambda: datetime(2025, 1, 10, 13, tzinfo=UTC), author="tester", batch="wrong"
    )
    unit.put(evolve(unit.need(Matter, "LG-1"), title="Parking"))

    with pytest.raises(AssertionError, match="the record of LG-1 is not what its steps fold to"):
        register.store.commit(unit.batch())
