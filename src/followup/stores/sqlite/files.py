"""
The file a SQLite store lives in: whether it is there, whether it may be used, how it is made, and what endangers it.

A database that others may have open is never opened here: closing a second descriptor would drop SQLite's locks.
What is in it is asked of SQLite itself (:func:`peek`).
"""

from __future__ import annotations

import os
import pwd
import re
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from followup.errors import Option, StoreError, StoreForeign, StoreMissing, Text, system_reason
from followup.stores.sqlite.connections import code, translate


APPLICATION_ID = 0x466C7570
"""``Flup``, at offset 68 of every register."""

_FOREIGN = Text("It was not touched. Name another file with {option}.", option=Option("store"))
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_making = Lock()


def find(path: Path, *, create: bool, read_only: bool) -> bool:
    """
    Whether there is a register at *path* that may be opened; with *create* an empty file is made if need be.

    Raises:
        StoreMissing: nothing is there.
        StoreForeign: it is something else than a register.
        StoreError: it may not be used as asked.
    """
    if create:
        with _making:
            _make(path)
    _check_kind(path)
    _check_access(path, read_only=read_only)
    if path.stat().st_size > 0:
        if peek(path, create=create) != APPLICATION_ID:
            raise StoreForeign("{path} is a SQLite file of another application.", path=path, hint=_FOREIGN)
        return True
    if not create:
        raise unfinished(path)
    return False


def user() -> str:
    """
    The name of the user the process runs as, for messages.
    """
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def peek(path: Path, *, create: bool) -> int:
    """
    The application id in the file's header, read without a lock and without touching file or journal.

    A header that cannot be told (somebody is writing, or a journal waits) is answered as ours:
    the connection that takes the locks will see.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            (number,) = connection.execute("PRAGMA application_id").fetchone()
            return int(number)
    except sqlite3.Error as error:
        if code(error) == sqlite3.SQLITE_CORRUPT or (create and _has_journal(path)):
            return APPLICATION_ID
        if code(error) == sqlite3.SQLITE_NOTADB:
            raise StoreForeign("{path} is not a followup register.", path=path, hint=_FOREIGN) from error
        raise translate(error, path) from error


def unfinished(path: Path) -> StoreForeign:
    """
    The error for an empty file: not a register, perhaps one whose creation was cut off.
    """
    return StoreForeign(
        "{path} is empty: it is not a register, or its creation was cut off.",
        path=path,
        hint="`followup init` makes a register of an empty file.",
    )


def make_private(path: Path) -> None:
    """
    Make the empty file *path*, for its owner alone, durably; FileExistsError if it is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """
    Make what was created or renamed in *folder* survive a power loss.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make(path: Path) -> None:
    try:
        _make_folder(path.absolute().parent)
        with suppress(FileExistsError):
            make_private(path)
        _check_own(path)
    except OSError as error:
        raise StoreError(
            "{path} cannot be created by user {user}: {reason}.",
            path=path,
            user=user(),
            reason=system_reason(error),
            hint="Check the path and the rights of its folder.",
        ) from error


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def _check_own(path: Path) -> None:
    # Only an empty file is completed; one that holds something is opened, and judged by what it holds.
    found = path.lstat()
    empty = found.st_size == 0 and stat.S_ISREG(found.st_mode)
    if stat.S_ISLNK(found.st_mode) and (not path.exists() or path.stat().st_size == 0):
        raise StoreError(
            "{path} is a symbolic link: no register is created through it.", path=path, hint="Name the file itself."
        )
    if empty and found.st_uid != os.geteuid():
        raise StoreError(
            "{path} is empty and belongs to another user than {user}.",
            path=path,
            user=user(),
            hint="Choose another path.",
        )


def _check_kind(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(
            "There is no register at {path} (looked for by user {user}).",
            path=path.absolute(),
            user=user(),
            hint="Check the path; `followup init` creates a register.",
        ) from None
    except OSError as error:
        raise StoreError(
            "{path} cannot be looked at by user {user}: {reason}.", path=path, user=user(), reason=system_reason(error)
        ) from error
    if not stat.S_ISREG(mode):
        what = Text("a folder") if stat.S_ISDIR(mode) else Text("not a regular file")
        raise StoreForeign("{path} is {what}, not a register.", path=path, what=what, hint="Name the file itself.")


def _check_access(path: Path, *, read_only: bool) -> None:
    if not os.access(path, os.R_OK, effective_ids=True):
        raise StoreError("{path} cannot be read by user {user}.", path=path, user=user(), hint="Check who may read it.")
    if read_only:
        return
    for target, mode in ((path, os.W_OK), (path.absolute().parent, os.W_OK | os.X_OK)):
        if not os.access(target, mode, effective_ids=True):
            raise StoreError(
                "{target} cannot be written by user {user}.",
                target=target,
                user=user(),
                option=Option("store", _to_look_at(path)),
                hint="SQLite writes the file and a journal beside it. To only look at it, open it read-only: {option}",
            )


def _to_look_at(path: Path) -> str:
    return f"sqlite:///{quote(str(path))}?mode=ro"


def _has_journal(path: Path) -> bool:
    try:
        with Path(f"{path}-journal").open("rb") as journal:
            return journal.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC
    except OSError:
        return False


MOUNTS = Path("/proc/self/mountinfo")

NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs afs ceph coda glusterfs lustre beegfs gpfs gfs2 ocfs2 davfs davfs2 webdav 9p virtiofs"
    " vboxsf vmhgfs drvfs ncpfs orangefs".split()
)
"""File systems that are shared between machines, where SQLite's locks cannot be relied on."""

