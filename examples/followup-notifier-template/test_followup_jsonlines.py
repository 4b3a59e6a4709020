"""
The template keeps the contract, and is found where it is installed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from followup_jsonlines import open_jsonlines

from followup.errors import InputError
from followup.plugins import plugins
from followup.testing.notifiers import NotifierContract, Received, RefusingContract, Target


class TestJsonLines(NotifierContract, RefusingContract):
    """
    All a notifier promises that refuses some addresses.
    """

    @pytest.fixture
    def target(self, tmp_path: Path) -> Target:
        """
        A folder, read back line by line.
        """

        def received() -> list[Received]:
            lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
            return [Received(**json.loads(line)) for line in lines]

        return Target(open_jsonlines({"folder": str(tmp_path)}), "jsonlines:a", received, refused="jsonlines:../a")


def test_it_is_found() -> None:
    """
    By its entry point.
    """
    assert "jsonlines" in plugins().notifiers


def test_a_folder_that_is_not_there_is_told() -> None:
    """
    When the channel is opened.
    """
    with pytest.raises(InputError, match="needs a folder"):
        open_jsonlines({"folder": "/nowhere/at/all"})
