"""
The shim that fails, cuts short, kills at or records every change of a file: building, loading and arming it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen


SOURCE = Path(__file__).with_name("shim.c")
ROOT = Path(__file__).parents[2]
COMPILER = ("gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")

OFF, COUNT, ERROR, ERROR_STICKY, KILL_BEFORE, KILL_AFTER, KILL_TORN, SHORT, SHORT_STICKY = range(9)


@frozen
class Fault:
    """
    What happens at the n-th change of a file: a kill, or an error with the number *errno* (short: half is written).

    A sticky one happens at every later change too; *again*: the process itself sends the failed batch again, once
    the fault is gone, where otherwise another process does.  *beside*: another process has the file open all the time,
    and is the first to write after the kill.
    """

    name: str
    mode: int
    errno: int = 0
    again: bool = False
    beside: bool = False

    @property
    def kills(self) -> bool:
        """
        Whether the process is gone after it.
        """
        return self.mode in {KILL_BEFORE, KILL_AFTER, KILL_TORN}


_DEATHS = (("killed before", KILL_BEFORE), ("killed after", KILL_AFTER), ("killed half-way", KILL_TORN))
KILLS = (
    *(Fault(name, mode) for name, mode in _DEATHS),
    *(Fault(f"{name}, another process beside it", mode, beside=True) for name, mode in _DEATHS),
)
_FAILURES = (
    ("EIO once", ERROR, errno.EIO),
    ("EIO from then on", ERROR_STICKY, errno.EIO),
    ("ENOSPC once", ERROR, errno.ENOSPC),
    ("ENOSPC from then on", ERROR_STICKY, errno.ENOSPC),
    ("short write once", SHORT, errno.ENOSPC),
    ("short writes from then on", SHORT_STICKY, errno.ENOSPC),
)
ERRORS = tuple(
    Fault(name + how, mode, number, again)
    for how, again in ((", another process goes on", False), (", the same process goes on", True))
    for name, mode, number in _FAILURES
)


class Shim:
    """
    The shim in this process, which must have been started with it (:func:`start`).
    """

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        try:
            self._library.shim_seen.restype = ctypes.c_long
        except AttributeError:
            sys.exit("Start this by its command: the shim is not loaded.")
        self._library.shim_fired.restype = ctypes.c_long

    def arm(self, fault: Fault, point: int, part: str) -> None:
        """
        Have *fault* happen at the change number *point* of the files whose path holds *part*.
        """
        self._library.shim_arm(fault.mode, ctypes.c_long(point), fault.errno, part.encode())

    def count(self, part: str) -> None:
        """
        Only count the changes of the files whose path holds *part*.
        """
        self.arm(Fault("", COUNT), 0, part)

    def disarm(self) -> None:
        """
        Let everything be.
        """
        self.arm(Fault("", OFF), 0, "")

    @property
    def seen(self) -> int:
        """
        How many changes there were since it was armed.
        """
        return int(self._library.shim_seen())

    def record(self, descriptor: int, part: str) -> None:
        """
        Write every change of the files whose path holds *part* to *descriptor*.
        """
        self.arm(Fault("", OFF), 0, part)
        self._library.shim_record(descriptor)

    def acknowledge(self, number: int) -> None:
        """
        Mark in the record that deed *number* was acknowledged.
        """
        self._library.shim_acknowledge(ctypes.c_long(number))


def build(folder: Path) -> Path:
    """
    Compile the shim into *folder*.
    """
    library = folder / "shim.so"
    subprocess.run([*COMPILER, "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


def environment(library: Path, fault: str = "") -> Mapping[str, str]:
    """
    The environment of a process with the shim; *fault* arms it: ``mode n errno part-of-path``.
    """
    # Measuring coverage in thousands of forks that are killed would only cost time.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return kept | {"LD_PRELOAD": str(library), **({"FOLLOWUP_FAULT": fault} if fault else {})}


def start(module: str, arguments: Sequence[str], folder: Path) -> int:
    """
    Run ``python -m tests.faults.module`` again, with the shim; its exit code.
    """
    command = [sys.executable, "-m", f"tests.faults.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(build(folder)), check=False).returncode


def loaded() -> bool:
    """
    Whether this process has the shim.
    """
    return "shim.so" in os.environ.get("LD_PRELOAD", "")
