"""
When two titles name the same matter: by the words that carry meaning, parts of compounds counted.

Likeness only ever *proposes*; what may be taken without asking is decided in ``reconcile``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


# Function words of the languages we read, and words every agenda has; none of them tells two matters apart.
_EMPTY_WORDS = frozenset(
    """
    alla att av bland dess det den denna detta de dem där efter ej en enligt ett för förslag frågan frågor
    fråga från gällande han har hos hur i inom inför information kring kommande med mellan mot nu nya nytt
    ny när och om på punkt punkten rörande samt sig sin sina som till under upp utan vad vid ärende ärenden
    ärendet ärendena över övriga är diskussion beslut redovisning återrapportering lägesrapport a about
    after all an and any are as at by concerning discussion for from in into is item items its matter
    matters new of on or other over proposal proposed question questions regarding report the their to under
    update up with
    """.split()
)
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PART = 5  # of a compound: shorter parts ("plan", "val") join what does not belong together


@lru_cache(maxsize=8192)
def content_words(title: str) -> frozenset[str]:
    """
    The words of *title* that carry meaning, folded to lower case.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", title).casefold())
    return frozenset(word for word in words if word not in _EMPTY_WORDS and (len(word) > 1 or word.isdigit()))


def contained(title: str, other: str) -> bool:
    """
    Whether the content words of one of the two titles are all found in the other.

    A word is found when the other has it, or when one of the two begins or ends with the other
    (``trygghet`` in ``trygghetsfrågor``), five letters at least.  Numbers only part: a budget for 2023 is not
    one for 2024, but it may be *the* budget.  Titles without content words match nothing.
    """
    a, b = content_words(title), content_words(other)
    names, other_names = _names(a), _names(b)
    if not names or not other_names or _numbers_part(a, b):
        return False
    return _found(names, other_names) or _found(other_names, names)


def likeness(title: str, other: str) -> float:
    """
    How alike two titles are, from 0 to 1: the share of content words found in the other, both ways.
    """
    a, b = content_words(title), content_words(other)
    if not a or not b:
        return 0.0
    found = sum(_word_in(word, b) for word in a) + sum(_word_in(word, a) for word in b)
    return found / (len(a) + len(b))


def _names(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not word.isdigit())


def _numbers_part(a: frozenset[str], b: frozenset[str]) -> bool:
    numbers, others = a - _names(a), b - _names(b)
    return bool(numbers and others) and not numbers & others


def _found(words: frozenset[str], among: frozenset[str]) -> bool:
    return all(_word_in(word, among) for word in words)


def _word_in(word: str, among: frozenset[str]) -> bool:
    return word in among or any(_part_of(word, other) for other in among)


def _part_of(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST_PART and (long.startswith(short) or long.endswith(short))
