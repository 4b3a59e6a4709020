"""
The shipped example minutes: every sort of outstanding matter, and a second meeting that passes over some in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from importlib.resources import files

import pytest

from followup.model.codes import ConditionKind, Disposition, Reason
from followup.model.reading import Finding, Reading
from followup.model.targets import Event, MeetingOn, NextMeeting, Unspecified, WithParty
from followup.rules.matching import contained


Read = Callable[..., Reading]
D = Disposition


def _example(read: Read, language: str, name: str) -> Reading:
    text = (files("followup") / "examples" / language / f"{name}.txt").read_text("utf-8")
    return read(text, language)


@pytest.fixture(name="first", params=["sv", "en"])
def _first(read: Read, request: pytest.FixtureRequest) -> Reading:
    return _example(read, request.param, "first")


@pytest.fixture(name="second", params=["sv", "en"])
def _second(read: Read, request: pytest.FixtureRequest) -> Reading:
    return _example(read, request.param, "second")


def _of(reading: Reading, item: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.item == item]


def test_every_line_has_its_place(first: Reading, second: Reading) -> None:
    """
    Nothing in the example minutes is left unread.
    """
    assert first.unread == ()
    assert second.unread == ()


def test_header(first: Reading) -> None:
    """
    Day, times, chair, signatures and the next meeting are read; a guest keeps the item they came for.
    """
    facts = first.meeting

    assert date(2026, 9, 18) == facts.date
    assert facts.chair
    assert facts.notes_by
    assert facts.verified_by
    assert ("3",) in [person.items for person in facts.present]
    assert len(facts.absent) == 1
    assert [(date(2026, 10, 16), facts.starts, facts.ends)] == [(n.date, n.starts, n.ends) for n in facts.next]
    assert time(11, 30) == facts.ends


def test_every_sort(first: Reading) -> None:
    """
    The first minutes hold every sort of outstanding matter, in the order of the document.
    """
    assert [(finding.disposition, finding.kind) for finding in first.findings] == [
        (D.UNDERTAKEN, "undertaking"),
        (D.POSTPONED, "item"),
        (D.UNDERTAKEN, "undertaking"),
        (D.POSTPONED, "item"),
        (D.POSTPONED, "item"),
        (D.REFERRED_BACK, "item"),
        (D.ASSIGNED, "assignment"),
        (D.REFERRED, "item"),
        (D.RAISED, "umbrella"),
        (D.RAISED, "item"),
        (D.RAISED, "item"),
        (D.RAISED, "request"),
        (D.RAISED, "missing_fact"),
    ]


def test_targets(first: Reading) -> None:
    """
    Each goes where its sentence sends it: a party, the next meeting, another body, an event, or nowhere yet.
    """
    own = first.meeting.body
    party, postponed, _, again, bare, _, _, referred, *_, request, fact = first.findings

    assert isinstance(party.target, WithParty)
    assert NextMeeting(own) == postponed.target == again.target
    assert (Unspecified(), True, Reason.LACK_OF_TIME) == (bare.target, bare.assumed, bare.reason)
    assert isinstance(referred.target, MeetingOn)
    assert referred.target.body != own
    assert request.condition
    assert request.condition.kind == ConditionKind.IF_TIME_PERMITS
    assert isinstance(fact.target, Event)
    assert fact.target.period == "2027-02"


def test_said_twice_is_one(first: Reading) -> None:
    """
    The undertaking about what was postponed in the same item is joined to it.
    """
    assert first.findings[2].same_as == ("f2",)


def test_interim(first: Reading) -> None:
    """
    What holds in the meantime is kept with the postponement.
    """
    assert first.findings[3].interim.endswith(("tills vidare.", "until further notice."))


def test_other_meeting(first: Reading) -> None:
    """
    The other body's meeting is told with its day and that it is digital.
    """
    assert [(date(2026, 10, 7), "digital")] == [(other.date, other.mode) for other in first.other_meetings]


def test_second_continues_and_splits(second: Reading) -> None:
    """
    The second minutes assign, postpone again, decide, split the budget in two, and report.
    """
    assert [(finding.item, finding.disposition) for finding in second.findings] == [
        ("3", D.ASSIGNED),
        ("4", D.POSTPONED),
        ("5", D.DECIDED),
        ("6", D.DECIDED),
        ("6", D.POSTPONED),
        ("7", D.DECIDED),
        ("8", D.REPORTED),
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_second_is_silent(read: Read, language: str) -> None:
    """
    What was postponed for lack of time, the unnamed umbrella and the request are nowhere in the second minutes.
    """
    first, second = _example(read, language, "first"), _example(read, language, "second")
    passed = [first.findings[4], first.findings[8], first.findings[11]]
    titles = [item.title for item in second.items] + [finding.title for finding in second.findings]

    assert [one.title for one in passed for title in titles if contained(one.title, title)] == []


def test_second_announces_the_next(second: Reading) -> None:
    """
    The second minutes name the third meeting.
    """
    assert [date(2026, 11, 13)] == [sitting.date for sitting in second.meeting.next]
