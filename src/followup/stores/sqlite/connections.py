"""
Connections: every setting a promise rests on, one for each thread and process, the one way to write, and what fails.

What SQLite reports leaves here as an error of followup, with what to do about it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from followup.errors import Busy, StoreDamaged, StoreError, Text, Unknown


LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_SPACE = Text("The disk may be full, or a quota or file size limit reached. Make room and try again.")
_NO_WRITE = Text("Check that this user can write the file and its folder, and that the disk is not mounted read-only.")
_HINTS = {
    sqlite3.SQLITE_FULL: _NO_SPACE,
    sqlite3.SQLITE_IOERR: Text("The disk may be full or failing. See the system's log."),
    sqlite3.SQLITE_READONLY: _NO_WRITE,
    sqlite3.SQLITE_CANTOPEN: _NO_WRITE,
    sqlite3.SQLITE_PERM: _NO_WRITE,
}


FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises; the second where SQLite's message quotes a damaged name."""


def code(error: Exception) -> int:
    """
    SQLite's primary result code, or 0 where the driver gives none.
    """
    number: int = getattr(error, "sqlite_errorcode", None) or 0
    return number & 0xFF


def translate(error: Exception, path: Path) -> StoreError:
    """
    The error for anything that failed before COMMIT: nothing was kept.
    """
    number = code(error)
    if number in LOCKED:
        return Busy("{path} is locked by another process.", path=path, hint="Nothing was kept. Try again.")
    if number in DAMAGED or isinstance(error, UnicodeDecodeError):
        return StoreDamaged(
            "{path} is damaged: {reason}.",
            path=path,
            reason=error,
            hint="Keep the file and its -journal as they are, and restore a backup beside them.",
        )
    refused = StoreError("{path} cannot be used: {reason}.", path=path, reason=error, hint=_HINTS.get(number, ""))
    if number == sqlite3.SQLITE_FULL:
        # Room can be made: for a scheduler it is as good as a lock.
        refused.exit_code = Busy.exit_code
    return refused


def unknown(error: sqlite3.Error, path: Path) -> Unknown:
    """
    The error for a COMMIT that failed: it may have landed.
    """
    again = Text("The same batch, sent again, tells whether it was kept.")
    hint = Text.joined(_HINTS.get(code(error), ""), again)
    return Unknown("{path} failed during commit: {reason}.", path=path, reason=error, hint=hint)


SETTINGS = (
    # pragma, set to, read back as
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cache_size", "-16384", -16384),
)
"""
What every connection is told, and what it must then answer.

TRUNCATE, because WAL can corrupt a file with several writers before SQLite 3.51.3; EXTRA, because less can lose
an acknowledged commit at power loss; what is freed is zeroed, so that what was erased is gone; 16 MiB of cache, so
that long lists do not read pages twice, and a walk over everything fills no more than that.
"""

_inherited: list[sqlite3.Connection] = []


def connect(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """
    Open the existing file *path* and apply :data:`SETTINGS`; *timeout* is how many seconds to wait for a lock.
    """
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = None
    try:
        connection = sqlite3.connect(uri, timeout=timeout, uri=True, isolation_level=None, check_same_thread=False)
        # A connection that cannot write keeps no journal: there is no mode to insist on.
        for name, value, answer in SETTINGS[1:] if read_only else SETTINGS:
            _apply(connection, path, name, value, answer)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, FAILURES):
            raise translate(error, path) from error
        raise
    return connection


def _apply(connection: sqlite3.Connection, path: Path, name: str, value: str, answer: object) -> None:
    connection.execute(f"PRAGMA {name}={value}")
    (found,) = connection.execute(f"PRAGMA {name}").fetchone()
    if found != answer:
        raise StoreError(
            "{path}: SQLite answers {name} = {found}, not {value}.",
            path=path,
            name=name,
            found=found,
            value=value,
            hint="A register needs a local file system that SQLite can lock and sync.",
        )


class Session:
    """
    One connection, used by one thread at a time.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.lock = threading.RLock()
        self.broken = False
        self._path = path
        # Garbage is collected wherever it falls, also in a forked child, which must leave the file alone.
        self._finalizer = weakref.finalize(self, _release, connection, os.getpid())
        self._finalizer.atexit = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """
        Show everything read inside as of one moment.
        """
        try:
            self.connection.execute("BEGIN")
            yield self.connection
            self.connection.execute("COMMIT")
        except FAILURES as error:
            raise translate(error, self._path) from error
        finally:
            self.roll_back()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """
        Keep everything written inside, or nothing of it.

        The lock is taken first, so that what is read inside cannot change before it is written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
        except FAILURES as error:
            self.roll_back()
            raise translate(error, self._path) from error
        except BaseException:
            self.roll_back()
            raise
        self._commit()

    def roll_back(self) -> bool:
        """
        Undo an open transaction, if there is one; a connection that cannot is closed and never used again.
        """
        try:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            self.close()
        return not self.broken

    def close(self) -> None:
        """
        Close the connection; what it had not committed is gone.
        """
        with self.lock:
            self.broken = True
            self._finalizer()

    def _commit(self) -> None:
        try:
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            undone = self.roll_back()
            if undone and code(error) in LOCKED:
                raise Busy(
                    "{path} is being read by another process.", path=self._path, hint="Nothing was kept. Try again."
                ) from error
            raise unknown(error, self._path) from error
        finally:
            # Only an interruption between the two leaves something here.
            self.roll_back()


class Sessions:
    """
    The sessions of one store: one for each thread, none shared with a forked child.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection], path: Path) -> None:
        self._connect = connect
        self._path = path
        self._closed = False
        self._forget()

    @contextmanager
    def use(self) -> Iterator[Session]:
        """
        The session of this thread, for as long as the block runs; StoreError when the store is closed.
        """
        if self._pid != os.getpid():
            self._forget()
        session: Session | None = getattr(self._local, "session", None)
        if session is None or session.broken:
            session = self._open()
        with session.lock:
            if self._closed:
                raise StoreError("The store is closed.")
            yield session

    def close(self) -> None:
        """
        Close every thread's session, each as soon as it is free.
        """
        if self._pid != os.getpid():
            self._forget()
        with self._guard:
            self._closed = True
            sessions = list(self._all)
        for session in sessions:
            session.close()

    def _open(self) -> Session:
        with self._guard:
            if self._closed:
                raise StoreError("The store is closed.")
            session = Session(self._connect(), self._path)
            self._all.add(session)
        self._local.session = session
        return session

    def _forget(self) -> None:
        # In a forked child the parent's sessions die here, and their finalizers keep the connections untouched.
        self._pid = os.getpid()
        self._guard = threading.Lock()
        self._local = threading.local()
        self._all: weakref.WeakSet[Session] = weakref.WeakSet()


def _release(connection: sqlite3.Connection, owner: int) -> None:
    if os.getpid() == owner:
        with suppress(sqlite3.Error):
            connection.close()
    else:
        # Closing it would undo what the parent is writing at this moment.
        _inherited.append(connection)
