"""
Reading minutes as chance changes them: a slice of what ``nox -s fuzz`` tries by the ten thousand.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from followup.errors import InputError
from followup.model.reading import DocumentFacts, Finding, Reading
from followup.readers.builtin import builtin_readers
from followup.readers.formats.opening import load_bytes
from followup.readers.formats.prepared import Prepared
from tests.support.fuzzing import Broken, check, counted, examples, held, inputs
from tests.support.mutated import turned
from tests.support.office import docx, inserted, paragraph, pdf, table


READERS = builtin_readers()


@pytest.mark.parametrize("seed", range(10, 18))
def test_changed_minutes(seed: int) -> None:
    """
    Changed minutes are refused as documented or read: lines and quotes are there, all lines told, the work is bounded.
    """
    for data in inputs(examples(), 25, seed):
        check(data, READERS)


DOCUMENTS = {
    "docx": docx(
        paragraph("Öppnande", style="Heading1") + paragraph(runs=inserted("bordläggs")) + table([["a", "b"]]),
        header=paragraph("Protokoll"),
    ),
    "pdf": pdf([["Protokoll", "§ 1 Öppnande"], ["Frågan bordläggs."]]),
    "eml": b"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nM=C3=B6te\n"
    b"--x\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n",
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_changed_documents(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Documents with bytes turned, cut and doubled are read or refused, and raise nothing else.
    """
    # Without pandoc, which is another program: what is tried here is what runs in ours.
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    read, hints = 0, []
    for number in range(120):
        data = turned(DOCUMENTS[kind], random.Random(number))
        try:
            read += bool(load_bytes(data, f"a.{kind}").text)
        except InputError as error:
            hints.append(error.hint)

    assert read >= 1
    assert all(hints)


def test_the_checks_can_fail() -> None:
    """
    A quote that is not there, a line that does not exist, and work without end are found out.
    """
    facts = DocumentFacts("x.txt", "0" * 64)
    prepared = Prepared("Taxan bordläggs.\n", "0" * 64)
    finding = Finding("f1", "postponed", "Taxan", quote="Taxan antas.", lines=(1, 1), rule="sv.postponed")

    with pytest.raises(Broken, match="quote"):
        held(prepared, Reading(facts, findings=(finding,)))
    with pytest.raises(Broken, match="lines"):
        held(prepared, Reading(facts, findings=(Finding("f1", "postponed", "T", quote="Taxan", lines=(1, 9)),)))
    with pytest.raises(Broken, match="calls"):
        counted(lambda: Reading(facts, body="".join(map(str, (abs(n) for n in range(10_000))))), 1000)
