"""
A draft of one write: what was read to decide, what is to be put, and the batch and entries they make.

A draft is made for one attempt; after a conflict the decision is made anew on a new one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from followup.contracts import Batch, Key, Query, Row, Scalar, Store
from followup.errors import InputError, NotFound
from followup.register.pages import pages
from followup.rows.chain import entry_for
from followup.rows.mapped import Mapped
from followup.rows.tables import BY_CLASS


T = TypeVar("T")


class Draft:
    """
    Reads through to *store* and remembers what it saw; puts stay here until they are committed.
    """

    def __init__(self, store: Store, *, at: datetime, author: str, batch: str) -> None:
        self.store = store
        self.at = at
        self.author = author
        self.batch_id = batch
        self._day = at.astimezone(UTC).date().isoformat()
        self._seen: dict[Key, Row | None] = {}
        self._values: dict[Key, Any] = {}
        self._puts: dict[Key, Any] = {}
        self._serials: dict[tuple[str, str], int] = {}

    def get(self, cls: type[T], key: str | None) -> T | None:
        """
        The value of that key, as this draft has it; its version, or its absence, is expected at commit.
        """
        if key is None:
            return None
        mapped = BY_CLASS[cls]
        known: T | None = self._puts.get((mapped.name, key))
        if known is not None:
            return known
        if (mapped.name, key) not in self._seen:
            self._fetch(mapped, (key,))
        value: T | None = self._value(mapped, key)
        return value

    def need(self, cls: type[T], key: str) -> T:
        """
        The value of that key; :class:`NotFound` if there is none.
        """
        value = self.get(cls, key)
        if value is None:
            raise NotFound(f"There is no {BY_CLASS[cls].name} {key}.")
        return value

    def load(self, cls: type[T], keys: Iterable[str]) -> dict[str, T]:
        """
        The values that exist among *keys*, fetched together.
        """
        mapped = BY_CLASS[cls]
        wanted = list(dict.fromkeys(keys))
        self._fetch(mapped, [key for key in wanted if (mapped.name, key) not in self._seen])
        found = ((key, self.get(cls, key)) for key in wanted)
        return {key: value for key, value in found if value is not None}

    def glance(self, cls: type[Any], keys: Collection[str]) -> list[Row | None]:
        """
        The rows of those keys as the store has them, which costs less than values; expected at commit as these are.

        ``None`` where there is none, or where this draft puts another.
        """
        mapped = BY_CLASS[cls]
        places = [(mapped.name, key) for key in keys]
        self._fetch(mapped, [place[1] for place in places if place not in self._seen])
        return [None if place in self._puts else self._seen[place] for place in places]

    def select(self, cls: type[T], query: Query) -> list[T]:
        """
        Every value of *query*, each as this draft has it; their versions are expected at commit.

        What the draft has put itself is not searched: *query* asks the store.
        """
        mapped = BY_CLASS[cls]
        values = []
        for row in pages(self.store, query):
            key = str(row["key"])
            self._seen.setdefault((mapped.name, key), row)
            values.append(self._puts.get((mapped.name, key)) or self._value(mapped, key) or mapped.value(row))
        return values

    def put(self, value: Any) -> None:
        """
        Have *value* written; nothing is, if it is what the store has already.
        """
        mapped = BY_CLASS[type(value)]
        key = (mapped.name, value.key)
        if key not in self._seen:
            self._fetch(mapped, (value.key,))
        if self._value(mapped, value.key) == value:
            self._puts.pop(key, None)
        else:
            self._puts[key] = value

    def put_new(self, value: Any) -> None:
        """
        Have *value* written under a key that must not exist; the store is not asked.
        """
        key = (BY_CLASS[type(value)].name, value.key)
        self._seen.setdefault(key, None)
        self._puts[key] = value

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
        The value of that key as the store has it, whatever this draft puts.
        """
        mapped = BY_CLASS[cls]
        if (mapped.name, key) not in self._seen:
            self._fetch(mapped, (key,))
        value: T | None = self._value(mapped, key)
        return value

    def written(self, cls: type[T]) -> list[T]:
        """
        The values of that class this draft puts.
        """
        name = BY_CLASS[cls].name
        return [value for (table, _), value in self._puts.items() if table == name]

    @property
    def changed(self) -> bool:
        """
        Whether there is anything to write.
        """
        return bool(self._puts)

    def batch(self) -> Batch:
        """
        The batch: every put with its entry, guarded by every version that was seen.

        Raises:
            InputError: a text is none that any store can keep.
        """
        _check_text("author", self.author)
        expects = {key: _version(row) for key, row in self._seen.items()}
        puts: dict[Key, Row] = {}
        for (table, key), value in self._puts.items():
            mapped = BY_CLASS[type(value)]
            old = self._seen[table, key]
            row = self._row(mapped, value, old)
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
            for column, told in row.items():
                _check_text(f"{mapped.name}.{column}", str(told))
            raise

    def _row(self, mapped: Mapped, value: Any, old: Row | None) -> dict[str, Scalar]:
        row = mapped.row(value)
        row["version"] = _version(old) + 1
        if mapped.dated:
            row["recorded_to"] = max(self._day, str(old["recorded_to"]) if old else "")
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
        found = self.store.read([(mapped.name, key) for key in keys]) if keys else {}
        for key in keys:
            self._seen[mapped.name, key] = found.get((mapped.name, key))


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
            f"{what} holds half of a surrogate pair, which is not valid Unicode.", hint="Give the text in UTF-8."
        ) from error


def _version(row: Row | None) -> int:
    return 0 if row is None else int(row["version"] or 0)
