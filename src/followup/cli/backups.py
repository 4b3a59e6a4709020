"""
The command that copies a register while others go on writing to it.
"""

from __future__ import annotations

from pathlib import Path

import click

from followup.cli.options import Settings, common, pass_settings
from followup.cli.output import did, texts
from followup.errors import StoreError


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
