"""
What Swedish sentences say happened, one wording at a time, and what they do not say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followup.model.codes import Certainty, ConditionKind, Disposition, Outcome, Purpose, Reason
from followup.model.reading import Finding
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Unspecified,
    WithParty,
)


Findings = Callable[..., tuple[Finding, ...]]
LG = "Fjordviks ledningsgrupp"
HEADING = "Bokbussens turlista"
D = Disposition

POSTPONED = [
    ("Ärendet bordläggs till nästa möte.", {"target": NextMeeting(LG), "title": HEADING}),
    ("Bordlades på grund av tidsbrist.", {"target": Unspecified(), "assumed": True, "reason": Reason.LACK_OF_TIME}),
    ("Bordlagd.", {"target": Unspecified(), "assumed": True}),
    ("Frågan bordläggs till ledningsgruppens nästa möte.", {"target": NextMeeting(LG)}),
    ("Frågan bordlades till nästa ledningsgruppsmöte.", {"target": NextMeeting(LG)}),
    ("Frågan bordläggs till nästa sammanträde.", {"target": NextMeeting(LG)}),
    ("Frågan bordläggs till mötet den 16 oktober.", {"target": MeetingOn(LG, date(2026, 10, 16))}),
    ("Frågan bordläggs till den 10 januari.", {"target": MeetingOn(LG, date(2027, 1, 10))}),
    ("Frågan bordläggs till sammanträdet den 2 november 2026.", {"target": MeetingOn(LG, date(2026, 11, 2))}),
    ("Frågan bordläggs till mötet 2026-10-16.", {"target": MeetingOn(LG, date(2026, 10, 16))}),
    ("Frågan bordläggs till mötet i februari.", {"target": FirstMeetingFrom(LG, date(2027, 2, 1))}),
    ("Frågan bordläggs till första mötet efter sommaren.", {"target": FirstMeetingFrom(LG, date(2027, 8, 1))}),
    ("Ledningsgruppen beslutar att bordlägga ärendet till nästa möte.", {"target": NextMeeting(LG)}),
    ("Ledningsgruppen bordlägger frågan.", {"target": Unspecified()}),
    ("På grund av tidsbrist bordläggs ärendet till nästa möte.", {"reason": Reason.LACK_OF_TIME}),
    ("Frågan bordläggs, eftersom underlag saknas.", {"reason": Reason.INCOMPLETE_MATERIAL}),
    ("Frågan bordläggs då Olle Storm är frånvarande.", {"reason": Reason.ABSENCE}),
    ("Frågan bordläggs i avvaktan på svar från länet.", {"reason": Reason.AWAITING_REPLY}),
    ("Punkten skjuts upp till nästa möte.", {"target": NextMeeting(LG), "title": HEADING}),
    ("Frågan tas upp igen på nästa möte.", {"rule": "sv.postponed.taken_up_again"}),
    ("Frågan tas upp på nästa möte.", {"rule": "sv.postponed.taken_up_again", "target": NextMeeting(LG)}),
    ("Val av sida bordläggs till nästa möte.", {"title": f"{HEADING}: val av sida"}),
    (
        "Ärendet bordläggs inte, men turlistan för helger bordläggs till nästa möte.",
        {"title": f"{HEADING}: turlistan för helger"},
    ),
    (
        "Frågan bordläggs till nästa möte när underlaget är klart.",
        {"condition": Condition(ConditionKind.PRECONDITION, "när underlaget är klart")},
    ),
    (
        "Frågan tas upp igen på nästa möte. Nuvarande turer gäller så länge.",
        {"interim": "Nuvarande turer gäller så länge."},
    ),
]


def _only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [finding.title for finding in findings]
    return findings[0]


def _check(finding: Finding, facts: dict[str, Any]) -> None:
    assert facts == {name: getattr(finding, name) for name in facts}


@pytest.mark.parametrize("text, facts", POSTPONED, ids=[text for text, _ in POSTPONED])
def test_postponed(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    A postponement is found in every wording, with its target, reason, condition and interim arrangement.
    """
    finding = _only(findings(text))

    assert finding.disposition == D.POSTPONED
    _check(finding, facts)


