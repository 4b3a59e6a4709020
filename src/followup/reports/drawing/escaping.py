"""
Stored text on its way out: what could command a terminal or turn the reading order around is shown, not sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar

from attrs import evolve, fields, has


T = TypeVar("T")

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


def printable(value: T) -> T:
    """
    The same answer with every text in it escaped.
    """
    safe: Any = _safe(value)
    return safe  # type: ignore[no-any-return]


def _safe(value: Any) -> Any:
    walk = _walk(value.__class__)
    return walk(value) if walk else value


@cache
def _walk(kind: type) -> Callable[[Any], Any] | None:
    """
    How to make a value of that *kind* safe; ``None`` if there is no text in it.
    """
    if kind is str:
        return escaped
    if issubclass(kind, tuple):
        return _safe_parts
    if issubclass(kind, Mapping):
        return _safe_mapping
    if has(kind):
        return partial(_safe_fields, {attribute.name: attribute.alias for attribute in fields(kind)})
    return None


def _safe_parts(value: tuple[Any, ...]) -> tuple[Any, ...]:
    parts = tuple(_safe(part) for part in value)
    return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts


def _safe_mapping(value: Mapping[Any, Any]) -> dict[Any, Any]:
    return {key: _safe(part) for key, part in value.items()}


def _safe_fields(aliases: Mapping[str, str], value: Any) -> Any:
    changed = {}
    for name, alias in aliases.items():
        old = getattr(value, name)
        # Most fields hold nothing that could be unsafe: they cost no call.
        walk = _walk(old.__class__)
        if walk is not None:
            new = walk(old)
            if new is not old:
                changed[alias] = new
    return evolve(value, **changed) if changed else value


def json_text(value: Mapping[str, Any]) -> str:
    """
    *value* as JSON with Swedish letters as they are and unsafe characters as JSON escapes: the same data, safe to show.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) for line in text.split("\n"))
