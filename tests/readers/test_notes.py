"""
Whole documents in the manner of real ones: notes without a mark between name and place, board minutes, loose notes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from followup.model.codes import Certainty, ConditionKind, Disposition, DocumentKind, Purpose, Reason
from followup.model.reading import NextSitting, Reading
from followup.model.targets import Event, FirstMeetingFrom, MeetingOn, NextMeeting, Unspecified, WithParty
from followup.plugins import open_register


Read = Callable[..., Reading]
D = Disposition
LG = "Skärvikskommunernas beredningsgrupp"

NOTES = """

SKÄRVIKSKOMMUNERNA I SAMVERKAN
www.skarvik.example



Minnesanteckningar från
Skärvikskommunernas beredningsgrupp

Tid Onsdagen den 28 oktober 2026 kl 8.30-11.00

Plats Granby kommunhus, lokal Eken



Deltagare Maja Ek Granby
 Olle Storm Granby (punkt 2)
 Anna K Palm Nordvik, ordförande
 Siri Hägg Nordvik (punkt 3)
 Ivar Berg Sundby
 Tuva Lind Region Väst (punkt 2)
 Bo Lind Alm Region Väst (punkt 2)

Ej närvarande Gun Roth Sundby


1. Välkommen och presentationsrunda

Anna K Palm hälsar välkommen.

2. Ny plan för kollektivtrafiken

Regionen beskriver arbetet och tar emot synpunkter.

Diskussion

Regionen säger till sist att de avser återkomma med datum för fler
samtal framöver.

3. Samordnad krisberedskap inom
Skärvikssamverkan

Siri Hägg redovisar larmövningen som pågick i tre veckor.28
september till 16 oktober.

Beslut
Fler övningar om hur larm går ut bordlades till nästa
beredningsgruppsmöte.


Beredningsgruppen tackar Siri och ber att få återkomma om
eventuellt fler övningar i frågan.

4. Utestående ärenden och föregående möten

Andra kvarstående frågor gås igenom på nästa beredningsgruppsmöte.
 5. Kommande möten

Beredningsgruppsmötet 2 december:
Önskemål från energirådet om att visa vårens mätning på
nästa beredningsgruppsmöte tas upp om tid finns på dagordningen.
Några utestående punkter behandlas på beredningsgruppens nästa möte. Även
mötestider för 2027 samt förslag aktivitetsplan 2027 kommer att behandlas.

Samrådskommitténs möte 10 november:
Den avgående Samrådskommittén håller i mötet. Nya
Samrådskommittén träffas fysiskt vid vinterkonferensen i januari 2027.
Tid och lokal är inte bestämda ännu.

Beslut

Nästa möte med Samrådskommittén hålls digitalt förslaget till ny
båtstrategi behandlas.

6. Ny båtstrategi

Beslut

Förslag till ny båtstrategi (BÅT 2040) ska utgöra underlag för
nästa möte med Samrådskommittén.

7. Aktivitetsplan och budget

Ärendet tas upp på nytt på nästa beredningsgruppsmöte. Redan beslutade inköp
görs så länge.

8. Förslag val ledamot Samrådskommittén

Bordlagt av tidsskäl.

9. Övriga frågor

Inga övriga frågor.

10. Nästa möte

Beredningsgruppen möts härnäst den 2 december kl 8.30-11.00 i Granby
kommunhus.

Mötet slutar en kvart före tiden.


Vid anteckningarna Justeras

Siri Hägg Maja Ek

