"""
The demonstration: the same story every day, in two languages, touching nothing of the user's.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup.cli.demo import as_typed, language


if TYPE_CHECKING:
    from .conftest import Type

STORIES = {
    "en": [
        "Two meetings of an invented group",
        '"Postponed for lack of time."',
        "Outstanding matters, Harbour Trail Committee",
        "AGENDA",
        "PROMISED FOR THIS MEETING AND NOT MENTIONED",
        "HTC-4  Bridge lighting",
        "passed over",
    ],
    "sv": [
        "Två möten i en påhittad grupp",
        '"Bordlades på grund av tidsbrist."',
        "Utestående ärenden, Fjordviks bibliotekssamverkan",
        "DAGORDNING",
        "UTLOVAT TILL DETTA MÖTE MEN NÄMNS INTE",
        "FB-4  Inköpsavtal för e-böcker",
        "förbigånget",
    ],
}


@pytest.fixture(autouse=True)
def _places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Temporary folders are made where the test can see them.
    """
    (folder / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder / "tmp"))


def without_paths(text: str) -> str:
    """
    The story without the name of the temporary folder.
    """
    return re.sub(r"/\S*followup-\w+", "FOLDER", text)


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_it_tells_the_story_in_order(type_: Type, locale: str) -> None:
    """
    What was read, the register, the agenda, and what the second meeting passed over, with its sentence again.
    """
    told = type_("demo", "--locale", locale)
    places = [told.out.find(part) for part in STORIES[locale]]

    assert told.code == 0
    assert -1 not in places
    assert places == sorted(places)
    assert told.out.count(STORIES[locale][1]) == 2


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_it_fits_on_one_screen(type_: Type, locale: str) -> None:
    """
    At most 52 lines, and none wider than 80 columns but for the name of the folder.
    """
    lines = without_paths(type_("demo", "--locale", locale).out).splitlines()

    assert len(lines) <= 52
    assert max(map(len, lines)) <= 80


def test_it_tells_the_same_every_day(type_: Type) -> None:
    """
    Its clock is that of its documents.
    """
    first, second = type_("demo"), type_("demo", "--now", "2031-01-01")

    assert without_paths(first.out) == without_paths(second.out)


def test_it_touches_nothing_of_the_users(folder: Path, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The settings of the environment do not reach it, and it writes only to a new temporary folder.
    """
    monkeypatch.setenv("FOLLOWUP_STORE", str(folder / "mine.db"))
    monkeypatch.setenv("FOLLOWUP_LOCALE", "sv")
    monkeypatch.setenv("LC_ALL", "C")
    told = type_("demo")

    assert STORIES["en"][0] in told.out
    assert [path.name for path in folder.iterdir()] == ["tmp"]


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_commands_it_ends_with_work(type_: Type, locale: str) -> None:
    """
    Typed as they stand there.
    """
    lines = type_("demo", "--locale", locale).out.splitlines()
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("  followup ") and "…" not in line]

    assert [command[0] for command in commands] == ["read", "why", "agenda", "check"]
    assert [type_(*command).code for command in commands] == [0, 0, 0, 0]


def test_it_writes_to_a_store_that_is_named(folder: Path, type_: Type) -> None:
    """
    Unless there is one already, which is left alone.
    """
    assert type_("demo", "--store", "my demo.db").code == 0
    before = (folder / "my demo.db").read_bytes()
    assert type_("demo", "--store", "my demo.db").code == 1
    assert (folder / "my demo.db").read_bytes() == before


def test_it_runs_in_memory(folder: Path, type_: Type) -> None:
    """
    And leaves nothing behind.
    """
    told = type_("demo", "--store", "memory:")

    assert told.code == 0
    assert "gone now" in told.out
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize("store", ["mine.db", "mine.db/new.db"])
def test_it_leaves_nothing_behind_where_it_cannot_be_told(folder: Path, type_: Type, store: str) -> None:
    """
    Neither where there is a register already nor where none can be made.
    """
    assert type_("init", "--store", "mine.db").code == 0

    assert type_("demo", "--store", store).code == 1
    assert list((folder / "tmp").iterdir()) == []


def test_it_leaves_nothing_of_a_story_in_memory_that_breaks_off(
    folder: Path, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Though its end was never reached.
    """
    monkeypatch.setattr("followup.reports.pages.demo.MISSED", "{nothing}")
    with pytest.raises(KeyError):
        type_("demo", "--store", "memory:")

    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize("option", ["--json", "--quiet", "--author=Bo"])
def test_it_refuses_what_would_change_nothing(folder: Path, type_: Type, option: str) -> None:
    """
    An option that is taken means something.
    """
    told = type_("demo", option)

    assert told.code == 2
    assert list((folder / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    "environment,expected",
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "sv_FI"}, "sv"),
        ({}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_user(environment: dict[str, str], expected: str) -> None:
    """
    As POSIX says it; English where none is said.
    """
    assert language(environment) == expected


@pytest.mark.parametrize(
    "typed, found, expected",
    [
        (".venv/bin/followup", "", ".venv/bin/followup"),
        (".venv/bin/followup", "elsewhere", ".venv/bin/followup"),
        (".venv/bin/followup", ".venv/bin", "followup"),
        ("/usr/bin/pytest", "", "followup"),
    ],
)
def test_the_commands_it_ends_with_are_called_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, found: str, expected: str
) -> None:
    """
    By path where the shell would not find the same program by its name, as after the README's first command.
    """
    for place in (".venv/bin", "elsewhere"):
        (folder / place).mkdir(parents=True)
        (folder / place / "followup").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(folder / found) if found else str(folder))

    assert as_typed(typed) == expected
