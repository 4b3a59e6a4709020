"""
What is erased is gone, everywhere the register keeps it, and the register stays whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from followup.contracts import Query, Scrubbing
from followup.errors import Busy, InputError, NotFound
from followup.model.bodies import Party
from followup.model.codes import Certainty, Disposition, PartyKind
from followup.model.entries import Erasure
from followup.model.minutes import Evidence
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Present, Reading, ReadItem
from followup.model.results import Erased, Mention
from followup.model.targets import WithParty
from followup.register.work.deferred import DeferredStore
from followup.reports.drawing.text import text as as_text
from followup.reports.pages.bodies import parties as parties_page
from followup.reports.pages.erased import erased as erased_page
from followup.reports.pages.matter import history as history_page
from followup.reports.pages.matter import show as show_page
from followup.reports.pages.matter import why as why_page
from followup.reports.pages.outstanding import outstanding as outstanding_page
from followup.reports.values.changes import erased_json
from followup.reports.values.lists import parties_json
from followup.reports.values.matter import show_json
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import known_name
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from followup.stores.sqlite import SQLiteStore
from followup.testing.registers import NOW, new_register
from tests.support.snapshots import contents


NAME = "Östen Ringblom"
QUOTE = "Östen Ringblom skulle återkomma om kajens belysning."
BASIS = "request 2024-17"

DOCUMENT = Reading(
    DocumentFacts("minutes.txt", "a" * 64, language="sv"),
    MeetingFacts(
        body="Body LG",
        date=date(2023, 12, 1),
        chair=NAME,
        present=(Present(NAME, "Hamnbolaget"),),
    ),
    items=(ReadItem("1", "Belysning på kajen"),),
    findings=(
        Finding(
            "f1",
            Disposition.UNDERTAKEN,
            "Belysning på kajen",
            item="1",
            quote=QUOTE,
            lines=(3, 3),
            certainty=Certainty.CERTAIN,
            target=WithParty(NAME),
            owner=NAME,
        ),
    ),
)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[SQLiteStore]:
    """
    A register's file.
    """
    store = SQLiteStore.open(tmp_path / "register.db", SCHEMA, create=True, timeout=0.1)
    yield store
    store.close()


@pytest.fixture(name="register")
def _register(store: SQLiteStore) -> Register:
    """
    A register in which somebody has undertaken something.
    """
    register = new_register(store)
    register.record(DOCUMENT, accept=True)
    register.edit_party(NAME, kind="person", contact="mailto:osten@example.org", note="Nås säkrast på förmiddagen.")
    return register


def files_with(folder: Path, text: str) -> list[str]:
    """
    The files that hold the bytes of *text*.
    """
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in found if text.encode() in path.read_bytes())


class TestParty:
    """
    Erasing a party.
    """

    def test_its_bytes_are_gone_from_every_file(self, register: Register, tmp_path: Path) -> None:
        """
        From rows, indexes, free pages and journal, once the words are redacted too; the chain is whole.
        """
        for word in (NAME, "Hamnbolaget", "osten@example.org", "förmiddagen", "skulle återkomma"):
            assert files_with(tmp_path, word) == ["register.db"]
        register.erase_party(NAME, basis=BASIS)
        register.redact_evidence("LG-1/1", basis=BASIS)

        for word in (NAME, "Ringblom", "Hamnbolaget", "osten@example.org", "förmiddagen", "skulle återkomma"):
            assert files_with(tmp_path, word) == []
        assert register.check().problems == ()

    def test_an_old_name_is_gone_too(self, register: Register, tmp_path: Path) -> None:
        """
        What the party was called before leaves no trace, whatever grew around it since.
        """
        register.edit_party(NAME, rename="Östen Ålund")
        for number in range(200):
            register.add_party(f"Part {number} {'x' * 200}")
        register.redact_evidence("LG-1/1", basis=BASIS)
        register.erase_party("Östen Ålund", basis=BASIS)

        assert [files_with(tmp_path, word) for word in (NAME, "Östen Ålund")] == [[], []]

    def test_matters_keep_their_places_and_say_erased(self, register: Register) -> None:
        """
        The matter is still with the party, whoever that was, in both languages.
        """
        register.erase_party(NAME, basis=BASIS)
        answer = register.history("LG-1")

        assert "(raderad)" in as_text(outstanding_page(register.outstanding(), "sv"))
        assert "(erased)" in as_text(show_page(answer, "en"))
        assert show_json(answer, "sv")["owner_name"] == "(raderad)"
        assert [row.owner for row in register.outstanding("LG")] == ["(erased)"]
        assert "P-1    (erased)  person  –" in as_text(parties_page(register.parties(), "en"))
        assert parties_json(register.parties())["parties"][0]["erased"]

    def test_the_past_does_not_bring_it_back(self, register: Register) -> None:
        """
        Asked as of any day, or as it was known before, the text is not there.
        """
        ids = count(1)
        moment = datetime(2024, 3, 1, tzinfo=UTC)
        later = Register(register.store, author="x", clock=lambda: moment, new_id=lambda: f"later {next(ids)}")
        later.erase_party(NAME, basis=BASIS)
        later.redact_evidence("LG-1/1", basis=BASIS)
        known = later.at(known=NOW)

        assert [party.name for party in known.parties()] == [""]
        assert NAME not in as_text(history_page(known.history("LG-1"), "sv"))
        assert NAME not in as_text(history_page(later.at(date(2023, 12, 31)).history("LG-1"), "sv"))

    def test_the_same_minutes_do_not_bring_it_back(self, register: Register, tmp_path: Path) -> None:
        """
        Recording the same document again changes nothing, and makes no new party of the name.
        """
        register.erase_party(NAME, basis=BASIS)
        register.redact_evidence("LG-1/1", basis=BASIS)

        assert not register.record(DOCUMENT, accept=True).changed
        assert [party.name for party in register.parties()] == [""]
        assert files_with(tmp_path, NAME) == []

    def test_a_row_says_that_it_was_done(self, register: Register) -> None:
        """
        When, by whom and on which basis; the salt is gone, and a text that comes later gets one of its own.
        """
        register.erase_party(NAME, basis=BASIS)
        (row,) = register.store.select(Query("party"))

        assert register.erasures() == [Erasure("E-1", "party:P-1", BASIS, register.erasures()[0].at, "tester")]
        assert row["salt"] == ""
        assert register.edit_party("P-1", note="Ny").note == "Ny"
        assert register.store.select(Query("party"))[0]["salt"] != ""
        assert register.check().problems == ()

    def test_the_preview_is_the_deed_and_tells_what_is_left(self, register: Register) -> None:
        """
        It names the rows whose free text has the name, and those whose history alone still has it.
        """
        register.add_matter("LG", f"Svar till {NAME.upper()}")
        register.add_matter("LG", f"Brev från {NAME}")
        register.edit_matter("LG-3", title="Ett brev")
        before = contents(register.store)
        preview = register.erase_party(NAME, basis=BASIS, dry_run=True)

        assert contents(register.store) == before
        assert register.erase_party("P-1", basis=BASIS) == preview
        assert preview == Erased(
            "party:P-1",
            BASIS,
            ("name", "organisation", "contact", "note"),
            (
                Mention("evidence:LG.1/m1/f1/e", "quote"),
                Mention("matter:LG-2", "title"),
                Mention("step:LG-2/1", "title"),
                Mention("step:LG-3/1", "title"),
                Mention("matter:LG-2", "history"),
                Mention("matter:LG-3", "history"),
                Mention("step:LG-2/1", "history"),
                Mention("step:LG-3/1", "history"),
            ),
        )

    def test_erasing_again_writes_nothing(self, register: Register) -> None:
        """
        By its key; an empty name finds nobody.
        """
        register.erase_party(NAME, basis=BASIS)
        before = contents(register.store)

        assert register.erase_party("P-1", basis="again") == Erased("party:P-1", "again", (), repeated=True)
        assert contents(register.store) == before
        for name in (NAME, ""):
            with pytest.raises(NotFound):
                register.erase_party(name, basis=BASIS)

    @pytest.mark.parametrize("basis", ["", "  "])
    def test_a_basis_is_required(self, register: Register, basis: str) -> None:
        """
        Nothing is erased without one.
        """
        with pytest.raises(InputError, match="needs its basis"):
            register.erase_party(NAME, basis=basis)

    def test_nobody_is_left_without_a_name_but_by_erasing(self, register: Register) -> None:
        """
        A party is neither added nor renamed to nothing.
        """
        register.erase_party(NAME, basis=BASIS)

        with pytest.raises(InputError, match="needs a name"):
            register.add_party(" ")
        with pytest.raises(InputError, match="needs a name"):
            register.edit_party("P-1", rename=" ")

    def test_others_in_the_file_are_told_of(self, register: Register, store: SQLiteStore, tmp_path: Path) -> None:
        """
        The row is blanked; that the file may hold old bytes is an error, and erasing again mends it.
        """
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            register.erase_party("P-1", basis=BASIS, dry_run=True)
            original, store_commit = register.store.commit, []

            def commit_and_look(batch: object) -> None:
                original(batch)  # type: ignore[arg-type]
                other.execute("BEGIN")
                store_commit.extend(other.execute("SELECT name FROM party").fetchall())

            register.store.commit = commit_and_look  # type: ignore[method-assign]
            with pytest.raises(Busy, match="party:P-1 is blanked") as refused:
                register.erase_party("P-1", basis=BASIS)
            other.execute("COMMIT")

        assert refused.value.hint == "Erase it again when nobody else has it open."
        assert store_commit == [("",)]
        assert register.erase_party("P-1", basis=BASIS).repeated
        assert files_with(tmp_path, "osten@example.org") == []


class TestEvidence:
    """
    Redacting the words of minutes.
    """

    def test_the_quote_goes_and_the_step_stays(self, register: Register) -> None:
        """
        Named by its step or its own key; lines and rule stay, so that the source can still be found.
        """
        redacted = register.redact_evidence("LG.1/m1/f1/e", basis=BASIS)
        (line,) = register.history("LG-1").history

        assert redacted == Erased("evidence:LG.1/m1/f1/e", BASIS, ("quote",))
        assert line.evidence == Evidence("LG.1/m1/f1/e", "LG.1/m1", 3, 3, "")
        assert register.redact_evidence("LG-1/1", basis=BASIS).repeated
        assert register.check().problems == ()

    @pytest.mark.parametrize("name", ["LG-2/1", "LG-9/9", "nothing"])
    def test_what_is_not_there_is_not_found(self, register: Register, name: str) -> None:
        """
        A step by hand has no evidence.
        """
        register.add_matter("LG", "By hand")

        with pytest.raises(NotFound, match="no evidence"):
            register.redact_evidence(name, basis=BASIS)


class TestStores:
    """
    What is asked of stores.
    """

    def test_a_store_that_keeps_nothing_beside_its_rows_needs_no_scrubbing(self) -> None:
        """
        Memory forgets by itself; a store opened at first use asks the one beneath.
        """
        register = new_register(DeferredStore(lambda create: MemoryStore(SCHEMA)))
        register.add_party("Bo Ek")

        assert not isinstance(MemoryStore(SCHEMA), Scrubbing)
        assert register.erase_party("Bo Ek", basis=BASIS).blanked == ("name",)
        assert register.parties() == [Party("P-1", "")]

    def test_scrubbing_leaves_rows_as_they_are(self, register: Register, store: SQLiteStore) -> None:
        """
        And can be done at any time.
        """
        before = contents(store)
        store.scrub()
        store.scrub()

        assert isinstance(store, Scrubbing)
        assert contents(store) == before
        assert register.check().problems == ()


class TestReports:
    """
    What is told of it.
    """

    def test_in_words(self) -> None:
        """
        What was blanked, where else to look, and that nobody promises to have found everything.
        """
        erased = Erased(
            "party:P-1", BASIS, ("name", "note"), (Mention("matter:LG-2", "title"), Mention("body:A", "venue"))
        )

        assert as_text(erased_page(erased, "en")).split("\n") == [
            "party:P-1: erased (name and note). Basis: request 2024-17",
            "",
            "Free text is left alone. The same words stand in:",
            "  matter:LG-2: title",
            "  body:A: venue",
            "Parts of them, other spellings, backups and copies are not searched: look there",
            "yourself.",
        ]
        assert as_text(erased_page(Erased("party:P-1", BASIS, ("name",)), "sv")).split("\n")[:2] == [
            "party:P-1: raderad (namn). Grund: request 2024-17",
            "Samma ord hittades inte i fri text.",
        ]
        assert as_text(erased_page(Erased("party:P-1", BASIS, (), repeated=True), "en")) == (
            "party:P-1: was erased before; nothing was written."
        )

    def test_as_data(self) -> None:
        """
        With a schema of its own.
        """
        assert erased_json(Erased("party:P-1", BASIS, ("name",), (Mention("matter:LG-2", "title"),))) == {
            "schema": "followup/erased/1",
            "subject": "party:P-1",
            "basis": BASIS,
            "blanked": ["name"],
            "mentions": [{"subject": "matter:LG-2", "field": "title"}],
            "repeated": False,
        }


class TestWithoutNames:
    """
    Answers in which persons are not named.
    """

    @pytest.mark.parametrize(
        "organisation, locale, expected",
        [("Hamnbolaget", "sv", "Hamnbolaget"), ("", "sv", "en person"), ("", "en", "a person")],
    )
    def test_persons_are_told_as_their_organisation(
        self, register: Register, organisation: str, locale: str, expected: str
    ) -> None:
        """
        Or as a person; quotes are verbatim, whatever they hold.
        """
        register.edit_party(NAME, organisation=organisation)
        nameless = register.without_names()
        (row,) = nameless.outstanding("LG")

        assert [known_name(row.owner, translator(locale)), row.place.party] == [expected, row.owner]
        assert [party.contact for party in nameless.parties()] == [""]
        assert expected in as_text(outstanding_page(nameless.outstanding("LG"), locale))
        assert NAME not in row.why
        assert nameless.at(date(2023, 12, 31)).outstanding("LG")[0].owner == row.owner
        assert NAME not in as_text(why_page(nameless.history("LG-1"), locale), 200).replace(QUOTE, "")
        assert nameless.history("LG-1").promise is not None
        assert QUOTE in as_text(show_page(nameless.history("LG-1"), locale), 200)

    def test_roles_and_organisations_keep_their_names(self, register: Register) -> None:
        """
        And who was erased stays erased.
        """
        register.edit_party(NAME, kind=PartyKind.ROLE)

        assert register.without_names().outstanding("LG")[0].owner == NAME

        register.edit_party(NAME, kind=PartyKind.PERSON)
        register.erase_party(NAME, basis=BASIS)

        assert register.without_names().outstanding("LG")[0].owner == "(erased)"
