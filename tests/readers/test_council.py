"""
Formal Swedish minutes: what is decided under each §, and nothing that was only moved, quoted or lost.
"""

from __future__ import annotations

from datetime import date

import jsonschema
import pytest

from followup.languages.sv.reading import READING as SWEDISH
from followup.model.codes import Certainty, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.model.reading import Finding, Reading
from followup.model.targets import MeetingOn, NextMeeting, Unspecified, WithParty
from followup.readers.council.reader import CouncilReader
from followup.readers.exchange import from_json, schema, to_json
from followup.readers.notes import NotesReader


D = Disposition
KF = "Kommunfullmäktige"
MARCH, APRIL, MAY = date(2025, 3, 6), date(2025, 4, 10), date(2025, 5, 15)

FIRST = """Bergviks kommun
Kommunfullmäktige
Protokoll
Sammanträdesdatum: 2025-03-06

§ 20 Ärendenummer BK-2025-00011
Bestämmande av tid för justering
Beslut
Vice ordföranden Stina Alm (X) justerar dagens protokoll den 13 mars 2025, klockan 10:00.

2 (14)

Kommunfullmäktige

Protokoll nr 2
Sammanträdesdatum: 2025-03-06

§ 21 Ärendenummer BK-2024-00107
Plan för kommunens cykelvägar och de gångstråk som hör till
Bergviks centrum
Beslut
Enligt återremissyrkande från Y den 3 mars 2025:
Planen återremitteras till nämnden för gator och torg för att räkna om kostnaderna
3 (14)

Kommunfullmäktige

Protokoll nr 2
Sammanträdesdatum: 2025-03-06
för vinterväghållningen.

Tidigare behandling
Bordlagt den 5 december 2024, § 160 och
den 30 januari 2025, § 12.

Yrkanden
Per Lund (X) yrkar bifall till kommunstyrelsens förslag.
Eva Sten (Y) yrkar att ärendet ska återremitteras till nämnden för gator och torg.

Omröstning
Omröstningen utfaller med 30 Ja mot 19 Nej. Ordföranden finner att kommunfullmäktige
beslutat återremittera ärendet genom en minoritetsåterremiss.

§ 22 Ärendenummer BK-2024-00233
Motion av Eva Sten (Y) om att avslå nya bygglov vid Lillsjön
Beslut
Enligt kommunstyrelsens förslag:
Den av Eva Sten väckta motionen bifalls.

Yrkanden
Per Lund (X) yrkar att ärendet ska bordläggas till sammanträdet den 10 april 2025 och i
andra hand att motionen avslås.

Propositionsordning
Ordföranden finner att kommunfullmäktige beslutat avgöra ärendet vid dagens sammanträde.

Reservation
Per Lund (X) reserverar sig, eftersom motionen borde ha återremitterats till byggnadsnämnden.

§ 23 Ärendenummer BK-2025-00031
Underlag för ändrad budget
Beslut
1. Skolnämnden tilldelas två miljoner kronor.
2. Omsorgsnämndens framställning om nya taxor återremitteras till omsorgsnämnden i syfte att
belysa följderna.
3. Kommunstyrelsen får i uppdrag att, tillsammans med skolnämnden, se över lokalerna.

§ 24 Ärendenummer BK-2025-00009
Ordningsfråga
Med anledning av att klockan är 21:50 frågar ordföranden om sammanträdet ska fortsätta eller om
återstående ärenden ska bordläggas.

Beslut
Beslutsärendena under paragraferna 25–26 bordläggs.
Motionerna under paragraferna 27-28 och 30 bordläggs.
Interpellationen under paragraf 29 behandlas genom att kommunfullmäktige tar ställning till
om den får framställas och att den därefter bordläggs.

§ 25 Ärendenummer BK-2024-00300
Redovisning av uppdrag om badplatserna
Beslut
Ärendet bordläggs till sammanträdet den 10 april 2025.

§ 26
Taxa för simhallen
Beslut
Ärendet bordläggs till sammanträdet den 10 april 2025.

§ 27 Ärendenummer BK-2024-00210
Motion av Stina Alm (X) om belysning i parken
Beslut
Ärendet bordläggs till sammanträdet den 10 april 2025.

Tidigare behandling
Återremitterat den 5 december 2024, § 161. Bordlagt den 30 januari 2025,
§ 13.

§ 28 Ärendenummer BK-2024-00211
Motion av Stina Alm (X) om bänkar i parken
Beslut
Ärendet bordläggs till sammanträdet den 15 maj 2025.

§ 29 Ärendenummer BK-2025-00040
Interpellation av Eva Sten (Y) till kommunstyrelsens ordförande om
hamnen
Beslut
1. Interpellationen får framställas.
2. Interpellationen bordläggs till sammanträdet den 10 april 2025.

§ 30 Ärendenummer BK-2024-00212
Motion av Per Lund (X) om skridskobanan

Bilaga 1

Plats

1

Alm, Stina

Beslut
Ärendet bordläggs till sammanträdet den 10 april 2025.
"""