"""


@pytest.fixture(name="notes", scope="module")
def _notes(read: Read) -> Reading:
    return read(NOTES)


def test_header(notes: Reading) -> None:
    """
    The header is read whole, though nothing but habit parts names from places.
    """
    facts = notes.meeting

    assert (LG, date(2026, 10, 28), time(8, 30), time(11)) == (facts.body, facts.date, facts.starts, facts.ends)
    assert [(person.organisation, person.items) for person in facts.present[:5]] == [
        ("Granby", ()),
        ("Granby", ("2",)),
        ("Nordvik", ()),
        ("Nordvik", ("3",)),
        ("Sundby", ()),
    ]
    assert {"Region Väst"} == {person.organisation for person in facts.present[5:]}
    assert [(person.name, person.organisation) for person in facts.absent] == [("Gun Roth", "Sundby")]
    assert (facts.chair, facts.notes_by, facts.verified_by) == ("Anna K Palm", "Siri Hägg", "Maja Ek")
    assert (NextSitting(date(2026, 12, 2), time(8, 30), "Granby kommunhus", "", time(11)),) == facts.next
    assert notes.document.kind == DocumentKind.NOTES
    assert notes.unread == ()


def test_items(notes: Reading) -> None:
    """
    Ten items, a wrapped heading and one with no blank line before it among them.
    """
    assert [str(number) for number in range(1, 11)] == [item.number for item in notes.items]
    assert notes.items[2].title == "Samordnad krisberedskap inom Skärvikssamverkan"
    assert notes.items[4].title == "Kommande möten"


def test_findings(notes: Reading) -> None:
    """
    Thirteen findings, in document order, each with its title.
    """
    crisis = "Samordnad krisberedskap inom Skärvikssamverkan: fler övningar"

    assert [
        ("2", D.UNDERTAKEN, "Datum för fler samtal"),
        ("3", D.POSTPONED, crisis),
        ("3", D.UNDERTAKEN, crisis),
        ("4", D.RAISED, "Utestående ärenden (ej namngivna)"),
        ("5", D.RAISED, "Energirådet: vårens mätning"),
        ("5", D.RAISED, "Utestående ärenden (ej namngivna)"),
        ("5", D.RAISED, "Mötestider 2027"),
        ("5", D.RAISED, "Aktivitetsplan 2027"),
        ("5", D.RAISED, "Tid och lokal för nya Samrådskommitténs möte"),
        ("5", D.REFERRED, "Ny båtstrategi"),
        ("6", D.REFERRED, "Ny båtstrategi (BÅT 2040)"),
        ("7", D.POSTPONED, "Aktivitetsplan och budget 2027"),
        ("8", D.POSTPONED, "Förslag val ledamot Samrådskommittén"),
    ] == [(finding.item, finding.disposition, finding.title) for finding in notes.findings]


def test_pairs(notes: Reading) -> None:
    """
    Two pairs join by their own words, two by likeness with a target that agrees; nothing else.
    """
    assert {f.id: f.same_as for f in notes.findings if f.same_as} == {"f3": ("f2",), "f6": ("f4",)}
    assert {f.id: f.like for f in notes.findings if f.like} == {"f11": ("f10",), "f12": ("f8",)}


def test_targets(notes: Reading) -> None:
    """
    Each finding keeps its target as it was said; a section's heading gives the day where the sentence does not.
    """
    found = {finding.id: finding for finding in notes.findings}

    assert WithParty("Region Väst") == found["f1"].target
    assert NextMeeting(LG) == found["f2"].target == found["f4"].target == found["f12"].target
    assert found["f3"].owner == LG
    assert MeetingOn(LG, date(2026, 12, 2)) == found["f7"].target == found["f8"].target
    assert Event("vinterkonferensen", "2027-01") == found["f9"].target
    assert MeetingOn("Samrådskommittén", date(2026, 11, 10)) == found["f10"].target == found["f11"].target
    assert (Unspecified(), True, Reason.LACK_OF_TIME) == (
        found["f13"].target,
        found["f13"].assumed,
        found["f13"].reason,
    )


def test_what_else_is_said(notes: Reading) -> None:
    """
    The condition, the purpose, the interim arrangement and the other body's digital meeting are kept.
    """
    found = {finding.id: finding for finding in notes.findings}
    condition = found["f5"].condition

    assert condition
    assert (condition.kind, condition.text) == (ConditionKind.IF_TIME_PERMITS, "om tid finns på dagordningen")
    assert Purpose.DECISION == found["f10"].purpose == found["f11"].purpose
    assert found["f12"].interim == "Redan beslutade inköp görs så länge."
    assert found["f12"].rule.endswith("_again")
    assert [("Samrådskommittén", date(2026, 11, 10), "digital")] == [
        (other.body, other.date, other.mode) for other in notes.other_meetings
    ]
    assert [decision.item for decision in notes.decisions] == ["3", "5", "6"]
    assert {Certainty.CERTAIN} == {finding.certainty for finding in notes.findings}


BOARD = """STYRELSEN FÖR ÅSBY GRANNSKAP

