"""
The commands that carry a whole register: export writes it as lines of JSON, import fills an empty one with them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from followup.cli.creation import warn_of
from followup.cli.options import Settings, common, pass_settings
from followup.cli.output import did, note, texts
from followup.errors import AlreadyExists, InputError


@click.command(epilog="\b\nExamples:\n  followup export register.jsonl\n  followup export > register.jsonl")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@common
@pass_settings
def export(settings: Settings, file: Path | None) -> None:
    """
    Write the whole register to FILE, or to standard output: one line of JSON for each row.

    Names, restricted matters and the history are all in it.  A FILE is made for its owner alone, and never replaced.
    """
    from followup.plugins import open_store, store_url
    from followup.register.exporting import export as lines

    store = open_store(store_url(settings.url))
    try:
        with _target(file) as stream:
            rows = sum(stream.write(f"{line}\n".encode()) > 0 for line in lines(store)) - 2
    finally:
        store.close()
    if file is not None and not settings.quiet:
        note(texts(settings).gettext("Exported {rows} rows to {file}.", rows=rows, file=file))


@contextmanager
def _target(file: Path | None) -> Iterator[IO[bytes]]:
    if file is None:
        with click.open_file("-", "wb") as stream:
            yield stream
        return
    try:
        made = os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
    except FileExistsError:
        raise AlreadyExists(f"{file} exists already.", hint="Name a new file.") from None
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error
    with made:
        yield made
        made.flush()
        os.fsync(made.fileno())


@click.command("import", epilog="Example: followup import register.jsonl --store sqlite:///new.db")
@click.argument("file", type=click.Path(path_type=Path))
@common
@pass_settings
def import_lines(settings: Settings, file: Path) -> None:
    """
    Fill an empty register, made if need be, with an export; every row comes out as it was, and is proved.
    """
    from followup.plugins import open_store, store_url
    from followup.register.exporting import import_, whole

    with _lines(file) as lines:
        rows = whole(lines)
    store = open_store(store_url(settings.url), create=True)
    try:
        with _lines(file) as lines:
            checked = import_(lines, store)
        warn_of(store, settings.locale)
    finally:
        store.close()
    data = {"schema": "followup/imported/1", "rows": rows, "digest": checked.digest, "counts": dict(checked.counts)}
    t = texts(settings)
    told = "\n".join(
        [
            t.gettext("Imported {rows} rows: everything follows from its entries.", rows=rows),
            t.gettext("Digest: {digest}", digest=checked.digest),
        ]
    )
    did(settings, lambda: told, lambda: data)


@contextmanager
def _lines(file: Path) -> Iterator[Iterator[str]]:
    try:
        with file.open(encoding="utf-8", newline="\n") as stream:
            yield iter(stream)
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not a followup export: it is not UTF-8.") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error


# Commands are found by their names, and a statement of Python has this one.
globals()["import"] = import_lines
