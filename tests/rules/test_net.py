"""
Whether the net holds: bugs planted in the rules, one in a function, must be seen by the comparison with the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from random import Random
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from followup.model.codes import Disposition, MeetingKind, MeetingStatus, PlaceKind, Silence, SkipReason
from followup.model.targets import Period
from followup.rules import agenda, calendar, dispositions, fold, place
from followup.rules.calendar import Calendar
from followup.testing.histories import History, make_agenda, make_history
from tests.support.comparison import Rules, differences
from tests.support.planting import Bug, plant


def _meetings_as(there: Calendar, **facts: Any) -> Calendar:
    changed = Calendar.of(evolve(meeting, **facts) for meeting in there._by_key.values())
    return evolve(changed, silences=there._silences)


def _skip_as_missed(*reasons: SkipReason) -> Bug:
    def bug(shipped: Bug) -> Bug:
        def skip(*words: object, **named: object) -> object:
            found = shipped(*words, **named)
            return evolve(found, why=SkipReason.MISSED) if found.why in reasons else found

        return skip

    return bug


# Where the bug is planted, and what it makes of what stands there.
PLANTED: Mapping[str, tuple[ModuleType | type, str, Bug]] = {
    "strictly after becomes at or after": (
        Calendar,
        "after",
        lambda _: lambda self, body, point: tuple(each for each in self.all(body) if each.order >= point),
    ),
    "held meetings count as planned": (
        place,
        "_next",
        lambda shipped: lambda there, *rest: shipped(_meetings_as(there, status=MeetingStatus.PLANNED), *rest),
    ),
    "a cancelled meeting is called missed": (place, "_skip", _skip_as_missed(SkipReason.CANCELLED)),
    "an extra meeting is the next one": (
        place,
        "_next",
        lambda shipped: lambda there, *rest: shipped(_meetings_as(there, kind=MeetingKind.ORDINARY), *rest),
    ),
    "postponements are not counted": (
        dispositions,
        "EFFECTS",
        lambda shipped: {**shipped, Disposition.POSTPONED: dispositions.Effect()},
    ),
    "struck steps count": (
        fold,
        "fold",
        lambda shipped: lambda key, steps: shipped(key, [evolve(step, struck_at=None) for step in steps]),
    ),
    "a period ends on its first day": (
        place,
        "_by",
        lambda shipped: (
            lambda matter, there, since, day, today: shipped(
                matter, there, since, matter.target.first_day if isinstance(matter.target, Period) else day, today
            )
        ),
    ),
    "the last day is over already": (
        place,
        "_by",
        lambda shipped: (
            lambda matter, there, since, day, today: shipped(
                matter, there, since, day, today + timedelta(days=today == day)
            )
        ),
    ),
    "a step after the closing one is obeyed": (
        fold,
        "apply",
        lambda shipped: lambda matter, step: shipped(evolve(matter, open=True), step),
    ),
    "minutes of any body close": (fold, "_may_close", lambda _: lambda _matter, _step: True),
    "what is handed over stays": (fold, "_handed_over", lambda _: lambda _matter, _step: {}),
    "another body's word moves the target": (
        fold,
        "_anchored",
        lambda shipped: (
            lambda matter, step, *rest, **named: shipped(
                matter, evolve(step, body=fold.target_body(matter.target) or matter.body), *rest, **named
            )
        ),
    ),
    "a report forgets the day": (
        fold,
        "_anchored",
        lambda shipped: (
            lambda matter, step, effect, **named: shipped(matter, step, evolve(effect, keeps=False), **named)
        ),
    ),
    "a kept target counts from its promise": (
        fold,
        "_anchored",
        lambda shipped: lambda *words, **named: found if "promise" in (found := shipped(*words, **named)) else {},
    ),
    "looking back keeps what was held": (
        calendar,
        "_then",
        lambda shipped: lambda meeting, point: evolve(shipped(meeting, point), status=meeting.status),
    ),
    "umbrella matters are items": (
        agenda,
        "stands_on",
        lambda _: lambda item, meeting: item.place.meeting == meeting.key,
    ),
    "another body's agenda is not asked after": (
        agenda,
        "reviewed_at",
        lambda shipped: (
            lambda item, meeting: (
                shipped(item, meeting) and (item.matter.kind == "umbrella" or item.place.kind is not PlaceKind.AGENDA)
            )
        ),
    ),
    "what is due by then is left out": (agenda, "_by_then", lambda _: lambda item, _meeting, _calendar: item),
    "numbers are sorted as text": (
        agenda,
        "outstanding_order",
        lambda shipped: lambda item: (shipped(item)[0], item.matter.key),
    ),
    "sections are not kept": (
        agenda,
        "agenda_order",
        lambda shipped: lambda item, sections=(): (0, *shipped(item, sections)[1:]),
    ),
    "sections tell the kind of what is restricted": (
        agenda,
        "section_of",
        lambda shipped: (
            lambda item, sections: shipped(evolve(item, matter=evolve(item.matter, restricted=False)), sections)
        ),
    ),
    "what may wait stands in its section": (
        agenda,
        "section_of",
        lambda shipped: (
            lambda item, sections: shipped(evolve(item, place=evolve(item.place, if_time_permits=False)), sections)
        ),
    ),
    "silence is always missed": (place, "_skip", _skip_as_missed(SkipReason.UNSETTLED, SkipReason.HELD)),
    "looking back forgets what silence means": (
        Calendar,
        "as_of",
        lambda shipped: lambda self, point: evolve(shipped(self, point), silences={}),
    ),
    "ignored silence is told": (
        agenda,
        "silence",
        lambda shipped: lambda meeting, before, treated, _setting: shipped(meeting, before, treated, Silence.MISSED),
    ),
    "what was treated is missed": (
        agenda,
        "silence",
        lambda shipped: lambda meeting, before, _treated, setting: shipped(meeting, before, (), setting),
    ),
}


@pytest.fixture(name="examples", scope="module")
def _examples() -> list[History]:
    """
    The same thousand histories every time, and a hundred whose agenda has many matters.
    """
    pick = Random(20221028).choice
    return [make_history(pick) for _ in range(1000)] + [make_agenda(pick) for _ in range(100)]


def is_caught(examples: list[History]) -> bool:
    """
    Whether any example tells the rules, as they are now, from the oracle.
    """
    rules = Rules(fold.fold, place.place, Calendar.of, agenda.as_they_stood, agenda.agenda, agenda.silence)
    return any(differences(example, rules) for example in examples)


def test_the_rules_without_a_bug_agree(examples: list[History], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What the planted bugs are caught by is the bug, not the way it is planted.
    """
    plant(monkeypatch, place, "place", partial)

    assert not is_caught(examples)


@pytest.mark.parametrize("bug", PLANTED)
def test_a_planted_bug_is_caught(examples: list[History], monkeypatch: pytest.MonkeyPatch, bug: str) -> None:
    """
    One function that goes wrong makes the comparison with the oracle fail.
    """
    plant(monkeypatch, *PLANTED[bug])

    assert is_caught(examples)