Protokoll fört vid styrelsemöte den 3 mars 2026

Plats: Åsby bygdegård samt via Teams
Tid: 18.30-20.45
Närvarande: Lena Alm (ordf.), Per Dahl, Sara Ek (sekr.), Jonas Frid, Mia Gran

§ 1. Mötets öppnande
Lena öppnade mötet.

§ 2. Ekonomi
Beslutades att godkänna bokslutet. Per återkommer med en prognos till nästa möte.

§ 3. Takrenovering
Beslutades att bordlägga frågan till nästa styrelsemöte då en offert saknas.

§ 4. Parkeringsplatser
Mia undersöker möjligheten att hyra ut platser och återkommer på nästa möte.
Sara fick i uppgift att kontakta kommunen.

§ 5. Övriga frågor
a) Jonas tog upp frågan om cykelrummet. Tas upp på nästa möte.

§ 6. Nästa möte
Tisdag 14 april kl 18.30.

Vid protokollet                 Justeras

____________________            ____________________
Sara Ek                         Lena Alm

                                ____________________
                                Jonas Frid
"""


def test_board_minutes(read: Read) -> None:
    """
    A board's minutes: the body stands above the title, first names are people of the list, two verify.
    """
    reading = read(BOARD)
    facts = reading.meeting

    assert (facts.body, facts.mode) == ("STYRELSEN FÖR ÅSBY GRANNSKAP", "hybrid")
    assert (facts.chair, facts.notes_by, facts.verified_by) == ("Lena Alm", "Sara Ek", "Lena Alm, Jonas Frid")
    assert [(finding.disposition, finding.title, finding.owner) for finding in reading.findings] == [
        (D.DECIDED, "Ekonomi: bokslutet", ""),
        (D.UNDERTAKEN, "Ekonomi: prognos", "Per Dahl"),
        (D.POSTPONED, "Takrenovering", ""),
        (D.ASSIGNED, "Undersöker möjligheten att hyra ut platser", "Mia Gran"),
        (D.ASSIGNED, "Kontakta kommunen", "Sara Ek"),
        (D.RAISED, "Cykelrummet", ""),
    ]
    assert NextMeeting(facts.body) == reading.findings[2].target
    assert reading.unread == ()


LOOSE = """Mötesanteckningar

Samverkansgrupp vatten
2026-05-12, kl. 13:00–14:45, digitalt möte via Teams

Deltagare: Kristina Holm (Nora kommun), Erik Sand (Berga kommun), Amir Haddad (Nora kommun, antecknar)

1. Vattenskydd
Remissvaren är försenade.
• Erik skickar ut kartunderlaget till gruppen.

2. Provtagning
Frågan bordlades vid förra mötet. Gruppen enades om att skjuta upp beslutet till mötet efter sommaren.

3. Avgifter
Ärendet lämnas vidare till tekniska utskottet för ställningstagande.

