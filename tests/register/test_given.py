"""
What is given by hand is taken as it will be read back, or refused in words; never half understood.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from followup.errors import AlreadyExists, InputError, NotFound, UsageError
from followup.model.codes import Silence
from followup.register.work.names_and_targets import hours
from followup.service.register import Register
from followup.testing.registers import new_register
from tests.support.snapshots import contents


DAY = date(2024, 1, 9)


@pytest.fixture(name="register")
def _register() -> Register:
    """
    Two bodies, a party and a matter.
    """
    register = new_register()
    register.add_party("Harbour office")
    register.add_matter("LG", "Dredging", number="12/2024", on=date(2024, 1, 2))
    return register


HOURS = {
    "": (None, None),
    "8": (time(8), None),
    " 08:30 ": (time(8, 30), None),
    "8.30–11": (time(8, 30), time(11)),
    "08:30 - 23:59": (time(8, 30), time(23, 59)),
}


@pytest.mark.parametrize("text", HOURS)
def test_hours_are_a_start_and_perhaps_an_end(text: str) -> None:
    """
    With a colon or a full stop, a hyphen or a dash.
    """
    assert hours(text) == HOURS[text]


@pytest.mark.parametrize(
    "text", ["08:30-11:00-12:00", "-11:00", "08:30-", "11:00-08:30", "09:00-09:00", "08:30:15", "24:00", "8:60", "²"]
)
def test_hours_that_are_not_wholly_understood_are_refused(text: str) -> None:
    """
    Nothing of them is dropped, and no meeting ends before it starts; the way to write them is told.
    """
    with pytest.raises(InputError) as caught:
        hours(text)

    assert caught.value.hint == "Write 08:30 or 08:30-11:00."


def test_the_very_same_body_again_changes_nothing() -> None:
    """
    What is kept of it is what was taken: names without the blanks around them.
    """
    register = new_register(bodies=[])
    said: dict[str, Any] = {"time": "8.30-11", "aliases": [" Leaders ", "Board"], "sections": ["report"]}
    first = register.add_body("LG", " Leading group ", **said)
    before = contents(register.store)

    assert register.add_body("LG", " Leading group ", **said) == first == register.body("LG")
    assert contents(register.store) == before
    assert (first.name, first.aliases) == ("Leading group", ("Leaders", "Board"))


@pytest.mark.parametrize("names", [[""], ["  "], ["a\nb"], "abc"], ids=repr)
@pytest.mark.parametrize("field", ["aliases", "sections", "standing"])
def test_names_that_could_not_be_read_back_are_refused(register: Register, field: str, names: Any) -> None:
    """
    Blank ones, those of two lines, and a text where a list is meant, whose letters nobody means.
    """
    before = contents(register.store)
    given: dict[str, Any] = {field: names}
    with pytest.raises(InputError):
        register.add_body("XX", "Another", **given)
    with pytest.raises(InputError):
        register.edit_body("LG", **given)

    assert contents(register.store) == before


def test_a_body_is_changed_as_carefully_as_it_is_made(register: Register) -> None:
    """
    Its name keeps no blanks and is never blank; what a body does not have cannot be given.
    """
    edited = register.edit_body(
        "LG", name=" Leaders ", aliases=iter_of("The board"), silence="ignore", assignments=False, time="9-10"
    )
    with pytest.raises(InputError, match="needs a name"):
        register.edit_body("LG", name="  ")
    with pytest.raises(TypeError, match="colour"):
        register.edit_body("LG", colour="red")  # type: ignore[call-arg]

    assert (edited.name, edited.aliases, edited.silence) == ("Leaders", ("The board",), Silence.IGNORE)
    assert (edited.assignments, edited.starts, edited.ends) == (False, time(9), time(10))


def iter_of(*names: str) -> Any:
    """
    Names as neither list nor tuple, which are kept as a tuple all the same.
    """
    return dict.fromkeys(names).keys()


WRONG_WORDS: dict[str, Callable[[Register], object]] = {
    "reason": lambda register: register.postpone("LG-1", reason="zzz"),
    "purpose": lambda register: register.refer("LG-1", to="SK", purpose="zzz"),
    "outcome": lambda register: register.decide("LG-1", outcome="zzz"),
    "silence": lambda register: register.add_body("XX", "Another", silence="zzz"),
    "silence of an edited body": lambda register: register.edit_body("LG", silence="zzz"),
    "kind": lambda register: register.add_party("The clerk", kind="zzz"),
    "kind of an edited party": lambda register: register.edit_party("P-1", kind="zzz"),
    "disposition of a correction": lambda register: register.correct("LG-1/1", "Wrong.", disposition="zzz"),
    "reason of a correction": lambda register: register.correct("LG-1/1", "Wrong.", reason="zzz"),
    "outcome of a correction": lambda register: register.correct("LG-1/1", "Wrong.", outcome="zzz"),
}


@pytest.mark.parametrize("which", WRONG_WORDS)
def test_a_word_that_is_none_of_a_vocabulary_is_refused_with_those_there_are(register: Register, which: str) -> None:
    """
    In an error of ours, wherever one can be given.
    """
    with pytest.raises(InputError, match="'zzz'") as caught:
        WRONG_WORDS[which](register)

    assert caught.value.hint.startswith("Use one of: ")
    assert len(caught.value.hint.split(",")) > 1


def test_parties_are_told_apart_by_name_and_organisation(register: Register) -> None:
    """
    Whatever blanks are around a name, added or renamed; what does not change the name is not asked for it.
    """
    other = register.add_party(" Harbour office ", organisation="The port")
    third = register.add_party("The clerk")
    with pytest.raises(AlreadyExists, match="P-1"):
        register.add_party(" Harbour office ")
    with pytest.raises(AlreadyExists, match="P-1"):
        register.edit_party(third.key, rename="Harbour office ")
    with pytest.raises(AlreadyExists, match="P-1"):
        register.edit_party(other.key, organisation="")
    with pytest.raises(NotFound):
        register.edit_party("The clerks", note="Away in July.")

    assert (other.key, other.name) == ("P-2", "Harbour office")
    assert register.edit_party(third.key, rename=" The clerk ", note="Away in July.").name == "The clerk"


def test_a_title_is_never_blank(register: Register) -> None:
    """
    Edited or corrected; the blanks around one are not kept.
    """
    before = contents(register.store)
    with pytest.raises(InputError, match="needs a title"):
        register.edit_matter("LG-1", title="   ", owner="")
    with pytest.raises(InputError, match="needs a title"):
        register.correct("LG-1/1", "Misspelt.", title="   ")
    assert contents(register.store) == before
    register.edit_matter("LG-1", title=" Dredging the harbour ", on=DAY)
    assert register.matter("LG-1").title == "Dredging the harbour"
    register.undo("LG-1")
    register.correct("LG-1/1", "Misspelt.", title=" Dredging the bay ")

    assert register.matter("LG-1").title == "Dredging the bay"


@pytest.mark.parametrize("field", ["number", "kind", "interim"])
def test_an_edit_that_says_nothing_is_refused(register: Register, field: str) -> None:
    """
    No step is made that changes nothing; beside something that does change, it is as if it was not given.
    """
    before = contents(register.store)
    nothing: dict[str, Any] = {field: " "}
    with pytest.raises(UsageError, match="Nothing to change"):
        register.edit_matter("LG-1", text="Why not.", **nothing)
    assert contents(register.store) == before
    changed = register.edit_matter("LG-1", owner="", restricted=False, on=DAY, **nothing)

    assert len(changed.steps) == 1
