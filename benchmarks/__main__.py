"""
``python -m benchmarks``: measure, and print medians of ratios with their spread.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

from benchmarks import data, reads, startup, syncs, writes


ALL = ("p1", "p2", "p3", "p4", "p5", "p6", "p9", "p11", "syncs")


def main() -> None:
    """
    Run the benchmarks named, or all.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"which: {', '.join(ALL)} (default: all)")
    parser.add_argument("--rounds", type=int, default=9, help="quiet rounds of the short ones (default: 9)")
    parser.add_argument("--large", type=int, default=1_000_000, help="matters in the large register")
    parser.add_argument("--raised", type=int, default=100_000, help="matters raised by P1")
    parser.add_argument("--folder", type=Path, help="where registers are made and kept (default: a temporary folder)")
    said = parser.parse_args()
    unknown = set(said.names) - set(ALL)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory() as temporary:
        folder = said.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in said.names or ALL:
            print(_run(name, folder, said), flush=True)


def _run(name: str, folder: Path, said: argparse.Namespace) -> str:
    few = max(3, said.rounds // 3)
    match name:
        case "p1":
            return writes.raised(folder, rounds=few, matters=said.raised).text()
        case "p2":
            _made(folder, "10k", 10_000)
            closed = writes.closing_meetings(folder, rounds=said.rounds)
            return "\n".join(each.text() for each in (writes.bulk(folder, rounds=said.rounds), *closed))
        case "p3":
            sizes = (("10k", 10_000), ("100k", 100_000), ("large", said.large))
            found = [reads.listed(_made(folder, *size), f"{size[1]:,}", rounds=said.rounds) for size in sizes]
            return "\n".join([*(each.text() for each in found), reads.grown(found[0], found[-1])])
        case "p4":
            _made(folder, "10k", 10_000)
            return writes.step(folder, rounds=said.rounds).text()
        case "p5":
            return startup.started(_made(folder, "large", said.large), rounds=said.rounds)
        case "p6":
            return reads.walked(_made(folder, "large", said.large))
        case "p9":
            return reads.checked(_made(folder, "entries", said.large // 4, entries=True), rounds=few).text()
        case "p11":
            return reads.past(_made(folder, "large", said.large), rounds=few).text()
    return syncs.counted(_made(folder, "10k", 10_000))


def _made(folder: Path, name: str, matters: int, *, entries: bool = False) -> Path:
    path = folder / f"{name}.db"
    if not path.exists():
        print(f"making {matters:,} matters …", file=sys.stderr)
        data.make(path, matters, entries=entries)
    return path


if __name__ == "__main__":
    main()
