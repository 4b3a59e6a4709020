"""
One § of formal minutes with all that its findings depend on, and how what it names is written.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from followup.model.codes import Disposition
from followup.model.reading import Finding
from followup.readers.council import words
from followup.readers.council.bulk import Bulk
from followup.readers.council.history import Earlier
from followup.readers.council.layout import Paragraph


_LONGEST = 140  # characters of a point that become a title or part of one


@frozen
class Case:
    """
    One § with all that its findings depend on: the body's name and day, its bulk postponement, its history.
    """

    paragraph: Paragraph
    own: str
    day: date | None
    bulk: Bulk | None
    history: tuple[Earlier, ...]

    def finding(self, disposition: Disposition, rule: str, quote: str, lines: tuple[int, int], **facts: Any) -> Finding:
        """
        A finding on the matter of this §; its id is given when all are known.
        """
        paragraph = self.paragraph
        stated: dict[str, Any] = {
            "title": paragraph.title,
            "kind": words.kind_of(paragraph.title),
            "item": paragraph.number,
            "number": paragraph.file_number,
        }
        return Finding("", disposition, quote=quote, lines=lines, rule=f"sv.{rule}", **(stated | facts))


def short(text: str) -> str:
    """
    *text* cut at a word where it is too long for a title.
    """
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def named(name: str) -> str:
    """
    *name* as a party is called: without the words and signs around it, a capital first.
    """
    bare = name.strip(" ,.:;").removeprefix("att ").strip()
    return bare[:1].upper() + bare[1:]
