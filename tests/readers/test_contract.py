"""
The contract of readers, for those that come with followup and for one that asks a language model.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from attrs import define

from followup.contracts import DocumentFacts, Finding, MeetingFacts, Reader, Reading
from followup.errors import InputError
from followup.languages import LANGUAGES
from followup.model.codes import Disposition
from followup.plugins import open_register
from followup.readers.council.reader import CouncilReader
from followup.readers.notes import NotesReader
from followup.testing.readers import ReaderContract


def _notes(code: str) -> Reader:
    return NotesReader(next(one for one in LANGUAGES if one.code == code).reading())


ENGLISH = (
    "Minutes of the Jetty Group\nDate: 4 May 2026\n\n1. Jetty\n\nBo will mend it by 1 June.\n"
    "The rates were postponed.\n"
)
COUNCIL = (
    "PROTOKOLL\nSammanträdesdatum 2026-05-04\n\n§ 1 Dnr 2026/1\nTaxan\n\nBeslut\nÄrendet bordläggs.\n\n"
    "§ 2 Dnr 2026/2\nBryggan\n\nBeslut\nMotionen avslås.\n"
)


class TestEnglish(ReaderContract):
    """
    Minutes and notes in English.
    """

    texts = (ENGLISH, "# Notes 2026-05-04\n\n## Actions\n\n- [ ] Bo: mend the jetty\n- [x] Eva: ring the council\n")

    @pytest.fixture
    def reader(self) -> Reader:
        """
        The one that comes with followup.
        """
        return _notes("en")


class TestSwedish(ReaderContract):
    """
    Minutes and notes in Swedish.
    """

    texts = ("Minnesanteckningar 2026-05-04\n\n1. Bryggan\n\nBo lagar den till 1 juni.\nTaxan bordläggs.\n",)

    @pytest.fixture
    def reader(self) -> Reader:
        """
        The one that comes with followup.
        """
        return _notes("sv")


class TestNorwegian(ReaderContract):
    """
    Minutes and notes in Norwegian.
    """

    texts = ("Referat fra møtet 4. mai 2026\n\n1. Brygga\n\nSaken utsettes til neste møte.\nBo ringer kommunen.\n",)

    @pytest.fixture
    def reader(self) -> Reader:
        """
        The one that comes with followup.
        """
        return _notes("no")


class TestCouncil(ReaderContract):
    """
    Formal Swedish minutes.
    """

    texts = (COUNCIL,)

    @pytest.fixture
    def reader(self) -> Reader:
        """
        The one that comes with followup.
        """
        return CouncilReader()


@define
class ScriptedReader:
    """
    A reader as one that asks a language model is: it takes whatever *answer* it is given for what is outstanding.
    """

    answer: Callable[[str], str]
    name: str = "model"
    language: str = "en"

    def recognises(self, text: str) -> float:
        """
        Any text that has words.
        """
        return 0.9 if text.strip() else 0.0

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        What the answer says, as findings; an answer that is no list is refused.
        """
        try:
            said = json.loads(self.answer(text))
            findings = tuple(
                Finding(f"f{n}", Disposition.POSTPONED, one["title"], quote=one["quote"], lines=tuple(one["lines"]))
                for n, one in enumerate(said, start=1)
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError("The model gave no list of matters.", hint="Try again, or use another reader.") from error
        return Reading(DocumentFacts(name, sha256, language="en"), MeetingFacts(date=day), findings=findings)


def test_what_a_model_invents_is_refused_with_the_reason() -> None:
    """
    Of three matters it tells, the one that the text has is kept; invented words and lines are shown as refused.
    """
    told = [
        {"title": "The rates", "quote": "The rates were postponed.", "lines": [7, 7]},
        {"title": "The crane", "quote": "The crane was postponed.", "lines": [7, 7]},
        {"title": "The mast", "quote": "The rates were postponed.", "lines": [70, 71]},
    ]
    register = open_register("memory:", author="x", readers=[ScriptedReader(lambda _: json.dumps(told))])

    reading = register.read_text(ENGLISH, name="m", sha256="0", reader="model")

    assert [finding.title for finding in reading.findings] == ["The rates"]
    assert [(one.finding.title, one.why) for one in reading.refused] == [
        ("The crane", "its quote does not stand in lines 7 to 7"),
        ("The mast", "there are no lines 70 to 71"),
    ]


def test_lines_that_a_model_does_not_tell_of_are_unread() -> None:
    """
    What it passes over is listed, not lost.
    """
    register = open_register("memory:", author="x", readers=[ScriptedReader(lambda _: "[]")])

    reading = register.read_text(ENGLISH, name="m", sha256="0", reader="model")

    assert {n for one in reading.lines if one.kind == "unread" for n in range(one.first, one.last + 1)} == {
        1,
        2,
        4,
        6,
        7,
    }


@pytest.mark.parametrize("answer", ["Sure! Here they are:", '{"a": 1}', "[1]", '[{"title": "The rates"}]'])
def test_an_answer_that_is_no_list_is_refused_in_words(answer: str) -> None:
    """
    A model that chats is an error of the input, not a crash.
    """
    with pytest.raises(InputError):
        ScriptedReader(lambda _: answer).read(ENGLISH, name="m", sha256="0")
