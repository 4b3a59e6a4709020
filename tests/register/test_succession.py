"""
Bodies and people over time: keys stay, names and owners change, and nothing is lost on the way.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from followup.errors import AlreadyExists, InputError, RefusedStep
from followup.model.bodies import Body
from followup.model.codes import MeetingStatus, Purpose
from followup.model.reading import DocumentFacts, MeetingFacts, Reading
from followup.model.targets import NextMeeting, WithParty
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.changed import changed as changed_page
from followup.reports.pages.matter import history as history_page
from followup.service.register import Register
from followup.testing.registers import new_register


NEW_YEAR = date(2024, 1, 1)


@pytest.fixture(name="register")
def _register() -> Register:
    """
    The bodies LG and SK, asked on 10 January 2024.
    """
    return new_register()


def minutes(day: date, body: str, bytes_: str = "a") -> Reading:
    """
    Minutes with nothing in them of the body called *body*.
    """
    return Reading(DocumentFacts("minutes.txt", bytes_ * 64, language="en"), MeetingFacts(body=body, date=day))


class TestRename:
    """
    A body under another name.
    """

    def test_the_old_name_is_kept_with_its_last_day(self, register: Register) -> None:
        """
        Asked as of a day before, the body is called what it was called then, in lists, by key and in answers.
        """
        register.add_matter("LG", "Dredging", on=date(2023, 11, 1))
        register.rename_body("LG", "The first", on=date(2023, 6, 1))
        register.rename_body("LG", "The second", on=NEW_YEAR)
        days = (date(2023, 5, 31), date(2023, 6, 1), date(2023, 12, 31), NEW_YEAR)

        assert [register.at(day).body("LG").name for day in days] == ["Body LG", "The first", "The first", "The second"]
        assert [body.name for body in register.at(days[0]).bodies()] == ["Body LG", "Body SK"]
        assert register.at(days[2]).outstanding("LG").context.body("LG") == "The first"
        assert register.outstanding("LG").context.body("LG") == "The second"
        assert register.check().problems == ()

    def test_minutes_under_the_old_name_are_recognised(self, register: Register) -> None:
        """
        The old name stays an alias, until the body is called so again.
        """
        renamed = register.rename_body("LG", "The board", on=NEW_YEAR)

        assert renamed.aliases == ("Body LG",)
        assert register.record(minutes(date(2023, 12, 1), "body lg")).body.key == "LG"
        assert register.rename_body("LG", "Body LG", on=date(2024, 1, 5)).aliases == ("The board",)

    def test_a_preview_writes_nothing_and_the_same_name_changes_nothing(self, register: Register) -> None:
        """
        A dry run answers the body as it would be.
        """
        assert register.rename_body("LG", "The board", on=NEW_YEAR, dry_run=True).name == "The board"
        assert register.rename_body("LG", "Body LG", on=NEW_YEAR) == register.body("LG") == Body("LG", "Body LG")

    def test_names_that_would_confuse_are_refused(self, register: Register) -> None:
        """
        No name, the name of another body, or a change before the last one.
        """
        register.rename_body("LG", "The board", on=NEW_YEAR)

        with pytest.raises(InputError, match="needs a name"):
            register.rename_body("LG", "  ", on=NEW_YEAR)
        with pytest.raises(AlreadyExists, match="SK is called body sk"):
            register.rename_body("LG", "body sk", on=date(2024, 1, 5))
        with pytest.raises(RefusedStep, match="was called Body LG until 2023-12-31"):
            register.rename_body("LG", "The council", on=NEW_YEAR)


class TestSuccession:
    """
    One body in the place of another.
    """

    def test_every_open_matter_goes_to_the_successor_as_one_decision(self, register: Register) -> None:
        """
        Keys stay; the step says why; undo takes all of them back.
        """
        register.add_body("NB", "The new board")
        keys = [register.add_matter("LG", title, on=date(2023, 11, 1)).key for title in ("Dredging", "Parking")]
        asked = register.add_matter("SK", "Fees", to="LG/next", on=date(2023, 11, 2)).key
        register.refer(register.add_matter("LG", "Quay").key, to="SK/next", on=date(2023, 11, 3))
        preview = register.succeed_body("LG", "NB", on=NEW_YEAR, dry_run=True)
        done = register.succeed_body("LG", "NB", on=NEW_YEAR)

        assert preview == done
        assert [matter.key for matter in done.matters] == [*keys, asked]
        assert {step.decision for step in done.steps} == {f"{keys[0]}/2"}
        assert {step.text for step in done.steps} == {"The new board succeeds Body LG."}
        assert [step.purpose for step in done.steps] == [Purpose.DECISION, Purpose.DECISION, Purpose.PREPARATION]
        assert [(m.body, m.origin, m.target) for m in done.matters] == [
            ("NB", "LG", NextMeeting("NB")),
            ("NB", "LG", NextMeeting("NB")),
            ("SK", None, NextMeeting("NB")),
        ]
        assert register.body("LG") == Body("LG", "Body LG", succeeded_by="NB", closed_on=NEW_YEAR)
        assert register.check().problems == ()
        assert len(register.undo(keys[0]).matters) == 3
        assert [register.matter(key).body for key in (*keys, asked)] == ["LG", "LG", "SK"]

    def test_what_was_decided_last_is_not_overruled_by_a_step_before_it(self, register: Register) -> None:
        """
        A matter treated at a meeting on the last day, or later by hand, is handed over after that.
        """
        register.add_body("NB", "The new board")
        meeting = register.plan_meeting("SK", date(2023, 12, 31), time="09:00")
        keys = [register.add_matter("LG", title, on=date(2023, 11, 1)).key for title in ("Dredging", "Parking")]
        register.postpone(keys[0], to="LG/next", meeting=meeting.key)
        register.postpone(keys[1], to="LG/next", on=date(2024, 1, 8))
        done = register.succeed_body("LG", "NB", on=date(2023, 12, 31))

        assert [step.on for step in done.steps] == [date(2023, 12, 31), date(2024, 1, 8)]
        assert {matter.body for matter in done.matters} == {"NB"}

    def test_minutes_from_that_day_on_are_those_of_the_successor(self, register: Register) -> None:
        """
        Also of a successor's successor; before it they are the old body's.
        """
        for key in ("NB", "OB"):
            register.add_body(key, f"The board {key}")
        register.succeed_body("LG", "NB", on=NEW_YEAR)
        register.succeed_body("NB", "OB", on=date(2024, 1, 5))

        assert register.record(minutes(date(2023, 12, 31), "Body LG")).body.key == "LG"
        assert register.record(minutes(NEW_YEAR, "Body LG", "b")).body.key == "NB"
        assert register.record(minutes(date(2024, 1, 5), "", "c"), body="LG").body.key == "OB"

    def test_what_comes_late_is_handed_over_by_saying_it_again(self, register: Register) -> None:
        """
        The day stays the first one, and nothing is handed over twice; without any matter there is still an answer.
        """
        register.add_body("NB", "The new board")

        assert register.succeed_body("LG", "NB", on=NEW_YEAR).matters == ()

        late = register.add_matter("LG", "Dredging", on=date(2023, 12, 1)).key

        assert [m.key for m in register.succeed_body("LG", "NB", on=date(2024, 1, 9)).matters] == [late]
        assert register.body("LG").closed_on == NEW_YEAR

    def test_its_planned_meetings_are_cancelled(self, register: Register) -> None:
        """
        From that day on, and those without a day; earlier ones are still to be minuted.
        """
        days = (date(2023, 12, 1), date(2024, 2, 1), None)
        planned = [register.plan_meeting("LG", day).key for day in days]
        called_off = register.cancel_meeting(register.plan_meeting("LG", date(2024, 3, 1)).key, note="illness")
        register.succeed_body("LG", "SK", on=NEW_YEAR)

        assert [register.meeting(key).status for key in planned] == [
            MeetingStatus.PLANNED,
            MeetingStatus.CANCELLED,
            MeetingStatus.CANCELLED,
        ]
        assert register.meeting(called_off.key) == called_off

    def test_a_succession_that_cannot_be_is_refused(self, register: Register) -> None:
        """
        By itself, by a body that ended, by a second one, in the future, or before it last met.
        """
        register.add_body("NB", "The new board")
        register.record(minutes(date(2024, 1, 4), "Body SK"))

        with pytest.raises(RefusedStep, match="LG cannot take the place of LG"):
            register.succeed_body("LG", "LG", on=NEW_YEAR)
        with pytest.raises(RefusedStep, match="2024-01-11 has not come"):
            register.succeed_body("LG", "NB", on=date(2024, 1, 11))
        with pytest.raises(RefusedStep, match="SK met on 2024-01-04") as met:
            register.succeed_body("SK", "NB", on=NEW_YEAR)
        register.succeed_body("LG", "NB", on=NEW_YEAR)
        with pytest.raises(RefusedStep, match="succeeded by NB already"):
            register.succeed_body("LG", "SK", on=NEW_YEAR)
        with pytest.raises(RefusedStep, match="LG cannot take the place"):
            register.succeed_body("NB", "LG", on=NEW_YEAR)

        assert met.value.hint == "Name a day after that of SK.1."


class TestTerms:
    """
    New members, old matters.
    """

    def test_a_new_term_answers_what_is_to_be_confirmed_or_written_off(self, register: Register) -> None:
        """
        What is written off closes; the rest stays open by itself.
        """
        keep, drop = (register.add_matter("LG", title).key for title in ("Dredging", "Parking"))
        listed = register.new_term("LG", start=NEW_YEAR)
        register.new_term("LG", start=NEW_YEAR)
        register.new_term("LG", start=date(2028, 1, 1))
        register.close(drop, as_="written_off")

        assert [row.key for row in listed] == [keep, drop]
        assert [(term.key, term.starts) for term in register.terms("LG")] == [
            ("LG/t1", NEW_YEAR),
            ("LG/t2", date(2028, 1, 1)),
        ]
        assert [row.key for row in register.outstanding("LG")] == [keep]


class TestClosing:
    """
    A body that meets no more.
    """

    def test_it_is_refused_while_matters_are_open(self, register: Register) -> None:
        """
        Its own, those it waits for word of, and those sent to it; the hint names them.
        """
        own = register.add_matter("LG", "Dredging").key
        sent = register.refer(register.add_matter("LG", "Quay").key, to="SK/next").matters[0].key
        asked = register.add_matter("SK", "Fees", to="LG/next").key

        with pytest.raises(RefusedStep, match="3 of its matters are open") as refused:
            register.close_body("LG", on=NEW_YEAR)

        assert refused.value.hint == f"Decide, refer or write off {own}, {sent}, {asked}, or name its successor."

    def test_a_hint_stays_short(self, register: Register) -> None:
        """
        Of many matters the rest is counted.
        """
        for number in range(12):
            register.add_matter("LG", f"Plot {number}")

        with pytest.raises(RefusedStep) as refused:
            register.close_body("LG", on=NEW_YEAR)

        assert "LG-10 and 2 more, or" in refused.value.hint

    def test_nothing_is_planned_for_it_or_sent_to_it_afterwards(self, register: Register) -> None:
        """
        Its planned meetings are cancelled, its minutes refused; what lies before stays possible.
        """
        planned = register.plan_meeting("LG", date(2024, 3, 1)).key
        old = register.plan_meeting("LG", date(2023, 12, 1)).key
        over = register.add_matter("LG", "Quay", on=date(2023, 11, 1)).key
        other = register.add_matter("SK", "Fees").key
        register.withdraw(over)

        assert register.close_body("LG", on=NEW_YEAR, dry_run=True).closed_on == NEW_YEAR
        assert register.close_body("LG", on=NEW_YEAR) == register.body("LG")
        assert register.meeting(planned).status is MeetingStatus.CANCELLED
        for deed in (
            lambda: register.plan_meeting("LG", date(2024, 4, 1)),
            lambda: register.plan_meeting("LG", None),
            lambda: register.plan_meetings("LG", start=date(2023, 12, 1), until=date(2024, 4, 1)),
            lambda: register.move_meeting(old, date(2024, 2, 1)),
            lambda: register.add_matter("LG", "Dredging"),
            lambda: register.add_matter("SK", "Dredging", to="LG/next"),
            lambda: register.refer(other, to="LG/next"),
            lambda: register.postpone(other, to="LG/2024-05-01", on=date(2023, 12, 1)),
            lambda: register.reopen(over),
            lambda: register.record(minutes(date(2024, 1, 2), "Body LG")),
        ):
            with pytest.raises(RefusedStep, match="LG ended on 2024-01-01") as refused:
                deed()
            assert refused.value.hint == "It has no successor."
        assert register.add_matter("LG", "Dredging", on=date(2023, 12, 1)).open
        assert register.plan_meeting("LG", date(2023, 12, 15)).status is MeetingStatus.PLANNED

    def test_a_refusal_names_the_successor(self, register: Register) -> None:
        """
        So that the matter can be sent there.
        """
        register.succeed_body("LG", "SK", on=NEW_YEAR)

        with pytest.raises(RefusedStep) as refused:
            register.add_matter("LG", "Dredging")

        assert refused.value.hint == "Its successor is SK."


class TestLeaving:
    """
    Somebody leaves, and somebody else takes over.
    """

    def test_everything_open_is_handed_over_as_one_decision(self, register: Register) -> None:
        """
        Owned or waiting, with the same day promised; others stay as they are, and undo takes it back.
        """
        ann, bo, cy = (register.add_party(name, kind="person").key for name in ("Ann", "Bo", "Cy"))
        owned = register.add_matter("LG", "Dredging", owner=ann, to="LG/next").key
        waiting = register.assign(register.add_matter("LG", "Parking").key, to=ann, until="2024-03-01").matters[0].key
        asked = register.add_matter("SK", "Fees", owner=cy, to=WithParty(ann)).key
        others = register.add_matter("SK", "Quay", owner=cy).key
        preview = register.party_leaves(ann, on=date(2024, 1, 10), to="Bo", dry_run=True)
        done = register.party_leaves("Ann", on=date(2024, 1, 10), to=bo)

        assert preview == done
        assert [(m.key, m.owner, m.target) for m in done.matters] == [
            (owned, bo, NextMeeting("LG")),
            (waiting, bo, WithParty(bo, date(2024, 3, 1))),
            (asked, cy, WithParty(bo)),
        ]
        assert register.matter(others).owner == cy
        assert [party.left_on for party in register.parties()] == [date(2024, 1, 10), None, None]
        assert [step.disposition.value for step in done.steps] == ["corrected", "assigned", "assigned"]
        assert len(register.undo().matters) == 3
        assert register.matter(waiting).target == WithParty(ann, date(2024, 3, 1))
        assert register.check().problems == ()

    def test_nobody_hands_over_to_nobody(self, register: Register) -> None:
        """
        Not to oneself, nor to one who has left; with nothing to hand over, the day is noted all the same.
        """
        for name in ("Ann", "Bo"):
            register.add_party(name)

        assert register.party_leaves("Ann", on=NEW_YEAR, to="Bo").matters == ()
        with pytest.raises(InputError, match="to itself"):
            register.party_leaves("Bo", on=NEW_YEAR, to="Bo")
        with pytest.raises(RefusedStep, match="left on 2024-01-01"):
            register.party_leaves("Bo", on=date(2024, 2, 1), to="Ann")

    def test_a_moment_of_a_clock_behind_is_no_matter(self) -> None:
        """
        The day is local to the body, whatever the clock's zone.
        """
        register = new_register(clock=lambda: datetime(2023, 12, 31, 23, 30, tzinfo=UTC), bodies=())
        register.add_body("LG", "Body LG", timezone="Europe/Stockholm")

        assert register.close_body("LG", on=NEW_YEAR).closed_on == NEW_YEAR


def test_whoever_has_left_is_still_called_by_name(register: Register) -> None:
    """
    In the history of what once was theirs, and in the preview of an undo that gives it back.
    """
    register.add_party("Ann")
    register.add_party("Bo")
    key = register.add_matter("LG", "Pump", owner="Ann", on=date(2024, 1, 2)).key
    register.refer([key], to="Ann/2024-03-01", on=date(2024, 1, 3))
    register.party_leaves("Ann", on=date(2024, 1, 4), to="Bo")

    assert "with Ann until" in as_text(history_page(register.history(key), "en"))
    assert "with Bo until" in as_text(changed_page(register.undo(key, dry_run=True), "en"))
