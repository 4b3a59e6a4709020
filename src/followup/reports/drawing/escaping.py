"""
Stored text on its way out: what could command a terminal or turn the reading order around is shown, not sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any


# C0 and C1 controls, marks and overrides of direction, line and paragraph separators, lone surrogates, byte order mark.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
# In JSON text the first of them are escaped already, but for the ends of lines, which are its own.
UNSAFE_IN_JSON = re.compile(UNSAFE.pattern.replace("\x00-\x1f", ""))
BLANKS = re.compile(r"[ \t\r\n\f\v\u2028\u2029\x85]+")


_CONSTANTS = {None: "null", True: "true", False: "false"}


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


def json_text(value: Any) -> str:
    """
    *value* as JSON with Swedish letters as they are and unsafe characters as JSON escapes: the same data, safe to show.
    """
    return UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", _indented(value, "\n"))


def _indented(value: Any, line: str) -> str:
    # The library indents in Python, piece by piece: for a long list that takes longer than all the rest.
    if value.__class__ is str:
        return encode_basestring(value)
    if value.__class__ is int:
        return str(value)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    inner = line + "  "
    if isinstance(value, Mapping):
        parts = [f"{inner}{encode_basestring(key)}: {_indented(part, inner)}" for key, part in value.items()]
        return f"{{{','.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, list | tuple):
        return f"[{','.join([inner + _indented(part, inner) for part in value])}{line}]" if value else "[]"
    return json.dumps(value, ensure_ascii=False)
