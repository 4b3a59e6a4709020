"""
Promises by who, in what form and where: each is a finding; what looks like one and is none is not.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followup.languages import LANGUAGES
from followup.model.codes import Disposition
from followup.model.reading import Finding, Reading
from followup.model.targets import ByDate, MeetingOn, NextMeeting
from followup.readers.notes import NotesReader


SHEETS = {
    "sv": "Protokoll styrelsemöte 2026-09-18\n\nNärvarande: Maja Ek, Olle Storm, Siri Hägg\n\n1. Öppnande\n\n"
    "Mötet öppnades.\n\n2. Båthuset\n\n{text}\n\n3. Avslutning\n\nMötet avslutades.\n",
    "en": "Board minutes\n\nDate: 18 September 2026\nPresent: Ada Quill, Bo Tarn, Cy Vane\n\n1. Opening\n\n"
    "The meeting was opened.\n\n2. The boathouse\n\n{text}\n\n3. Close\n\nThe meeting was closed.\n",
    "no": "Referat styremøte 18.9.2026\n\nTil stede: Maja Ek, Olle Storm, Siri Hegg\n\n1. Åpning\n\n"
    "Møtet ble åpnet.\n\n2. Båthuset\n\n{text}\n\n3. Avslutning\n\nMøtet ble avsluttet.\n",
}
WORDS = {language.code: language.reading() for language in LANGUAGES}


def _read(language: str, text: str) -> Reading:
    sheet = SHEETS[language].format(text=text)
    return NotesReader(WORDS[language]).read(sheet, name="minutes.txt", sha256="0")


def _open(language: str, text: str) -> list[Finding]:
    closing = {Disposition.DECIDED, Disposition.NOTED, Disposition.CARRIED_OUT}
    return [finding for finding in _read(language, text).findings if finding.disposition not in closing]


PROMISED = [
    ("sv", "Maja ringer snickaren om taket.", "Maja Ek"),
    ("sv", "Olle ska ta fram en lista över nycklar.", "Olle Storm"),
    ("sv", "Nu får Siri jaga in avgifterna.", "Siri Hägg"),
    ("sv", "Styrelsen ser över hyran.", "Styrelse"),
    ("sv", "Bryggan måste lagas före vintern.", ""),
    ("sv", "Att göra: Maja skaffar ett nytt lås.", "Maja Ek"),
    ("sv", "Borslägges till nästa möte då kostnaden saknas. Bordslägger frågan.", ""),
    ("sv", "Protokollet från i våras är ännu inte färdigt.", ""),
    ("sv", "- [ ] Måla om dörren", ""),
    ("sv", "Städdag funderas på. Maja och Olle lägger fram en plan.", "Maja och Olle"),
    ("en", "Bo will order new oars.", "Bo Tarn"),
    ("en", "Ada to check with the insurers.", "Ada Quill"),
    ("en", "ACTION: Cy: send the keys round", "Cy Vane"),
    ("en", "The jetty needs to be mended before winter.", ""),
    ("en", "We ran out of time; tabled to the next meeting.", ""),
    ("en", "It was decided that Bo will email the landlord.", "Bo Tarn"),
    ("en", "- [ ] Paint the door", ""),
    ("no", "Olle skal bestille nye årer.", "Olle Storm"),
    ("no", "Maja kontakter kommunen om gebyret.", "Maja Ek"),
    ("no", "Saken utsettes til neste møte.", ""),
    ("no", "Punktet tages op på næste møde.", ""),
]


@pytest.mark.parametrize("language, text, owner", PROMISED, ids=[text for _, text, _ in PROMISED])
def test_promised(language: str, text: str, owner: str) -> None:
    """
    What somebody, nobody named, or the meeting itself leaves to be done is found, with who owes it.
    """
    found = _open(language, text)

    assert found
    assert not owner or owner in {finding.owner for finding in found}


NOT_PROMISED = [
    ("sv", "Olle berättade om sommarens seglats."),
    ("sv", "Vad ska vi hitta på?"),
    ("sv", "Siri valdes att justera."),
    ("sv", "Medlemmarna ska alltid låsa efter sig enligt stadgarna."),
    ("sv", "Maja ringer inte snickaren."),
    ("en", "Ada reported on the regatta."),
    ("en", "Should we paint the door?"),
    ("en", "Bo was elected treasurer."),
    ("en", "The committee thanked Cy for his help."),
    ("no", "Olle orienterte om sommerens seilas."),
    ("no", "Maja ble valgt som referent."),
]


@pytest.mark.parametrize("language, text", NOT_PROMISED, ids=[text for _, text in NOT_PROMISED])
def test_not_promised(language: str, text: str) -> None:
    """
    Reports, questions, elections, rules and denials promise nothing.
    """
    assert _open(language, text) == []


@pytest.mark.parametrize("text", ["- Rope for the buoy", "- Life jackets (Bo)", "- Bo: spare key"])
def test_a_list_of_actions_makes_an_action(text: str) -> None:
    """
    Under a heading for actions a bullet is one, whatever its form.
    """
    (finding,) = _open("en", f"Action items:\n{text}")

    assert finding.disposition is Disposition.ASSIGNED


def test_a_table_of_actions() -> None:
    """
    A row of a table with an owner's column is an action, with owner and day.
    """
    table = "| Task | Owner | Due |\n|---|---|---|\n| Mend the jetty | Bo Tarn | 1 October 2026 |"

    (finding,) = _open("en", table)

    assert (finding.quote, finding.owner) == ("Mend the jetty", "Bo Tarn")
    assert isinstance(finding.target, ByDate)


def test_what_is_done_is_closed() -> None:
    """
    A checked box, a remark below or behind an action close it; one that goes on keeps it open.
    """
    text = (
        "Actions from last meeting:\n* Bo to order oars - DONE\n* Ada to check the jetty\n  * Roll this over\n"
        "* Cy to send the keys\n  * Done!\n* [x] Bo to paint the door"
    )

    found = {finding.title: finding.disposition for finding in _read("en", text).findings}

    assert found == {
        "Bo to order oars": Disposition.CARRIED_OUT,
        "Ada to check the jetty": Disposition.ASSIGNED,
        "Cy to send the keys": Disposition.CARRIED_OUT,
        "Bo to paint the door": Disposition.CARRIED_OUT,
    }


def test_titles_say_what_a_pronoun_means() -> None:
    """
    A sentence that only points at another carries its words in the title.
    """
    (finding,) = _open("sv", "Släpkärran har dåliga däck. Olle tar hand om den.")

    assert "Släpkärran" in finding.title


def test_targets() -> None:
    """
    A postponement goes to the meeting it names, a task to its day.
    """
    (postponed,) = _open("en", "Deferred to the meeting on 16 October.")
    (promised,) = _open("en", "Bo will order oars by 1 October.")
    (carried,) = _open("en", "Carried over to the next meeting.")

    assert isinstance(postponed.target, MeetingOn)
    assert isinstance(promised.target, ByDate)
    assert isinstance(carried.target, NextMeeting)


def test_issues_are_items_by_their_links() -> None:
    """
    A bullet that is an issue's link is an item with its number, and goes on unless it is told as done.
    """
    text = (
        "* Oars too short [#12](https://example.org/club/boats/issues/12)\n  * Skip since Bo is away\n"
        "* Leaking hull [#14](https://example.org/club/boats/issues/14)\n  * Closed\n"
    )

    reading = _read("en", text)

    assert [(item.number, item.title, item.file_number) for item in reading.items[2:4]] == [
        ("#12", "Oars too short", "club/boats#12"),
        ("#14", "Leaking hull", "club/boats#14"),
    ]
    assert {(finding.number, finding.disposition) for finding in reading.findings} >= {
        ("club/boats#12", Disposition.RAISED),
        ("club/boats#14", Disposition.CARRIED_OUT),
    }


def test_features_are_the_reason() -> None:
    """
    What may be a promise is listed with the features that speak for it.
    """
    reading = _read("en", "Perhaps somebody could look at the door.")

    assert reading.findings == ()
    assert all(perhaps.why for perhaps in reading.perhaps)


@pytest.mark.parametrize("language", ["sv", "en", "no"])
def test_every_language_recognises_itself(language: str) -> None:
    """
    Of the readers of notes the one of the text's language knows it best.
    """
    texts = {
        "sv": "Vi ska inte åka dit och det är bra för den som vill.",
        "en": "We will not go there, and it is good.",
    }
    texts["no"] = "Vi skal ikke dra dit, og det er bra for den som ikke vil. Møtet ble avsluttet av de som var der."
    best: Callable[[str], float] = lambda code: NotesReader(WORDS[code]).recognises(texts[language])  # noqa: E731

    assert max(WORDS, key=best) == language
