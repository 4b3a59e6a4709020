"""
What went wrong, in the language asked for: errors are raised in English, and told in others sentence by sentence.

An error carries its words whole, so that whoever catches it can print it; what it names is found again here by the
sentence it stands in.  The catalogue ``errors.po`` has a sentence for each, its names as ``{0}``, ``{1}``, and the few
words that such a name can be, as ``word: folder``.
"""

from __future__ import annotations

import gettext as catalogues
import pkgutil
import re
from functools import cache, lru_cache
from io import BytesIO

from attrs import frozen


WORD = "word: "
"""How the entry of a word begins that is told in the middle of a sentence."""

_HOLE = re.compile(r"\{(\d)\}")


@frozen
class Sentence:
    """
    A sentence in both languages: what recognises it, and what is told instead.
    """

    pattern: re.Pattern[str]
    told: str
    letters: int


def translate_error(text: str, locale: str) -> str:
    """
    *text*, one sentence or several, in the language *locale*; what is not known of it stays as it is.
    """
    return text if locale == "en" or not text else _told(text, locale)[1]


@lru_cache(maxsize=64)
def _told(text: str, locale: str) -> tuple[int, str]:
    """
    How many letters of *text* are known, and how it is told: whole, or taken apart where most of it is known.
    """
    options = [_sentence(text, locale) or (0, _words(locale).get(text, text))]
    for match in re.finditer(r"[.:;](?= )", text):
        first = _sentence(text[: match.end()], locale)
        if first is not None:
            letters, rest = _told(text[match.end() + 1 :], locale)
            options.append((first[0] + letters, f"{first[1]} {rest}"))
    return max(options, key=lambda option: option[0])


def _sentence(text: str, locale: str) -> tuple[int, str] | None:
    hits = ((sentence, sentence.pattern.fullmatch(text)) for sentence in _sentences(locale))
    sentence, named = next(((one, hit.groupdict()) for one, hit in hits if hit is not None), (None, {}))
    if sentence is None:
        return None
    words = _words(locale)
    phrase = _HOLE.sub(lambda hole: words.get(named[f"h{hole[1]}"], named[f"h{hole[1]}"]), sentence.told)
    return sentence.letters, phrase


@cache
def _sentences(locale: str) -> tuple[Sentence, ...]:
    """
    Every sentence, those first that leave least open: the more general ones would take what belongs to others.
    """
    made = [
        Sentence(_pattern(message), told, len(_HOLE.sub("", message)))
        for message, told in _catalogue(locale).items()
        if not message.startswith(WORD)
    ]
    return tuple(sorted(made, key=lambda sentence: -sentence.letters))


def _pattern(message: str) -> re.Pattern[str]:
    parts = _HOLE.split(message)
    return re.compile(
        "".join(f"(?P<h{part}>.*?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )


@cache
def _words(locale: str) -> dict[str, str]:
    known = _catalogue(locale).items()
    return {message.removeprefix(WORD): told for message, told in known if message.startswith(WORD)}


@cache
def _catalogue(locale: str) -> dict[str, str]:
    packaged = pkgutil.get_data("followup", f"locale/{locale}/LC_MESSAGES/errors.mo")
    read = catalogues.GNUTranslations(BytesIO(packaged or b""))
    return {message: told for message, told in read._catalog.items() if message}  # type: ignore[attr-defined]  # noqa: SLF001
