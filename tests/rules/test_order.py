"""
In which order matters stand, by example.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from followup.model.codes import Disposition, PlaceKind
from followup.model.matters import Matter, Place, Placed
from followup.rules.agenda import (
    agenda_order,
    natural,
    outstanding_order,
    register_order,
)


ON_AGENDA = Place(PlaceKind.AGENDA, "LG", "LG.2", date(2024, 1, 12))


def item(key: str, place: Place = ON_AGENDA, **facts: Any) -> Placed:
    """
    A matter with its place, promised on 5 January unless told otherwise.
    """
    return Placed(Matter(key, "LG", "Harbour dredging", **{"anchor_on": date(2024, 1, 5), **facts}), place)


def shuffled(items: list[Placed]) -> list[Placed]:
    """
    The same matters in no order.
    """
    return Random(3).sample(items, len(items))


def keys(items: list[Placed]) -> list[str]:
    """
    The keys of matters, in order.
    """
    return [each.matter.key for each in items]


def test_numbers_are_sorted_as_numbers() -> None:
    """
    Nine comes before ten, a number before a letter, and a superscript is no number.
    """
    assert sorted(["LG-10", "LG-9", "3a", "3", "", "5²"], key=natural) == ["", "3", "3a", "5²", "LG-9", "LG-10"]


def test_the_order_of_an_agenda() -> None:
    """
    Postponed by a decision, taken up again, announced, umbrella matters, if time permits; each by day and item.
    """
    postponed: dict[str, Any] = {"disposition": Disposition.POSTPONED}
    if_time = Place(PlaceKind.AGENDA, "LG", "LG.2", date(2024, 1, 12), if_time_permits=True)
    in_order = [
        item("LG-9", **postponed, anchor_item="10", anchor_on=date(2023, 12, 1)),
        item("LG-8", **postponed, anchor_item="3"),
        item("LG-2", **postponed, anchor_item="10"),
        item("LG-10", **postponed, anchor_item="10"),
        item("LG-1", **postponed, by_decision=False),
        item("LG-5", disposition=Disposition.REFERRED_BACK),
        item("LG-4"),
        item("LG-3", kind="umbrella"),
        item("LG-6", if_time, **postponed),
    ]

    assert keys(sorted(shuffled(in_order), key=agenda_order)) == keys(in_order)


def test_sections_of_kinds_come_before_the_order_there_is_otherwise() -> None:
    """
    Within a section that order holds; then come other kinds and what is restricted; what may wait stays last.
    """
    postponed: dict[str, Any] = {"disposition": Disposition.POSTPONED}
    if_time = Place(PlaceKind.AGENDA, "LG", "LG.2", date(2024, 1, 12), if_time_permits=True)
    in_order = [
        item("LG-9", kind="question", **postponed),
        item("LG-8", kind="question"),
        item("LG-7", kind="motion"),
        item("LG-5", **postponed),
        item("LG-6", kind="motion", restricted=True),
        item("LG-4", if_time, kind="question"),
    ]
    sections = ("question", "motion")

    assert keys(sorted(shuffled(in_order), key=lambda each: agenda_order(each, sections))) == keys(in_order)
    assert keys(sorted(shuffled(in_order), key=lambda each: register_order(each, "LG", sections))) == keys(in_order)


def test_sections_are_those_of_agendas_alone() -> None:
    """
    What has no date of its own is listed as ever.
    """
    party = Place(PlaceKind.WITH_PARTY, "LG", party="Harbour office")
    in_order = [item("LG-1", party), item("LG-2", party, kind="motion")]

    assert keys(sorted(shuffled(in_order), key=lambda each: register_order(each, "LG", ("motion",)))) == keys(in_order)


def test_a_matter_that_was_never_promised_comes_first_of_its_kind() -> None:
    """
    Without a day it is as old as can be.
    """
    assert agenda_order(item("LG-2", anchor_on=None)) < agenda_order(item("LG-1"))


def test_the_order_of_the_list_of_outstanding_matters() -> None:
    """
    With a party, with another body, missing facts, umbrella; then key.
    """
    party = Place(PlaceKind.WITH_PARTY, "LG", party="Harbour office")
    elsewhere = Place(PlaceKind.AGENDA, "SK", "SK.1", date(2024, 1, 10))
    event = Place(PlaceKind.EVENT, "LG", event="The harbour day")
    in_order = [
        item("LG-9", party),
        item("LG-10", party),
        item("LG-8", elsewhere),
        item("LG-6", party, kind="missing_fact"),
        item("LG-7", event),
        item("LG-1", kind="umbrella"),
    ]

    assert keys(sorted(shuffled(in_order), key=outstanding_order)) == keys(in_order)


def test_the_order_of_the_register() -> None:
    """
    What awaits a meeting, the body's agendas, other days, no day, nobody responsible.
    """
    event = Place(PlaceKind.EVENT, "LG", event="The harbour day")
    in_order = [
        item("LG-9", Place(PlaceKind.AWAITING_MEETING, "LG")),
        item("LG-8"),
        item("LG-7", Place(PlaceKind.AGENDA, "LG", "LG.3", date(2024, 1, 19))),
        item("LG-6", Place(PlaceKind.AGENDA, "SK", "SK.1", date(2024, 1, 10))),
        item("LG-5", Place(PlaceKind.AWAITING_MEETING, "LG", date=date(2024, 1, 16))),
        item("LG-4", Place(PlaceKind.RESTING, "LG", date=date(2024, 1, 31))),
        item("LG-2", Place(PlaceKind.WITH_PARTY, "LG", party="Harbour office")),
        item("LG-3", event, owner="The clerk"),
        item("LG-1", event),
    ]

    assert keys(sorted(shuffled(in_order), key=lambda each: register_order(each, "LG"))) == keys(in_order)
