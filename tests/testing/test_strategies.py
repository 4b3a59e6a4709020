"""
What the shipped strategies promise to those who test their own stores and readers with them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.model.bodies import Meeting, StandingItem
from followup.model.codes import Disposition, StandingRole
from followup.model.matters import Step
from followup.model.reading import Reading
from followup.model.targets import TARGETS, Condition, Target
from followup.testing.histories import DAYS, History, make_history
from followup.testing.strategies import (
    calendars,
    clocks,
    conditions,
    days,
    histories,
    histories_of_one,
    meetings,
    moments,
    standing_items,
    steps,
    targets,
)
from tests.support.comparison import RULES, differences
from tests.support.documents import readings


def test_the_same_chance_makes_the_same_histories() -> None:
    """
    A seed is enough to see again what was seen.
    """
    one, other = Random(7).choice, Random(7).choice

    assert [make_history(one) for _ in range(5)] == [make_history(other) for _ in range(5)]


def test_made_histories_have_every_disposition_and_every_kind_of_target() -> None:
    """
    Nothing that can happen is left out.
    """
    pick = Random(7).choice
    made = [step for _ in range(300) for step in make_history(pick).steps]

    assert {step.disposition for step in made} == set(Disposition)
    assert {step.target.kind for step in made} == set(TARGETS)


def test_the_comparison_tells_rules_that_differ() -> None:
    """
    A record asked of the wrong steps is told, with what was asked, said and expected.
    """
    pick = Random(7).choice
    history = next(made for made in (make_history(pick) for _ in range(50)) if made.steps[0].disposition == "postponed")
    forgetful = evolve(RULES, fold=lambda key, own: RULES.fold(key, [*own][1:]))
    questions = [question for question, _, _ in differences(history, forgetful)]

    assert f"record of {history.steps[0].matter}" in questions


@given(clocks(ticks=6))
def test_a_clock_shows_one_more_moment_than_it_ticks(shown: list[datetime]) -> None:
    """
    It may leap, in both directions, but not farther than three years at a time.
    """
    assert len(shown) == 7
    assert all(abs(later - earlier) <= timedelta(days=366 * 3) for earlier, later in pairwise(shown))


@given(moments())
def test_moments_are_in_utc(moment: datetime) -> None:
    """
    Only recorded moments are moments; days are local.
    """
    assert moment.utcoffset() == timedelta(0)


@given(st.data())
def test_parts_of_a_history_fit_each_other(data: st.DataObject) -> None:
    """
    Steps are of their matter, standing items and meetings of their body, and all days are near.
    """
    known: tuple[Meeting, ...] = data.draw(calendars(("LG", "SK"), most=2))
    meeting: Meeting = data.draw(meetings("SK", 3))
    step: Step = data.draw(steps("SK-4", 5, known, ("SK",)))
    own: tuple[Step, ...] = data.draw(histories_of_one("SK-4", known, most=2))
    standing: tuple[StandingItem, ...] = data.draw(standing_items("SK"))
    target: Target = data.draw(targets(("SK",), known))
    condition: Condition | None = data.draw(conditions())

    assert (meeting.key, step.key, {each.matter for each in own}) == ("SK.3", "SK-4/5", {"SK-4"})
    assert (getattr(target, "body", "SK"), data.draw(days()) in DAYS) == ("SK", True)
    assert condition is None or condition.kind in {"if_time_permits", "precondition"}
    assert sum(item.role is StandingRole.OUTSTANDING for item in standing) <= 1


@given(histories(most_matters=1, most_steps=2))
def test_a_history_may_be_kept_small(history: History) -> None:
    """
    One matter of two steps, at least one of which counts.
    """
    assert list(history.matters) == ["LG-2"]
    assert 1 <= len(history.steps) <= 2
    assert any(step.live for step in history.steps)


@given(readings())
def test_no_two_documents_are_of_one_body_and_day(documents: list[Reading]) -> None:
    """
    Two documents of one body and day would be two versions of the same minutes.
    """
    held = [(document.meeting.body, document.meeting.date) for document in documents]

    assert len(set(held)) == len(documents) >= 2
    assert len({document.document.sha256 for document in documents}) == len(documents)


@given(readings(("LG",)))
def test_findings_stand_under_an_item_and_tell_only_of_what_is_to_come(documents: list[Reading]) -> None:
    """
    Each finding has an id of its own; announced meetings are later than the document.
    """
    for document in documents:
        ids = [finding.id for finding in document.findings]
        numbers = {item.number for item in document.items}

        assert len(set(ids)) == len(ids)
        assert {finding.item for finding in document.findings} <= numbers
        assert all(document.meeting.date and each.date > document.meeting.date for each in document.meeting.next)
