"""
Which findings of one document speak of the same matter: by their words, by likeness, and never by chance.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followup.model.codes import Disposition
from followup.model.reading import Finding
from followup.model.targets import ByDate, FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified
from followup.readers.joining import joined
from followup.readers.scene import Draft


NEXT = date(2024, 2, 2)
LATER = date(2024, 3, 1)


def draft(title: str, disposition: str, item: str = "1", *, subject: str = "", **said: Any) -> Draft:
    """
    A finding in the making; what it quotes is its own.
    """
    quote = f"{title} {subject} {disposition} {item}"
    return Draft(Finding("", Disposition(disposition), title, item=item, quote=quote, **said), subject)


def links(*drafts: Draft, days: tuple[date, ...] = (NEXT, LATER)) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """
    The id of each finding with those that it is the same as, and those that it is like.
    """
    return [(found.id, found.same_as, found.like) for found in joined(list(drafts), days, "LG")]


def test_what_one_sentence_says_twice_is_said_once() -> None:
    """
    Another sentence is another finding.
    """
    one = draft("Dredging", "postponed", lines=(3, 3))
    other = draft("Dredging", "postponed", lines=(5, 5))

    assert links(one, one, other) == [("f1", (), ()), ("f2", ("f1",), ())]


def test_what_is_closed_is_not_what_goes_on() -> None:
    """
    Under one title of one item; nor are equal titles of different items the same without a target that agrees.
    """
    assert links(draft("Dredging", "decided"), draft("Dredging", "postponed"))[1] == ("f2", (), ())
    assert links(draft("Dredging", "raised"), draft("Dredging", "raised", "2"))[1] == ("f2", (), ())


@pytest.mark.parametrize(
    "subject, words, same",
    [
        ("price of dredging", "price of dredging and piers", ("f1",)),
        ("price of dredging", "piers", ()),
        ("", "price of dredging", ()),
        ("...", "... price", ()),
    ],
)
def test_a_promise_that_repeats_the_subject_of_another_finding_is_of_the_same(
    subject: str, words: str, same: tuple[str, ...]
) -> None:
    """
    All the words that say something are to be there, and there must be some.
    """
    earlier = draft("Dredging", "postponed", subject=subject)
    promise = draft("Ask for an offer", "assigned", subject=words)

    assert links(earlier, promise)[1] == ("f2", same, ())


def test_umbrellas_are_one_wherever_they_stand() -> None:
    """
    And never like something that is none.
    """
    to = NextMeeting("LG")
    umbrella = draft("Remaining items", "postponed", kind="umbrella", target=to)
    again = draft("The rest", "postponed", "2", kind="umbrella", target=to)

    assert links(umbrella, again)[1] == ("f2", ("f1",), ())
    assert links(umbrella, draft("Remaining items", "postponed", "2", target=to))[1] == ("f2", (), ())


def test_two_promises_are_the_same_only_under_one_title() -> None:
    """
    Though the words of one are in the other.
    """
    one = draft("Ask for an offer", "assigned", subject="dredging")

    assert links(one, draft("Order it", "assigned", subject="dredging"))[1][1] == ()
    assert links(one, draft("Ask for an offer", "undertaken", subject="piers"))[1][1] == ("f1",)


@pytest.mark.parametrize(
    "one, other, agree",
    [
        (NextMeeting("LG"), NextMeeting("LG"), True),
        (NextMeeting("LG"), MeetingOn("LG", NEXT), True),
        (NextMeeting("LG"), FirstMeetingFrom("LG", date(2024, 1, 20)), True),
        (NextMeeting("LG"), FirstMeetingFrom("LG", NEXT), True),
        (NextMeeting("LG"), FirstMeetingFrom("LG", date(2024, 2, 20)), False),
        (NextMeeting("LG"), FirstMeetingFrom("SK", date(2024, 1, 20)), False),
        (NextMeeting("LG"), MeetingOn("LG", LATER), False),
        (NextMeeting("LG"), MeetingOn("SK", NEXT), False),
        (NextMeeting("LG"), NextMeeting("SK"), False),
        (MeetingOn("LG", LATER), MeetingOn("LG", LATER, "LG.3"), True),
        (ByDate(LATER), ByDate(LATER), True),
        (ByDate(LATER), ByDate(NEXT), False),
        (NextMeeting("LG"), ByDate(NEXT), False),
        (Unspecified(), Unspecified(), False),
        (NextMeeting("LG"), Unspecified(), False),
        (NextMeeting("LG"), None, False),
        (None, None, False),
    ],
)
def test_alike_are_titles_of_two_items_that_go_to_one_sitting(
    one: Target | None, other: Target | None, agree: bool
) -> None:
    """
    However each says which; what goes nowhere agrees with nothing.
    """
    expected = ("f1",) if agree else ()
    for first, second in ((one, other), (other, one)):
        found = links(draft("Dredging", "postponed", target=first), draft("Dredging", "raised", "2", target=second))

        assert found[1] == ("f2", (), expected)


def test_without_a_known_day_the_next_meeting_is_no_day() -> None:
    """
    Then "the first from" is not it.
    """
    one = draft("Dredging", "postponed", target=NextMeeting("LG"))
    other = draft("Dredging", "raised", "2", target=FirstMeetingFrom("LG", date(2024, 1, 20)))

    assert links(one, other, days=())[1] == ("f2", (), ())


def test_likeness_points_to_the_first_and_takes_its_year() -> None:
    """
    A title that has a year keeps its own.
    """
    to = NextMeeting("LG")
    drafts = [
        draft("Budget 2024", "postponed", target=to),
        draft("Budget", "raised", "2", target=to),
        draft("Budget", "raised", "3", target=to),
        draft("Budget 2024 draft", "raised", "4", target=to),
    ]
    found = joined(drafts, [NEXT], "LG")

    assert [(finding.title, finding.like) for finding in found] == [
        ("Budget 2024", ()),
        ("Budget 2024", ("f1",)),
        ("Budget 2024", ("f1",)),
        ("Budget 2024 draft", ("f1",)),
    ]
