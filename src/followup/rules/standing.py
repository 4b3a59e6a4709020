"""
The standing items every agenda has: recognised by their titles, and how each is called and placed on ours.

A title is standing only if nothing else is in it: "Previous year's accounts" is a matter of its own.
Minutes are often in another language than their body's, so titles are recognised in all that are registered.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from attrs import frozen

from followup.languages import LANGUAGES, Language, language_of
from followup.model.codes import StandingRole


STANDING = (
    StandingRole.WELCOME,
    StandingRole.PREVIOUS_MINUTES,
    StandingRole.OUTSTANDING,
    StandingRole.UPCOMING_MEETINGS,
    StandingRole.OTHER_BUSINESS,
    StandingRole.NEXT_MEETING,
)
"""In the order they have on an agenda."""

_LAST = STANDING[3:]
_LONGEST = 120


@frozen
class _Patterns:
    roles: tuple[tuple[StandingRole, re.Pattern[str]], ...]
    parts: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(languages: tuple[Language, ...]) -> _Patterns:
    titles = [language.titles() for language in languages]
    roles = [(role, "|".join(own.recognised[role] for own in titles if role in own.recognised)) for role in STANDING]
    joined = "|".join(own.joined for own in titles)
    return _Patterns(
        tuple((role, re.compile(f"(?:{pattern})")) for role, pattern in roles),
        re.compile(rf"\s(?:{joined})\s|[,/&;–]|\s-\s"),
    )


def standing_roles(title: str) -> tuple[StandingRole, ...]:
    """
    The roles a title stands for, in agenda order; none if it holds anything else than standing items.

    >>> [role.value for role in standing_roles("Outstanding matters and previous meetings")]
    ['previous_minutes', 'outstanding']
    >>> standing_roles("Previous year's accounts")
    ()
    """
    casefolded = unicodedata.normalize("NFC", title).casefold().strip(" .:")
    if len(casefolded) > _LONGEST:
        return ()
    patterns = _patterns(LANGUAGES)
    whole = _role(casefolded, patterns)
    if whole:
        return (whole,)
    roles = [_role(part.strip(" .:"), patterns) for part in patterns.parts.split(casefolded) if part.strip(" .:")]
    if not roles or None in roles:
        return ()
    return tuple(sorted({role for role in roles if role}, key=STANDING.index))


def _role(title: str, patterns: _Patterns) -> StandingRole | None:
    squeezed = " ".join(title.split())
    return next((role for role, pattern in patterns.roles if pattern.fullmatch(squeezed)), None)


def canonical_title(role: StandingRole, locale: str) -> str:
    """
    What *role* is called on an agenda in *locale*; in English where its language has no word, nothing for other items.
    """
    return language_of(locale).titles().standing.get(role) or language_of("en").titles().standing.get(role, "")


def goes_last(role: StandingRole) -> bool:
    """
    Whether items of *role* close the agenda rather than open it.
    """
    return role in _LAST
