"""
P8: how fast minutes are read, and that twice the text takes about twice the time, also where the text is hostile.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from tabulate import tabulate

from benchmarks.reading.invented import HOSTILE, council, notes
from followup.readers.builtin import builtin_readers


MOST = 2.2
"""How many times as long twice the text may take."""

_PARAGRAPHS, _ITEMS, _LETTERS = 300, 400, 60_000


def measured(rounds: int) -> tuple[str, bool]:
    """
    The tables, and whether all of it keeps the bound.
    """
    rows = [
        _row("council minutes", council, _PARAGRAPHS, rounds),
        _row("notes", notes, _ITEMS, rounds),
        *(_row(name, made, _LETTERS, rounds) for name, made in HOSTILE.items()),
    ]
    bad = [name for name, _, _, times in rows if times > MOST]
    table = tabulate(
        [(name, f"{size / 1e6:.2f} MB", f"{speed:.2f} MB/s", f"{times:.2f} ×") for name, size, speed, times in rows],
        ["P8", "text", "speed", "twice the text"],
    )
    verdict = f"more than {MOST} times: {', '.join(bad)}" if bad else f"none takes more than {MOST} times as long"
    return f"{table}\n\n{verdict}", not bad


def _row(name: str, made: Callable[[int], str], size: int, rounds: int) -> tuple[str, int, float, float]:
    once, twice = made(size), made(2 * size)
    took = {1: [], 2: []}
    for _ in range(rounds):
        took[1].append(_read(once))
        took[2].append(_read(twice))
    letters = len(twice.encode()) / len(once.encode())
    # Of ratios within a round, the smallest: what else the machine did can only make one larger.
    times = min(b / a for a, b in zip(took[1], took[2], strict=True)) * 2 / letters
    return name, len(once.encode()), len(once.encode()) / 1e6 / median(took[1]), times


def _read(text: str) -> float:
    start = time.process_time()
    best = max(builtin_readers(), key=lambda reader: reader.recognises(text))
    best.read(text, name="x.txt", sha256="0" * 64)
    return time.process_time() - start
