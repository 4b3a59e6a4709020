"""
The hooks by which stores, readers, notifiers and checks are found, ours and strangers' alike.

A hook *registers named records*; followup makes every further call itself, so that one plug-in cannot stop another.
A hook that this version does not know costs that hook only; ``hookimpl(optionalhook=True)`` says that it may be so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pluggy
from attrs import frozen

from followup.contracts import Notifier, Reader, Schema, Store


PROJECT = "followup"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@frozen
class StoreKind:
    """
    A kind of store: the URL *scheme* it answers to and how it is opened.

    *open* takes the whole URL, the schema, and whether the store may be created;
    it raises :class:`~followup.errors.StoreMissing` for one that is not there and may not be.
    """

    scheme: str
    open: Callable[[str, Schema, bool], Store]


@frozen
class NotifierKind:
    """
    A kind of notifier: the *scheme* of the addresses it delivers to, and how it is opened with its settings.

    *open* takes the settings of ``[channels.SCHEME]`` in the configuration, with references in place of secrets
    followed; it raises :class:`~followup.errors.InputError` for what it cannot use, and connects to nothing yet.
    *check* looks at an address when it is entered, without connecting: it answers what is wrong with it, or "".
    *settings* names those it takes, so that a mistyped one is told; ``None``: it looks itself.
    Of these *secrets* may stand in the configuration as references only.
    """

    scheme: str
    open: Callable[[Mapping[str, Any]], Notifier]
    check: Callable[[str], str] | None = None
    settings: Collection[str] | None = None
    secrets: Collection[str] = ()


@frozen
class Check:
    """
    Something ``followup doctor`` is to look at: *run* answers what is wrong, a sentence each; nothing if all is well.
    """

    name: str
    run: Callable[[], Sequence[str]]


@hookspec
def followup_register_stores() -> Sequence[StoreKind]:  # type: ignore[empty-body]
    """
    The kinds of store a plug-in brings, each under a scheme of its own::

        import followup


        @followup.hookimpl
        def followup_register_stores():
            return [followup.StoreKind("shelf", open_shelf)]
    """


@hookspec
def followup_register_readers() -> Sequence[Reader]:  # type: ignore[empty-body]
    """
    The readers of minutes a plug-in brings::

        import followup


        @followup.hookimpl
        def followup_register_readers():
            return [NorwegianReader()]
    """


@hookspec
def followup_register_notifiers() -> Sequence[NotifierKind]:  # type: ignore[empty-body]
    """
    The kinds of notifier a plug-in brings, each under a scheme of its own::

        import followup


        @followup.hookimpl
        def followup_register_notifiers():
            return [followup.NotifierKind("case", open_case)]
    """


@hookspec
def followup_register_checks() -> Sequence[Check]:  # type: ignore[empty-body]
    """
    What ``followup doctor`` is to look at beside the rest::

        import followup


        @followup.hookimpl
        def followup_register_checks():
            return [followup.Check("case system", lambda: [] if reachable() else ["it does not answer"])]
    """