OWED = [
    (
        "Regionen avser återkomma med nya tidpunkter.",
        {"disposition": D.UNDERTAKEN, "owner": "Region Väst", "target": WithParty("Region Väst")},
    ),
    ("Regionen avser återkomma med nya tidpunkter.", {"kind": "undertaking", "title": "Nya tidpunkter"}),
    (
        "Maja Lindqvist återkommer med ett förslag senast den 1 december.",
        {"owner": "Maja Lindqvist", "target": WithParty("Maja Lindqvist", date(2026, 12, 1)), "title": HEADING},
    ),
    (
        "Ledningsgruppen ber att få återkomma om taxan.",
        {"disposition": D.UNDERTAKEN, "owner": LG, "target": Unspecified(), "assumed": True},
    ),
    (
        "Olle Storm får i uppdrag att ta fram ett program senast den 1 december.",
        {
            "disposition": D.ASSIGNED,
            "owner": "Olle Storm",
            "title": "Ta fram ett program",
            "kind": "assignment",
            "target": ByDate(date(2026, 12, 1)),
        },
    ),
    (
        "Ledningsgruppen beslutar att ge kansliet i uppdrag att lämna förslag till mötet i februari.",
        {"owner": "kansliet", "title": "Lämna förslag", "target": FirstMeetingFrom(LG, date(2027, 2, 1))},
    ),
    (
        "Ledningsgruppen beslutar att uppdra åt kansliet att se över avtalen senast under kvartal 1 2027.",
        {"owner": "kansliet", "title": "Se över avtalen", "target": Period("2027-Q1")},
    ),
    (
        "Kansliet tar fram en ny turlista till nästa möte.",
        {"owner": "Kansliet", "target": NextMeeting(LG), "certainty": Certainty.LIKELY},
    ),
]


