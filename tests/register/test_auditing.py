"""
What a register can tell an auditor: decisions on many, what minutes pass over, and the minutes it rests on.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from attrs import evolve

from followup.model.codes import Disposition, DocumentKind
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import NextMeeting
from followup.service.register import Register
from followup.testing.registers import Given, new_register, recorded


D = Disposition
DAYS = [date(2024, month, 8) for month in range(1, 7)]


def found(n: int, title: str, disposition: Disposition = D.POSTPONED, **fields: Any) -> Finding:
    """
    A finding under item *n*.
    """
    target = NextMeeting("LG") if disposition is D.POSTPONED else None
    return Finding(
        f"f{n}{fields.get('on', '')}", disposition, title, item=str(n), target=target, lines=(n, n), **fields
    )


def minutes(month: int, *findings: Finding, number: str = "", order: int = 9) -> Given:
    """
    The minutes of a month, in which item *order* is a point of order raised at ten to ten.
    """
    titles = {finding.item: finding.title for finding in findings} | {str(order): "Point of order"}
    items = tuple(
        ReadItem(item, title, starts=time(21, 50) if item == str(order) else None) for item, title in titles.items()
    )
    document = DocumentFacts(f"{month}.txt", f"{month} {findings}", DocumentKind.MINUTES)
    return Given(Reading(document, MeetingFacts("LG", DAYS[month - 1], number=number), items, findings))


def audit(register: Register, day: date) -> Any:
    """
    What an auditor is told as of a day.
    """
    then = register.at(day)
    return then.audited(then.outstanding("LG")).audit


def test_a_decision_on_many_is_told_with_its_item_and_hour() -> None:
    """
    Both when it is recorded and when an auditor asks; the others stand alone.
    """
    register = new_register()
    together = [found(n, f"Motion {n}", decision="9") for n in (10, 11)]
    result = minutes(1, *together, found(3, "Parking")).record(register)
    (told,), (kept,) = result.together, audit(register, DAYS[0]).together

    assert (told.item, told.starts, [step.item for step in told.steps]) == ("9", time(21, 50), ["10", "11"])
    assert kept == told
    assert [step.item for step in audit(register, DAYS[0]).singly] == ["3"]


def test_what_is_left_of_a_decision_is_told_of_it() -> None:
    """
    When one of its matters is decided, the other still waits by that decision.
    """
    register = recorded([minutes(1, *(found(n, f"Motion {n}", decision="9") for n in (10, 11)))])
    minutes(2, found(1, "Motion 10", D.DECIDED)).record(register)

    assert [len(one.steps) for one in audit(register, DAYS[0]).together] == [2]
    assert [len(one.steps) for one in audit(register, DAYS[1]).together] == [1]


def test_a_gap_in_the_series_of_minutes_is_told_from_the_day_it_is_there() -> None:
    """
    Between the second and the fourth the third is missing; before the fourth nobody can know.
    """
    documents = [minutes(n, found(1, "Parking"), number=f"{n}/2024") for n in (1, 2, 4)]
    register = recorded(documents)

    assert [one.missing for one in audit(register, DAYS[2]).sources] == [()]
    assert [one.missing for one in audit(register, DAYS[3]).sources] == [("3/2024",)]
    assert [document.date for one in audit(register, DAYS[2]).sources for document in one.documents] == DAYS[:2]


def test_without_minutes_there_are_no_sources() -> None:
    """
    What was entered by hand rests on none.
    """
    register = new_register()
    register.add_matter("LG", "Parking")

    assert audit(register, DAYS[0]).sources == ()


def test_a_point_that_was_sent_back_is_told_as_one() -> None:
    """
    Its title goes on where that of its item ends.
    """
    back = evolve(found(1, "Budget: the fees", D.REFERRED_BACK), id="f7")
    given = minutes(1, found(1, "Budget", D.DECIDED), back, found(2, "Parks", D.REFERRED_BACK))
    items = tuple(evolve(item, title="Budget") if item.number == "1" else item for item in given.reading.items)
    register = recorded([evolve(given, reading=evolve(given.reading, items=items))])
    keys = {row.title: row.key for row in register.outstanding("LG")}

    assert audit(register, DAYS[0]).parts == {keys["Budget: the fees"]}


def repeated(*, states: bool) -> list[Given]:
    """
    A matter postponed three times; the last minutes tell of its past or not, and of another's.
    """
    past = [
        found(n, title, on=DAYS[1], reference="1") for n, title in [(1, "Parking"), (2, "Parks")] if states or n > 1
    ]
    last = minutes(3, found(1, "Parking"), found(2, "Parks"), *past)
    return [minutes(1, found(1, "Parking")), minutes(2, found(1, "Parking"), found(2, "Parks")), last]


@pytest.mark.parametrize("states, expected", [(False, ["Parking"]), (True, [])])
def test_minutes_that_pass_over_the_past_of_a_matter_are_told(states: bool, expected: list[str]) -> None:
    """
    Only where they tell that of others, and only of what was postponed several times before.
    """
    register = new_register()
    *_, result = [given.record(register) for given in repeated(states=states)]

    assert [one.matter.title for one in result.unstated] == expected
    assert {one.matter.title: one.times for one in result.continued} == {"Parking": 3, "Parks": 2}


def test_minutes_that_never_tell_of_the_past_pass_over_nothing() -> None:
    """
    They are not of the sort that does.
    """
    register = new_register()
    *_, result = [minutes(n, found(1, "Parking")).record(register) for n in (1, 2, 3, 4)]

    assert result.unstated == ()
    assert [one.times for one in result.continued] == [4]


def test_how_often_does_not_depend_on_what_was_recorded_first() -> None:
    """
    Recorded late, minutes still tell the count of their own day.
    """
    first, second, third = (minutes(n, found(1, "Parking")) for n in (1, 2, 3))
    register = recorded([third, first])

    assert [(one.times, one.since) for one in second.record(register).continued] == [(2, DAYS[0])]


def test_what_one_document_opens_and_closes_is_told_as_closed() -> None:
    """
    The minutes say themselves that it was there before; so it is not new, and its past is counted.
    """
    register = new_register()
    given = minutes(3, found(1, "Parking", D.DECIDED), found(1, "Parking", on=DAYS[0], reference="7"))
    result = given.record(register)

    assert [one.matter.title for one in result.closed] == ["Parking"]
    assert result.new == ()
    assert [(step.on, step.disposition) for step in result.told] == [(DAYS[0], D.POSTPONED)]
