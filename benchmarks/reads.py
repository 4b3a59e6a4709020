"""
P3, P6, P9 and P11: the list, the walk, the check, and any day of the past.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks import data, limit
from benchmarks.rounds import LIMIT, OURS, Measured, Side, measure, timed
from followup.contracts import Query
from followup.rows.mapping import BY_NAME


T = TypeVar("T")

DAY = date(2015, 3, 3)
TIMES = 5


def _columns(table: str) -> str:
    return ", ".join(f'"{name}"' for name in ("key", "version", *(c.name for c in BY_NAME[table].table.columns)))


def listed(path: Path, size: str, *, rounds: int) -> Measured:
    """
    P3: the outstanding list with every place, against fetching the same rows by the same index.
    """
    with data.register(path) as register, closing(limit.connected(path)) as connection:
        (plan,) = register.store.explain(Query("matter", {"body": "KF", "open": 1}))
        index = plan.partition("INDEX ")[2].split()[0]
        sql = f"SELECT {_columns('matter')} FROM matter INDEXED BY {index} WHERE body = 'KF' AND open = 1"  # noqa: S608

        def by_us() -> tuple[float, object]:
            took, found = timed(lambda: _last(lambda: register.outstanding("KF")))
            return took, sorted(row.key for row in found)

        def by_hand() -> tuple[float, object]:
            took, found = timed(lambda: _last(lambda: connection.execute(sql).fetchall()))
            return took, sorted(row[0] for row in found)

        by_us(), by_hand()
        sides = [Side(LIMIT, by_hand), Side(OURS, by_us)]
        return measure(f"P3 1,000 open of {size}, listed {TIMES} times", sides, rounds=rounds)


def _last(answer: Callable[[], T]) -> T:
    # As somebody asks again and again: one answer is gone before the next but one is made.
    for _ in range(TIMES):
        found = answer()
    return found


def grown(small: Measured, large: Measured) -> str:
    """
    How much ours grew from the small register to the large one, beside how much the limit did.
    """
    by_hand = median(large.limit) / median(small.limit)
    ours = median(large.ratios[OURS]) / median(small.ratios[OURS])
    return f"P3 growth: the limit {by_hand:.2f} ×, ours {ours:.2f} × of that\n"


def past(path: Path, *, rounds: int) -> Measured:
    """
    P11: the list as of a day, against reading the steps of the matters open then and keeping the last of each.
    """
    with data.register(path) as register, closing(limit.connected(path)) as connection:
        keys = [row.key for row in register.at(DAY).outstanding("KF")]
        connection.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
        connection.executemany("INSERT INTO wanted VALUES (?)", [(key,) for key in keys])
        sql = (
            f"SELECT {_columns('step')} FROM step JOIN (SELECT key AS wanted FROM temp.wanted) ON matter = wanted"  # noqa: S608
            " WHERE happened_on <= ? ORDER BY matter, number"
        )

        def fold() -> list[str]:
            last = {}
            for row in connection.execute(sql, (DAY.isoformat(),)):
                last[row[2]] = row
            return sorted(last)

        def by_us() -> tuple[float, object]:
            took, found = timed(lambda: register.at(DAY).outstanding("KF"))
            return took, sorted(row.key for row in found)

        sides = [Side(LIMIT, lambda: timed(fold)), Side(OURS, by_us)]
        return measure(f"P11 as of a day, {len(keys):,} matters open then", sides, rounds=rounds)


def checked(path: Path, *, rounds: int) -> Measured:
    """
    P9: ``check``, against reading the same rows and hashing each entry by hand.
    """
    tables = ("entry", "step", "matter")

    def hashed() -> int:
        with closing(sqlite3.connect(path)) as connection:
            total = 0
            for table in tables:
                for row in connection.execute(f"SELECT {_columns(table)} FROM {table} ORDER BY key"):  # noqa: S608
                    if table == "entry":
                        sha256("".join(map(str, row)).encode()).hexdigest()
                    total += 1
            return total

    def by_us() -> tuple[float, object]:
        with data.register(path) as register:
            took, found = timed(register.check)
        assert not found.problems
        return took, None

    entries = _count(path, "entry")
    sides = [Side(LIMIT, lambda: (timed(hashed)[0], None)), Side(OURS, by_us)]
    return measure(f"P9 check of {entries:,} entries", sides, rounds=rounds)


def _count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()  # noqa: S608
        return int(found)


WALK = """
import re, sys
from pathlib import Path
from benchmarks import data
from followup.contracts import Query
from followup.model.subjects import Matter
from followup.register.pages import pages
from followup.rows.mapping import BY_CLASS
def peak():
    # Not ru_maxrss: on Linux that begins with the memory of the process that started this one.
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
register = data.register(Path(sys.argv[1]))
register.outstanding("KF")
idle = peak()
value, walked = BY_CLASS[Matter].value, 0
for row in pages(register.store, Query("matter")):
    walked += value(row).open or 1
print(walked, (peak() - idle) / 1024)
"""


def walked(path: Path) -> str:
    """
    P6: how much memory a walk over every matter as a value takes, over idle (with a list answered and its cache warm).
    """
    done = subprocess.run([sys.executable, "-c", WALK, str(path)], capture_output=True, text=True, check=True)
    matters, more = done.stdout.split()
    return f"P6 {int(matters):,} matters walked as values: {float(more):.1f} MiB over idle\n"
