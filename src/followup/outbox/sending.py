"""
One attempt to send: in a thread of its own, given up at its time limit, and never the end of the run.
"""

from __future__ import annotations

from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Thread

from attrs import frozen

from followup.contracts import Message, Notifier
from followup.errors import TryLater, Undeliverable


@frozen
class Sent:
    """
    It was delivered, with the *receipt* of the other side.
    """

    receipt: str = ""


@frozen
class Refused:
    """
    It can never be delivered there.
    """

    error: str


@frozen
class Postponed:
    """
    It was surely not delivered, or *perhaps*; not to be tried before *after* has passed, if that is said.
    """

    error: str
    perhaps: bool
    after: timedelta | None = None


Outcome = Sent | Refused | Postponed

LONGEST = 500
"""So much of what a notifier says is kept."""


def attempt(notifier: Notifier, message: Message, limit: timedelta) -> Outcome:
    """
    How sending *message* ended; a notifier that is not back by the time *limit* is left behind.
    """
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    # A daemon: what hangs for good does not keep the process from ending.
    Thread(target=lambda: outcomes.put(_sent(notifier, message)), daemon=True, name=f"send {message.id}").start()
    try:
        return outcomes.get(timeout=limit.total_seconds())
    except Empty:
        return Postponed(f"no answer within {limit.total_seconds():g} seconds", perhaps=True)


def _sent(notifier: Notifier, message: Message) -> Outcome:
    try:
        return Sent(_short(notifier.send(message) or ""))
    except Undeliverable as error:
        return Refused(_short(error.message))
    except TryLater as error:
        return Postponed(_short(error.message), perhaps=False, after=error.after)
    except BaseException as error:  # noqa: BLE001 - whatever a stranger raises, also SystemExit, hurts its own message only
        return Postponed(_short(f"{type(error).__name__}: {error}"), perhaps=True)


def _short(text: object) -> str:
    # Halves of surrogate pairs and NUL are none that a store keeps.
    safe = str(text).replace("\0", " ").encode(errors="replace").decode()
    return " ".join(safe.split())[:LONGEST]
