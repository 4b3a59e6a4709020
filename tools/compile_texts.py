# ruff: noqa: INP001 - a script, no package
"""
Compiles the Swedish texts of the reports: ``python tools/compile_texts.py`` after each change to a ``.po`` file.
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterator
from pathlib import Path


LOCALE = Path(__file__).parent.parent / "src" / "followup" / "locale"

MAGIC = 0x950412DE


def entries(text: str) -> Iterator[tuple[str, str]]:
    """
    The pairs of a ``.po`` file: message (both numbers, NUL between) and translation.

    Obsolete and fuzzy entries are refused.
    """
    if "#~" in text or "#, fuzzy" in text:
        raise ValueError("Obsolete and fuzzy entries do not belong in the catalogue.")
    for block in text.split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line.startswith('"'):
                name, _, line = line.partition(" ")  # noqa: PLW2901 - what follows the keyword
            fields[name] = fields.get(name, "") + ast.literal_eval(line)
        if fields:
            yield pair(fields)


def pair(fields: dict[str, str]) -> tuple[str, str]:
    """
    One entry as gettext looks it up.
    """
    if "msgid_plural" in fields:
        return f"{fields['msgid']}\0{fields['msgid_plural']}", f"{fields['msgstr[0]']}\0{fields['msgstr[1]']}"
    return fields["msgid"], fields["msgstr"]


def compiled(text: str) -> bytes:
    """
    The ``.mo`` file of a ``.po`` file's *text*: the same bytes for the same entries.
    """
    catalogue = sorted((message.encode(), translation.encode()) for message, translation in entries(text))
    count = len(catalogue)
    first = 7 * 4
    heads: list[bytes] = []
    body = b""
    for column in (0, 1):
        for entry in catalogue:
            heads.append(struct.pack("<2I", len(entry[column]), first + 2 * 8 * count + len(body)))
            body += entry[column] + b"\0"
    start = struct.pack("<7I", MAGIC, 0, count, first, first + 8 * count, 0, 0)
    return start + b"".join(heads) + body


def main() -> None:
    """
    Compile every catalogue beside its source.
    """
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        source.with_suffix(".mo").write_bytes(compiled(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
