"""
What a matter is by its steps: one example for each rule.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from followup.model.codes import Disposition, Purpose
from followup.model.matters import Matter, Step
from followup.model.targets import ByDate, MeetingOn, NextMeeting, Unspecified, WithParty
from followup.rules.dispositions import EFFECTS
from followup.rules.fold import fold, target_body
from tests.support.samples import RECORDED_AT, sample_step


def folded(*steps: Step) -> Matter:
    """
    The record of LG-1.
    """
    return fold("LG-1", steps)


RAISED = sample_step(1, "raised", "2024-01-05", title="Harbour dredging", meeting="LG.1", item="3")


def test_every_disposition_has_its_row() -> None:
    """
    No disposition is without an effect.
    """
    assert set(EFFECTS) == set(Disposition)


def test_the_first_step_opens_the_matter() -> None:
    """
    Body, day, title and anchor come from the step that was first in time.
    """
    matter = folded(RAISED)

    assert (matter.body, matter.opened_on, matter.title, matter.kind) == (
        "LG",
        date(2024, 1, 5),
        "Harbour dredging",
        "item",
    )
    assert (matter.anchor_meeting, matter.anchor_item, matter.promise) == ("LG.1", "3", "LG-1/1")


def test_a_matter_whose_steps_are_all_struck_is_void() -> None:
    """
    What was withdrawn as a whole belongs to no list; its numbers are not given again.
    """
    struck = sample_step(4, "merged", "2024-01-05", other="LG-7", struck_at=RECORDED_AT)
    matter = folded(struck)

    assert (matter.void, matter.open, matter.steps, matter.body, matter.merged_into) == (True, False, 4, "LG", "LG-7")


def test_a_void_matter_keeps_its_title_and_what_is_not_to_be_shown() -> None:
    """
    Taking everything back does not bring to light what was restricted.
    """
    steps = [evolve(RAISED, struck_at=RECORDED_AT), sample_step(2, "corrected", "2024-01-06", struck_at=RECORDED_AT)]
    secret = folded(steps[0], evolve(steps[1], restricted=True))

    assert [folded(*steps).title, folded(*steps).restricted] == ["Harbour dredging", False]
    assert [secret.void, secret.restricted] == [True, True]


def test_a_matter_without_steps_is_void() -> None:
    """
    Nothing recorded, nothing open.
    """
    assert (folded().void, folded().steps) == (True, 0)


def test_the_first_title_stays_until_corrected() -> None:
    """
    Later minutes may call a matter something else; only a correction renames it.
    """
    called = sample_step(2, "postponed", "2024-01-12", title="The harbour", kind="motion", file_number="12/2024")
    corrected = sample_step(3, "corrected", "2024-01-13", title="Dredging the harbour", interim="Boats wait outside.")

    assert folded(RAISED, called).title == "Harbour dredging"
    matter = folded(RAISED, called, corrected)
    assert (matter.title, matter.kind, matter.number) == ("Dredging the harbour", "motion", "12/2024")
    assert matter.interim == "Boats wait outside."


def test_an_owner_is_cleared_by_a_correction_only() -> None:
    """
    An empty owner in minutes says nothing; in a correction it says nobody.
    """
    assigned = sample_step(2, "assigned", "2024-01-12", owner="The clerk")
    silent = sample_step(3, "reported", "2024-01-13", owner="")
    cleared = sample_step(4, "corrected", "2024-01-14", owner="", restricted=True)

    assert folded(RAISED, assigned, silent).owner == "The clerk"
    assert folded(RAISED, assigned, silent, cleared).owner is None
    assert folded(RAISED, assigned, silent, cleared).restricted is True


def test_postponements_are_counted() -> None:
    """
    Each live postponement counts, a meeting that did not reach the matter does not.
    """
    steps = [
        sample_step(2, "postponed", "2024-01-12"),
        sample_step(3, "not_reached", "2024-01-19"),
        sample_step(4, "postponed", "2024-01-26"),
        sample_step(5, "postponed", "2024-02-02", struck_at=RECORDED_AT),
    ]

    assert folded(RAISED, *steps).postponements == 2


def test_a_closing_step_closes_unless_it_goes_on() -> None:
    """
    *Decided* may leave something to do: the step says so.
    """
    closing = sample_step(2, "decided", "2024-01-12", meeting="LG.2", closes=True)
    going_on = sample_step(2, "decided", "2024-01-12", meeting="LG.2")

    assert (folded(RAISED, closing).open, folded(RAISED, closing).closed_on) == (False, date(2024, 1, 12))
    assert folded(RAISED, closing).closed_by == "LG-1/2"
    assert folded(RAISED, going_on).open


def test_a_step_after_the_closing_one_is_flagged_and_changes_nothing() -> None:
    """
    Minutes that speak of a closed matter are a question for people, not a change.
    """
    closing = sample_step(2, "decided", "2024-01-12", closes=True)
    late = sample_step(3, "postponed", "2024-01-19", owner="The clerk", target=NextMeeting("LG"))
    matter = folded(RAISED, closing, late)

    assert (matter.open, matter.flagged, matter.postponements, matter.owner) == (False, 1, 0, None)


def test_a_late_document_is_put_where_it_happened() -> None:
    """
    A decision recorded afterwards, but taken before, closes the matter before the step that was recorded first.
    """
    postponed = sample_step(2, "postponed", "2024-02-02")
    decided = sample_step(3, "decided", "2024-01-12", closes=True)

    assert folded(RAISED, postponed, decided).flagged == 1


def test_reopening_starts_anew() -> None:
    """
    A reopened matter counts from the step that opened it, also when another body did so without saying where it goes.
    """
    to_march = sample_step(2, "postponed", "2024-01-12", target=MeetingOn("LG", "2024-03-01"))
    closing = sample_step(3, "withdrawn", "2024-01-19", closes=True)
    reopened = sample_step(4, "reopened", "2024-01-26", body="SK", meeting="SK.1")
    matter = folded(RAISED, to_march, closing, reopened)

    assert (matter.open, matter.closed_on, matter.closed_by) == (True, None, None)
    assert (matter.target, matter.anchor_on, matter.promise) == (Unspecified(), date(2024, 1, 26), "LG-1/4")


def test_minutes_of_a_body_that_was_only_asked_do_not_close() -> None:
    """
    What another body decides on a matter referred for consultation comes back to us.
    """
    referred = sample_step(
        2, "referred", "2024-01-12", meeting="LG.2", purpose=Purpose.CONSULTATION, target=NextMeeting("SK")
    )
    answered = sample_step(3, "decided", "2024-01-19", body="SK", meeting="SK.1", closes=True)
    matter = folded(RAISED, referred, answered)

    assert (matter.open, matter.body, matter.target) == (True, "LG", Unspecified())


HANDED_OVER = sample_step(
    2, "referred", "2024-01-12", meeting="LG.2", purpose=Purpose.DECISION, target=NextMeeting("SK")
)


def test_what_is_referred_for_decision_is_the_other_bodys_until_it_is_seen_there() -> None:
    """
    The origin waits for word, and has it with the first minutes of the body that holds the matter.
    """
    taken_up = sample_step(3, "taken_up", "2024-01-19", body="SK", meeting="SK.1")

    assert (folded(RAISED, HANDED_OVER).body, folded(RAISED, HANDED_OVER).origin) == ("SK", "LG")
    assert folded(RAISED, HANDED_OVER, taken_up).origin is None


def test_the_origin_may_close_what_it_handed_over_and_sees_it_again_when_reopened() -> None:
    """
    Until the other body has met, both have a say, and a reopened matter is still waited for.
    """
    closing = sample_step(3, "withdrawn", "2024-01-19", meeting="LG.3", closes=True)
    reopened = sample_step(4, "reopened", "2024-01-26")

    assert not folded(RAISED, HANDED_OVER, closing).open
    assert folded(RAISED, HANDED_OVER, closing, reopened).origin == "LG"


def test_another_bodys_word_does_not_move_a_target() -> None:
    """
    Minutes of a body where the matter is not say nothing of where it goes, unless they name it.
    """
    postponed = sample_step(2, "postponed", "2024-01-12", target=NextMeeting("LG"))
    mentioned = sample_step(3, "reported", "2024-01-19", body="SK", meeting="SK.1")
    called_in = sample_step(4, "reported", "2024-01-26", body="SK", meeting="SK.2", target=NextMeeting("SK"))

    assert folded(RAISED, postponed, mentioned).promise == "LG-1/2"
    assert folded(RAISED, postponed, mentioned, called_in).target == NextMeeting("SK")


def test_a_report_leaves_the_day_and_counts_from_its_meeting() -> None:
    """
    The promise stands, but a meeting that heard of the matter is not one that missed it.
    """
    promised = sample_step(2, "undertaken", "2024-01-12", target=ByDate("2024-01-15"), item="4")
    reported = sample_step(3, "reported", "2024-01-19", meeting="LG.3", item="5")
    matter = folded(RAISED, promised, reported)

    assert (matter.target, matter.promise, matter.disposition) == (ByDate("2024-01-15"), "LG-1/2", "undertaken")
    assert (matter.anchor_on, matter.anchor_meeting, matter.anchor_item) == (date(2024, 1, 19), "LG.3", "5")


def test_a_report_outside_any_meeting_leaves_all_as_it_was() -> None:
    """
    A letter about a matter that is with somebody treats it nowhere.
    """
    promised = sample_step(2, "undertaken", "2024-01-12", target=WithParty("Harbour office"))
    reported = sample_step(3, "reported", "2024-01-19")

    assert folded(RAISED, promised, reported).anchor_on == date(2024, 1, 12)


@pytest.mark.parametrize("owner, promise", [("The clerk", "LG-1/2"), (None, "LG-1/3")])
def test_a_report_leaves_a_matter_with_its_owner(owner: str | None, promise: str) -> None:
    """
    An assigned matter stays with its owner; without one it comes to the next meeting, from the report on.
    """
    assigned = sample_step(2, "assigned", "2024-01-12", meeting="LG.2", owner=owner)
    reported = sample_step(3, "reported", "2024-01-19", meeting="LG.3")

    assert folded(RAISED, assigned, reported).promise == promise


def test_what_was_not_reached_is_for_the_next_meeting_of_its_body() -> None:
    """
    That is no assumption: it was on the agenda, and stays in turn.
    """
    not_reached = sample_step(2, "not_reached", "2024-01-12", meeting="LG.2")

    assert folded(RAISED, not_reached).target == NextMeeting("LG")


def test_merging_tells_into_what() -> None:
    """
    A merged matter says which one it turned out to be, a split one which it grew out of.
    """
    merged = sample_step(2, "merged", "2024-01-12", closes=True, other="LG-7")
    grown = sample_step(1, "raised", "2024-01-12", other="LG-4")

    assert (folded(RAISED, merged).merged_into, folded(grown).follows) == ("LG-7", "LG-4")


def test_only_meetings_have_a_body() -> None:
    """
    A target that is no meeting is at no body.
    """
    assert [target_body(NextMeeting("LG")), target_body(ByDate("2024-01-12"))] == ["LG", None]


def test_what_is_told_between_meetings_leaves_the_meeting_it_is_on() -> None:
    """
    A report made by hand, before the meeting that was named, does not bring the matter to another one.
    """
    march = MeetingOn("LG", date(2024, 3, 1))
    postponed = sample_step(2, "postponed", "2024-01-12", meeting="LG.2", target=march)
    matter = folded(RAISED, postponed, sample_step(3, "reported", "2024-01-19"))

    assert (matter.target, matter.promise, matter.anchor_on) == (march, "LG-1/2", date(2024, 1, 12))
