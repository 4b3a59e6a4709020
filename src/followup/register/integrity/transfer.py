"""
A whole register as lines of JSON, and back into an empty store, row for row and no row before what it refers to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import uuid4

from attrs import define, field

from followup.contracts import Batch, Key, Query, Row, Scalar, Store
from followup.errors import FollowupError, InputError, StoreDamaged, StoreTooNew, Text
from followup.register.integrity.checking import IMPORTING, Checked, check
from followup.register.integrity.cycles import cycles
from followup.register.work.commit import commit_with_retry
from followup.register.work.reads import pages
from followup.rows.mapping import BY_NAME, MAPPED, NUMBER


EXPORT_SCHEMA = "followup/export/1"

MOST = 1000
"""Rows in one batch; more only where that many refer to each other in a circle."""

# Entries first; then what others refer to.  Meetings and documents refer to each other, and so may matters.
ORDER = ("entry", "request", *(mapped.name for mapped in MAPPED if mapped.name not in {"entry", "request"}))
REFERENCES: Mapping[str, tuple[tuple[str, str], ...]] = {
    mapped.name: tuple((column.name, column.references) for column in mapped.table.columns if column.references)
    for mapped in MAPPED
}
_REFERRED = frozenset(table for references in REFERENCES.values() for _, table in references)


def export(store: Store) -> Iterator[str]:
    """
    The whole of *store* as lines of the schema ``followup/export/1``, each without its line end.

    It is read page by page: what others write meanwhile may be half in it, and then :func:`import_` refuses it.
    Restricted matters, names and salts are all in it: whoever has the lines has the register.
    """
    digest, rows = sha256(), 0
    head = _line({"schema": EXPORT_SCHEMA, "number": NUMBER})
    digest.update(head.encode())
    yield head
    for table in ORDER:
        for row in pages(store, Query(table)):
            line = _line({"table": table, "row": dict(row)})
            digest.update(line.encode())
            rows += 1
            yield line
    yield _line({"rows": rows, "sha256": digest.hexdigest()})


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def whole(lines: Iterable[str]) -> int:
    """
    How many rows *lines* hold, if they are a whole export that this followup can read; nothing is written.

    Raises:
        InputError: they are something else, or of an older major number.
        StoreTooNew: a newer followup wrote them.
        StoreDamaged: they were cut off or changed.
    """
    return sum(1 for _ in _rows(lines))


def import_(lines: Iterable[str], store: Store) -> Checked:
    """
    Fill the empty *store* with *lines*, and prove what came of it; the answer is that of ``check``.

    Every row comes out as it was, versions, salts and heads too, and so does the digest.  If it fails half way, the
    store holds a part that is no register: remove it and begin again with an empty one.

    Raises:
        InputError: the store is not empty, or the lines are not an export.
        StoreTooNew: a newer followup wrote them.
        StoreDamaged: they were cut off or changed, or do not hold together.
    """
    _refuse_filled(store)
    writer = _Writer(store)
    try:
        for table, row in _rows(lines):
            writer.add(table, row)
        writer.finish()
        checked = check(store, writer.latest)
        if checked.problems:
            first = checked.problems[0]
            raise StoreDamaged(
                "What was imported does not hold together: {subject}: {what}.", subject=first.subject, what=first.what
            )
    except FollowupError as error:
        if writer.written:
            error.hint = Text.joined(
                error.hint, Text("A part was written and is no register: remove it, and import anew.")
            )
        raise
    return checked


def _refuse_filled(store: Store) -> None:
    for mapped in MAPPED:
        if store.select(Query(mapped.name, limit=1)):
            raise InputError(
                "There are rows in the table {name} already: only an empty register can be imported into.",
                name=mapped.name,
                hint="Name a new one. If an import was cut off there, remove what it left.",
            )


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """
    The rows of *lines*, each checked for its shape; what is wrong with the whole is told at the end.
    """
    numbered = enumerate((line.rstrip("\r\n") for line in lines), 1)
    _, head = next(numbered, (0, ""))
    _check_head(_parsed(head, 1))
    digest = sha256(head.encode())
    for number, line in numbered:
        value = _parsed(line, number)
        if "sha256" in value:
            _check_end(value, number - 2, digest.hexdigest(), next(numbered, None))
            return
        yield _row(value, number)
        digest.update(line.encode())
    raise StoreDamaged("The export was cut off: its last line is missing.", hint="Export the register again.")


def _parsed(line: str, number: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise InputError(
            "Line {number} is not of a followup export.", number=number, hint="Write one with: followup export"
        )
    return value


def _check_head(head: Mapping[str, Any]) -> None:
    number = head.get("number")
    if head.get("schema") != EXPORT_SCHEMA or type(number) is not int:
        raise InputError(
            "This is not a followup export.",
            export_schema=EXPORT_SCHEMA,
            hint="Its first line must name {export_schema}.",
        )
    if number > NUMBER:
        raise StoreTooNew(
            "The export is of a newer followup (schema {number}; this one knows {known}).",
            number=number,
            known=NUMBER,
            hint="Upgrade followup.",
        )
    if number // 1000 != NUMBER // 1000:
        raise InputError(
            "The export is of an older followup (schema {number}; this one has {known}).",
            number=number,
            known=NUMBER,
        )


def _row(value: Mapping[str, Any], number: int) -> tuple[str, Row]:
    table, row = value.get("table"), value.get("row")
    if table not in BY_NAME or not isinstance(row, dict):
        raise InputError("Line {number} holds no row of a table of followup.", number=number)
    key, version = row.get("key"), row.get("version")
    if not isinstance(key, str) or not key or type(version) is not int or version < 1:
        raise InputError("Line {number}: a row needs its key and version.", number=number)
    return str(table), row


def _check_end(end: Mapping[str, Any], rows: int, digest: str, more: object) -> None:
    if (end.get("rows"), end["sha256"]) != (rows, digest) or more is not None:
        raise StoreDamaged("The export was changed: its last line does not fit the others.", hint="Export it again.")


@define
class _Writer:
    """
    Puts rows together to batches: none before what it refers to, unless in the same batch.

    *known* are the keys that others may refer to; *waiting* rows refer to some that are not known yet; *landed* are the
    batches that wrote the entries.
    """

    store: Store
    written: bool = False
    latest: date = date.min
    _table: str = ""
    _batch: dict[Key, Row] = field(factory=dict)
    _known: set[Key] = field(factory=set)
    _waiting: dict[Key, Row] = field(factory=dict)
    _landed: dict[str, None] = field(factory=dict)

    def add(self, table: str, row: Row) -> None:
        """
        Take one more row; those of one table come together.
        """
        if table != self._table:
            self._settle()
            self._table = table
        key = (table, str(row["key"]))
        if key in self._known or key in self._waiting or key in self._batch:
            raise InputError("{table} {key} stands in the export twice.", table=table, key=row["key"])
        self.latest = max(self.latest, _day(row.get("recorded_at")))
        if table == "entry":
            self._landed[str(row.get("batch") or "")] = None
        if self._missing(key, row):
            self._waiting[key] = row
        else:
            self._put({key: row})

    def finish(self) -> None:
        """
        Write what is left; :class:`InputError` for what refers to nothing.
        """
        self._settle()
        for (table, name), row in self._waiting.items():
            missing = self._missing((table, name), row)
            raise InputError(
                "{table} {name} refers to {other_table} {other}, which is not in the export.",
                table=table,
                name=name,
                other_table=missing[0][0],
                other=missing[0][1],
            )
        self._write()
        # What landed there has landed here: who sends it again is told so.
        for batch in filter(None, self._landed):
            commit_with_retry(self.store, Batch(batch, {}, {}))

    def _settle(self) -> None:
        """
        Put the waiting rows for which all is there by now; those that refer to each other in one batch.
        """
        graph = {key: self._missing(key, row) for key, row in self._waiting.items()}
        for group in cycles(graph):
            if all(key in self._known or key in group for each in group for key in graph[each]):
                self._put({key: self._waiting.pop(key) for key in group})

    def _missing(self, key: Key, row: Row) -> tuple[Key, ...]:
        referred = ((table, str(row[column])) for column, table in REFERENCES[key[0]] if row.get(column) is not None)
        return tuple(other for other in referred if other not in self._known and other != key)

    def _put(self, rows: Mapping[Key, Row]) -> None:
        if len(self._batch) + len(rows) > MOST:
            self._write()
        self._batch.update(rows)
        self._known.update(key for key in rows if key[0] in _REFERRED)

    def _write(self) -> None:
        version = 1
        while rows := {key: row for key, row in self._batch.items() if int(row["version"] or 0) >= version}:
            self.written = True
            puts = {key: {**row, "version": version} for key, row in rows.items()}
            commit_with_retry(self.store, Batch(f"{IMPORTING}{uuid4().hex}", dict.fromkeys(puts, version - 1), puts))
            version += 1
        self._batch = {}


def _day(moment: Scalar) -> date:
    try:
        return date.fromisoformat(str(moment)[:10]) if moment else date.min
    except ValueError as error:
        raise InputError("{moment!r} is not a moment.", moment=moment) from error
