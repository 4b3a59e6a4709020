"""
How often a commit syncs, ours and the limit's: counted by strace, so that only equal durability is compared.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


OURS = """
import sys
from pathlib import Path
from benchmarks import data
with data.register(Path(sys.argv[1])) as register:
    keys = [row.key for row in register.outstanding("KF")][:10]
    for key in keys[:int(sys.argv[2])]:
        register.postpone(key, to="KF/next")
"""
LIMIT = """
import sys
from pathlib import Path
from benchmarks import limit
connection = limit.connected(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE matter SET version = version WHERE key = 'KF-10'")
    connection.execute("INSERT INTO batch VALUES (?)", (f"b{number}",))
    connection.execute("COMMIT")
"""


def counted(path: Path) -> str:
    """
    The syncs of ten commits divided by ten, on each side.
    """
    if shutil.which("strace") is None:
        return "syncs: not counted, strace is not installed\n"
    copy = path.with_name("syncs.db")
    told = []
    for name, code in (("limit", LIMIT), ("followup", OURS)):
        shutil.copy(path, copy)
        many, none = (_syncs(code, copy, times) for times in (10, 0))
        told.append(f"{name} {(many - none) / 10:.1f}")
    return f"syncs for one commit (fsync and fdatasync, by strace): {', '.join(told)}\n"


def _syncs(code: str, path: Path, times: int) -> int:
    command = ["strace", "-f", "-c", "-e", "trace=fsync,fdatasync", sys.executable, "-c", code, str(path), str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split() for line in done.stderr.splitlines()]
    # % time, seconds, usecs/call, calls, (errors,) syscall
    return sum(int(line[3]) for line in lines if line and line[-1] in {"fsync", "fdatasync"})
