"""
Our own keys at the head of an item are that matter; inside a sentence they are mentions.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from followup.plugins import open_register
from followup.readers.keys import key_of
from followup.service.register import Register


@pytest.mark.parametrize(
    "title, key, rest",
    [
        ("LG-9 New rates", "LG-9", "New rates"),
        ("LG-9: New rates", "LG-9", "New rates"),
        ("LG 9 New rates", "LG-9", "New rates"),
        ("(LG-9) New rates", "LG-9", "New rates"),
        ("(KS-4) New rates", "KS-4", "New rates"),
        ("New rates                 LG-9", "LG-9", "New rates"),
        ("PM 10 is too late", "", "PM 10 is too late"),
        ("PEP-467 Minor matters", "", "PEP-467 Minor matters"),
        ("The rates of LG-9 stand", "", "The rates of LG-9 stand"),
        ("LG-9th rates", "", "LG-9th rates"),
    ],
)
def test_key_of(title: str, key: str, rest: str) -> None:
    """
    A key is told by its place and by whose minutes they are.
    """
    assert (key, rest) == key_of(title, "LG")


TOP = "Minutes of the Leading Group\nDate: {day}\n\n1. Opening\n\n2. "
FIRST = TOP.format(day="2026-05-04") + "Rates\n\nPostponed to the next meeting.\n\n3. Close\n"
SECOND = TOP.format(day="2026-06-01") + "{title}\n\nThe rates are approved.\n\n3. Close\n"


def _register() -> Register:
    return open_register("memory:", author="x", clock=lambda: datetime(2026, 6, 2, tzinfo=UTC))


def _recorded(register: Register, text: str, name: str) -> None:
    reading = register.read_text(text, name=name, sha256=name, body="LG")
    register.record(reading, body="LG", create=True)


@pytest.mark.parametrize("title", ["LG-1 Charges", "LG 1: Charges", "(LG-1) Charges", "Charges              LG-1"])
def test_an_item_with_our_key_is_that_matter(title: str) -> None:
    """
    Whatever its title, the item that bears a key decides the matter of that key.
    """
    register = _register()
    _recorded(register, FIRST, "first.txt")

    _recorded(register, SECOND.format(title=title), "second.txt")

    assert not register.matter("LG-1").open
