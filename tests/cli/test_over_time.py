"""
Bodies and people over time at the command line, erasing, and the whole register out and in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from .conftest import Type


@pytest.fixture(name="bodies")
def _bodies(folder: Path, monkeypatch: pytest.MonkeyPatch, type_: Type) -> Path:
    """
    Two bodies, two people, and a matter of the first body that one of them owns.
    """
    path = folder / "register.db"
    monkeypatch.setenv("FOLLOWUP_STORE", str(path))
    monkeypatch.setenv("FOLLOWUP_NOW", "2024-01-10")
    for line in (
        ("body", "add", "LG", "The board"),
        ("body", "add", "NB", "The new board"),
        ("party", "add", "Bo Ek", "--kind", "person"),
        ("party", "add", "Ann Alm", "--kind", "person"),
        ("matter", "add", "LG", "Lights on the quay", "--owner", "Bo Ek"),
    ):
        assert type_(*line).code == 0
    return path


class TestBodies:
    """
    Renamed, succeeded, closed, and a new term.
    """

    def test_a_body_is_renamed(self, bodies: Path, type_: Type) -> None:
        """
        The list shows the old name as an alias; as of the day before, the old name.
        """
        told = type_("body", "rename", "LG", "The council", "--on", "2024-01-01")

        assert told.code == 0
        assert "The council (The board)" in told.out
        assert type_("body", "list", "--at", "2023-12-31", "--json").data["bodies"][0]["name"] == "The board"

    def test_a_body_is_succeeded(self, bodies: Path, type_: Type) -> None:
        """
        After a preview that writes nothing; the list says by whom, and a refusal names the successor.
        """
        line = ("body", "succeed", "LG", "NB", "--on", "2024-01-01")
        preview, done = type_(*line, "--dry-run"), type_(*line)

        assert preview.err == "Dry run: nothing was written.\n"
        assert preview.out == done.out
        assert "LG-1  Lights on the quay" in done.out
        assert type_("body", "list", "--json").data["bodies"][0]["succeeded_by"] == "NB"
        assert "succeeded by NB" in type_("body", "list").out
        assert "Its successor is NB." in type_("matter", "add", "LG", "Late").err

    def test_a_term_lists_what_is_open(self, bodies: Path, type_: Type) -> None:
        """
        As text and as data; quietly there is still the answer.
        """
        line = ("body", "term", "LG", "--start", "2024-01-01")

        assert "Lights on the quay" in type_(*line, "--dry-run").out
        assert type_(*line, "--dry-run", "--quiet").err == ""
        assert [matter["key"] for matter in type_(*line, "--json").data["matters"]] == ["LG-1"]

    def test_a_body_is_closed_when_nothing_is_open(self, bodies: Path, type_: Type) -> None:
        """
        Before that the refusal names what is.
        """
        refused = type_("body", "close", "LG", "--on", "2024-01-01")
        type_("close", "LG-1", "--as", "written_off")
        closed = type_("body", "close", "LG", "--on", "2024-01-01")

        assert (refused.code, closed.code) == (1, 0)
        assert "write off LG-1" in refused.err
        assert "ended on 1 January 2024" in closed.out


class TestPeople:
    """
    Who leaves, and who is erased.
    """

    def test_a_party_leaves(self, bodies: Path, type_: Type) -> None:
        """
        What it owned is told, and the list says since when it has left.
        """
        told = type_("party", "leave", "Bo Ek", "--on", "2024-01-09", "--to", "Ann Alm")

        assert told.code == 0
        assert "LG-1  Lights on the quay" in told.out
        assert "Bo Ek (left 9 January 2024)" in type_("party", "list").out

    def test_a_party_is_erased(self, bodies: Path, type_: Type) -> None:
        """
        After a preview; the name is nowhere in the file any more.
        """
        line = ("party", "erase", "Bo Ek", "--basis", "request 7")
        preview = type_(*line, "--dry-run")

        assert preview.out.startswith("party:P-1: erased (name)")
        assert type_(*line, "--json").data["blanked"] == ["name"]
        assert b"Bo Ek" not in bodies.read_bytes()
        assert "(raderad)" in type_("party", "list", "--locale", "sv").out
        assert "Owner:" in type_("matter", "show", "LG-1").out
        assert type_("party", "erase", "Bo Ek", "--basis", " ").code == 1

    def test_persons_need_not_be_named(self, bodies: Path, type_: Type) -> None:
        """
        In the language of the answer; the same as of an earlier day.
        """
        told = type_("matter", "show", "LG-1", "--no-names")

        assert "a person" in told.out
        assert told.err.splitlines()[-1] == "Nobody can promise that no name stands in them."
        assert type_("matter", "show", "LG-1", "--no-names", "-q").err == ""
        assert "Bo Ek" not in told.out
        assert "en person" in type_("matter", "show", "LG-1", "--no-names", "--locale", "sv", "--at", "2024-01-10").out

    def test_words_of_minutes_are_redacted(self, register: str, type_: Type) -> None:
        """
        The step stays, without its words.
        """
        quoted = type_("history", "HTC-1", "--json").data["steps"][0]
        told = type_("evidence", "redact", quoted["key"], "--basis", "request 7")

        assert quoted["quote"]
        assert told.code == 0
        blank = type_("history", "HTC-1", "--json").data["steps"][0]
        assert (blank["quote"], blank["erased"], quoted["erased"]) == ("", True, False)
        assert "(erased)" in type_("history", "HTC-1").out
        assert "(raderad)" in type_("history", "HTC-1", "--locale", "sv", "--known-on", "2030-01-01").out
        assert quoted["quote"].encode() not in Path(register).read_bytes()


class TestExchange:
    """
    Out and in again.
    """

    def test_a_register_goes_out_and_comes_in(self, register: str, folder: Path, type_: Type) -> None:
        """
        To a file for its owner alone; the copy has the same digest.
        """
        lines, copy = folder / "register.jsonl", folder / "copy.db"
        exported = type_("export", lines)
        imported = type_("import", lines, "--store", copy)

        assert exported.err == f"Exported {len(lines.read_text().splitlines()) - 2} rows to {lines}.\n"
        assert lines.stat().st_mode & 0o777 == 0o600
        assert imported.out.startswith("Imported ")
        assert (
            type_("check", "--json", "--store", copy).data["digest"]
            == type_("check", "--json").data["digest"]
            == imported.out.split()[-1]
        )
        assert type_("import", lines, "--store", folder / "again.db", "--json").data["schema"] == "followup/imported/1"

    def test_an_export_goes_to_standard_output(self, register: str, folder: Path, type_: Type) -> None:
        """
        The same lines as in a file, and nothing else.
        """
        type_("export", folder / "register.jsonl", "--quiet")

        assert type_("export").out == (folder / "register.jsonl").read_text()

    def test_nothing_is_replaced(self, register: str, folder: Path, type_: Type) -> None:
        """
        Neither a file that is there nor a register that has something in it.
        """
        lines = folder / "register.jsonl"
        type_("export", lines)

        assert "exists already" in type_("export", lines).err
        assert "only an empty register" in type_("import", lines).err
        assert "cannot be written" in type_("export", folder / "no" / "folder.jsonl").err

    @pytest.mark.parametrize(
        "content, message",
        [(b"no lines", "not of a followup export"), (b"\xff\xfe", "not UTF-8"), (None, "cannot be read")],
    )
    def test_another_file_makes_no_register(
        self, folder: Path, type_: Type, content: bytes | None, message: str
    ) -> None:
        """
        It is looked through first.
        """
        file = folder / "other"
        if content is not None:
            file.write_bytes(content)
        told = type_("import", file, "--store", folder / "new.db")

        assert told.code == 1
        assert message in told.err
        assert not (folder / "new.db").exists()
