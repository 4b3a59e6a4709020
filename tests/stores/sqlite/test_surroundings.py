"""
Where a register's file lies: what is dangerous about it is told, and nothing else.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from followup.stores.sqlite.files import dangers, file_system


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """
    A file of its owner alone, in a folder of its own.
    """
    path = tmp_path / "register" / "matters.db"
    path.parent.mkdir(mode=0o700)
    path.touch(mode=0o600)
    return path


def mounts(tmp_path: Path, *lines: str) -> Path:
    """
    A list of mounted file systems as Linux has it.
    """
    path = tmp_path / "mountinfo"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def mounted(point: Path | str, kind: str) -> str:
    """
    One line of it.
    """
    return f"36 35 98:0 / {point} rw,noatime master:1 - {kind} /dev/root rw"


def test_a_file_of_its_owner_alone_on_a_local_disk_is_in_no_danger(path: Path, tmp_path: Path) -> None:
    """
    Nothing is told without need.
    """
    assert dangers(path, mounts(tmp_path, mounted("/", "ext4"))) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_can_open_is_told(path: Path, tmp_path: Path, mode: int) -> None:
    """
    With its mode and what to do.
    """
    path.chmod(mode)

    assert dangers(path, tmp_path / "none") == [f"others than its owner can open it (mode {mode:04o}): chmod 600"]


def test_a_folder_in_which_others_can_write_is_told(path: Path, tmp_path: Path) -> None:
    """
    Not where only the owner of a file may replace it, as in /tmp.
    """
    path.parent.chmod(0o777)
    open_to_all = dangers(path, tmp_path / "none")
    path.parent.chmod(0o1777)

    assert open_to_all == ["others can replace it, since they can write in its folder (mode 0777)"]
    assert dangers(path, tmp_path / "none") == []


def test_a_file_of_another_user_or_another_name_is_told(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Both end in a file that one of them cannot use, or that loses what it had.
    """
    os.link(path, tmp_path / "other.db")
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert [told.split(":")[0] for told in dangers(path, tmp_path / "none")] == [
        "it belongs to another user",
        "the file has another name (a hard link)",
    ]


@pytest.mark.parametrize(
    "kind, told", [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("fuse.gocryptfs", False), ("btrfs", False)]
)
def test_a_network_file_system_is_told(path: Path, tmp_path: Path, kind: str, told: bool) -> None:
    """
    By the nearest place where one is mounted; one kept by a program is local only where we know it.
    """
    found = mounts(tmp_path, mounted("/", "ext4"), mounted(path.parent, kind), mounted(path.parent / "deeper", "tmpfs"))

    assert any(f"({kind})" in danger for danger in dangers(path, found)) is told


def test_the_last_mounted_counts_and_what_cannot_be_told_is_not(path: Path, tmp_path: Path) -> None:
    """
    Names are written with escapes; a line that is none is passed over, and without a list nothing is said.
    """
    spaced = tmp_path / "a b"
    escaped = str(spaced).replace(" ", "\\040")
    found = mounts(tmp_path, "nonsense", mounted(escaped, "ext4"), mounted(escaped, "nfs"))

    assert [file_system(spaced / "x.db", found), file_system(path, found), file_system(path, tmp_path / "none")] == [
        "nfs",
        "",
        "",
    ]


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Bergvik", "Nextcloud"])
def test_a_folder_that_is_copied_between_machines_is_told(path: Path, tmp_path: Path, name: str) -> None:
    """
    By the name such services give it.
    """
    moved = path.rename(path.parent.parent / "matters.db")
    folder = tmp_path / name
    folder.mkdir(mode=0o700)
    (told,) = dangers(moved.rename(folder / "matters.db"), tmp_path / "none")

    assert told.startswith(f"it lies in a folder that is copied between machines ({name.casefold()})")