SECOND = """Bergviks kommun
Kommunfullmäktige
Protokoll nr 3
Sammanträdesdatum: 2025-04-10

§ 31 Ärendenummer BK-2025-00040
Interpellation av Eva Sten (Y) till kommunstyrelsens ordförande om
hamnen
Kommunstyrelsens ordförande Per Lund (X) besvarar interpellationen varefter överläggning
äger rum.

Tidigare behandling
Bordlagt den 6 mars 2025, § 29.

§ 32 Ärendenummer BK-2024-00300:2
Redovisning av uppdrag om badplatserna
Beslut
Redovisningen antecknas och uppdraget förklaras fullgjort.

§ 33 Dnr BK 2024/210
Motion av Stina Alm (X) om belysning i parken
Beslut
Ärendet bordläggs till sammanträdet den 15 maj.

Tidigare behandling
Bordlagt den 30 januari 2025, § 13 och den 6 mars 2025, § 27.

§ 34 Ärendenummer BK-2025-00052
Taxa för simhallen
Beslut
Ärendet utgår.

§ 35 Ärendenummer BK-2024-00212
Motion av Per Lund (X) om skridskobanan
Beslut
Enligt punkt 1 i återremissyrkande från Y:
Kommunstyrelsen får i uppdrag att bereda ärendet avseende kostnaderna för isen.

§ 36 Ärendenummer BK-2025-00060
Parentation
Ordföranden håller ett anförande till minnet av den tidigare ledamoten.
"""


@pytest.fixture(name="reader", scope="module")
def _reader() -> CouncilReader:
    return CouncilReader()


@pytest.fixture(name="first", scope="module")
def _first(reader: CouncilReader) -> Reading:
    return reader.read(FIRST, name="2025-03-06.txt", sha256="")


@pytest.fixture(name="second", scope="module")
def _second(reader: CouncilReader) -> Reading:
    return reader.read(SECOND, name="2025-04-10.txt", sha256="")


def _now(reading: Reading, item: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.item == item and finding.on is None]


def _one(reading: Reading, item: str) -> Finding:
    (found,) = _now(reading, item)
    return found


class TestRecognition:
    """
    Formal minutes are told from notes.
    """

    def test_knows_its_own(self, reader: CouncilReader) -> None:
        """
        Minutes with §, diary numbers and "Sammanträdesdatum" are recognised before the reader of notes is.
        """
        assert (reader.recognises(FIRST), reader.recognises(SECOND)) == (1.0, 1.0)
        assert NotesReader(SWEDISH).recognises(FIRST) <= reader.recognises(FIRST)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Minnesanteckningar från Fjordviks ledningsgrupp\n\n1. Öppnande\n\nEnligt § 12 i lagen gäller annat.\n",
            "Protokoll från byalaget\n\n1. Val\n\nBordlagt den 5 mars,\n§ 3, och den 4 april,\n§ 9.\n",
        ],
    )
    def test_leaves_notes_alone(self, reader: CouncilReader, text: str) -> None:
        """
        A § inside the text makes no formal minutes.
        """
        assert reader.recognises(text) == 0.0


