"""
What an agenda holds and what minutes pass over, by example.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from followup.model.bodies import StandingItem
from followup.model.codes import ConditionKind, Silence, StandingRole
from followup.model.matters import Matter, Placed
from followup.model.targets import ByDate, Condition, NextMeeting, Target, WithParty
from followup.rules.agenda import agenda, as_they_stood, before, reviewed_at, silence, stands_on
from followup.rules.calendar import Calendar
from followup.rules.place import placed
from tests.support.comparison import keys_of
from tests.support.samples import sample_meeting, sample_step


FIRST = sample_meeting("LG.1", "2024-01-05", starts=time(9))
NEXT = sample_meeting("LG.2", "2024-01-12", starts=time(9))
LATER = sample_meeting("LG.3", "2024-01-19", starts=time(9))
OTHER = sample_meeting("SK.1", "2024-01-10", starts=time(9))
CALENDAR = Calendar.of([FIRST, NEXT, LATER, OTHER])
TODAY = date(2024, 1, 8)
HERE = NextMeeting("LG")


def matter(key: str, target: Target = HERE, **facts: Any) -> Matter:
    """
    A matter treated by the meeting of 5 January.
    """
    anchored = {"anchor_on": FIRST.date, "anchor_meeting": "LG.1"}
    return Matter(key, "LG", "Harbour dredging", **{"target": target, **anchored, **facts})


def item(key: str, target: Target = HERE, **facts: Any) -> Placed:
    """
    That matter with its place.
    """
    return placed([matter(key, target, **facts)], CALENDAR, TODAY)[0]


PARTY = WithParty("Harbour office")
WELCOME = StandingItem("LG:1", "LG", 1, "Welcome", StandingRole.WELCOME)
OUTSTANDING = StandingItem("LG:2", "LG", 2, "Outstanding matters", StandingRole.OUTSTANDING)
OTHER_BUSINESS = StandingItem("LG:3", "LG", 3, "Other business", StandingRole.OTHER_BUSINESS, last=True)


def test_an_agenda_from_top_to_bottom() -> None:
    """
    Standing items placed first, with the outstanding list below its own; the matters; standing items placed last.
    """
    matters = [matter("LG-1"), matter("LG-2", PARTY), matter("LG-3", open=False)]
    plan = agenda(NEXT, matters, [OTHER_BUSINESS, OUTSTANDING, WELCOME], CALENDAR, TODAY)

    assert list(keys_of(plan.lines)) == ["LG:1", "LG:2", "LG-2", "LG-1", "LG:3"]
    assert [line.role for line in plan.lines] == ["welcome", "outstanding", None, "other_business"]


def test_the_outstanding_list_stands_also_without_a_standing_item_for_it() -> None:
    """
    Nothing open is ever unseen.
    """
    plan = agenda(NEXT, [matter("LG-1"), matter("LG-2", PARTY)], [WELCOME, OTHER_BUSINESS], CALENDAR, TODAY)

    assert list(keys_of(plan.lines)) == ["LG:1", "LG-2", "LG-1", "LG:3"]


@pytest.mark.parametrize(
    "last_day, own", [("2024-01-11", ["LG-1"]), ("2024-01-12", []), ("2024-01-09", ["LG-1"])], ids=str
)
def test_what_is_due_before_a_meeting_stands_on_its_agenda(last_day: str, own: list[str]) -> None:
    """
    Also while it still rests: the agenda is sent before, and the meeting will be asked for it.
    """
    plan = agenda(NEXT, [matter("LG-1", ByDate(last_day))], (), CALENDAR, TODAY)

    assert list(keys_of(plan.lines)) == own
    assert [line.placed.place.overdue for line in plan.lines if line.placed] == [False] * len(own)


@pytest.mark.parametrize(
    "target, facts, reviewed",
    [
        (NextMeeting("LG"), {}, False),
        (NextMeeting("SK"), {}, True),
        (NextMeeting("KF"), {}, True),
        (NextMeeting("LG"), {"anchor_meeting": None, "anchor_on": date(2024, 2, 1)}, False),
        (ByDate("2024-01-31"), {}, False),
        (PARTY, {}, True),
        (PARTY, {"body": "SK", "origin": "LG"}, True),
        (PARTY, {"body": "SK"}, False),
    ],
    ids=["its own", "another's agenda", "no meeting there", "no meeting here", "a day", "party", "handed", "not ours"],
)
def test_what_stands_under_outstanding_matters(target: Target, facts: dict[str, Any], reviewed: bool) -> None:
    """
    What has no meeting of the body and no day of its own, as long as it concerns the body.
    """
    body = facts.pop("body", "LG")
    anchored = {"anchor_on": FIRST.date, "anchor_meeting": "LG.1", **facts}
    found = placed([Matter("LG-1", body, "Harbour dredging", target=target, **anchored)], CALENDAR, TODAY)[0]

    assert reviewed_at(found, NEXT) is reviewed


def test_an_umbrella_matter_stands_under_outstanding_matters() -> None:
    """
    On the agenda it is promised to, also another body's; at each meeting of its body if promised to none.
    """
    here, there, nowhere = (item("LG-1", to, kind="umbrella") for to in (NextMeeting("LG"), NextMeeting("SK"), PARTY))

    assert (stands_on(here, NEXT), reviewed_at(here, NEXT), reviewed_at(here, LATER)) == (False, True, False)
    assert (reviewed_at(there, OTHER), reviewed_at(there, NEXT)) == (True, True)
    assert (reviewed_at(nowhere, NEXT), reviewed_at(nowhere, LATER)) == (True, True)


def test_silence_has_three_levels() -> None:
    """
    Promised, promised if time permitted, owed by others; what was treated is counted, umbrella matters owe nothing.
    """
    standing = [
        item("LG-1"),
        item("LG-2"),
        item("LG-3", condition=Condition(ConditionKind.IF_TIME_PERMITS)),
        item("LG-4", PARTY),
        item("LG-5", PARTY, kind="umbrella"),
        item("LG-6", ByDate("2024-01-31")),
    ]
    found = silence(NEXT, standing, ["LG-1"])

    assert [each.matter.key for each in found.promised] == ["LG-2"]
    assert [each.matter.key for each in found.if_time] == ["LG-3"]
    assert [each.matter.key for each in found.owed] == ["LG-4"]
    assert (found.kept, found.doubtful) == (1, False)


@pytest.mark.parametrize("setting, missed", [("missed", ["LG-2"]), ("ask", ["LG-2"]), ("ignore", [])])
def test_where_silence_is_ignored_minutes_pass_over_nothing(setting: str, missed: list[str]) -> None:
    """
    Neither what was promised nor what others owe; where it is to be asked about, the same matters are.
    """
    found = silence(NEXT, [item("LG-1"), item("LG-2"), item("LG-4", PARTY)], ["LG-1"], Silence(setting))

    assert [each.matter.key for each in found.promised] == missed
    assert (found.kept, len(found.owed)) == (len(missed), len(missed))


@pytest.mark.parametrize("kept, doubtful", [(3, False), (2, False), (1, True), (0, True)])
def test_minutes_that_pass_over_more_than_half_are_doubtful(kept: int, doubtful: bool) -> None:
    """
    More than half of what was promised, and more than one matter.
    """
    promised = [item(f"LG-{n}") for n in range(1, 5)]

    assert silence(NEXT, promised, [f"LG-{n}" for n in range(1, kept + 1)]).doubtful is doubtful


@pytest.mark.parametrize(
    "on, starts, meeting, earlier",
    [
        ("2024-01-11", None, None, True),
        ("2024-01-12", None, None, True),
        ("2024-01-12", time(8), "SK.1", True),
        ("2024-01-12", time(9), "SK.1", False),
        ("2024-01-12", time(9), "LG.2", False),
        ("2024-01-11", time(9), "LG.2", False),
        ("2024-01-13", None, None, False),
    ],
)
def test_what_happened_before_a_meeting(on: str, starts: time | None, meeting: str | None, earlier: bool) -> None:
    """
    Earlier days and hours, and what was done by hand on its day; never what it did itself.
    """
    assert before(sample_step(1, "raised", on, starts=starts, meeting=meeting), NEXT) is earlier


def test_nothing_happened_before_a_meeting_without_a_day() -> None:
    """
    It is in no order.
    """
    assert not before(sample_step(1, "raised", "2024-01-05"), sample_meeting("LG.4", None))


def test_matters_as_they_stood_before_a_meeting() -> None:
    """
    By the steps until then: those of the body, and those of others that stood on this meeting.
    """
    raised = sample_step(1, "raised", "2024-01-05", meeting="LG.1", starts=time(9), target=NextMeeting("LG"))
    decided = sample_step(2, "decided", "2024-01-12", meeting="LG.2", starts=time(9), closes=True)
    asked = sample_step(1, "raised", "2024-01-05", body="SK", meeting="SK.9", target=NextMeeting("LG"))
    theirs = sample_step(1, "raised", "2024-01-05", body="SK", meeting="SK.9", target=PARTY)
    new = sample_step(1, "raised", "2024-01-12", meeting="LG.2", starts=time(9))
    steps = {"LG-1": [raised, decided], "SK-1": [asked], "SK-2": [theirs], "LG-2": [new]}
    found = as_they_stood(steps, NEXT, CALENDAR)

    assert [(each.matter.key, each.place.meeting) for each in found] == [("LG-1", "LG.2"), ("SK-1", "LG.2")]
