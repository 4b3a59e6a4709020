"""
Finds plug-ins and puts a register together: stores by URL, readers, clock and ids.

Plug-ins are entry points of the group ``followup``, loaded each on its own, and only once a document is to be read
or a scheme is not built in: one that fails is kept with its error, and is only raised when it is asked for by name.
``FOLLOWUP_LOAD_PLUGINS`` names those allowed (empty: none), ``FOLLOWUP_DISABLE_PLUGINS`` those blocked, both
separated by commas.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from followup.contracts import Reader, Schema, Store
from followup.errors import InputError, PluginError
from followup.register.work.clock import Clock
from followup.register.work.deferred import DeferredStore
from followup.rows.mapping import SCHEMA
from followup.stores.opening import OPENERS


if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from types import ModuleType

    import pluggy

    from followup.hookspecs import StoreKind
    from followup.service.questions import Questions
    from followup.service.register import Register

BUILT_IN = ("followup.stores.opening", "followup.readers.builtin")


@frozen
class Plugin:
    """
    A plug-in that was found: its name, the distribution it comes from, and why it does not work, if it does not.
    """

    name: str
    distribution: str = ""
    version: str = ""
    error: str = ""


@frozen
class Plugins:
    """
    The plug-ins of this process: what they registered, and what each is.
    """

    stores: Mapping[str, StoreKind]
    readers: tuple[Reader, ...]
    found: tuple[Plugin, ...] = field(factory=tuple)

    def store(self, url: str) -> StoreKind:
        """
        The kind of store a URL asks for; :class:`InputError` naming those there are.
        """
        scheme = url.partition(":")[0]
        if scheme in self.stores:
            return self.stores[scheme]
        broken = "; ".join(f"{plugin.name}: {plugin.error}" for plugin in self.found if plugin.error)
        if broken:
            raise PluginError(
                "No store answers to {url!r}.", url=url, broken=broken, hint="Plug-ins that did not load: {broken}."
            )
        raise InputError(
            "No store answers to {url!r}.", url=url, stores=", ".join(sorted(self.stores)), hint="Use one of: {stores}."
        )


@cache
def plugins() -> Plugins:
    """
    The built-in plug-ins and those installed, loaded once.
    """
    from importlib.metadata import entry_points

    return load(_allowed(entry_points(group="followup")))


def load(strangers: Iterable[EntryPoint]) -> Plugins:
    """
    What the built-ins and *strangers* register.

    Raises:
        PluginError: two register a store under one scheme.
    """
    import pluggy

    from followup.hookspecs import PROJECT

    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(_module("followup.hookspecs"))
    for name in BUILT_IN:
        manager.register(_module(name), name)
    found = [_loaded(manager, entry) for entry in strangers]
    stores: dict[str, StoreKind] = {}
    owners: dict[str, str] = {}
    readers: list[Reader] = []
    for name, plugin in manager.list_name_plugin():
        for kind in _called(manager, plugin, "followup_register_stores"):
            if kind.scheme in stores:
                raise PluginError(
                    "Both {first} and {name} register stores for {scheme!r}.",
                    first=owners[kind.scheme],
                    name=name,
                    scheme=kind.scheme,
                    hint="Block one of them with FOLLOWUP_DISABLE_PLUGINS.",
                )
            stores[kind.scheme], owners[kind.scheme] = kind, name
        readers += _called(manager, plugin, "followup_register_readers")
    return Plugins(stores, tuple(readers), tuple(found))


def _module(name: str) -> ModuleType:
    return import_module(name)


def _loaded(manager: pluggy.PluginManager, entry: EntryPoint) -> Plugin:
    dist = entry.dist
    plugin = Plugin(entry.name, dist.name if dist else "", dist.version if dist else "")
    try:
        manager.register(entry.load(), entry.name)
        manager.check_pending()
    except Exception as error:  # noqa: BLE001 - a stranger's code may raise anything, and must not stop the others
        if manager.has_plugin(entry.name):
            manager.unregister(name=entry.name)
        return Plugin(plugin.name, plugin.distribution, plugin.version, f"{type(error).__name__}: {error}")
    return plugin


def _called(manager: pluggy.PluginManager, plugin: object, hook: str) -> list[Any]:
    others = [other for other in manager.get_plugins() if other is not plugin]
    caller = manager.subset_hook_caller(hook, others)
    return [record for records in caller() for record in records]


def _allowed(found: Iterable[EntryPoint]) -> list[EntryPoint]:
    allowed = os.environ.get("FOLLOWUP_LOAD_PLUGINS")
    blocked = _names(os.environ.get("FOLLOWUP_DISABLE_PLUGINS", ""))
    chosen = None if allowed is None else _names(allowed)
    return [entry for entry in found if entry.name not in blocked and (chosen is None or entry.name in chosen)]


def _names(text: str) -> set[str]:
    return {name.strip() for name in text.split(",") if name.strip()}


def default_url() -> str:
    """
    The default store: ``followup/followup.db`` in the user's data directory (XDG Base Directory Specification).
    """
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return f"sqlite:///{Path(data).expanduser() / 'followup' / 'followup.db'}"


def store_url(url: str | None = None) -> str:
    """
    The URL to open: the one given, else ``FOLLOWUP_STORE``, else the user's own.
    """
    return url or os.environ.get("FOLLOWUP_STORE") or default_url()


def open_store(url: str | None = None, *, create: bool = False) -> Store:
    """
    The store of *url*, made if it is missing and *create* allows it.

    Raises:
        StoreMissing: there is none, and it may not be made.
    """
    chosen = store_url(url)
    return _opener(chosen)(chosen, SCHEMA, create)


def _opener(url: str) -> Callable[[str, Schema, bool], Store]:
    # Nobody else can register a built-in scheme, so that opening one waits for no plug-in.
    return OPENERS.get(url.partition(":")[0]) or plugins().store(url).open


@frozen
class Readers:
    """
    The readers *given*, then those that plug-ins registered, which are loaded when they are first asked for.
    """

    given: tuple[Reader, ...] = ()

    def __iter__(self) -> Iterator[Reader]:
        yield from self.given
        yield from plugins().readers


def open_register(
    store: str | Store | None = None,
    *,
    author: str = "",
    clock: Clock | None = None,
    readers: Iterable[Reader] = (),
) -> Register:
    """
    A register over the store of a URL (default: the user's own) or over a store given as an object.

    Nothing is written, and nothing read before the first question; only ``add_body``, and ``record`` where it
    may create, make a store that is missing.
    *author* stands in the history (default: the user's name); *clock* answers the moment (default: the system's).
    *readers* come before those that plug-ins registered.
    """
    from uuid import uuid4

    from followup.service.register import Register

    return Register(
        _deferred(store) if store is None or isinstance(store, str) else store,
        author=author or _user(),
        clock=clock or _now,
        new_id=lambda: uuid4().hex,
        readers=Readers(tuple(readers)),
    )


@contextmanager
def ask(url: str | None = None, *, clock: Clock | None = None) -> Iterator[Questions]:
    """
    Ask the store of a URL, which is closed afterwards.

    What only asks does not wait for the import of what writes and what reads minutes.
    """
    from followup.service.questions import Questions

    store = _deferred(url)
    try:
        yield Questions.of(store, clock or _now)
    finally:
        store.close()


def _deferred(url: str | None) -> DeferredStore:
    chosen = store_url(url)
    opener = _opener(chosen)
    return DeferredStore(lambda create: opener(chosen, SCHEMA, create))


def _now() -> datetime:
    return datetime.now(UTC)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
