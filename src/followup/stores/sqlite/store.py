"""
The SQLite store itself: read, select, commit, and what ``doctor``, ``check`` and a backup ask of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from followup.contracts import Batch, Key, Query, Row, Scalar, Schema
from followup.errors import StoreError, StoreTooNew, UsageError
from followup.stores.sqlite import files
from followup.stores.sqlite.connections import FAILURES, Session, Sessions, connect, translate
from followup.stores.sqlite.schema import BATCHES_SQL, bring_up, verify
from followup.stores.sqlite.statements import Rows, Selects
from followup.stores.validation import Checker, Values


class SQLiteStore:
    """
    Keeps a register in one SQLite file; made by :meth:`open`.
    """

    made = False
    """Whether opening it made the register."""

    def __init__(self, path: Path, checker: Checker, sessions: Sessions, *, read_only: bool) -> None:
        self.path = path
        self._checker = checker
        self._sessions = sessions
        self._read_only = read_only
        self._rows = Rows(checker)
        self._selects = {table.name: Selects(table, checker.shapes[table.name]) for table in checker.schema.tables}

    @classmethod
    def open(
        cls, path: Path | str, schema: Schema, *, create: bool = False, read_only: bool = False, timeout: float = 5.0
    ) -> SQLiteStore:
        """
        Open the register in the file *path*, adding what *schema* has new within its major number.

        With *create* a missing or empty file becomes a register; otherwise nothing is ever made.
        *timeout* is how many seconds to wait for another process's lock.

        Raises:
            StoreMissing: there is no file.
            StoreForeign: the file is something else; it was not touched.
            StoreTooNew: a newer followup wrote it.
            StoreDamaged: it does not hold together.
            Busy: it stayed locked.
            StoreError: it cannot be read or written by this user, or is of an older major number.
        """
        if create and read_only:
            raise UsageError("A store that is opened read-only cannot be created.")
        checker, path = Checker(schema), Path(path)
        found = files.find(path, create=create, read_only=read_only)
        sessions = Sessions(lambda: connect(path, read_only=read_only, timeout=timeout), path)
        try:
            with sessions.use() as session, _translated(path):
                _prepare(session, schema, path, create=create, read_only=read_only)
        except BaseException:
            sessions.close()
            raise
        store = cls(path, checker, sessions, read_only=read_only)
        store.made = not found
        return store

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        The rows that exist among *keys*, as of one moment; the others are left out.
        """
        grouped = self._checker.keys(keys)
        with self._sessions.use() as session, session.reading() as connection:
            return {
                (table, str(row["key"])): row
                for table, wanted in grouped.items()
                for row in self._rows.read(connection, table, wanted)
            }

    def select(self, query: Query) -> Sequence[Row]:
        """
        One page of rows, in order; shorter than the limit only at the end.
        """
        self._checker.query(query)
        sql, values = self._selects[query.table].build(query)
        columns = self._checker.shapes[query.table].columns
        with self._sessions.use() as session, _translated(self.path):
            found = session.connection.execute(sql, values).fetchall()
        return [dict(zip(columns, row)) for row in found]  # noqa: B905 - the statement names these columns

    def read_columns(self, table: str, keys: Collection[str], columns: Sequence[str]) -> Sequence[Values]:
        """
        The rows of *table* that exist among *keys*, as of one moment: of each only *columns*.
        """
        self._checker.columns(table, columns)
        grouped = self._checker.keys([(table, key) for key in keys])
        with self._sessions.use() as session, _translated(self.path):
            return self._rows.read_columns(session.connection, table, grouped.get(table, ()), columns)

    def select_columns(self, query: Query, columns: Sequence[str]) -> Sequence[Values]:
        """
        One page of rows, in order: of each only *columns*.
        """
        self._checker.query(query)
        self._checker.columns(query.table, columns)
        sql, values = self._selects[query.table].build(query, columns)
        with self._sessions.use() as session, _translated(self.path):
            return session.connection.execute(sql, values).fetchall()

    def commit(self, batch: Batch) -> None:
        """
        Keep all of *batch* or nothing.

        Raises:
            Conflict, Busy, Unknown: as told in :mod:`followup.contracts`.
            AlreadyExists: a unique index holds what a row claims.
            StoreError: the disk is full or failing, or the store read-only; nothing was kept.
        """
        writes = self._checker.batch(batch)
        if self._read_only:
            raise StoreError("{path} was opened read-only.", path=self.path, hint="Open it for writing.")
        with self._sessions.use() as session, session.writing() as connection:
            if self._rows.has_landed(connection, batch.id):
                return
            self._rows.check_expected(connection, batch.expects)
            self._rows.check_references(connection, writes)
            self._rows.write(connection, writes)
            self._rows.land(connection, batch.id)

    def close(self) -> None:
        """
        Release every thread's connection; calling it twice does no harm.
        """
        self._sessions.close()

    def explain(self, query: Query, columns: Sequence[str] = ()) -> list[str]:
        """
        SQLite's plan for *query*, a line a step.
        """
        self._checker.query(query)
        sql, values = self._selects[query.table].build(query, columns)
        with self._sessions.use() as session, _translated(self.path):
            return [str(row[3]) for row in session.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]

    def integrity(self) -> list[str]:
        """
        What is wrong with the file by SQLite's own checks and the schema; empty when it is sound.
        """
        from followup.stores.sqlite import health

        with self._sessions.use() as session:
            return health.integrity(session.connection, self._checker.schema)

    def batches(self) -> Iterator[str]:
        """
        The ids of the batches that were kept, for ``check``.
        """
        with self._sessions.use() as session, _translated(self.path):
            return iter([str(row[0]) for row in session.connection.execute(BATCHES_SQL)])

    def describe(self) -> dict[str, Scalar]:
        """
        The facts ``doctor`` prints: versions, settings, the path and its mode.
        """
        from followup.stores.sqlite import health

        with self._sessions.use() as session, _translated(self.path):
            return health.describe(session.connection, self.path)

    def dangers(self) -> list[str]:
        """
        What is dangerous about where the file lies and who can reach it; empty when nothing is.
        """
        return files.dangers(self.path)

    def scrub(self) -> None:
        """
        Rewrite the file, so that nothing is left of what rows no longer hold; the journal is emptied with it.

        Raises:
            Busy: somebody else is using the register.
            StoreError: the disk is full or failing, or the store read-only; the file is as it was.
        """
        with self._sessions.use() as session, _translated(self.path):
            session.connection.execute("VACUUM")

    def backup(self, path: Path | str) -> None:
        """
        Copy the register to the new file *path*, mode 0600, as of one moment, while others go on writing.

        Raises:
            AlreadyExists: there is something at *path*; it was not touched.
        """
        from followup.stores.sqlite import health

        with self._sessions.use() as session, _translated(self.path):
            health.backup(session.connection, Path(path))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except FAILURES as error:
        raise translate(error, path) from error


