"""
A store that is only opened when it is first needed, so that nothing is read, made or waited for before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from threading import Lock

from followup.contracts import Batch, Key, Query, Row, Store
from followup.errors import StoreMissing


class DeferredStore:
    """
    Opens the store by *opener* when it is first needed; *opener* is told whether it may create it.
    """

    def __init__(self, opener: Callable[[bool], Store]) -> None:
        self._opener = opener
        self._lock = Lock()
        self._store: Store | None = None

    def opened(self, *, create: bool = False) -> Store:
        """
        The store itself; :class:`StoreMissing` if it is not there and may not be made.
        """
        with self._lock:
            if self._store is None:
                self._store = self._opener(create)
            return self._store

    @property
    def in_use(self) -> Store | None:
        """
        The store itself, if it was opened.
        """
        return self._store

    def missing(self) -> bool:
        """
        Whether there is no store yet.
        """
        try:
            self.opened()
        except StoreMissing:
            return True
        return False

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        As :meth:`followup.contracts.Store.read`.
        """
        return self.opened().read(keys)

    def select(self, query: Query) -> Sequence[Row]:
        """
        As :meth:`followup.contracts.Store.select`.
        """
        return self.opened().select(query)

    def commit(self, batch: Batch) -> None:
        """
        As :meth:`followup.contracts.Store.commit`.
        """
        self.opened().commit(batch)

    def close(self) -> None:
        """
        Close the store, if it was opened.
        """
        with self._lock:
            if self._store is not None:
                self._store.close()


def unwrap(store: Store) -> Store:
    """
    The store that does the work, where *store* is only opened at first use.
    """
    return store.opened() if isinstance(store, DeferredStore) else store


def is_missing(store: Store) -> bool:
    """
    Whether *store* is one that is opened at first use, and is not there yet.
    """
    return isinstance(store, DeferredStore) and store.missing()


def ensure_created(store: Store) -> None:
    """
    Make *store* now, if it is one that is opened at first use and is not there yet.
    """
    if isinstance(store, DeferredStore):
        store.opened(create=True)
