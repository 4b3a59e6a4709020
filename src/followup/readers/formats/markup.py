"""
XML from strangers, walked through without a tree: what declares entities is refused before any is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from followup.errors import UnreadableDocument


DEEPEST = 256
"""How many elements may lie within each other."""

_AGAIN = "Open it in the program it comes from and save it again."


class Walker(Protocol):
    """
    What is told of each element, by its local name: prefixes and namespaces differ between producers.
    """

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        """
        An element begins.
        """
        ...

    def end(self, tag: str) -> None:
        """
        An element ends.
        """
        ...

    def text(self, text: str) -> None:
        """
        Characters between the marks.
        """
        ...


def walk(data: bytes, name: str, *walkers: Walker) -> None:
    """
    Tell *walkers* what the XML in *data*, a part of the document called *name*, consists of.

    Raises:
        UnreadableDocument: it is no XML, has a document type, or lies deeper than 256 elements.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = 0

    def start(tag: str, values: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableDocument(f"{name} lies deeper than {DEEPEST} elements.", hint=_AGAIN)
        local = {key.rpartition(" ")[2]: value for key, value in values.items()}
        for walker in walkers:
            walker.start(tag.rpartition(" ")[2], local)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        for walker in walkers:
            walker.end(tag.rpartition(" ")[2])

    def text(characters: str) -> None:
        for walker in walkers:
            walker.text(characters)

    def doctype(*_: object) -> None:
        raise UnreadableDocument(f"{name} declares a document type, which documents of its kind do not.", hint=_AGAIN)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = doctype
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise UnreadableDocument(f"{name} is damaged: {error}.", hint=_AGAIN) from error
