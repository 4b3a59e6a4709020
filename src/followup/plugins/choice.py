"""
Which plug-ins may be loaded: a switch, then the environment, then the configuration.

``FOLLOWUP_LOAD_PLUGINS`` names those allowed (empty: none), ``FOLLOWUP_DISABLE_PLUGINS`` those blocked, both separated
by commas; ``allow`` and ``block`` under ``[plugins]`` in the configuration say the same.  What is not allowed is not
even imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from attrs import frozen


@frozen
class Choice:
    """
    The names of the entry points *allowed* (``None``: all) and *blocked*, which goes before.
    """

    allowed: frozenset[str] | None = None
    blocked: frozenset[str] = frozenset()

    def allows(self, name: str) -> bool:
        """
        Whether the plug-in of that name may be loaded.
        """
        return name not in self.blocked and (self.allowed is None or name in self.allowed)


NONE = Choice(frozenset())
"""No strangers at all."""

_CHOSEN: ContextVar[Choice | None] = ContextVar("followup_plugins", default=None)


def choice() -> Choice:
    """
    The choice in force here.

    Raises:
        InputError: the configuration cannot be read: what it would have blocked is not loaded by mistake.
    """
    chosen = _CHOSEN.get()
    if chosen is not None:
        return chosen
    allowed, blocked = os.environ.get("FOLLOWUP_LOAD_PLUGINS"), os.environ.get("FOLLOWUP_DISABLE_PLUGINS")
    if allowed is not None and blocked is not None:
        return Choice(_names(allowed), _names(blocked))
    from followup.configuration import read_configuration

    said = read_configuration().plugins
    return Choice(
        said.allowed if allowed is None else _names(allowed), said.blocked if blocked is None else _names(blocked)
    )


@contextmanager
def choosing(chosen: Choice) -> Iterator[None]:
    """
    Let *chosen* go before environment and configuration, for as long as this lasts.
    """
    token = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(token)


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split(",") if name.strip())