class TestHeaderAndParagraphs:
    """
    Whose minutes, which day and number; each § with title and diary number.
    """

    def test_header(self, first: Reading) -> None:
        """
        The number stands only in the page headers; the year of the meeting completes it.
        """
        assert DocumentKind.MINUTES is first.document.kind
        assert (first.meeting.body, first.meeting.date, first.meeting.number) == (KF, MARCH, "2/2025")
        assert first.unread == ()

    def test_items(self, first: Reading) -> None:
        """
        Titles over several lines are joined; a § without a diary number has none; annexes are no paragraph's text.
        """
        items = {item.number: (item.title, item.file_number) for item in first.items}

        assert [str(n) for n in range(20, 31)] == list(items)
        assert items["21"] == (
            "Plan för kommunens cykelvägar och de gångstråk som hör till Bergviks centrum",
            "BK-2024-00107",
        )
        assert items["26"] == ("Taxa för simhallen", "")

    def test_title_ends_where_a_sentence_begins(self, second: Reading) -> None:
        """
        Without a heading between them, title and text are told apart; the number of a document is that of its file.
        """
        items = {item.number: (item.title, item.file_number) for item in second.items}

        assert items["31"][0] == "Interpellation av Eva Sten (Y) till kommunstyrelsens ordförande om hamnen"
        assert items["36"][0] == "Parentation"
        assert items["32"][1] == "BK-2024-00300"

    def test_page_breaks_are_no_text(self, first: Reading) -> None:
        """
        A page header in the middle of a sentence is not part of it.
        """
        assert _one(first, "21").quote == (
            "Planen återremitteras till nämnden för gator och torg för att räkna om kostnaderna "
            "för vinterväghållningen."
        )

    def test_every_decision_is_kept(self, first: Reading) -> None:
        """
        What stands under "Beslut" is kept whole for each §, the point of order among them.
        """
        assert [one.item for one in first.decisions] == ["20", "21", "22", "23", "24", "25", "26", "27", "28", "29"]


class TestPostponed:
    """
    Postponements: in bulk, alone, and as routine.
    """

    def test_in_bulk(self, first: Reading) -> None:
        """
        Each § in the range of a point of order is postponed by it, for lack of time, to its own day.
        """
        found = {item: _one(first, item) for item in ("25", "26", "27", "28")}

        assert {"24"} == {finding.decision for finding in found.values()}
        assert {Reason.LACK_OF_TIME} == {finding.reason for finding in found.values()}
        assert [finding.target.date for finding in found.values()] == [APRIL, APRIL, APRIL, MAY]  # type: ignore[union-attr]

    def test_point_of_order_is_no_matter(self, first: Reading) -> None:
        """
        The point of order itself gives no finding.
        """
        assert [finding for finding in first.findings if finding.item == "24"] == []

    def test_paragraph_without_words(self, first: Reading) -> None:
        """
        A § that only the point of order speaks of is postponed by its sentence, to no stated day.
        """
        finding = _one(first, "30")

        assert (D.POSTPONED, "24", Unspecified(), True) == (
            finding.disposition,
            finding.decision,
            finding.target,
            finding.assumed,
        )
        assert finding.quote == "Motionerna under paragraferna 27-28 och 30 bordläggs."

    def test_routine(self, first: Reading) -> None:
        """
        A newly raised interpellation is postponed as a matter of routine, also by a point of order.
        """
        finding = _one(first, "29")

        assert (finding.kind, finding.disposition, finding.reason) == ("interpellation", D.POSTPONED, Reason.OTHER)
        assert finding.rule.endswith(".routine")
        assert (MeetingOn(KF, APRIL), "24") == (finding.target, finding.decision)

    def test_alone(self, second: Reading) -> None:
        """
        A § postponed on its own points to no point of order; the year of its day is the meeting's.
        """
        finding = _one(second, "33")

        assert (D.POSTPONED, MeetingOn(KF, MAY), "") == (finding.disposition, finding.target, finding.decision)
        assert (finding.reason, finding.certainty) == (Reason.ALREADY_POSTPONED, Certainty.CERTAIN)


