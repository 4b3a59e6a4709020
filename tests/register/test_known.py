"""
The other clock: the register as it was known at a moment, whatever was recorded, struck or erased since.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.contracts import Batch, Query
from followup.errors import InputError, NotFound, StoreError
from followup.model.reading import Reading
from followup.register.queries.as_of import AsKnownStore
from followup.service.register import Register
from followup.testing.registers import NOW, Given, new_register
from tests.support.documents import readings
from tests.support.snapshots import snapshot


TICK = timedelta(seconds=1)


def ticks() -> Callable[[], datetime]:
    """
    A clock that goes on by a second each time it is looked at, within one day.
    """
    seconds = count()
    return lambda: NOW + next(seconds) * TICK


@pytest.fixture(name="register")
def _register() -> Register:
    """
    Three matters of one body.
    """
    register = new_register(bodies=["LG"], clock=ticks())
    for title in ("Dredging", "Parking", "Bridges"):
        register.add_matter("LG", title, on=date(2024, 1, 2))
    return register


def now(register: Register) -> datetime:
    """
    The moment of all that was recorded last; what comes is later.
    """
    last = max(str(row["recorded_at"]) for row in register.store.select(Query("entry", limit=10_000)))
    return datetime.fromisoformat(last)


def test_what_was_closed_struck_or_added_since_is_as_it_was(register: Register) -> None:
    """
    A matter that is closed now was open then; one that came later was not there.
    """
    register.postpone("LG-2", on=date(2024, 1, 3))
    then = now(register)
    register.decide("LG-1", on=date(2024, 1, 4))
    register.undo("LG-2")
    register.add_matter("LG", "Later", on=date(2024, 1, 2))
    known = register.at(known=then)

    assert [row.key for row in register.outstanding("LG")] == ["LG-2", "LG-3", "LG-4"]
    assert sorted(row.key for row in known.outstanding("LG")) == ["LG-1", "LG-2", "LG-3"]
    assert known.matter("LG-2").postponements == 1
    assert [line.step.live for line in known.history("LG-2").history] == [True, True]
    with pytest.raises(NotFound):
        known.matter("LG-4")


def test_a_day_means_its_end_in_utc_and_is_the_day_asked_about(register: Register) -> None:
    """
    The day before, nothing was known; another day to ask about can be given beside it.
    """
    today = NOW.date()

    assert list(register.at(known=today - timedelta(days=1)).outstanding()) == []
    assert [row.key for row in register.at(known=today).outstanding()] == ["LG-1", "LG-2", "LG-3"]
    assert list(register.at(date(2024, 1, 1), known=today).outstanding()) == []
    assert register.at(known=datetime(2024, 1, 9, 23, 59, tzinfo=UTC)).today() == date(2024, 1, 9)


def test_a_moment_of_another_time_zone_is_asked_about_by_its_day_in_utc(register: Register) -> None:
    """
    Late in the evening west of Greenwich it is the next day there.
    """
    evening = datetime(2024, 1, 9, 22, tzinfo=timezone(timedelta(hours=-5)))
    known = register.at(known=evening)

    assert known.today() == date(2024, 1, 10)
    assert known.audited(known.outstanding()).audit.known == date(2024, 1, 10)  # type: ignore[union-attr]


def test_a_moment_without_a_time_zone_is_refused(register: Register) -> None:
    """
    It would be another one on another machine.
    """
    with pytest.raises(InputError, match=r"known: .* has no time zone"):
        register.at(known=datetime(2024, 1, 9, 22))  # noqa: DTZ001


def test_text_that_was_changed_or_erased_since_is_empty(register: Register) -> None:
    """
    Personal text is not kept in entries: only what it is now can be shown, and only if it was that then.
    """
    register.add_party("Bo Ek", kind="person", contact="mailto:bo@example.org", note="Tuesdays")
    then = now(register)
    register.edit_party("P-1", contact="mailto:ek@example.org")
    (changed,) = register.at(known=then).parties()
    register.erase_party("P-1", basis="request 1")
    (erased,) = register.at(known=then).parties()

    assert (changed.name, changed.contact, changed.note) == ("Bo Ek", "", "Tuesdays")
    assert (erased.name, erased.contact, erased.note) == ("", "", "")


class TestStore:
    """
    The store beneath such answers.
    """

    def test_pages_in_either_direction_join_to_the_whole(self, register: Register) -> None:
        """
        Whatever the length of a page, and within a span.
        """
        then = now(register)
        register.decide("LG-2", on=date(2024, 1, 4))
        store = AsKnownStore(register.store, then)
        span = ("opened_on", "2024-01-02", "2024-01-03")
        for descending, expected in ((False, ["LG-1", "LG-2", "LG-3"]), (True, ["LG-3", "LG-2", "LG-1"])):
            found: list[str] = []
            after = None
            while rows := store.select(Query("matter", {"open": 1}, span, ("opened_on",), descending, after, limit=2)):
                assert len(rows) <= 2
                found += [str(row["key"]) for row in rows]
                after = (rows[-1]["opened_on"], rows[-1]["key"])

            assert found == expected

    def test_a_span_keeps_its_lower_bound_and_not_its_upper_one(self, register: Register) -> None:
        """
        A bound of None is open, and NULL is in no span.
        """
        store = AsKnownStore(register.store, now(register))

        def within(column: str, low: str | None, high: str | None) -> int:
            return len(store.select(Query("matter", span=(column, low, high), order=("opened_on",))))

        assert within("opened_on", "2024-01-02", None) == 3
        assert within("opened_on", None, "2024-01-02") == 0
        assert within("opened_on", "2024-01-03", None) == 0
        assert within("owner", None, None) == 0

    def test_rows_are_read_as_they_were(self, register: Register) -> None:
        """
        With the version and the head of then; what was not there is left out.
        """
        key = ("matter", "LG-1")
        before = register.store.read([key])[key]
        then = now(register)
        register.decide("LG-1", on=date(2024, 1, 4))
        later = register.add_matter("LG", "Later", on=date(2024, 1, 2)).key
        found = AsKnownStore(register.store, then).read([key, ("matter", later), ("matter", "LG-99")])

        assert dict(found) == {key: dict(before)}
        assert register.store.read([key])[key]["version"] == 2

    def test_the_past_cannot_be_written(self, register: Register) -> None:
        """
        Closing it leaves the register's own store open.
        """
        store = AsKnownStore(register.store, now(register))
        with pytest.raises(StoreError, match="read-only; b1 was not kept"):
            store.commit(Batch("b1", {}, {}))
        store.close()

        assert register.matter("LG-1").title == "Dredging"


BY_HAND = ("postpone", "decide", "undo", "split", "correct", "add", "move")


def _do(verb: str, choice: int, register: Register) -> None:
    rows = register.outstanding()
    on = date(2024, 1, 8)
    if verb == "add" or not len(rows):
        register.add_matter("LG", f"Dredging {choice}", on=on)
        return
    key = rows[choice % len(rows)].key
    match verb:
        case "postpone" | "decide":
            getattr(register, verb)(key, on=on)
        case "undo":
            register.undo()
        case "split":
            register.split(key, ["The one"], on=on)
        case "correct":
            live = [line.step.key for line in register.history(key).history if line.step.live]
            register.correct(live[-1], "a slip", on=on)
        case "move":
            planned = [meeting for meeting in register.meetings() if meeting.status.value == "planned"]
            if planned:
                register.move_meeting(planned[0].key, date(2024, 3, 1 + choice))
            else:
                register.plan_meeting("LG", date(2024, 2, 1 + choice))


@given(
    readings(least=1, most=3), st.lists(st.tuples(st.sampled_from(BY_HAND), st.integers(0, 7)), min_size=1, max_size=3)
)
def test_as_known_at_a_moment_is_what_the_register_said_at_that_moment(
    documents: list[Reading], said: list[tuple[str, int]]
) -> None:
    """
    After each document and each gesture, and however much was recorded since.
    """
    register = new_register(clock=ticks())
    then = []
    for reading in documents:
        Given(reading).record(register)
        then.append((now(register), snapshot(register)))
    for verb, choice in said:
        _do(verb, choice, register)
        then.append((now(register), snapshot(register)))
    for moment, was in then:
        past = new_register(AsKnownStore(register.store, moment), bodies=())

        assert snapshot(past) == was
