"""
Stored text on its way out: what could command a terminal or turn the reading order around is shown, not sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any


# C0 and C1 controls, marks and overrides of direction, line and paragraph separators, lone surrogates, byte order mark.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
BLANKS = re.compile(r"[ \t\r\n\f\v\u2028\u2029\x85]+")


def escaped(text: str) -> str:
    r"""
    *text* on one line, without control characters: each is written as its code, such as ``\x1b``.
    """
    # All that is unsafe is unprintable to Python too, which is quicker to ask.
    if text.isprintable() or not UNSAFE.search(text):
        return text
    return UNSAFE.sub(_code, BLANKS.sub(" ", text))


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def json_text(value: Mapping[str, Any]) -> str:
    """
    *value* as JSON with Swedish letters as they are and unsafe characters as JSON escapes: the same data, safe to show.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in text.split("\n"))
