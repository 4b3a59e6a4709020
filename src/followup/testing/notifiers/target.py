"""
Where a notifier that is tried delivers to, and what arrived there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from followup.contracts import Notifier


@frozen
class Received:
    """
    What arrived, as the other side sees it: the id of the message, its subject, and its text.

    A target that keeps no id or no subject apart leaves them empty.
    """

    id: str
    subject: str
    text: str


@frozen
class Target:
    """
    A *notifier* set up for something real that listens, an *address* there that takes messages, and what it *received*.

    * *secrets* are the values it was given that nobody may see.
    * *refused* is an address that is refused for good.
    * *partly* is one of several recipients, some of whom are refused for good.
    * *unreachable* makes a notifier of the same settings whose other side is not there.
    * *silent* makes one whose other side takes the message in and never answers, with a short time limit.
    """

    notifier: Notifier
    address: str
    received: Callable[[], Sequence[Received]]
    secrets: Sequence[str] = ()
    refused: str = ""
    partly: str = ""
    unreachable: Callable[[], Notifier] | None = None
    silent: Callable[[], Notifier] | None = None
