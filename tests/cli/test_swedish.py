"""
Asked for Swedish, the command line answers in Swedish: what went well, what went wrong, and what to do about it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup.cli.errors import INTERRUPTED


if TYPE_CHECKING:
    from .conftest import Type

ENGLISH = re.compile(
    r"\b(the|is|are|was|were|of|and|not|already|with|no|there|give|name it|nothing|error|hint|key|yes|first|last)\b",
    re.IGNORECASE,
)
"""Words that no Swedish answer has; the examples' own words are left out of what is looked at."""

WELL = [
    (["init", "--store", "new.db"], "Gjorde ett tomt register: "),
    (["init"], "Det finns redan ett register: "),
    (["check"], "Helt: allt följer av sina loggposter.\nKontrollerat: "),
    (["doctor"], "Inget är fel."),
    (["plugins"], "läsare:"),
    (["body", "add", "XX", "Styrelsen", "--standing", "Hej"], "stående punkt: Hej (först)"),
    (["body", "show", "WC"], "tidszon:"),
    (["meeting", "show", "WC/2026-10-07"], "läge:   planerat"),
    (["party", "add", "Styrelsen", "--dry-run"], "organisation"),
    (["meeting", "plan", "WC", "--on", "2027-05-07", "--dry-run"], "7 maj 2027"),
    (["backup", "copy.db"], "Kopierade registret till copy.db"),
    (["export", "lines.jsonl"], "Exporterade "),
    (["undo", "--dry-run"], "Provkörning: inget skrevs."),
]

BADLY = [
    (["outstanding", "XX"], 1, "Fel: Det finns inget organ XX.\nRåd: Organ: HTC, WC. Lägg till ett med: "),
    (["outstanding", "--store", "gone.db"], 1, "Fel: Det finns inget register i "),
    (["why", "XX-1"], 1, "Fel: Det finns inget ärende XX-1.\nRåd: Lista dem med: followup outstanding\n"),
    (["withdraw", "HTC-4", "--to", "HTC/next"], 2, "Fel: Det som är avslutat går ingenstans.\nRåd: Utelämna --to, "),
    (["close", "HTC-4", "--to", "HTC/next"], 2, "Fel: Det som är avslutat går ingenstans.\n"),
    (["postpone"], 2, "Fel: Ange ärenden, eller ett möte med punkter; ett av de två.\n"),
    (["read", "gone.txt"], 1, "Fel: Det finns ingen fil gone.txt.\nRåd: Kontrollera namnet och mappen.\n"),
    (["read", "."], 1, "Råd: Ge filerna i den, en i taget.\n"),
    (["doctor", "--store", "gone.db"], 1, "fel:              Det finns inget register i "),
    (["meeting", "close", "HTC/last"], 1, "Fel: HTC.1 är redan hållet och kan inte avslutas.\n"),
    (["agenda", "HTC/2026-01-01"], 1, "Fel: HTC har inget möte 2026-01-01.\nRåd: Dess möten: "),
    (
        ["record", "gone.txt", "none.txt"],
        1,
        "2 av 2 dokument registrerades inte; inget av dem skrevs:\nFel: gone.txt: Det",
    ),
]


@pytest.mark.parametrize("command,expected", WELL, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_what_went_well_is_told_in_swedish(register: str, type_: Type, command: list[str], expected: str) -> None:
    """
    Also where the body's own language is another.
    """
    typed = type_(*command, "--locale", "sv")

    assert typed.code == 0, typed.err
    assert expected in typed.out + typed.err
    said = (typed.out + typed.err).replace(register, "").replace(str(Path.cwd()), "")
    labels = "\n".join(line for line in said.splitlines() if "  " not in line.strip())
    assert ENGLISH.findall(labels) == []


@pytest.mark.parametrize(
    "command,code,expected", BADLY, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_what_went_wrong_is_told_in_swedish(
    register: str, type_: Type, command: list[str], code: int, expected: str
) -> None:
    """
    What happened, and what to do about it.
    """
    typed = type_(*command, "--locale", "sv")

    assert typed.code == code
    assert expected in typed.out + typed.err
    assert ENGLISH.findall(typed.err.replace(str(Path.cwd()), "")) == []


def test_a_dry_run_speaks_the_language_of_its_answer(type_: Type, register: str) -> None:
    """
    Where no language is asked for, the last line is not in another one than the rest.
    """
    type_("body", "add", "LG", "Ledningsgruppen", "--locale", "sv")
    typed = type_("meeting", "plan", "LG", "--on", "2027-05-07", "--dry-run")

    assert "7 maj 2027" in typed.out
    assert typed.err == "Provkörning: inget skrevs.\n"


def test_problems_are_told_in_swedish(both: str, type_: Type) -> None:
    """
    What a check finds, and where to look.
    """
    with closing(sqlite3.connect(both)) as connection:
        connection.execute("UPDATE matter SET title = 'Another' WHERE key = 'HTC-1'")
        connection.commit()
    typed = type_("check", "--locale", "sv")

    assert typed.code == 1
    assert "matter:HTC-1: title: inte vad dess loggposter säger\n  Se närmare: followup history HTC-1" in typed.out
    assert "fel hittades." in typed.out
    assert ENGLISH.findall(typed.out) == []


def test_an_interruption_is_told_in_swedish(register: str, folder: Path, type_: Type) -> None:
    """
    And what the system itself refuses.
    """
    notes = folder / "notes.txt"
    notes.write_text(
        "Minutes of the Harbour Trail Committee\n\nDate: 2026-10-16\n\n1. Bridge lights\n\nThe matter was postponed.\n",
        encoding="utf-8",
    )
    stopped = type_("record", notes, "--body", "HTC", "--ask", "--locale", "sv", answers="")
    refused = type_("record", notes, "--body", "HTC", "--review", folder / "gone" / "review.json", "--locale", "sv")

    assert (stopped.code, stopped.err) == (INTERRUPTED, "\nAvbrutet.\n")
    assert refused.err == f"Fel: {folder}/gone/review.json: filen eller mappen finns inte.\n"


def test_dangers_of_the_place_are_told_in_swedish(folder: Path, type_: Type) -> None:
    """
    When a register is made there, and when the doctor looks.
    """
    shared = folder / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    made = type_("init", "--store", shared / "new.db", "--locale", "sv")
    looked = type_("doctor", "--store", shared / "new.db", "--locale", "sv")

    assert made.err == "Varning: andra kan byta ut den, eftersom de får skriva i dess mapp (rättigheter 0777)\n"
    assert "andra kan byta ut den" in looked.out
