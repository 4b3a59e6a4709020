"""
By what messages go out: a notifier for the scheme of each address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from followup.contracts import Closing, Notifier
from followup.errors import InputError
from followup.notifiers.mail import check_mailto


class Channels(Protocol):
    """
    A notifier for each address, opened when it is first needed.
    """

    def notifier(self, address: str) -> Notifier:
        """
        The notifier that delivers to *address*; a :class:`~followup.errors.FollowupError` if there is none that works.
        """
        ...

    def check(self, address: str) -> str:
        """
        What is wrong with *address*; empty if nothing is.
        """
        ...

    def close(self) -> None:
        """
        Let go of what was opened.
        """
        ...


class GivenChannels:
    """
    Only the notifiers that were given, by scheme.
    """

    def __init__(self, given: Mapping[str, Notifier]) -> None:
        self._given = given

    def notifier(self, address: str) -> Notifier:
        """
        The one for the scheme of *address*.
        """
        scheme = address.partition(":")[0].lower()
        if scheme not in self._given:
            known = ", ".join(sorted(self._given)) or "none"
            raise InputError(
                "Nothing delivers to {scheme}: addresses.",
                scheme=scheme,
                known=known,
                hint="Channels there are: {known}.",
            )
        return self._given[scheme]

    def check(self, address: str) -> str:
        """
        Whether *address* is one of any scheme; which ones there are is not known before a run.
        """
        if address.startswith("mailto:"):
            return check_mailto(address)
        return "" if address.partition(":")[1] else f"{address!r} is no address."

    def close(self) -> None:
        """
        Close those that close.
        """
        for notifier in self._given.values():
            if isinstance(notifier, Closing):
                notifier.close()
