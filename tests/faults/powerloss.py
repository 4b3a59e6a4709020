"""
Rebuild the disk as a power cut could leave it, at every moment, and look at what the register is then.

    python -m tests.faults.powerloss [--states N] [--jobs N] [--scenario NAME …] [--weak delete/full|wal/normal]

Every change of a scenario is recorded.  At each cut, what was synced is there; each later write is there, not there
or torn at a sector; of the folder's changes since its last sync a first part is there, in their order.  That is
harder than file systems are.  A disk that says it has synced what it has not is not covered, here or anywhere.

``--weak`` plants settings that are known to lose acknowledged deeds: the harness must see it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from attrs import field, frozen, mutable

from followup.stores.sqlite import connections
from tests.faults.scenarios import NAME, Scenario, judge, scenarios
from tests.faults.shim import Shim, loaded, start
from tests.faults.sweep import SHM, Figures


SECTOR = 512
WEAK = ("delete/full", "wal/normal")

Files = dict[str, bytes]

known: dict[str, Scenario] = {}
"""All scenarios, for the processes that are forked from this one."""


@frozen
class Change:
    """
    One recorded change: *op* is a letter of the shim, *path* the file's name (empty: the folder itself).
    """

    op: str
    path: str
    number: int
    data: bytes


@mutable
class Inode:
    """
    A file: what surely is on the disk, and the writes and truncations since it was synced.
    """

    durable: bytearray = field(factory=bytearray)
    pending: list[Change] = field(factory=list)

    def sync(self) -> None:
        """
        Everything so far is on the disk.
        """
        for change in self.pending:
            _apply(self.durable, change)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random, kept: float) -> bytes:
        """
        What a power cut leaves: each pending change is there with the probability *kept*, or perhaps torn.
        """
        found = bytearray(self.durable)
        for change in self.pending:
            if chance.random() < kept:
                _apply(found, change)
            elif kept > 0 and chance.random() < 0.4 and change.op == "w" and len(change.data) > SECTOR:
                sectors = chance.randint(1, (len(change.data) - 1) // SECTOR)
                _apply(found, Change("w", change.path, change.number, change.data[: sectors * SECTOR]))
        return bytes(found)


class Disk:
    """
    The folder as the process sees it, and as the disk surely has it.
    """

    def __init__(self, files: Files) -> None:
        self._seen = {name: Inode(bytearray(data)) for name, data in files.items()}
        self._durable = dict(self._seen)
        self._pending: list[tuple[str, Inode | None]] = []
        self.acknowledged = 0

    def take(self, change: Change) -> None:
        """
        Let *change* happen.
        """
        match change.op:
            case "a":
                self.acknowledged = change.number
            case "s" if change.path == "":
                self._sync_folder()
            case "s" if change.path in self._seen:
                self._seen[change.path].sync()
            case "c":
                self._name(change.path, Inode())
            case "l":
                self._name(Path(change.data.decode()).name, self._seen[change.path])
            case "u" if change.path in self._seen:
                del self._seen[change.path]
                self._pending.append((change.path, None))
            case "w" | "t" if change.path in self._seen:
                self._seen[change.path].pending.append(change)
            case _:
                # The shared memory of WAL does not outlive the machine; what was removed is nobody's.
                pass

    def after_a_cut(self, chance: random.Random, kept: float) -> Files:
        """
        The files that are there when the machine comes up again.
        """
        names = dict(self._durable)
        count = len(self._pending)
        for name, inode in self._pending[: {0.0: 0, 1.0: count}.get(kept, chance.randint(0, count))]:
            _rename(names, name, inode)
        return {name: inode.after_a_cut(chance, kept) for name, inode in names.items() if not name.endswith("-shm")}

    def _name(self, name: str, inode: Inode) -> None:
        self._seen[name] = inode
        self._pending.append((name, inode))

    def _sync_folder(self) -> None:
        for name, inode in self._pending:
            _rename(self._durable, name, inode)
        self._pending.clear()


def _rename(names: dict[str, Inode], name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def _apply(data: bytearray, change: Change) -> None:
    if len(data) < change.number:
        data.extend(bytes(change.number - len(data)))
    if change.op == "t":
        del data[change.number :]
    else:
        data[change.number : change.number + len(change.data)] = change.data


def record(scenario: Scenario, folder: Path, shim: Shim) -> list[Change]:
    """
    Every change that an undisturbed run of *scenario* makes in *folder*, and when each deed was acknowledged.
    """
    path, log = folder / NAME, folder.with_suffix(".log")
    scenario.lay(path)
    child = os.fork()
    if child == 0:
        try:
            shim.record(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND), str(folder))
            for number in scenario.steps(path):
                shim.acknowledge(number + 1)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    return list(_changes(log.read_bytes(), folder))


def _changes(recorded: bytes, folder: Path) -> Iterator[Change]:
    place = 0
    while place < len(recorded):
        end = recorded.index(b"\n", place)
        op, number, size, path = recorded[place:end].decode().split(" ", 3)
        place = end + 1 + int(size)
        name = "" if path == str(folder) else Path(path).name
        yield Change(op, name, int(number), recorded[end + 1 : place])


class Cuts:
    """
    Power cuts in one scenario, judged in *folder*; the same files are judged once.
    """

    def __init__(self, scenario: Scenario, folder: Path, seed: int) -> None:
        self.scenario = scenario
        self.path = folder / NAME
        self.chance = random.Random(seed)
        self.judged: dict[tuple[bytes, int], tuple[int, list[str]]] = {}

    def cut(self, disk: Disk, where: str, each: int) -> Figures:
        """
        Cut the power *each* times at this moment: nothing unsynced kept, all of it, and by chance.
        """
        figures = Figures()
        for number in range(each):
            kept = {0: 0.0, 1: 1.0}.get(number, 0.5)
            landed, wrong = self._judge(disk.after_a_cut(self.chance, kept), disk.acknowledged)
            told = [f"{self.scenario.name}, {where}, try {number}: {text}" for text in wrong]
            figures.add(Figures(1, int(landed > disk.acknowledged), wrong=told))
        return figures

    def _judge(self, files: Files, acknowledged: int) -> tuple[int, list[str]]:
        same = sha256(repr(sorted(files.items())).encode()).digest()
        if (same, acknowledged) not in self.judged:
            for other in self.path.parent.iterdir():
                other.unlink()
            for name, data in files.items():
                (self.path.parent / name).write_bytes(data)
            self.judged[same, acknowledged] = judge(self.scenario, self.path, acknowledged)
        return self.judged[same, acknowledged]


def _part(task: tuple[str, int, int, Path]) -> tuple[str, int, int, Figures]:
    name, states, every, scratch = task
    scenario, figures = known[name], Figures()
    with tempfile.TemporaryDirectory(dir=scratch) as recording, tempfile.TemporaryDirectory(dir=scratch) as judging:
        changes = record(scenario, Path(recording), Shim())
        disk = Disk({NAME: scenario.start} if scenario.start else {})
        cuts = Cuts(scenario, Path(judging), seed=1)
        each = max(2, -(-states * every // max(1, len(changes))))
        for number, change in enumerate(changes, 1):
            disk.take(change)
            if number % every == 0:
                figures.add(cuts.cut(disk, f"cut after change {number}", each))
    return name, len(changes), len(cuts.judged), figures


def weaken(settings: str) -> None:
    """
    Plant a journal mode and a way of syncing that are too weak.
    """
    journal, synchronous = settings.split("/")
    numbers = {"normal": 1, "full": 2}
    planted = (("journal_mode", journal.upper(), journal), ("synchronous", synchronous.upper(), numbers[synchronous]))
    connections.SETTINGS = (*planted, *connections.SETTINGS[2:])


def main(arguments: Sequence[str]) -> int:
    """
    Cut the power as often as asked and print the figures; 1 if anything was wrong, or a weak setting was not caught.
    """
    parser = argparse.ArgumentParser(prog="tests.faults.powerloss", description="Cut the power at every change.")
    parser.add_argument("--states", type=int, default=60_000, metavar="N", help="how many, over all scenarios")
    parser.add_argument("--scenario", action="append", help="only this one; may be repeated")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="cut only after every N-th change")
    parser.add_argument("--weak", choices=WEAK, help="plant a weakness, which must be caught")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None, prefix="followup-") as folder:
        scratch = Path(folder)
        if not loaded():
            return start("powerloss", arguments, scratch)
        known.update(scenarios(scratch, options.scenario or ()))
        chosen = list(known)
        if options.weak:
            weaken(options.weak)
        each = -(-options.states // len(chosen))
        total = _cut([(name, each, options.every, scratch) for name in chosen], options.jobs)
    lost = any(": lost" in each for each in total.wrong)
    if options.weak:
        _print("caught, as it must be" if lost else "NOT CAUGHT: the harness is blind")
        return int(not lost)
    for each in total.wrong[:20]:
        _print(f"WRONG {each}")
    return int(total.wrong != [])


def _cut(tasks: Sequence[tuple[str, int, int, Path]], jobs: int) -> Figures:
    began, total = time.monotonic(), Figures()
    with get_context("fork").Pool(jobs) as pool:
        for name, changes, distinct, figures in pool.imap(_part, tasks):
            told = f"{changes} changes, {figures.points} states ({distinct} of them different), {figures.verdict()}"
            _print(f"{name:24}{told}")
            total.add(figures)
    _print(f"power loss: {total.points} states, {total.verdict()}; {time.monotonic() - began:.0f} s")
    return total


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
