"""
Our own keys at the head of an item (``LG-9``, ``LG 9``, ``(LG-9)``) or at the right of a printed agenda's line.

A key inside a sentence is only a mention.
"""

from __future__ import annotations

import re


_HEAD = re.compile(
    r"(?P<open>\()?(?P<prefix>[A-ZÅÄÖ][A-ZÅÄÖ0-9]{0,9})(?P<joint>-|\s)(?P<number>[1-9]\d{0,4})(?(open)\))"
    r"(?=$|[\s:.,–-])[:.,–-]?\s{0,4}(?P<rest>.*)"
)
_RIGHT = re.compile(
    r"(?P<rest>\S.{0,200}?)\s{2,}(?P<open>\()?(?P<prefix>[A-ZÅÄÖ][A-ZÅÄÖ0-9]{0,9})-(?P<number>[1-9]\d{0,4})(?(open)\))"
)


def key_of(title: str, body: str) -> tuple[str, str]:
    """
    The key that *title* bears and the rest of it; none, and all of it, where there is none.

    *body* is the key of the body whose minutes they are: with it "LG 9" is a key; any other prefix needs its hyphen
    and brackets, or stands at the right end.
    """
    if match := _RIGHT.fullmatch(title):
        return f"{match['prefix']}-{match['number']}", match["rest"].strip()
    match = _HEAD.fullmatch(title)
    if match is None:
        return "", title
    own = match["prefix"].casefold() == body.casefold()
    if not own and not (match["joint"] == "-" and match["open"]):
        return "", title
    return f"{match['prefix']}-{match['number']}", match["rest"].strip()
