"""
Bodies, meetings and parties, listed.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from followup.model.answers import Context
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import MeetingKind, MeetingStatus, PartyKind
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.bodies import bodies as bodies_page
from followup.reports.pages.bodies import parties as parties_page
from followup.reports.pages.meetings import meetings as meetings_page
from followup.reports.values.lists import bodies_json, meetings_json, parties_json


CONTEXT = Context(date(2022, 11, 22))
BODIES = (
    Body(
        "LG", "Ledningsgruppen", starts=time(8, 30), ends=time(11), aliases=("LGr",), secretary="mailto:s@example.org"
    ),
    Body("SN", "Samverkansnämnden"),
)
MEETINGS = (
    Meeting("LG.1", "LG", date(2022, 10, 28), status=MeetingStatus.HELD, starts=time(8, 30), ends=time(11)),
    Meeting("LG.2", "LG", date(2022, 11, 4), note="flyttat en gång"),
    Meeting("LG.3", "LG", date(2022, 12, 2), kind=MeetingKind.EXTRA, mode="digital", venue="Åsby"),
    Meeting("LG.4", "LG", status=MeetingStatus.CANCELLED),
    Meeting("LG.5", "LG", date(2022, 12, 9), restricted=True, venue="Hemlig sal"),
)
PARTIES = (
    Party("bolaget", "Länsbolaget", contact="mailto:lans@example.org"),
    Party("ekonom", "ekonomichefen", kind=PartyKind.ROLE, organisation="Åsby kommun"),
)


def test_bodies_are_listed() -> None:
    """
    With usual hours, other names and secretary.
    """
    assert as_text(bodies_page(BODIES, "sv")).split("\n") == [
        "Organ  Namn                   Tid         Sekreterare",
        "LG     Ledningsgruppen (LGr)  8.30–11.00  mailto:s@example.org",
        "SN     Samverkansnämnden      –           –",
    ]


def test_meetings_are_listed() -> None:
    """
    With what became of them; a past one without notes says so; a restricted one has its key only.
    """
    assert as_text(meetings_page(MEETINGS, CONTEXT, "sv")).split("\n") == [
        "Möte  Dag              Tid         Läge             Plats och noteringar",
        "LG.1  28 oktober 2022  8.30–11.00  hållet           –",
        "LG.2  4 november 2022  –           planerat         flyttat en gång;",
        "                                                    anteckningar saknas",
        "LG.3  2 december 2022  –           planerat, extra  Åsby; digitalt",
        "LG.4  inte satt        –           inställt         –",
        "LG.5  –                –           –                visas inte",
    ]


@pytest.mark.parametrize(
    "locale, told", [("sv", "Trettondedag jul; föreslås 2023-01-13"), ("en", "Trettondedag jul; propose 2023-01-13")]
)
def test_a_holiday_is_told_in_the_language_asked_for(locale: str, told: str) -> None:
    """
    What a person noted is told as it stands.
    """
    noted = Meeting("LG.3", "LG", date(2023, 1, 6), note="Trettondedag jul; propose 2023-01-13")
    own = Meeting("LG.4", "LG", date(2023, 2, 3), note="We propose pizza")
    text = " ".join(as_text(meetings_page([noted, own], CONTEXT, locale), 120).split())

    assert told in text
    assert "We propose pizza" in text


def test_parties_are_listed() -> None:
    """
    With what they are and how they are reached.
    """
    assert as_text(parties_page(PARTIES, "sv")).split("\n") == [
        "Part     Namn                        Typ           Kontakt",
        "bolaget  Länsbolaget                 organisation  mailto:lans@example.org",
        "ekonom   ekonomichefen, Åsby kommun  roll          –",
    ]


def test_empty_lists_say_so() -> None:
    """
    Kindly, in both languages.
    """
    for locale, expected in (
        ("sv", ["Inga organ ännu.", "Inga möten ännu.", "Inga parter ännu."]),
        ("en", ["No bodies yet.", "No meetings yet.", "No parties yet."]),
    ):
        assert [
            as_text(bodies_page((), locale)),
            as_text(meetings_page((), CONTEXT, locale)),
            as_text(parties_page((), locale)),
        ] == expected


@pytest.mark.parametrize("width", [50, 60, 80, 120])
def test_lists_fit(width: int) -> None:
    """
    On any page of reasonable width.
    """
    for text in (
        as_text(bodies_page(BODIES, "en"), width),
        as_text(meetings_page(MEETINGS, CONTEXT, "en"), width),
        as_text(parties_page(PARTIES, "en"), width),
    ):
        assert max(map(len, text.split("\n"))) <= width


def test_data_of_the_lists() -> None:
    """
    Each names its schema; a restricted meeting has its key only.
    """
    assert bodies_json(BODIES)["bodies"][0] == {
        "key": "LG",
        "name": "Ledningsgruppen",
        "aliases": ["LGr"],
        "locale": "en",
        "timezone": "UTC",
        "repeats": "",
        "starts": "08:30:00",
        "ends": "11:00:00",
        "venue": "",
        "secretary": "mailto:s@example.org",
        "silence": "missed",
        "closed_on": None,
        "succeeded_by": None,
    }
    assert meetings_json(MEETINGS)["meetings"][-1] == {"key": "LG.5", "body": "LG", "restricted": True}
    assert parties_json(PARTIES)["parties"][1] == {
        "key": "ekonom",
        "name": "ekonomichefen",
        "kind": "role",
        "organisation": "Åsby kommun",
        "contact": "",
        "left_on": None,
        "erased": False,
    }
