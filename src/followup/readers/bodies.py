"""
Which body a phrase means: the document's own, however it names itself, or another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from followup.languages.vocabulary import BodyWords


_WORD = re.compile(r"[^\W\d_][\w\-&/]{0,60}")
_SHORTEST_STEM = 4


@frozen
class Names:
    """
    What the document calls its own body and who else is known by name; *own* is how findings name it.
    """

    own: str
    own_names: tuple[str, ...]
    organisations: tuple[str, ...]
    people: tuple[str, ...]
    words: BodyWords

    def is_own(self, phrase: str) -> bool:
        """
        Whether *phrase* (``ledningsgrupps``, ``Ledningsgruppen``, ``the committee``) means the document's own body.

        By shared parts of words: the last word of the body's name begins the phrase's last word, or the reverse.
        """
        found = [word for word in _WORD.findall(phrase.casefold()) if word not in self.words.unnamed]
        if not found:
            return False
        if len(found) == 1 and found[0] in self.words.generic:
            return True
        forms = {stem(word, self.words) for word in (found[-1], _without_tail(found[-1], self.words))}
        own = self._own_heads()
        meant = any(_means(form, word) for form in forms for word in own if len(form) >= _SHORTEST_STEM)
        return meant and self._no_other_name(phrase)

    def _own_heads(self) -> set[str]:
        """
        The words that say what sort of body we are ("ledningsgrupp"), not where ("Fjordviks").
        """
        heads: set[str] = set()
        for name in self.own_names:
            found = _WORD.findall(name.casefold())
            heads |= {stem(word, self.words) for word in found if word.endswith(self.words.endings)}
            heads |= {stem(word, self.words) for word in found[-1:]}
        return heads

    def _no_other_name(self, phrase: str) -> bool:
        """
        A name of more capitalised words than ours holds is another body, even if it shares a word.
        """
        mine = {stem(word, self.words) for name in self.own_names for word in _WORD.findall(name.casefold())}
        names = [word for word in _WORD.findall(phrase)[:-1] if word[:1].isupper()]
        return all(any(same(stem(word.casefold(), self.words), one) for one in mine) for word in names)

    def own_compound(self, prefix: str) -> bool:
        """
        Whether ``<prefix>möte`` is a meeting of the own body: named after it, or after no body at all.
        """
        bare = prefix.casefold().strip()
        return not bare or bare in self.words.own_compounds or self.is_own(bare)

    def looks_like_body(self, phrase: str) -> bool:
        """
        Whether *phrase* ends like the name of a body (``kommittén``, ``nämnden``, ``committee``).
        """
        found = _WORD.findall(phrase.casefold())
        return bool(found) and (found[-1].rstrip("s").endswith(self.words.endings) or phrase in self.organisations)

    def known(self, phrase: str) -> str:
        """
        The full name of an organisation or person that *phrase* shortens (``Regionen``), or *phrase* itself.
        """
        found = _WORD.findall(phrase.casefold())
        if len(found) == 1:
            hits = _with_word(stem(found[0], self.words), self.organisations, self.words)
            hits = hits or _with_first_word(found[0], self.people)
            return hits[0] if len(hits) == 1 else phrase
        return next(
            (name for name in (*self.organisations, *self.people) if name.casefold() == phrase.casefold()), phrase
        )

    def body(self, phrase: str) -> str:
        """
        The body's name as findings give it: the own one's, or *phrase* without genitive, article and "new".
        """
        bare = self.words.renewed.sub("", phrase.strip()).strip()
        if self.is_own(bare):
            return self.own
        bare = nominative(bare, self.words)
        return bare[:1].upper() + bare[1:]


def nominative(phrase: str, words: BodyWords) -> str:
    """
    The name of a body without its genitive ("gruppens" in "gruppens möte").
    """
    for genitive in ("'s", "’s"):
        phrase = phrase.removesuffix(genitive)
    if phrase.endswith("s") and phrase[:-1].casefold().endswith(words.endings):
        return phrase[:-1]
    return phrase


def stem(word: str, words: BodyWords) -> str:
    """
    *word* without its genitive and definite endings, never shorter than four letters.
    """
    for suffix in ("'s", "’s", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            word = word.removesuffix(suffix)
            break
    for suffix in words.suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word.removesuffix(suffix)
    return word


def same(a: str, b: str) -> bool:
    """
    Whether two stems are one, an inflected ending of up to two letters apart.
    """
    short, long = sorted((a, b), key=len)
    return len(short) >= _SHORTEST_STEM and long.startswith(short) and len(long) - len(short) <= 2


def _without_tail(word: str, words: BodyWords) -> str:
    for tail in words.tails:
        if word.endswith(tail):
            return word.removesuffix(tail)
    return word


def _means(word: str, own: str) -> bool:
    """
    Whether *word* is *own* or the end of it ("fullmäktige" for "kommunfullmäktige").
    """
    return same(word, own) or (len(word) > _SHORTEST_STEM and own.endswith(word))


def _with_word(wanted: str, names: Iterable[str], words: BodyWords) -> list[str]:
    return sorted(
        {name for name in names if any(same(wanted, stem(word, words)) for word in _WORD.findall(name.casefold()))}
    )


def _with_first_word(wanted: str, names: Iterable[str]) -> list[str]:
    return sorted({name for name in names if name.casefold().split()[:1] == [wanted]})


def body_at(text: str, names: Names, *, loose: bool) -> str:
    """
    The name of a body that *text* begins with, or nothing; *loose* also takes a name we have no word for.
    """
    tokens = _before_links(text, names.words)
    for count in range(1, min(4, len(tokens)) + 1):
        candidate = " ".join(tokens[:count])
        if candidate.casefold().rstrip("s").endswith(names.words.endings) or names.is_own(candidate):
            return candidate
    if joined := _joined_name(text, names.words):
        return joined
    named = _capitalised(tokens)
    return named if named and (loose or names.known(named) in names.organisations) else ""


def _joined_name(text: str, words: BodyWords) -> str:
    """
    A name of several parts that only its last word shows to be a body ("kretslopp och vattennämnden").
    """
    tokens: list[str] = []
    for token in text[:160].split()[:7]:
        bare = token.strip(",.;:()")
        if bare.casefold() in words.links and bare.casefold() not in words.ands:
            return ""
        tokens.append(bare)
        if bare.casefold().endswith(words.endings):
            return " ".join(tokens)
        if token != bare:
            return ""
    return ""


def actor_at(text: str, names: Names) -> str:
    """
    Who is named where *text* begins: the words up to the first link word, at most six.
    """
    tokens = _before_links(text.lstrip(" :"), names.words)
    if not tokens:
        return ""
    return " ".join(_capitalised(tokens).split() or tokens[:4]) if tokens[0][:1].isupper() else " ".join(tokens[:4])


def _before_links(text: str, words: BodyWords) -> list[str]:
    tokens: list[str] = []
    for token in text[:160].split()[:6]:
        bare = token.strip(",.;:()")
        if not bare or bare.casefold() in words.links or token[0] == "(":
            break
        tokens.append(bare)
        if token != bare:
            break
    while tokens and tokens[0].casefold() in words.unnamed:
        tokens = tokens[1:]
    return tokens


def _capitalised(tokens: list[str]) -> str:
    count = 0
    while count < len(tokens) and tokens[count][:1].isupper():
        count += 1
    return " ".join(tokens[:count])
