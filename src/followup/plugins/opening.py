"""
Puts a register together: the store of a URL, readers, clock and ids.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from followup.contracts import Notifier, Reader, Schema, Store
from followup.plugins.loading import plugins
from followup.register.work.clock import Clock
from followup.register.work.deferred import DeferredStore
from followup.rows.mapping import SCHEMA
from followup.stores.opening import OPENERS


if TYPE_CHECKING:
    from followup.plugins.channels import Channels
    from followup.service.questions import Questions
    from followup.service.register import Register


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
    notifiers: Mapping[str, Notifier] | None = None,
) -> Register:
    """
    A register over the store of a URL (default: the user's own) or over a store given as an object.

    Nothing is written, and nothing read before the first question; only ``add_body``, and ``record`` where it
    may create, make a store that is missing.
    *author* stands in the history (default: the user's name); *clock* answers the moment (default: the system's).
    *readers* come before those that plug-ins registered, and so do *notifiers*, by the schemes of addresses.
    """
    from uuid import uuid4

    from followup.service.register import Register

    return Register(
        _deferred(store) if store is None or isinstance(store, str) else store,
        author=author or _user(),
        clock=clock or _now,
        new_id=lambda: uuid4().hex,
        readers=Readers(tuple(readers)),
        channels=lambda given: open_channels({**(notifiers or {}), **given}),
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


def open_channels(notifiers: Mapping[str, Notifier] | None = None) -> Channels:
    """
    The channels of the configuration and of plug-ins; *notifiers*, by scheme, go before both.

    Close them after the last message.

    Raises:
        InputError: the configuration cannot be understood.
    """
    from followup.configuration import read_configuration
    from followup.plugins.channels import Channels

    return Channels(read_configuration(), plugins(), notifiers)
