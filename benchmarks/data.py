"""
Makes large registers fast: rows of matters that were raised, and most of them closed, written straight into a file.

The rows of a few matters are made by the register itself; all others are those rows with another key and other days,
their entries chained by the same code.  A small file made the same way holds together (``Register.check``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from followup.contracts import Scalar
from followup.model.codes import Disposition
from followup.model.matters import Matter, Step
from followup.model.targets import NextMeeting, Target, Unspecified, WithParty
from followup.rows.chain import entry_for
from followup.rows.intervals import interval_node
from followup.rows.mapping import BY_CLASS, BY_NAME, SCHEMA
from followup.rules.fold import fold
from followup.service.register import Register
from followup.stores.sqlite import SQLiteStore


NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
FIRST = date(2006, 1, 10)
"""The day of the first matter; the last is raised just before :data:`NOW`."""

AT_ONCE = 20_000

ENTRY = ("key", "version", *(column.name for column in BY_NAME["entry"].table.columns))

KEY, TITLE, DAY_1, DAY_2 = "KF-1000000007", "Repair of the footbridge", date(1001, 1, 1), date(1002, 2, 2)
"""What stands in the rows of the examples where each matter has its own."""

Values = tuple[Scalar, ...]


def register(path: Path, *, create: bool = False) -> Register:
    """
    A register over the file *path*, with a clock that stands still.
    """
    numbers = iter(range(10**9))
    prefix = f"{datetime.now(UTC).timestamp()}"
    store = SQLiteStore.open(path, SCHEMA, create=create)
    return Register(store, author="bench", clock=lambda: NOW, new_id=lambda: f"{prefix}-{next(numbers)}")


def make(path: Path, matters: int, *, open_: int = 1000, entries: bool = False, together: bool = False) -> None:
    """
    A register of *matters* of one body, *open_* of them open and spread evenly over twenty years.

    Meetings are planned every month; the open matters are postponed to the next one or with one of fifty parties.
    With *together* all were raised before the first meeting and stand on it.
    Without *entries* the file has no audit rows: what only lists and folds never reads them.
    """
    with register(path, create=True) as made:
        made.add_body("KF", "Council", locale="en", timezone="UTC", repeats="FREQ=MONTHLY;BYDAY=2TH")
        for number in range(50):
            made.add_party(f"Office {number}")
        made.plan_meetings("KF", start=FIRST, until=NOW.date() + timedelta(days=30))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _fill(connection, matters, open_, entries=entries, together=together)


def _fill(connection: sqlite3.Connection, matters: int, open_: int, *, entries: bool, together: bool) -> None:
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-262144")
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_schema"
        " WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('matter', 'step')"
    ).fetchall()
    connection.execute("BEGIN")
    connection.execute("INSERT INTO batch VALUES ('made')")
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    inserts: dict[str, list[Values]] = {"matter": [], "step": [], "entry": []}
    for number, (table, row) in enumerate(_rows(matters, open_, entries=entries, together=together), 1):
        inserts[table].append(row)
        if number % AT_ONCE == 0:
            _insert(connection, inserts)
    _insert(connection, inserts)
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")


def _insert(connection: sqlite3.Connection, inserts: dict[str, list[Values]]) -> None:
    for table, rows in inserts.items():
        if rows:
            connection.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
            rows.clear()


def _rows(matters: int, open_: int, *, entries: bool, together: bool) -> Iterator[tuple[str, Values]]:
    days = (NOW.date() - FIRST).days - 30
    stride = max(1, matters // open_)
    kinds = {name: _Kind(name, entries=entries) for name in ("meeting", "party", "closed")}
    for number in range(1, matters + 1):
        on = FIRST - timedelta(days=30) if together else FIRST + timedelta(days=days * number // matters)
        nth, rest = divmod(number, stride)
        if rest == 0 and nth <= open_:
            yield from kinds["party" if nth % 4 == 0 and not together else "meeting"].rows(number, on, on)
        else:
            yield from kinds["closed"].rows(number, on, on + timedelta(days=number % 300))


class _Kind:
    """
    One kind of matter: the rows of an example, with the places in them where the key and the days stand.
    """

    def __init__(self, name: str, *, entries: bool) -> None:
        self.entries = entries
        target = {"meeting": NextMeeting("KF"), "party": WithParty("P-7"), "closed": NextMeeting("KF")}[name]
        last = Disposition.DECIDED if name == "closed" else Disposition.POSTPONED
        second = Unspecified() if name == "closed" else target
        steps = [_step(1, Disposition.RAISED, DAY_1, target), _step(2, last, DAY_2, second)]
        before, after = fold(KEY, steps[:1]), fold(KEY, steps)
        self.versions = [[_row(step)] for step in steps] + [[_row(before), _row(after)]]

    def rows(self, number: int, opened: date, last: date) -> Iterator[tuple[str, Values]]:
        """
        The rows of matter *number*, opened and last treated on those days.
        """
        told = {KEY: f"KF-{number}", KEY + "/1": f"KF-{number}/1", KEY + "/2": f"KF-{number}/2"}
        told |= {TITLE: f"{TITLE} {number}", str(DAY_1): opened.isoformat(), str(DAY_2): last.isoformat()}
        for table, versions in zip(("step", "step", "matter"), self.versions, strict=True):
            row: dict[str, Scalar] | None = None
            for version in versions:
                old, row = row, {name: told.get(value, value) for name, value in version.items()}  # type: ignore[arg-type]
                if table == "matter":
                    row["serial"] = number
                    row["life"] = interval_node(opened, last) if row["closed_on"] else 0
                if self.entries:
                    entry = entry_for(BY_NAME[table], old, row, at=NOW, author="bench", batch="made")
                    row["head"] = entry["hash"]
                    yield "entry", tuple(entry[column] for column in ENTRY)
            yield table, tuple(row.values())


def _step(number: int, disposition: Disposition, on: date, target: Target) -> Step:
    closes = disposition is Disposition.DECIDED
    title, kind = (TITLE, "item") if number == 1 else ("", "")
    return Step(
        f"{KEY}/{number}",
        KEY,
        number,
        disposition,
        on,
        NOW,
        "KF",
        "bench",
        target=target,
        closes=closes,
        title=title,
        kind=kind,
    )


def _row(value: Step | Matter) -> dict[str, Scalar]:
    mapped = BY_CLASS[type(value)]
    version = value.steps if isinstance(value, Matter) else 1
    told = {"version": version, "recorded_to": NOW.date().isoformat(), "head": ""} | mapped.row(value)
    return {name: told[name] for name in ("key", "version", *(column.name for column in mapped.table.columns))}
