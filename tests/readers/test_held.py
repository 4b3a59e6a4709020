"""
What a reader returns is held to the text: what the text does not bear out is refused, with the reason.
"""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from followup.model.codes import Disposition
from followup.model.reading import DocumentFacts, Finding, Reading
from followup.model.targets import ByDate
from followup.plugins import open_register
from followup.readers.held import held


TEXT = "Minutes 4 May 2026\n\nBo will mend the jetty\nby 1 June.\n\nNothing else.\n"
GOOD = Finding("f1", Disposition.ASSIGNED, "Mend the jetty", quote="Bo will mend the jetty by 1 June.", lines=(3, 4))


def _reading(*findings: Finding) -> Reading:
    return Reading(DocumentFacts("m.txt", "0"), findings=findings)


def test_what_stands_there_is_kept() -> None:
    """
    A quote over two lines that the text has word for word is taken.
    """
    reading = held(_reading(evolve(GOOD, target=ByDate(date(2026, 6, 1)))), TEXT)

    assert ([finding.id for finding in reading.findings], reading.refused) == (["f1"], ())


@pytest.mark.parametrize(
    "finding, why",
    [
        (evolve(GOOD, quote="Bo will sell the jetty."), "its quote does not stand in lines 3 to 4"),
        (evolve(GOOD, quote=" "), "it has no quote"),
        (evolve(GOOD, lines=(30, 31)), "there are no lines 30 to 31"),
        (evolve(GOOD, lines=(6, 6)), "its quote does not stand in lines 6 to 6"),
        (evolve(GOOD, target=ByDate(date(2026, 6, 17))), "the day 2026-06-17 is not named"),
    ],
)
def test_what_is_invented_is_refused(finding: Finding, why: str) -> None:
    """
    Words, lines and days that the text does not have are refused with the reason.
    """
    reading = held(_reading(finding), TEXT)

    assert (reading.findings, [one.why for one in reading.refused]) == ((), [why])


def test_links_to_what_is_refused_go() -> None:
    """
    A finding that says the same as a refused one stands alone.
    """
    bad = evolve(GOOD, quote="Invented.")

    reading = held(_reading(bad, evolve(GOOD, id="f2", same_as=("f1",))), TEXT)

    assert [(finding.id, finding.same_as) for finding in reading.findings] == [("f2", ())]


def test_every_line_is_accounted_for() -> None:
    """
    What a reader does not account for is told as unread.
    """
    told = [(one.first, one.last, one.kind) for one in held(_reading(GOOD), TEXT).lines]

    assert told == [(1, 1, "unread"), (3, 4, "finding"), (6, 6, "unread")]


class Scripted:
    """
    A reader that returns what it was given, as one that asks a language model might.
    """

    name = "scripted"
    language = "en"

    def recognises(self, text: str) -> float:
        """
        Always best.
        """
        return 2.0 if text else 0.0

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        One finding that stands in the text and one that does not.
        """
        facts = DocumentFacts(name, sha256, language=self.language)
        return Reading(facts, findings=(GOOD, evolve(GOOD, id="f2", quote="Bo owes everyone.")), body=body)


def test_a_strangers_reader_cannot_invent() -> None:
    """
    The register holds any reader's findings to the text before they are shown.
    """
    register = open_register("memory:", author="x", readers=[Scripted()])

    reading = register.read_text(TEXT, name="m.txt", sha256="0")

    assert [finding.id for finding in reading.findings] == ["f1"]
    assert [(one.finding.id, one.why) for one in reading.refused] == [
        ("f2", "its quote does not stand in lines 3 to 4")
    ]
    assert reading.reader == "scripted"
