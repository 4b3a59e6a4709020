"""
Who signs the minutes: who took the notes, who verifies them.
"""

from __future__ import annotations

import re

from followup.languages.vocabulary import HeaderWords, Words
from followup.readers.lines import Line, plain


def signatures(tail: tuple[Line, ...], language: Words, people: list[str]) -> tuple[dict[str, str], list[Line]]:
    """
    Who signs as what: names stand after their labels, or below labels that share one line.
    """
    signed: dict[str, str] = {}
    waiting: list[str] = []
    lost: list[Line] = []
    for line in tail:
        text = plain(line.text).replace("_", "").replace("…", "").strip(" ./")
        found = _labels_in(text, language.header)
        if found:
            signed |= {label: value for label, value in found if value}
            waiting += [label for label, value in found if not value]
        elif text and waiting:
            for name in _names(text, len(waiting), people):
                signed[waiting.pop(0)] = name
        elif text in people and "verified_by" in signed:
            signed["verified_by"] += f", {text}"
        elif text:
            lost.append(line)
    return signed, lost


def _labels_in(text: str, words: HeaderWords) -> list[tuple[str, str]]:
    forms = {form: key for key in ("notes_by", "verified_by", "chair") for form in words.labels[key]}
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    hits = list(re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE))
    if not hits or hits[0].start() > 0:
        return []
    ends = [*(hit.start() for hit in hits[1:]), len(text)]
    return [(forms[hit[0].casefold()], text[hit.end() : end].strip(" :,")) for hit, end in zip(hits, ends, strict=True)]


def _names(text: str, count: int, people: list[str]) -> list[str]:
    """
    *count* names on one line: at a wide gap, else after a known participant, else in equal halves.
    """
    if count == 1:
        return [text]
    gaps = [part.strip() for part in re.split(r"\s{2,}|\t|,|/", text) if part.strip()]
    if len(gaps) == 1:
        gaps = _after_known(text, people) or _halves(text, count)
    return gaps[:count]


def _after_known(text: str, people: list[str]) -> list[str]:
    for name in sorted(people, key=len, reverse=True):
        if text.casefold().startswith(name.casefold()) and text[len(name) :].strip():
            return [text[: len(name)], text[len(name) :].strip()]
    return []


def _halves(text: str, count: int) -> list[str]:
    tokens = text.split()
    if len(tokens) % count:
        return [text]
    size = len(tokens) // count
    return [" ".join(tokens[i : i + size]) for i in range(0, len(tokens), size)]
