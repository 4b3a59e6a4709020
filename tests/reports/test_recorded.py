"""
What recording did, in the cases that the two meetings of the scene do not show.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import Context, MissedMeeting, Note, Promise, Together
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, DocumentKind, MeetingStatus, NoteCode, Outcome, Reason, Silence
from followup.model.matters import Matter, Step, Treatment
from followup.model.minutes import Document
from followup.model.results import Recorded, Suggestion, Treated
from followup.model.targets import MeetingOn, NextMeeting, Target, Unspecified
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.recorded import recorded as recorded_page
from followup.reports.values.recorded import recorded_json
from followup.reports.words.vocabulary import numbered


ON = date(2024, 10, 10)
COUNCIL = Body("KF", "Kommunfullmäktige", locale="sv")
MEETING = Meeting("KF.3", "KF", ON, status=MeetingStatus.HELD)
MINUTES = Document("KF.3/1", "KF", "KF.3", "2024-10-10.txt", "0", kind=DocumentKind.MINUTES, date=ON)
NOVEMBER = MeetingOn("KF", date(2024, 11, 21))


def treated(
    key: str,
    disposition: Disposition,
    item: str,
    target: Target | None = None,
    *,
    grew: tuple[Matter, ...] = (),
    **fields: Any,
) -> Treated:
    """
    A matter that the council treated under *item*.
    """
    names = ("reason", "outcome", "decision")
    of_step = {name: fields.pop(name) for name in names if name in fields}
    going = target or Unspecified()
    step = Step(
        f"{key}/2", key, 2, disposition, ON, datetime(2024, 11, 1, tzinfo=UTC), "KF", meeting="KF.3", item=item,
        target=going, **of_step,
    )  # fmt: skip
    matter = Matter(key, "KF", f"Motion {key}", disposition=disposition, target=going, opened_on=ON, **fields)
    return Treated(matter, step, Promise(step), grew)


def recorded(**fields: Any) -> Recorded:
    """
    What came of it.
    """
    return Recorded(Context(date(2024, 11, 1), bodies={"KF": COUNCIL}), COUNCIL, MEETING, MINUTES, items=64, **fields)


def lines(result: Recorded, locale: str = "sv") -> list[str]:
    """
    The report, line by line.
    """
    return as_text(recorded_page(result, locale)).split("\n")


def test_a_known_document_changes_nothing_and_says_so() -> None:
    """
    What was left for a person to decide is told again.
    """
    again = recorded(changed=False, suggestions=(Suggestion("f1", "Motion", "uncertain"),))

    assert lines(again)[0] == "KF 10 oktober 2024: redan känt, inget skrevs."
    assert "  f1  Motion: läsaren är osäker." in lines(again)


def test_a_document_with_nothing_in_it_says_so() -> None:
    """
    One line, and the note.
    """
    notes = (Note(NoteCode.NOTHING_FOUND), Note(NoteCode.OTHER_NAME, "Rådet"), "nytt slags anmärkning")
    nothing = recorded(notes=notes, unread=1)

    assert lines(nothing) == [
        "KF 10 oktober 2024: 64 punkter lästa, 1 rad oläst",
        "! Inget hittades i dokumentet: inga punkter och inga utestående ärenden.",
        "! Dokumentet kallar organet Rådet, ett namn det inte är känt under.",
        "! nytt slags anmärkning",
    ]


@pytest.mark.parametrize(
    "one, expected",
    [
        (
            treated("KF-1", Disposition.POSTPONED, "§ 393", NOVEMBER, postponements=1, reason=Reason.LACK_OF_TIME),
            "  bordlagt  KF-1  Motion KF-1, § 393, på grund av tidsbrist → KF 21 november",
        ),
        (
            treated("KF-1", Disposition.POSTPONED, "§ 393", postponements=3),
            "  bordlagt  KF-1  Motion KF-1, § 393, bordlagt 3 gånger → nästa möte i KF",
        ),
        (
            treated("KF-1", Disposition.REFERRED_BACK, "§ 397", owner="KS"),
            "  återremitterat  KF-1  Motion KF-1, § 397 → KS",
        ),
        (
            treated("KF-1", Disposition.REPORTED, "§ 397", NextMeeting("KF")),
            "  fortsätter  KF-1  Motion KF-1, § 397 → nästa möte i KF",
        ),
        (treated("KF-1", Disposition.REMOVED, "", NOVEMBER), "  utgick  KF-1  Motion KF-1 → KF 21 november"),
        (treated("KF-1", Disposition.NOT_REACHED, "§ 2", restricted=True), "  hanns inte med  KF-1  visas inte"),
    ],
)
def test_what_goes_on_says_how_and_where(one: Treated, expected: str) -> None:
    """
    A first postponement is not counted aloud.
    """
    nobody = (
        expected.replace("nästa möte i KF", "nästa möte i KF (antaget)") if one.matter.target == Unspecified() else ""
    )
    told = lines(recorded(continued=(one,)))

    assert (
        told[0] == f"KF 10 oktober 2024: 64 {'paragrafer' if '§' in one.step.item else 'punkter'} lästa, 0 rader olästa"
    )
    assert told[2] in {expected, nobody}


@pytest.mark.parametrize(
    "disposition, word",
    [
        (Disposition.DECIDED, "beslutat"),
        (Disposition.CARRIED_OUT, "fullgjort"),
        (Disposition.NOTED, "antecknat"),
        (Disposition.WITHDRAWN, "återtaget"),
        (Disposition.WRITTEN_OFF, "avskrivet"),
        (Disposition.SUPERSEDED, "ersatt"),
        (Disposition.MERGED, "sammanfört"),
        (Disposition.TAKEN_UP, "avslutat"),
    ],
)
def test_what_was_closed_says_how(disposition: Disposition, word: str) -> None:
    """
    One verb for each way to end.
    """
    closed = treated("KF-1", disposition, "§ 3", open=False)

    assert lines(recorded(closed=(closed,)))[2] == f"  {word}  KF-1  Motion KF-1, § 3"


def test_an_outcome_is_told() -> None:
    """
    Approved or rejected is what people ask.
    """
    closed = treated("KF-1", Disposition.DECIDED, "§ 3", open=False, outcome=Outcome.REJECTED)

    assert lines(recorded(closed=(closed,)))[2] == "  beslutat  KF-1  Motion KF-1, § 3, avslag"


def test_what_grew_is_told_where_it_grew_and_not_again_as_new() -> None:
    """
    Also when what it grew out of is not shown, and when what grew is not.
    """
    grown = treated("KF-2", Disposition.RAISED, "§ 3", NOVEMBER)
    closed = treated("KF-1", Disposition.DECIDED, "§ 3", open=False, grew=(grown.matter,))
    hidden = evolve(closed, matter=evolve(closed.matter, restricted=True))
    secret = evolve(closed, grew=(evolve(grown.matter, restricted=True),))

    assert [lines(recorded(closed=(one,), new=(grown,)))[2:] for one in (closed, hidden, secret)] == [
        ["  beslutat  KF-1  Motion KF-1, § 3 → KF-2 Motion KF-2 (KF 21 november)"],
        ["  beslutat  KF-1  visas inte → KF-2 Motion KF-2 (KF 21 november)"],
        ["  beslutat  KF-1  Motion KF-1, § 3 → KF-2 (visas inte)"],
    ]


def test_new_matters_stand_below_what_was_there_before() -> None:
    """
    In a later document they are lines among others.
    """
    told = recorded(
        continued=(treated("KF-1", Disposition.TAKEN_UP, "§ 1", NOVEMBER),),
        new=(treated("KF-2", Disposition.RAISED, "§ 2", NOVEMBER),),
    )

    assert lines(told)[2:] == [
        "  fortsätter  KF-1  Motion KF-1, § 1 → KF 21 november",
        "  nytt        KF-2  Motion KF-2, § 2 → KF 21 november",
    ]


def test_a_crowd_is_told_together() -> None:
    """
    Thirteen matters postponed by one decision, and two by themselves, to the same meeting; every key is there.
    """
    many = tuple(
        treated(f"KF-{n}", Disposition.POSTPONED, str(n), NOVEMBER, decision="KF-416/2", postponements=1 + n // 425)
        for n in range(416, 429)
    )
    alone = tuple(treated(f"KF-{n}", Disposition.POSTPONED, f"{n}", NOVEMBER, postponements=1) for n in (393, 406))
    other = treated("KF-397", Disposition.REFERRED_BACK, "397", owner="KS")
    told = lines(recorded(continued=(*alone, other, *many)))

    assert told == [
        "KF 10 oktober 2024: 64 paragrafer lästa, 0 rader olästa",
        "",
        "  bordlagt                15 ärenden → KF 21 november",
        "                          13 genom ett beslut: §§ 416–428",
        "                          2 var för sig: §§ 393, 406",
        "                          bordlagt 2 gånger: KF-425, KF-426, KF-427, KF-428",
        "                          KF-393, KF-406, KF-416, KF-417, KF-418, KF-419,",
        "                          KF-420, KF-421, KF-422, KF-423, KF-424",
        "  återremitterat  KF-397  Motion KF-397, § 397 → KS",
    ]


def test_a_number_is_a_paragraph_where_paragraphs_are_numbered() -> None:
    """
    In a Swedish protokoll always; elsewhere from where no list of items goes.
    """
    protokoll = evolve(MINUTES, language="sv")

    assert [numbered(item, protokoll) for item in ("5", "§ 5", "5 b", "")] == ["§ 5", "§ 5", "5 b", ""]
    assert [numbered(item) for item in ("5", "99", "100")] == ["5", "99", "§ 100"]


def test_a_matter_without_a_title_says_so() -> None:
    """
    A row is never empty.
    """
    one = treated("KF-1", Disposition.TAKEN_UP, "5", NOVEMBER)
    untitled = evolve(one, matter=evolve(one.matter, title=""))

    assert lines(recorded(continued=(untitled,)))[2] == "  fortsätter  KF-1  (utan rubrik), p. 5 → KF 21 november"


def test_of_many_promised_the_tally_comes_first() -> None:
    """
    How many of those promised were treated.
    """
    told = recorded(
        closed=(treated("KF-1", Disposition.DECIDED, "§ 1", open=False),), missed=MissedMeeting(MEETING, kept=27)
    )

    assert lines(told)[1] == "  Av 27 utlovade ärenden: 27 behandlade, 0 förbigångna."
    assert lines(told, "en")[1] == "  Of the 27 matters promised: 27 treated, 0 passed over."


def test_what_is_to_be_asked_about_is_tallied_as_that() -> None:
    """
    Nothing is called passed over where the body wants silence asked about.
    """
    told = recorded(
        closed=(treated("KF-1", Disposition.DECIDED, "§ 1", open=False),),
        missed=MissedMeeting(MEETING, kept=27, silence=Silence.ASK),
    )

    assert lines(told)[1] == "  Av 27 utlovade ärenden: 27 behandlade, 0 att fråga om."
    assert lines(told, "en")[1] == "  Of 27 matters promised: 27 treated, 0 to ask about."


def test_a_doubtful_reading_asks_first() -> None:
    """
    Before anything is told of what was read.
    """
    assert lines(recorded(missed=MissedMeeting(MEETING, kept=1, doubtful=True)))[0].startswith("Läste jag rätt?")


@pytest.mark.parametrize(
    "kind, expected",
    [
        (DocumentKind.MINUTES, "Ersätter version 1 av samma protokoll."),
        (DocumentKind.NOTES, "Ersätter version 1 av samma anteckningar."),
    ],
)
def test_a_new_version_says_what_it_replaces(kind: DocumentKind, expected: str) -> None:
    """
    Notes are not called minutes.
    """
    result = evolve(recorded(replaced=MINUTES, rematched=("KF.4/1",)), document=evolve(MINUTES, kind=kind, version=2))

    unchanged = "Den säger inget annat om något ärende."
    assert lines(result)[1:] == [expected, unchanged, "Senare dokument som lästs om: KF.4/1."]


def test_announced_meetings_are_told_with_their_year() -> None:
    """
    Those without a day, or not shown, by their key.
    """
    planned = (
        Meeting("KF.4", "KF", date(2024, 11, 21)),
        Meeting("KF.5", "KF"),
        Meeting("KF.6", "KF", date(2024, 12, 5), restricted=True),
    )

    assert lines(recorded(planned=planned))[2:] == [
        "  nytt möte  KF    21 november 2024",
        "  nytt möte  KF    KF.5",
        "  nytt möte  KF.6  visas inte",
    ]


def test_a_first_document_tells_its_meetings_below_its_table() -> None:
    """
    New matters in columns, then the meetings it announced.
    """
    first = recorded(
        new=(treated("KF-1", Disposition.RAISED, "§ 2", NOVEMBER),),
        planned=(Meeting("KF.4", "KF", date(2024, 11, 21)),),
    )

    assert lines(first)[2:] == [
        "Nytt  Ärende       Punkt  Till",
        "KF-1  Motion KF-1  § 2    KF 21 november",
        "",
        "  nytt möte  KF  21 november 2024",
    ]


def test_suggestions_say_what_they_resemble() -> None:
    """
    With the quote, and how to go through them.
    """
    suggestions = (
        Suggestion("f1", "Cykelväg", "like_agenda", "KF-1", "Cykelvägen togs upp."),
        Suggestion("f2", "Gångväg", "same_document"),
        Suggestion("f3", "Bro", "of a new sort"),
    )

    assert lines(recorded(suggestions=suggestions))[1:] == [
        "",
        "KVAR ATT TA STÄLLNING TILL (inget skrevs)",
        "  f1  Cykelväg: liknar KF-1, som står på dagordningen.",
        '      "Cykelvägen togs upp."',
        "  f2  Gångväg: kan vara samma som ett annat.",
        "  f3  Bro: läsaren är osäker.",
        "  Gå igenom dem:  followup record 2024-10-10.txt --ask",
    ]


def test_data_hold_what_the_text_holds() -> None:
    """
    The keys of all lists, and the step with its source.
    """
    one = treated("KF-1", Disposition.POSTPONED, "§ 393", NOVEMBER, reason=Reason.LACK_OF_TIME)
    value = recorded_json(recorded(continued=(one,), suggestions=(Suggestion("f1", "Motion", "uncertain"),)))

    assert value["continued"][0]["step"]["target"] == {
        "kind": "meeting_on",
        "body": "KF",
        "date": "2024-11-21",
        "meeting": None,
    }
    assert value["continued"][0]["step"]["reason"] == "lack_of_time"
    assert value["suggestions"][0]["finding"] == "f1"
    assert value["missed"] is None


def test_of_a_restricted_matter_the_data_tell_only_the_key() -> None:
    """
    Neither what earlier meeting its minutes tell of, nor by which decision it went with another.
    """
    one, other = (treated(f"KF-{n}", Disposition.POSTPONED, str(n), decision="KF-1/2") for n in (1, 2))
    secret = evolve(one, matter=evolve(one.matter, restricted=True))
    together = Together("KF-1/2", ON, "KF.3", (Treatment.of(one.step), Treatment.of(other.step)))
    told = (one.step, other.step)
    value = recorded_json(recorded(continued=(secret, other), together=(together,), told=told))

    assert value["told"] == [
        {"matter": "KF-1", "restricted": True},
        {"matter": "KF-2", "step": "KF-2/2", "on": "2024-10-10"},
    ]
    assert (value["together"][0]["decision"], value["together"][0]["matters"]) == (None, ["KF-2"])
