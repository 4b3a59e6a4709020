"""
The tutorial, typed as it is printed.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import EXAMPLES


if TYPE_CHECKING:
    from .conftest import Type

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"


def lines() -> Iterator[list[str]]:
    """
    The words of each line of its shell blocks, in order.
    """
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        yield from (shlex.split(line) for line in block.splitlines())


def test_it_works_from_top_to_bottom(folder: Path, type_: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Every command succeeds, and the story comes out as the page tells it.
    """
    for minutes in (EXAMPLES / "en").glob("*.txt"):
        shutil.copy(minutes, folder)
    told = {}
    for command, *arguments in lines():
        if command == "export":
            for name, value in (each.split("=", 1) for each in arguments):
                monkeypatch.setenv(name, value)
        elif command == "followup":
            told[" ".join(arguments)] = done = type_(*arguments)
            assert done.code == 0, done.err

    assert "(assumed)" in told["why HTC-4"].out
    assert "PROMISED FOR THIS MEETING AND NOT MENTIONED\n  HTC-4" in told["record second.txt --body HTC --accept"].out
    assert "at the meeting on 11 December" in told["outstanding HTC"].out
    assert told["check"].out.startswith("Sound")
