"""
Pandoc: found on the path or in its wheel, run on bytes in its own sandbox, with bounds on memory and time.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib import import_module
from typing import Any

from followup.errors import UnreadableDocument


MOST_MEMORY = "768m"
MOST_SECONDS = 120
_INSTALL = "Install pandoc (on Debian: apt-get install pandoc), or: pip install 'followup[documents]'"


def program() -> str | None:
    """
    Where pandoc is: on the path, or in the wheel ``pypandoc-binary``; ``None`` if it is nowhere.
    """
    found = shutil.which("pandoc")
    if found is not None:
        return found
    try:
        return str(import_module("pypandoc").get_pandoc_path())
    except (ImportError, OSError):
        return None


def blocks_of(data: bytes, source: str, name: str, what: str) -> dict[str, Any]:
    """
    The document in *data*, which is in pandoc's format *source*, as pandoc's own tree of blocks.

    Tracked changes are accepted.  The sandbox keeps pandoc from every file and address the document names.

    Raises:
        UnreadableDocument: there is no pandoc, or it cannot read it within its bounds.
    """
    path = program()
    if path is None:
        raise UnreadableDocument(f"{name} is {what}; pandoc is needed to read it.", hint=_INSTALL)
    command = [path, "+RTS", f"-M{MOST_MEMORY}", "-RTS", "--sandbox", "--from", source, "--to", "json"]
    try:
        done = subprocess.run(  # noqa: S603 - see above
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False, env=_surroundings()
        )
    except subprocess.TimeoutExpired as late:
        raise UnreadableDocument(
            f"{name} took pandoc longer than {MOST_SECONDS} seconds.", hint="Give its text instead."
        ) from late
    if done.returncode:
        raise _failed(done.stderr, name)
    try:
        tree: dict[str, Any] = json.loads(done.stdout)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{name} is nested too deeply.", hint="Give its text instead.") from error
    return tree


def _surroundings() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "TMPDIR", "SYSTEMROOT"}}
    return {**kept, "LANG": "C.UTF-8"}


def _failed(told: bytes, name: str) -> UnreadableDocument:
    words = told.decode("utf-8", "replace").strip()
    if "--sandbox" in words:
        return UnreadableDocument("The pandoc on the path is too old: 2.15 or later is needed.", hint=_INSTALL)
    first = " ".join(words.split())[:200] or "it gave no reason"
    return UnreadableDocument(f"{name} cannot be read by pandoc: {first}.", hint="Give its text instead.")
