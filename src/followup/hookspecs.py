"""
The hooks by which stores and readers are found, ours and strangers' alike.

A hook *registers named records*; followup makes every further call itself, so that one plug-in cannot stop another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pluggy
from attrs import frozen

from followup.contracts import Reader, Schema, Store


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
