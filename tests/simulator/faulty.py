"""
A store that fails as stores may: locked, with an outcome unknown, killed, or with somebody else who comes first.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Collection, Mapping, Sequence

from followup import Batch, Query, Store
from followup.contracts import Key, Row
from followup.errors import Busy, Unknown


TROUBLES = ("R", "B", "U", "L", "UU", "UUU", "LLL", "UB", "LB", "UUL", "K", "k")
"""What can go wrong in one deed, a letter for each commit (see :class:`FaultyStore`)."""


class Killed(BaseException):
    """
    The process that made the call is no more; in memory, where there is none to kill.
    """


class FaultyStore:
    """
    Passes everything on to *store*, and fails where it was told to.

    ``R``: the first read finds it locked.  Then one letter for each commit: ``B`` locked, ``U`` unknown and not
    landed, ``L`` unknown and landed, ``K`` killed before it, ``k`` killed after it.
    *landed* holds the ids of the batches that were kept through it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.landed: set[str] = set()
        self.real = False
        self._troubles: list[str] = []
        self._between: Callable[[], None] | None = None

    def prepare(self, troubles: str, between: Callable[[], None] | None) -> None:
        """
        Fail as *troubles* say from now on, and call *between* just before the next commit.
        """
        self._troubles, self._between = list(troubles), between

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        As the store, or locked.
        """
        self._locked()
        return self.store.read(keys)

    def select(self, query: Query) -> Sequence[Row]:
        """
        As the store, or locked.
        """
        self._locked()
        return self.store.select(query)

    def _locked(self) -> None:
        if self._troubles[:1] == ["R"]:
            self._troubles.pop(0)
            raise Busy("The simulated store was locked for a read.")

    def commit(self, batch: Batch) -> None:
        """
        As the store, after what was to happen between, and with the trouble that comes next.
        """
        if self._between is not None:
            between, self._between = self._between, None
            between()
        trouble = self._troubles.pop(0) if self._troubles else ""
        if trouble == "B":
            raise Busy("The simulated store was locked.")
        if trouble == "U":
            raise Unknown("The simulated store broke before the commit.")
        if trouble == "K":
            self._die()
        self.store.commit(batch)
        self.landed.add(batch.id)
        if trouble == "L":
            raise Unknown("The simulated store broke after the commit.")
        if trouble == "k":
            self._die()

    def _die(self) -> None:
        if self.real:
            os.kill(os.getpid(), signal.SIGKILL)
        raise Killed

    def close(self) -> None:
        """
        Close the store.
        """
        self.store.close()
