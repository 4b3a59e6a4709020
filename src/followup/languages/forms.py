"""
The short lists by which a language's promises are told: what each word or phrase is a sign of.

Phrases are parted by bars; a word that ends in a star stands for all that begin so.
"""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Forms:
    """
    The signs of one language, and the labels its headings bear.

    *signs* maps a sign (``carry``, ``modal``, ``task`` …) to its phrases, *labels* a kind of section to its titles.
    *present_endings* are the endings of a verb in the present tense where a name stands before it, *past_endings*
    those of one that tells what was; *noun_endings* undo both.
    *to* are the words that make a name before and a verb behind a promise ("Ann to check").
    """

    code: str
    signs: dict[str, str]
    labels: dict[str, str]
    present_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    passive_endings: tuple[str, ...] = ()
    to: frozenset[str] = field(factory=frozenset)
