"""
The plug-ins that were found: what each is, what they registered, and who answers to a scheme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from followup.contracts import Reader
from followup.errors import FollowupError, InputError, PluginError
from followup.plugins.known import needed


if TYPE_CHECKING:
    from followup.hookspecs import Check, NotifierKind, StoreKind

STATES = ("loaded", "partly", "failed", "blocked", "built in")
"""Whole; some of its hooks or records do not work; nothing of it does; not allowed, so not imported; our own."""


LONGEST = 500
"""Letters of a stranger's error that are told."""


@frozen
class Plugin:
    """
    A plug-in: its name, the distribution it comes from, its hooks, its state, and what is wrong with it.
    """

    name: str
    distribution: str = ""
    version: str = ""
    hooks: tuple[str, ...] = ()
    state: str = "loaded"
    faults: tuple[str, ...] = ()

    @property
    def error(self) -> str:
        """
        What is wrong with it, in one line; empty if nothing is.
        """
        return "; ".join(self.faults)

    @property
    def source(self) -> str:
        """
        Its name and where it comes from, for whoever has to deal with it.
        """
        return f"{self.name} ({self.distribution} {self.version})" if self.distribution else self.name


@frozen
class Plugins:
    """
    The plug-ins of this process: what they registered, each guarded, and what each is.

    *disputed* holds the schemes that two of them claim, by hook: which of them is meant is not guessed.
    """

    stores: Mapping[str, StoreKind]
    readers: tuple[Reader, ...] = ()
    found: tuple[Plugin, ...] = ()
    notifiers: Mapping[str, NotifierKind] = field(factory=dict)
    checks: tuple[Check, ...] = ()
    disputed: Mapping[tuple[str, str], tuple[str, ...]] = field(factory=dict)
    owners: Mapping[tuple[str, str], str] = field(factory=dict)

    def store(self, url: str) -> StoreKind:
        """
        The kind of store a URL asks for; an error tells those there are, or what is wrong with the one that would be.
        """
        scheme = url.partition(":")[0]
        if scheme in self.stores:
            return self.stores[scheme]
        raise self._refusal("followup_register_stores", scheme, f"No store answers to {shown(url)!r}.", self.stores)

    def notifier(self, scheme: str) -> NotifierKind:
        """
        The kind of notifier that delivers to addresses of *scheme*; an error as :meth:`store` has it.
        """
        if scheme in self.notifiers:
            return self.notifiers[scheme]
        raise self._refusal(
            "followup_register_notifiers", scheme, f"Nothing delivers to {scheme}: addresses.", self.notifiers
        )

    def _refusal(self, hook: str, scheme: str, message: str, known: Mapping[str, Any]) -> FollowupError:
        rivals = self.disputed.get((hook, scheme))
        if rivals:
            return PluginError(message, hint=f"{' and '.join(rivals)} claim it: block all but one.")
        if needed(scheme):
            return InputError(message, hint=needed(scheme))
        broken = "; ".join(f"{plugin.source}: {plugin.error}" for plugin in self.found if plugin.faults)
        if broken:
            return PluginError(message, hint=f"Plug-ins that do not work: {broken}.")
        blocked = ", ".join(plugin.source for plugin in self.found if plugin.state == "blocked")
        hint = f"Use one of: {', '.join(sorted(known))}."
        left_out = f"Plug-ins that are blocked: {blocked}."
        return InputError(message, hint=f"{hint} {left_out}" if blocked else hint)


def shown(url: str) -> str:
    """
    *url* as it may be told: without a password, and without what stands behind a question mark.
    """
    return re.sub(r"(?<=//)[^/@]*@", "…@", url).partition("?")[0]


def told(error: BaseException) -> str:
    """
    A stranger's error in one line: its kind, and what it says if it can say it.
    """
    try:
        said = " ".join(str(error).split())
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - an error that cannot even be told is told by its kind
        said = ""
    return f"{type(error).__name__}: {said}"[:LONGEST] if said else type(error).__name__
