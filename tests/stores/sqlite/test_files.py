"""
Which files are opened, which are made, and which are left alone.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from followup.errors import StoreError, StoreForeign, StoreMissing, UsageError
from followup.stores.sqlite import SQLiteStore, files
from followup.testing.stores import CONTRACT_SCHEMA


as_another_user = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")


def open_store(path: Path, *, create: bool = False, read_only: bool = False) -> None:
    """
    Open and close the store at *path*.
    """
    SQLiteStore.open(path, CONTRACT_SCHEMA, create=create, read_only=read_only).close()


def tree(folder: Path) -> dict[str, bytes]:
    """
    Every file below *folder* and what is in it.
    """
    return {str(found): found.read_bytes() if found.is_file() else b"" for found in folder.rglob("*")}


@pytest.mark.parametrize("read_only", [False, True])
def test_nothing_is_made_where_nothing_is(path: Path, *, read_only: bool) -> None:
    """
    A missing store is told with path and user, and stays missing.
    """
    with pytest.raises(StoreMissing) as caught:
        open_store(path, read_only=read_only)

    assert str(path) in caught.value.message
    assert files.user() in caught.value.message
    assert "followup init" in caught.value.hint
    assert list(path.parent.iterdir()) == []


def test_a_path_through_a_file_is_missing(path: Path) -> None:
    """
    A path that leads through a file leads to no store.
    """
    path.write_text("a file")

    with pytest.raises(StoreMissing):
        open_store(path / "store.db")
    with pytest.raises(StoreError, match="cannot be created"):
        open_store(path / "store.db", create=True)


def test_a_path_that_is_too_long_is_told(path: Path) -> None:
    """
    A path the system refuses to look at is an error of the store.
    """
    with pytest.raises(StoreError, match="cannot be looked at"):
        open_store(path.parent / ("x" * 300))


def test_a_new_store_is_private(tmp_path: Path) -> None:
    """
    The file is readable by its owner alone, and so are the folders made for it.
    """
    path = tmp_path / "a" / "b" / "store.db"
    open_store(path, create=True)

    assert [stat.S_IMODE(p.stat().st_mode) for p in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_the_journal_is_private_too(store: SQLiteStore, path: Path) -> None:
    """
    The journal, which holds the same words, is readable by the owner alone.
    """
    assert stat.S_IMODE(Path(f"{path}-journal").stat().st_mode) == 0o600


def test_creating_again_opens(store: SQLiteStore, path: Path) -> None:
    """
    Asking to create where a store is opens it as it is.
    """
    with closing(SQLiteStore.open(path, CONTRACT_SCHEMA, create=True)) as again:
        assert list(again.read([("shelf", "A")])) == [("shelf", "A")]


def test_an_empty_file_is_completed_only_when_creating(path: Path) -> None:
    """
    An empty file, left by a creation that was cut off, is refused with the way out, and completed by the next creation.
    """
    path.touch(0o600)

    with pytest.raises(StoreForeign, match="empty") as caught:
        open_store(path)
    open_store(path, create=True)
    open_store(path)

    assert "followup init" in caught.value.hint


@pytest.mark.parametrize("content", [b"notes of a meeting\n" * 100, b"x", bytes(8192), os.urandom(5000)])
@pytest.mark.parametrize("journal", [False, True])
@pytest.mark.parametrize("create", [False, True])
def test_other_files_are_left_alone(path: Path, content: bytes, *, create: bool, journal: bool) -> None:
    """
    A file that is no SQLite file is refused and not touched.
    """
    path.write_bytes(content)
    if journal:
        Path(f"{path}-journal").write_bytes(b"not a journal")
    before = tree(path.parent)

    with pytest.raises(StoreForeign):
        open_store(path, create=create)

    assert before == tree(path.parent)


@pytest.mark.parametrize("number", [0, 0x0F055112])
@pytest.mark.parametrize("mode", ["wal", "delete"])
@pytest.mark.parametrize("create", [False, True])
def test_other_applications_files_are_left_alone(path: Path, number: int, mode: str, *, create: bool) -> None:
    """
    A SQLite file of another application is refused and not touched, not even its journal mode.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute(f"PRAGMA application_id={number}")
        connection.execute("CREATE TABLE note (text)")
    before = tree(path.parent)

    with pytest.raises(StoreForeign, match="another application"):
        open_store(path, create=create)

    assert before == tree(path.parent)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """
    A folder is refused, also when creating.
    """
    for create in (False, True):
        with pytest.raises(StoreForeign, match="a folder"):
            open_store(tmp_path, create=create)


