"""
Pandoc's tree as plain lines: one line a paragraph, headings with ``#``, lists with their marks, tables with ``|``.

Nothing is escaped and nothing wrapped, so that what stands in a line is what the document says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from followup.errors import UnreadableDocument
from followup.readers.formats.inlines import inline_text, letters_of
from followup.readers.formats.numbers import Labels, written


Block = dict[str, Any]
Lines = list[str]

_FIGURES = {
    "LowerAlpha": "lowerLetter",
    "UpperAlpha": "upperLetter",
    "LowerRoman": "lowerRoman",
    "UpperRoman": "upperRoman",
}
_FRAMES = {"OneParen": "{})", "TwoParens": "({})"}
_BOXES = {"☐": "[ ]", "☑": "[x]", "☒": "[x]", "\uf0a8": "[ ]", "\uf0fe": "[x]"}
_BOX = re.compile(rf"\A[{''.join(_BOXES)}]\s*")
_BOLD = {"Strong", "Space"}
_SHORT = 100
_META = ("title", "subtitle", "author", "date")


class Rendering:
    """
    One document on its way to lines; *labels* are the automatic numbers that its paragraphs carry.
    """

    def __init__(self, name: str, labels: Labels | None = None) -> None:
        self._name = name
        self._labels = labels or Labels()
        self._notes: list[Lines] = []

    def text(self, tree: dict[str, Any], *, titled: bool = True) -> str:
        """
        The whole document; *titled* puts what stands in its title and date styles first.

        Raises:
            UnreadableDocument: it is nested too deeply, or is no tree that pandoc makes.
        """
        try:
            lines = _apart([*self._titles(tree.get("meta", {}) if titled else {}), *self._all(tree["blocks"])])
            for number, note in enumerate(self._notes, 1):
                lines += ["", *_hanging(f"[{number}] ", note)]
        except RecursionError as error:
            raise UnreadableDocument(f"{self._name} is nested too deeply.", hint="Give its text instead.") from error
        return "\n".join(lines) + "\n"

    def _titles(self, meta: dict[str, Any]) -> list[Lines]:
        found = ((key, text) for key in _META for text in _meta_texts(meta.get(key), self._inline))
        return [[f"# {text}" if key == "title" else text] for key, text in found]

    def _all(self, blocks: Iterable[Block]) -> list[Lines]:
        return [lines for block in blocks if (lines := self._block(block))]

    def _block(self, block: Block) -> Lines:
        kind = block["t"]
        content: Any = block.get("c")
        match kind:
            case "Para" | "Plain":
                return self._paragraph(content)
            case "Header":
                return self._heading(content[0], content[2])
            case "BulletList":
                return self._list(content, ["- "] * len(content))
            case "OrderedList":
                return self._list(content[1], _marks(content[0], len(content[1])))
            case "DefinitionList":
                return _apart([[self._inline(t), *_apart(self._all(b for d in ds for b in d))] for t, ds in content])
            case "Table":
                return self._table(content)
            case "CodeBlock":
                return str(content[1]).split("\n")
            case "LineBlock":
                return [self._inline(line) for line in content]
            case "Div" | "Figure":
                return _apart(self._all(content[-1]))
            case "BlockQuote":
                return _apart(self._all(content))
            case "HorizontalRule":
                return ["-----"]
        return []

    def _inline(self, inlines: Sequence[Block]) -> str:
        return inline_text(inlines, self._note)

    def _note(self, blocks: Sequence[Block]) -> str:
        self._notes.append([])
        number = len(self._notes)
        self._notes[number - 1] = _apart(self._all(blocks))
        return f" [{number}]"

    def _words(self, inlines: Sequence[Block]) -> Lines:
        lines = (" ".join(line.split()) for line in self._inline(inlines).split("\n"))
        return [line for line in lines if line]

    def _paragraph(self, inlines: Sequence[Block]) -> Lines:
        lines = self._words(inlines)
        label = self._labels.take(letters_of(inlines)) if lines else ""
        if len(lines) == 1 and len(lines[0]) <= _SHORT and all(each["t"] in _BOLD for each in inlines):
            lines = [f"**{lines[0]}**"]  # a paragraph in bold is the heading of those who use no styles
        return [f"{label} {lines[0]}", *lines[1:]] if label else lines

    def _heading(self, level: int, inlines: Sequence[Block]) -> Lines:
        line = " ".join(self._inline(inlines).split())
        label = self._labels.take(letters_of(inlines))
        return [f"{'#' * level} {label} {line}" if label else f"{'#' * level} {line}"] if line else []

    def _list(self, items: Sequence[Sequence[Block]], marks: Sequence[str]) -> Lines:
        lines: Lines = []
        for mark, item in zip(marks, items, strict=True):
            label, parts = self._item(item)
            loose = sum(block["t"] == "Para" for block in item) > 1
            flat = _apart(parts) if loose else [line for part in parts for line in part]
            own = f"{label} " if label else mark
            lines += _hanging(_boxed(own, flat), _unboxed(flat))
        return lines

    def _item(self, item: Sequence[Block]) -> tuple[str, list[Lines]]:
        """
        The label of a list's item, if its first paragraph carries one of its own, and its parts.
        """
        if not item or item[0]["t"] not in {"Para", "Plain"}:
            return "", self._all(item)
        first = self._words(item[0]["c"])
        label = self._labels.take(letters_of(item[0]["c"]))
        return label, [part for part in (first, *self._all(item[1:])) if part]

    def _table(self, content: Sequence[Any]) -> Lines:
        head, bodies, foot = content[3][1], content[4], content[5][1]
        rows = [*head, *(row for body in bodies for row in (*body[2], *body[3])), *foot]
        cells = [[self._all(cell[4]) for cell in row[1]] for row in rows]
        caption = _apart(self._all(content[1][1]))
        if all(len(row) < 2 for row in cells):
            return _apart([caption, *(part for row in cells for cell in row for part in cell)])
        lines: Lines = [*caption, ""] if caption else []
        heads = len(head) or int(len(cells) > 1 and _names_columns(cells[0]))
        for number, row in enumerate(cells, 1):
            lines += _row(row)
            if number == heads:
                lines.append("|" + "---|" * len(row))
        return lines


def _row(cells: Sequence[list[Lines]]) -> Lines:
    """
    A row as one line where each cell is one; else what its cells hold, one after the other.
    """
    if all(len(cell) < 2 and all(len(part) == 1 for part in cell) for cell in cells):
        texts = [cell[0][0].replace("|", "/") if cell else "" for cell in cells]
        return [f"| {' | '.join(texts)} |"] if any(texts) else []
    return ["", *_apart([part for cell in cells for part in cell]), ""]


def _names_columns(cells: Sequence[list[Lines]]) -> bool:
    """
    Whether the first row looks like names of columns: one short word or two in each, no figures, no sentence.
    """
    texts = [cell[0][0] if len(cell) == 1 and len(cell[0]) == 1 else "" for cell in cells]
    return all(text and len(text) <= 30 and not re.search(r"[\d.!?]", text) for text in texts)


def _apart(parts: Iterable[Lines]) -> Lines:
    """
    The *parts* with a blank line between.
    """
    lines: Lines = []
    for part in parts:
        if lines and part:
            lines.append("")
        lines += part
    return lines


def _hanging(mark: str, lines: Lines) -> Lines:
    indent = " " * len(mark)
    return [f"{mark}{lines[0]}", *(f"{indent}{line}" if line else "" for line in lines[1:])] if lines else []


def _boxed(mark: str, lines: Lines) -> str:
    box = _BOX.match(lines[0]) if lines else None
    return f"{mark}{_BOXES[box[0].strip()]} " if box else mark


def _unboxed(lines: Lines) -> Lines:
    return [_BOX.sub("", lines[0]), *lines[1:]] if lines else lines


def _marks(attributes: Sequence[Any], count: int) -> list[str]:
    start, style, frame = attributes[0], attributes[1]["t"], _FRAMES.get(attributes[2]["t"], "{}.")
    return [frame.format(written(start + n, _FIGURES.get(style, "decimal"))) + " " for n in range(count)]


def _meta_texts(value: dict[str, Any] | None, inline: Callable[[Sequence[Block]], str]) -> list[str]:
    """
    The texts of a value in the document's metadata, in which pandoc puts title, author and date.
    """
    match value and value["t"]:
        case "MetaInlines":
            return [text] if value and (text := " ".join(inline(value["c"]).split())) else []
        case "MetaList":
            return [text for each in (value or {})["c"] for text in _meta_texts(each, inline)]
        case "MetaBlocks":
            paragraphs = [block for block in (value or {})["c"] if block["t"] in {"Para", "Plain"}]
            return [text for block in paragraphs if (text := " ".join(inline(block["c"]).split()))]
        case "MetaString":
            return [str((value or {})["c"])]
    return []
