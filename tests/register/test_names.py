"""
Whose minutes a document is, and whom the names in it mean.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from followup.errors import InputError, NotFound
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, OtherMeeting, Present, Reading
from followup.model.targets import ByDate, FirstMeetingFrom, MeetingOn, NextMeeting, Unspecified, WithParty
from followup.service.register import Register
from followup.testing.registers import new_register


DAY = date(2024, 1, 4)


def minutes_of(header: str, target: Any = None, *, owner: str = "", other: str = "", day: date | None = DAY) -> Reading:
    """
    Minutes with that name in the header, and one matter postponed to *target*.
    """
    finding = Finding("f1", "postponed", "Dredging", item="1", target=target, owner=owner)
    others = (OtherMeeting(other, date(2024, 1, 20), "digital"),) if other else ()
    facts = MeetingFacts(header, day)
    return Reading(DocumentFacts("notes.txt", f"{header} {target}", language="en"), facts, (), (finding,), others)


@pytest.fixture(name="register")
def _register() -> Register:
    return new_register()


@pytest.mark.parametrize("header", ["LG", "body lg", "Body  LG", "Leaders"])
def test_the_header_names_the_body_by_key_name_or_alias(register: Register, header: str) -> None:
    """
    Case and spaces make no difference.
    """
    register.edit_body("LG", aliases=["Leaders"])

    assert register.record(minutes_of(header)).body.key == "LG"


def test_minutes_of_another_known_body_are_refused(register: Register) -> None:
    """
    The wrong file under --body is told before anything is written.
    """
    with pytest.raises(InputError, match=r"Body SK \(SK\), not of LG"):
        register.record(minutes_of("Body SK"), body="LG")

    assert list(register.outstanding()) == []


def test_a_header_with_an_unknown_name_is_the_body_it_is_recorded_for(register: Register) -> None:
    """
    What the document sends to that name goes to the body itself, and the name is told.
    """
    result = register.record(minutes_of("The Leading Group", NextMeeting("The Leading Group")), body="LG")

    assert register.matter("LG-1").target == NextMeeting("LG")
    assert result.notes == ("other_name:The Leading Group",)
    assert register.body("LG").aliases == ()


def test_a_document_without_any_name_needs_one(register: Register) -> None:
    """
    Whose minutes they are is asked for, not guessed.
    """
    with pytest.raises(InputError, match="whose minutes"):
        register.record(minutes_of(""))

    assert register.record(minutes_of(""), body="SK").body.key == "SK"


def test_an_unknown_body_is_not_made_unasked(register: Register) -> None:
    """
    The hint says how to add it.
    """
    with pytest.raises(NotFound, match="no body Harbour Board") as caught:
        register.record(minutes_of("Harbour Board"))

    assert caught.value.hint.startswith("Add it with: register.add_body(KEY, 'Harbour Board')")
    with pytest.raises(NotFound, match="no body HB"):
        register.record(minutes_of("Harbour Board"), body="HB")


def test_a_document_without_a_day_is_refused(register: Register) -> None:
    """
    A step without a day would have no place in history.
    """
    with pytest.raises(InputError, match="which day"):
        register.record(minutes_of("LG", day=None))


@pytest.mark.parametrize(
    "header,key,options,expected",
    [
        ("Harbour Board", "", {}, "HB"),
        ("Harbour Board", "HBD", {}, "HBD"),
        ("Harbour Board", "", {"aliases": {"harbour board": "PORT"}}, "PORT"),
        ("Board", "", {}, "BOA"),
        ("Södra kretsen", "", {}, "SK2"),
        ("", "HB", {}, "HB"),
    ],
)
def test_a_body_is_made_where_that_is_asked_for(
    register: Register, header: str, key: str, options: dict[str, Any], expected: str
) -> None:
    """
    Its key is the one given, else its initials, else the beginning of its name, and never one that is taken.
    """
    result = register.record(minutes_of(header), body=key, create=True, **options)

    assert [body.key for body in result.bodies] == [expected]
    assert register.body(expected).name == (header or key)


def test_an_alias_for_a_new_body_is_kept(register: Register) -> None:
    """
    The names given for a body that is made are names of it afterwards.
    """
    register.record(minutes_of("Harbour Board"), create=True, aliases={"Harbour Board": "HB", "The Port": "HB"})

    assert register.body("HB").aliases == ("The Port",)
    assert register.record(minutes_of("The Port", NextMeeting("LG"))).body.key == "HB"


def test_an_alias_of_a_known_body_is_learnt_once(register: Register) -> None:
    """
    A name that is known already, or is another's, is left as it is.
    """
    register.record(minutes_of("Leaders"), aliases={"Leaders": "LG", "Body SK": "LG", "Nobody": "NB"})

    assert register.body("LG").aliases == ("Leaders",)


def test_a_key_means_its_body_even_where_it_names_another(register: Register) -> None:
    """
    An alias that is another body's key does not take its minutes.
    """
    register.add_body("AA", "First of all", aliases=["LG"])

    assert register.record(minutes_of("LG")).body.key == "LG"


@pytest.mark.parametrize(
    "said,expected",
    [
        (NextMeeting(""), NextMeeting("LG")),
        (NextMeeting("Body SK"), NextMeeting("SK")),
        (NextMeeting("Harbour Board"), WithParty("P-1")),
        (MeetingOn("SK", date(2024, 2, 1)), MeetingOn("SK", date(2024, 2, 1))),
        (FirstMeetingFrom("", date(2024, 2, 1)), FirstMeetingFrom("LG", date(2024, 2, 1))),
        (WithParty("Region North", date(2024, 2, 1)), WithParty("P-1", date(2024, 2, 1))),
        (WithParty("Body LG"), Unspecified()),
        (WithParty(""), Unspecified()),
        (ByDate(date(2024, 2, 1)), ByDate(date(2024, 2, 1))),
    ],
)
def test_names_in_targets_become_keys(register: Register, said: Any, expected: Any) -> None:
    """
    A body that is not known is a party meanwhile; what the body itself undertakes waits on nobody.
    """
    register.record(minutes_of("LG", said))

    assert register.matter("LG-1").target == expected


def test_an_unknown_body_of_a_target_is_made_where_that_is_asked_for(register: Register) -> None:
    """
    Then the matter waits for its meeting, and a meeting told of is planned.
    """
    result = register.record(minutes_of("LG", NextMeeting("Harbour Board"), other="Harbour Board"), create=True)

    assert register.matter("LG-1").target == NextMeeting("HB")
    assert [(meeting.key, meeting.mode) for meeting in result.planned] == [("HB.1", "digital")]


def test_the_body_itself_is_nobody_that_owes(register: Register) -> None:
    """
    An owner is a party: the body whose minutes they are is not one.
    """
    register.record(minutes_of("LG", owner="Body LG"))
    register.record(minutes_of("SK", owner="the clerk"))

    assert (register.matter("LG-1").owner, register.matter("SK-1").owner) == (None, "P-1")
    assert [(party.name, party.kind.value) for party in register.parties()] == [("the clerk", "role")]


@pytest.mark.parametrize("seen", ["in the same minutes", "in later minutes"])
def test_whoever_was_there_is_a_person(register: Register, seen: str) -> None:
    """
    Also one whose name alone looked like that of an organisation: answers without names rest on it.
    """
    there = (Present("Ada Quill"),)
    first, later = (there, ()) if seen == "in the same minutes" else ((), there)
    for day, present in ((DAY, first), (date(2024, 2, 1), later)):
        reading = minutes_of("LG", owner="Ada Quill", day=day)
        register.record(evolve(reading, meeting=evolve(reading.meeting, present=present)))

    assert [party.kind for party in register.parties()] == ["person"]
