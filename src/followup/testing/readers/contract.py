"""
The promises of any reader, a test for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from followup.contracts import Reader, Reading
from followup.errors import InputError
from followup.readers.held import held


HOSTILE = (
    "",
    "\n\n\n",
    "§",
    "- " * 2_000,
    "1. " + "x" * 5_000,
    "# \n## \n### \n",
    "| | |\n|-|-|\n| a |",
    "Postponed to 31 February 2026.\n",
    "\u202e\u200b会议 🎉 e\u0301\n",
    "Nothing here was written to be read.\n" * 50,
)
"""Texts that nobody expects, which a reader reads all the same, or refuses."""


class ReaderContract:
    """
    What any reader promises, as tests; subclass it, supply *reader* and *texts* of the kind it is for.
    """

    texts: Sequence[str] = ()

    @pytest.fixture
    def reader(self) -> Reader:
        """
        The reader, new for each test.
        """
        raise NotImplementedError

    def readings(self, reader: Reader) -> Iterator[tuple[str, Reading]]:
        """
        What it reads, of its own *texts* and of those that nobody expects.
        """
        for text in (*self.texts, *HOSTILE):
            try:
                yield text, reader.read(text, name="minutes.txt", sha256="0")
            except InputError:
                # A refusal in words is allowed, but not of what the reader is for.
                assert text not in self.texts

    def test_it_is_a_reader(self, reader: Reader) -> None:
        """
        By its shape, its name and its language.
        """
        assert (bool(reader.name), bool(reader.language)) == (True, True)
        assert callable(reader.recognises)
        assert callable(reader.read)

    def test_it_knows_its_own_and_nothing_blank(self, reader: Reader) -> None:
        """
        From 0 to 1, more than 0 for each of its own texts and 0 where there are no words.
        """
        scores = [reader.recognises(text) for text in (*self.texts, *HOSTILE)]

        assert all(0 <= score <= 1 for score in scores)
        assert all(score > 0 for score in scores[: len(self.texts)])
        assert reader.recognises("") == 0

    def test_what_it_finds_stands_there(self, reader: Reader) -> None:
        """
        Each quote is at its lines, word for word, and each day of a target is named.
        """
        refused = [
            (one.finding.quote, one.why) for text, read in self.readings(reader) for one in held(read, text).refused
        ]

        assert refused == []

    def test_every_line_is_told(self, reader: Reader) -> None:
        """
        A line that is not blank is told once, and what is told is there.
        """
        for text, read in self.readings(reader):
            told = [n for one in held(read, text).lines for n in range(one.first, one.last + 1)]
            filled = [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
            assert [n for n in filled if n not in told] == []
            assert len(told) == len(set(told))

    def test_unread_and_perhaps_are_words_of_the_text(self, reader: Reader) -> None:
        """
        What it could not place is shown as it is written.
        """
        for text, read in self.readings(reader):
            lines = text.split("\n")
            for first, last in (*(one.lines for one in read.unread), *(one.lines for one in read.perhaps)):
                assert 1 <= first <= last <= len(lines)

    def test_findings_are_told_apart(self, reader: Reader) -> None:
        """
        No two have one id, and their links lead to earlier ones.
        """
        for _, read in self.readings(reader):
            seen: set[str] = set()
            for finding in read.findings:
                assert finding.id not in seen
                assert {*finding.same_as, *finding.like} <= seen
                seen.add(finding.id)

    def test_the_same_text_gives_the_same_reading(self, reader: Reader) -> None:
        """
        Also after other texts.
        """
        assert [read for _, read in self.readings(reader)] == [read for _, read in self.readings(reader)]

    def test_the_day_given_goes_before_that_of_the_text(self, reader: Reader) -> None:
        """
        Somebody who says the day knows it.
        """
        day = date(2031, 5, 4)
        for text in self.texts:
            read = reader.read(text, name="minutes.txt", sha256="0", day=day)
            assert read.meeting.date == day
