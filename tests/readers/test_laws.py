"""
Laws of reading: it never raises, loses no line, quotes verbatim, and does not depend on how the bytes were written.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.contracts import Reader
from followup.errors import InputError
from followup.model.reading import Reading
from followup.readers.builtin import builtin_readers
from followup.readers.exchange import from_json, schema, to_json
from followup.readers.text import load


READERS = builtin_readers()
FRAGMENTS = [
    "Minnesanteckningar från Fjordviks ledningsgrupp",
    "Tid: fredagen den 18 september 2026 kl. 9.00-11.00",
    "Deltagare Maja Ek Vik (punkt 2)",
    "1. Öppnande",
    "2. Budget 2027 godkänns. Taxan bordläggs.",
    "3. Kommande möten",
    "§ 4 Dnr KS 2026/12",
    "## 5. Ferry",
    "Beslut",
    "Yrkanden",
    "Frågan bordläggs till nästa möte.",
    "Punkterna 1–900 bordläggs till den 30 februari.",
    "Nästa möte med Samrådsgruppen den 10 november sker digitalt förslaget på ny taxa presenteras.",
    "Även taxan, planen och budget för 2027 samt läslov kommer att tas upp på",
    "nästa möte om tid finns.",
    "X avser återkomma med det senast kvartal 3 2027",
    "Tid och lokal är inte bestämda ännu.",
    "The matter was postponed to the next meeting on 31 February 9999.",
    "Action: Bo Tarn to draft a rota by 1 October.",
    "Vid anteckningarna Justeras",
    "Maja Ek Olle Storm",
    "- att ge X i uppdrag att göra det",
    "Sida 2 (4)",
    "utveck-",
    "ling",
    "",
]
DOCUMENTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=60), max_size=40).map("\n".join)


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(text, name="x.txt", sha256="0" * 64)


def _loaded_bytes(data: bytes) -> str | None:
    try:
        return load(data, "x.txt").text
    except InputError:
        return None


@given(st.binary(max_size=400))
def test_loading_raises_only_input_errors(data: bytes) -> None:
    """
    Any bytes either load, as text that loading leaves alone, or are refused.
    """
    text = _loaded_bytes(data)

    assert text is None or text == load(text.encode(), "x.txt").text


@given(DOCUMENTS)
def test_reading_never_raises_and_fits_the_schema(text: str) -> None:
    """
    Whatever the text, each reader answers with a reading of the published shape, which comes back the same.
    """
    for reader in READERS:
        plain = to_json(_read(reader, text))

        jsonschema.Draft202012Validator(schema()).validate(plain)
        assert plain == to_json(from_json(json.loads(json.dumps(plain))))
        assert 0 <= reader.recognises(text) <= 1


@given(DOCUMENTS)
def test_quotes_are_verbatim(text: str) -> None:
    """
    Every quote stands in the lines it names, line breaks apart (page headers and bullets may stand between).
    """
    loaded = _loaded_bytes(text.encode())
    if loaded is None:
        return
    lines = loaded.split("\n")
    for reader in READERS:
        for finding in _read(reader, loaded).findings:
            first, last = finding.lines
            there = " ".join(" ".join(lines[first - 1 : last]).split())

            assert all(word in there for word in finding.quote.split())


@given(DOCUMENTS)
def test_links_point_back(text: str) -> None:
    """
    Ids are f1, f2, … in document order, and links name earlier findings only.
    """
    for reader in READERS:
        ids: list[str] = []
        for finding in _read(reader, text).findings:
            assert all(link in ids for link in (*finding.same_as, *finding.like))
            ids.append(finding.id)

        assert [f"f{count}" for count in range(1, len(ids) + 1)] == ids


@pytest.mark.parametrize("name", ["sv/first.txt", "sv/second.txt", "en/first.txt", "en/second.txt"])
def test_reading_is_the_same_however_written(example: Callable[[str], str], name: str) -> None:
    """
    Line ends, forms of letters, byte order marks and encodings change nothing of what is read.
    """
    text = example(name)
    variants = [
        text.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", text).encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.encode("cp1252"),
        text.replace(" ", "\u00a0").encode(),
    ]
    for reader in READERS:
        plain = _read(reader, text)

        assert [plain] * len(variants) == [_read(reader, load(data, "x.txt").text) for data in variants]


@pytest.mark.parametrize("name", ["sv/first.txt", "sv/second.txt", "en/first.txt", "en/second.txt"])
def test_the_right_reader_recognises_best(example: Callable[[str], str], name: str) -> None:
    """
    Minutes are recognised best by the reader of their language.
    """
    best = max(READERS, key=lambda reader: reader.recognises(example(name)))

    assert name[:2] == best.language


@pytest.mark.parametrize("name", ["sv/first.txt", "en/first.txt"])
def test_example_quotes_stand_in_the_text(example: Callable[[str], str], name: str) -> None:
    """
    In the example minutes every quote and every decision is found word for word, line breaks apart.
    """
    text = example(name)
    flat = " ".join(text.split())
    reading = max((_read(reader, text) for reader in READERS), key=lambda reading: len(reading.findings))

    assert all(finding.quote in flat for finding in reading.findings)
    assert all(decision.quote in flat for decision in reading.decisions)
    assert all(other.quote in flat for other in reading.other_meetings)


@pytest.mark.parametrize(
    "block",
    [
        "och " * 4000,
        "bordläggs och " * 1200,
        "nästa möte den 2 december " * 700,
        "a" * 19_000,
        " " * 9000 + "x",
        '"' * 5000,
        "(" * 5000,
        "2. " * 5000,
        "Vid anteckningarna " * 900,
        "will report back with " * 800,
    ],
)
def test_long_lines_are_read(block: str) -> None:
    """
    Lines made to wear out patterns are read like others; the test run's own limit would tell if not.
    """
    text = f"Protokoll från X-gruppen\nTid: 18 september 2026\n\n1. Öppnande\n\n{block}\n\n2. Slut\n\nSlut.\n"

    for reader in READERS:
        reading = _read(reader, text)

        assert reading.items or reading.unread
