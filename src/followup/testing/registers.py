"""
Registers for tests: over any store, with a clock and ids of the test's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import count

from attrs import frozen

from followup.contracts import Store
from followup.model.reading import Reading
from followup.model.results import Recorded
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore


NOW = datetime(2024, 1, 10, 12, 0, tzinfo=UTC)


@frozen
class Given:
    """
    A document, and whether likeness was to be taken when it was recorded.
    """

    reading: Reading
    accept: bool = True

    def record(self, register: Register, *, dry_run: bool = False) -> Recorded:
        """
        Record it among the minutes of its body.
        """
        return register.record(self.reading, body=self.reading.meeting.body, accept=self.accept, dry_run=dry_run)


def new_register(
    store: Store | None = None, *, bodies: Iterable[str] = ("LG", "SK"), clock: Callable[[], datetime] = lambda: NOW
) -> Register:
    """
    A register over *store* (default: an empty one in memory) that knows *bodies* and counts its batches.
    """
    numbers = count(1)
    register = Register(
        MemoryStore(SCHEMA) if store is None else store,
        author="tester",
        clock=clock,
        new_id=lambda: f"batch {next(numbers)}",
    )
    for body in bodies:
        register.add_body(body, f"Body {body}")
    return register


def ticking(shown: Sequence[datetime]) -> Callable[[], datetime]:
    """
    A clock that shows one moment after another, and then the last for ever.
    """
    moments = iter(shown)
    return lambda: next(moments, shown[-1])


def recorded(documents: Iterable[Given], register: Register | None = None) -> Register:
    """
    A register (a new one, if none is given) in which *documents* were recorded one after another.
    """
    register = register or new_register()
    for document in documents:
        document.record(register)
    return register
