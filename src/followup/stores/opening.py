"""
How the stores that come with followup are opened, each under the scheme of its URLs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

from followup.contracts import Schema, Store
from followup.errors import InputError


READ_ONLY = "?mode=ro"
"""What ends the URL of a file that is only to be looked at."""


def open_memory(_url: str, schema: Schema, _create: bool) -> Store:
    """
    An empty store in memory.
    """
    from followup.stores.memory import MemoryStore

    return MemoryStore(schema)


def open_sqlite(url: str, schema: Schema, create: bool) -> Store:
    """
    The SQLite file of a URL: ``sqlite:///matters.db`` (relative) or ``sqlite:////var/lib/matters.db``.

    With ``?mode=ro`` after it, it is only looked at, and may be on a disk that cannot be written.
    """
    from followup.stores.sqlite import SQLiteStore

    named = url.removesuffix(READ_ONLY)
    path = unquote(named.removeprefix("sqlite:").removeprefix("///"))
    if not path or (url.startswith("sqlite://") and not url.startswith("sqlite:///")):
        raise InputError(f"{url!r} names no file.", hint="Write sqlite:///matters.db or sqlite:////full/path.db.")
    return SQLiteStore.open(Path(path).expanduser(), schema, create=create, read_only=named != url)


OPENERS: Mapping[str, Callable[[str, Schema, bool], Store]] = {"memory": open_memory, "sqlite": open_sqlite}
