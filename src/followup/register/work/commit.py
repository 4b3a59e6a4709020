"""
How every write is made: decide on a fresh unit of work, commit it, and decide anew when somebody else came first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from followup.contracts import Batch, Store
from followup.errors import Conflict, StoreError, Text, Unknown
from followup.model.entries import Request
from followup.model.results import Changed, Recorded
from followup.register.work.clock import Clock
from followup.register.work.days import look_at_days
from followup.register.work.deferred import ensure_created, is_missing
from followup.register.work.requests import digest_of, repeats
from followup.register.work.unit_of_work import UnitOfWork
from followup.rows.mapping import SCHEMA
from followup.stores.memory import MemoryStore


P = ParamSpec("P")
T = TypeVar("T")

TRIES = 20
"""How often a write is decided anew after conflicts."""

SENDINGS = 3
"""How often a batch is sent, the same each time, while its outcome is unknown."""

Repeat = Callable[[UnitOfWork, tuple[str, ...]], T]
"""Answers a call that was made before, from the keys it gave then."""


class Committer:
    """
    Makes writes to *store*: *author* is who is named in the history, *new_id* makes batch ids.

    *check_address* says what is wrong with an address to deliver to.
    """

    def __init__(
        self,
        store: Store,
        *,
        author: str,
        clock: Clock,
        new_id: Callable[[], str],
        check_address: Callable[[str], str] = lambda _address: "",
    ) -> None:
        self.store = store
        self.author = author
        self.clock = clock
        self.new_id = new_id
        self.check_address = check_address

    def in_memory(self) -> Committer:
        """
        The same over an empty store in memory, to rehearse what makes a register: what is refused leaves none behind.
        """
        return Committer(
            MemoryStore(SCHEMA),
            author=self.author,
            clock=self.clock,
            new_id=self.new_id,
            check_address=self.check_address,
        )

    def unit(self) -> UnitOfWork:
        """
        A fresh unit of work.
        """
        return UnitOfWork(
            self.store, clock=self.clock, author=self.author, batch=self.new_id(), check_address=self.check_address
        )

    def write(self, decide: Callable[[UnitOfWork], T], *, dry_run: bool = False) -> T:
        """
        The result of *decide*, committed unless it is a dry run or there is nothing to write.
        """
        for attempt in range(1, TRIES + 1):
            unit = self.unit()
            result = decide(unit)
            if not unit.changed:
                return result
            look_at_days(unit, warn=attempt == 1)
            # What could not be kept is refused in a rehearsal too.
            batch = unit.batch()
            if dry_run:
                return result
            try:
                commit_with_retry(self.store, batch)
            except Conflict:
                if attempt == TRIES:
                    raise
            else:
                return result
        raise AssertionError("unreachable")  # pragma: no cover - the loop returns or raises

    def once(
        self,
        request: Request | None,
        decide: Callable[[UnitOfWork], T],
        repeat: Repeat[T],
        *,
        dry_run: bool = False,
        create: bool = False,
    ) -> T:
        """
        As :meth:`write`, but when *request* was kept before, only what *repeat* tells of it.

        With *create* a store that is missing is made.
        """
        if create and is_missing(self.store):
            rehearsed = self.in_memory().write(decide)
            if dry_run:
                return rehearsed
            ensure_created(self.store)
        if request is None:
            return self.write(decide, dry_run=dry_run)

        def guarded(unit: UnitOfWork) -> T:
            known = unit.get(Request, request.key)
            if known is not None and repeats(known, request.verb, request.digest):
                return repeat(unit, known.subjects)
            result = decide(unit)
            unit.put_new(Request(request.key, request.verb, request.digest, _subjects(result), unit.at))
            return result

        return self.write(guarded, dry_run=dry_run)


class HasCommitter(Protocol):
    """
    What writes are made by: a register.
    """

    @property
    def committer(self) -> Committer:
        """
        How it writes.
        """
        ...


def idempotent(
    repeat: Repeat[T], *, create: bool = False
) -> Callable[[Callable[Concatenate[UnitOfWork, P], T]], Callable[Concatenate[HasCommitter, P], T]]:
    """
    Make a command of a function that decides on a unit of work: it is called with a register, and committed.

    With ``dry_run=True`` nothing is committed.  Under a ``request_id`` it is done once: the same call again answers by
    *repeat*, and the id with other arguments is refused.  The function does not look at either, though both stand in
    its signature, which is that of the public method.  With *create* it may make a store that is missing.
    """

    def decorate(decide: Callable[Concatenate[UnitOfWork, P], T]) -> Callable[Concatenate[HasCommitter, P], T]:
        @wraps(decide)
        def command(register: HasCommitter, /, *args: P.args, **kwargs: P.kwargs) -> T:
            dry_run, request_id = bool(kwargs.get("dry_run")), kwargs.get("request_id")
            # A decision may be made more than once.
            given, named = [_kept(each) for each in args], {name: _kept(each) for name, each in kwargs.items()}
            request = None
            if request_id is not None:
                request = Request(str(request_id), decide.__name__, digest_of(decide, *given, **named))

            def decided(unit: UnitOfWork) -> T:
                return decide(unit, *given, **named)  # type: ignore[arg-type]

            # A rehearsal of what makes a register tells that there is none.
            return register.committer.once(request, decided, repeat, dry_run=dry_run, create=create and not dry_run)

        return command

    return decorate


def _kept(argument: object) -> object:
    return tuple(argument) if isinstance(argument, Iterator) else argument


def one(cls: type[T]) -> Repeat[T]:
    """
    Repeats with the value of *cls* that was made or changed.
    """
    return lambda unit, keys: unit.need(cls, keys[0])


def several(cls: type[T]) -> Repeat[list[T]]:
    """
    Repeats with the values of *cls* that were made.
    """
    return lambda unit, keys: [unit.need(cls, key) for key in keys]


def unrepeatable(_unit: UnitOfWork, _keys: tuple[str, ...]) -> Any:
    """
    Of a command that takes no request id: made again, it changes nothing.
    """
    raise AssertionError("no request id is taken")  # pragma: no cover - there is none to be repeated


def _subjects(result: Any) -> tuple[str, ...]:
    """
    The keys from which a repeated call is answered.
    """
    match result:
        case Recorded():
            return (result.document.key,)
        case Changed():
            return tuple(matter.key for matter in result.matters)
        case list():
            return tuple(value.key for value in result)
        case _:
            return (result.key,)


def commit_with_retry(store: Store, batch: Batch) -> None:
    """
    Have *store* keep *batch*, which is sent again while the outcome is unknown.

    Raises:
        Conflict: somebody else wrote first; nothing was kept.
        Unknown: the outcome could not be learned.
    """
    failed: StoreError | None = None
    for _ in range(SENDINGS):
        try:
            store.commit(batch)
        except Unknown as error:
            # The same id again: a batch that landed is told so, and is not written twice.
            failed = error
        except Conflict:
            # Asked only of a batch that has not landed, so that nothing is unknown any more.
            raise
        except StoreError as error:
            # What keeps nothing now says nothing of the time before.
            if failed is None:
                raise
            failed = error
        else:
            return
    assert failed is not None
    landed = _has_landed(store, batch)
    if not landed:
        seen = Text("It may have been kept.") if landed is None else Text("Nothing of it is in the register now.")
        raise Unknown(failed.message, hint=Text.joined(seen, failed.hint)) from failed


def _has_landed(store: Store, batch: Batch) -> bool | None:
    """
    Whether the register has exactly what *batch* puts; None where it cannot be read.
    """
    try:
        rows = store.read(list(batch.puts))
    except StoreError:
        return None
    return all(key in rows and dict(rows[key]) == dict(row) for key, row in batch.puts.items())
