"""
The commands that carry a whole register: export writes it as lines of JSON, import fills an empty one with them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, common, dry_run, pass_settings
from followup.cli.output import columns, did, note, texts
from followup.cli.warnings import warn_of
from followup.errors import AlreadyExists, InputError, StoreError


if TYPE_CHECKING:
    from followup.model.results import Erased


@click.command(epilog="Example: followup backup ~/backups/matters-2022-12-02.db")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@common
@pass_settings
def backup(settings: Settings, file: Path) -> None:
    """
    Copy the register to the new FILE, as of one moment, while others go on writing.

    The copy is a register like any other: name it with --store.
    """
    from followup.plugins import open_store, store_url

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
    said = texts(settings).gettext("Copied the register to {file}", file=file)
    did(settings, lambda: said, lambda: {"file": str(file)})


basis = click.option("--basis", required=True, metavar="TEXT", help="On which grounds; it is kept, so name nobody.")


@click.command(
    epilog='\b\nExamples:\n  followup party erase P-3 --basis "request 2024-17" --dry-run\n'
    '  followup party erase P-3 --basis "request 2024-17"'
)
@click.argument("name", metavar="PARTY")
@basis
@dry_run
@common
@pass_settings
def erase(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank name, organisation, contact and note of PARTY for good; matters keep their places.

    Free text is left alone: what was found there is listed, and nobody promises that it is all.
    """
    with settings.register() as register:
        _tell(settings, register.erase_party(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


@click.group(cls=Commands)
def evidence() -> None:
    """
    Blank the words that steps rest on.
    """


@evidence.command(
    epilog='\b\nExamples:\n  followup evidence redact LG-2/3 --basis "request 2024-17" --dry-run\n'
    '  followup evidence redact LG-2/3 --basis "request 2024-17"'
)
@click.argument("name", metavar="STEP|EVIDENCE")
@basis
@dry_run
@common
@pass_settings
def redact(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank the quoted words that STEP rests on, for good; the step, its document and lines stay.
    """
    with settings.register() as register:
        _tell(settings, register.redact_evidence(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


def _tell(settings: Settings, erased: Erased, *, dry_run: bool) -> None:
    from followup.reports.pages.changes import erased_json, erased_text

    locale = settings.locale or "en"
    did(
        settings,
        lambda: erased_text(erased, locale, columns()),
        lambda: erased_json(erased),
        dry_run=dry_run,
        locale=locale,
    )


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
    from followup.register.integrity.transfer import export as lines

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
    from followup.register.integrity.transfer import import_, whole

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
