"""
The units of a section: sentences, bullets and rows, each with its lines, its place and its words as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from followup.languages.vocabulary import LayoutWords, Words
from followup.readers.lines import Line, plain
from followup.readers.marks import Labels
from followup.readers.openings import is_section
from followup.readers.sentences import joined, readable, split, unquoted
from followup.readers.tables import Row, is_row, is_rule, rows_of
from followup.readers.tree import Section


_GAP = re.compile(r"(?P<text>\S.{8,}?)(?:\s{3,}|\t+)(?P<owner>[^\W\d_a-zåäö][^\s].{0,38}|[A-ZÅÄÖ]{1,4})")
_WRAPPED = 0.62  # of the widest line near it: what a wrapped line fills at least


@frozen
class Unit:
    """
    One sentence, bullet or row: *text* with words put together again, *quote* as it is written.

    *masked* is *text* with quoted words blanked out, so that what is only quoted is not taken for what was done.
    *label* is the heading it stands under inside its item, *decision* whether that is one for decisions.
    *kind* is ``sentence``, ``bullet``, ``row``, ``cell`` or ``heading``; *depth* how far below a bullet it stands;
    *kids* are the bullets right below it and the sentences behind it in its own; *topic* says that the
    bullet above only names what it is about, *is_topic* that it does so itself, *heads* that bullets stand below it.
    """

    text: str
    quote: str
    lines: tuple[int, int]
    section: Section
    label: Line
    decision: bool = False
    paragraph: int = 0
    kind: str = "sentence"
    box: str = ""
    quoted: bool = False
    owner: str = ""
    due: str = ""
    status: str = ""
    depth: int = 0
    first: bool = True
    place: str = ""
    kids: tuple[str, ...] = ()
    topic: bool = False
    is_topic: bool = False
    heads: bool = False
    masked: str = field(init=False)

    @masked.default
    def _masked(self) -> str:
        return unquoted(self.text)

    @property
    def bullet(self) -> bool:
        """
        Whether it is a bullet.
        """
        return self.kind == "bullet"


@frozen
class _Block:
    """
    Lines of one paragraph or bullet of a section.
    """

    lines: tuple[Line, ...]
    label: Line
    decision: bool
    place: str
    bullet: bool = False
    depth: int = 0
    row: Row | None = None
    topic: bool = False


def units_of(section: Section, words: Words, labels: Labels, *, unwrapped: bool = False) -> list[Unit]:
    """
    The units of *section*, in order; in an *unwrapped* text every line with a capital begins one.
    """
    blocks = _blocks(section, words.layout, labels, unwrapped=unwrapped)
    found: list[Unit] = list(_of_heading(section, words.layout))
    for number, block in enumerate(blocks):
        found += _of_block(block, number, section, words.layout, _kids(blocks, number))
    return found


def _kids(blocks: Sequence[_Block], number: int) -> tuple[str, ...]:
    """
    The texts of the bullets right below bullet *number*.
    """
    block = blocks[number]
    kids: list[str] = []
    if not block.bullet:
        return ()
    for below in blocks[number + 1 : number + 12]:
        if not below.bullet or below.depth <= block.depth:
            break
        if below.depth == block.depth + 1:
            kids.append(" ".join(line.words for line in below.lines))
    return tuple(kids)


# --- blocks ---


def _blocks(section: Section, words: LayoutWords, labels: Labels, *, unwrapped: bool) -> list[_Block]:
    label = Line(section.first, "" if section.item else section.title)
    inner = not section.item and bool(words.decisions.fullmatch(section.title.casefold()))
    place = _place(section)
    decision, fresh = inner or section.kind == "decision", True
    found: list[_Block] = []
    stack: list[tuple[int, str, bool]] = []
    for paragraph in _paragraphs(section.lines):
        if is_row(paragraph[0]):
            found += [_Block(row.lines, label, decision, place, row=row) for row in rows_of(paragraph)]
            continue
        if inner and not fresh and not _goes_on(paragraph, words):
            label, decision, inner = Line(0, ""), False, False
        fresh = False
        for part in _parts(paragraph, words, unwrapped=unwrapped):
            first = part[0]
            bullet = bool(first.marker or first.box) or bool(words.decision_list.match(plain(first.words)) and decision)
            depth, topic = 0, False
            if first.marker or first.box:
                while stack and stack[-1][0] >= first.indent:
                    stack.pop()
                depth = len(stack)
                kind = labels.kind(plain(first.words).rstrip(":")) if len(first.words) < 60 else ""
                topic = bool(stack) and stack[-1][2]
                stack.append((first.indent, kind, _is_topic(part)))
            elif not first.indent:
                stack.clear()
            here = next((kind for _, kind, _ in reversed(stack[:-1]) if kind), place)
            named, rest = _named(part, words)
            if named:
                is_decision = bool(words.decisions.fullmatch(named.casefold()))
                found.append(
                    _Block(tuple(rest), Line(first.number, named), is_decision, here, bullet, depth, topic=topic)
                )
            else:
                found.append(_Block(tuple(part), label, decision, here, bullet, depth, topic=topic))
    return found


def _is_topic(part: Sequence[Line]) -> bool:
    """
    Whether a bullet only names what the bullets below it are about.
    """
    text = part[-1].words
    return text.endswith(":") or (len(part) == 1 and len(text.split()) <= 4 and not text.endswith("."))


def _place(section: Section) -> str:
    """
    What kind of list the section is; a section below one with no kind of its own stands in it.
    """
    if section.kind == "agenda" and _has_text(section):
        return ""
    if section.kind or section.parent is None:
        return section.kind
    parent = section.parent.kind
    return parent if parent in ("actions", "review", "postponed", "next") else ""


def _has_text(section: Section) -> bool:
    """
    Whether what stands under the heading of an agenda is the minutes themselves.
    """
    filled = [line for line in section.lines if line.text]
    told = sum(line.words.endswith((".", "?", "!")) or len(line.words) > 110 for line in filled)
    depths = {line.indent for line in filled if line.marker}
    return len(filled) > 25 or told > 2 or len(depths) > 2


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    current: list[Line] = []
    for line in lines:
        table = is_row(line) or (bool(current) and is_row(current[0]) and is_rule(line))
        if current and (not line.text or table != is_row(current[0])):
            yield current
            current = []
        if line.text:
            current.append(line)
    if current:
        yield current


def _named(part: list[Line], words: LayoutWords) -> tuple[str, list[Line]]:
    """
    The label before a colon that part of the text begins with (``Beslut: text``), and the text.
    """
    first = part[0]
    bare = plain(first.words)
    label, colon, text = bare.partition(":")
    if (
        colon
        and text.strip()
        and len(label) < 40
        and is_section(label, words)
        and not words.actions.fullmatch(label.strip())
    ):
        return label.strip(), [evolve(first, body=text.strip()), *part[1:]]
    return "", part


def _goes_on(rest: list[Line], words: LayoutWords) -> bool:
    return bool(rest[0].marker or rest[0].box) or bool(words.decision_list.match(plain(rest[0].words)))


def _parts(paragraph: list[Line], words: LayoutWords, *, unwrapped: bool) -> Iterator[list[Line]]:
    """
    The bullets of a paragraph, and its lines where one is too short to have been wrapped.
    """
    listing = any(words.decision_list.match(plain(line.words)) for line in paragraph[1:])
    width = 9999 if unwrapped else max(len(line.text) + line.indent for line in paragraph)
    current: list[Line] = []
    for line in paragraph:
        begins = bool(line.marker or line.box) or (listing and bool(words.decision_list.match(plain(line.words))))
        hangs = bool(current) and bool(current[0].marker) and line.indent > current[0].indent and line.text[0] == "("
        if current and (begins or (not hangs and _broken(current[-1], line, width, words))):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _broken(above: Line, line: Line, width: int, words: LayoutWords) -> bool:
    """
    Whether the line above was ended on purpose: the next word, a capital, would have had room on it.
    """
    first = line.words.split(" ", 1)[0]
    if not (first[:1].isupper() or first[:1].isdigit() or first[:1] in "*[(\"”'“@#"):
        return False
    if above.text.endswith((",", "-", "–", "(")) or words.unfinished.search(above.text):
        return False
    if line.indent != above.indent and not above.marker:
        return True
    return len(above.text) + above.indent + 1 + len(first) < max(width * _WRAPPED, min(width - 12, 100))


# --- units ---


def _of_heading(section: Section, words: LayoutWords) -> Iterator[Unit]:
    """
    The heading itself, which may say what happened ("7. The rates were tabled").
    """
    if (
        section.title
        and section.first
        and not section.kind
        and not section.compact
        and section.indent < 0
        and len(section.title.split()) > 1
    ):
        label = Line(section.first, "")
        text = readable(section.title, words)
        yield Unit(text, section.title, section.span, section, label, paragraph=-1, kind="heading")


def _of_block(
    block: _Block, number: int, section: Section, words: LayoutWords, kids: tuple[str, ...]
) -> Iterator[Unit]:
    if block.row is not None:
        yield from _of_row(block, number, section, words)
        return
    lines, owner = _right_hand(block)
    whole = joined(lines)
    kind = "bullet" if block.bullet else "sentence"
    heads = bool(kids)
    box = block.lines[0].box
    row, reached, first = 0, 0, True
    pieces = list(split(whole, words))
    if block.bullet:
        kids = (*kids, *(readable(raw, words) for raw, _ in pieces[1:5]))
    for raw, start in pieces:
        row += whole.count("\n", reached, start)
        last = row + raw.count("\n")
        span = (lines[row].number, lines[last].number)
        yield Unit(
            readable(raw, words),
            raw.replace("\n", " "),
            span,
            section,
            block.label,
            block.decision,
            number,
            kind,
            box,
            block.lines[0].quoted,
            owner,
            depth=block.depth,
            first=first,
            place=block.place,
            kids=kids if first else (),
            topic=block.topic,
            is_topic=block.bullet and _is_topic(block.lines),
            heads=heads and first,
        )
        row, reached, first = last, start + len(raw), False


def _right_hand(block: _Block) -> tuple[tuple[Line, ...], str]:
    """
    The lines without the owner that stands in a column at the right of the first, and that owner.
    """
    first = block.lines[0]
    match = _GAP.fullmatch(first.words) if len(block.lines) == 1 and "   " in first.words else None
    if match and len(match["owner"].split()) <= 4:
        return (evolve(first, body=match["text"]),), match["owner"]
    return block.lines, ""


def _of_row(block: _Block, number: int, section: Section, words: LayoutWords) -> Iterator[Unit]:
    row = block.row
    assert row is not None
    span = (block.lines[0].number, block.lines[-1].number)
    for order, cell in enumerate(row.texts):
        main = order == row.main
        for position, (raw, _) in enumerate(split(cell, words)):
            yield Unit(
                readable(raw, words),
                raw,
                span,
                section,
                block.label,
                block.decision,
                number,
                "row" if main and not position else "cell",
                owner=row.owner,
                due=row.due,
                status=row.status,
                depth=0 if main else 1,
                first=not position,
                place=block.place or ("actions" if row.acts else ""),
                kids=(),
            )
