"""
Change a register's file behind its back, a hundred thousand times, and see whether ``check`` finds it.

    python -m tests.faults.mutations [--number N] [--jobs N] [--seed N]

Half are single bits flipped anywhere in the file; half are rows changed with SQLite: a cell, a row removed, added or
put in another's place, in every table.  Each is *found* (on opening, by SQLite's own check or by the register's),
or *harmless*: the file says exactly what it said, and still does after the next write.  A mutation that is neither
is a hole, and fails the run; so does a check that breaks off with anything but an error of ours.

A third kind is made by somebody who knows how entries are chained: the end of a row's history cut off, the row set back
to what it was then; or a row that nothing refers to removed with all its entries.  No check of the file alone can
see that; the digest that was published before does (``check --against``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from attrs import field, frozen, mutable

from followup.contracts import Batch, Row
from followup.errors import FollowupError
from followup.register.integrity.checking import check
from followup.rows.chain import entry_key
from followup.rows.mapping import BY_NAME, SCHEMA
from followup.stores.sqlite import SQLiteStore
from tests.faults.scenarios import NAME, NOW, example, register_over
from tests.faults.states import content
from tests.faults.sweep import SHM


Scalar = str | int | None
Mutation = Callable[[sqlite3.Connection, random.Random], str]

FOUND, HARMLESS = "found", "harmless"


@mutable
class Figures:
    """
    How many mutations of each kind were found, by what, and what was not.
    """

    outcomes: Counter[tuple[str, str]] = field(factory=Counter)
    holes: list[str] = field(factory=list)

    def add(self, other: Figures) -> None:
        """
        Count *other* in.
        """
        self.outcomes += other.outcomes
        self.holes += other.holes


@frozen
class Original:
    """
    The file before anything is changed: its bytes, what it says, what it says after one more batch, and its digest.
    """

    data: bytes
    state: str
    then: str
    batch: Batch
    digest: str


def original(folder: Path) -> Original:
    """
    A register made from the packaged example minutes, and some verbs under request ids.
    """
    path = folder / NAME
    path.write_bytes(example(folder))
    with closing(SQLiteStore.open(path, SCHEMA)) as store:
        register = register_over(store, "mutation")
        matter = register.add_matter("HTC", "Benches along the quay", request_id="request-1")
        register.postpone([matter.key], request_id="request-2")
        register.edit_body("HTC", venue="Pier House")
        checked = check(store, NOW.date())
        assert checked.problems == ()
        row = store.read([("body", "HTC")])["body", "HTC"]
        # The next write, as far as a file is concerned: any row will do.
        batch = Batch(
            "next", {("body", "HTC"): _version(row)}, {("body", "HTC"): {**row, "version": _version(row) + 1}}
        )
    data, state = path.read_bytes(), content(path).state
    with closing(SQLiteStore.open(path, SCHEMA)) as store:
        store.commit(batch)
    then = content(path).state
    path.unlink()
    return Original(data, state, then, batch, checked.digest)


def _version(row: Row) -> int:
    return int(row["version"] or 0)


class Lab:
    """
    One file in *folder* that is changed, looked at and set back.
    """

    def __init__(self, original: Original, folder: Path, seed: int) -> None:
        self.original = original
        self.path = folder / NAME
        self.chance = random.Random(seed)
        self.figures = Figures()
        self.path.write_bytes(original.data)

    def flip(self) -> None:
        """
        Flip one bit, anywhere in the file.
        """
        place, bit = self.chance.randrange(len(self.original.data)), self.chance.randrange(8)
        with self.path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([self.original.data[place] ^ (1 << bit)]))
        self._count("bits flipped", self._outcome(), f"bit {bit} of byte {place}")

    def mutate(self, kind: str, mutation: Mutation) -> None:
        """
        Change rows with SQLite.
        """
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            told = mutation(connection, self.chance)
            connection.execute("COMMIT")
        self._count(kind, self._outcome(), told)

    def forge(self, kind: str, mutation: Mutation) -> None:
        """
        Change rows together with their entries: what must be found is that the digest is another one.
        """
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            told = mutation(connection, self.chance)
        try:
            with closing(SQLiteStore.open(self.path, SCHEMA)) as store:
                alone = check(store, NOW.date())
                against = check(store, NOW.date(), against=self.original.digest)
        except FollowupError:
            self._count(kind, "found: refused", told)
            return
        seen = "the digest shows it" if len(against.problems) > len(alone.problems) else ""
        by = "found: by the check alone" if alone.problems else f"found: only {seen}" if seen else ""
        self._count(kind, by if seen else "", told)

    def _count(self, kind: str, outcome: str, told: str) -> None:
        self.figures.outcomes[kind, outcome or "HOLE"] += 1
        if not outcome.startswith((FOUND, HARMLESS)):
            self.figures.holes.append(f"{kind}: {told}: {outcome or 'neither found nor harmless'}")
        self.path.write_bytes(self.original.data)
        for other in self.path.parent.glob(f"{NAME}-*"):
            other.unlink()

    def _outcome(self) -> str:
        if self._says_the_same():
            return self._harmless()
        try:
            with closing(SQLiteStore.open(self.path, SCHEMA)) as store:
                problems = check(store, NOW.date()).problems
        except FollowupError as error:
            return f"found: {type(error).__name__}"
        except Exception as error:  # noqa: BLE001 - a check that breaks off is what is looked for
            return f"broke off: {type(error).__name__}: {error}"
        if problems:
            # The store's own findings stand last.
            return "found: integrity" if problems[0].subject == "store" else "found: check"
        return ""

    def _says_the_same(self) -> bool:
        try:
            return content(self.path).state == self.original.state
        except (sqlite3.Error, UnicodeDecodeError):
            return False

    def _harmless(self) -> str:
        """
        Whether what says the same, so that the register's own check finds nothing, is sound and bears the next write.
        """
        try:
            with closing(SQLiteStore.open(self.path, SCHEMA)) as store:
                if store.integrity():
                    return "found: integrity"
                store.commit(self.original.batch)
        except FollowupError as error:
            return f"found: {type(error).__name__}"
        except Exception as error:  # noqa: BLE001 - as above
            return f"broke off: {type(error).__name__}: {error}"
        return HARMLESS if content(self.path).state == self.original.then else ""


def _table(connection: sqlite3.Connection, chance: random.Random) -> tuple[str, list[str]]:
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    )
    filled = [name for (name,) in sorted(found) if connection.execute(f'SELECT 1 FROM "{name}"').fetchone()]
    name = chance.choice(filled)
    return name, [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{name}")')]


def _rows(connection: sqlite3.Connection, chance: random.Random, table: str, number: int) -> list[tuple[Scalar, ...]]:
    found = connection.execute(f'SELECT * FROM "{table}"').fetchall()
    return chance.sample(found, min(number, len(found)))


def _where(columns: Sequence[str], row: tuple[Scalar, ...]) -> tuple[str, tuple[Scalar, ...]]:
    return f'"{columns[0]}" = ?', (row[0],)


def change_cell(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    Another value in one cell: a little other, another row's, empty or NULL.
    """
    while True:
        table, columns = _table(connection, chance)
        (row,) = _rows(connection, chance, table, 1)
        place = chance.randrange(len(columns))
        value = _other(connection, chance, table, columns[place], row[place])
        condition, key = _where(columns, row)
        try:
            changed = connection.execute(
                f'UPDATE "{table}" SET "{columns[place]}" = ? WHERE {condition}', (value, *key)
            )
        except sqlite3.IntegrityError:
            continue
        if value != row[place] and changed.rowcount == 1:
            return f"{table} {row[0]}: {columns[place]} {row[place]!r} -> {value!r}"


