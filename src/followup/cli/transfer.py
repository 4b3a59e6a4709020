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

from followup.cli.options import Settings, argument, command
from followup.cli.output import print_note, print_result, texts
from followup.cli.warnings import print_dangers
from followup.errors import AlreadyExists, InputError, StoreError


@command(
    "backup",
    "backup ~/backups/matters-2022-12-02.db",
    options=[argument("file", kind=click.Path(dir_okay=False, path_type=Path))],
)
def backup(settings: Settings, file: Path) -> None:
    """
    Copy the register to the new FILE, as of one moment, while others go on writing.

    The copy is a register like any other: name it with --store.
    """
    from followup.plugins import open_store, store_url
    from followup.reports.pages.maintenance import copied as page

    store = open_store(store_url(settings.url))
    try:
        copy = getattr(store, "backup", None)
        if copy is None:
            raise StoreError(
                "This store cannot copy itself.", hint="Export the register instead, or use the store's own means."
            )
        copy(file)
    finally:
        store.close()
    print_result(settings, lambda: page(file, settings.locale or "en"), lambda: {"file": str(file)})


@command(
    "export",
    "export register.jsonl",
    "export > register.jsonl",
    options=[argument("file", kind=click.Path(path_type=Path), required=False)],
)
def export(settings: Settings, file: Path | None) -> None:
    """
    Write the whole register to FILE, or to standard output: one line of JSON for each row.

    Names, restricted matters and the history are all in it.  A FILE is made for its owner alone, and never replaced.
    """
    from followup.plugins import open_store, store_url
    from followup.register.integrity.transfer import export as lines
    from followup.reports.words.messages import EXPORTED

    store = open_store(store_url(settings.url))
    try:
        with _target(file) as stream:
            rows = sum(stream.write(f"{line}\n".encode()) > 0 for line in lines(store)) - 2
    finally:
        store.close()
    if file is not None and not settings.quiet:
        print_note(texts(settings).gettext(EXPORTED, rows=rows, file=file))


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


@command(
    "import",
    "import register.jsonl --store sqlite:///new.db",
    options=[argument("file", kind=click.Path(path_type=Path))],
)
def import_lines(settings: Settings, file: Path) -> None:
    """
    Fill an empty register, made if need be, with an export; every row comes out as it was, and is proved.
    """
    from followup.plugins import open_store, store_url
    from followup.register.integrity.transfer import import_, whole
    from followup.reports.pages.maintenance import imported as page
    from followup.reports.values.maintenance import imported_json

    with _lines(file) as lines:
        rows = whole(lines)
    store = open_store(store_url(settings.url), create=True)
    try:
        with _lines(file) as lines:
            checked = import_(lines, store)
        print_dangers(store, settings.locale)
    finally:
        store.close()
    print_result(
        settings,
        lambda: page(rows, checked.digest, settings.locale or "en"),
        lambda: imported_json(rows, checked.counts, checked.digest),
    )


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
