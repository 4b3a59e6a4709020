"""
Channels at the command line: which there are, and whether one works, before night does.
"""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from tests.cli.conftest import Type


@pytest.fixture(name="config")
def _config(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A configuration, of which nothing is set up yet.
    """
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    for name in ("FOLLOWUP_CONFIG", "FOLLOWUP_NO_PLUGINS", "FOLLOWUP_LOAD_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    path = folder / "channels.toml"
    path.write_text("", encoding="utf-8")
    return path


def test_channels_are_listed_with_what_they_need(config: Path, type_: Type) -> None:
    """
    What nobody set up is no failure; what the configuration speaks of and cannot be used is one.
    """
    plain = type_("channel", "list")
    config.write_text("[smtp]\nhost = 'mail.example.org'\n[channels.team]\nkind = 'print'\n", encoding="utf-8")
    named = type_("--config", config, "channel", "list", "--json")
    states = {each["name"]: each for each in named.data["channels"]}

    assert plain.code == 0
    lines = [" ".join(line.split()) for line in plain.out.splitlines()]
    assert "print: ready" in lines
    assert "mailto: not set up: Mail needs host under [smtp] in the configuration." in lines
    assert named.code == 1
    assert states["mailto"]["wrong"] == "Mail needs from under [smtp] in the configuration."
    assert (states["team"]["kind"], states["team"]["configured"], states["team"]["wrong"]) == ("print", True, None)


def test_a_channel_is_tried_with_one_message(config: Path, folder: Path, type_: Type) -> None:
    """
    It arrives, and the answer tells the receipt.
    """
    done = type_("channel", "test", f"maildir:{folder}/box", "--json")
    mails = list(mailbox.Maildir(folder / "box"))

    assert done.code == 0
    assert [mail["Subject"] for mail in mails] == ["followup: a trial message"]
    assert (folder / "box" / "new" / done.data["receipt"]).exists()


def test_a_trial_in_swedish_says_so_in_swedish(config: Path, type_: Type) -> None:
    """
    In its answer and in the message.
    """
    done = type_("channel", "test", "print:", "--locale", "sv")

    assert "followup: ett provmeddelande" in done.out
    assert "Levererat till print:." in done.out


@pytest.mark.parametrize(
    "address,code,told",
    [
        ("anna@example", 1, "Error: 'anna@example' is no mail address: its domain is none."),
        ("pigeon:roof", 1, "Error: Nothing delivers to pigeon: addresses."),
        ("anna@example.org", 75, "Error: The mail server localhost cannot be used: Connection refused."),
    ],
)
def test_a_channel_that_does_not_work_says_why(
    config: Path, type_: Type, monkeypatch: pytest.MonkeyPatch, address: str, code: int, told: str
) -> None:
    """
    With 75 where it may work another time.
    """
    config.write_text(
        "[smtp]\nhost = 'localhost'\nport = 9\nsecurity = 'plain'\nfrom = 'f@example.org'\n", encoding="utf-8"
    )
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(config))
    done = type_("channel", "test", address)

    assert (done.code, done.err.startswith(told)) == (code, True), done.err


def test_the_doctor_looks_at_channels_and_the_configuration(config: Path, type_: Type) -> None:
    """
    And goes on where the configuration cannot be understood, as the list of plug-ins does.
    """
    type_("init", "--store", "r.db")
    config.write_text("[smtp]\nhots = 'x'\n", encoding="utf-8")
    mistyped = type_("--config", config, "doctor", "--store", "r.db", "--json")
    config.write_text("[smtp", encoding="utf-8")
    broken = type_("--config", config, "doctor", "--store", "r.db", "--json")
    listed = type_("--config", config, "plugins", "--json")

    assert mistyped.code == 1
    assert mistyped.data["wrong"][0].startswith(f"channel mailto: There is no setting {config}: smtp.hots.")
    assert broken.code == 1
    assert broken.data["wrong"][0].startswith(f"The configuration {config} is no TOML: ")
    assert (listed.code, listed.data["wrong"], listed.data["plugins"]) == (0, broken.data["wrong"], [])


def test_no_password_of_a_url_is_told(config: Path, type_: Type) -> None:
    """
    Neither by the doctor nor by the error.
    """
    done = type_("doctor", "--store", "crate://anna:hunter2@db/x?key=hunter2", "--json")

    assert done.data["store"] == "crate://…@db/x"
    assert "hunter2" not in done.out + done.err
