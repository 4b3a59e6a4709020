"""
The verbs, one by one: what each does to a matter, to several, and to items of a meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from followup.errors import DistantDay, InputError, NotFound, RefusedStep, UsageError
from followup.model.codes import Disposition, PlaceKind
from followup.model.reading import DocumentFacts, MeetingFacts, Reading, ReadItem
from followup.model.targets import (
    ByDate,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.testing.registers import new_register
from tests.support.later import later
from tests.support.snapshots import contents


DAY = date(2024, 1, 9)
MEETING = datetime(2024, 1, 19, 12, tzinfo=UTC)
"""The day on which both bodies meet."""


@pytest.fixture(name="register")
def _register() -> Register:
    """
    Two bodies with a meeting each on 19 January, a party, and a matter.
    """
    register = new_register()
    for body in ("LG", "SK"):
        register.plan_meeting(body, date(2024, 1, 19))
    register.add_party("Harbour office")
    register.add_matter("LG", "Dredging", number="12/2024", on=date(2024, 1, 2))
    return register


class Closing(MemoryStore):
    """
    A store that remembers being closed.
    """

    closed = False

    def close(self) -> None:
        """
        Close it.
        """
        self.closed = True


VERBS: dict[str, tuple[str, dict[str, Any], Disposition, PlaceKind | None]] = {
    "postpone": ("postpone", {"reason": "lack_of_time"}, Disposition.POSTPONED, PlaceKind.AGENDA),
    "refer": ("refer", {"to": "SK"}, Disposition.REFERRED, PlaceKind.AGENDA),
    "refer to a party": ("refer", {"to": "Harbour office"}, Disposition.REFERRED, PlaceKind.WITH_PARTY),
    "refer back": ("refer_back", {"to": "Harbour office"}, Disposition.REFERRED_BACK, PlaceKind.WITH_PARTY),
    "decide": ("decide", {"text": "Approved.", "outcome": "approved"}, Disposition.DECIDED, None),
    "note": ("note", {}, Disposition.NOTED, None),
    "note and go on": ("note", {"goes_on": True}, Disposition.NOTED, PlaceKind.AGENDA),
    "withdraw": ("withdraw", {}, Disposition.WITHDRAWN, None),
    "report": ("report", {"text": "Soon."}, Disposition.REPORTED, PlaceKind.AGENDA),
    "assign": ("assign", {"to": "P-1", "until": "2024-02-01"}, Disposition.ASSIGNED, PlaceKind.WITH_PARTY),
    "undertake": ("assign", {"to": "P-1", "undertaken": True}, Disposition.UNDERTAKEN, PlaceKind.WITH_PARTY),
    "remove": ("remove", {"to": "event:the election"}, Disposition.REMOVED, PlaceKind.EVENT),
    "close": ("close", {}, Disposition.CARRIED_OUT, None),
    "write off": ("close", {"as_": "written_off"}, Disposition.WRITTEN_OFF, None),
    "answer": ("close", {"as_": "answered"}, Disposition.DECIDED, None),
    "edit": ("edit_matter", {"title": "Dredging of the harbour"}, Disposition.CORRECTED, PlaceKind.AGENDA),
}


@pytest.mark.parametrize("verb,said,disposition,place", VERBS.values(), ids=VERBS)
def test_each_verb_adds_its_step_and_says_where_the_matter_is(
    register: Register, verb: str, said: dict[str, Any], disposition: Disposition, place: PlaceKind | None
) -> None:
    """
    What is previewed is done, once; the answer has the record, the step and the place.
    """
    before = contents(register.store)
    preview = getattr(register, verb)("LG-1", on=DAY, dry_run=True, **said)
    unchanged = contents(register.store)
    changed = getattr(register, verb)("LG-1", on=DAY, **said)

    assert (unchanged, changed) == (before, preview)
    assert [(step.disposition, step.on) for step in changed.steps] == [(disposition, DAY)]
    assert [found.kind for found in changed.places.values()] == ([place] if place else [])
    assert register.matter("LG-1") == changed.matters[0]
    assert register.check().problems == ()


def test_a_matter_is_opened_again_with_all_it_has(register: Register) -> None:
    """
    Its postponements stay counted; one that is open cannot be opened.
    """
    register.postpone("LG-1", on=date(2024, 1, 3))
    with pytest.raises(RefusedStep, match="open already"):
        register.reopen("LG-1", on=DAY)
    register.decide("LG-1", on=date(2024, 1, 4))
    opened = register.reopen("LG-1", on=DAY).matters[0]

    assert (opened.open, opened.postponements, opened.closed_on) == (True, 1, None)


def test_a_superseded_matter_points_to_the_other(register: Register) -> None:
    """
    It is closed; nothing supersedes itself.
    """
    other = register.add_matter("LG", "Harbour plan", on=DAY)
    with pytest.raises(InputError, match="supersede itself"):
        register.supersede(["LG-1", other], by=other)
    closed = register.supersede("LG-1", by=other, on=DAY).matters[0]

    assert (closed.open, closed.merged_into) == (False, "LG-2")


def test_several_matters_under_one_decision(register: Register) -> None:
    """
    One gesture on many matters is one decision: each step points to the first.
    """
    register.add_matter("LG", "Budget", on=date(2024, 1, 2))
    changed = register.postpone(["LG-1", "LG-2", "LG-1"], to="LG/2024-01-19", on=DAY)

    assert [step.decision for step in changed.steps] == ["LG-1/2", "LG-1/2"]
    assert {matter.key: matter.postponements for matter in changed.matters} == {"LG-1": 1, "LG-2": 1}


def test_items_of_a_meeting_with_minutes_become_matters_under_one_decision(register: Register) -> None:
    """
    Ranges and lists of the numbers in the minutes; one that is no item is refused with those there are.
    """
    items = tuple(ReadItem(str(n), title) for n, title in enumerate(("Dredging", "Parking", "Bridges"), 416))
    register.record(Reading(DocumentFacts("m", "m"), MeetingFacts("LG", date(2024, 1, 5)), items), accept=True)
    with pytest.raises(NotFound, match="no item 419") as caught:
        register.postpone(meeting="LG/2024-01-05", items="416-419")
    changed = register.postpone(meeting="LG/2024-01-05", items="416–417, 418", to="LG/2024-01-19")

    assert caught.value.hint == "Its items: 416, 417, 418."
    assert [(step.item, step.on.day) for step in changed.steps] == [("416", 5), ("", 5), ("", 5)]
    assert sorted(matter.title for matter in changed.matters) == ["Bridges", "Dredging", "Parking"]
    assert len({step.decision for step in changed.steps}) == 1


def test_items_of_a_meeting_without_minutes_are_those_of_its_agenda(register: Register) -> None:
    """
    The numbers that our own agenda prints can be used during the meeting.
    """
    register = later(register, MEETING)
    register.postpone("LG-1", to="LG/next", on=DAY)
    number = next(item.number for item in register.agenda("LG").items if item.key == "LG-1")
    changed = register.decide(meeting="LG/next", items=number, text="Approved.")

    assert [(matter.key, matter.open) for matter in changed.matters] == [("LG-1", False)]


def test_calls_that_contradict_themselves_are_refused(register: Register) -> None:
    """
    Each tells what to do instead.
    """
    with pytest.raises(UsageError, match="belong to a meeting"):
        register.postpone(items="3")
    with pytest.raises(UsageError, match="one of the two"):
        register.postpone()
    with pytest.raises(UsageError, match="one of the two"):
        register.postpone("LG-1", meeting="LG/next", items="3")
    with pytest.raises(UsageError, match="Either if time permits"):
        register.postpone("LG-1", if_time=True, when="James is here")
    with pytest.raises(UsageError, match="cannot be closed as"):
        register.close("LG-1", as_="eaten")
    with pytest.raises(UsageError, match="Nothing to change"):
        register.edit_matter("LG-1")
    with pytest.raises(InputError, match="to a body or a party"):
        register.refer("LG-1", to="2024-02-01")
    with pytest.raises(InputError, match="needs a title"):
        register.add_matter("LG", "  ")
    with pytest.raises(InputError, match="not a range"):
        register.postpone(meeting="LG/next", items="9-3")
    with pytest.raises(NotFound, match="no matter LG-9"):
        register.decide("LG-9")


def test_what_looks_like_a_number_and_is_none_is_no_range(register: Register) -> None:
    """
    An item that minutes call so does not exist: it is told by its own name.
    """
    with pytest.raises(NotFound, match="has no item ²-³"):
        register.postpone(meeting="LG/next", items="²-³")


def test_only_close_with_nothing_given_closes_the_register() -> None:
    """
    No matter at all, an empty list of them or words without a matter, is a mistake that leaves the register open.
    """
    store = Closing(SCHEMA)
    register = new_register(store)
    nothing: list[dict[str, Any]] = [{"matters": []}, {"matters": ()}, {"text": "Done."}, {"as_": "written_off"}]
    for given in nothing:
        with pytest.raises(UsageError, match="one of the two"):
            register.close(**given)
    assert not store.closed
    register.close()

    assert store.closed


def test_a_target_must_be_after_the_step(register: Register) -> None:
    """
    A matter is never sent to a meeting that was, or is over, or is this very one.
    """
    register.plan_meeting("LG", date(2024, 2, 2))
    for target in ("LG/2024-01-05", MeetingOn("LG", date(2024, 1, 5))):
        with pytest.raises(RefusedStep, match="cannot go to a meeting on"):
            register.postpone("LG-1", to=target, on=DAY)
    with pytest.raises(RefusedStep, match="cannot go to a meeting on"):
        register.postpone("LG-1", meeting="LG/2024-01-19", to="LG/2024-01-19")
    register.cancel_meeting("LG/2024-02-02")
    with pytest.raises(RefusedStep, match="is cancelled"):
        register.postpone("LG-1", to="LG.2", on=DAY)
    with pytest.raises(RefusedStep, match="nothing happened there"):
        register.postpone("LG-1", meeting="LG.2")


TARGETS: dict[str, Target] = {
    "LG/next": NextMeeting("LG"),
    "SK": NextMeeting("SK"),
    "LG.1": MeetingOn("LG", date(2024, 1, 19), "LG.1"),
    "LG/2024-01-19": MeetingOn("LG", date(2024, 1, 19), "LG.1"),
    "LG/2024-03-01": MeetingOn("LG", date(2024, 3, 1)),
    "LG/from/2024-02-01": FirstMeetingFrom("LG", date(2024, 2, 1)),
    "2024-06-30": ByDate(date(2024, 6, 30)),
    "2024": Period("2024"),
    "2024-Q3": Period("2024-Q3"),
    "2024-05": Period("2024-05"),
    "event: the election": Event("the election"),
    "none": Unspecified(),
    "Harbour office": WithParty("P-1"),
    "P-1/2024-05-01": WithParty("P-1", date(2024, 5, 1)),
}


@pytest.mark.parametrize("written", TARGETS)
def test_targets_as_they_are_written(register: Register, written: str) -> None:
    """
    Every written form of a target means what the page on targets says.
    """
    assert register.postpone("LG-1", to=written, on=DAY).matters[0].target == TARGETS[written]


@pytest.mark.parametrize(
    "written", ["LG/last", "LG/soon", "2024-Q7", "2024-13", "2024-02-30", "0000", "0000-Q1", "event:", "event:  "]
)
def test_targets_that_mean_nothing(register: Register, written: str) -> None:
    """
    They are refused with the way to write them.
    """
    with pytest.raises(InputError) as caught:
        register.postpone("LG-1", to=written)

    assert caught.value.hint


def test_an_unknown_party_of_a_target_is_told(register: Register) -> None:
    """
    With the command to add it; two of one name are told apart by key.
    """
    with pytest.raises(NotFound, match="no party Region North") as caught:
        register.postpone("LG-1", to="Region North")
    register.add_party("Harbour office", organisation="The port")
    with pytest.raises(NotFound, match="Several parties") as several:
        register.postpone("LG-1", to="Harbour office")

    assert "register.add_party('Region North')" in caught.value.hint
    assert several.value.hint == "Use one of their keys: P-1, P-2."


def test_conditions_keep_the_place_and_say_what_they_need(register: Register) -> None:
    """
    If time permits goes last; a precondition keeps its rank.
    """
    register.add_matter("LG", "Parking", to="LG/next", if_time=True, on=date(2024, 1, 3))
    register.add_matter("LG", "Bridges", to="LG/next", when="James is here", on=date(2024, 1, 4))
    rows = {row.title: row.place for row in register.outstanding("LG")}

    assert [row.title for row in register.outstanding("LG")][-1] == "Parking"
    assert (rows["Parking"].if_time_permits, rows["Bridges"].precondition) == (True, "James is here")


def test_a_restricted_matter_is_found_by_key_only(register: Register) -> None:
    """
    The search leaves it out; its record says so.
    """
    secret = register.add_matter("LG", "Negotiation", restricted=True, on=DAY)

    assert register.find(title="negotiation") == []
    assert register.matter(secret.key).restricted
    assert [matter.key for matter in register.find(number="12/2024")] == ["LG-1"]
    with pytest.raises(InputError):
        register.find()


def test_a_matter_that_grew_out_of_another_follows_it(register: Register) -> None:
    """
    The history of each names the other.
    """
    register.add_matter("LG", "Budget", follows="LG-1", owner="P-1", on=DAY)

    assert register.matter("LG-2").follows == "LG-1"
    assert [matter.key for matter in register.history("LG-1").related] == ["LG-2"]


def test_the_day_of_a_verb_is_that_of_its_meeting_else_today(register: Register) -> None:
    """
    ``on=`` overrules both.
    """
    register = later(register, datetime(2024, 1, 22, 12, tzinfo=UTC))
    days = [
        register.report("LG-1", "One.").steps[0].on,
        register.report("LG-1", "Two.", meeting="LG.1").steps[0].on,
        register.report("LG-1", "Three.", meeting="LG.1", on=DAY).steps[0].on,
    ]

    assert days == [date(2024, 1, 22), date(2024, 1, 19), DAY]


def test_what_has_not_happened_yet_is_not_told(register: Register) -> None:
    """
    No step is of a day to come, whether it was said or the day of a meeting; where the body is, it is that day already.
    """
    tomorrow = date(2024, 1, 11)
    acts: list[Callable[[], Any]] = [
        lambda: register.report("LG-1", on=tomorrow),
        lambda: register.add_matter("LG", "Parking", on=tomorrow),
        lambda: register.add_matters("LG", ["Parking"], on=tomorrow),
        lambda: register.edit_matter("LG-1", interim="As before.", on=tomorrow),
        lambda: register.correct("LG-1/1", "A slip.", on=tomorrow),
        lambda: register.split("LG-1", ["One", "Two"], on=tomorrow),
    ]
    for act in acts:
        with pytest.raises(RefusedStep, match="2024-01-11 has not come"):
            act()
    with pytest.raises(RefusedStep, match=r"LG\.1 has not been held yet"):
        register.decide("LG-1", meeting="LG.1")
    register.add_body("NZ", "Far east", timezone="Pacific/Auckland")

    assert tomorrow == register.add_matter("NZ", "Ferries").opened_on


def test_a_day_far_away_is_done_and_warned_of(register: Register) -> None:
    """
    The year may be a slip: of the day it happened, of where it goes, and of a meeting.
    """
    acts: list[Callable[[], Any]] = [
        lambda: register.report("LG-1", on=date(1924, 1, 9)),
        lambda: register.postpone("LG-1", to="2204-01-09"),
        lambda: register.plan_meeting("LG", date(2204, 1, 9)),
    ]
    for act in acts:
        with pytest.warns(DistantDay, match="04-01-09|1924-01-09") as caught:
            act()

        assert [__file__] == [warning.filename for warning in caught]


def test_what_is_opened_again_was_closed_before(register: Register) -> None:
    """
    On the day it was closed or later, also where a meeting of that day closed it; not before.
    """
    register = later(register, MEETING)
    register.decide("LG-1", "Approved.", meeting="LG.1")
    with pytest.raises(RefusedStep, match="was closed on 2024-01-19: it cannot have been opened again on 2024-01-18"):
        register.reopen("LG-1", on=date(2024, 1, 18))
    register.reopen("LG-1")

    assert register.matter("LG-1").open


def test_a_matter_can_be_given_as_a_value(register: Register) -> None:
    """
    What a question answered can be handed to a verb.
    """
    row = register.outstanding("LG")[0]
    register.report(row, "Soon.", on=DAY)
    register.report(row.matter, "Later.", on=DAY, meeting=register.meeting("LG.1"))

    assert register.matter("LG-1").steps == 3
