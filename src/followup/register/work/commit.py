"""
How every write is made: decide on a fresh draft, commit it, and decide anew when somebody else came first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from followup.contracts import Batch, Query, Store
from followup.errors import Conflict, InputError, StoreError, Unknown
from followup.model.bodies import Body, Meeting
from followup.model.entries import Request
from followup.register.queries.context import Clock
from followup.register.queries.questions import Questions
from followup.register.work.unit_of_work import Draft
from followup.rows.codecs import stamp, unstamp


T = TypeVar("T")


class Keyed(Protocol):
    """
    What is kept under a key.
    """

    @property
    def key(self) -> str:
        """
        The key.
        """
        ...


K = TypeVar("K", bound=Keyed)

TRIES = 20
"""How often a write is decided anew after conflicts."""

SENDINGS = 3
"""How often a batch is sent, the same each time, while its outcome is unknown."""


class Writing(Questions):
    """
    Questions, and the one way to write.  *author* is who is named in the history, *new_id* makes batch ids.
    """

    def __init__(self, store: Store, *, author: str, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__(store, clock=clock)
        self._author = author
        self._new_id = new_id

    def _draft(self) -> Draft:
        return Draft(self._store, at=self._unused(self._now()), author=self._author, batch=self._new_id())

    def _unused(self, now: datetime) -> datetime:
        """
        *now*, or just after the last step of that very moment: so that "the last decision" is one, whatever the clock.
        """
        span = ("recorded_at", stamp(now), stamp(now + timedelta(seconds=1)))
        rows = self._store.select(Query("step", span=span, order=("recorded_at",), descending=True, limit=1))
        last = unstamp(str(rows[0]["recorded_at"])) if rows else None
        return now if last is None else last + timedelta(microseconds=1)

    def _meeting(self, draft: Draft, name: str) -> Meeting:
        """
        The meeting that *name* means, as *draft* has it.
        """
        return draft.need(Meeting, self._lookup.meeting(name).key)

    def _day(self, on: date | None, at: Meeting | None, body: Body | None) -> date:
        """
        The day something happened: the one said, else that of the meeting where it did, else the body's today.
        """
        return on or (at.date if at else None) or self.today(body)

    def _now(self) -> datetime:
        now = self._clock()
        if now.tzinfo is None:
            raise InputError("The clock gave a moment without a time zone.", hint="Return datetime.now(timezone.utc).")
        return now

    def _write(self, decide: Callable[[Draft], T], *, dry_run: bool = False) -> T:
        """
        The result of *decide*, committed unless it is a dry run or there is nothing to write.
        """
        for attempt in range(TRIES):
            draft = self._draft()
            result = decide(draft)
            if dry_run and draft.changed:
                # What could not be kept is refused in a rehearsal too.
                draft.batch()
            if dry_run or not draft.changed:
                return result
            try:
                self._commit(draft)
            except Conflict:
                if attempt == TRIES - 1:
                    raise
            else:
                return result
        raise AssertionError("unreachable")  # pragma: no cover - the loop returns or raises

    def _commit(self, draft: Draft) -> None:
        keep(self._store, draft.batch())

    def _once(
        self,
        request_id: str | None,
        verb: str,
        said: Sequence[Any],
        decide: Callable[[Draft], tuple[T, tuple[str, ...]]],
        again: Callable[[Draft, tuple[str, ...]], T],
        *,
        dry_run: bool,
    ) -> T:
        """
        As :meth:`_write`, but under a *request_id* a second call only tells what the first one did, by *again*.

        *said* is what the caller asked for: the same id with something else is refused.
        """
        told = json.dumps(said, default=_told, ensure_ascii=False)
        # What is no text is refused by the draft, in words.
        digest = sha256(told.encode(errors="surrogatepass")).hexdigest()

        def guarded(draft: Draft) -> T:
            known = draft.get(Request, request_id)
            if known is not None:
                if (known.verb, known.digest) != (verb, digest):
                    raise InputError(
                        f"Request id {request_id} was used for something else ({known.verb}).",
                        hint="Give every different call an id of its own.",
                    )
                return again(draft, known.subjects)
            result, subjects = decide(draft)
            if request_id is not None:
                draft.put_new(Request(request_id, verb, digest, subjects, draft.at))
            return result

        return self._write(guarded, dry_run=dry_run)

    def _once_one(
        self,
        request_id: str | None,
        verb: str,
        said: Sequence[Any],
        decide: Callable[[Draft], K],
        cls: type[K],
        *,
        dry_run: bool,
    ) -> K:
        """
        As :meth:`_once`, for what makes or changes one value of *cls* and answers with it.
        """

        def decided(draft: Draft) -> tuple[K, tuple[str, ...]]:
            made = decide(draft)
            return made, (made.key,)

        return self._once(
            request_id, verb, said, decided, lambda draft, keys: draft.need(cls, keys[0]), dry_run=dry_run
        )


def _told(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else repr(value)


def keep(store: Store, batch: Batch) -> None:
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
    landed = _landed(store, batch)
    if not landed:
        seen = "It may have been kept." if landed is None else "Nothing of it is in the register now."
        raise Unknown(failed.message, hint=f"{seen} {failed.hint}") from failed


def _landed(store: Store, batch: Batch) -> bool | None:
    """
    Whether the register has exactly what *batch* puts; None where it cannot be read.
    """
    try:
        found = store.read(list(batch.puts))
    except StoreError:
        return None
    return all(key in found and dict(found[key]) == dict(row) for key, row in batch.puts.items())