class TestSentBack:
    """
    Referrals back: by minority, in part, and without the verb.
    """

    def test_by_minority(self, first: Reading) -> None:
        """
        What was sent back waits with the body named, also one whose name holds "för".
        """
        finding = _one(first, "21")

        assert (finding.disposition, finding.reason) == (D.REFERRED_BACK, Reason.MINORITY_REQUEST)
        assert WithParty("Nämnden för gator och torg") == finding.target

    def test_in_part(self, first: Reading) -> None:
        """
        One point sent back goes on under a title of its own; the rest is decided, and tasks are told as well.
        """
        decided, back, task = _now(first, "23")

        assert (decided.disposition, decided.title) == (D.DECIDED, "Underlag för ändrad budget")
        assert (back.disposition, back.number) == (D.REFERRED_BACK, "BK-2025-00031")
        assert back.title == "Underlag för ändrad budget: Omsorgsnämndens framställning om nya taxor"
        assert (task.disposition, task.owner) == (D.ASSIGNED, "Kommunstyrelsen")
        assert task.title == "Tillsammans med skolnämnden, se över lokalerna"
        assert decided.lines[0] < back.lines[0]

    def test_without_the_verb(self, second: Reading) -> None:
        """
        The task to prepare the matter again, as a motion to send it back asked, sends it back.
        """
        finding = _one(second, "35")

        assert (finding.disposition, finding.owner) == (D.REFERRED_BACK, "Kommunstyrelsen")


class TestClosed:
    """
    Decisions, notes and replies close a matter; what was only moved decides nothing.
    """

    def test_lost_motions_decide_nothing(self, first: Reading) -> None:
        """
        Neither a motion to postpone, nor a reservation, nor a word in the title changes the decision.
        """
        finding = _one(first, "22")

        assert (finding.disposition, finding.outcome, finding.kind) == (D.DECIDED, Outcome.APPROVED, "motion")

    def test_reply(self, second: Reading) -> None:
        """
        An interpellation that was answered is closed though nothing was decided.
        """
        assert (_one(second, "31").disposition, _one(second, "31").outcome) == (D.DECIDED, Outcome.ANSWERED)

    def test_noted_and_removed(self, second: Reading) -> None:
        """
        A report that is noted is closed so; what leaves the agenda is removed; a speech is nothing.
        """
        assert [_one(second, "32").disposition, _one(second, "34").disposition] == [D.NOTED, D.REMOVED]
        assert _now(second, "36") == []


class TestHistory:
    """
    Earlier meetings as the minutes tell of them.
    """

    def test_days_and_paragraphs(self, first: Reading) -> None:
        """
        Each earlier step has its day and §, over line breaks too, and belongs to the matter of this §.
        """
        found = [(f.item, f.disposition, f.on, f.reference) for f in first.findings if f.on]

        assert found == [
            ("21", D.POSTPONED, date(2024, 12, 5), "160"),
            ("21", D.POSTPONED, date(2025, 1, 30), "12"),
            ("27", D.REFERRED_BACK, date(2024, 12, 5), "161"),
            ("27", D.POSTPONED, date(2025, 1, 30), "13"),
        ]

    def test_names_the_matter(self, first: Reading) -> None:
        """
        History carries title, number, quote and a rule of its own.
        """
        finding = next(f for f in first.findings if f.on)

        assert (finding.number, finding.rule) == ("BK-2024-00107", "sv.history.postponed")
        assert finding.quote == "Bordlagt den 5 december 2024, § 160 och den 30 januari 2025, § 12."

    def test_there_and_back(self, first: Reading) -> None:
        """
        History, decision and numbers survive as JSON, which names them only where they say something.
        """
        data = to_json(first)
        jsonschema.Draft202012Validator(schema()).validate(data)
        back = from_json(data)

        assert first.findings == back.findings
        assert (first.meeting.number, first.items[1].file_number) == (back.meeting.number, back.items[1].file_number)
        assert {"on", "reference", "decision"}.isdisjoint(data["findings"][0])


