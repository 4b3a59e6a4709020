"""
The configuration: which file it is, what it may say, and that it says no secret.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from followup.configuration import Configuration, configured_by, read_configuration, users_own
from followup.errors import FollowupError, InputError
from followup.plugins import open_channels
from followup.plugins.channels import ChannelState


@pytest.fixture(name="config")
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    The file that is read, which is not there yet; nothing of whoever runs the tests.
    """
    for name in os.environ:
        if name.startswith("FOLLOWUP_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "config.toml"
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(path))
    return path


def state(name: str) -> ChannelState:
    """
    A channel as it is listed.
    """
    with open_channels() as channels:
        return next(each for each in channels.states() if each.name == name)


def test_the_file_named_goes_before_the_environment_and_the_users_own(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    One file is the configuration: flag, environment, the user's own.
    """
    flag, own = tmp_path / "flag.toml", tmp_path / "followup" / "config.toml"
    own.parent.mkdir()
    for path, name in ((flag, "flag"), (config, "environment"), (own, "own")):
        path.write_text(f"[channels.{name}]\nkind = 'print'\n", encoding="utf-8")
    found: list[str] = []
    with configured_by(str(flag)):
        found += read_configuration().channels
    found += read_configuration().channels
    monkeypatch.delenv("FOLLOWUP_CONFIG")
    found += read_configuration().channels

    assert found == ["flag", "environment", "own"]
    assert users_own() == own


def test_without_a_file_there_is_nothing_to_say(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Unless it was named.
    """
    with pytest.raises(InputError, match="There is no configuration at"):
        read_configuration()
    monkeypatch.delenv("FOLLOWUP_CONFIG")

    assert read_configuration() == Configuration()


@pytest.mark.parametrize(
    "text,told",
    [
        ("[smtp", "is no TOML: "),
        ("a = 1\nb = ", "(at end of document)"),
        ("x = 1\nx = 2\n", "(at line 2, column 6)"),
        ("[mail]\n", "There is no setting {}: mail."),
        ("[plugins]\nallowed = []\n", "There is no setting {}: plugins.allowed."),
        ("[plugins]\nallow = 'x'\n", "{}: plugins.allow is no list of names."),
        ("plugins = 1\n", "{}: plugins is no table."),
        ("[channels]\nteam = 1\n", "{}: channels.team is no table with a kind."),
        ("[channels.team]\nkind = 1\n", "{}: channels.team is no table with a kind."),
    ],
)
def test_what_cannot_be_understood_is_named(config: Path, text: str, told: str) -> None:
    """
    With its line, or the path to the setting.
    """
    config.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_configuration()

    assert told.format(config) in caught.value.message


@pytest.mark.parametrize("content", [b"\xff", b""])
def test_a_file_that_is_no_text_is_told(config: Path, content: bytes) -> None:
    """
    An empty one says nothing, and that is all right.
    """
    config.write_bytes(content)
    if content:
        with pytest.raises(InputError, match="it is not UTF-8"):
            read_configuration()
    else:
        assert read_configuration().channels == {}


def test_a_file_that_cannot_be_read_is_told(config: Path) -> None:
    """
    With the reason the system gives.
    """
    config.mkdir()
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_configuration()


@pytest.mark.parametrize(
    "text,name,told",
    [
        ("[smtp]\nhots = 'x'\n", "mailto", "There is no setting {}: smtp.hots. There are: host, port, security, "),
        ("[channels.https]\nsecrt = 'x'\n", "https", "There is no setting {}: channels.https.secrt."),
        ("[channels.team]\nkind = 'apprise'\nurl = 'x'\n", "team", "There is no setting {}: channels.team.url."),
        ("[channels.team]\nkind = 'chat'\n", "team", "Nothing delivers to chat: addresses. Use one of: apprise, "),
        (
            "[smtp]\npassword = 'env:NONE'\n",
            "mailto",
            "The setting {}: smtp.password leads nowhere: The environment variable NONE is not set.",
        ),
    ],
)
def test_what_is_wrong_with_a_channel_is_named(config: Path, text: str, name: str, told: str) -> None:
    """
    A setting that its kind does not know, a kind that nobody knows, a reference that leads nowhere.
    """
    config.write_text(text, encoding="utf-8")

    assert state(name).wrong.startswith(told.format(config))


@pytest.mark.parametrize("mode", [0o600, 0o644])
@pytest.mark.parametrize(
    "text,name",
    [
        ("[smtp]\nhost='h'\nfrom='f@example.org'\nuser='u'\npassword = 'hunter2'\n", "mailto"),
        ("[channels.team]\nkind = 'apprise'\nurls = ['json://u:hunter2@localhost']\n", "team"),
    ],
)
def test_a_secret_in_the_file_itself_is_refused(config: Path, mode: int, text: str, name: str) -> None:
    """
    And where everybody could read it, that it should be changed; the secret is not told.
    """
    config.write_text(text, encoding="utf-8")
    config.chmod(mode)
    wrong = state(name).wrong

    assert "holds a secret itself." in wrong
    assert ("Everybody on this machine could read it: change it" in wrong) == (mode == 0o644)
    assert "hunter2" not in wrong


def test_the_environment_alone_can_set_up_mail(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It goes before the file, too.
    """
    config.write_text("[smtp]\nhost = 'mail.example.org'\nfrom = 'f@example.org'\n", encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_SMTP_HOST", "other.example.org")
    monkeypatch.setenv("FOLLOWUP_SMTP_PORT", "2525")
    over = dict(read_configuration().channels["mailto"].settings)
    monkeypatch.delenv("FOLLOWUP_CONFIG")
    for name, value in (("FROM", "f@example.org"), ("USER", "u"), ("PASSWORD", "hunter2")):
        monkeypatch.setenv(f"FOLLOWUP_SMTP_{name}", value)
    alone = read_configuration().channels["mailto"]

    assert over == {"host": "other.example.org", "port": 2525, "from": "f@example.org"}
    assert alone.settings["password"] == "env:FOLLOWUP_SMTP_PASSWORD"
    assert "hunter2" not in repr(alone)
    assert state("mailto").wrong == ""


def test_a_number_that_is_none_is_told(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Wherever it stands.
    """
    config.write_text("[smtp]\nhost = 'h'\nfrom = 'f@example.org'\n", encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_SMTP_PORT", "many")

    assert state("mailto").wrong == "The port and timeout of mail are numbers."


def test_errors_have_their_base(config: Path) -> None:
    """
    Whoever catches one catches all.
    """
    with pytest.raises(FollowupError):
        read_configuration()
