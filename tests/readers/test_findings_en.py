"""
What English sentences say happened, one wording at a time, and what they do not say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followup.model.codes import ConditionKind, Disposition, Outcome, Purpose, Reason
from followup.model.reading import Finding
from followup.model.targets import (
    ByDate,
    Condition,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Unspecified,
    WithParty,
)


Findings = Callable[..., tuple[Finding, ...]]
BODY = "Harbour Trail Committee"
HEADING = "Ferry timetable"
D = Disposition

SAID = [
    ("The matter was postponed to the next meeting.", {"disposition": D.POSTPONED, "target": NextMeeting(BODY)}),
    ("Deferred for lack of time.", {"target": Unspecified(), "assumed": True, "reason": Reason.LACK_OF_TIME}),
    ("The item was carried over to the next meeting.", {"disposition": D.POSTPONED, "title": HEADING}),
    (
        "The committee deferred the matter to the meeting on 16 October.",
        {"target": MeetingOn(BODY, date(2026, 10, 16))},
    ),
    ("The matter was postponed to the meeting on January 10.", {"target": MeetingOn(BODY, date(2027, 1, 10))}),
    ("The matter was postponed to the meeting in February.", {"target": FirstMeetingFrom(BODY, date(2027, 2, 1))}),
    (
        "The matter was deferred until James is here.",
        {"condition": Condition(ConditionKind.PRECONDITION, "until James is here")},
    ),
    ("The matter will be discussed again at the next meeting.", {"rule": "en.postponed.taken_up_again"}),
    ("The item was not reached.", {"disposition": D.NOT_REACHED}),
    (
        "The proposal was referred to the Works Committee for decision.",
        {"disposition": D.REFERRED, "target": NextMeeting("Works Committee"), "purpose": Purpose.DECISION},
    ),
    ("The matter was referred back to Bo Tarn.", {"disposition": D.REFERRED_BACK, "owner": "Bo Tarn"}),
    (
        "The Harbour Office will report back with passenger numbers by 1 December.",
        {"owner": "Harbour Office", "target": WithParty("Harbour Office", date(2026, 12, 1))},
    ),
    (
        "Action: Bo Tarn to draft a rota by 1 October.",
        {"disposition": D.ASSIGNED, "owner": "Bo Tarn", "title": "Draft a rota", "target": ByDate(date(2026, 10, 1))},
    ),
    ("Bo Tarn was asked to draft a rota.", {"disposition": D.ASSIGNED, "owner": "Bo Tarn"}),
    (
        "The committee decided to ask Bo Tarn to draft a rota.",
        {"owner": "Bo Tarn", "title": "Draft a rota", "rule": "en.assigned.active"},
    ),
    ("The timetable was approved.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED}),
    ("The proposal was rejected.", {"disposition": D.DECIDED, "outcome": Outcome.REJECTED, "title": HEADING}),
    ("The application has been withdrawn.", {"disposition": D.WITHDRAWN}),
    ("The report was noted.", {"disposition": D.NOTED, "goes_on": True}),
    ("The item was removed from the agenda.", {"disposition": D.REMOVED}),
]


@pytest.mark.parametrize("text, facts", SAID)
def test_said(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    Each wording of committee notes is one finding with what it says.
    """
    (finding,) = findings(text, "en")

    assert facts == {name: getattr(finding, name) for name in facts}


@pytest.mark.parametrize(
    "text",
    [
        "The timetable was discussed at length.",
        "The matter was not postponed.",
        "Bo Tarn moved that the matter be postponed.",
        "The matter was postponed at the last meeting.",
        "Should the matter be postponed?",
        "The matter could be deferred.",
        "The minutes were approved.",
        "The City Council approved the timetable.",
    ],
)
def test_nothing(findings: Findings, text: str) -> None:
    """
    Talk, negations, motions, questions, history and procedure are no findings.
    """
    assert findings(text, "en") == ()


def test_request_if_time_permits(findings: Findings) -> None:
    """
    A request to be handled if time permits keeps the condition in the words of the minutes.
    """
    (finding,) = findings(
        "A request from the rowing club to present its plan will be taken up at the next meeting if time permits.", "en"
    )

    assert (finding.disposition, finding.kind, finding.title) == (D.RAISED, "request", "Rowing club: its plan")
    assert Condition(ConditionKind.IF_TIME_PERMITS, "if time permits") == finding.condition
