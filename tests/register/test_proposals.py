"""
What is proposed before a review is what recording would do, with likeness taken and without.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import followup
from followup.errors import StoreMissing
from followup.model.codes import Certainty
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.model.targets import NextMeeting
from followup.register.recording import minutes
from followup.testing.registers import Given, recorded
from tests.support.documents import readings
from tests.support.planting import plant
from tests.support.snapshots import contents


def _minutes(day: str, *findings: Finding, items: tuple[ReadItem, ...] = ()) -> Reading:
    numbered = tuple(evolve(found, id=f"f{n}", lines=(n, n), quote=found.title) for n, found in enumerate(findings, 1))
    return Reading(
        DocumentFacts(day, f"{day} {findings}"), MeetingFacts("LG", date.fromisoformat(day)), items, numbered
    )


PROMISED = _minutes("2024-01-02", Finding("", "postponed", "Harbour dredging", target=NextMeeting("LG")))
RESEMBLING = _minutes(
    "2024-01-09",
    Finding("", "decided", "Dredging"),
    Finding("", "postponed", "Parking"),
    Finding("", "postponed", "Signs", certainty=Certainty.POSSIBLE),
    items=(ReadItem("1", "Dredging"),),
)


def test_each_finding_is_proposed_as_the_matter_it_would_be_taken_for() -> None:
    """
    One that is there, a new one, or none; and what would be left without a person's word.
    """
    register = recorded([Given(PROMISED)])
    before = contents(register.store)
    proposal = register.propose(RESEMBLING, body="LG")

    assert [(each.finding, each.matter, each.title, each.new) for each in proposal.findings] == [
        ("f1", "LG-1", "Harbour dredging", False),
        ("f2", "LG-2", "Parking", True),
        ("f3", None, "", False),
    ]
    assert {(each.finding, each.why, each.matter, each.quote) for each in proposal.suggestions} == {
        ("f1", "like_agenda", "LG-1", "Dredging"),
        ("f3", "uncertain", None, "Signs"),
        ("p1", "like_agenda", "LG-1", ""),
    }
    assert proposal.body.key == "LG"
    assert contents(register.store) == before


@given(readings(least=2, most=4))
def test_a_proposal_says_what_two_rehearsals_say(documents: list[Reading]) -> None:
    """
    What would be left is what recording without likeness leaves; the matters are those recording with it treats.
    """
    register = recorded(Given(reading) for reading in documents[:-1])
    last = documents[-1]
    body = last.meeting.body
    certain, taken = (register.record(last, body=body, accept=accept, dry_run=True) for accept in (False, True))
    proposal = register.propose(last, body=body)
    treated = {
        source.rpartition("/")[2]: each.matter
        for each in (*taken.new, *taken.continued, *taken.closed)
        for source in (each.step.source, *each.step.also)
    }

    assert proposal.suggestions == certain.suggestions
    assert [(each.finding, each.matter, each.title) for each in proposal.findings] == [
        (name, treated[name].key, treated[name].title) if name in treated else (name, None, "")
        for name in (finding.id for finding in last.findings)
    ]


def test_a_proposal_and_its_recording_match_the_document_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Once to propose and once to record: what would be left is not found by recording once more.
    """
    matched = []

    def counted(register_document: Callable[..., Any]) -> Callable[..., Any]:
        def registered(*args: Any, **how: Any) -> Any:
            matched.append(args)
            return register_document(*args, **how)

        return registered

    register = recorded([Given(PROMISED)])
    plant(monkeypatch, minutes, "register_document", counted)
    proposal = register.propose(RESEMBLING, body="LG")
    register.record(RESEMBLING, body="LG", review={each.finding: None for each in proposal.findings})

    assert len(matched) == 2


def test_what_may_make_a_register_is_proposed_without_making_one(tmp_path: Path) -> None:
    """
    With *create* the proposal is that of an empty register; without, there is none to ask.
    """
    with followup.open(f"sqlite:///{tmp_path / 'register.db'}", author="tester") as register:
        proposal = register.propose(PROMISED, body="LG", create=True)
        with pytest.raises(StoreMissing):
            register.propose(PROMISED, body="LG")

    assert [(each.title, each.new) for each in proposal.findings] == [("Harbour dredging", True)]
    assert list(tmp_path.iterdir()) == []
