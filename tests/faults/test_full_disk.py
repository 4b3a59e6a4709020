"""
The command line on a disk that is full: it says so, keeps nothing by halves, and works again once there is room.
"""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from followup.register.integrity.checking import check
from followup.rows.mapping import SCHEMA
from followup.stores.sqlite import SQLiteStore
from tests.faults.scenarios import NAME, NOW, example
from tests.faults.shim import ERROR_STICKY, SHORT_STICKY, build, environment
from tests.faults.states import state


pytestmark = pytest.mark.skipif(
    shutil.which("gcc") is None, reason="gcc builds what injects the faults: apt-get install gcc libc6-dev."
)


@pytest.fixture(name="shim", scope="module")
def _shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    What injects the faults.
    """
    return build(tmp_path_factory.mktemp("shim"))


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    """
    A register made from the packaged example minutes.
    """
    path = tmp_path / NAME
    path.write_bytes(example(tmp_path))
    return path


@pytest.fixture(name="point", params=[2, 40, 80], ids="from change {}".format)
def _point(request: pytest.FixtureRequest) -> int:
    """
    From which change on the disk is full.
    """
    return int(request.param)


def add(path: Path, shim: Path, fault: str = "") -> subprocess.CompletedProcess[str]:
    """
    Add a matter by the command line, with *fault*.
    """
    command = [sys.executable, "-m", "followup", "matter", "add", "HTC", "New benches", "--store", f"sqlite:///{path}"]
    return subprocess.run(command, env=environment(shim, fault), capture_output=True, text=True, check=False)


@pytest.mark.parametrize("mode", [ERROR_STICKY, SHORT_STICKY], ids=["no write", "short writes"])
def test_a_full_disk_is_told_and_leaves_nothing_half_done(path: Path, shim: Path, mode: int, point: int) -> None:
    """
    The command fails with a hint that the disk may be full, the register is as it was, and later it works.
    """
    before = state(path)
    full = add(path, shim, f"{mode} {point} {errno.ENOSPC} {path}")
    after = state(path)
    with closing(SQLiteStore.open(path, SCHEMA)) as store:
        problems = check(store, NOW.date()).problems
    again = add(path, shim)

    assert full.returncode == 75
    assert "The disk may be full" in full.stderr
    assert "Traceback" not in full.stderr
    assert before == after
    assert problems == ()
    assert again.returncode == 0
