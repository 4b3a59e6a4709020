"""
Documents that are zip archives: their parts are read with every limit kept, and nothing is ever unpacked to a disk.

Neither the sizes nor the counts an archive states are believed; what is read is counted.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from followup.errors import UnreadableDocument


MOST_MEMBERS = 2_000
MOST_DIRECTORY = 1024 * 1024
"""Bytes of the table of contents."""
MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes of all the parts that are read, unpacked."""
MOST_RATIO = 200
"""How many times its packed size a part may have; only asked of parts over 1 MiB."""

_END = struct.Struct("<4s4H2LH")
_CHUNK = 64 * 1024
_UNPACKED_BY_US = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile raises on damaged archives.
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)
_SAVE_AGAIN = "Open it in the program it comes from and save it again."


def member_names(data: bytes, name: str) -> tuple[str, ...]:
    """
    The names of all members of the archive in *data*.

    Raises:
        UnreadableDocument: it is damaged, encrypted, has too many members, or names that lead out of it.
    """
    return tuple(info.filename for info in _members(data, name))


def parts_of(data: bytes, name: str, wanted: frozenset[str]) -> dict[str, bytes]:
    """
    The members called as *wanted*, unpacked.

    Raises:
        UnreadableDocument: as for :func:`member_names`, or what is unpacked is larger than the limits.
    """
    infos = [info for info in _members(data, name) if info.filename in wanted]
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in infos:
                parts[info.filename] = _unpacked(archive, info, name, left)
                left -= len(parts[info.filename])
    except UnreadableDocument:
        raise
    except _DAMAGES as error:
        raise _damaged(name) from error
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """
    An archive of just these *parts*: what converters are given, instead of the one that came.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()


def _members(data: bytes, name: str) -> list[zipfile.ZipInfo]:
    _refuse_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except _DAMAGES as error:
        raise _damaged(name) from error
    if len(infos) > MOST_MEMBERS:
        raise UnreadableDocument(f"{name} is an archive of more than {MOST_MEMBERS} members.", hint=_SAVE_AGAIN)
    seen: set[str] = set()
    for info in infos:
        _refuse_member(info, name, seen)
        seen.add(info.filename)
    return infos


def _refuse_directory(data: bytes, name: str) -> None:
    """
    Refuse by its last bytes an archive whose table of contents would take long to read.
    """
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(data) or data[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise _damaged(name)
    size = _END.unpack_from(data, at)[5]
    if size > MOST_DIRECTORY:
        raise UnreadableDocument(f"{name} is an archive of more than {MOST_MEMBERS} members.", hint=_SAVE_AGAIN)


def _refuse_member(info: zipfile.ZipInfo, name: str, seen: set[str]) -> None:
    path = info.filename
    if info.flag_bits & 1:
        raise locked(name)
    if path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/") or not posixpath.normpath(path):
        raise UnreadableDocument(f"{name} names a member outside itself: {path}.", hint=_SAVE_AGAIN)
    if path in seen:
        raise UnreadableDocument(f"{name} holds {path} twice.", hint=_SAVE_AGAIN)
    if info.compress_type not in _UNPACKED_BY_US:
        raise UnreadableDocument(f"{name} is packed in a way that documents are not.", hint=_SAVE_AGAIN)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in _chunks(archive, info):
        size += len(chunk)
        if size > left:
            limit = MOST_UNPACKED // (1024 * 1024)
            raise UnreadableDocument(f"{name} is larger than {limit} MiB when it is unpacked.", hint=_SAVE_AGAIN)
        if size > 1024 * 1024 and size > MOST_RATIO * max(1, info.compress_size):
            raise UnreadableDocument(
                f"{name} holds a member that is more than {MOST_RATIO} times larger when it is unpacked.",
                hint=_SAVE_AGAIN,
            )
        chunks.append(chunk)
    return b"".join(chunks)


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def locked(name: str) -> UnreadableDocument:
    """
    The refusal of a document that only its password opens.
    """
    return UnreadableDocument(f"{name} is locked by a password.", hint="Save it without one, or give its text.")


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"{name} is a damaged archive.", hint=_SAVE_AGAIN)
