"""
From the lines of a paragraph to its sentences, and from a sentence as written to its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from followup.languages.vocabulary import LayoutWords
from followup.readers.lines import Line


_END = re.compile(r"[.!?]+[\"”’»)\]*_]{0,3}(?=\s|$)|(?<=[a-zåäö][a-zåäö])\.(?=[A-ZÅÄÖ][a-zåäö])")
_MOST_READ = 2000  # characters; what is longer has no full stops and is no sentence
_WORD_BEFORE = re.compile(r"[\w.]{1,20}$")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=(?P<next>[^\W\d_]{1,40}))")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
_BEFORE_DAYS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec okt".split())
_WHOLE = 3  # letters
_MARKS = re.compile(r"[\"“”„»«]")
_QUOTED = re.compile(r"[\"“”„»«](?P<inner>[^\"“”„»«]{1,200})[\"“”»«]")


def joined(lines: tuple[Line, ...]) -> str:
    """
    The text of *lines*, one line break between each, single blanks between words.
    """
    return "\n".join(" ".join(line.words.split()) for line in lines)


def split(raw: str, words: LayoutWords) -> Iterator[tuple[str, int]]:
    """
    Each sentence of *raw* with where it starts; abbreviations and initials end none.
    """
    start = 0
    for match in _END.finditer(raw):
        if _ends(raw, match, words):
            yield from _piece(raw, start, match.end())
            start = match.end()
    yield from _piece(raw, start, len(raw))


def _piece(raw: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    piece = raw[start:end]
    if piece.strip():
        yield piece.strip(), start + len(piece) - len(piece.lstrip())


def _ends(raw: str, match: re.Match[str], words: LayoutWords) -> bool:
    after = raw[match.end() : match.end() + 3].lstrip()
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    found = _WORD_BEFORE.search(raw, max(0, match.start() - 20), match.start())
    before = found[0] if found else ""
    if before.casefold().strip(".") in words.abbreviations or (len(before) == 1 and before.isupper()):
        return False
    if before.isdigit() and len(before) < 3 and after[:1].islower():
        return False
    if after[:1].isdigit() and before.casefold() in _BEFORE_DAYS:
        return False
    return not after[:1].islower() or (_is_word(before) and match.end() < len(raw))


def _is_word(before: str) -> bool:
    """
    Whether the word before a full stop is none cut short, so that a small letter behind it begins a sentence too.
    """
    return len(before) >= _WHOLE and before.isalpha() and any(letter in "aeiouyåäöæø" for letter in before)


def unquoted(text: str) -> str:
    """
    *text* with the words in quotation marks blanked out.
    """
    if not _MARKS.search(text):
        return text
    return _QUOTED.sub(lambda match: "·" * len(match[0]), text)


def readable(raw: str, words: LayoutWords) -> str:
    """
    *raw* with divided words put together and without marks of emphasis and links.
    """
    raw = raw[:_MOST_READ]
    text = raw
    if "\n" in raw:
        text = _HYPHENATED.sub(lambda match: "-\n" if _keeps(match, words) else "", raw).replace("\n", " ")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "`" in text:
        text = text.replace("**", "").replace("__", "").replace("`", "")
    return text.strip("*_ ")


def _keeps(match: re.Match[str], words: LayoutWords) -> bool:
    return not match["next"][0].islower() or match["next"].casefold() in words.keeps_hyphen
