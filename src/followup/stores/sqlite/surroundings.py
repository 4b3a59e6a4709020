"""
Where a register's file lies, and what of that is a danger to it: told by ``doctor``, and once when it is made.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path


MOUNTS = Path("/proc/self/mountinfo")

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "coda", "glusterfs", "lustre", "beegfs", "gpfs"),
        *(
            "gfs2",
            "ocfs2",
            "davfs",
            "davfs2",
            "webdav",
            "9p",
            "virtiofs",
            "vboxsf",
            "vmhgfs",
            "drvfs",
            "ncpfs",
            "orangefs",
        ),
    }
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
    told = []
    if found.st_mode & 0o077:
        told.append(f"others than its owner can open it (mode {stat.S_IMODE(found.st_mode):04o}): chmod 600")
    if found.st_uid != os.geteuid():
        told.append("it belongs to another user: what is written by one may be closed to the other")
    if found.st_nlink > 1:
        told.append("the file has another name (a hard link): whoever opens it by that name can destroy it")
    if folder.st_mode & 0o022 and not folder.st_mode & stat.S_ISVTX:
        told.append(
            f"others can replace it, since they can write in its folder (mode {stat.S_IMODE(folder.st_mode):04o})"
        )
    return told


def _network(path: Path, mounts: Path) -> list[str]:
    kind = file_system(path, mounts)
    if kind in NETWORK or (kind.startswith(_BY_PROGRAM) and kind not in _LOCAL_PROGRAMS):
        return [f"it lies on a network file system ({kind}), where locks cannot be relied on: keep it on a local disk"]
    return []


def _synced(path: Path) -> list[str]:
    names = [part.casefold() for part in path.parts[:-1]]
    service = next((name for name in names if name.startswith(_SYNCED)), None)
    if service is None:
        return []
    return [f"it lies in a folder that is copied between machines ({service}): two copies cannot be put together again"]


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
