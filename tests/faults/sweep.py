"""
Kill, or fail, at every single change of a file that SQLite makes, and look at what is left.

    python -m tests.faults.sweep [--kind kills|errors] [--every N] [--jobs N] [--scenario NAME …]

Each point is a process of its own, forked from one that has everything imported.  It works a scenario until the
fault strikes; then the file is judged: no acknowledged deed lost, none there in part, none that was refused there at
all, the file opens, and doing again what no answer came of leads to the same end as an undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from attrs import field, frozen, mutable

from followup.errors import StoreError, Unknown
from tests.faults.scenarios import NAME, Scenario, judge, scenarios, write_beside
from tests.faults.shim import ERRORS, KILLS, Fault, Shim, loaded, start


KINDS = {"kills": KILLS, "errors": ERRORS}
SHM = Path("/dev/shm")

Task = tuple[str, Fault, Sequence[int], Path]

known: dict[str, Scenario] = {}
"""All scenarios, for the processes that are forked from this one: deeds cannot be sent to them."""


@frozen
class Told:
    """
    What the disturbed process told before it ended: deeds *acknowledged*, the *errors* it met, whether the last one
    *refused* its deed (all others leave the outcome open), what should not have been raised, and the changes it saw.
    """

    acknowledged: int = 0
    errors: tuple[str, ...] = ()
    refused: bool = False
    strays: tuple[str, ...] = ()
    seen: int = 0


@mutable
class Figures:
    """
    What a sweep found.
    """

    points: int = 0
    landed: int = 0
    errors: Counter[str] = field(factory=Counter)
    wrong: list[str] = field(factory=list)

    def add(self, other: Figures) -> None:
        """
        Count *other* in.
        """
        self.points += other.points
        self.landed += other.landed
        self.errors += other.errors
        self.wrong += other.wrong

    def verdict(self) -> str:
        """
        The three figures that must be nought, and anything else.
        """
        kinds = Counter(each.split(": ", 1)[1].split(":")[0] for each in self.wrong)
        named = [f"{kinds.pop(kind, 0)} {kind}" for kind in ("lost", "half", "unopenable")]
        return ", ".join(named + [f"{number} {kind}" for kind, number in kinds.items()])


class Sweep:
    """
    Disturbed runs of one scenario in *folder*.
    """

    def __init__(self, scenario: Scenario, folder: Path, shim: Shim) -> None:
        self.scenario = scenario
        self.folder = folder
        self.path = folder / NAME
        self.shim = shim

    def points(self) -> int:
        """
        How many changes an undisturbed run makes.
        """
        return self._run(None, 0).seen

    def disturb(self, fault: Fault, point: int) -> Figures:
        """
        Run it once with *fault* at *point*, and judge what is left.
        """
        told = self._run(fault, point)
        landed, wrong = judge(self.scenario, self.path, told.acknowledged, refused=told.refused, beside=fault.beside)
        where = f"{self.scenario.name}, {fault.name}, point {point}"
        wrong = [f"{where}: {each}" for each in (*wrong, *told.strays)]
        return Figures(1, int(landed > told.acknowledged), Counter(told.errors), wrong)

    def _run(self, fault: Fault | None, point: int) -> Told:
        self.scenario.lay(self.path)
        reading, writing = os.pipe()
        waiting, going = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.read(waiting, 1)
            self._work(fault, point, writing)
        for unused in (writing, waiting):
            os.close(unused)
        with self._beside(fault):
            os.write(going, b"!")
            with os.fdopen(reading, encoding="utf-8") as told:
                lines = told.read().splitlines()
            os.waitpid(child, 0)
            os.close(going)
        return _understood(lines)

    @contextmanager
    def _beside(self, fault: Fault | None) -> Iterator[None]:
        if fault is None or not fault.beside:
            yield
            return
        with closing(self.scenario.open(self.path)) as other:
            # It has pages in memory that the one to be killed is about to change.
            list(other.batches())
            yield
            write_beside(other)

    def _work(self, fault: Fault | None, point: int, out: int) -> None:
        try:
            if fault is None:
                self.shim.count(str(self.folder))
            else:
                self.shim.arm(fault, point, str(self.folder))
            self._try(fault, out)
            _say(out, "seen", str(self.shim.seen))
        except BaseException as error:  # noqa: BLE001 - the parent judges it
            _say(out, "stray", f"{type(error).__name__}: {error}")
        finally:
            # Nothing is closed: what a process leaves behind must do.
            os._exit(0)

    def _try(self, fault: Fault | None, out: int) -> None:
        done = 0
        while True:
            try:
                for number in self.scenario.steps(self.path, done):
                    done = number + 1
                    _say(out, "done", "")
            except StoreError as error:
                _say(out, "unknown" if isinstance(error, Unknown) else "refused", type(error).__name__)
                if fault is None or not fault.again or self.shim.seen == 0:
                    return
                self.shim.disarm()
            else:
                return


def _say(out: int, what: str, text: str) -> None:
    os.write(out, f"{what} {' '.join(text.split())}\n".encode())


def _understood(lines: Iterable[str]) -> Told:
    said = [line.partition(" ")[::2] for line in lines]
    last = next((what for what, _ in reversed(said) if what in {"done", "unknown", "refused"}), "")
    return Told(
        acknowledged=sum(what == "done" for what, _ in said),
        errors=tuple(text for what, text in said if what in {"unknown", "refused"}),
        refused=last == "refused",
        strays=tuple(f"stray: {text}" for what, text in said if what == "stray"),
        seen=next((int(text) for what, text in said if what == "seen"), 0),
    )


def _part(task: Task) -> tuple[str, str, Figures]:
    name, fault, points, scratch = task
    figures = Figures()
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        sweep = Sweep(known[name], Path(folder), Shim())
        for point in points:
            figures.add(sweep.disturb(fault, point))
    return name, fault.name, figures


def _tasks(chosen: Iterable[str], faults: Sequence[Fault], every: int, scratch: Path) -> Iterator[Task]:
    chance = random.Random(1)
    for name in chosen:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            total = Sweep(known[name], Path(folder), Shim()).points()
        if total == 0:
            sys.exit(f"{name}: the shim sees no changes: this Python's SQLite does not call the C library.")
        for fault in faults:
            if fault.beside and not known[name].beside:
                continue
            points = range(1 + chance.randrange(min(every, total)), total + 1, every)
            cuts = [*range(0, len(points), 100), len(points)]
            yield from ((name, fault, points[low:high], scratch) for low, high in pairwise(cuts))


def main(arguments: Sequence[str]) -> int:
    """
    Sweep what was asked for and print the figures; 1 if anything was wrong.
    """
    parser = argparse.ArgumentParser(prog="tests.faults.sweep", description="Kill or fail at every change of a file.")
    parser.add_argument("--kind", choices=KINDS, action="append", help="default: both")
    parser.add_argument("--scenario", action="append", help="only this one; may be repeated")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th point")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None, prefix="followup-") as folder:
        scratch = Path(folder)
        if not loaded():
            return start("sweep", arguments, scratch)
        known.update(scenarios(scratch, options.scenario or ()))
        chosen = list(known)
        wrong = 0
        for kind in options.kind or KINDS:
            wrong += _swept(kind, list(_tasks(chosen, KINDS[kind], options.every, scratch)), options.jobs)
    return int(wrong > 0)


def _swept(kind: str, tasks: Sequence[Task], jobs: int) -> int:
    began = time.monotonic()
    rows: dict[tuple[str, str], Figures] = {}
    with get_context("fork").Pool(jobs) as pool:
        for scenario, fault, figures in pool.imap(_part, tasks):
            rows.setdefault((scenario, fault), Figures()).add(figures)
    total = Figures()
    for (scenario, fault), figures in rows.items():
        met = ", ".join(f"{name} {number}" for name, number in sorted(figures.errors.items()))
        told = f"{figures.points} points, {figures.verdict()}; {figures.landed} landed unacknowledged; {met}"
        _print(f"{scenario:24}{fault:56} {told.removesuffix('; ')}")
        total.add(figures)
    for each in total.wrong[:20]:
        _print(f"WRONG {each}")
    _print(f"{kind}: {total.points} points, {total.verdict()}; {time.monotonic() - began:.0f} s")
    return len(total.wrong)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
