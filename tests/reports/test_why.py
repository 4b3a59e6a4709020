"""
Why a matter is where it is: every place, every disposition, each in a line that a secretary would write.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import Context, Promise
from followup.model.bodies import Body, Meeting
from followup.model.codes import (
    ConditionKind,
    Disposition,
    DocumentKind,
    MeetingStatus,
    PlaceKind,
    Purpose,
    Reason,
)
from followup.model.matters import Matter, Place, Skip, Step
from followup.model.minutes import Document, Evidence
from followup.model.targets import ByDate, Condition, MeetingOn, NextMeeting, Period, Unspecified, WithParty
from followup.reports.reasons.why import (
    review_line,
    why_line,
)
from followup.reports.words.actions import ActionSummary, phrase
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.translation import translator


ON = date(2022, 10, 28)
NEXT = date(2022, 12, 2)

CONTEXT = Context(
    date(2022, 11, 22),
    bodies={"LG": Body("LG", "Ledningsgruppen"), "SN": Body("SN", "Samverkansnämnden")},
    parties={"bolaget": "Länsbolaget", "ekonom": "ekonomichefen"},
    meetings={
        "LG.1": Meeting("LG.1", "LG", ON, status=MeetingStatus.HELD),
        "LG.2": Meeting("LG.2", "LG", NEXT),
        "LG.9": Meeting("LG.9", "LG", ON, status=MeetingStatus.HELD, restricted=True),
    },
)

AGENDA = Place(PlaceKind.AGENDA, body="LG", meeting="LG.2", date=NEXT)


def matter(disposition: Disposition = Disposition.POSTPONED, **fields: Any) -> Matter:
    """
    A matter that the meeting of 28 October treated under item 3.
    """
    record = {
        "key": "LG-1",
        "body": "LG",
        "title": "Cykelvägen",
        "opened_on": ON,
        "target": NextMeeting("LG"),
        "anchor_on": ON,
        "anchor_meeting": "LG.1",
        "anchor_item": "3",
        "postponements": int(disposition is Disposition.POSTPONED),
        **fields,
    }
    return Matter(disposition=disposition, **record)


def promise(of: Matter, quote: str = "Ordagrant så.", **fields: Any) -> Promise:
    """
    The step that put the matter where it is, read from notes.
    """
    kind = fields.pop("document_kind", DocumentKind.NOTES)
    also = fields.pop("also", ())
    record = {
        "meeting": of.anchor_meeting,
        "item": of.anchor_item,
        "reason": of.reason,
        "target": of.target,
        "owner": of.owner,
        "by_decision": of.by_decision,
        **fields,
    }
    step = Step(f"{of.key}/1", of.key, 1, of.disposition, ON, datetime(2022, 11, 1, tzinfo=UTC), "LG", **record)
    document = Document("LG.1/1", "LG", "LG.1", "a.txt", "0", kind=kind, date=ON)
    return Promise(step, Evidence("e", "LG.1/1", 1, 1, quote), document, also)


def both(of: Matter, place: Place = AGENDA, told: Promise | None = None, **reader: Any) -> list[str]:
    """
    The line of an agenda in both languages.
    """
    return [why_line(of, place, CONTEXT, locale, told, here=True, **reader) for locale in ("sv", "en")]


def swedish(of: Matter, place: Place = AGENDA, told: Promise | None = None, **reader: Any) -> str:
    """
    The line of an agenda in Swedish.
    """
    return why_line(of, place, CONTEXT, "sv", told, here=True, **reader)


D = Disposition


@pytest.mark.parametrize(
    "of, expected",
    [
        (matter(), "Bordlagt den 28 oktober, p. 3, till detta möte."),
        (matter(anchor_item=""), "Bordlagt den 28 oktober till detta möte."),
        (matter(anchor_item="§ 415"), "Bordlagt den 28 oktober, § 415, till detta möte."),
        (
            matter(reason=Reason.LACK_OF_TIME),
            "Bordlagt den 28 oktober, p. 3, till detta möte på grund av tidsbrist.",
        ),
        (matter(reason=Reason.NOT_STATED), "Bordlagt den 28 oktober, p. 3, till detta möte."),
        (matter(by_decision=False), "Uppskjutet den 28 oktober, p. 3."),
        (matter(D.RAISED), "Aviserat den 28 oktober, p. 3."),
        (matter(D.RAISED, kind="motion"), "Väckt den 28 oktober, p. 3."),
        (matter(D.RAISED, kind="request"), "Förfrågan, 28 oktober, p. 3."),
        (matter(D.RAISED, anchor_meeting=None, anchor_item=""), "Anmält den 28 oktober."),
        (matter(D.TAKEN_UP), "Behandlat den 28 oktober, p. 3; fortsätter."),
        (matter(D.NOT_REACHED), "Hanns inte med den 28 oktober, p. 3."),
        (matter(D.REFERRED_BACK), "Återremitterat den 28 oktober, p. 3."),
        (matter(D.REFERRED_BACK, owner="ekonom"), "Återremitterat till ekonomichefen den 28 oktober, p. 3."),
        (matter(D.REFERRED), "Lämnat vidare den 28 oktober, p. 3."),
        (matter(D.UNDERTAKEN, owner="bolaget"), "Utlovat av Länsbolaget den 28 oktober, p. 3."),
        (matter(D.UNDERTAKEN), "Utlovat den 28 oktober, p. 3."),
        (matter(D.ASSIGNED, owner="ekonom"), "Uppdrag till ekonomichefen den 28 oktober, p. 3."),
        (matter(D.ASSIGNED), "Uppdrag givet den 28 oktober, p. 3."),
        (matter(D.REPORTED), "Återrapporterat den 28 oktober, p. 3; fortsätter."),
        (matter(D.DECIDED), "Beslutat i del den 28 oktober, p. 3."),
        (matter(D.CARRIED_OUT), "Förklarat fullgjort den 28 oktober, p. 3."),
        (matter(D.NOT_CARRIED_OUT), "Förklarat ej fullgjort den 28 oktober, p. 3."),
        (matter(D.NOTED), "Antecknat den 28 oktober, p. 3; fortsätter."),
        (matter(D.WITHDRAWN), "Återtaget den 28 oktober, p. 3."),
        (matter(D.REMOVED), "Utgick ur dagordningen den 28 oktober, p. 3, fortfarande öppet."),
        (matter(D.WRITTEN_OFF), "Avskrivet den 28 oktober, p. 3."),
        (matter(D.SUPERSEDED), "Ersatt den 28 oktober, p. 3."),
        (matter(D.MERGED), "Sammanfört med ett annat ärende den 28 oktober, p. 3."),
        (matter(D.SPLIT), "Delat den 28 oktober, p. 3; denna del kvarstår."),
        (matter(D.REOPENED), "Återupptaget den 28 oktober, p. 3."),
        (matter(D.CORRECTED), "Rättat den 28 oktober, p. 3."),
        (matter(anchor_on=None, opened_on=None, anchor_item=""), "Bordlagt den dag som inte är känd till detta möte."),
    ],
    ids=lambda value: "",
)
def test_each_disposition_has_its_words(of: Matter, expected: str) -> None:
    """
    Day, item and what was done; of a postponement by decision also that it was to this meeting.
    """
    assert swedish(of) == expected


def test_every_disposition_and_reason_can_be_told_in_both_languages() -> None:
    """
    No code is left without words, and none of the machine's words comes through.
    """
    for locale in ("sv", "en"):
        for disposition in Disposition:
            for reason in (None, *Reason):
                told = phrase(ActionSummary(disposition, ON, item="3", reason=reason), CONTEXT, translator(locale))

                assert "_" not in told
                assert "{" not in told
    assert set(DISPOSITIONS) == set(Disposition)


@pytest.mark.parametrize(
    "purpose, expected",
    [
        (Purpose.DECISION, "Hänskjutet till Samverkansnämnden den 28 oktober"),
        (Purpose.PREPARATION, "Remitterat till Samverkansnämnden för beredning den 28 oktober"),
        (Purpose.CONSULTATION, "Remitterat till Samverkansnämnden för yttrande den 28 oktober"),
        (Purpose.INFORMATION, "Sänt till Samverkansnämnden för kännedom den 28 oktober"),
        (None, "Lämnat till Samverkansnämnden den 28 oktober"),
    ],
)
def test_a_referral_says_what_for(purpose: Purpose | None, expected: str) -> None:
    """
    To decide, to prepare, to answer or to know.
    """
    action = ActionSummary(D.REFERRED, ON, body="LG", purpose=purpose, target=NextMeeting("SN"))

    assert phrase(action, CONTEXT, translator("sv")) == expected


def test_a_referral_may_go_to_a_party() -> None:
    """
    For an answer, from somebody who is no body of ours.
    """
    action = ActionSummary(D.REFERRED, ON, purpose=Purpose.CONSULTATION, target=WithParty("bolaget"))

    assert phrase(action, CONTEXT, translator("sv")) == "Remitterat till Länsbolaget för yttrande den 28 oktober"


def test_a_closing_step_is_told_as_ended() -> None:
    """
    A decision that closes is not "in part".
    """
    action = ActionSummary(D.DECIDED, ON, item="3", ended=True)

    assert phrase(action, CONTEXT, translator("sv")) == "Beslutat den 28 oktober, p. 3"


# On an agenda


@pytest.mark.parametrize(
    "told, source",
    [
        ({}, ["Anteckningarna anger inget mål", "The notes name no target"]),
        ({"document_kind": DocumentKind.MINUTES}, ["Protokollet anger inget mål", "The minutes name no target"]),
        (None, ["Inget mål är angivet", "No target was given"]),
    ],
)
def test_an_assumed_meeting_says_what_was_silent(told: dict[str, Any] | None, source: list[str]) -> None:
    """
    The notes, the minutes, or whoever registered it by hand.
    """
    of = matter(reason=Reason.LACK_OF_TIME, target=Unspecified())
    found = both(of, evolve(AGENDA, assumed=True), None if told is None else promise(of, **told))

    assert found == [
        f"Bordlagt den 28 oktober, p. 3, på grund av tidsbrist. {source[0]}; nästa möte antaget.",
        f"Postponed on 28 October, item 3, for lack of time. {source[1]}; the next meeting is assumed.",
    ]


def test_a_day_that_was_never_planned_is_told() -> None:
    """
    The matter goes on to the next meeting, and says why it is not where it was promised.
    """
    place = evolve(AGENDA, assumed=True)

    assert swedish(matter(target=MeetingOn("LG", "2022-11-04")), place) == (
        "Bordlagt den 28 oktober, p. 3. Mötet den 4 november blev aldrig utsatt; nästa möte antaget."
    )
    assert swedish(matter(target=MeetingOn("LG", meeting="LG.7")), place) == (
        "Bordlagt den 28 oktober, p. 3. Det möte som anges är inte känt; nästa möte antaget."
    )


def test_the_same_said_twice_is_told_once_with_both_items() -> None:
    """
    The item first, where else it is said in brackets, and what holds in the meantime.
    """
    of = matter(by_decision=False, anchor_item="7", interim="Det pågående får fortsätta.")

    assert both(of, told=promise(of, also=("5", "7", ""))) == [
        'Uppskjutet den 28 oktober, p. 7 (även p. 5). Under tiden: "Det pågående får fortsätta."',
        'To be taken up again, 28 October, item 7 (also item 5). In the meantime: "Det pågående får fortsätta."',
    ]


def test_if_time_permits_is_told_with_the_words_that_say_so() -> None:
    """
    The condition's own words, else the sentence, else nothing.
    """
    conditional = Condition(ConditionKind.IF_TIME_PERMITS, "om tid finns då")
    place = evolve(AGENDA, if_time_permits=True)
    of = matter(D.RAISED, kind="request", condition=conditional)

    assert swedish(of, place, promise(of)) == 'Förfrågan, 28 oktober, p. 3: "om tid finns då".'
    silent = evolve(of, condition=Condition(ConditionKind.IF_TIME_PERMITS))
    assert swedish(silent, place, promise(of)) == 'Förfrågan, 28 oktober, p. 3: "Ordagrant så."'
    assert swedish(silent, place) == "Förfrågan, 28 oktober, p. 3."


def test_a_precondition_is_told() -> None:
    """
    What must be there first.
    """
    assert both(matter(), evolve(AGENDA, precondition="när underlaget finns")) == [
        'Bordlagt den 28 oktober, p. 3, till detta möte. Förutsätter: "när underlaget finns".',
        'Postponed on 28 October, item 3, to this meeting. Needs first: "när underlaget finns".',
    ]


def test_the_count_is_told_from_the_second_time() -> None:
    """
    The first postponement is not counted aloud; being passed over is, at once, and apart.
    """
    missed = evolve(AGENDA, skipped=(Skip("LG.8", date(2022, 11, 4), "missed"),))

    assert swedish(matter(postponements=3), missed) == (
        "Bordlagt den 28 oktober, p. 3. Bordlagt 3 gånger, förbigånget 1 gång."
    )
    assert swedish(matter(postponements=2)).endswith("Bordlagt 2 gånger.")
    assert swedish(matter(D.RAISED), missed) == "Aviserat den 28 oktober, p. 3. Förbigånget 1 gång."


def test_a_cancelled_meeting_on_the_way_is_told_and_an_extra_one_is_not() -> None:
    """
    Somebody may have been waiting for the cancelled one.
    """
    skipped = (Skip("LG.7", date(2022, 11, 4), "cancelled"), Skip("LG.8", date(2022, 11, 11), "extra"))

    assert both(matter(), evolve(AGENDA, skipped=skipped)) == [
        "Bordlagt den 28 oktober, p. 3. Mötet den 4 november ställdes in.",
        "Postponed on 28 October, item 3. The meeting on 4 November was cancelled.",
    ]


@pytest.mark.parametrize(
    "target, expected",
    [
        (ByDate("2022-11-15"), "Utlovat senast den 15 november; försenat."),
        (Period("2022-Q3"), "Utlovat till kvartal 3 2022; försenat."),
        (NextMeeting("LG"), "Försenat."),
    ],
)
def test_an_overdue_matter_says_what_day_it_missed(target: Any, expected: str) -> None:
    """
    Overdue by its own day or period.
    """
    of = matter(D.ASSIGNED, owner="ekonom", target=target)

    assert swedish(of, evolve(AGENDA, overdue=True)) == f"Uppdrag till ekonomichefen den 28 oktober, p. 3. {expected}"


# Without a meeting, or on the way to one


def test_what_awaits_a_meeting_says_that_none_is_planned() -> None:
    """
    Without any meeting, or without the one on its day.
    """
    waiting = Place(PlaceKind.AWAITING_MEETING, body="LG")

    assert swedish(matter(), waiting) == "Bordlagt den 28 oktober, p. 3. Inget möte är utsatt."
    assert swedish(matter(), evolve(waiting, date=NEXT)) == (
        "Bordlagt den 28 oktober, p. 3. Mötet den 2 december är inte utsatt ännu."
    )


def test_what_rests_says_until_when() -> None:
    """
    The last day of its rest.
    """
    resting = Place(PlaceKind.RESTING, body="LG", date=date(2023, 6, 30))

    assert swedish(matter(), resting) == "Bordlagt den 28 oktober, p. 3. Vilar till den 30 juni 2023."


# Under outstanding matters


PARTY = Place(PlaceKind.WITH_PARTY, body="LG", party="bolaget")


@pytest.mark.parametrize(
    "place, expected",
    [
        (PARTY, "Väntar på Länsbolaget sedan 28 oktober. Inget datum utlovat."),
        (evolve(PARTY, date=NEXT), "Väntar på Länsbolaget sedan 28 oktober. Utlovat senast den 2 december."),
        (
            evolve(PARTY, date=date(2022, 11, 1), overdue=True),
            "Väntar på Länsbolaget sedan 28 oktober. Utlovat senast den 1 november; försenat.",
        ),
    ],
)
def test_what_is_with_a_party_says_since_when_and_until(place: Place, expected: str) -> None:
    """
    Who owes it, since when, and what day was promised.
    """
    assert swedish(matter(D.UNDERTAKEN, owner="bolaget", target=WithParty("bolaget")), place) == expected


BOARD = Place(PlaceKind.AGENDA, body="SN", meeting="SN.1", date=date(2022, 11, 10))


def test_what_another_body_holds_says_since_when_and_whether_its_notes_are_seen() -> None:
    """
    Left there at a meeting; the notes from there may be missing, or the meeting.
    """
    of = matter(D.REFERRED, target=NextMeeting("SN"))
    waiting = Place(PlaceKind.AWAITING_MEETING, body="SN")

    assert swedish(of, evolve(BOARD, unminuted=True)) == (
        "Samverkansnämnden 10 november. Lämnat dit den 28 oktober, p. 3. Anteckningar därifrån saknas."
    )
    assert swedish(of, BOARD) == "Samverkansnämnden 10 november. Lämnat dit den 28 oktober, p. 3."
    assert swedish(of, waiting) == ("Samverkansnämnden. Lämnat dit den 28 oktober, p. 3. Inget möte är utsatt där.")
    assert swedish(matter(target=NextMeeting("SN")), BOARD) == (
        "Samverkansnämnden 10 november. Bordlagt den 28 oktober, p. 3."
    )


def test_what_was_handed_over_is_told_to_each_in_its_own_way() -> None:
    """
    To the one that handed it over it is with the other; on the other's agenda it says who sent it.
    """
    of = matter(D.REFERRED, body="SN", origin="LG", target=NextMeeting("SN"))

    assert swedish(of, BOARD) == "Samverkansnämnden 10 november. Lämnat dit den 28 oktober, p. 3."
    assert swedish(of, BOARD, reader="SN") == "Lämnat hit av Ledningsgruppen den 28 oktober, p. 3."


EVENT = Place(PlaceKind.EVENT, body="LG", event="planeringsdagen", period="2023-01")


def test_a_missing_fact_says_who_is_to_supply_it() -> None:
    """
    Where it will be asked for, and that nobody is responsible, if so.
    """
    fact = matter(D.RAISED, kind="missing_fact")

    assert both(fact, EVENT) == [
        "Planeringsdagen, januari 2023: inte bestämt ännu. Ingen ansvarig angiven.",
        "Planeringsdagen, January 2023: not known yet. Nobody is responsible.",
    ]
    late = evolve(EVENT, overdue=True, period=None)
    assert swedish(evolve(fact, kind="item", owner="ekonom"), late) == (
        "Planeringsdagen: ska upp där. Försenat. Ansvarig: ekonomichefen."
    )


def test_an_umbrella_asks_to_be_named_or_dropped() -> None:
    """
    With the words that promised it; registered by hand, with its day.
    """
    of = matter(D.RAISED, kind="umbrella")

    assert swedish(of, told=promise(of, quote="Flera frågor återstår")) == (
        '"Flera frågor återstår" (p. 3): vilka? Namnge eller stryk.'
    )
    assert swedish(of) == "Aviserat den 28 oktober, p. 3: vilka? Namnge eller stryk."


@pytest.mark.parametrize(
    "of, place, expected",
    [
        (
            matter(D.UNDERTAKEN, owner="bolaget"),
            PARTY,
            "Väntar på Länsbolaget sedan 28 oktober: Cykelvägen. Inget datum utlovat.",
        ),
        (
            matter(D.REFERRED, target=NextMeeting("SN")),
            BOARD,
            "Samverkansnämnden 10 november: Cykelvägen. Lämnat dit den 28 oktober, p. 3.",
        ),
        (
            matter(D.RAISED, kind="missing_fact"),
            EVENT,
            "Cykelvägen (planeringsdagen, januari 2023): inte bestämt ännu. Ingen ansvarig angiven.",
        ),
        (matter(D.RAISED, kind="umbrella"), AGENDA, "Cykelvägen (28 oktober, p. 3): vilka? Namnge eller stryk."),
        (matter(), AGENDA, "Cykelvägen. Bordlagt den 28 oktober, p. 3, till detta möte."),
        (matter(restricted=True), AGENDA, "visas inte"),
        (matter(anchor_meeting="LG.9"), AGENDA, "Cykelvägen. Från LG.9, som inte visas."),
    ],
)
def test_under_outstanding_matters_the_title_is_in_the_line(of: Matter, place: Place, expected: str) -> None:
    """
    The line is read without a heading of its own.
    """
    assert review_line(of, place, CONTEXT, "sv", None, of.origin or of.body) == expected


# Elsewhere than on an agenda


def test_away_from_the_agenda_the_meeting_is_named() -> None:
    """
    Only on the agenda itself is it "this meeting".
    """
    assert why_line(matter(), AGENDA, CONTEXT, "sv") == "Bordlagt den 28 oktober, p. 3, till LG 2 december."
    assert why_line(matter(), AGENDA, CONTEXT, "en", promise(matter())) == (
        "Postponed on 28 October, item 3, to LG 2 December."
    )


def test_of_a_restricted_matter_nothing_is_told() -> None:
    """
    Neither on an agenda nor in a list.
    """
    of = matter(restricted=True)

    assert both(of) == ["visas inte", "not shown"]
    assert why_line(of, AGENDA, CONTEXT, "sv") == "visas inte"


def test_of_a_restricted_meeting_only_the_key_is_told() -> None:
    """
    A matter that came from behind closed doors does not say what was said there.
    """
    of = matter(anchor_meeting="LG.9", postponements=2)

    assert swedish(of, told=promise(of)) == "Från LG.9, som inte visas. Bordlagt 2 gånger."