def test_a_pipe_is_no_store(path: Path) -> None:
    """
    A pipe is refused without waiting for somebody to write to it.
    """
    os.mkfifo(path)

    with pytest.raises(StoreForeign, match="not a regular file"):
        open_store(path)


def test_nothing_is_created_through_a_link(path: Path, tmp_path: Path) -> None:
    """
    A symbolic link to nothing, or to an empty file, is not followed to create a store.
    """
    target = tmp_path / "elsewhere"
    path.symlink_to(target)

    with pytest.raises(StoreError, match="symbolic link"):
        open_store(path, create=True)
    assert not target.exists()

    target.touch()
    with pytest.raises(StoreError, match="symbolic link"):
        open_store(path, create=True)
    assert target.stat().st_size == 0


def test_a_store_is_opened_through_a_link(store: SQLiteStore, path: Path, tmp_path: Path) -> None:
    """
    A symbolic link to a store opens it.
    """
    link = tmp_path / "link.db"
    link.symlink_to(path)

    open_store(link, create=True)


def test_names_with_odd_letters(tmp_path: Path) -> None:
    """
    A path may hold whatever a file name can.
    """
    path = tmp_path / "50% #1?mode=memory&x=ö 🦊.db"
    open_store(path, create=True)
    open_store(path)

    assert path.name in {found.name for found in tmp_path.iterdir()}


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A path is relative to the folder the process is in when it opens the store, also for later threads.
    """
    monkeypatch.chdir(tmp_path)
    open_store(Path("store.db"), create=True)

    assert (tmp_path / "store.db").stat().st_size > 0


def test_creating_read_only_contradicts_itself(path: Path) -> None:
    """
    What is opened read-only cannot be created.
    """
    with pytest.raises(UsageError):
        open_store(path, create=True, read_only=True)


def test_a_user_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A user the system has no name for is told by number.
    """
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000_000)

    assert files.user() == "4000000000"


class AsNobody:
    """
    A block in which root is another user.
    """

    def __enter__(self) -> None:
        os.seteuid(65534)

    def __exit__(self, *_: object) -> None:
        os.seteuid(0)


@as_another_user
def test_somebody_elses_store_is_told(store: SQLiteStore, path: Path) -> None:
    """
    A user who may not read the file, or its folder, is told so.
    """
    path.parent.chmod(0o755)
    for folder in path.parents[1:-2]:
        folder.chmod(folder.stat().st_mode | 0o011)
    with AsNobody(), pytest.raises(StoreError, match="cannot be read by user nobody"):
        open_store(path)
    with AsNobody(), pytest.raises(StoreError, match="cannot be created by user nobody"):
        open_store(path.with_name("new.db"), create=True)

    path.chmod(0o666)
    with AsNobody(), pytest.raises(StoreError, match="cannot be written by user nobody") as caught:
        open_store(path)
    with AsNobody():
        open_store(path, read_only=True)

    assert "read-only" in caught.value.hint


@as_another_user
def test_somebody_elses_empty_file_is_not_filled(path: Path) -> None:
    """
    An empty file of another user is not made a store.
    """
    path.touch(0o600)
    os.chown(path, 65534, 65534)

    with pytest.raises(StoreError, match="another user"):
        open_store(path, create=True)

    assert path.stat().st_size == 0


def test_a_truncated_store_is_damaged(store: SQLiteStore, path: Path) -> None:
    """
    A store whose end is missing is told to be damaged.
    """
    store.close()
    os.truncate(path, path.stat().st_size - 4096)

    with pytest.raises(StoreError, match="damaged"):
        open_store(path)


def test_a_header_that_somebody_is_writing_is_left_to_the_locks(store: SQLiteStore, path: Path) -> None:
    """
    Looking at a file longer or shorter than its header says comes to no verdict of its own.
    """
    store.close()
    os.truncate(path, path.stat().st_size - 4096)

    assert files.peek(path, create=False) == files.APPLICATION_ID


def test_looking_at_a_file_that_vanished(path: Path) -> None:
    """
    A file that vanishes while it is looked at is an error of the store.
    """
    with pytest.raises(StoreError, match="cannot be used"):
        files.peek(path, create=False)
