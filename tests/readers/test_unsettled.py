"""
What is left open in few words, and what leaves something open though nothing is read in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followup.model.codes import Certainty, Disposition, Purpose
from followup.model.reading import Finding, Reading
from followup.model.targets import FirstMeetingFrom, MeetingOn, NextMeeting, Period, Target, Unspecified, WithParty
from tests.readers.conftest import SHEETS


Findings = Callable[..., tuple[Finding, ...]]
LG, HTC = "Fjordviks ledningsgrupp", "Harbour Trail Committee"
HEADINGS = {"sv": "Bokbussens turlista", "en": "Ferry timetable"}
D = Disposition

NEXT = {"disposition": D.POSTPONED, "target": NextMeeting(LG)}
OPEN = {"disposition": D.POSTPONED, "target": Unspecified(), "assumed": True}
NEXT_EN = {"disposition": D.POSTPONED, "target": NextMeeting(HTC)}
READ = [
    ("sv", "Ärendet bordlägges till nästa sammanträde.", NEXT),
    ("sv", "Bordlägges.", OPEN),
    ("sv", "Hänskjutes till nästa möte.", NEXT),
    ("sv", "Frågan lämnas till nästa möte.", NEXT | {"certainty": Certainty.LIKELY}),
    ("sv", "Följs upp på nästa möte.", NEXT | {"certainty": Certainty.LIKELY}),
    ("sv", "Stående punkt på nästa möte.", NEXT | {"certainty": Certainty.LIKELY}),
    ("sv", "Kvarstår till nästa möte.", NEXT),
    ("sv", "Vi återkommer till frågan på nästa möte.", NEXT),
    ("sv", "Ärendet återkommer.", OPEN),
    ("sv", "Återkommer nästa möte.", NEXT),
    ("sv", "Beslutet skjuts på.", OPEN),
    ("sv", "Maja återkommer.", {"disposition": D.UNDERTAKEN, "target": WithParty("Maja Lindqvist")}),
    (
        "sv",
        "Olle Storm ombeds återkomma med en tidplan.",
        {"disposition": D.ASSIGNED, "owner": "Olle Storm", "title": "Återkomma med en tidplan"},
    ),
    ("sv", "Avvakta besked från Region Väst.", {"disposition": D.REFERRED, "target": WithParty("Region Väst")}),
    ("sv", "Vi inväntar yttrande från Hamnverket.", {"owner": "Hamnverket", "purpose": Purpose.CONSULTATION}),
    ("sv", "Vi väntar på besked från Hamnverket.", {"target": WithParty("Hamnverket"), "certainty": Certainty.LIKELY}),
    ("sv", "Ärendet vilar i avvaktan på Hamnverkets yttrande.", {"target": WithParty("Hamnverket")}),
    ("en", "The matter is left to the next meeting.", NEXT_EN),
    ("en", "To be followed up at the next meeting.", NEXT_EN | {"certainty": Certainty.LIKELY}),
    ("en", "We will come back to the matter at the next meeting.", NEXT_EN),
    ("en", "We are waiting for a reply from the Coast Guard.", {"target": WithParty("Coast Guard")}),
]


@pytest.mark.parametrize("language, text, facts", READ, ids=[text for _, text, _ in READ])
def test_few_words(findings: Findings, language: str, text: str, facts: dict[str, Any]) -> None:
    """
    What few words leave open is a finding on the item it stands under.
    """
    (finding,) = findings(text, language)

    assert {name: getattr(finding, name) for name in facts} == facts
    assert "title" in facts or finding.title == HEADINGS[language]


UNREAD = [
    ("sv", "Bevakas."),
    ("sv", "Vilande till våren."),
    ("sv", "Utreds vidare."),
    ("sv", "Ska upp framöver."),
    ("sv", "Hamnverket ska lämna besked före jul."),
    ("sv", "Hamnverket har ännu inte svarat på remissen."),
    ("en", "On hold."),
    ("en", "Ran out of time, skipped until next time."),
    ("en", "The Coast Guard has not yet replied."),
    ("en", "Left open for now."),
]


@pytest.mark.parametrize("language, text", UNREAD, ids=[text for _, text in UNREAD])
def test_never_passed_over(read: Callable[..., Reading], language: str, text: str) -> None:
    """
    A sentence that leaves something open is a finding, perhaps one, or unread, with its line: never silent.
    """
    sheet = SHEETS[language].format(heading=HEADINGS[language], text=text)

    reading = read(sheet, language)

    line = sheet.split("\n").index(text) + 1
    told = [(found.lines, found.quote) for found in reading.findings]
    told += [(perhaps.lines, perhaps.quote) for perhaps in reading.perhaps]
    told += [(unread.lines, unread.text) for unread in reading.unread]
    assert told == [((line, line), text)]


SILENT = [
    ("sv", "Maja Lindqvist berättar om sommarens resor."),
    ("sv", "Ska frågan återkomma i vår?"),
    ("sv", "Frågan återkommer inte."),
    ("sv", "Olle Storm föreslår att frågan bevakas."),
    ("sv", "Frågan avvaktas sedan tidigare."),
    ("sv", "Bakgrund\n\nTurlistan bevakas av länet."),
    ("sv", "Frågan bordläggs till nästa möte."),
    ("en", "Ada Quill told of the summer."),
    ("en", "Top-level await is stable."),
    ("en", "Should it be revisited?"),
]


@pytest.mark.parametrize("language, text", SILENT, ids=[text for _, text in SILENT])
def test_nothing_unread(read: Callable[..., Reading], language: str, text: str) -> None:
    """
    Plain narrative, a question, a motion, what is denied or past, and what is read leave nothing unread.
    """
    reading = read(SHEETS[language].format(heading=HEADINGS[language], text=text), language)

    assert reading.unread == ()


def test_in_the_order_of_the_document(read: Callable[..., Reading]) -> None:
    """
    What is unread in the header and in the items is told in the order of its lines.
    """
    sheet = SHEETS["sv"].format(heading="Taxan", text="Bevakas.").replace("Tid:", "En lös rad utan plats.\n\nTid:")

    reading = read(sheet + "\nVid anteckningarna\nMaja Lindqvist\n\nEn rad till\n")

    assert [unread.lines for unread in reading.unread] == sorted(unread.lines for unread in reading.unread)
    assert "Bevakas." in [unread.text for unread in reading.unread]


def test_a_coming_meeting_is_none(read: Callable[..., Reading]) -> None:
    """
    The item on coming meetings speaks of the next one without leaving anything open.
    """
    text = SHEETS["sv"].format(heading="Nästa möte", text="Fika tas med till nästa möte.")

    assert read(text).unread == ()


CLOSED = [
    ("sv", "Ärendet är därmed avslutat."),
    ("sv", "Frågan är avslutad."),
    ("sv", "Punkten avslutas."),
    ("en", "The matter is now closed."),
]


@pytest.mark.parametrize("language, text", CLOSED, ids=[text for _, text in CLOSED])
def test_closed_in_so_many_words(findings: Findings, language: str, text: str) -> None:
    """
    A matter called closed is closed, though nobody was charged with anything.
    """
    (finding,) = findings(text, language)

    assert (finding.disposition, finding.title) == (D.CARRIED_OUT, HEADINGS[language])


@pytest.mark.parametrize("text", ["Mötet avslutas.", "Ärendet är inte avslutat.", "Resan är avslutad."])
def test_not_closed(findings: Findings, text: str) -> None:
    """
    The end of a meeting or a journey, and a denial, close no matter.
    """
    assert findings(text) == ()


DATED = [
    ("sv", "Tas upp på nytt i januari.", FirstMeetingFrom(LG, date(2027, 1, 1))),
    ("sv", "Återupptas den 10 november.", MeetingOn(LG, date(2026, 11, 10))),
    ("sv", "Om tid finns tas frågan upp den 12 januari.", MeetingOn(LG, date(2027, 1, 12))),
    ("sv", "Ska åter behandlas senast i december.", Period("2026-12")),
    ("sv", "Ska upp igen under våren.", FirstMeetingFrom(LG, date(2027, 1, 1))),
    ("sv", "Återupptas då tabellen av den 10 november är klar.", Unspecified()),
    ("en", "The matter will be taken up again in January.", FirstMeetingFrom(HTC, date(2027, 1, 1))),
    ("en", "The matter will be revisited on 10 November.", MeetingOn(HTC, date(2026, 11, 10))),
]


@pytest.mark.parametrize("language, text, target", DATED, ids=[text for _, text, _ in DATED])
def test_taken_up_again_on_a_bare_day(findings: Findings, language: str, text: str, target: Target) -> None:
    """
    A day or month right behind a verb of taking up again is its target; one further on is none.
    """
    (finding,) = findings(text, language)

    assert finding.target == target


def test_a_bare_month_needs_the_day_of_the_minutes(read: Callable[..., Reading]) -> None:
    """
    Minutes without a day of their own cannot tell which January is meant.
    """
    sheet = SHEETS["sv"].format(heading="Taxan", text="Tas upp på nytt i januari.")

    (finding,) = read(sheet.replace("Tid: fredagen den 18 september 2026 kl. 9.00–11.00", "Tid: kl. 9.00")).findings

    assert finding.target == Unspecified()


OWNERS = [
    ("sv", "Maja påminner om att Hamnföreningen har lovat att inkomma med en lista.", "Hamnföreningen"),
    ("sv", "Maja Lindqvist meddelar att hon återkommer med en lista.", "Maja Lindqvist"),
    ("en", "Ada Quill reminded us that the Coast Guard has promised to send a list.", "Coast Guard"),
]


@pytest.mark.parametrize("language, text, owner", OWNERS, ids=[text for _, text, _ in OWNERS])
def test_who_promised_not_who_tells_of_it(findings: Findings, language: str, text: str, owner: str) -> None:
    """
    What somebody tells that another has promised is owed by the other; a pronoun means the one who tells.
    """
    (finding,) = findings(text, language)

    assert finding.owner == owner


NAMED = [
    ("sv", "Maja återkommer med kostnadsförslag till nästa möte.", "Bokbussens turlista: kostnadsförslag"),
    ("sv", "Lars-Åke återkommer med turlistan.", "Bokbussens turlista"),
    ("sv", "Region Väst återkommer med kostnadsförslag.", "Kostnadsförslag"),
    ("sv", "Maja Lindqvist lovade att måla bussen.", "Måla bussen"),
    ("en", "Ada Quill will report back with prices.", "Ferry timetable: prices"),
]


@pytest.mark.parametrize("language, text, title", NAMED, ids=[text for _, text, _ in NAMED])
def test_what_a_person_comes_back_with_keeps_its_heading(
    findings: Findings, language: str, text: str, title: str
) -> None:
    """
    What a person comes back with is named under its item; a task and an organisation's promise by themselves.
    """
    (finding,) = findings(text, language)

    assert finding.title == title