4. Övrigt
Kristina tar med sig frågan om jourtelefon och återkommer.
Utbildningsdag i september: lokal är ännu inte bokad.
"""


def test_loose_notes(read: Read) -> None:
    """
    Notes with a bare title, the day on a line of its own, and promises in everyday words.
    """
    reading = read(LOOSE)
    facts = reading.meeting

    assert ("Samverkansgrupp vatten", date(2026, 5, 12), time(13), "digital") == (
        facts.body,
        facts.date,
        facts.starts,
        facts.mode,
    )
    assert facts.notes_by == "Amir Haddad"
    assert [(finding.disposition, finding.title, finding.certainty) for finding in reading.findings] == [
        (D.ASSIGNED, "Skickar ut kartunderlaget till gruppen", Certainty.LIKELY),
        (D.POSTPONED, "Provtagning", Certainty.CERTAIN),
        (D.REFERRED, "Avgifter", Certainty.CERTAIN),
        (D.UNDERTAKEN, "Jourtelefon", Certainty.CERTAIN),
        (D.RAISED, "Lokal: Utbildningsdag i september", Certainty.CERTAIN),
    ]
    assert FirstMeetingFrom(facts.body, date(2026, 8, 1)) == reading.findings[1].target


MARKDOWN = """# Minnesanteckningar styrgrupp e-arkiv

**Datum:** 2026-02-10
**Tid:** 09.00–10.30
**Plats:** Teams
**Närvarande:** Eva Lund (Arkivcentrum), Nils Krok (Alby kommun), Pia Sten (Dala kommun)

## 1. Inledning

Eva hälsade välkomna.

## 2. Leverantörsavtal

- Eva redogjorde för förhandlingarna.
- Leverantören har lovat att lämna ett nytt bud senast 1 mars.
- **Beslut:** Frågan bordläggs till nästa styrgruppsmöte i väntan på budet.

## 3. Gallringsplan

**Nils får i uppdrag** att uppdatera dokumentet till nästa möte.

## 4. Informationssäkerhet

Punkten hanns inte med utan tas upp vid nästa möte.

## 5. Budget 2027

Styrgruppen beslutade att skicka budgeten vidare till samverkansnämnden för beslut.

/Antecknat av Pia Sten
"""


def test_markdown_notes(read: Read) -> None:
    """
    Markdown notes read like plain ones: emphasis and bullets are marks, not words.
    """
    reading = read(MARKDOWN)
    facts = reading.meeting

    assert (facts.body, facts.starts, facts.mode, facts.notes_by) == (
        "Styrgrupp e-arkiv",
        time(9),
        "digital",
        "Pia Sten",
    )
    assert [(finding.disposition, finding.title, finding.owner) for finding in reading.findings] == [
        (D.UNDERTAKEN, "Lämna ett nytt bud", "Leverantören"),
        (D.POSTPONED, "Leverantörsavtal", ""),
        (D.ASSIGNED, "Uppdatera dokumentet", "Nils Krok"),
        (D.POSTPONED, "Informationssäkerhet", ""),
        (D.REFERRED, "Budget 2027", ""),
    ]
    assert reading.findings[0].target == WithParty("Leverantören", date(2026, 3, 1))
    assert reading.findings[4].target == NextMeeting("Samverkansnämnden")
    assert reading.unread == ()


@pytest.mark.parametrize(
    "text, language",
    [
        (
            "Minnesanteckningar: Ledningsgruppen\n\nDatum: 2026-12-02\n\n4. Budget\n\nBordläggs.\n\n5. Ö\n\nInga.\n",
            "sv",
        ),
        ("Minutes: Harbour Committee\n\nDate: 2026-12-02\n\n4. Budget\n\nPostponed.\n\n5. Bridge\n\nNone.\n", "en"),
    ],
)
def test_few_lines_without_small_words_are_read_in_the_language_of_their_title(text: str, language: str) -> None:
    """
    No reader of other documents comes before, which would find nothing in them.
    """
    with open_register("memory:", author="tester") as register:
        reading = register.read_text(text, name="few.txt", sha256="")

    assert (reading.document.language, [item.number for item in reading.items]) == (language, ["4", "5"])
    assert [finding.title for finding in reading.findings] == ["Budget"]
