"""
What answers after a write and what answers a question is one: nothing is told differently by the two.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given

from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import NextMeeting
from followup.testing.registers import Given, new_register, recorded
from tests.support.documents import readings


def _minutes(day: str, *items: str, findings: tuple[Finding, ...] = ()) -> Reading:
    numbered = tuple(ReadItem(str(number), title) for number, title in enumerate(items, 1))
    return Reading(DocumentFacts(day, day), MeetingFacts("LG", date.fromisoformat(day)), numbered, findings)


def test_a_matter_minuted_under_two_items_and_then_missed_is_told_alike_by_record_and_by_missed() -> None:
    """
    Recording the minutes that pass it over and asking what they missed name both items it was promised under.
    """
    promised = _minutes(
        "2024-01-02",
        "Budget",
        "Next meeting",
        findings=(
            Finding("f1", "postponed", "Budget", item="1", target=NextMeeting("LG"), lines=(1, 1)),
            Finding("f2", "postponed", "Budget", item="2", target=NextMeeting("LG"), lines=(2, 2), same_as=("f1",)),
        ),
    )
    register = recorded([Given(promised)])
    told = register.record(_minutes("2024-01-09", "Parking"), body="LG").missed
    (asked,) = register.missed("LG/last").meetings

    assert told is not None
    assert ("2",) == told.promises["LG-1"].also == asked.promises["LG-1"].also


@given(readings(least=1, most=3))
def test_what_recording_says_was_missed_is_what_is_answered_afterwards(documents: list[Reading]) -> None:
    """
    Of the last document recorded, ``record`` and ``missed`` tell the same, promises and places included.
    """
    register = new_register()
    for reading in documents:
        told = register.record(reading, body=reading.meeting.body, accept=True)
        (asked,) = register.missed(told.meeting.key).meetings

        assert told.missed == asked
