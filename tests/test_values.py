"""
Values are equal, hashed and shown by their fields, as attrs has it.
"""

from __future__ import annotations

import inspect
from datetime import date, timedelta
from importlib import import_module

import pytest
from attrs import fields, has

from followup.model.answers import OutstandingMatter
from followup.model.codes import PlaceKind
from followup.model.matters import Matter, Place
from followup.model.targets import ByDate, Event, NextMeeting, Unspecified, WithParty
from followup.model.value import Value


MODULES = ("answers", "bodies", "entries", "matters", "minutes", "results", "targets")
CLASSES = [
    cls
    for name in MODULES
    for cls in vars(import_module(f"followup.model.{name}")).values()
    if inspect.isclass(cls) and has(cls)
]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_value_shares_what_values_have_in_common(cls: type) -> None:
    """
    A class that forgets it would be compared by identity, or pay for methods of its own.
    """
    assert issubclass(cls, Value)
    assert {name: getattr(cls, name) for name in ("__eq__", "__hash__", "__repr__")} == {
        name: getattr(Value, name) for name in ("__eq__", "__hash__", "__repr__")
    }


def test_values_are_equal_by_their_fields_and_only_within_a_class() -> None:
    """
    Two that say the same are one and the same in a set; another class with the same fields is something else.
    """
    one, same = WithParty("P-1", date(2024, 1, 12)), WithParty("P-1", "2024-01-12")

    assert {one} == {same}
    assert one != WithParty("P-2", date(2024, 1, 12))
    assert NextMeeting("LG") != Event("LG")
    assert Unspecified() == Unspecified()
    assert ByDate("2024-01-12") != "2024-01-12"


def test_a_value_is_shown_with_its_fields() -> None:
    """
    As it would be written, so that a failure says what was expected.
    """
    assert repr(Unspecified()) == "Unspecified()"
    assert repr(WithParty("P-1")) == "WithParty(party='P-1', until=None)"


def test_what_no_comparison_is_about_is_left_out_of_it() -> None:
    """
    How a line says why is worked out when it is asked for, and is no fact.
    """
    matter, place = Matter("LG-1", "LG", "Bridge"), Place(PlaceKind.AGENDA)
    one, other = (OutstandingMatter(matter, place, date(2024, 1, 1), timedelta(), why=why) for why in ("a", "b"))

    assert one == other
    assert "why" not in repr(one)
    assert [each.name for each in fields(OutstandingMatter) if not each.eq] == ["_why"]
