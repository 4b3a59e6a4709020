"""
Mistakes are admitted, not hidden: what was wrong is struck and stays to be seen, and what was right is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.errors import InputError, NotFound, RefusedStep, UsageError
from followup.model.codes import Disposition, Outcome, PlaceKind, Reason
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import ByDate, NextMeeting, Unspecified
from followup.service.register import Register
from followup.testing.histories import DAYS
from followup.testing.registers import NOW, Given, new_register, recorded
from tests.support.documents import readings
from tests.support.snapshots import by_key, contents, snapshot


DAY = date(2024, 1, 9)
EARLIER = date(2024, 1, 3)
HELD = date(2024, 1, 5)
MINUTES = Reading(
    DocumentFacts("minutes.txt", "a" * 64),
    MeetingFacts("LG", HELD),
    items=(ReadItem("1", "Dredging", lines=(1, 4)),),
    findings=(Finding("f1", Disposition.POSTPONED, "Dredging", item="1", quote="It is postponed.", lines=(3, 3)),),
)


@pytest.fixture(name="register")
def _register() -> Register:
    """
    Two bodies with a meeting each on 19 January, a clock that goes on, and one matter of 2 January.
    """
    seconds = count()
    register = new_register(clock=lambda: NOW + timedelta(seconds=next(seconds)))
    for body in ("LG", "SK"):
        register.plan_meeting(body, date(2024, 1, 19))
    register.add_matter("LG", "Dredging", on=date(2024, 1, 2))
    return register


def told(register: Register, key: str = "LG-1") -> list[tuple[str, str, str]]:
    """
    The history of a matter: for each line the key, the disposition, and why it was struck if it was.
    """
    return [
        (line.step.key, line.step.disposition.value, line.step.struck_reason) for line in register.history(key).history
    ]


def whole(register: Register) -> bool:
    """
    Whether the check finds nothing wrong.
    """
    return register.check().problems == ()


class TestCorrect:
    """
    One step struck, and another in its place.
    """

    def test_a_step_is_struck_and_stays_in_the_history(self, register: Register) -> None:
        """
        Nothing given: it is only struck, and the matter is as it was before.
        """
        before = register.matter("LG-1")
        register.postpone("LG-1", on=EARLIER)
        changed = register.correct("LG-1/2", "it was another matter")

        assert changed.steps == ()
        assert (changed.matters[0].postponements, changed.matters[0].promise) == (0, before.promise)
        assert told(register) == [
            ("LG-1/1", "raised", ""),
            ("LG-1/2", "postponed", "recorded wrongly: it was another matter"),
        ]
        assert whole(register)

    def test_the_step_in_its_place_says_what_was_right_and_keeps_the_rest(self, register: Register) -> None:
        """
        What is not given is as in the struck one; the number is new.
        """
        register.postpone("LG-1", reason="lack_of_time", text="For lack of time.", on=EARLIER)
        (right,) = register.correct("LG-1/2", "wrong day", on=DAY, to="2024-02-01").steps

        assert (right.key, right.number, right.author) == ("LG-1/3", 3, "tester")
        assert (right.on, right.target) == (DAY, ByDate(date(2024, 2, 1)))
        assert (right.disposition, right.reason) == (Disposition.POSTPONED, Reason.LACK_OF_TIME)
        assert (right.text, right.struck_at, right.struck_reason) == ("For lack of time.", None, "")
        matter = register.matter("LG-1")
        assert (matter.postponements, matter.target, matter.anchor_on) == (1, right.target, DAY)
        assert whole(register)

    @pytest.mark.parametrize(
        "field, said, kept",
        [
            ("reason", "absence", Reason.ABSENCE),
            ("outcome", "approved", Outcome.APPROVED),
            ("item", "7", "7"),
            ("text", "Other words.", "Other words."),
            ("title", "Dredging of the harbour", "Dredging of the harbour"),
            ("to", "none", Unspecified()),
            ("disposition", Disposition.TAKEN_UP, Disposition.TAKEN_UP),
        ],
    )
    def test_each_thing_a_step_says_can_be_put_right(
        self, register: Register, field: str, said: Any, kept: Any
    ) -> None:
        """
        And nothing else changes with it.
        """
        register.postpone("LG-1", to="LG/next", on=EARLIER)
        wrong = register.history("LG-1").history[1].step
        (right,) = register.correct("LG-1/2", "wrong", **{field: said}).steps
        name = "target" if field == "to" else field
        others = ("disposition", "target", "reason", "outcome", "item", "text", "title", "on", "meeting", "body")

        assert getattr(right, name) == kept
        assert getattr(wrong, name) != kept
        assert {other: getattr(right, other) for other in others if other != name} == {
            other: getattr(wrong, other) for other in others if other != name
        }
        assert whole(register)

    def test_where_it_happened_can_be_put_right(self, register: Register) -> None:
        """
        With the meeting come its body, its hour and its day, unless another day is given.
        """
        register.plan_meeting("SK", HELD, time="13:00")
        register.postpone("LG-1", to="LG/next", on=EARLIER)
        (there,) = register.correct("LG-1/2", "it was the other body", meeting="SK/2024-01-05").steps
        (later,) = register.correct(there.key, "and a day later", meeting="SK/2024-01-05", on=DAY).steps

        assert (there.meeting, there.body, there.on, str(there.starts)) == ("SK.2", "SK", HELD, "13:00:00")
        assert (later.meeting, later.body, later.on) == ("SK.2", "SK", DAY)
        assert whole(register)

    def test_a_meeting_without_a_day_leaves_the_day(self, register: Register) -> None:
        """
        There is nothing better to go by.
        """
        meeting = register.plan_meeting("LG", None)
        register.postpone("LG-1", on=EARLIER)
        (right,) = register.correct("LG-1/2", "wrong place", meeting=meeting.key).steps

        assert (right.meeting, right.on) == (meeting.key, EARLIER)

    def test_what_was_no_closing_opens_the_matter(self, register: Register) -> None:
        """
        And what was a closing closes it, on the day it happened.
        """
        register.decide("LG-1", "Approved.", outcome="approved", on=EARLIER)
        opened = register.correct("LG-1/2", "only a report", disposition="reported").matters[0]
        closed = register.correct("LG-1/3", "a decision after all", disposition="decided").matters[0]

        assert (opened.open, opened.closed_on, opened.closed_by) == (True, None, None)
        assert (closed.open, closed.closed_on, closed.closed_by) == (False, EARLIER, "LG-1/4")
        assert whole(register)

    def test_where_a_closing_happened_is_put_right_without_opening_anything(self, register: Register) -> None:
        """
        A step that went on goes on when only its day was wrong.
        """
        register.note("LG-1", goes_on=True, on=EARLIER)
        assert register.correct("LG-1/2", "wrong day", on=DAY).matters[0].open
        register.decide("LG-1", on=DAY)
        closed = register.correct("LG-1/4", "wrong day", on=HELD).matters[0]

        assert (closed.open, closed.closed_on) == (False, HELD)

    def test_minutes_that_were_corrected_are_told_apart_from_our_mistakes(self, register: Register) -> None:
        """
        The reference stands with the struck step and with the one in its place.
        """
        register.postpone("LG-1", text="To the next meeting.", on=EARLIER)
        (right,) = register.correct("LG-1/2", "not postponed", reference="LG 2024-01-09 § 2", disposition="noted").steps
        (bare,) = register.correct(right.key, "no words", reference="LG 2024-01-10 § 1", text="").steps

        assert told(register)[1][2] == "minutes corrected (LG 2024-01-09 § 2): not postponed"
        assert right.text == "To the next meeting. [LG 2024-01-09 § 2]"
        assert bare.text == "[LG 2024-01-10 § 1]"

    @pytest.mark.parametrize("because", ["", "  "])
    def test_a_correction_needs_its_reason(self, register: Register, because: str) -> None:
        """
        Nothing is written without.
        """
        before = contents(register.store)
        with pytest.raises(InputError, match="needs its reason"):
            register.correct("LG-1/1", because)

        assert contents(register.store) == before

    def test_what_is_struck_is_not_struck_again(self, register: Register) -> None:
        """
        The refusal says why it was struck.
        """
        register.postpone("LG-1", on=EARLIER)
        register.correct("LG-1/2", "a slip")
        with pytest.raises(RefusedStep, match="struck already: recorded wrongly: a slip"):
            register.correct("LG-1/2", "again")

    @pytest.mark.parametrize(
        "step, see", [("LG-1/9", "register.history('LG-1')"), ("nonsense", "register.history(MATTER)")]
    )
    def test_an_unknown_step_is_refused_with_where_to_look(self, register: Register, step: str, see: str) -> None:
        """
        By its matter, if it names one.
        """
        with pytest.raises(NotFound, match=f"no step {step}") as caught:
            register.correct(step, "wrong")

        assert caught.value.hint is not None
        assert caught.value.hint.endswith(see)

    def test_a_matter_whose_only_step_is_struck_is_void(self, register: Register) -> None:
        """
        It was never one; its history says so.
        """
        (record,) = register.correct("LG-1/1", "never raised").matters

        assert (record.void, record.open) == (True, False)
        assert [row.key for row in register.outstanding("LG")] == []
        assert told(register) == [("LG-1/1", "raised", "recorded wrongly: never raised")]
        assert whole(register)

    def test_a_preview_writes_nothing_and_is_what_comes(self, register: Register) -> None:
        """
        But for the moment.
        """
        register.postpone("LG-1", on=EARLIER)
        before = contents(register.store)
        preview = register.correct("LG-1/2", "wrong day", on=DAY, dry_run=True)
        unchanged = contents(register.store)
        done = register.correct("LG-1/2", "wrong day", on=DAY)

        assert unchanged == before
        assert (preview.matters, preview.places) == (done.matters, done.places)

    def test_a_request_made_twice_is_done_once(self, register: Register) -> None:
        """
        The second time is only told; the same id for something else is refused.
        """
        register.postpone("LG-1", on=EARLIER)
        done = register.correct("LG-1/2", "wrong day", on=DAY, request_id="r1")
        before = contents(register.store)
        again = register.correct("LG-1/2", "wrong day", on=DAY, request_id="r1")

        assert (done.repeated, again.repeated, again.matters) == (False, True, done.matters)
        assert contents(register.store) == before
        with pytest.raises(InputError, match="used for something else"):
            register.correct("LG-1/2", "wrong day", on=HELD, request_id="r1")


class TestUndo:
    """
    The last decision taken back.
    """

    def test_the_last_decision_of_all_or_of_one_matter(self, register: Register) -> None:
        """
        Last means last recorded, not last happened.
        """
        register.add_matter("LG", "Budget", on=date(2024, 1, 2))
        register.postpone("LG-1", on=DAY)
        register.postpone("LG-2", on=EARLIER)
        register.report("LG-1", "Soon.", on=HELD)

        assert [step.key for step in register.undo("LG-2", because="a slip").steps] == ["LG-2/2"]
        assert [step.key for step in register.undo().steps] == ["LG-1/3"]
        assert [step.key for step in register.undo().steps] == ["LG-1/2"]
        assert told(register, "LG-2")[1] == ("LG-2/2", "postponed", "undone: a slip")
        assert told(register)[1:] == [("LG-1/3", "reported", "undone"), ("LG-1/2", "postponed", "undone")]
        assert whole(register)

    def test_one_decision_on_many_is_undone_as_one(self, register: Register) -> None:
        """
        From whichever of the matters it is asked.
        """
        for title in ("Budget", "Parking"):
            register.add_matter("LG", title, on=date(2024, 1, 2))
        before = snapshot(register)
        register.postpone(["LG-1", "LG-2", "LG-3"], on=DAY)
        changed = register.undo("LG-3")

        assert [matter.key for matter in changed.matters] == ["LG-1", "LG-2", "LG-3"]
        assert {step.struck_reason for step in changed.steps} == {"undone"}
        assert snapshot(register) == before
        assert whole(register)

    def test_a_step_of_one_decision_struck_before_stays_as_it_was_struck(self, register: Register) -> None:
        """
        The reason given then is not written over.
        """
        register.add_matter("LG", "Budget", on=date(2024, 1, 2))
        register.postpone(["LG-1", "LG-2"], on=DAY)
        register.correct("LG-1/2", "not this one")

        assert [step.key for step in register.undo().steps] == ["LG-2/2"]
        assert told(register)[1][2] == "recorded wrongly: not this one"

    def test_of_a_correction_only_the_correction_is_undone(self, register: Register) -> None:
        """
        What it had struck counts again, and the rest of the decision it belonged to is left alone.
        """
        other = register.add_matter("LG", "Budget", on=date(2024, 1, 2)).key
        register.postpone(["LG-1", other], on=EARLIER)
        before = [register.matter(key) for key in ("LG-1", other)]
        register.correct("LG-1/2", "another day", to="2024-02-01")
        register.correct("LG-1/3", "another day still", to="2024-03-01")
        once, twice = register.undo("LG-1", because="a slip"), register.undo()

        assert [step.key for step in (*once.steps, *twice.steps)] == ["LG-1/4", "LG-1/3", "LG-1/3", "LG-1/2"]
        assert [step.live for step in (*once.steps, *twice.steps)] == [False, True, False, True]
        assert [evolve(register.matter(key), steps=2) for key in ("LG-1", other)] == before
        assert {step.matter for step in register.undo(other).steps} == {"LG-1", other}
        assert whole(register)

    def test_undoing_all_makes_the_matter_void_and_then_there_is_nothing_left(self, register: Register) -> None:
        """
        Nothing is deleted, and nothing is undone twice.
        """
        (record,) = register.undo().matters

        assert record.void
        for matter in (None, "LG-1"):
            with pytest.raises(NotFound, match="nothing to undo"):
                register.undo(matter)
        assert told(register) == [("LG-1/1", "raised", "undone")]

    def test_more_undone_steps_than_a_page_holds_do_not_hide_what_came_before(self, register: Register) -> None:
        """
        However many are struck, the last that is not is found.
        """
        titles = [f"Matter {n}" for n in range(2, 123)]
        matters = register.add_matters("LG", titles, on=date(2024, 1, 2))
        register.postpone([matter.key for matter in matters], on=DAY)
        register.undo()

        assert register.undo().steps[0].key in {f"{matter.key}/1" for matter in matters}

    def test_what_was_undone_of_minutes_stays_undone_when_they_are_recorded_again(self, register: Register) -> None:
        """
        What people struck, reading the document again does not bring back, nor does recording an earlier one.
        """
        register.record(MINUTES, accept=True)
        assert register.matter("LG-1").postponements == 1
        register.undo()
        lines = told(register)
        again = register.record(MINUTES, accept=True)
        earlier = evolve(MINUTES, document=DocumentFacts("before.txt", "b" * 64), items=(), findings=())
        register.record(evolve(earlier, meeting=MeetingFacts("LG", EARLIER)), accept=True)

        assert not again.changed
        assert lines == [("LG-1/1", "raised", ""), ("LG-1/2", "postponed", "undone")]
        assert told(register) == lines
        assert register.matter("LG-1").postponements == 0
        assert whole(register)

    def test_a_preview_writes_nothing(self, register: Register) -> None:
        """
        And says what would be struck.
        """
        register.postpone("LG-1", on=DAY)
        before = contents(register.store)
        preview = register.undo(dry_run=True)

        assert contents(register.store) == before
        assert [step.key for step in preview.steps] == ["LG-1/2"]
        assert register.undo().matters == preview.matters


class TestMerge:
    """
    Two matters that were one.
    """

    def test_the_one_is_closed_and_points_to_the_other_until_undone(self, register: Register) -> None:
        """
        Undoing parts them again.
        """
        other = register.add_matter("LG", "Harbour plan", on=date(2024, 1, 2))
        before = snapshot(register)
        closed = register.merge("LG-1", into=other, text="The same.", on=DAY).matters[0]

        assert (closed.open, closed.merged_into, closed.disposition) == (False, "LG-2", Disposition.RAISED)
        assert [matter.key for matter in register.history("LG-1").related] == ["LG-2"]
        assert whole(register)
        register.undo()
        assert snapshot(register) == before
        assert told(register)[1] == ("LG-1/2", "merged", "undone")
        assert whole(register)

    def test_into_itself_is_refused(self, register: Register) -> None:
        """
        By key or value.
        """
        for same in ("LG-1", register.matter("LG-1")):
            with pytest.raises(InputError, match="merged with itself"):
                register.merge("LG-1", into=same)

    def test_into_what_is_closed_or_void_is_refused(self, register: Register) -> None:
        """
        Nothing would be left to follow up.
        """
        register.add_matter("LG", "Budget", on=date(2024, 1, 2))
        register.decide("LG-2", on=DAY)
        with pytest.raises(RefusedStep, match="LG-2 is closed"):
            register.merge("LG-1", into="LG-2")
        register.undo("LG-2")
        register.undo("LG-2")
        with pytest.raises(RefusedStep, match="LG-2 is closed"):
            register.merge("LG-1", into="LG-2")

    def test_a_preview_writes_nothing_and_a_request_is_done_once(self, register: Register) -> None:
        """
        As with every verb.
        """
        register.add_matter("LG", "Harbour plan", on=date(2024, 1, 2))
        before = contents(register.store)
        preview = register.merge("LG-1", into="LG-2", on=DAY, dry_run=True)
        unchanged = contents(register.store)
        done = register.merge("LG-1", into="LG-2", on=DAY, request_id="r1")
        after = contents(register.store)
        again = register.merge("LG-1", into="LG-2", on=DAY, request_id="r1")

        assert (unchanged, preview.matters) == (before, done.matters)
        assert (again.repeated, contents(register.store)) == (True, after)


class TestSplit:
    """
    One matter that was several.
    """

    def test_the_parts_are_where_the_whole_was(self, register: Register) -> None:
        """
        With its number, owner and target, pointing back; the whole is closed under the same decision.
        """
        register.add_party("Harbour office")
        register.edit_matter("LG-1", number="12/2024", owner="Harbour office", on=EARLIER)
        register.postpone("LG-1", to="LG/next", on=EARLIER)
        changed = register.split("LG-1", ["Quay ", "", "Basin"], on=DAY, text="Two things.")
        old, *parts = changed.matters

        assert (old.key, old.open, old.closed_on) == ("LG-1", False, DAY)
        assert [(part.key, part.title) for part in parts] == [("LG-2", "Quay"), ("LG-3", "Basin")]
        assert {(part.number, part.owner, part.follows) for part in parts} == {("12/2024", "P-1", "LG-1")}
        assert {part.target for part in parts} == {NextMeeting("LG")}
        assert {step.decision for step in changed.steps} == {"LG-1/4"}
        assert [found.kind for found in changed.places.values()] == [PlaceKind.AGENDA] * 2
        assert sorted(matter.key for matter in register.history("LG-1").related) == ["LG-2", "LG-3"]
        assert whole(register)

    def test_the_whole_can_be_kept(self, register: Register) -> None:
        """
        Then it stays open beside its parts; those of an umbrella are items.
        """
        umbrella = register.add_matter("LG", "Budget", kind="umbrella", restricted=True, on=date(2024, 1, 2))
        kept, part = register.split(umbrella, ["Schools"], keep=True, on=DAY).matters

        assert (kept.open, kept.kind, part.kind, part.restricted) == (True, "umbrella", "item", True)
        assert whole(register)

    @pytest.mark.parametrize("keep", [False, True])
    def test_undoing_puts_it_back_and_makes_the_parts_void(self, register: Register, keep: bool) -> None:
        """
        From the whole or from a part.
        """
        before = snapshot(register)
        register.split("LG-1", ["Quay", "Basin"], keep=keep, on=DAY)
        undone = register.undo("LG-3")

        assert {matter.key: matter.void for matter in undone.matters} == {"LG-1": False, "LG-2": True, "LG-3": True}
        assert snapshot(register) == before
        assert whole(register)

    def test_at_a_meeting_it_happens_on_its_day(self, register: Register) -> None:
        """
        Unless told otherwise.
        """
        register.plan_meeting("LG", HELD)
        old, part = register.split("LG-1", ["Quay"], meeting="LG/2024-01-05").steps

        assert {(step.meeting, step.on) for step in (old, part)} == {("LG.2", HELD)}

    @pytest.mark.parametrize("titles", [[], ["", " "]])
    def test_without_titles_it_is_refused(self, register: Register, titles: list[str]) -> None:
        """
        Nothing can be split into nothing.
        """
        with pytest.raises(UsageError, match="split into"):
            register.split("LG-1", titles)

    def test_what_is_closed_is_not_split(self, register: Register) -> None:
        """
        It is to be opened first.
        """
        register.decide("LG-1", on=DAY)
        with pytest.raises(RefusedStep, match="LG-1 is closed"):
            register.split("LG-1", ["Quay"])

    def test_a_preview_writes_nothing_and_is_what_comes(self, register: Register) -> None:
        """
        Down to the keys.
        """
        before = contents(register.store)
        preview = register.split("LG-1", ["Quay"], on=DAY, dry_run=True)
        unchanged = contents(register.store)

        assert unchanged == before
        assert register.split("LG-1", ["Quay"], on=DAY).matters == preview.matters


class TestVerifying:
    """
    Who verified the minutes of a meeting.
    """

    @pytest.fixture(autouse=True)
    def _held(self, register: Register) -> None:
        register.add_party("Bo Ek", kind="person")
        register.plan_meeting("LG", HELD)
        register.close_meeting("LG/2024-01-05")

    def test_the_whole_by_a_party_on_a_day(self, register: Register) -> None:
        """
        Today, if none is given.
        """
        meeting = register.verify_meeting("LG.2", by="Bo Ek", on=DAY)
        today = register.verify_meeting("LG/2024-01-05", by="P-1")

        assert (meeting.verified_by, meeting.verified_on, meeting.verified_items) == ("P-1", DAY, ())
        assert (today.verified_by, today.verified_on) == ("P-1", NOW.date())
        assert register.meeting("LG.2") == today
        assert whole(register)

    def test_some_items_at_once(self, register: Register) -> None:
        """
        Each is named once, with who did it, and the rest of the minutes is not verified by it.
        """
        register.verify_meeting("LG.2", by="Bo Ek", items=["3", "5"])
        meeting = register.verify_meeting("LG.2", by="Bo Ek", items=["5", "7"])

        assert (meeting.verified_items, meeting.verified_by, meeting.verified_on) == (("3", "5", "7"), "P-1", None)

    def test_no_items_that_the_minutes_do_not_have(self, register: Register) -> None:
        """
        A slip of the pen is not verified.
        """
        meeting = register.record(MINUTES, body="LG").meeting.key

        assert register.verify_meeting(meeting, by="Bo Ek", items=["1"]).verified_items == ("1",)
        with pytest.raises(NotFound, match="have no item 2, 9"):
            register.verify_meeting(meeting, by="Bo Ek", items=["1", "2", "9"])

    def test_not_before_the_meeting(self, register: Register) -> None:
        """
        On its day is early enough.
        """
        with pytest.raises(RefusedStep, match="cannot have been verified on 2024-01-04"):
            register.verify_meeting("LG.2", by="Bo Ek", on=HELD - timedelta(days=1))

        assert register.verify_meeting("LG.2", by="Bo Ek", on=HELD).verified_on == HELD

    def test_not_unless_it_was_held(self, register: Register) -> None:
        """
        There are no minutes of what is only planned.
        """
        with pytest.raises(RefusedStep, match="was not held"):
            register.verify_meeting("LG.1", by="Bo Ek")

    def test_a_preview_writes_nothing(self, register: Register) -> None:
        """
        And answers the same.
        """
        before = contents(register.store)
        preview = register.verify_meeting("LG.2", by="Bo Ek", on=DAY, dry_run=True)
        unchanged = contents(register.store)

        assert unchanged == before
        assert register.verify_meeting("LG.2", by="Bo Ek", on=DAY) == preview


Deed = Callable[[Register], Any]

BY_HAND = ("postpone", "decide", "report", "refer", "edit", "note", "withdraw", "all", "split", "keep", "merge", "add")


def _do(verb: str, choice: int, on: date, register: Register) -> bool:
    """
    Make a gesture on a matter of the register, or on several; tell whether anything was done.
    """
    on = min(on, register.today())
    keys = sorted(by_key(register))
    open_keys = [key for key in keys if register.matter(key).open]
    if verb == "add" or not open_keys:
        register.add_matter("LG", f"Dredging {choice}", on=on)
        return True
    key, other = open_keys[choice % len(open_keys)], open_keys[0]
    match verb:
        case "postpone":
            register.postpone(key, to=(None, "LG/next", "2024-02-20")[choice % 3], on=on)
        case "decide":
            register.decide(key, "Approved.", on=on)
        case "report":
            register.report(keys[choice % len(keys)], "No answer yet.", on=on)
        case "refer":
            register.refer(key, to="SK/next", purpose="decision", on=on)
        case "edit":
            register.edit_matter(key, interim="As before.", on=on)
        case "note" | "withdraw":
            getattr(register, verb)(key, on=on)
        case "all":
            register.postpone(keys, on=on)
        case "split" | "keep":
            register.split(key, ["The one", "The other"], keep=verb == "keep", on=on)
        case "merge" if key != other:
            register.merge(key, into=other, on=on)
        case _:
            return False
    return True


@given(
    readings(least=0, most=2),
    st.lists(st.tuples(st.sampled_from(BY_HAND), st.integers(0, 7), st.sampled_from(DAYS)), min_size=1, max_size=5),
)
def test_undoing_every_gesture_from_the_last_gives_the_register_there_was(
    documents: list[Reading], said: list[tuple[str, int, date]]
) -> None:
    """
    Step by step: after each undo the register says what it said before that gesture, and the check finds it whole.
    """
    deeds: list[Callable[[Register], bool]] = [partial(_do, *each) for each in said]
    register = recorded([Given(reading) for reading in documents], new_register())
    before = []
    for deed in deeds:
        was = snapshot(register)
        if deed(register):
            before.append(was)
    for was in reversed(before):
        register.undo()

        assert snapshot(register) == was
    assert register.check().problems == ()
