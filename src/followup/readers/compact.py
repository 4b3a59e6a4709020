"""
Items written in one sentence, title and text together: where the title ends and the text begins.

``3. Safety: The board decides …`` · ``4. Budget 2027 is approved.`` · ``6. Any other business: none.``
"""

from __future__ import annotations

from attrs import evolve

from followup.readers import titles
from followup.readers.language import Language, Named
from followup.readers.layout import with_title
from followup.readers.parts import Item, Layout, Line
from followup.readers.sentences import joined, split


_LONGEST = 90


def cut_titles(layout: Layout, language: Language) -> Layout:
    """
    *layout* with the titles of its compact items cut out of their sentences.
    """
    return evolve(layout, items=tuple(_cut(item, language) for item in layout.items))


def _cut(item: Item, language: Language) -> Item:
    lines = item.text_after
    if not lines:
        return _cut_plain(item, language)
    whole = joined(lines)
    first = next(split(whole, language.layout), (whole, 0))[0]
    if at := _colon(first):
        return evolve(with_title(item, _one_line(first[:at]), _after(lines, whole, at + 1)), compact=False)
    subject = _subject(first, language)
    if subject:
        return with_title(item, titles.name(subject, language.titles), lines)
    title = first.replace("\n", " ").rstrip(".")
    if len(first) >= len(whole) or len(title) > 2 * _LONGEST:
        return with_title(item, title, lines)
    return evolve(with_title(item, title, _after(lines, whole, len(first))), compact=False)


def _cut_plain(item: Item, language: Language) -> Item:
    """
    A heading without a full stop may still hold its text after a colon, if that text says something happened.
    """
    at = _colon(item.title)
    rest = item.title[at + 1 :].strip() if at else ""
    says = any(wording.pattern.search(rest) for wording in language.wordings)
    if not rest or not (says or language.special.nothing.fullmatch(rest)):
        return item
    text = (Line(item.lines[1], rest), Line(item.lines[1], ""))
    return evolve(with_title(item, item.title[:at].strip(), text), compact=False)


def _colon(sentence: str) -> int:
    at = sentence.find(": ")
    at = at if at > 0 else sentence.find(":\n")
    return at if 0 < at <= _LONGEST else 0


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _subject(sentence: str, language: Language) -> str:
    """
    The subject of a first sentence that says what happened to it, such as "Budget 2027" in "Budget 2027 is approved".
    """
    text = sentence.replace("\n", " ")
    hits = [
        match.start()
        for wording in language.wordings
        if wording.named is Named.BEFORE and (match := wording.pattern.search(text))
    ]
    return titles.phrase(text[: min(hits)], language.titles) if hits else ""


def _after(lines: tuple[Line, ...], whole: str, at: int) -> tuple[Line, ...]:
    """
    The lines from character *at* of their joined text on.
    """
    row = whole.count("\n", 0, at)
    column = at - (whole.rfind("\n", 0, at) + 1)
    first = " ".join(lines[row].text.split())[column:].strip()
    rest = lines[row + 1 :]
    head = (Line(lines[row].number, first, lines[row].indent),) if first else ()
    return head + rest
