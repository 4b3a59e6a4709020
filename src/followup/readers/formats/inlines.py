"""
The words within a paragraph of pandoc's tree, as they read; of marks only what carries meaning is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any


Inline = dict[str, Any]
Note = Callable[[Sequence[Any]], str]

_INNER = {"Emph", "Underline", "Strong", "Superscript", "Subscript", "SmallCaps"}
_PAIRED = {"Span", "Cite"}
_QUOTES = {"SingleQuote": "‘{}’", "DoubleQuote": "“{}”"}
_WEB = ("http://", "https://")


def inline_text(inlines: Sequence[Inline], note: Note) -> str:
    r"""
    The text of *inlines*, ``\n`` where the document breaks the line; *note* takes a footnote and gives its mark.
    """
    return "".join(_one(each, note) for each in inlines)


def letters_of(inlines: Sequence[Any]) -> str:
    """
    The words of *inlines* alone, without footnotes, addresses and pictures: by them a paragraph is known again.
    """
    found: list[str] = []
    for each in inlines:
        if isinstance(each, list):
            found.append(letters_of(each))
        elif isinstance(each, dict) and each.get("t") not in {"Note", "Image"}:
            content = each.get("c")
            found.append(str(content) if each.get("t") == "Str" else letters_of(content or ()))
    return "".join(found)


def _one(inline: Inline, note: Note) -> str:
    kind, content = inline["t"], inline.get("c")
    match kind:
        case "Str":
            return str(content)
        case "Space" | "SoftBreak":
            return " "
        case "LineBreak":
            return "\n"
        case "Strikeout":
            # Struck out may mean done or dropped: whoever reads on has to see it.
            return f"~~{inline_text(content or (), note)}~~"
        case "Quoted":
            assert content is not None
            return _QUOTES[content[0]["t"]].format(inline_text(content[1], note))
        case "Code" | "Math":
            return str((content or ("", ""))[1])
        case "Link":
            assert content is not None
            return _link(inline_text(content[1], note), content[2][0])
        case "Note":
            return note(content or ())
    if kind in _INNER:
        return inline_text(content or (), note)
    return inline_text((content or ((), ()))[1], note) if kind in _PAIRED else ""


def _link(text: str, address: str) -> str:
    if not address.startswith(_WEB) or not text.strip():
        return text
    bare = address.split("://", 1)[1].rstrip("/")
    return text if text.strip().rstrip("/") in {address.rstrip("/"), bare} else f"[{text}]({address})"
