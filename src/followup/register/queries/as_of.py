"""
The store as it was known at an earlier moment: every row put together again from its entries.

Only what was recorded by then is there; what was struck, corrected or closed since is as it was.  Personal text
is not kept in entries: where it has been changed or erased since, it is empty.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from followup.contracts import Batch, Key, Query, Row, Scalar, Store
from followup.errors import StoreError
from followup.register.work.pending import answers, sort_key
from followup.register.work.reads import pages
from followup.rows.chain import entry_key, sealed
from followup.rows.codecs import stamp
from followup.rows.mapping import BY_NAME, Mapped


class AsKnownStore:
    """
    A read-only view of *store* as of *moment*.

    Its cost follows what was recorded since: a matter changed later may have answered the query then.
    """

    def __init__(self, store: Store, moment: datetime) -> None:
        self._store = store
        self._moment = stamp(moment) or ""

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        The rows among *keys* that were known then.
        """
        wanted = list(keys)
        return self._known(self._store.read(wanted))

    def select(self, query: Query) -> Sequence[Row]:
        """
        The rows that *query* would have answered then.
        """
        candidates = {(query.table, str(row["key"])): row for row in self._candidates(query)}
        rows = [row for row in self._known(candidates).values() if answers(query, row)]
        rows.sort(key=lambda row: sort_key(query, row), reverse=query.descending)
        if query.after is not None:
            after = query.after
            rows = [
                row
                for row in rows
                if (sort_key(query, row) < after if query.descending else sort_key(query, row) > after)
            ]
        return rows[: query.limit]

    def commit(self, batch: Batch) -> None:
        """
        Refuse: the past is read-only.
        """
        raise StoreError("The register as it was known is read-only; {id} was not kept.", id=batch.id)

    def close(self) -> None:
        """
        Leave the store beneath open: it belongs to the register.
        """

    def _candidates(self, query: Query) -> Iterable[Row]:
        whole = Query(query.table, query.where, query.span, query.order)
        rows = list(pages(self._store, whole))
        if query.table == "matter":
            # What a matter is found by may have changed; what steps and meetings are found by never does.
            span = ("recorded_to", self._moment[:10], None)
            rows += pages(self._store, Query("matter", span=span, order=("recorded_to",)))
        return rows

    def _known(self, rows: Mapping[Key, Row]) -> dict[Key, Row]:
        then = {key: row for key, row in rows.items() if key[0] in BY_NAME}
        entries = self._entries(then)
        known = {}
        for (table, key), row in then.items():
            mapped = BY_NAME[table]
            if not mapped.audited:
                continue
            before = [entry for entry in entries[table, key] if str(entry["recorded_at"]) <= self._moment]
            if before:
                known[table, key] = _row_then(mapped, key, row, before)
        return known

    def _entries(self, rows: Mapping[Key, Row]) -> Mapping[Key, list[Row]]:
        keys = {
            (table, key): [("entry", entry_key(table, key, n)) for n in range(1, int(row["version"] or 0) + 1)]
            for (table, key), row in rows.items()
        }
        entries = self._store.read([entry for own in keys.values() for entry in own])
        return {key: [entries[entry] for entry in own if entry in entries] for key, own in keys.items()}


def _row_then(mapped: Mapped, key: str, now: Row, entries: Sequence[Row]) -> Row:
    row: dict[str, Scalar] = dict(mapped.defaults)
    for entry in entries:
        row.update(json.loads(str(entry["changes"])))
    salt = str(now.get("salt", ""))
    for column in mapped.sealed:
        kept = now.get(column)
        row[column] = kept if sealed(salt, kept) == row[column] else ""
    if mapped.name in {"matter", "meeting"}:
        # What is not to be shown now is not shown as it was known, either.
        row["restricted"] = now["restricted"]
    return {**row, "key": key, "version": len(entries), "head": entries[-1]["hash"]}
