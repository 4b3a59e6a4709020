"""
A unit of work: what was read to decide, what is to be put, and the batch and entries they make.

One is made for one attempt; after a conflict the decision is made anew on a new one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeVar

from followup.contracts import Batch, Key, Query, Row, Scalar, Store
from followup.errors import InputError, NotFound
from followup.model.bodies import Body, Meeting
from followup.model.matters import Step
from followup.register.work.clock import Clock, local_day, present_moment, unique_timestamp
from followup.register.work.pending import Pending
from followup.register.work.reads import Reads, pages
from followup.rows.chain import entry_for
from followup.rows.mapping import BY_CLASS, BY_NAME, Mapped


T = TypeVar("T")


class UnitOfWork:
    """
    Reads through to *store* and expects at commit what it saw; puts stay here until then.

    A decision reads by :meth:`get`, :meth:`load` and :meth:`select`.  What only names or tells something is read by
    *reads*, which expects nothing: somebody who plans a meeting meanwhile does not make a decision wrong.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Clock,
        author: str,
        batch: str,
        check_address: Callable[[str], str] = lambda _address: "",
    ) -> None:
        self.store = store
        self.clock = clock
        self.author = author
        self.batch_id = batch
        self.check_address = check_address
        self._pending = Pending()
        self.reads = Reads(store, self._pending)
        self._seen: dict[Key, Row | None] = {}
        self._values: dict[Key, Any] = {}
        self._serials: dict[tuple[str, str], int] = {}

    @cached_property
    def at(self) -> datetime:
        """
        The moment of this write: asked for when it is first needed, so that what cannot be meant waits for no store.
        """
        return unique_timestamp(self.store, present_moment(self.clock))

    def today(self, body: Body | None = None) -> date:
        """
        The local day for *body* at the moment of this write.
        """
        return local_day(self.at, body)

    def get(self, cls: type[T], key: str | None) -> T | None:
        """
        The value of that key, as this unit of work has it; its version, or its absence, is expected at commit.
        """
        if key is None:
            return None
        mapped = BY_CLASS[cls]
        pending: T | None = self._pending.values(mapped.name).get(key)
        return self.stored(cls, key) if pending is None else pending

    def need(self, cls: type[T], key: str) -> T:
        """
        The value of that key; :class:`NotFound` if there is none.
        """
        value = self.get(cls, key)
        if value is None:
            raise NotFound("There is no {table} {key}.", table=BY_CLASS[cls].name, key=key)
        return value

    def load(self, cls: type[T], keys: Iterable[str]) -> dict[str, T]:
        """
        The values that exist among *keys*, fetched together.
        """
        mapped = BY_CLASS[cls]
        wanted = list(dict.fromkeys(keys))
        self._fetch(mapped, [key for key in wanted if (mapped.name, key) not in self._seen])
        values = ((key, self.get(cls, key)) for key in wanted)
        return {key: value for key, value in values if value is not None}

    def glance(self, cls: type[Any], keys: Collection[str]) -> list[Row | None]:
        """
        The rows of those keys as the store has them, which costs less than values; expected at commit as these are.

        ``None`` where there is none, or where another is put.
        """
        mapped = BY_CLASS[cls]
        pending = self._pending.values(mapped.name)
        self._fetch(mapped, [key for key in keys if (mapped.name, key) not in self._seen])
        return [None if key in pending else self._seen[mapped.name, key] for key in keys]

    def select(self, cls: type[T], query: Query) -> list[T]:
        """
        Every value of *query*, puts included; the versions of those that are stored are expected at commit.
        """
        mapped = BY_CLASS[cls]
        stored = []
        for row in pages(self.store, query):
            key = str(row["key"])
            self._seen.setdefault((mapped.name, key), row)
            # One that was first seen as missing came meanwhile: the commit will tell.
            stored.append(self._value(mapped, key) or mapped.value(row))
        return self._pending.over(mapped, query, stored)

    def steps(self, *matters: str) -> list[Step]:
        """
        Every step of *matters*, matter by matter, as they were recorded.
        """
        return [
            step
            for matter in dict.fromkeys(matters)
            for step in self.select(Step, Query("step", {"matter": matter}, order=("number",)))
        ]

    def meeting(self, name: str) -> Meeting:
        """
        The meeting that *name* means, as :meth:`Reads.meeting` finds it.
        """
        return self.need(Meeting, self.reads.meeting(name).key)

    def put(self, value: Any) -> None:
        """
        Have *value* written; nothing is, if it is what the store has already.
        """
        if self.stored(type(value), value.key) == value:
            self._pending.drop(BY_CLASS[type(value)].name, value.key)
        else:
            self._pending.put(value)

    def put_new(self, value: Any) -> None:
        """
        Have *value* written under a key that must not exist; the store is not asked.
        """
        self._seen.setdefault((BY_CLASS[type(value)].name, value.key), None)
        self._pending.put(value)

    def new_key(self, cls: type[Any], series: str, separator: str) -> str:
        """
        The next key of *series*: ``LG-9`` after ``LG-8``.  Only its absence is expected: a loser tries again.
        """
        mapped = BY_CLASS[cls]
        if (mapped.name, series) not in self._serials:
            query = Query(mapped.name, {"series": series}, order=("serial",), descending=True, limit=1)
            rows = self.store.select(query)
            self._serials[mapped.name, series] = int(rows[0]["serial"] or 0) if rows else 0
        self._serials[mapped.name, series] += 1
        return f"{series}{separator}{self._serials[mapped.name, series]}"

    def stored(self, cls: type[T], key: str) -> T | None:
        """
        The value of that key as the store has it, whatever is put.
        """
        mapped = BY_CLASS[cls]
        if (mapped.name, key) not in self._seen:
            self._fetch(mapped, (key,))
        value: T | None = self._value(mapped, key)
        return value

    def written(self, cls: type[T]) -> list[T]:
        """
        The values of that class that are put.
        """
        return list(self._pending.values(BY_CLASS[cls].name).values())

    @property
    def changed(self) -> bool:
        """
        Whether there is anything to write.
        """
        return any(self._pending.rows())

    def batch(self) -> Batch:
        """
        The batch: every put with its entry, guarded by every version that was seen.

        Raises:
            InputError: a text is none that any store can keep.
        """
        _check_text("author", self.author)
        expects = {key: _version(row) for key, row in self._seen.items()}
        puts: dict[Key, Row] = {}
        for table, key, values in self._pending.rows():
            mapped, old = BY_NAME[table], self._seen[table, key]
            row = self._row(mapped, values, old)
            if mapped.audited:
                entry = self._entry(mapped, old, row)
                row["head"] = entry["hash"]
                place = ("entry", str(entry["key"]))
                expects[place], puts[place] = 0, entry
            puts[table, key] = row
        return Batch(self.batch_id, expects, puts)

    def _entry(self, mapped: Mapped, old: Row | None, row: Row) -> dict[str, Scalar]:
        try:
            return entry_for(mapped, old, row, at=self.at, author=self.author, batch=self.batch_id)
        except UnicodeEncodeError:
            for column, scalar in row.items():
                _check_text(f"{mapped.name}.{column}", str(scalar))
            raise

    def _row(self, mapped: Mapped, values: Row, old: Row | None) -> dict[str, Scalar]:
        row = dict(values)
        row["version"] = _version(old) + 1
        if mapped.dated:
            day = self.at.astimezone(UTC).date().isoformat()
            row["recorded_to"] = max(day, str(old["recorded_to"]) if old else "")
        if mapped.sealed:
            row["salt"] = _salt(mapped, row, old)
        return row

    def _value(self, mapped: Mapped, key: str) -> Any:
        # What was seen stays as it was seen, so that it is put together once.
        place = (mapped.name, key)
        if place not in self._values:
            row = self._seen[place]
            self._values[place] = None if row is None else mapped.value(row)
        return self._values[place]

    def _fetch(self, mapped: Mapped, keys: Collection[str]) -> None:
        rows = self.store.read([(mapped.name, key) for key in keys]) if keys else {}
        for key in keys:
            self._seen[mapped.name, key] = rows.get((mapped.name, key))


def _salt(mapped: Mapped, row: Row, old: Row | None) -> str:
    # Without a text there is nothing to seal: whoever keeps the digests cannot try names on them any more.
    if not any(row[column] for column in mapped.sealed):
        return ""
    return str(old["salt"]) if old is not None and old["salt"] else os.urandom(16).hex()


def _check_text(what: str, text: str) -> None:
    # Bytes of a command line that are not UTF-8 come as halves of surrogate pairs: neither to be hashed nor kept.
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "{what} holds half of a surrogate pair, which is not valid Unicode.",
            what=what,
            hint="Give the text in UTF-8.",
        ) from error


def _version(row: Row | None) -> int:
    return 0 if row is None else int(row["version"] or 0)
