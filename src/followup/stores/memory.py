"""
The store in memory: the reference every other store is compared with, as strict as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from threading import RLock

from followup.contracts import Batch, Key, Query, Row, Schema
from followup.errors import Conflict, StoreError
from followup.stores.validation import Checker, Shape, Values, Write


class MemoryStore:
    """
    Keeps rows as tuples for as long as the process lives; safe for threads.
    """

    def __init__(self, schema: Schema) -> None:
        self._checker = Checker(schema)
        self._tables: dict[str, dict[str, Values]] = {table.name: {} for table in schema.tables}
        self._claims: dict[tuple[str, int], dict[Values, str]] = {}
        self._landed: set[str] = set()
        self._lock = RLock()
        self._open = True

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        The rows that exist among *keys*, as of one moment; the others are left out.
        """
        grouped = self._checker.keys(keys)
        with self._lock:
            self._require_open()
            return {
                (table, key): dict(zip(self._checker.shapes[table].columns, self._tables[table][key], strict=True))
                for table, wanted in grouped.items()
                for key in wanted
                if key in self._tables[table]
            }

    def select(self, query: Query) -> Sequence[Row]:
        """
        One page of rows, in order; shorter than the limit only at the end.
        """
        self._checker.query(query)
        shape = self._checker.shapes[query.table]
        with self._lock:
            self._require_open()
            rows = list(self._tables[query.table].values())
        found = list(filter(_matcher(shape, query), rows))
        found.sort(key=itemgetter(*(shape.place[name] for name in (*query.order, "key"))), reverse=query.descending)
        return [dict(zip(shape.columns, values, strict=True)) for values in found[: query.limit]]

    def commit(self, batch: Batch) -> None:
        """
        Keep all of *batch* or nothing.
        """
        writes = self._checker.batch(batch)
        with self._lock:
            self._require_open()
            if batch.id in self._landed:
                return
            self._check_expected(batch.expects)
            self._check_references(writes)
            self._check_claims(writes)
            self._keep(writes)
            self._landed.add(batch.id)

    def batches(self) -> Iterator[str]:
        """
        The ids of the batches that were kept, for ``check``.
        """
        with self._lock:
            return iter(list(self._landed))

    def close(self) -> None:
        """
        Forget everything; calling it twice does no harm.
        """
        with self._lock:
            self._open = False
            self._tables.clear()

    def _require_open(self) -> None:
        if not self._open:
            raise StoreError("The store is closed.")

    def _check_expected(self, expects: Mapping[Key, int]) -> None:
        for (table, key), expected in expects.items():
            values = self._tables[table].get(key)
            found = 0 if values is None else int(values[1] or 0)
            if found != expected:
                raise Conflict((table, key), expected, found)

    def _check_references(self, writes: list[Write]) -> None:
        for reference in self._checker.references(writes):
            table, key = reference.target
            if key not in self._tables[table]:
                raise reference.refuse()

    def _check_claims(self, writes: list[Write]) -> None:
        new: dict[tuple[str, int, Values], str] = {}
        for write in writes:
            for number, unique in enumerate(self._checker.shapes[write.table].uniques):
                claimed = unique.claim(write.values)
                if claimed is None:
                    continue
                held = self._claims.get((write.table, number), {}).get(claimed, write.key)
                holder = new.setdefault((write.table, number, claimed), write.key) if held == write.key else held
                if holder != write.key:
                    raise unique.refuse(write.table, write.key, claimed, holder)

    def _keep(self, writes: list[Write]) -> None:
        for write in writes:
            rows = self._tables[write.table]
            for number, unique in enumerate(self._checker.shapes[write.table].uniques):
                claims = self._claims.setdefault((write.table, number), {})
                if write.key in rows:
                    claims.pop(unique.claim(rows[write.key]) or (), None)
                claimed = unique.claim(write.values)
                if claimed is not None:
                    claims[claimed] = write.key
            rows[write.key] = write.values


def _matcher(shape: Shape, query: Query) -> Callable[[Values], bool]:
    wanted = [(shape.place[name], value) for name, value in query.where.items()]
    place, low, high = (shape.place[query.span[0]], *query.span[1:]) if query.span else (0, None, None)
    order = [shape.place[name] for name in (*query.order, "key")]

    def after(values: Values) -> bool:
        if query.after is None:
            return True
        found = tuple(values[number] for number in order)
        return _less(found, query.after) if query.descending else _less(query.after, found)

    def matches(values: Values) -> bool:
        value = values[place]
        return (
            all(values[number] == scalar for number, scalar in wanted)
            and value is not None
            and (low is None or not _less((value,), (low,)))
            and (high is None or _less((value,), (high,)))
            and after(values)
        )

    return matches


def _less(left: Values, right: Values) -> bool:
    # The values of one column are all text or all numbers: the checks saw to it.
    return left < right
