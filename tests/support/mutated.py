"""
Minutes as chance changes them: lines lost, doubled and moved, words changed, letters of any kind put in, bytes turned.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence


Rows = list[str]

ODD = (
    *("\0", "\t", "\f", "\v", "\r", "\x1b", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u202e", "\ufeff", "\ufb01"),
    *("§", "¤", "•", "–", "“", "\u0301", "🦊", "|", "#", "*", "-", "_", "[", "](", "`", ">", "(", ")", ":", ";", "\\"),
    *("1.", "§ 1", "§§ 4–900", "- [ ] ", "ACTION:", "@bo", "31 februari", "2026-13-40", "kl. 99.99", "Beslut", "Next:"),
    *("bordläggs", "till nästa möte", "postponed", "AP Bo:", "TODO", "9999-12-31", "den 0 maj", "1" * 40, "a" * 300),
)


def mutated(sources: Sequence[str], rng: random.Random) -> bytes:
    """
    One of *sources*, changed a few times and written in some encoding.
    """
    rows = rng.choice(sources).split("\n")
    if len(rows) > 120:
        begin = rng.randrange(len(rows) - 100)
        rows = rows[begin : begin + 100]
    for _ in range(rng.choice((1, 1, 2, 3, 5, 9, 20))):
        rows = rng.choice(_CHANGES)(rows, sources, rng) or [""]
    return _written("\n".join(rows[:400]), rng)


def turned(data: bytes, rng: random.Random) -> bytes:
    """
    *data* with some bytes turned, a piece cut out, or a piece doubled.
    """
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 5, 20))):
        at = rng.randrange(len(changed) or 1)
        match rng.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del changed[at : at + rng.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + rng.randrange(1, 40)]
            case _:
                changed[at : at + 1] = rng.choice((b"\0", b"<", b"(", b">>", b"9" * 9, b"\xff", b"&"))
    return bytes(changed)


def _written(text: str, rng: random.Random) -> bytes:
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252"))
    ends = rng.choice(("\n", "\n", "\n", "\r\n", "\r"))
    return text.replace("\n", ends).encode(encoding, "replace")


def _at(rows: Rows, rng: random.Random) -> int:
    return rng.randrange(len(rows))


def _drop(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    return rows[:at] + rows[at + rng.randrange(1, 4) :]


def _double(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    return rows[: at + 1] + rows[at : at + 1] * rng.choice((1, 2, 30)) + rows[at + 1 :]


def _move(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    rows = list(rows)
    rows.insert(_at(rows, rng), rows.pop(_at(rows, rng)))
    return rows


def _join(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    return [*rows[:at], rng.choice(("", " ", "  ")).join(rows[at : at + 2]), *rows[at + 2 :]]


def _break(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    where = rng.randrange(len(rows[at]) + 1)
    return [*rows[:at], rows[at][:where] + rng.choice(("", "-", "\xad")), rows[at][where:], *rows[at + 1 :]]


def _put(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    where = rng.choice((0, len(rows[at]), rng.randrange(len(rows[at]) + 1)))
    return [*rows[:at], rows[at][:where] + rng.choice(ODD) + rows[at][where:], *rows[at + 1 :]]


def _line(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    at = _at(rows, rng)
    return [*rows[:at], "".join(rng.choices(ODD, k=rng.randrange(4))), *rows[at:]]


def _splice(rows: Rows, sources: Sequence[str], rng: random.Random) -> Rows:
    other = rng.choice(sources).split("\n")
    begin, at = _at(other, rng), _at(rows, rng)
    return rows[:at] + other[begin : begin + rng.randrange(1, 15)] + rows[at:]


def _swap_words(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    a, b = _at(rows, rng), _at(rows, rng)
    words, others = rows[a].split(" "), rows[b].split(" ")
    words[rng.randrange(len(words))] = rng.choice(others)
    return [*rows[:a], " ".join(words), *rows[a + 1 :]]


def _whole(rows: Rows, _: Sequence[str], rng: random.Random) -> Rows:
    change: Callable[[str], str] = rng.choice(
        (
            str.upper,
            str.lower,
            lambda row: "  " + row,
            lambda row: "- " + row,
            lambda row: "| " + row.replace(",", " |"),
            lambda row: row.replace(" ", "\xa0"),
            lambda row: row.replace(".", ""),
            lambda row: row.replace("2026", ""),
        )
    )
    begin = _at(rows, rng)
    end = rng.choice((begin + 1, begin + 8, len(rows)))
    return [*rows[:begin], *map(change, rows[begin:end]), *rows[end:]]


def _without_blanks(rows: Rows, _: Sequence[str], __: random.Random) -> Rows:
    return [row for row in rows if row.strip()]


def _with_blanks(rows: Rows, _: Sequence[str], __: random.Random) -> Rows:
    return [each for row in rows for each in (row, "")]


_CHANGES = (
    *(_drop, _double, _move, _join, _break, _put, _put, _line, _splice, _swap_words, _whole),
    *(_without_blanks, _with_blanks),
)
