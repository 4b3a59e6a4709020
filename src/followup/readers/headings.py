"""
Which lines are headings, however written: Markdown, underlined, numbered, bold, capitals, a label, a short line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from followup.languages.vocabulary import LayoutWords
from followup.readers.chain import NUMBERED, candidate, item_starts
from followup.readers.lines import Line, plain
from followup.readers.links import issue_item
from followup.readers.marks import Labels


_MARKDOWN = re.compile(r"(?P<mark>#{1,6})\s{0,3}(?P<rest>[^#\s\d].*?|(?<=#)\s{1,3}\S.*?)\s{0,3}#{0,6}")
UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,})")
"""A line that only underlines the one above."""
_BOLD = re.compile(r"(?:\*\*|__)(?P<rest>[^*_]{2,100})(?:\*\*|__)\s?:?")
_DOTTED = re.compile(r"(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){1,3})\.?\s{1,4}(?P<rest>\S.{0,120})")
_LETTERED = re.compile(r"(?P<rest>\S.{2,90}?)\s\((?P<number>[A-Z](?:-\d{1,2})?)\)")
_END = (".", ",", ";", "!", "?", ")")
CHAIN, DOTTED, CAPITALS, SHORT, LABEL, COLON, ISSUE = 7.0, 7.1, 6.5, 9.0, 10.0, 11.0, 12.0
"""How deep a heading of each sort stands; Markdown's are 1 to 6."""


@frozen
class Heading:
    """
    A heading on the line at *index*: how deep it stands (*rank*), its number and title.
    """

    index: int
    rank: float
    number: str
    title: str
    kind: str = ""
    file_number: str = ""


@frozen
class Headings:
    """
    Every heading of a document by its line; *chained* says that its items are numbered.
    """

    found: dict[int, Heading]
    chained: bool
    agenda: frozenset[int]


def headings(lines: Sequence[Line], words: LayoutWords, labels: Labels) -> Headings:
    """
    The headings among *lines*.
    """
    found = _marked_up(lines, labels)
    plain_ones = sum(1 for one in found.values() if not NUMBERED.fullmatch(lines[one.index].text))
    agenda = _agendas(lines, found, labels)
    chain = item_starts(lines, agenda, marked=plain_ones >= 3)
    chained = len(chain) >= 2 or bool(chain and chain[0].style[0])
    if chain and not chained and chain[0].number != 1:
        chain = []
    for start in chain:
        text = lines[start.index].text
        mark = len(text) - len(text.lstrip("#")) if start.style[0] else 0
        found[start.index] = Heading(start.index, mark or CHAIN, str(start.number), start.rest, labels.kind(start.rest))
    rich = chained or plain_ones >= 3
    for index in range(len(lines)):
        if index not in found and index not in agenda and (one := _written(lines, index, words, labels, rich=rich)):
            found[index] = one
    _add_signed(found, lines, labels)
    _drop_lonely(found, lines)
    _add_issues(found, lines)
    return Headings(found, bool(chain), agenda)


def _marked_up(lines: Sequence[Line], labels: Labels) -> dict[int, Heading]:
    """
    Headings by Markdown and by underlines.
    """
    found: dict[int, Heading] = {}
    fenced = False
    for index, line in enumerate(lines):
        fenced ^= line.text.startswith("```")
        if not line.text or fenced:
            continue
        if line.text[0] == "#" and (match := _MARKDOWN.fullmatch(line.text)):
            title = plain(match["rest"])
            found[index] = Heading(index, len(match["mark"]), "", title, labels.kind(title))
        elif index and line.text[0] in "=-~" and UNDERLINE.fullmatch(line.text):
            above = lines[index - 1]
            single = index < 2 or not lines[index - 2].text
            if single and above.text and not above.marker and len(above.text) <= 90 and above.text[0] not in "|#":
                title = plain(above.text).rstrip(":")
                found[index - 1] = Heading(index - 1, 1 if line.text[0] == "=" else 2, "", title, labels.kind(title))
    return found


def _agendas(lines: Sequence[Line], found: dict[int, Heading], labels: Labels) -> frozenset[int]:
    """
    The lines of lists that stand under a heading for the agenda and are not the minutes themselves.
    """
    inside: set[int] = set()
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > 60 or line.marker or labels.kind(plain(line.text).rstrip(":")) != "agenda":
            continue
        run = _list_below(lines, index + 1, found)
        if len(run) >= 2 and not _goes_on(lines, run):
            inside.update(run)
    return frozenset(inside)


def _list_below(lines: Sequence[Line], start: int, found: dict[int, Heading]) -> list[int]:
    run: list[int] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.text:
            continue
        listed = bool(line.marker) or bool(NUMBERED.fullmatch(line.text)) or (line.indent > 0 and bool(run))
        if index in found or not listed:
            break
        run.append(index)
    return run