def _prepare(session: Session, schema: Schema, path: Path, *, create: bool, read_only: bool) -> None:
    number = _number(session, path, create=create)
    if number > schema.number:
        raise StoreTooNew(
            "{path} was written by a newer followup (schema {number}; this one knows {known}).",
            path=path,
            number=number,
            known=schema.number,
            hint="Upgrade followup on this machine.",
        )
    if number < schema.number:
        _check_upgrade(number, schema.number, path, read_only=read_only)
        bring_up(session, schema, path)
    verify(session.connection, schema, path)


def _number(session: Session, path: Path, *, create: bool) -> int:
    (pages,) = session.connection.execute("PRAGMA page_count").fetchone()
    (number,) = session.connection.execute("PRAGMA user_version").fetchone()
    if pages == 0 and not create:
        # The creation was killed, and opening the file has just undone what it left.
        raise files.unfinished(path)
    return int(number)


def _check_upgrade(number: int, wanted: int, path: Path, *, read_only: bool) -> None:
    if number not in (0, wanted) and number // 1000 != wanted // 1000:
        raise StoreError(
            "{path} was written by an older followup (schema {number}; this one needs {wanted}).",
            path=path,
            number=number,
            wanted=wanted,
            hint="Export it with that version and import it into a new register.",
        )
    if read_only:
        raise StoreError(
            "{path} must be upgraded (schema {number}; this followup has {wanted}) and was opened read-only.",
            path=path,
            number=number,
            wanted=wanted,
            hint="Open it once for writing.",
        )
