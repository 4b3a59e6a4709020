"""
A command line to type at, and a register with the minutes of an invented group in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from click.testing import CliRunner, Result

from followup.cli import cli


EXAMPLES = Path(str(files("followup"))) / "examples"


@frozen
class Typed:
    """
    The outcome of one command.
    """

    result: Result

    @property
    def code(self) -> int:
        """
        The exit code.
        """
        return self.result.exit_code

    @property
    def out(self) -> str:
        """
        Standard output.
        """
        return self.result.stdout

    @property
    def err(self) -> str:
        """
        Standard error.
        """
        return self.result.stderr

    @property
    def data(self) -> Any:
        """
        Standard output as JSON.
        """
        return json.loads(self.result.stdout)


Type = Callable[..., Typed]


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A folder of its own to stand in, with no settings from outside.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("FOLLOWUP_STORE", "FOLLOWUP_NOW", "FOLLOWUP_LOCALE", "FOLLOWUP_AUTHOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(name="type_")
def _type() -> Type:
    """
    Type a command and see what comes of it; an exception that nobody expected fails the test.
    """

    def typed(*arguments: str, answers: str | None = None) -> Typed:
        result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=answers)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Typed(result)

    return typed


@pytest.fixture(name="register")
def _register(folder: Path, monkeypatch: pytest.MonkeyPatch, type_: Type) -> str:
    """
    A register with the first minutes of the Harbour Trail Committee, asked a week before its second meeting.
    """
    monkeypatch.setenv("FOLLOWUP_STORE", str(folder / "trail.db"))
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-10-09")
    done = type_("record", EXAMPLES / "en" / "first.txt", "--body", "HTC", "--create", "--accept")
    assert done.code == 0, done.err
    return str(folder / "trail.db")


@pytest.fixture(name="both")
def _both(register: str, monkeypatch: pytest.MonkeyPatch, type_: Type) -> str:
    """
    The same register after its second minutes, the day after that meeting.
    """
    monkeypatch.setenv("FOLLOWUP_NOW", "2026-10-17")
    done = type_("record", EXAMPLES / "en" / "second.txt", "--body", "HTC", "--accept")
    assert done.code == 0, done.err
    return register