def _goes_on(lines: Sequence[Line], run: list[int]) -> bool:
    """
    Whether the numbers of the list go on behind it, so that it is the minutes' own items.
    """
    numbers = [one.number for index in run if (one := candidate(lines, index, lines[index]))]
    behind = next((one for i in range(run[-1] + 1, len(lines)) if (one := candidate(lines, i, lines[i]))), None)
    return bool(numbers) and behind is not None and behind.number == numbers[-1] + 1


def _written(lines: Sequence[Line], index: int, words: LayoutWords, labels: Labels, *, rich: bool) -> Heading | None:
    """
    The heading that line is by how it is written, with no mark.
    """
    line = lines[index]
    text = line.text
    if not text or len(text) > 120 or line.box or line.quoted or text[0] == "|":
        return None
    if match := _BOLD.fullmatch(text):
        title = plain(match["rest"]).rstrip(":").strip()
        return Heading(index, SHORT, "", title, labels.kind(title)) if len(title.split()) <= 12 else None
    bare = plain(text)
    if match := _DOTTED.fullmatch(bare):
        dots = match["number"].count(".")
        if match["rest"][:1].isupper() and not match["rest"].endswith((".", ",")):
            return Heading(index, CHAIN + dots / 10, match["number"], match["rest"], labels.kind(match["rest"]))
    if line.marker:
        return None
    short = None if rich else _short(lines, index, bare, labels)
    return short or _label(lines, index, bare, words, labels)


def _label(lines: Sequence[Line], index: int, bare: str, words: LayoutWords, labels: Labels) -> Heading | None:
    title = bare.rstrip(":").strip()
    folded = title.casefold()
    capital = bare[:1].isupper()
    known = folded in words.sections or bool(words.decisions.fullmatch(folded)) or bool(words.silent.fullmatch(folded))
    kind = labels.kind(title) if len(title) <= 60 and not bare.endswith((".", ",")) else ""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    above = lines[index - 1].text if index else ""
    if kind in ("status", "header") and not known:
        kind = ""
    if capital and (known or kind) and (known or bare.endswith(":") or not above or not below):
        return Heading(index, LABEL, "", title, kind)
    if bare.endswith(":") and len(bare) <= 80 and capital and ((below and below[:1] != ":") or "," not in bare):
        return Heading(index, COLON, "", title, kind)
    return None


def _short(lines: Sequence[Line], index: int, bare: str, labels: Labels) -> Heading | None:
    """
    A short line that stands alone above text: a title, where nothing else in the document marks titles.
    """
    if (index and lines[index - 1].text) or len(bare) > 70 or (bare.endswith(_END) and not bare.endswith(")")):
        return None
    count = len(bare.split())
    letters = [character for character in bare if character.isalpha()]
    if not letters or count > 9 or ": " in bare:
        return None
    below = next((i for i in range(index + 1, len(lines)) if lines[i].text), None)
    if below is None:
        return None
    if len(letters) > 3 and all(character.isupper() for character in letters):
        return Heading(index, CAPITALS, "", bare, labels.kind(bare))
    if match := _LETTERED.fullmatch(bare):
        return Heading(index, SHORT, match["number"], match["rest"], labels.kind(match["rest"]))
    opens = bare[0].isupper() or bare[0].isdigit()
    under = lines[below]
    gap = below - index > 1
    text = bool(under.marker) or len(under.text) > 60 or under.text.endswith((".", ":", "!", "?"))
    if opens and count <= 7 and text and (gap or under.marker or len(under.text) > len(bare)):
        return Heading(index, SHORT, "", bare, labels.kind(bare))
    return None


def _add_signed(found: dict[int, Heading], lines: Sequence[Line], labels: Labels) -> None:
    """
    Lines with a § that the row of numbers left out, as where the numbers begin anew, are headings all the same.
    """
    for index, line in enumerate(lines):
        if (
            index not in found
            and line.text[:1] == "§"
            and (one := candidate(lines, index, line))
            and len(one.rest) < 60
        ):
            found[index] = Heading(index, CHAIN, "", one.rest.rstrip(" ."), labels.kind(one.rest))


def _add_issues(found: dict[int, Heading], lines: Sequence[Line]) -> None:
    """
    Bullets that name an issue by its link are items: what is said of it stands in the bullets below.
    """
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if index in found or not line.marker or line.box or "/" not in line.text:
            continue
        issue = issue_item(line.words)
        if issue and issue.ref not in seen:
            seen.add(issue.ref)
            rank = ISSUE + line.indent / 100
            found[index] = Heading(index, rank, issue.number, issue.title, "", issue.ref)


def _drop_lonely(found: dict[int, Heading], lines: Sequence[Line]) -> None:
    """
    Take away short lines that stand in a row of short lines: a letterhead or a list of names.
    """
    short = sorted(index for index, one in found.items() if one.rank == SHORT and not one.kind)
    for index in short:
        line = lines[index]
        if line.text.endswith((".", ",")) or any(mark in line.text for mark in ("@", "http")):
            del found[index]
