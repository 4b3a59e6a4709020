"""
The words that people write under an item of a form: put off, agreed, done, dropped, somebody's to do.

There the matter is known, so that a word alone says what in minutes takes a sentence.
"""

from __future__ import annotations

import re

from followup.model.codes import Disposition, Outcome


_I = re.IGNORECASE
_NO_NAME = r"(?!(?:No|None|Not|The|This|It|All|Some|Still|Inget|Ingen|Inga|Den|Det|Alla|Någon|Fortfarande)\b)"
_NAME = r"[A-ZÅÄÖ][\w'’-]+(?:\s[A-ZÅÄÖ][\w'’-]+)?"
_PROMISE = re.compile(
    rf"{_NO_NAME}(?P<who>{_NAME}(?:\s(?:och|and|&)\s{_NAME})?)\s(?:still\s|fortfarande\s)?(?:(?:to|will|ska|skall)\s\w+|"
    r"(?:tar|ringer|skriver|ser|ber|gör|[a-zåäö]{2,}(?:ar|er|ing)))\b(?P<rest>.*)",
    re.DOTALL,
)
_PAST = re.compile(r"\b(?:har|hade|är|var|has|had|is|was|inget|ingen)\b", _I)
SIGNS: tuple[tuple[Disposition, Outcome | None, re.Pattern[str]], ...] = (
    (Disposition.REFERRED_BACK, None, re.compile(r"(?:återremitt|återremiss|sent back|back to the)", _I)),
    (Disposition.REMOVED, None, re.compile(r"(?:utgår|utgick|struket|stryks|taken off|dropped|removed)\b", _I)),
    (
        Disposition.NOT_REACHED,
        None,
        re.compile(r"(?:hann (?:inte|ej)|tiden räckte inte|ingen tid|no time|ran out of time|not reached)\b", _I),
    ),
    (
        Disposition.POSTPONED,
        None,
        re.compile(
            r"(?:bordläggs|bordlades|bordlagt|skjuts upp|sköts upp|tas (?:upp )?(?:igen|nästa)|beslut (?:på|i|vid)\s"
            r"|put off|deferred|postponed|tabled|decide (?:in|at|on|next)\s|(?:back|again) next|vilar\b|on hold\b)",
            _I,
        ),
    ),
    (
        Disposition.DECIDED,
        Outcome.REJECTED,
        re.compile(r"(?:avslag|avslogs|avslås|rejected|lost|turned down|not agreed)\b", _I),
    ),
    (
        Disposition.DECIDED,
        Outcome.APPROVED,
        re.compile(r"(?:bifall|bifölls|godkänns|godkändes|godkänt|ja\b|agreed|approved|carried|yes)\b", _I),
    ),
    (
        Disposition.DECIDED,
        None,
        re.compile(
            r"(?:[^.]{0,60}\b(?:beslut(?:ade|ades|at)s? att|resolved (?:to|that)|decided (?:to|that))\b|"
            r"höjs|sänks|ingen (?:höjning|ändring)|goes (?:up|down) to|no (?:rise|change|increase))\b",
            _I,
        ),
    ),
    (Disposition.CARRIED_OUT, None, re.compile(r"(?:klart?|färdigt?|done|completed|finished)\b\W*$", _I)),
)
_LONGEST = 12  # words of a remark beside a title


def is_remark(text: str) -> bool:
    """
    Whether *text*, beside a title, says what came of the matter.
    """
    short = len(text.split()) <= _LONGEST
    return short and (any(sign.match(text) for _, _, sign in SIGNS) or promise_in(text) is not None)


def promise_in(text: str) -> re.Match[str] | None:
    """
    The promise that a remark is, with *who* gives it.
    """
    match = _PROMISE.match(text)
    return match if match and not _PAST.search(match[0][: match.start("rest")]) else None