_BY_PROGRAM = ("fuse.", "fuseblk.")
_LOCAL_PROGRAMS = frozenset({"fuse.fuse-overlayfs", "fuse.ext4", "fuse.ntfs-3g", "fuse.gocryptfs", "fuse.cryfs"})
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "owncloud", "icloud", "mobile documents")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def dangers(path: Path, mounts: Path = MOUNTS) -> list[str]:
    """
    What is dangerous about where the file at *path* lies and who can reach it; empty when nothing is.

    *mounts* is the list of mounted file systems; where there is none, nothing is said of them.
    """
    whole = path.resolve()
    return [*_shared(whole), *_network(whole, mounts), *_synced(whole)]


def _shared(path: Path) -> list[str]:
    found, folder = path.stat(), path.parent.stat()
    told: list[str] = []
    if found.st_mode & 0o077:
        told.append(Text("others than its owner can open it (mode {mode}): chmod 600", mode=_mode(found)))
    if found.st_uid != os.geteuid():
        told.append(Text("it belongs to another user: what is written by one may be closed to the other"))
    if found.st_nlink > 1:
        told.append(Text("the file has another name (a hard link): whoever opens it by that name can destroy it"))
    if folder.st_mode & 0o022 and not folder.st_mode & stat.S_ISVTX:
        told.append(Text("others can replace it, since they can write in its folder (mode {mode})", mode=_mode(folder)))
    return told


def _mode(facts: os.stat_result) -> str:
    return f"{stat.S_IMODE(facts.st_mode):04o}"


def _network(path: Path, mounts: Path) -> list[str]:
    kind = file_system(path, mounts)
    if kind in NETWORK or (kind.startswith(_BY_PROGRAM) and kind not in _LOCAL_PROGRAMS):
        return [
            Text(
                "it lies on a network file system ({kind}), where locks cannot be relied on: keep it on a local disk",
                kind=kind,
            )
        ]
    return []


def _synced(path: Path) -> list[str]:
    names = [part.casefold() for part in path.parts[:-1]]
    service = next((name for name in names if name.startswith(_SYNCED)), None)
    if service is None:
        return []
    return [
        Text(
            "it lies in a folder that is copied between machines ({service}): two copies cannot be put together again",
            service=service,
        )
    ]


def file_system(path: Path, mounts: Path = MOUNTS) -> str:
    """
    The kind of file system *path* lies on, by the list of *mounts*; empty where that cannot be told.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4]))
        # Of two mounted at the same place the later one is seen.
        if len(point.parts) >= best and path.is_relative_to(point):
            best, kind = len(point.parts), after.split(" ")[0]
    return kind
