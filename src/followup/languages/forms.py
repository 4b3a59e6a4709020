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
    *present* names the rule by which forms are made of the verbs; *to* are the words that make a name before and a
    verb behind a promise ("Ann to check").
    """

    code: str
    signs: dict[str, str]
    labels: dict[str, str]
    present_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    passive_endings: tuple[str, ...] = ()
    to: frozenset[str] = field(factory=frozenset)
    present: str = ""

    def derived(self) -> dict[str, set[str]]:
        """
        What verbs of tasks give by rule: from a Scandinavian present tense its passive, infinitive and imperative,
        from an English infinitive its third person.
        """
        if self.present == "-s":
            return {"task": {_third(word) for word in _words(self.signs["infinitive"])}}
        verbs = [word for word in _words(self.signs["task"]) if word.endswith("r")]
        if self.present == "-ar":
            return {
                "passive": {form for verb in verbs for form in (verb[:-1] + "s", verb[:-2] + "s") if len(form) > 3},
                "infinitive": {verb[:-2] + "a" for verb in verbs if verb.endswith(("ar", "er"))},
            }
        return {"passive": {verb[:-1] + "s" for verb in verbs}, "infinitive": {verb[:-1] for verb in verbs}}


def _words(phrases: str) -> list[str]:
    return [word for phrase in phrases.split("|") if len(word := phrase.strip()) > 2 and " " not in word]


def _third(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z", "o")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeou" else word + "s"