DECISIONS = [
    ("Ärendet bordläggs till nästa sammanträde.", {"disposition": D.POSTPONED, "target": NextMeeting(KF)}),
    ("Ärendet bordläggs.", {"disposition": D.POSTPONED, "target": Unspecified(), "assumed": True}),
    ("Ärendet bordläggs på grund av tidsbrist.", {"disposition": D.POSTPONED, "reason": Reason.LACK_OF_TIME}),
    ("Ärendet bordläggs till sammanträdet 2025-05-15.", {"target": MeetingOn(KF, MAY), "reason": Reason.NOT_STATED}),
    ("Kommunfullmäktige beslutar att bordlägga ärendet till den 15 maj 2025.", {"target": MeetingOn(KF, MAY)}),
    ("Kommunfullmäktige beslutar\natt bordlägga ärendet till den 15 maj 2025.", {"target": MeetingOn(KF, MAY)}),
    ("Ärendet återremitteras.", {"disposition": D.REFERRED_BACK, "target": Unspecified(), "owner": ""}),
    ("Återremittera ärendet till skolnämnden, för att höra eleverna.", {"owner": "Skolnämnden"}),
    (
        "Motionen remitteras till kommunstyrelsen för beredning.",
        {"disposition": D.REFERRED, "purpose": Purpose.PREPARATION, "owner": "Kommunstyrelsen"},
    ),
    ("Motionen avslås.", {"disposition": D.DECIDED, "outcome": Outcome.REJECTED}),
    ("Motionen anses i övrigt besvarad.", {"disposition": D.DECIDED, "outcome": Outcome.ANSWERED}),
    (
        "1. Motionens första punkt bifalls.\n2. Motionen avslås i övrigt.",
        {"disposition": D.DECIDED, "outcome": Outcome.APPROVED_IN_PART},
    ),
    ("Yrkandet om att återremittera ärendet avslås. Motionen bifalls.", {"outcome": Outcome.APPROVED}),
    ("Ärendet återremitteras inte. Motionen bifalls.", {"outcome": Outcome.APPROVED}),
    ("Skriften ”Varför ärendet bordläggs” antas.", {"disposition": D.DECIDED, "outcome": Outcome.APPROVED}),
    ("Rapporten läggs till handlingarna.", {"disposition": D.NOTED}),
    ("Motionen har dragits tillbaka.", {"disposition": D.WITHDRAWN}),
    ("Motionen avskrivs.", {"disposition": D.WRITTEN_OFF}),
    ("Kommunstyrelsen ska ordna en fest.", {"disposition": D.DECIDED, "outcome": None}),
]


@pytest.mark.parametrize("said, expected", DECISIONS)
def test_what_decisions_say(reader: CouncilReader, said: str, expected: dict[str, object]) -> None:
    """
    One decision, one finding on the matter.
    """
    text = (
        f"{KF}\nProtokoll\nSammanträdesdatum: 2025-04-10\n\n§ 1 Dnr BK 2025/7\nMotion om en fest\nBeslut\n{said}\n\n"
        "§ 2 Dnr BK 2025/8\nAvslutning\n"
    )
    finding = _one(reader.read(text, name="p.txt", sha256=""), "1")

    assert expected == {name: getattr(finding, name) for name in expected}


KINDS = [
    ("Motion av Eva Sten (Y) om bänkar", "motion"),
    ("Svar på motion om bänkar", "motion"),
    ("Interpellation om hamnen", "interpellation"),
    ("Enkel fråga om hamnen", "question"),
    ("Medborgarförslag om en lekplats", "proposal"),
    ("Redovisning av uppdrag om badplatserna", "report"),
    ("Val av ledamot i skolnämnden", "election"),
    ("Taxa för simhallen", "item"),
]


@pytest.mark.parametrize("title, kind", KINDS)
def test_kinds(reader: CouncilReader, title: str, kind: str) -> None:
    """
    The first words of a title say what kind of matter it is.
    """
    text = f"{KF}\nProtokoll\nSammanträdesdatum: 2025-04-10\n\n§ 1\n{title}\nBeslut\nÄrendet bordläggs.\n"

    assert kind == _one(reader.read(text, name="p.txt", sha256=""), "1").kind


