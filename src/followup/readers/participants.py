"""
Who was there: rows of names with organisation, role and items, however the list separates them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from followup.languages.vocabulary import HeaderWords


_SEPARATORS = re.compile(r"\s{2,}|\t|\s[–—|-]\s|\|")
_BRACKETS = re.compile(r"\((?P<inner>[^()]{1,80})\)")
_BULLET = re.compile(r"\A(?:[-*•▪·+]|\d{1,3}[.)])\s+")
_LETTERS = re.compile(r"[^\W\d_]")
_MOST_ITEMS = 50


@frozen
class Row:
    """
    One person as the list gives them; *roles* are among ``chair``, ``notes_by``, ``verified_by``.
    """

    name: str
    organisation: str = ""
    items: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@frozen
class _Raw:
    parts: tuple[str, ...]
    items: tuple[str, ...]
    roles: tuple[str, ...]


def rows(lines: Iterable[str], words: HeaderWords, others: Iterable[str] = ()) -> list[Row]:
    """
    The people in *lines*; *others* are lines of other lists of the same document, which show what is an organisation.
    """
    own = list(lines)
    raws = [raw for line in own for raw in _raws(line, words, alone=len(own) == 1)]
    seen = [*raws, *(raw for line in others for raw in _raws(line, words, alone=False))]
    endings = _shared_endings(seen)
    return [_row(raw, endings, words) for raw in raws]


def _raws(line: str, words: HeaderWords, *, alone: bool) -> list[_Raw]:
    text = _BULLET.sub("", line.strip())
    return [raw for piece in _pieces(text, words, alone=alone) if (raw := _raw(piece, words)).parts]


def _pieces(text: str, words: HeaderWords, *, alone: bool) -> list[str]:
    """
    One piece for each person: at semicolons, or at commas where more names than one are listed.
    """
    if ";" in text:
        return [piece for piece in text.split(";") if piece.strip()]
    parts = [part.strip() for part in re.split(r",\s*(?![^()]*\))", text) if part.strip()]
    if len(parts) >= 3 and all(len(_BRACKETS.sub("", part).split()) == 1 for part in parts[:-1]):
        return [piece for part in parts for piece in re.split(r"\s(?:och|and|og|samt|&)\s", part)]
    names = [part for part in parts if _is_name(part, words)]
    one_person = not alone and len(parts) == 2 and "(" not in parts[0] and not text.endswith(",")
    if len(names) < 2 or one_person:
        return [text]
    pieces: list[str] = []
    for part in parts:
        if _is_name(part, words) or not pieces:
            pieces += re.split(r"\s(?:och|and)\s(?=[A-ZÅÄÖ])", part)
        else:
            pieces[-1] += f", {part}"
    return pieces


def _is_name(part: str, words: HeaderWords) -> bool:
    bare = _BRACKETS.sub("", part).split()
    capital = all(word[:1].isupper() for word in bare if word.casefold() not in ("och", "and", "von", "af", "de"))
    return 2 <= len(bare) <= 7 and capital and not any(word.casefold() in words.organisations for word in bare)


def _raw(piece: str, words: HeaderWords) -> _Raw:
    items: tuple[str, ...] = ()
    if match := words.items.search(piece):
        items = numbers_in(match["numbers"])
        before, after = piece[: match.start()], piece[match.end() :]
        piece = f"{before}{')' if before.count('(') > before.count(')') else ''} {after}"
    inner = [part.strip() for match in _BRACKETS.finditer(piece) for part in match["inner"].split(",")]
    outside = _BRACKETS.sub("  ", piece)
    parts = [part.strip(" ,.:") for chunk in _SEPARATORS.split(outside) for part in chunk.split(",")]
    roles: list[str] = []
    kept = [part for part in [*parts, *inner] if part and not _takes_role(part, words, roles) and _LETTERS.search(part)]
    return _Raw(tuple(kept), items, tuple(roles))


def _takes_role(part: str, words: HeaderWords, roles: list[str]) -> bool:
    for role, pattern in (("chair", words.chair), ("notes_by", words.notes_by), ("verified_by", words.verified_by)):
        match = pattern.search(part)
        if match and not re.search(r"\b(?:vice|deputy)\b", part, re.IGNORECASE):
            roles.append(role)
            return match.end() - match.start() >= len(part.strip()) - 2
    return bool(re.fullmatch(r"(?:vice|deputy|acting)\s\w+", part, re.IGNORECASE))


def numbers_in(text: str) -> tuple[str, ...]:
    """
    The item numbers in ``2``, ``2, 4`` or ``2–4``.
    """
    found: list[str] = []
    for match in re.finditer(r"(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?", text):
        first, last = int(match[1]), int(match[2] or match[1])
        found += map(str, range(first, min(last, first + _MOST_ITEMS) + 1))
    return tuple(found)


def _shared_endings(raws: list[_Raw]) -> frozenset[str]:
    """
    Last words (one to three) that several rows share: organisations written after the name without a mark.
    """
    counts: Counter[str] = Counter()
    for raw in raws:
        tokens = raw.parts[0].split()
        counts.update(" ".join(tokens[-size:]) for size in (1, 2, 3) if len(tokens) - size >= 2)
    return frozenset(ending for ending, count in counts.items() if count > 1)


def _row(raw: _Raw, endings: frozenset[str], words: HeaderWords) -> Row:
    name, organisation = raw.parts[0], ", ".join(raw.parts[1:])
    if not organisation:
        name, organisation = _split(name, endings, words)
    return Row(name, organisation, raw.items, raw.roles)


def _split(text: str, endings: frozenset[str], words: HeaderWords) -> tuple[str, str]:
    tokens = text.split()
    for size in (3, 2, 1):
        ending = " ".join(tokens[-size:])
        if len(tokens) - size >= 2 and ending in endings:
            return " ".join(tokens[:-size]), ending
    marks = [i for i, token in enumerate(tokens) if i >= 2 and token.casefold() in words.organisations]
    if marks:
        start = marks[0] if marks[0] < len(tokens) - 1 else max(2, marks[0] - 1)
        return " ".join(tokens[:start]), " ".join(tokens[start:])
    if endings and len(tokens) >= 3:
        return " ".join(tokens[:-1]), tokens[-1]
    return text, ""
