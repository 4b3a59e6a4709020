"""
The law of coverage: every line of every document is told in exactly one way, and no form is passed over in silence.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.languages import LANGUAGES
from followup.model.reading import Reading
from followup.readers.builtin import builtin_readers
from followup.readers.judge import KINDS
from followup.readers.notes import NotesReader


READERS = [NotesReader(language.reading()) for language in LANGUAGES]
FRAME = {"finding", "heading", "header", "furniture", "perhaps", "unread", "meeting"}
FRAGMENTS = [
    "# Minutes of the Harbour Club, 4 May 2026",
    "Protokoll från Hamnklubben 2026-05-04",
    "Present: Ada Quill, Bo Tarn",
    "Närvarande",
    "- Maja Ek",
    "## Action items",
    "Att göra:",
    "* Bo to send the keys",
    "- [ ] Måla dörren",
    "- [x] Köp färg",
    "1. Opening",
    "§ 2 Ekonomi",
    "4.2 Taket",
    "Beslut",
    "Maja ska ringa snickaren.",
    "Frågan bordläggs till nästa möte den 2 juni.",
    "Next meeting: 2 June 2026",
    "| Task | Owner |",
    "|---|---|",
    "| Mend the jetty | Bo |",
    "> quoted words of another",
    "Ada: I think we should wait.",
    "(no decision)",
    "Sida 2 (4)",
    "",
]
DOCUMENTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), max_size=30).map("\n".join)


def _lines(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _told(reading: Reading) -> list[int]:
    return [number for one in reading.lines for number in range(one.first, one.last + 1)]


@given(DOCUMENTS)
def test_every_line_is_told_once(text: str) -> None:
    """
    The account names every line that is not blank, once, by a kind of the closed list.
    """
    for reader in READERS:
        reading = reader.read(text, name="x.txt", sha256="0")

        assert set(_lines(text)) <= set(_told(reading))
        assert len(_told(reading)) == len(set(_told(reading)))
        assert {one.kind for one in reading.lines} <= FRAME | set(KINDS)


SHOWN = [
    ("en", "* Rope\n* Bo to send the keys\n* Life jackets, perhaps?", "Action items:"),
    ("sv", "* Rep\n* Maja skickar nycklarna\n* Flytvästar kanske", "Att göra:"),
    ("en", "Bo will not pay, he said, unless it is deferred.\nThe hull could be tabled.", ""),
    ("sv", "Om Maja ska hinna får frågan kanske bordläggas.\nDet klara ärendet bordlades inte.", ""),
    ("en", "Something happens on 4 June 2026.", ""),
]


@pytest.mark.parametrize("language, body, heading", SHOWN, ids=[body[:20] for _, body, _ in SHOWN])
def test_a_form_is_never_silent(language: str, body: str, heading: str) -> None:
    """
    A bullet in a list of actions, a carry word, an actor with a modal and a coming day are found or listed.
    """
    top = "Minutes\nDate: 2026-05-04\nPresent: Bo Tarn, Maja Ek\n\n1. Opening\n\n2. Boats\n\n"
    text = f"{top}{heading}\n{body}\n\n3. Close\n"
    reader = next(one for one in READERS if one.language == language)
    reading = reader.read(text, name="x.txt", sha256="0")

    wanted = [number for number, line in enumerate(text.split("\n"), 1) if line and line in body.split("\n")]
    kinds = {number: one.kind for one in reading.lines for number in range(one.first, one.last + 1)}
    assert {kinds[number] for number in wanted} <= {"finding", "perhaps", "unread"}


def test_nothing_recognised_says_so() -> None:
    """
    A text that is no minutes is unread line by line, not quietly ordinary.
    """
    reading = READERS[1].read("Zxq vlorp\n\nGrumph trell snik blont frask dredd krull.\n", name="x.txt", sha256="0")

    assert reading.findings == ()
    assert [one.kind for one in reading.lines if one.first == 3] == ["unread"]


COUNCIL = """Kommunfullmäktige
Sammanträdesdatum 2026-05-04

§ 1 Dnr KS-2026-1
Ny taxa

Sammanfattning
Taxan höjs.

Beslut
Ärendet bordläggs till sammanträdet den 1 juni 2026.

§ 2 Dnr KS-2026-2
Ny plan

Beslut
Planen antas.
"""


def test_formal_minutes_are_told_line_by_line() -> None:
    """
    The reader of formal minutes is accounted for by the same list.
    """
    council = next(iter(builtin_readers()))

    reading = council.read(COUNCIL, name="x.txt", sha256="0")

    assert set(_lines(COUNCIL)) == set(_told(reading))
    kinds = {number: one.kind for one in reading.lines for number in range(one.first, one.last + 1)}
    assert (kinds[11], kinds[17], kinds[8]) == ("finding", "finding", "report")
