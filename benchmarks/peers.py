"""
The peers of P1, each writing the same final rows its own way; one that is not installed is left out with a word.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import limit
from benchmarks.rounds import Side, timed
from followup.rows.mapping import BY_NAME, SCHEMA


Parts = Sequence[Mapping[str, Sequence[limit.Values]]]


def inserting(empty: Path, parts: Parts, counts: Callable[[Path], object]) -> list[Side]:
    """
    The peers that are installed.
    """
    found = []
    for module, name, write in (
        ("sqlite_utils", "sqlite-utils insert_all", _sqlite_utils),
        ("sqlalchemy", "SQLAlchemy ORM", _sqlalchemy),
        ("eventsourcing", "eventsourcing (events only)", _eventsourcing),
    ):
        if importlib.util.find_spec(module) is None:
            print(f"{name}: left out, {module} is not installed (pip install 'followup[bench]')")
        else:
            found.append(Side(name, _side(name, write, empty, parts, counts)))
    return found


def _side(
    name: str, write: Any, empty: Path, parts: Parts, counts: Callable[[Path], object]
) -> Callable[[], tuple[float, object]]:
    def run() -> tuple[float, object]:
        path = limit.copied(empty, "p1-peer.db")
        took = write(path, parts)
        return took, None if name.startswith("eventsourcing") else counts(path)

    return run


def _named(parts: Parts) -> list[dict[str, list[dict[str, Any]]]]:
    names = {table.name: ["key", "version", *(column.name for column in table.columns)] for table in SCHEMA.tables}
    return [{t: [dict(zip(names[t], row, strict=True)) for row in rows] for t, rows in part.items()} for part in parts]


def _sqlite_utils(path: Path, parts: Parts) -> float:
    import sqlite_utils

    named = _named(parts)
    with closing(limit.connected(path)) as connection:
        connection.isolation_level = ""
        database = sqlite_utils.Database(connection)

        def work() -> None:
            for part in named:
                for table in ("matter", "step", "entry"):
                    database[table].insert_all(part[table])

        return timed(work)[0]


def _sqlalchemy(path: Path, parts: Parts) -> float:
    from sqlalchemy import MetaData, create_engine, event
    from sqlalchemy.orm import Session, registry

    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: object) -> None:
        for name, value, _ in limit.SETTINGS:
            connection.execute(f"PRAGMA {name}={value}")

    metadata, mapper = MetaData(), registry()
    metadata.reflect(engine)
    classes = {}
    for name in ("matter", "step", "entry"):
        table = metadata.tables[name]
        classes[name] = type(name.title(), (), {})
        mapper.map_imperatively(classes[name], table, primary_key=[table.c.key])
    named = _named(parts)

    def work() -> None:
        for part in named:
            with Session(engine) as session:
                for name in ("matter", "step", "entry"):
                    for row in part[name]:
                        value = classes[name]()
                        for column, scalar in row.items():
                            setattr(value, column, scalar)
                        session.add(value)
                    session.flush()
                session.commit()

    try:
        return timed(work)[0]
    finally:
        engine.dispose()
        mapper.dispose()


@cache
def _aggregate() -> Any:
    from eventsourcing.domain import Aggregate, event

    class Matter(Aggregate):
        @event("Raised")
        def __init__(self, title: str, body: str, target: str) -> None:
            self.title, self.body, self.target = title, body, target

    return Matter


def _eventsourcing(path: Path, parts: Parts) -> float:
    from eventsourcing.application import Application

    matter = _aggregate()
    target = path.with_suffix(".events")
    target.unlink(missing_ok=True)
    settings = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(target)}
    application: Any = Application(env=settings)
    title = [column.name for column in BY_NAME["matter"].table.columns].index("title") + 2

    def work() -> None:
        for part in parts:
            application.save(*(matter(str(row[title]), "KF", "KF/next") for row in part["matter"]))

    try:
        return timed(work)[0]
    finally:
        application.close()
