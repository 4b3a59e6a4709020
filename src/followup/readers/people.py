"""
Who can owe something: the people of the document, roles, "we", and names told from other words with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from followup.readers.marks import Marks, Token


_NAME_PARTS = re.compile(r"[^\W\d_][\w'’-]*")
_JOINTS = frozenset("och o and & og samt with + / , med".split())
_SMALL = frozenset("av von van der de du la af".split())
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars maj
    juni juli augusti oktober mandag tirsdag torsdag fredag lørdag søndag ai action next note link the a an""".split()
)
_NOUN_ENDS = (
    "en",
    "et",
    "na",
    "ning",
    "ingen",
    "tion",
    "tionen",
    "erna",
    "arna",
    "heten",
    "ns",
    "ts",
    "ing",
    "ment",
    "ness",
    "ity",
)


@frozen
class Actor:
    """
    Somebody named by the tokens from *start* to *end*; *sort* is ``name``, ``role``, ``we``, ``word`` or ``pronoun``.

    A ``word`` only has a capital: it may be a name or the first word of a sentence.
    """

    start: int
    end: int
    sort: str


class People:
    """
    The people a document names in its lists, and the words it writes small, which are no names.
    """

    def __init__(
        self,
        names: Iterable[str],
        organisations: Iterable[str],
        small: frozenset[str],
        capital: frozenset[str],
        roles: tuple[str, ...] = (),
    ) -> None:
        self.full = tuple(dict.fromkeys(name for name in names if name))
        self._small, self._capital, self._roles = small, capital, roles
        self._known: dict[str, str] = {}
        for name in self.full:
            parts = _NAME_PARTS.findall(name)
            for part in parts if len(parts) > 1 else parts[:1]:
                if len(part) > 1 and part.casefold() not in _SMALL:
                    self._known.setdefault(part.casefold(), name)
            if len(parts) > 1:
                self._known.setdefault("".join(part[0] for part in parts).casefold(), name)
        self._orgs = frozenset(one.casefold() for one in organisations)

    def knows(self, token: Token) -> bool:
        """
        Whether *token* is part of a name the document lists; one written small only where it is listed so.
        """
        low = token.low.lstrip("@").removesuffix("'s")
        name = self._known.get(low)
        if name is None:
            return False
        return token.text[:1] == "@" or token.text[:1].isupper() or token.low == name or name[:1].islower()

    def is_role(self, token: Token) -> bool:
        """
        Whether *token* ends as the names of bodies do ("portgruppen").
        """
        return len(token.low) > 5 and token.low.endswith(self._roles)

    def is_name(self, token: Token, *, first: bool) -> str:
        """
        The sort of actor *token* begins as far as its letters tell, or nothing.
        """
        text = token.text
        if self.knows(token) or (text[0] == "@" and len(text) > 2):
            return "name"
        if not text[0].isupper() or token.low in _NO_NAMES or not text[0].isalpha():
            return ""
        if text.isupper() and len(text) <= 4 and text.isalpha() and not (first and len(text) <= 3):
            return "name" if token.low in self._capital else "word"
        if token.low in self._small:
            return ""
        if not first or token.low in self._capital:
            return "cap" if first and token.low.endswith(_NOUN_ENDS) else "name"
        return "word" if token.low.endswith(_NOUN_ENDS) else "cap"


def actors_in(tokens: Sequence[Token], marks: Marks, people: People) -> list[Actor]:
    """
    The actors among *tokens*, names that stand together as one.
    """
    taken: dict[int, tuple[int, str]] = {}
    for sort in ("pronoun", "we", "role"):
        for start, end in marks.get(sort, ()):
            taken[start] = (end, sort)
    empty = {at for sign in ("adverb", "subord", "modal", "soft", "negated") for at, _ in marks.get(sign, ())}
    found: list[Actor] = []
    at, count = 0, len(tokens)
    if count > 1 and tokens[1].text == ":" and tokens[0].text[:1].isupper() and 0 not in taken:
        found.append(Actor(0, 1, "name" if people.knows(tokens[0]) else "cap"))
        at = 1
    while at < count:
        if at in taken and not (at + 1 < count and taken[at][1] == "role" and people.knows(tokens[at])):
            end, sort = taken[at]
            found.append(Actor(at, end, sort))
            at = end
            continue
        first = at == 0 or tokens[at - 1].text in '.:;–—-•!?"“”('
        if at not in empty and people.is_role(tokens[at]):
            found.append(Actor(at, at + 1, "role"))
            at += 1
            continue
        sort = "" if at in empty else people.is_name(tokens[at], first=first)
        if not sort:
            at += 1
            continue
        start, at = at, at + 1
        while at < count and at not in taken and _goes_on(tokens, at, people):
            if people.knows(tokens[at]):
                sort = "name"
            at += 1
        while at - 1 > start and tokens[at - 1].low in _JOINTS:
            at -= 1
        found.append(Actor(start, at, sort))
    return _joined(found, tokens)


def _goes_on(tokens: Sequence[Token], at: int, people: People) -> bool:
    token = tokens[at]
    if token.low in _SMALL:
        return at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
    return bool(people.is_name(token, first=False))


def _joined(actors: list[Actor], tokens: Sequence[Token]) -> list[Actor]:
    """
    Names in a row ("Ann, Bo and the clerk") as one actor.
    """
    found: list[Actor] = []
    for actor in actors:
        before = found[-1] if found else None
        gap = tokens[before.end : actor.start] if before else ()
        joint = before and 0 < len(gap) <= 2 and all(token.low in _JOINTS for token in gap)
        if before and joint and "pronoun" not in (actor.sort, before.sort) and "we" not in (actor.sort, before.sort):
            sort = "name" if "name" in (actor.sort, before.sort) else actor.sort
            found[-1] = Actor(before.start, actor.end, sort)
        else:
            found.append(actor)
    return found
