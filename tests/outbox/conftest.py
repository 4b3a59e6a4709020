"""
What the tests of the outbox stand on: a clock that is set, a notifier that keeps what it got, and a council of two.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from followup.contracts import Message
from followup.model.notices import Ran
from followup.service.register import Register
from followup.testing.registers import new_register


FIRST = date(2022, 11, 1)
"""A Tuesday: the day of the first run."""


class Collecting:
    """
    Keeps every message; *fail* may raise in place of each.
    """

    def __init__(self) -> None:
        self.got: list[Message] = []
        self.fail: Callable[[Message], None] = lambda _message: None

    def send(self, message: Message) -> str | None:
        """
        Keep *message*.
        """
        self.fail(message)
        self.got.append(message)
        return f"receipt {len(self.got)}"


def raising(error: BaseException) -> Callable[[Message], None]:
    """
    What a notifier fails with.
    """

    def fail(_message: Message) -> None:
        raise error

    return fail


class Setting:
    """
    A register whose clock the test sets, and a notifier for its mail.
    """

    def __init__(self) -> None:
        self.now = datetime(FIRST.year, FIRST.month, FIRST.day, 6, tzinfo=UTC)
        self.mail = Collecting()
        self.register: Register = new_register(bodies=(), clock=lambda: self.now)
        self.register.add_body(
            "LG", "Ledningsgruppen", locale="sv", timezone="Europe/Stockholm", secretary="Anna Berg <anna@example.org>"
        )
        self.register.add_body("SK", "Samarbetskommittén", locale="sv", timezone="Europe/Stockholm")

    def go(self, day: date, hour: int = 6) -> None:
        """
        Let it be that day.
        """
        self.now = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def run(self, **how: object) -> Ran:
        """
        Run once.
        """
        return self.register.run(notifiers={"mailto": self.mail}, **how)  # type: ignore[arg-type]

    def daily(self, until: date) -> list[tuple[date, str]]:
        """
        Run each day up to and with *until*: the days on which messages came, and their kinds.
        """
        told = []
        while self.now.date() <= until:
            before = len(self.mail.got)
            self.run()
            told += [(self.now.date(), message.kind) for message in self.mail.got[before:]]
            self.now += timedelta(days=1)
        return told


@pytest.fixture(name="setting")
def _setting() -> Setting:
    """
    Two bodies, of which one has a secretary, on the morning of the first of November 2022.
    """
    return Setting()
