"""
The words of a text and what they are signs of, in one pass: every list of a language is looked up at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from followup.languages.forms import Forms


_TOKEN = re.compile(r"[@#]?\w(?:[\w'’&@]|[-/.](?=\w))*|[^\w\s]")
_STEM = 4  # letters by which stems are looked up; no stem is shorter


_WHOLE = frozenset({"carry", "await", "later", "next", "duty", "open_status"})
"""Signs whose phrases say all there is: the words in them are no sign that undoes."""
_UNDOING = frozenset({"negated", "closed", "past", "soft", "proposal", "report", "state"})


@frozen
class Token:
    """
    A word or a mark of punctuation and where it stands.
    """

    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """
    The words and marks of *text*.
    """
    found = []
    for match in _TOKEN.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        low = word.casefold().replace("’", "'")
        if low.endswith("'ll") and len(low) > 3:
            found.append(Token(word[:-3], low[:-3], start, end - 3))
            word, low, start = word[-3:], "'ll", end - 3
        found.append(Token(word, low, start, end))
    return found


Marks = Mapping[str, Sequence[tuple[int, int]]]
"""Sign → the places (first token, one behind the last) where it stands."""


class Lexicon:
    """
    The signs of one language or several, ready to be looked up.
    """

    def __init__(self, languages: Iterable[Forms]) -> None:
        self._single: dict[str, set[str]] = {}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for forms in languages:
            for sign, phrases in forms.signs.items():
                for phrase in phrases.split("|"):
                    self._add(sign, phrase.split())
            for sign, words in forms.derived().items():
                for word in words:
                    self._single.setdefault(word, set()).add(sign)

    def _add(self, sign: str, words: list[str]) -> None:
        split = [token for word in words for token in _tokens_kept(word)]
        if len(split) > 1:
            second = split[1] if len(split) > 2 or not split[1].endswith("*") else "*"
            self._phrases.setdefault(split[0], {}).setdefault(second, []).append((tuple(split[1:]), sign))
        elif split[0].endswith("*"):
            stem = split[0][:-1]
            self._stems.setdefault(stem[:_STEM], []).append((stem, sign))
        else:
            self._single.setdefault(split[0], set()).add(sign)

    def _phrases_at(self, tokens: Sequence[Token], at: int) -> Sequence[tuple[tuple[str, ...], str]]:
        seconds = self._phrases.get(tokens[at].low)
        if seconds is None or at + 1 >= len(tokens):
            return ()
        exact, starred = seconds.get(tokens[at + 1].low, ()), seconds.get("*", ())
        return [*exact, *starred] if starred else exact

    def marks(self, tokens: Sequence[Token]) -> Marks:
        """
        Which signs stand where among *tokens*.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        covered = 0
        for at, token in enumerate(tokens):
            low = token.low
            for rest, sign in self._phrases_at(tokens, at):
                end = at + 1 + len(rest)
                if end <= len(tokens) and _follows(rest, tokens, at + 1):
                    found.setdefault(sign, []).append((at, end))
                    if sign in _WHOLE:
                        covered = max(covered, end)
            for sign in self._single.get(low, ()):
                if at >= covered or sign not in _UNDOING:
                    found.setdefault(sign, []).append((at, at + 1))
            for stem, sign in self._stems.get(low[:_STEM], ()):
                if low.startswith(stem) and (at >= covered or sign not in _UNDOING):
                    found.setdefault(sign, []).append((at, at + 1))
        return found


def _tokens_kept(word: str) -> list[str]:
    star = word.endswith("*")
    parts = [match[0].casefold() for match in _TOKEN.finditer(word.removesuffix("*"))]
    return [*parts[:-1], parts[-1] + "*"] if star else parts


def _follows(rest: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    for offset, word in enumerate(rest):
        low = tokens[at + offset].low
        if low != word and not (word.endswith("*") and low.startswith(word[:-1])):
            return False
    return True


class Labels:
    """
    What the titles of sections mean, in every language at once.
    """

    def __init__(self, languages: Iterable[Forms]) -> None:
        self._kinds: dict[str, str] = {}
        for forms in languages:
            for kind, phrases in forms.labels.items():
                for phrase in phrases.split("|"):
                    self._kinds.setdefault(" ".join(phrase.split()), kind)

    def kind(self, title: str) -> str:
        """
        The kind a title gives its section, or nothing: by all its words, or those that begin or end it.
        """
        bare = label_words(title)
        if not bare or len(bare) > 90:
            return ""
        if found := self._kinds.get(bare):
            return found
        words = bare.split()
        if len(words) > 9:
            return ""
        for size in range(min(6, len(words) - 1), 0, -1):
            head, tail = " ".join(words[:size]), " ".join(words[-size:])
            for part, wanted in ((head, _HEADS), (tail, _TAILS)):
                kind = self._kinds.get(part, "")
                if kind in wanted and (size > 1 or part in _ALONE):
                    return kind
        return ""


_TAILS = ("actions", "review", "postponed", "present")
_HEADS = (*_TAILS, "next", "absent", "formal")
_ALONE = {"actions", "todo", "todos", "attendees", "närvarande", "gjøremål", "åtgärder", "handlingslog", "dagsorden"}
_EDGES = re.compile(r"^[\W\d_]+|[\W_]+$")


def label_words(title: str) -> str:
    """
    *title* in small letters without numbers, marks and emphasis around it.
    """
    return " ".join(_EDGES.sub("", title.casefold()).replace("’", "'").split()).removesuffix(" ::")
