"""
One matter in the cases that the scene does not show: closed, void, flagged, registered by hand; and what verbs tell.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import Context, HistoryLine, MatterAnswer, Note, Promise
from followup.model.bodies import Body, Meeting
from followup.model.codes import ConditionKind, Disposition, DocumentKind, NoteCode, Outcome, PlaceKind, Purpose, Reason
from followup.model.matters import Matter, Place, Step
from followup.model.minutes import Document, Evidence
from followup.model.results import Changed
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.changed import changed as changed_page
from followup.reports.pages.matter import history as history_page
from followup.reports.pages.matter import show as show_page
from followup.reports.pages.matter import why as why_page
from followup.reports.pages.steps import step_words
from followup.reports.reasons.flags import flagged
from followup.reports.values.matter import changed_json, history_json, show_json, why_json
from followup.reports.words.translation import translator


AT = datetime(2022, 11, 14, 8, tzinfo=UTC)
CONTEXT = Context(
    date(2022, 11, 22),
    bodies={"LG": Body("LG", "Ledningsgruppen")},
    parties={"bolaget": "Länsbolaget"},
    meetings={
        "LG.2": Meeting("LG.2", "LG", date(2022, 12, 2)),
        "LG.9": Meeting("LG.9", "LG", date(2022, 12, 9), restricted=True),
    },
)
MATTER = Matter("LG-1", "LG", "Cykelvägen", opened_on=date(2022, 11, 14), target=NextMeeting("LG"))
AGENDA = Place(PlaceKind.AGENDA, body="LG", meeting="LG.2", date=date(2022, 12, 2))


def step(number: int, disposition: Disposition, day: int = 14, **fields: Any) -> Step:
    """
    A step in November.
    """
    return Step(f"LG-1/{number}", "LG-1", number, disposition, date(2022, 11, day), AT, "LG", **fields)


RAISED = step(1, Disposition.RAISED, title="Cykelvägen")


def answer(matter: Matter = MATTER, now: Place | None = AGENDA, *steps: Step, **fields: Any) -> MatterAnswer:
    """
    What the register answers of the matter.
    """
    return MatterAnswer(CONTEXT, matter, now, tuple(HistoryLine(one) for one in steps or (RAISED,)), **fields)


def test_a_matter_registered_by_hand_reads_well() -> None:
    """
    Without meeting, item, document or quote.
    """
    assert as_text(show_page(answer(promise=Promise(RAISED)), "sv")) == (
        "LG-1  Cykelvägen\n"
        "  Organ:    Ledningsgruppen\n"
        "  Ansvarig: ingen\n"
        "  Öppnat:   14 november 2022\n"
        "\n"
        "  Ligger nu på LG 2 december.\n"
        "  Anmält den 14 november.\n"
        "\n"
        "Historik\n"
        "  14 nov  väckt"
    )


def test_everything_known_is_shown() -> None:
    """
    A restricted matter too, since it was asked for by its key; of a restricted relative only the key.
    """
    matter = evolve(
        MATTER, kind="motion", number="KS 2022/118", owner="bolaget", origin="SN", interim="Så länge gäller A.",
        follows="LG-7", postponements=2, restricted=True,
    )  # fmt: skip
    related = (Matter("LG-7", "LG", "Hemligt", restricted=True), Matter("LG-8", "LG", "Öppet"))

    assert as_text(show_page(answer(matter, related=related), "sv")).split("\n")[1:] == [
        "  Organ:       Ledningsgruppen",
        "  Från:        SN",
        "  Typ:         motion",
        "  Nummer:      KS 2022/118",
        "  Ansvarig:    Länsbolaget",
        "  Öppnat:      14 november 2022",
        "  Bordlagt:    2 gånger",
        "  Under tiden: Så länge gäller A.",
        "  Följer på:   LG-7",
        "  Begränsat:   ja",
        "",
        "  Ligger nu på LG 2 december.",
        "  Ledningsgruppen 2 december. Väckt den 14 november.",
        "",
        "Historik",
        "  14 nov  väckt",
        "",
        "Hör ihop med",
        "  LG-7  visas inte",
        "  LG-8  Öppet",
    ]


CLOSED = evolve(MATTER, open=False, closed_on=date(2022, 11, 20))


@pytest.mark.parametrize(
    "matter, expected",
    [
        (CLOSED, "  Avslutat den 20 november 2022."),
        (evolve(CLOSED, closed_on=None), "  Avslutat."),
        (evolve(CLOSED, merged_into="LG-2"), "  Avslutat den 20 november 2022. → LG-2"),
        (evolve(CLOSED, void=True, title=""), "  Struket: det hör inte till någon lista."),
        (evolve(CLOSED, void=True, merged_into="LG-2"), "  Struket: det hör inte till någon lista. → LG-2"),
    ],
)
def test_a_closed_matter_says_when_and_into_what(matter: Matter, expected: str) -> None:
    """
    It has no place.
    """
    assert as_text(why_page(answer(matter, None), "sv")).split("\n")[1] == expected
    assert why_json(answer(matter, None), "sv")["place"] is None


def test_a_matter_without_a_title_is_still_named() -> None:
    """
    By its key.
    """
    assert (
        as_text(why_page(answer(evolve(CLOSED, void=True, title=""), None), "sv")).split("\n")[0]
        == "LG-1  (utan rubrik)"
    )


@pytest.mark.parametrize(
    "kind, lines, expected",
    [
        (DocumentKind.NOTES, (41, 42), "a.txt, rad 41–42 (anteckningar, ej protokoll)"),
        (DocumentKind.MINUTES, (41, 41), "a.txt, rad 41 (protokoll)"),
        (DocumentKind.MINUTES, (0, 0), "a.txt (protokoll)"),
    ],
)
def test_a_quote_says_where_it_stands(kind: DocumentKind, lines: tuple[int, int], expected: str) -> None:
    """
    Document, lines, and whether it is notes or minutes.
    """
    document = Document("LG.1/1", "LG", "LG.1", "a.txt", "0", kind=kind)
    promise = Promise(RAISED, Evidence("e", document.key, *lines, "Så."), document)

    assert as_text(why_page(answer(promise=promise), "sv")).split("\n")[-2:] == ['  "Så."', f"    {expected}"]


def test_a_quote_without_a_document_was_registered_by_hand() -> None:
    """
    Somebody wrote the words themselves.
    """
    promise = Promise(RAISED, Evidence("e", None, 0, 0, "Så."))

    assert as_text(why_page(answer(promise=promise), "sv")).split("\n")[-1] == "    registrerat för hand"


def test_a_step_after_the_closing_one_is_flagged() -> None:
    """
    Until the matter is opened again.
    """
    steps = (
        RAISED,
        step(2, Disposition.DECIDED, 15, closes=True),
        step(3, Disposition.POSTPONED, 16),
        step(4, Disposition.REOPENED, 17),
        step(5, Disposition.POSTPONED, 18),
    )
    history = answer(MATTER, AGENDA, *steps)

    assert list(flagged(history)) == ["LG-1/3"]
    assert [one["key"] for one in history_json(history)["steps"] if one["flagged"]] == ["LG-1/3"]
    assert (
        as_text(history_page(history, "sv")).split("\n")[3]
        == "  16 nov  bordlagt (flaggat: kom efter att ärendet avslutats)"
    )


def test_a_history_of_struck_steps_only_shows_them() -> None:
    """
    They count no more, and stay to be seen.
    """
    history = answer(evolve(CLOSED, void=True), None, evolve(RAISED, struck_at=AT))

    assert list(flagged(history)) == []
    assert as_text(history_page(history, "sv")).split("\n")[1:] == ["  14 nov  väckt (struket 14 november 2022)"]


def test_a_history_without_steps_says_so() -> None:
    """
    An answer may come before anything happened.
    """
    empty = MatterAnswer(CONTEXT, MATTER, AGENDA, ())

    assert as_text(history_page(empty, "sv")).split("\n")[1:] == ["  Ingenting har hänt ännu."]


def test_what_a_restricted_meeting_did_is_told_only_to_who_asks_for_the_matter() -> None:
    """
    In its history the meeting's key stands; shown by its key, all of it.
    """
    behind = step(2, Disposition.POSTPONED, 15, meeting="LG.9", item="4", text="Bordläggs.")
    told = answer(MATTER, AGENDA, RAISED, behind, promise=Promise(behind, Evidence("e", None, 0, 0, "Hemligt.")))

    assert as_text(history_page(told, "sv")).split("\n")[2:] == ["  15 nov  LG.9 (visas inte)"]
    assert "Hemligt." not in as_text(why_page(told, "sv"))
    assert why_json(told, "sv")["promise"] == {
        "key": "LG-1/2",
        "matter": "LG-1",
        "meeting": "LG.9",
        "restricted": True,
    }
    assert '          "Bordläggs."' in as_text(show_page(told, "sv")).split("\n")
    assert show_json(told, "sv")["promise"]["quote"] == "Hemligt."


@pytest.mark.parametrize(
    "target, expected",
    [
        (NextMeeting("LG"), "bordlagt → nästa möte i LG"),
        (MeetingOn("LG", date(2022, 12, 2)), "bordlagt → LG 2 december"),
        (MeetingOn("LG", meeting="LG.2"), "bordlagt → LG 2 december"),
        (MeetingOn("LG", meeting="LG.9"), "bordlagt → LG.9"),
        (MeetingOn("LG", meeting="LG.7"), "bordlagt → LG.7"),
        (FirstMeetingFrom("LG", date(2023, 2, 1)), "bordlagt → första mötet i LG från den 1 februari"),
        (ByDate(date(2023, 6, 30)), "bordlagt → senast den 30 juni 2023"),
        (Period("2023-Q3"), "bordlagt → kvartal 3 2023"),
        (Event("planeringsdagen"), "bordlagt → planeringsdagen"),
        (Event("planeringsdagen", "2023-01"), "bordlagt → planeringsdagen, januari 2023"),
        (WithParty("bolaget"), "bordlagt → Länsbolaget"),
        (WithParty("bolaget", date(2023, 1, 15)), "bordlagt → hos Länsbolaget till den 15 januari"),
        (Unspecified(), "bordlagt"),
    ],
)
def test_every_target_has_its_words(target: Target, expected: str) -> None:
    """
    As it was said, not as the calendar resolves it.
    """
    assert step_words(step(2, Disposition.POSTPONED, target=target), CONTEXT, translator("sv")) == expected


def test_a_step_tells_all_it_holds() -> None:
    """
    Purpose, reason, outcome, condition, and the other matter.
    """
    told = [
        step(2, Disposition.REFERRED, purpose=Purpose.PREPARATION, target=NextMeeting("SN")),
        step(2, Disposition.DECIDED, outcome=Outcome.APPROVED),
        step(2, Disposition.MERGED, other="LG-2"),
        step(2, Disposition.RAISED, condition=Condition(ConditionKind.IF_TIME_PERMITS)),
        step(2, Disposition.POSTPONED, reason=Reason.ABSENCE, condition=Condition("precondition", "när hon är här")),
    ]

    assert [step_words(one, CONTEXT, translator("sv")) for one in told] == [
        "lämnat vidare för beredning → nästa möte i SN",
        "beslutat (bifall)",
        "sammanfört → LG-2",
        "väckt → om tid finns",
        "bordlagt på grund av frånvaro → när hon är här",
    ]


def test_a_correction_tells_what_it_corrected() -> None:
    """
    Title, kind, number, owner or none, what holds meanwhile, and whether it may be shown.
    """
    context = evolve(CONTEXT, parties={"P-7": "Kansliet"})
    told = [
        step(2, Disposition.CORRECTED, title="Bänkar", kind="motion", file_number="KS 1"),
        step(3, Disposition.CORRECTED, owner="P-7", interim="vilar"),
        step(4, Disposition.CORRECTED, owner="", restricted=True),
        step(5, Disposition.CORRECTED, restricted=False),
    ]

    assert [step_words(one, context, translator("sv")) for one in told] == [
        'rättat: rubrik "Bänkar", typ motion, nummer KS 1',
        "rättat: ansvarig Kansliet, så länge vilar",
        "rättat: ansvarig ingen, ska inte visas",
        "rättat: får visas igen",
    ]


# What a verb did


def test_a_verb_tells_what_was_written_and_where_the_matter_is_now() -> None:
    """
    The step, then the place, then what to look at twice.
    """
    postponed = step(2, Disposition.POSTPONED, 15, meeting="LG.1", item="3", target=NextMeeting("LG"))
    changed = Changed(CONTEXT, (MATTER,), (postponed,), {"LG-1": AGENDA}, notes=(Note(NoteCode.CLOSED, "LG-1"),))

    assert as_text(changed_page(changed, "sv")) == (
        "LG-1  Cykelvägen\n"
        "  15 november 2022 (LG, p. 3): bordlagt → nästa möte i LG\n"
        "  Ligger nu på LG 2 december.\n"
        "! LG-1 var redan avslutat: steget sparas och flaggas, men ändrar inget annat."
    )


def test_a_closed_matter_and_a_struck_step_are_told() -> None:
    """
    A verb may close, and may take back.
    """
    void = evolve(CLOSED, void=True)
    struck = evolve(RAISED, struck_at=AT, struck_reason="fel ärende")
    texts = [
        as_text(changed_page(Changed(CONTEXT, (CLOSED,), (step(2, Disposition.DECIDED, closes=True),)), "sv")),
        as_text(changed_page(Changed(CONTEXT, (void,), (struck,)), "sv")),
        as_text(changed_page(Changed(CONTEXT, (MATTER,), ()), "sv")),
    ]

    assert [text.split("\n")[1:] for text in texts] == [
        ["  14 november 2022: beslutat", "  Avslutat."],
        [
            "  14 november 2022: väckt (struket 14 november 2022: fel ärende)",
            "  Struket: det hör inte till någon lista.",
        ],
        [],
    ]


def test_a_repeated_call_says_that_nothing_was_written() -> None:
    """
    So does one that changed nothing.
    """
    assert as_text(changed_page(Changed(CONTEXT, (), (), repeated=True), "sv")) == (
        "Redan gjort av samma anrop; inget skrevs igen."
    )
    assert as_text(changed_page(Changed(CONTEXT, (), ()), "sv")) == "Ingenting ändrades."


def test_of_a_restricted_matter_a_verb_tells_only_the_key() -> None:
    """
    In text and in data.
    """
    changed = Changed(CONTEXT, (evolve(MATTER, restricted=True),), (RAISED,), {"LG-1": AGENDA})

    assert as_text(changed_page(changed, "sv")) == "LG-1  visas inte"
    assert changed_json(changed) == {
        "schema": "followup/changed/1",
        "matters": [{"key": "LG-1", "body": "LG", "restricted": True, "open": True}],
        "steps": [],
        "places": {},
        "notes": [],
        "repeated": False,
    }


def test_data_of_a_step_hold_both_times() -> None:
    """
    When it happened and when it was recorded.
    """
    conditional = step(2, Disposition.POSTPONED, 15, condition=Condition("precondition", "när hon är här"))
    (value,) = changed_json(Changed(CONTEXT, (MATTER,), (conditional,)))["steps"]

    assert (value["on"], value["at"]) == ("2022-11-15", "2022-11-14T08:00:00+00:00")
    assert value["condition"] == {"kind": "precondition", "text": "när hon är här"}


def test_what_minutes_tell_of_an_earlier_meeting_is_not_under_its_paragraph_there() -> None:
    """
    The paragraph is that of the earlier minutes, the lines those of the later.
    """
    told = evolve(RAISED, meeting=None, item="270", source="LG.1/m1/f1")
    document = Document("LG.2/m1", "LG", "LG.2", "later.txt", "0", kind=DocumentKind.MINUTES, language="sv")
    promise = Promise(told, Evidence("e", "LG.2/m1", 89, 91, "Bordlagt den 19 juni, § 270."), document)
    text = as_text(why_page(evolve(answer(), promise=promise), "sv"))

    assert "later.txt, rad 89–91 (protokoll)" in text
    assert "§ 270, later.txt" not in text