def _other(connection: sqlite3.Connection, chance: random.Random, table: str, column: str, old: Scalar) -> Scalar:
    found: list[tuple[Scalar]] = connection.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
    if chance.random() < 0.5:
        return chance.choice([chance.choice(found)[0], None, "" if isinstance(old, str) else 0])
    if isinstance(old, int):
        return old + chance.choice([-1, 1, 7])
    text = old or ""
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(["x", " ", "0", "\n", ""]) + text[place + chance.randrange(2) :]


def remove_row(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    A row less.
    """
    table, columns = _table(connection, chance)
    (row,) = _rows(connection, chance, table, 1)
    condition, key = _where(columns, row)
    connection.execute(f'DELETE FROM "{table}" WHERE {condition}', key)
    return f"{table} {row[0]} removed"


def add_row(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    A copy of a row under another key, and under another number where numbers are unique.
    """
    while True:
        table, columns = _table(connection, chance)
        (row,) = _rows(connection, chance, table, 1)
        added = dict(zip(columns, row, strict=True))
        added[columns[0]] = f"{row[0]}{chance.choice(['x', '0', '@9', '/9'])}"
        for column in {"serial", "number"} & added.keys():
            if isinstance(added[column], int):
                added[column] = chance.randrange(1000, 2000)
        try:
            marks = ", ".join("?" * len(columns))
            connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', tuple(added.values()))
        except sqlite3.IntegrityError:
            continue
        return f"{table} {added[columns[0]]} added"


def swap_rows(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    Two rows each under the other's key.
    """
    while True:
        table, columns = _table(connection, chance)
        rows = _rows(connection, chance, table, 2)
        if len(rows) < 2 or len(columns) < 2 or rows[0][1:] == rows[1][1:]:
            continue
        (one, *_), (two, *_) = rows
        for old, new in ((one, "?"), (two, one), ("?", two)):
            connection.execute(f'UPDATE "{table}" SET "{columns[0]}" = ? WHERE "{columns[0]}" = ?', (new, old))
        return f"{table} {one} and {two} swapped"


def move_rows(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    A row at another place in the file, which is no order anybody asked for.
    """
    while True:
        table, columns = _table(connection, chance)
        (row,) = _rows(connection, chance, table, 1)
        if len(columns) < 2:
            continue
        condition, key = _where(columns, row)
        connection.execute(f'UPDATE "{table}" SET rowid = rowid + 100000 WHERE {condition}', key)
        return f"{table} {row[0]} moved"


def cut_tail(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    The last entry of a row gone, and the row as it was before.
    """
    table = BY_NAME[chance.choice(["matter", "meeting", "body"])]
    (key, version), *_ = _shuffled(connection, chance, f'SELECT key, version FROM "{table.name}" WHERE version > 1')
    row: dict[str, Scalar] = dict(table.defaults)
    for number in range(1, version):
        entry = entry_key(table.name, key, number)
        changes, head = connection.execute("SELECT changes, hash FROM entry WHERE key = ?", (entry,)).fetchone()
        row |= json.loads(changes) | {"head": head}
    sets = ", ".join(f'"{column}" = ?' for column in row)
    connection.execute(
        f'UPDATE "{table.name}" SET {sets}, version = ? WHERE key = ?', (*row.values(), version - 1, key)
    )
    connection.execute("DELETE FROM entry WHERE key = ?", (entry_key(table.name, key, version),))
    return f"{table.name} {key} cut at version {version - 1}"


def remove_subject(connection: sqlite3.Connection, chance: random.Random) -> str:
    """
    A row gone with all its entries.
    """
    table = chance.choice(["attendance", "standing_item", "item", "evidence", "finding"])
    (key, _), *_ = _shuffled(connection, chance, f'SELECT key, version FROM "{table}"')
    connection.execute(f'DELETE FROM "{table}" WHERE key = ?', (key,))
    connection.execute("DELETE FROM entry WHERE subject = ?", (f"{table}:{key}",))
    return f"{table} {key} removed with its entries"


def _shuffled(connection: sqlite3.Connection, chance: random.Random, sql: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = connection.execute(sql).fetchall()
    chance.shuffle(found)
    return found


ROWS: dict[str, Mutation] = {
    "cells changed": change_cell,
    "rows removed": remove_row,
    "rows added": add_row,
    "rows swapped": swap_rows,
    "rows moved": move_rows,
}
FORGERIES: dict[str, Mutation] = {"tails cut off": cut_tail, "subjects removed": remove_subject}


def _part(task: tuple[Original, int, int, Path]) -> Figures:
    original, seed, number, scratch = task
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        lab = Lab(original, Path(folder), seed)
        for turn in range(number):
            if turn % 20 == 0:
                kind = sorted(FORGERIES)[turn // 20 % 2]
                lab.forge(kind, FORGERIES[kind])
            elif turn % 2:
                lab.flip()
            else:
                kind = sorted(ROWS)[turn // 2 % len(ROWS)]
                lab.mutate(kind, ROWS[kind])
    return lab.figures


def main(arguments: Sequence[str]) -> int:
    """
    Make as many mutations as asked and print what became of them; 1 if there is a hole.
    """
    parser = argparse.ArgumentParser(prog="tests.faults.mutations", description="Change a register behind its back.")
    parser.add_argument("--number", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    options = parser.parse_args(arguments)
    began, total = time.monotonic(), Figures()
    with tempfile.TemporaryDirectory(dir=SHM if SHM.is_dir() else None, prefix="followup-") as folder:
        scratch = Path(folder)
        first = original(scratch)
        parts = max(1, options.number // 500)
        sizes = [options.number // parts + (part < options.number % parts) for part in range(parts)]
        tasks = [(first, options.seed * 1_000_000 + part, size, scratch) for part, size in enumerate(sizes)]
        with get_context("fork").Pool(options.jobs) as pool:
            for figures in pool.imap_unordered(_part, tasks):
                total.add(figures)
    for (kind, outcome), number in sorted(total.outcomes.items()):
        sys.stdout.write(f"{kind:20}{outcome[:70]:72}{number:8}\n")
    for hole in total.holes[:40]:
        sys.stdout.write(f"HOLE {hole}\n")
    found = sum(number for (_, outcome), number in total.outcomes.items() if outcome.startswith(FOUND))
    harmless = sum(number for (_, outcome), number in total.outcomes.items() if outcome == HARMLESS)
    sys.stdout.write(
        f"mutations: {sum(total.outcomes.values())}, {found} found, {harmless} harmless, {len(total.holes)} holes; "
        f"{time.monotonic() - began:.0f} s\n"
    )
    return int(total.holes != [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