@pytest.mark.parametrize("text, facts", OWED)
def test_owed(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    A promise or an assignment is found with who owes it, what, and until when.
    """
    _check(_only(findings(text)), facts)


CLOSED = [
    ("Turlistan godkänns.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED}),
    ("Ledningsgruppen beslutar att godkänna turlistan.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED}),
    ("Förslaget antas.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED, "title": HEADING}),
    ("Förslaget avslås.", {"disposition": D.DECIDED, "outcome": Outcome.REJECTED, "title": HEADING}),
    ("Motionen anses besvarad.", {"disposition": D.DECIDED, "outcome": Outcome.ANSWERED, "title": HEADING}),
    ("Förslaget bifalls delvis.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED_IN_PART}),
    ("Ärendet utgår.", {"disposition": D.REMOVED, "target": None}),
    ("Ärendet har dragits tillbaka.", {"disposition": D.WITHDRAWN}),
    ("Rapporten läggs till handlingarna.", {"disposition": D.NOTED, "goes_on": False}),
    ("Ledningsgruppen antecknar informationen.", {"disposition": D.NOTED, "goes_on": True}),
    ("Uppdraget förklaras fullgjort.", {"disposition": D.CARRIED_OUT}),
    ("Uppdraget förklaras inte fullgjort.", {"disposition": D.NOT_CARRIED_OUT}),
    ("Ärendet avskrivs.", {"disposition": D.WRITTEN_OFF}),
    ("Uppdraget återrapporterades.", {"disposition": D.REPORTED}),
    ("Punkten hann inte behandlas.", {"disposition": D.NOT_REACHED, "reason": Reason.LACK_OF_TIME}),
    ("Ärendet godkänns och läggs till handlingarna.", {"disposition": D.DECIDED}),
    ("Punkten hann inte behandlas och bordläggs till nästa möte.", {"disposition": D.POSTPONED}),
]


@pytest.mark.parametrize("text, facts", CLOSED)
def test_treated(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    What a meeting did with a matter is told apart: decided and how, noted, withdrawn, removed, carried out.
    """
    _check(_only(findings(text)), facts)


SENT = [
    (
        "Ärendet återremitteras till Olle Storm för ny beräkning.",
        {"disposition": D.REFERRED_BACK, "owner": "Olle Storm", "target": WithParty("Olle Storm")},
    ),
    (
        "Ärendet remitteras till tekniska nämnden för beredning.",
        {"disposition": D.REFERRED, "purpose": Purpose.PREPARATION, "target": WithParty("Tekniska nämnden")},
    ),
    (
        "Ärendet hänskjuts till kommunstyrelsen.",
        {"disposition": D.REFERRED, "purpose": Purpose.DECISION, "target": NextMeeting("Kommunstyrelsen")},
    ),
    (
        "Förslaget överlämnas till Kulturnämnden för beslut.",
        {"purpose": Purpose.DECISION, "target": NextMeeting("Kulturnämnden"), "title": HEADING},
    ),
    (
        "Förslag till ny taxa (TX 3) kan utgöra underlag till nästa möte med Samrådsgruppen.",
        {"disposition": D.REFERRED, "target": NextMeeting("Samrådsgruppen"), "title": f"{HEADING}: ny taxa (TX 3)"},
    ),
]


@pytest.mark.parametrize("text, facts", SENT)
def test_sent(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    A matter sent to somebody else is found with the recipient and what it was sent for.
    """
    _check(_only(findings(text)), facts)


RAISED = [
    ("Frågan om taxan tas upp på nästa möte.", {"title": "Taxan", "target": NextMeeting(LG)}),
    (
        "Förfrågan från föreningen Läsglädje att presentera sitt projekt hanteras om tid finns.",
        {
            "kind": "request",
            "title": "Föreningen Läsglädje: sitt projekt",
            "condition": Condition(ConditionKind.IF_TIME_PERMITS, "om tid finns"),
        },
    ),
    (
        "Datum för studiebesöket är inte bestämt.",
        {"kind": "missing_fact", "title": "Datum för studiebesöket", "owner": ""},
    ),
    (
        "Gruppen reser till bokmässan i mars 2027. Plats är ännu inte bokad.",
        {"kind": "missing_fact", "target": Event("bokmässan", "2027-03")},
    ),
    ("Flera utestående ärenden tas upp på nästa möte.", {"kind": "umbrella", "target": NextMeeting(LG)}),
]


@pytest.mark.parametrize("text, facts", RAISED)
def test_raised(findings: Findings, text: str, facts: dict[str, Any]) -> None:
    """
    Under a standing item, what is announced, asked for, missing or unnamed is raised under its own name.
    """
    finding = _only(findings(text, heading="Kommande möten"))

    assert finding.disposition == D.RAISED
    _check(finding, facts)


NOTHING = [
    "Mötet diskuterade turlistan ingående.",
    "Ärendet bordläggs inte.",
    "Olle Storm yrkar att ärendet bordläggs.",
    "Maja Lindqvist föreslår att frågan bordläggs till nästa möte.",
    "Ärendet bordlades vid förra mötet.",
    "Frågan bordlades den 3 mars 2026.",
    "Ska frågan bordläggas?",
    "Om underlaget inte är klart bordläggs frågan.",
    "Frågan kan bordläggas.",
    'Gruppen talade om "frågan bordläggs" som uttryck.',
    "Arbetet utgår från tidigare beslut.",
    "Det antas att biljetterna räcker.",
    "Processen kommer att ske i återkommande dialoger.",
    "Dagordningen godkändes.",
    "Föregående protokoll lades till handlingarna.",
    "Inga övriga frågor.",
    "Regeringen beslutade att höja anslaget.",
    "Uppdraget har utförts av två studenter och blev klart i tid.",
    "Olle Storm tackar för ordet och avslutar mötet.",
    "På nästa möte är även Samrådsgruppen med.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(findings: Findings, text: str) -> None:
    """
    Talk, negations, motions, questions, history and procedure are no findings.
    """
    assert findings(text) == ()


def test_two_in_one_sentence(findings: Findings) -> None:
    """
    Two verbs about two subjects are two findings.
    """
    found = findings("Vinterlistan godkänns och sommarlistan bordläggs till nästa möte.")

    assert [(D.DECIDED, f"{HEADING}: vinterlistan"), (D.POSTPONED, f"{HEADING}: sommarlistan")] == [
        (finding.disposition, finding.title) for finding in found
    ]


def test_announced_list(findings: Findings) -> None:
    """
    An enumeration announces one matter for each part; the year keeps no preposition.
    """
    found = findings(
        "Även budget för 2027 samt förslag läslov 2027 kommer att tas upp på nästa möte.", heading="Kommande möten"
    )

    assert [finding.title for finding in found] == ["Budget 2027", "Läslov 2027"]


def test_said_twice(findings: Findings) -> None:
    """
    An undertaking about what the same item postponed is the same matter, by its own words.
    """
    first, second = findings(
        "Val av sida bordlades till nästa möte.\n\nLedningsgruppen ber att få återkomma om val av sida."
    )

    assert (first.id,) == second.same_as


def test_recorded_history_does_not_hide_a_decision(findings: Findings) -> None:
    """
    A matter that was postponed before may be decided now.
    """
    finding = _only(findings("Motionen, som bordlades vid förra mötet, bifalls."))

    assert finding.disposition == D.DECIDED


def test_other_body_decides(findings: Findings) -> None:
    """
    What another body approved is no decision of ours.
    """
    assert findings("Kommunstyrelsen godkände turlistan.") == ()


@pytest.mark.parametrize(
    "text, heading, facts",
    [
        (
            "Olle Storm önskar att frågan om cykelställ tas upp på nästa möte.",
            "Övriga frågor",
            {"kind": "request", "certainty": Certainty.LIKELY, "title": "Cykelställ"},
        ),
        (
            "Önskemål om att visa filmen hanteras på nästa möte.",
            "Kommande möten",
            {"kind": "request", "title": "Filmen"},
        ),
        (
            "Maja Lindqvist väckte frågan om cykelställ. Den tas upp på nästa möte.",
            "Övriga frågor",
            {"title": "Cykelställ", "certainty": Certainty.LIKELY},
        ),
        ("Den tas upp på nästa möte.", "Övriga frågor", {"certainty": Certainty.POSSIBLE}),
        (
            "Turlistan tas upp på nästa möte om tid finns.",
            HEADING,
            {"condition": Condition(ConditionKind.IF_TIME_PERMITS, "om tid finns")},
        ),
        ("Vinterlistan och priserna tas upp på nästa möte.", "Kommande möten", {"title": "Vinterlistan och priserna"}),
        (
            "Förslaget tas upp på nästa möte med Kulturnämnden.",
            HEADING,
            {"disposition": D.REFERRED, "certainty": Certainty.LIKELY, "target": NextMeeting("Kulturnämnden")},
        ),
        ("Frågan bordläggs till nästa år.", HEADING, {"target": Period("2027")}),
        ("Frågan bordläggs till våren.", HEADING, {"target": FirstMeetingFrom(LG, date(2027, 1, 1))}),
        ("Frågan bordläggs till mars 2027.", HEADING, {"target": Period("2027-03")}),
        ("Motionen bordläggs.", "Motion om bänkar i parken", {"kind": "motion", "title": "Motion om bänkar i parken"}),
        (
            "Ärendet återremitteras.",
            HEADING,
            {"disposition": D.REFERRED_BACK, "owner": "", "target": Unspecified(), "assumed": True},
        ),
        (
            "Förslaget hänskjuts till Kulturnämnden till mötet den 2 november.",
            HEADING,
            {"target": MeetingOn("Kulturnämnden", date(2026, 11, 2))},
        ),
    ],
)
def test_in_its_surroundings(findings: Findings, text: str, heading: str, facts: dict[str, Any]) -> None:
    """
    What has to be told from the heading or the sentence before is found, and is less sure where it is guessed.
    """
    _check(_only(findings(text, heading=heading)), facts)


def test_both_are_two(findings: Findings) -> None:
    """
    "Both X and Y" announces two matters, where a plain "X and Y" is one.
    """
    found = findings("Både taxan och tidtabellen tas upp på nästa möte.", heading="Kommande möten")

    assert [finding.title for finding in found] == ["Taxan", "Tidtabellen"]


def test_remaining_items_are_postponed_not_announced(findings: Findings) -> None:
    """
    Unnamed remaining items that are postponed are postponed, as an umbrella.
    """
    finding = _only(findings("Resterande punkter bordläggs till nästa möte."))

    assert (finding.disposition, finding.kind) == (D.POSTPONED, "umbrella")


def test_an_assignment_tells_whether_it_was_decided(findings: Findings) -> None:
    """
    The rule of an assignment without words of decision says so; a decision, or its heading, takes that away.
    """
    texts = {
        "Olle Storm undersöker priset.": "sv.assigned.will_do.undecided",
        "Olle Storm får i uppdrag att undersöka priset.": "sv.assigned.words.undecided",
        "Ledningsgruppen beslutar att ge Olle Storm i uppdrag att undersöka priset.": "sv.assigned.given",
        "Beslut\n\nOlle Storm får i uppdrag att undersöka priset.": "sv.assigned.words",
    }

    assert {text: _only(findings(text)).rule for text in texts} == texts
