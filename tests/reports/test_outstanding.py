"""
The register of outstanding matters at its edges: empty, of all bodies, long, narrow.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from followup.model.answers import Audit, Context, OutstandingList, OutstandingMatter
from followup.model.bodies import Body, Meeting
from followup.model.codes import Disposition, PlaceKind
from followup.model.matters import Matter, Place, Skip, Treatment
from followup.reports.drawing.escaping import UNSAFE
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.outstanding import outstanding as outstanding_page
from followup.reports.values.outstanding import outstanding_json
from followup.reports.values.records import status_word
from followup.reports.words.places import place_sentence, where_now
from followup.reports.words.translation import translator


HOSTILE = "rev\x1b[2J\n\u202eeht"
TODAY = date(2022, 11, 22)
ON = date(2022, 10, 28)
LG, SN = Body("LG", "Ledningsgruppen"), Body("SN", "Samverkansnämnden")
CONTEXT = Context(
    TODAY,
    bodies={"LG": LG, "SN": SN},
    parties={"bolaget": "Länsbolaget"},
    meetings={"LG.9": Meeting("LG.9", "LG", date(2022, 12, 2), restricted=True)},
)
AGENDA = Place(PlaceKind.AGENDA, body="LG", meeting="LG.2", date=date(2022, 12, 2))
WAITING = Place(PlaceKind.AWAITING_MEETING, body="LG")
RESTING = Place(PlaceKind.RESTING, body="LG", date=date(2023, 6, 30))
PARTY = Place(PlaceKind.WITH_PARTY, body="LG", party="bolaget")
EVENT = Place(PlaceKind.EVENT, body="LG", event="planeringsdagen", period="2023-01")


def listed(key: str, place: Place = AGENDA, title: str = "Cykelvägen", **fields: Any) -> OutstandingMatter:
    """
    An open matter in the register.
    """
    matter = Matter(key, fields.pop("body", "LG"), title, opened_on=ON, **fields)
    return OutstandingMatter(matter, place, ON, TODAY - ON)


def register(*matters: OutstandingMatter, body: Body | None = LG) -> OutstandingList:
    """
    The register of a body, or of all.
    """
    return OutstandingList(CONTEXT, body, matters)


def test_an_empty_register_says_so() -> None:
    """
    In a sentence, under the body's name and the day.
    """
    assert as_text(outstanding_page(register(), "sv"), 60) == (
        "Utestående ärenden, Ledningsgruppen         22 november 2022\nInget är utestående."
    )
    assert as_text(outstanding_page(register(body=None), "en"), 60) == (
        "Outstanding matters, all bodies             22 November 2022\nNothing is outstanding."
    )


def test_the_registers_of_all_bodies_stand_under_their_names() -> None:
    """
    In the order in which they come, each with columns of its own.
    """
    other = evolve(AGENDA, body="SN", meeting="SN.1")

    assert as_text(
        outstanding_page(register(listed("LG-1"), listed("SN-1", other, body="SN"), body=None), "sv"), 60
    ) == (
        "Utestående ärenden, alla organ              22 november 2022\n"
        "2 öppna · 2 på dagordningar · 0 försenade\n"
        "\n"
        "Ledningsgruppen\n"
        "Ärende            Sedan   Bordl.  Nu\n"
        "LG-1  Cykelvägen  28 okt  –       LG 2 dec\n"
        "\n"
        "Samverkansnämnden\n"
        "Ärende            Sedan   Bordl.  Nu\n"
        "SN-1  Cykelvägen  28 okt  –       SN 2 dec"
    )


def test_the_heading_counts_every_sort_of_place() -> None:
    """
    What awaits a meeting first; each matter is counted once, and the overdue ones once more.
    """
    owned = listed("LG-6", EVENT, owner="bolaget")
    late = listed("LG-2", evolve(AGENDA, overdue=True))
    everything = register(
        listed("LG-1", WAITING), late, listed("LG-3", PARTY), listed("LG-4", RESTING), listed("LG-5", EVENT), owned
    )

    assert as_text(outstanding_page(everything, "sv"), 120).split("\n")[1] == (
        "6 öppna · 1 väntar på datum · 1 på mötet 2 december · 1 hos andra · 2 vilande · 1 utan ägare · 1 försenat"
    )


def test_a_long_register_tells_how_often_matters_come_back() -> None:
    """
    A council asks for that first.
    """
    many = [listed(f"LG-{n}", postponements=n % 4) for n in range(12)]

    assert (
        as_text(outstanding_page(register(*many), "sv")).split("\n")[2]
        == "Bordlagda: 1 gång 3 · 2 gånger 3 · 3 gånger 3"
    )
    assert as_text(outstanding_page(register(*many[:4]), "sv")).split("\n")[2] == ""


@pytest.mark.parametrize("table", [False, True])
@pytest.mark.parametrize(
    "audit", [None, Audit(singly=(Treatment("LG-1/1", "LG-1", Disposition.POSTPONED, ON, item=HOSTILE),))]
)
def test_what_could_command_a_terminal_is_shown(audit: Audit | None, *, table: bool) -> None:
    """
    Wherever it stands, also where the table is made for a thousand matters; and no line is too long for it.
    """
    context = evolve(CONTEXT, bodies={"LG": Body("LG", HOSTILE)}, parties={"bolaget": HOSTILE})
    party = evolve(PARTY, precondition=HOSTILE)
    rows = [
        listed(f"LG-{HOSTILE}", party, title=HOSTILE),
        listed("LG-2", evolve(EVENT, event=HOSTILE, period=None), owner="bolaget"),
        listed(
            "LG-3", evolve(AGENDA, meeting=HOSTILE, date=None), disposition=Disposition.REFERRED_BACK, number=HOSTILE
        ),
    ]
    text = as_text(
        outstanding_page(OutstandingList(context, Body("LG", HOSTILE), tuple(rows), audit), "sv", table=table), 60
    )

    assert "\\x1b" in text
    assert not UNSAFE.search(text.replace("\n", ""))
    assert max(map(len, text.split("\n"))) <= 60


def test_many_meetings_are_counted_together() -> None:
    """
    Up to three are named.
    """
    on = [listed(f"LG-{n}", evolve(AGENDA, meeting=f"LG.{n}", date=date(2022, 12, n))) for n in range(1, 5)]

    assert (
        as_text(outstanding_page(register(*on[:2]), "sv"))
        .split("\n")[1]
        .startswith("2 öppna · 1 på mötet 1 december · 1 på mötet 2 december")
    )
    assert as_text(outstanding_page(register(*on), "sv")).split("\n")[1].startswith("4 öppna · 4 på dagordningar")


@pytest.mark.parametrize(
    "place, swedish, english",
    [
        (AGENDA, "LG 2 dec", "LG 2 Dec"),
        (evolve(AGENDA, assumed=True), "LG 2 dec (antaget)", "LG 2 Dec (assumed)"),
        (evolve(AGENDA, if_time_permits=True), "LG 2 dec, om tid finns", "LG 2 Dec, if time permits"),
        (evolve(AGENDA, precondition="när hon är här"), "LG 2 dec, när hon är här", "LG 2 Dec, när hon är här"),
        (evolve(AGENDA, overdue=True), "LG 2 dec, försenat", "LG 2 Dec, overdue"),
        (evolve(AGENDA, unminuted=True), "LG 2 dec  ! anteckningar saknas", "LG 2 Dec  ! notes missing"),
        (
            evolve(AGENDA, skipped=(Skip("LG.1", ON, "missed"), Skip("LG.3", ON, "missed"))),
            "LG 2 dec, förbigånget 2 gånger",
            "LG 2 Dec, passed over 2 times",
        ),
        (evolve(AGENDA, date=None), "LG.2", "LG.2"),
        (evolve(AGENDA, meeting="LG.9"), "LG.9", "LG.9"),
        (WAITING, "LG, väntar på datum", "LG, awaiting a meeting"),
        (evolve(WAITING, date=date(2023, 2, 3)), "LG 3 feb, inte utsatt ännu", "LG 3 Feb, not planned yet"),
        (PARTY, "Länsbolaget, inget datum", "Länsbolaget, no date"),
        (evolve(PARTY, date=date(2023, 1, 15)), "Länsbolaget, till 15 jan", "Länsbolaget, until 15 Jan"),
        (RESTING, "vilar till 30 juni 2023", "resting until 30 Jun 2023"),
        (EVENT, "ingen ansvarig, januari 2023", "nobody responsible, January 2023"),
        (evolve(EVENT, period=None), "ingen ansvarig, planeringsdagen", "nobody responsible, planeringsdagen"),
    ],
)
def test_every_place_has_its_words(place: Place, swedish: str, english: str) -> None:
    """
    Short enough for a column, and plain.
    """
    matter = listed("LG-1").matter
    told = [where_now(matter, place, CONTEXT, translator(locale)).replace("\u00a0", " ") for locale in ("sv", "en")]

    assert told == [swedish, english]


def test_an_event_with_an_owner_names_the_event() -> None:
    """
    Who is responsible stands elsewhere.
    """
    matter = listed("LG-1", owner="bolaget").matter

    assert where_now(matter, EVENT, CONTEXT, translator("sv")).replace("\u00a0", " ") == "planeringsdagen, januari 2023"


@pytest.mark.parametrize(
    "place, expected",
    [
        (AGENDA, "Ligger nu på LG 2 december."),
        (
            evolve(AGENDA, assumed=True, unminuted=True),
            "Ligger nu på LG 2 december (antaget). Anteckningar därifrån saknas.",
        ),
        (evolve(AGENDA, overdue=True, if_time_permits=True), "Ligger nu på LG 2 december (försenat, om tid finns)."),
        (WAITING, "Väntar på datum: inget möte i Ledningsgruppen är utsatt."),
        (evolve(WAITING, date=date(2023, 2, 3)), "Ska upp LG 3 februari, som inte är utsatt ännu."),
        (PARTY, "Ligger nu hos Länsbolaget, inget datum utlovat."),
        (evolve(PARTY, date=date(2023, 1, 15)), "Ligger nu hos Länsbolaget, till den 15 januari."),
        (RESTING, "Vilar till den 30 juni 2023."),
        (EVENT, "Ska upp vid: planeringsdagen, januari 2023; ingen ansvarig."),
    ],
)
def test_every_place_has_its_sentence(place: Place, expected: str) -> None:
    """
    For where there is room for one.
    """
    assert place_sentence(listed("LG-1").matter, place, CONTEXT, translator("sv")) == expected


@pytest.mark.parametrize(
    "place, expected",
    [
        (AGENDA, "scheduled"),
        (evolve(AGENDA, body="SN"), "waiting"),
        (evolve(AGENDA, overdue=True), "overdue"),
        (WAITING, "waiting"),
        (PARTY, "waiting"),
        (RESTING, "dormant"),
        (EVENT, "dormant"),
    ],
)
def test_every_place_has_a_status(place: Place, expected: str) -> None:
    """
    One word for programs; people are told the place.
    """
    assert status_word(listed("LG-1").matter, place) == expected


def test_data_of_the_register_have_stable_names() -> None:
    """
    What a program relies on.
    """
    (value,) = outstanding_json(register(evolve(listed("LG-1"), why="Så.", owner="Bolaget")))["matters"]

    assert {name: value[name] for name in value if name != "place"} == {
        "key": "LG-1",
        "body": "LG",
        "restricted": False,
        "title": "Cykelvägen",
        "kind": "item",
        "number": "",
        "owner": "Bolaget",
        "since": "2022-10-28",
        "age_days": 25,
        "postponements": 0,
        "missed": 0,
        "status": "scheduled",
        "overdue": False,
        "why": "Så.",
    }
    assert value["place"] == {
        "kind": "agenda",
        "body": "LG",
        "meeting": "LG.2",
        "date": "2022-12-02",
        "party": None,
        "event": "",
        "period": None,
        "assumed": False,
        "overdue": False,
        "unminuted": False,
        "if_time_permits": False,
        "precondition": "",
        "skipped": [],
    }


def test_data_of_a_restricted_meeting_have_no_day() -> None:
    """
    Neither as the place nor among those passed over.
    """
    skipped = (Skip("LG.9", date(2022, 12, 2), "cancelled"),)
    value = outstanding_json(register(listed("LG-1", evolve(AGENDA, meeting="LG.9", skipped=skipped))))
    place = value["matters"][0]["place"]

    assert (place["date"], place["skipped"]) == (None, [{"meeting": "LG.9", "date": None, "why": "cancelled"}])
