"""
What the tests of the readers share: the built-in readers, and a sheet of minutes to put a sentence into.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from followup.contracts import Reader
from followup.languages.en.reading import READING as ENGLISH
from followup.languages.sv.reading import READING as SWEDISH
from followup.model.reading import Finding, Reading
from followup.readers.notes import NotesReader


SHEETS = {
    "sv": """Minnesanteckningar från Fjordviks ledningsgrupp

Tid: fredagen den 18 september 2026 kl. 9.00–11.00
Närvarande:
Maja Lindqvist, Region Väst
Olle Storm, Älvnäs (ordförande)

1. Öppnande

Mötet öppnades.

2. {heading}

{text}

3. Övriga frågor

Inga.
""",
    "en": """Minutes of the Harbour Trail Committee

Date: Friday 18 September 2026, 10:00-11:30
Present:
Ada Quill, Harbour Office
Bo Tarn, Eastmoor (chair)

1. Welcome

Ada Quill opened the meeting.

2. {heading}

{text}

3. Any other business

None.
""",
}


@pytest.fixture(name="readers", scope="session")
def _readers() -> dict[str, Reader]:
    return {language.code: NotesReader(language) for language in (SWEDISH, ENGLISH)}


@pytest.fixture(name="read", scope="session")
def _read(readers: dict[str, Reader]) -> Callable[..., Reading]:
    def read(text: str, language: str = "sv", body: str = "") -> Reading:
        return readers[language].read(text, name="minutes.txt", sha256="0" * 64, body=body)

    return read


@pytest.fixture(name="findings", scope="session")
def _findings(read: Callable[..., Reading]) -> Callable[..., tuple[Finding, ...]]:
    def findings(text: str, language: str = "sv", heading: str = "") -> tuple[Finding, ...]:
        title = heading or {"sv": "Bokbussens turlista", "en": "Ferry timetable"}[language]
        return read(SHEETS[language].format(heading=title, text=text), language).findings

    return findings


@pytest.fixture(name="example", scope="session")
def _example() -> Callable[[str], str]:
    def example(name: str) -> str:
        text = files("followup") / "examples"
        for part in name.split("/"):
            text /= part
        return text.read_text("utf-8")

    return example
