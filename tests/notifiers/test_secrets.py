"""
Secrets stand somewhere else, are found there, and are told nowhere.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from followup.errors import InputError
from followup.notifiers.secrets import Secret, followed, hidden, is_reference


def test_a_secret_is_found_where_its_reference_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    In the environment, in a file of the user's own, or among what systemd gives.
    """
    monkeypatch.setenv("MAIL_PASSWORD", "one")
    (tmp_path / "password").write_text("two\n", encoding="utf-8")
    (tmp_path / "password").chmod(0o600)
    (tmp_path / "smtp").write_text("three", encoding="utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))

    found = [followed(where) for where in ("env:MAIL_PASSWORD", f"file:{tmp_path}/password", "credential:smtp")]
    assert found == ["one", "two", "three"]


@pytest.mark.parametrize(
    "reference,told",
    [
        ("env:NOT_SET", "The environment variable NOT_SET is not set."),
        ("file:{}/none", "{}/none cannot be read: No such file or directory."),
        ("file:{}/open", "Everybody can read the secret in {}/open."),
        ("file:{}/empty", "{}/empty is empty."),
        ("file:{}/binary", "{}/binary cannot be read: it is not UTF-8."),
        ("credential:none", "{}/none cannot be read: No such file or directory."),
        ("credential:../open", "There is no credential ../open."),
        ("credential:", "There is no credential ."),
    ],
)
def test_what_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str, told: str) -> None:
    """
    By its name or place; a file that everybody can read is refused.
    """
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    for name, content, mode in (("open", b"x", 0o644), ("empty", b"\n", 0o600), ("binary", b"\xff", 0o600)):
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(mode)
    with pytest.raises(InputError) as caught:
        followed(reference.format(tmp_path))

    assert caught.value.message == told.format(tmp_path)


def test_without_credentials_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Outside a unit of systemd.
    """
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(InputError, match="There is no credential smtp"):
        followed("credential:smtp")


def test_a_secret_does_not_show_among_settings() -> None:
    """
    It is used as text, and is none to look at.
    """
    settings = {"user": "anna", "password": Secret("hunter2")}

    assert "hunter2" not in repr(settings)
    assert settings["password"] == "hunter2"


def test_secrets_are_taken_out_of_what_is_told() -> None:
    """
    As they are and as they stand in a URL, the longest first.
    """
    secrets = ["p/w d", "p/w d and more"]

    assert hidden(f"at p/w d and more, {quote('p/w d')}, {quote('p/w d', safe='')}", secrets) == "at …, …, …"


def test_references_are_told_from_values() -> None:
    """
    By what they begin with.
    """
    assert [is_reference(value) for value in ("env:X", "file:/x", "credential:x", "x", 7)] == [True] * 3 + [False] * 2
