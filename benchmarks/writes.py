"""
P1, P2 and P4: raising many matters, one decision on a thousand, closing a meeting, and one durable step.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks import data, limit, peers
from benchmarks.rounds import LIMIT, OURS, Measured, Side, measure, timed


BATCH = 1000


def raised(folder: Path, *, rounds: int, matters: int) -> Measured:
    """
    P1: *matters* raised by ``add_matters``, a thousand a batch, against the same final rows written by hand.
    """
    empty, ours = folder / "empty.db", folder / "p1-ours.db"
    with data.register(empty, create=True) as made:
        made.add_body("KF", "Council")
    batches = [[f"Matter {n}" for n in range(start, start + BATCH)] for start in range(0, matters, BATCH)]

    def by_us() -> tuple[float, object]:
        limit.copied(empty, ours.name)
        with data.register(ours) as register:
            took, _ = timed(lambda: [register.add_matters("KF", titles, to="KF/next") for titles in batches])
        return took, _counts(ours)

    by_us()
    written, _ = limit.differences(empty, ours)
    serial = {row[0]: int(str(row[0]).partition("-")[2]) for row in written["matter"]}
    parts: list[dict[str, list[limit.Values]]] = [{} for _ in batches]
    for table in ("matter", "step", "entry"):
        for row in written[table]:
            matter = str(row[0]).partition(":")[2] if table == "entry" else str(row[0])
            number = serial[matter.partition("/")[0].partition("@")[0]]
            parts[(number - 1) // BATCH].setdefault(table, []).append(row)

    def by_hand() -> tuple[float, object]:
        path = limit.copied(empty, "p1-limit.db")
        with closing(limit.connected(path)) as connection:
            took, _ = timed(lambda: [limit.insert(connection, part, f"b{n}") for n, part in enumerate(parts)])
        return took, _counts(path)

    sides = [Side(LIMIT, by_hand), Side(OURS, by_us), *peers.inserting(empty, parts, _counts)]
    return measure(f"P1 {matters:,} matters raised", sides, rounds=rounds)


def _counts(path: Path) -> dict[str, int]:
    with closing(limit.connected(path)) as connection:
        tables = ("matter", "step", "entry")
        return {table: connection.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in tables}


def _repeated(what: str, source: Path, act: Callable[[data.Register], object], *, rounds: int) -> Measured:
    """
    *act* on a copy of *source*, against its final rows inserted and updated by hand in one transaction.
    """
    ours = limit.copied(source, "w-ours.db")
    with data.register(ours) as register:
        act(register)
    inserted, updated = limit.differences(source, ours)
    before = limit.rows_of(source)

    def by_us() -> tuple[float, object]:
        with data.register(limit.copied(source, "w-ours.db")) as register:
            register.bodies()
            took, _ = timed(lambda: act(register))
        return took, _counts(source.with_name("w-ours.db"))

    def by_hand() -> tuple[float, object]:
        path = limit.copied(source, "w-limit.db")
        with closing(limit.connected(path)) as connection:
            connection.execute("SELECT * FROM body").fetchall()
            took, _ = timed(lambda: _written(connection, before, inserted, updated))
        return took, _counts(path)

    return measure(what, [Side(LIMIT, by_hand), Side(OURS, by_us)], rounds=rounds)


def _written(connection, before, inserted, updated) -> None:  # type: ignore[no-untyped-def]
    connection.execute("BEGIN IMMEDIATE")
    limit.put(connection, {table: rows for table, rows in inserted.items() if table != "batch"})
    for table, rows in updated.items():
        if rows:
            limit.change(connection, table, before[table], rows)
    connection.execute("INSERT INTO batch VALUES ('by hand')")
    connection.execute("COMMIT")


def bulk(folder: Path, *, rounds: int) -> Measured:
    """
    P2: one decision that postpones a thousand matters.
    """
    source = folder / "10k.db"
    with data.register(source) as register:
        keys = [row.key for row in register.outstanding("KF")]
    return _repeated(
        "P2 1,000 matters postponed by one decision",
        source,
        lambda register: register.postpone(keys, to="KF/next", reason="lack_of_time"),
        rounds=rounds,
    )


def closing_meetings(folder: Path, *, rounds: int) -> list[Measured]:
    """
    P2: a meeting with a thousand, then ten thousand open matters closed, against moving each with its history by hand.
    """
    return [_closing(folder, open_, rounds=rounds) for open_ in (1000, 10_000)]


def _closing(folder: Path, open_: int, *, rounds: int) -> Measured:
    source = folder / f"meeting-{open_}.db"
    if not source.exists():
        data.make(source, open_, open_=open_, entries=True, together=True)

    moved = limit.copied(source, "c-ours.db")
    with data.register(moved) as register:
        name = register.meetings("KF")[0].key
        register.postpone([row.key for row in register.outstanding("KF")], to="KF/next")
    inserted, updated = limit.differences(source, moved)
    before = limit.rows_of(source)

    def by_us() -> tuple[float, object]:
        with data.register(limit.copied(source, "c-ours.db")) as register:
            register.bodies()
            return timed(lambda: register.close_meeting(name))[0], None

    def by_hand() -> tuple[float, object]:
        with closing(limit.connected(limit.copied(source, "c-limit.db"))) as connection:
            connection.execute("SELECT * FROM body").fetchall()
            return timed(lambda: _written(connection, before, inserted, updated))[0], None

    what = f"P2 a meeting with {open_:,} open matters closed (limit: each of them moved by hand)"
    return measure(what, [Side(LIMIT, by_hand), Side(OURS, by_us)], rounds=rounds)


def step(folder: Path, *, rounds: int) -> Measured:
    """
    P4: one matter postponed, a hundred times, each durably, against the same final rows each in a transaction by hand.
    """
    source = folder / "10k.db"
    with data.register(source) as register:
        keys = [row.key for row in register.outstanding("KF")][:100]
    ours = limit.copied(source, "s-ours.db")
    with data.register(ours) as register:
        for key in keys:
            register.postpone(key, to="KF/next")
    inserted, updated = limit.differences(source, ours)
    before = limit.rows_of(source)
    singles = [
        (
            {t: [r for r in inserted[t] if _of(t, str(r[0])) == key] for t in ("step", "entry")},
            {"matter": [r for r in updated["matter"] if r[0] == key]},
        )
        for key in keys
    ]

    def by_us() -> tuple[float, object]:
        with data.register(limit.copied(source, "s-ours.db")) as register:
            register.bodies()
            took, _ = timed(lambda: [register.postpone(key, to="KF/next") for key in keys])
        return took, _counts(source.with_name("s-ours.db"))

    def by_hand() -> tuple[float, object]:
        path = limit.copied(source, "s-limit.db")
        mine = {row[0]: row for row in before["matter"]}
        with closing(limit.connected(path)) as connection:
            took, _ = timed(
                lambda: [_one(connection, n, new, changed, mine) for n, (new, changed) in enumerate(singles)]
            )
        return took, _counts(path)

    return measure("P4 one step durably, a hundred times", [Side(LIMIT, by_hand), Side(OURS, by_us)], rounds=rounds)


def _of(table: str, key: str) -> str:
    return (key.partition(":")[2] if table == "entry" else key).partition("/")[0].partition("@")[0]


def _one(connection, number, new, changed, before) -> None:  # type: ignore[no-untyped-def]
    connection.execute("BEGIN IMMEDIATE")
    limit.put(connection, new)
    (row,) = changed["matter"]
    limit.change(connection, "matter", [before[row[0]]], [row])
    connection.execute("INSERT INTO batch VALUES (?)", (f"b{number}",))
    connection.execute("COMMIT")
