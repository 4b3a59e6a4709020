"""
What hooks registered: each record is looked at on its own, guarded, and kept; what is no such record is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import evolve

from followup.hookspecs import Check, NotifierKind, StoreKind
from followup.plugins.channels import guarded_notifier_kind
from followup.plugins.found import Plugin, Plugins, told
from followup.plugins.guards import GuardedReader, guarded_check, guarded_store_kind


STORES = "followup_register_stores"
READERS = "followup_register_readers"
NOTIFIERS = "followup_register_notifiers"
CHECKS = "followup_register_checks"

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")


class Gathered:
    """
    The records of all plug-ins, as they come in: ours first, so that nobody takes what is ours.
    """

    def __init__(self) -> None:
        self.kinds: dict[tuple[str, str], Any] = {}
        self.owners: dict[tuple[str, str], Plugin] = {}
        self.disputed: dict[tuple[str, str], tuple[str, ...]] = {}
        self.listed: dict[str, list[Any]] = {READERS: [], CHECKS: []}
        self.found: dict[int, Plugin] = {}

    def add(self, plugin: Plugin, hooks: Iterable[tuple[str, Iterable[Any]]]) -> None:
        """
        Take in what the *hooks* of *plugin* registered.
        """
        faults = list(plugin.faults)
        kept = sum(self._kept(plugin, hook, record, faults) for hook, records in hooks for record in records)
        state = plugin.state
        if faults and state == "loaded":
            state = "partly" if kept else "failed"
        self.found[len(self.found)] = evolve(plugin, faults=tuple(dict.fromkeys(faults)), state=state)

    def _kept(self, plugin: Plugin, hook: str, record: Any, faults: list[str]) -> bool:
        try:
            wrong = LOOKED_AT[hook](record)
            if not wrong:
                # Ours need no guard: what goes wrong in them is told with its traceback.
                ours = plugin.state == "built in"
                wrong = self._keep(plugin, hook, record if ours else GUARDED[hook](record, plugin.source))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a record may raise whatever is asked of it
            wrong = told(error)
        if wrong:
            faults.append(f"{hook}: {wrong}")
        return not wrong

    def _keep(self, plugin: Plugin, hook: str, record: Any) -> str:
        if hook in self.listed:
            self.listed[hook].append(record)
            return ""
        place = (hook, record.scheme)
        if place in self.disputed:
            self.disputed[place] += (plugin.source,)
        elif place not in self.owners:
            self.kinds[place], self.owners[place] = record, plugin
            return ""
        elif self.owners[place].state != "built in":
            self.disputed[place] = (self.owners[place].source, plugin.source)
            del self.kinds[place]
        return f"{self.owners[place].source} has the scheme {record.scheme!r} already"

    def plugins(self) -> Plugins:
        """
        What there is in the end.
        """
        return Plugins(
            stores=self._of(STORES),
            readers=tuple(self.listed[READERS]),
            found=tuple(self.found.values()),
            notifiers=self._of(NOTIFIERS),
            checks=tuple(self.listed[CHECKS]),
            disputed=self.disputed,
            owners={place: plugin.source for place, plugin in self.owners.items()},
        )

    def _of(self, hook: str) -> dict[str, Any]:
        return {scheme: kind for (of, scheme), kind in self.kinds.items() if of == hook}


def _of_stores(record: Any) -> str:
    if not isinstance(record, StoreKind):
        return f"a {type(record).__name__} is no StoreKind"
    return _scheme(record) or ("" if callable(record.open) else "its open cannot be called")


def _of_notifiers(record: Any) -> str:
    if not isinstance(record, NotifierKind):
        return f"a {type(record).__name__} is no NotifierKind"
    if record.check is not None and not callable(record.check):
        return "its check cannot be called"
    if any(not isinstance(name, str) for name in (*(record.settings or ()), *record.secrets)):
        return "its settings and secrets are names"
    return _scheme(record) or ("" if callable(record.open) else "its open cannot be called")


def _scheme(record: StoreKind | NotifierKind) -> str:
    if isinstance(record.scheme, str) and _SCHEME.fullmatch(record.scheme):
        return ""
    return f"{record.scheme!r} is no scheme: small letters, digits, + . - and a letter first"


def _of_readers(record: Any) -> str:
    if not all(isinstance(getattr(record, name, None), str) for name in ("name", "language")):
        return f"a {type(record).__name__} is no reader: it has no name and language"
    if not all(callable(getattr(record, name, None)) for name in ("recognises", "read")):
        return f"a {type(record).__name__} is no reader: it does not recognise and read"
    return ""


def _of_checks(record: Any) -> str:
    if isinstance(record, Check) and isinstance(record.name, str) and callable(record.run):
        return ""
    return f"a {type(record).__name__} is no Check"


LOOKED_AT: Mapping[str, Callable[[Any], str]] = {
    STORES: _of_stores,
    READERS: _of_readers,
    NOTIFIERS: _of_notifiers,
    CHECKS: _of_checks,
}
"""What is wrong with a record of each hook."""

GUARDED: Mapping[str, Callable[[Any, str], Any]] = {
    STORES: guarded_store_kind,
    READERS: GuardedReader,
    NOTIFIERS: guarded_notifier_kind,
    CHECKS: guarded_check,
}
"""How a record of each hook is guarded."""
