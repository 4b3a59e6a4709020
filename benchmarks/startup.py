"""
P5: what a call costs a scheduler: whole processes, from start to end, over ``python -c pass``.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median


def started(path: Path, *, rounds: int) -> str:
    """
    Each command as a process, in shuffled order; its median over that of an empty Python, and the spread.
    """
    python, folder = sys.executable, Path(sys.executable).parent
    # As a scheduler calls it, and as the peer is called.
    followup = str(folder / "followup")
    outstanding = [followup, "--store", str(path), "--now", "2026-06-01", "outstanding", "KF"]
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "import followup": [python, "-c", "import followup"],
        "followup --version": [followup, "--version"],
        "followup outstanding": outstanding,
        "followup outstanding --list": [*outstanding, "--list"],
        "followup outstanding --json": [*outstanding, "--json"],
    }
    if (folder / "sqlite-utils").exists():
        rows = [str(folder / "sqlite-utils"), "rows", str(path), "matter", "--where", "body = 'KF' and open = 1"]
        commands["sqlite-utils rows"] = rows
    with tempfile.TemporaryDirectory() as compiled:
        # Compiled once for all sides, as in an installation; never where the sources are.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        took = _rounds(commands, environment | {"PYTHONPYCACHEPREFIX": compiled}, rounds)
    empty = took["python -c pass"]
    lines = [f"P5 whole processes, {rounds} rounds"]
    for name, times in took.items():
        over = [own - base for own, base in zip(times, empty, strict=True)]
        lines.append(
            f"  {name:<28}{median(over) * 1000:+7.1f} ms   ({min(over) * 1000:+.1f} to {max(over) * 1000:+.1f})"
        )
    if "sqlite-utils rows" in took:
        ratios = [a / b for a, b in zip(took["followup outstanding"], took["sqlite-utils rows"], strict=True)]
        lines.append(f"  outstanding / sqlite-utils rows{median(ratios):6.2f}   ({min(ratios):.2f}–{max(ratios):.2f})")
    return "\n".join([*lines, ""])


def _rounds(commands: Mapping[str, list[str]], environment: dict[str, str], rounds: int) -> dict[str, list[float]]:
    took: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name in random.sample(list(commands), len(commands)):
            start = time.perf_counter()
            subprocess.run(commands[name], env=environment, stdout=subprocess.DEVNULL, check=True)
            if number:
                took[name].append(time.perf_counter() - start)
    return took
