"""
The register of another day: as things had happened by then, and as they were known.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.contracts import Query
from followup.errors import InputError, NotFound, RefusedStep
from followup.model.matters import Matter, Step
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.register.queries.as_of import AsKnownStore
from followup.register.work.reads import Reads
from followup.rules.fold import fold
from followup.service.register import Register
from followup.testing.histories import DAYS
from followup.testing.registers import Given, new_register, recorded
from followup.testing.strategies import days
from tests.support.documents import readings
from tests.support.later import later
from tests.support.snapshots import snapshot


RECORDED = datetime(2025, 1, 1, 12, tzinfo=UTC)

Deed = tuple[str, int, date]


def deeds() -> st.SearchStrategy[list[Deed]]:
    """
    What people do by hand: a verb, the number of a matter, and the day on which it happened.
    """
    verbs = st.sampled_from(["decide", "postpone", "reopen", "undo"])
    return st.lists(st.tuples(verbs, st.integers(0, 5), days()), max_size=4)


def in_use(documents: list[Reading], done: list[Deed]) -> Register:
    """
    A register with minutes and what people have done since.
    """
    register = recorded(Given(document) for document in documents)
    for verb, choice, on in done:
        keys = sorted(matter.key for matter in everything(register) if matter.open or verb == "undo")
        if verb == "reopen":
            keys = sorted(matter.key for matter in everything(register) if not (matter.open or matter.void))
        if keys and verb == "undo":
            with suppress(NotFound):  # all it has is undone already
                register.undo(keys[choice % len(keys)])
        elif keys:
            with suppress(RefusedStep):  # it was closed on a later day, or that day has not come
                getattr(register, verb)(keys[choice % len(keys)], on=on)
    return register


def everything(register: Register) -> list[Matter]:
    """
    Every matter there is, as it is now.
    """
    return Reads(register.store).all(Matter, Query("matter"))


def folded(register: Register, day: date) -> dict[str, Matter]:
    """
    What was open at the end of *day*, found by folding every step there is.
    """
    histories: dict[str, list[Step]] = {}
    for step in Reads(register.store).all(Step, Query("step")):
        histories.setdefault(step.matter, []).append(step)
    records = [fold(key, [step for step in own if step.on <= day]) for key, own in histories.items()]
    return {record.key: record for record in records if record.open}


@given(readings(), deeds(), st.sampled_from(DAYS))
def test_as_of_a_day_is_the_fold_of_all_that_had_happened_by_then(
    documents: list[Reading], done: list[Deed], day: date
) -> None:
    """
    The search by intervals finds every matter that was open then, however it has fared since, and no other.
    """
    register = in_use(documents, done)

    assert {row.key: row.matter for row in register.at(day).outstanding()} == folded(register, day)


@given(readings(), st.data())
def test_as_known_on_a_day_is_the_register_of_what_had_been_recorded_by_then(
    documents: list[Reading], data: st.DataObject
) -> None:
    """
    Whatever was recorded later, and in whatever order, leaves no trace in what was known.
    """
    order = data.draw(st.permutations(documents))
    shown = [RECORDED]
    register = new_register(clock=lambda: shown[-1])
    for document in order:
        shown.append(shown[-1] + timedelta(days=1))
        Given(document).record(register)
    number = data.draw(st.integers(0, len(order)))
    then = new_register(AsKnownStore(register.store, shown[number]), bodies=())

    assert snapshot(then) == snapshot(recorded(Given(document) for document in order[:number]))


def passing(register: Register, body: str, start: date, end: date) -> set[str]:
    """
    The matters of *body* that were both opened and closed after *start* and until *end*.
    """
    histories: dict[str, list[Step]] = {}
    for step in Reads(register.store).all(Step, Query("step")):
        if step.on <= end:
            histories.setdefault(step.matter, []).append(step)
    records = [fold(key, own) for key, own in histories.items()]
    return {m.key for m in records if m.opened_on and start < m.opened_on and not m.open and m.body == body}


@given(readings(), deeds(), st.sampled_from(["LG", "SK"]), st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)))
def test_changes_part_what_was_open_from_what_is(
    documents: list[Reading], done: list[Deed], body: str, between: tuple[date, date]
) -> None:
    """
    Each matter open at the end is new or still open; each that was open at the start is still open or gone.
    """
    start, end = sorted(between)
    register = in_use(documents, done)
    before = {row.key for row in register.at(start).outstanding(body)}
    after = {row.key for row in register.at(end).outstanding(body)}
    told = register.changes(body, start, end)
    new, still, closed = ({row.key for row in part} for part in (told.new, told.still_open, told.closed))

    assert (new, still) == (after - before, after & before)
    assert closed & after == set()
    assert before - after <= closed
    assert passing(register, body, start, end) <= closed
    assert all(start < (matter.opened_on or start) <= end for matter in told.closed if matter.key not in before)


def minutes(day: date, title: str, disposition: str) -> Given:
    """
    Minutes with one finding.
    """
    finding = Finding("f1", disposition, title, item="1", lines=(1, 1))
    return Given(
        Reading(DocumentFacts(f"{day}", f"{day}"), MeetingFacts("LG", day), (ReadItem("1", title),), (finding,))
    )


@pytest.fixture(name="years")
def _years() -> Register:
    """
    A matter postponed in January and decided in February.
    """
    january = minutes(date(2024, 1, 11), "Dredging", "postponed")
    return recorded([january, minutes(date(2024, 2, 8), "Dredging", "decided")])


def test_the_next_meeting_of_a_day_is_the_one_that_was_next_then(years: Register) -> None:
    """
    Asked between two meetings, the agenda is that of the second, and the last meeting is the first.
    """
    then = years.at(date(2024, 1, 20))

    assert [then.meeting("LG/next").date, then.meeting("LG/last").date] == [date(2024, 2, 8), date(2024, 1, 11)]
    assert [str(meeting.status) for meeting in then.meetings("LG")] == ["held", "planned"]
    assert [item.key for item in then.agenda("LG").items[0].below or then.agenda("LG").items] == ["LG-1"]


def test_the_history_of_a_day_ends_with_that_day(years: Register) -> None:
    """
    What happened later is not told, and before its first step there is nothing to tell.
    """
    assert [str(line.step.disposition) for line in years.at(date(2024, 1, 20)).history("LG-1").history] == ["postponed"]
    with pytest.raises(NotFound, match="Nothing had happened to LG-1 by 2024-01-10"):
        years.at(date(2024, 1, 10)).history("LG-1")


def test_a_record_of_a_day_is_as_it_was(years: Register) -> None:
    """
    By its key and when it is looked for; what had not happened is not found.
    """
    then, before = years.at(date(2024, 1, 20)), years.at(date(2024, 1, 10))
    title = years.matter("LG-1").title

    assert [then.matter("LG-1").open, years.matter("LG-1").open] == [True, False]
    assert [matter.open for matter in then.find(title=title)] == [True]
    assert before.find(title=title) == []


def test_a_body_of_a_day_is_as_it_was(years: Register) -> None:
    """
    With the name and the terms it had, and no end that came later; its people had not left yet.
    """
    name = years.body("LG").name
    years.add_body("CL", "The Clerks")
    years.add_party("Ann")
    years.add_party("Bo")
    years.rename_body("LG", "The Quay", on=date(2024, 1, 4))
    years.new_term("LG", start=date(2024, 1, 5))
    years.party_leaves("Ann", on=date(2024, 1, 5), to="Bo")
    years.close_body("CL", on=date(2024, 1, 6))
    days = [years.at(date(2024, 1, day)) for day in (3, 5, 6)]

    assert [then.body("LG").name for then in days] == [name, "The Quay", "The Quay"]
    assert [name in then.body("LG").aliases for then in days] == [False, True, True]
    assert [[each.name for each in then.former_names("LG")] for then in days] == [[], [name], [name]]
    assert [len(then.terms("LG")) for then in days] == [0, 1, 1]
    assert [then.body("CL").closed_on for then in days] == [None, None, date(2024, 1, 6)]
    assert [then.parties()[-2].left_on for then in days] == [None, date(2024, 1, 5), date(2024, 1, 5)]


def test_what_was_closed_is_told_as_it_was_at_the_end(years: Register) -> None:
    """
    A matter opened again since was closed then.
    """
    later(years, RECORDED).reopen("LG-1", on=date(2024, 3, 1))
    told = years.changes("LG", date(2024, 1, 11), date(2024, 2, 29))

    assert [(matter.key, matter.open, matter.closed_on) for matter in told.closed] == [
        ("LG-1", False, date(2024, 2, 8))
    ]


def test_days_are_compared_forwards(years: Register) -> None:
    """
    The later day comes second.
    """
    with pytest.raises(InputError, match="is before"):
        years.changes("LG", date(2024, 2, 1), date(2024, 1, 1))
