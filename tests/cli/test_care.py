"""
Looking after a register: init never harms, check proves, doctor tells what is wrong.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from followup import plugins


if TYPE_CHECKING:
    from .conftest import Type


def test_init_makes_the_users_own_register(folder: Path, type_: Type) -> None:
    """
    In the data folder, for its owner alone; the second time it says that it is there.
    """
    store = folder / "data" / "followup" / "followup.db"
    made, again = type_("init"), type_("init")

    assert (made.code, again.code) == (0, 0)
    assert made.out == f"Made an empty register: {store}\n"
    assert again.out == f"There is a register already: {store}\n"
    assert store.stat().st_mode & 0o777 == 0o600


def test_init_takes_a_path_with_anything_in_it(folder: Path, type_: Type) -> None:
    """
    Spaces, letters, percent signs: it is the file of that name.
    """
    store = folder / "a folder" / "100%25 år.db"

    assert type_("init", "--store", str(store)).code == 0
    assert store.exists()
    assert type_("body", "list", "--store", str(store)).code == 0


def test_init_completes_an_empty_file(folder: Path, type_: Type) -> None:
    """
    Such as one whose creation was cut off.
    """
    (folder / "empty.db").touch()

    assert type_("init", "--store", "empty.db", "--json").data["made"] is True


def test_init_leaves_a_foreign_file_alone(folder: Path, type_: Type) -> None:
    """
    Whatever it is.
    """
    (folder / "letter.txt").write_text("Dear all", encoding="utf-8")
    told = type_("init", "--store", "letter.txt")

    assert told.code == 1
    assert "letter.txt" in told.err
    assert (folder / "letter.txt").read_text(encoding="utf-8") == "Dear all"


def test_an_unknown_kind_of_store_is_told_with_those_there_are(type_: Type) -> None:
    """
    By their schemes.
    """
    told = type_("init", "--store", "carrier-pigeon://roof")

    assert told.code == 1
    assert "memory, sqlite" in told.err


def test_check_proves_a_sound_register(both: str, type_: Type) -> None:
    """
    The digest is the same each time, and changes with the register.
    """
    first, second = type_("check", "--json"), type_("check", "--json")
    type_("report", "HTC-1")

    assert first.code == 0
    assert first.data["sound"] is True
    assert first.data["digest"] == second.data["digest"] != type_("check", "--json").data["digest"]
    assert type_("check", "--quiet").result.output == ""


def test_check_names_the_row_at_fault(both: str, type_: Type) -> None:
    """
    And the command to look at it; it fails, or exits with 3 for those who ask for that.
    """
    with closing(sqlite3.connect(both)) as connection, connection:
        connection.execute("UPDATE matter SET title = 'Something else' WHERE key = 'HTC-4'")
    told = type_("check", "--quiet")

    assert told.code == 1
    assert "HTC-4" in told.out
    assert "followup " in told.out
    assert type_("check", "--exit-code").code == 3
    assert type_("check", "--json").data["sound"] is False


def test_doctor_finds_nothing_wrong(both: str, type_: Type) -> None:
    """
    And tells where the register is and how it is used.
    """
    told, data = type_("doctor"), type_("doctor", "--json").data

    assert told.code == 0
    assert "Nothing is wrong." in told.out
    assert (data["path"], data["mode"], data["integrity"], data["wrong"]) == (both, "0600", "ok", [])
    assert data["readers"] == ["en", "no", "sv"]


def test_what_the_doctor_finds_as_json_names_its_own_schema(both: str, type_: Type) -> None:
    """
    Whatever the store calls its facts.
    """
    told = type_("doctor", "--json").data

    assert (told["schema"], told["schema number"], told["mode"]) == ("followup/doctor/1", 1002, "0600")


def test_doctor_tells_of_a_register_that_is_not_there(folder: Path, type_: Type) -> None:
    """
    And of one that others can open, or that does not hold together.
    """
    missing = type_("doctor")
    type_("init", "--store", "open.db")
    (folder / "open.db").chmod(0o644)
    opened = type_("doctor", "--store", "open.db", "--json")

    assert missing.code == 1
    assert "followup.db" in missing.out
    assert opened.code == 1
    assert "0644" in opened.data["wrong"][0]


def test_doctor_tells_of_a_file_that_does_not_hold_together(both: str, type_: Type) -> None:
    """
    A page in the middle was overwritten.
    """
    content = bytearray(Path(both).read_bytes())
    content[-8192:-4096] = b"\xff" * 4096
    Path(both).write_bytes(content)
    told = type_("doctor", "--quiet")

    assert told.code == 1
    assert "wrong: " in told.out


def test_doctor_is_quiet_when_asked_and_nothing_is_wrong(both: str, type_: Type) -> None:
    """
    So that a schedule may run it.
    """
    assert type_("doctor", "-q").result.output == ""


def test_doctor_misses_time_zones(both: str, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A machine without them cannot tell which day it is where the body meets.
    """
    ZoneInfo.clear_cache()
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    with monkeypatch.context() as patched:
        patched.setattr("zoneinfo._tzpath.TZPATH", ())
        patched.setattr("zoneinfo._common.load_tzdata", _no_zone)
        told = type_("doctor")
    ZoneInfo.clear_cache()

    assert told.code == 1
    assert "tzdata" in told.out


def _no_zone(name: str) -> None:
    raise ZoneInfoNotFoundError(name)


def test_a_plugin_that_does_not_load_is_told(register: str, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    By plugins and by doctor; nothing else is disturbed by it.
    """
    broken = EntryPoint("shelf", "followup_shelf_that_is_not_there", "followup")
    found = plugins.load([broken])
    monkeypatch.setattr(plugins, "plugins", lambda: found)
    monkeypatch.setattr("followup.plugins.loading._installed", lambda chosen: found)

    assert type_("plugins").code == 0
    assert "No module named" in type_("plugins").out
    assert type_("plugins", "--json").data["plugins"][0]["name"] == "shelf"
    assert type_("doctor").code == 1
    assert type_("outstanding").code == 0


@pytest.mark.parametrize(
    "line",
    [
        ("init",),
        ("body", "add", "LG", "Gruppen"),
        ("record", "first.txt", "--body", "LG", "--create", "--accept", "-q"),
        ("import", "whole.jsonl"),
    ],
)
def test_the_dangers_of_a_place_are_told_once_when_a_register_is_made(
    line: tuple[str, ...], folder: Path, type_: Type
) -> None:
    """
    On standard error, whichever command makes it; afterwards doctor tells them.
    """
    type_("init", "--store", "empty.db")
    type_("export", "whole.jsonl", "--store", "empty.db")
    (folder / "first.txt").write_text("Gruppen\nDatum: 2024-01-05\n\n1. Lokaler\nBordläggs.\n", encoding="utf-8")
    shared = folder / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    made = type_(*line, "--store", "shared/new.db")
    again = type_("body", "add", "SK", "Kansliet", "--store", "shared/new.db")
    doctor = type_("doctor", "--store", "shared/new.db")

    assert (made.code, again.code) == (0, 0), made.err
    told = "" if {"init", "-q", "import"} & set(line) else "Made a new register: shared/new.db\n"
    assert made.err == f"{told}Warning: others can replace it, since they can write in its folder (mode 0777)\n"
    assert again.err == ""
    assert doctor.code == 1
    assert "others can replace it" in doctor.out
