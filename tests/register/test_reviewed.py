"""
What is taken of a document, what is left, and what a review says of it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from followup.errors import NotFound
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import NextMeeting
from followup.service.register import Register
from followup.testing.registers import new_register


def minutes(day: str, *findings: Finding, items: tuple[ReadItem, ...] = ()) -> Reading:
    """
    Minutes of the body ``LG`` with those findings, numbered as they come.
    """
    numbered = tuple(evolve(found, id=f"f{n}", lines=(n, n)) for n, found in enumerate(findings, 1))
    return Reading(
        DocumentFacts(day, f"{day} {findings}"), MeetingFacts("LG", date.fromisoformat(day)), items, numbered
    )


def said(disposition: str, title: str, **facts: Any) -> Finding:
    """
    A finding that says so.
    """
    return Finding("", disposition, title, **facts)


def titles(register: Register) -> list[str]:
    """
    The titles of what is open, by key.
    """
    return [row.title for row in sorted(register.outstanding("LG"), key=lambda row: row.key)]


def test_findings_that_speak_of_one_matter_are_joined_across_groups() -> None:
    """
    One that is like two others makes one matter of the three, where likeness is accepted; else it is suggested.
    """
    reading = minutes(
        "2024-01-04",
        said("raised", "Bridges"),
        said("raised", "Ferries"),
        said("postponed", "Bridges and ferries", like=("f1", "f2")),
    )
    taken, left = new_register(), new_register()
    joined = taken.record(reading, accept=True).joined
    suggested = left.record(reading).suggestions

    assert [group.findings for group in joined] == [("f1", "f2", "f3")]
    assert titles(taken) == ["Bridges and ferries"]
    assert [(each.finding, each.why) for each in suggested if each.why == "same_document"] == [("f3", "same_document")]


def test_what_is_rejected_stays_rejected_and_what_is_parted_stays_apart() -> None:
    """
    A review is remembered when the document is recorded again.
    """
    register = new_register()
    reading = minutes(
        "2024-01-04",
        said("raised", "Bridges"),
        said("raised", "Bridges too", same_as=("f1",)),
        said("raised", "Ferries", certainty="possible"),
        said("raised", "Nothing"),
    )
    register.record(reading, review={"f2": "new", "f3": "new", "f4": ""})
    again = register.record(reading)

    assert "Nothing" not in titles(register)
    assert {"Bridges", "Bridges too"} <= set(titles(register))
    assert not again.changed


def test_a_review_names_the_matter_a_finding_means() -> None:
    """
    By key, whatever the title; one that is not there is refused.
    """
    register = new_register()
    register.add_matter("LG", "Dredging", on=date(2024, 1, 2))
    reading = minutes("2024-01-04", said("decided", "The harbour thing"))
    with pytest.raises(NotFound):
        register.record(reading, review={"f1": "LG-9"})
    closed = register.record(reading, review={"f1": "LG-1"}).closed

    assert [item.key for item in closed] == ["LG-1"]


def test_assignments_open_nothing_where_a_body_keeps_none() -> None:
    """
    The body says whether an assignment in its minutes is a matter of its own.
    """
    register = new_register()
    register.edit_body("LG", assignments=False)
    register.record(minutes("2024-01-04", said("assigned", "Report on ferries", kind="assignment")))

    assert titles(register) == []


def test_likeness_to_the_agenda_is_suggested_until_accepted() -> None:
    """
    The same document recorded again with acceptance takes what was suggested before.
    """
    register = new_register()
    register.record(minutes("2024-01-04", said("postponed", "Budget 2024", target=NextMeeting("LG"))))
    reading = minutes(
        "2024-01-11",
        said("decided", "Budget", item="1"),
        items=(ReadItem("1", "Budget"), ReadItem("2", "Welcome")),
    )
    suggested = register.record(reading).suggestions
    accepted = register.record(reading, accept=True)

    assert ("f1", "like_agenda", "LG-1") in [(each.finding, each.why, each.matter) for each in suggested]
    assert [item.key for item in accepted.closed] == ["LG-1"]
    assert not register.record(reading).changed


def test_new_work_under_an_item_decides_it_and_follows_it() -> None:
    """
    An assignment closes the item it stands under, and the matter it opens names the whole.
    """
    register = new_register()
    register.record(minutes("2024-01-04", said("postponed", "Safety and budget", target=NextMeeting("LG"))))
    result = register.record(
        minutes(
            "2024-01-11",
            said("assigned", "Proposal for joint work", kind="assignment", item="1"),
            items=(ReadItem("1", "Safety and budget"),),
        ),
        accept=True,
    )

    assert [(item.key, [matter.key for matter in item.grew]) for item in result.closed] == [("LG-1", ["LG-2"])]
    assert register.matter("LG-2").follows == "LG-1"


def test_work_that_nobody_decided_goes_on_with_the_item() -> None:
    """
    Somebody who only takes on work closes nothing: the first undertaking is a step on the matter, the next follows it.
    """
    register = new_register()
    register.record(minutes("2024-01-04", said("postponed", "Charging posts", target=NextMeeting("LG"))))
    result = register.record(
        minutes(
            "2024-01-11",
            said("assigned", "Look into grants", kind="assignment", item="1", owner="Bo Tarn", rule="x.undecided"),
            said("undertaken", "A map", kind="undertaking", item="1", owner="Ada Quill"),
            items=(ReadItem("1", "Charging posts"),),
        ),
        accept=True,
    )
    kept = register.matter("LG-1")

    assert result.closed == ()
    assert (kept.open, kept.disposition.value, kept.owner, kept.title) == (True, "assigned", "P-1", "Charging posts")
    assert titles(register) == ["Charging posts", "A map"]
    assert register.matter("LG-2").follows == "LG-1"


def test_what_is_told_of_earlier_treatments_counts_until_their_minutes_come() -> None:
    """
    A history in a document gives steps of their own days; the minutes of such a day take their place.
    """
    register = new_register()
    told = said("postponed", "Dredging", item="1", on=date(2024, 1, 4), reference="12")
    register.record(
        minutes("2024-01-18", said("postponed", "Dredging", item="1"), told, items=(ReadItem("1", "Dredging"),)),
        accept=True,
    )
    before = register.matter("LG-1")
    register.record(minutes("2024-01-04", said("postponed", "Dredging", target=NextMeeting("LG"))), accept=True)
    after = register.matter("LG-1")

    assert (before.postponements, before.opened_on, after.postponements, after.opened_on) == (
        2,
        date(2024, 1, 4),
        2,
        date(2024, 1, 4),
    )
    assert register.check().problems == ()


def test_a_review_holds_for_a_new_version_where_that_says_the_same() -> None:
    """
    What was rejected and what was parted stays so; a finding that says something else is judged anew.
    """
    register = new_register()
    found = (said("raised", "Bridges"), said("raised", "Nothing"), said("raised", "Less than nothing"))
    register.record(minutes("2024-01-04", *found), review={"f2": "", "f3": ""})
    changed = evolve(found[2], disposition="postponed")
    register.record(minutes("2024-01-04", said("raised", "Ferries"), found[0], found[1], changed))

    assert titles(register) == ["Bridges", "Ferries", "Less than nothing"]
    assert register.check().problems == ()
