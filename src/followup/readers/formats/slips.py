"""
Slips of scanning and of typesetting: what was one letter and came out as two, or a figure that came out as a letter.

Only what cannot be meant is put right, in the text that lines and quotes refer to; the number of lines stays.
"""

from __future__ import annotations

import re
import unicodedata


_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_ACCENTS = {"¨": "\u0308", "˚": "\u030a", "´": "\u0301"}
_ACCENTED = {"¨": "aouAOUeEiI", "˚": "aA", "´": "eEaA"}
# The accent is typeset before or behind its letter, inside a word.
_BEHIND = re.compile(r"(?<=[^\W\d_])([aAoOuUeEiI])([¨˚´])|([aAoOuU])([¨˚´])(?=[^\W\d_])")
_ISO_DAY = re.compile(r"\b[12lI][9O0][\dOlI]{2}-[\dOlI]{2}-[\dOlI]{2}\b")
_FIGURES = str.maketrans("OlI", "011")


def put_right(text: str) -> str:
    """
    *text* with ligatures as letters, typeset accents on their letters, and days written with figures.
    """
    text = text.translate(_LIGATURES | _HYPHENS)
    text = _BEHIND.sub(_accented, text)
    return _ISO_DAY.sub(lambda match: match[0].translate(_FIGURES), text)


def _accented(match: re.Match[str]) -> str:
    letter, accent = match[1] or match[3], match[2] or match[4]
    if letter not in _ACCENTED[accent]:
        return match[0]
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