LAYOUTS = [
    (
        "SAMMANTRÄDESPROTOKOLL\nSkolnämnden\nSammanträdesdatum\n2025-04-10\n\n"
        "§ 7 Budget för skolan (Dnr SN 2025/31)\n\nSkolnämndens beslut\n\nÄrendet bordläggs till den 15 maj.\n"
    ),
    (
        "Skolnämnden\nProtokoll nr 4/2025\nSammanträdesdatum: den 10 april 2025\n\n"
        "SN § 7\nDnr SN 2025/31\nBudget för skolan\n\nFörslag till beslut\nBudgeten godkänns.\n\n"
        "Nämndens beslut\nÄrendet bordläggs till den 15 maj.\n\nSida 2 av 9\n"
    ),
    (
        "Protokoll Skolnämnden\nSammanträdesdatum: 2025-04-10\n\n"
        "§ 7, SN-2025-31\nBudget för skolan\nKommunstyrelsens förslag\nBudgeten avslås.\nBeslut\n"
        "1. Ärendet bordläggs till den 15 maj.\n"
    ),
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_layouts(reader: CouncilReader, text: str) -> None:
    """
    Other boards set their minutes otherwise; another body's proposal is not the decision.
    """
    reading = reader.read(text, name="p.txt", sha256="")
    finding = _one(reading, "7")

    assert (reading.meeting.body, reading.meeting.date) == ("Skolnämnden", APRIL)
    assert finding.title == "Budget för skolan"
    assert finding.number in {"SN 2025/31", "SN-2025-31"}
    assert (D.POSTPONED, MeetingOn("Skolnämnden", MAY)) == (finding.disposition, finding.target)


def test_points_that_go_to_one_day_are_one_matter(reader: CouncilReader) -> None:
    """
    Two points postponed to the same day go on together, named after the first.
    """
    text = (
        f"{KF}\nProtokoll\nSammanträdesdatum: 2025-04-10\n\n§ 1 Dnr BK 2025/7\nValberedningens förslag\nBeslut\n"
        "1. Förslagen godkänns.\n2. Val av styrelse i Hamnbolaget bordläggs till sammanträdet den 15 maj 2025.\n"
        "3. Val av styrelse i Energibolaget bordläggs till sammanträdet den 15 maj 2025.\n"
    )
    decided, postponed = _now(reader.read(text, name="p.txt", sha256=""), "1")

    assert (decided.disposition, decided.outcome) == (D.DECIDED, Outcome.APPROVED)
    assert postponed.title == "Valberedningens förslag: Val av styrelse i Hamnbolaget"
    assert "Energibolaget" in postponed.quote


@pytest.mark.parametrize("text", ["", "§", "§ 1", "§ 1\n§ 2\n§ 3", "Beslut\n", "§ 1 Dnr X 2025/1\nBeslut\n\n\nBilaga"])
def test_scraps_are_read(reader: CouncilReader, text: str) -> None:
    """
    Scraps give no findings and no error.
    """
    assert reader.read(text, name="p.txt", sha256="").findings == ()


@pytest.mark.parametrize(
    "block", ["§ 1 Dnr X 2025/1\n" * 900, "får " * 9000, "bordläggs " * 3000, "den 2 mars 2025, § 3 och " * 2000]
)
def test_long_text_is_read(reader: CouncilReader, block: str) -> None:
    """
    Text made to wear out patterns is read like other text; the test run's own limit would tell if not.
    """
    head = f"{KF}\nSammanträdesdatum: 2025-04-10\n\n§ 1 Dnr X 2025/1\nFest\nBeslut\n"
    text = f"{head}{block}\n\nTidigare behandling\n{block}\n"

    assert reader.read(text, name="p.txt", sha256="").items


def test_read_by_the_best_reader(reader: CouncilReader, readers: dict[str, object]) -> None:
    """
    Formal minutes are not taken for notes: nothing a notes reader says outweighs the sign of the §.
    """
    assert all(reader.recognises(FIRST) >= other.recognises(FIRST) for other in readers.values())  # type: ignore[attr-defined]
