"""
The points of one decision, and what each says: postponed, sent back, assigned, approved, and so on.
"""

from __future__ import annotations

import re

from attrs import frozen

from followup.model.codes import Disposition, Outcome
from followup.readers.council import words
from followup.readers.council.history import sentences
from followup.readers.council.layout import Section


_GOING_ON = (
    (Disposition.POSTPONED, words.POSTPONED),
    (Disposition.REFERRED_BACK, words.SENT_BACK),
    (Disposition.REFERRED, words.SENT_OUT),
)
_OUTCOMES = (
    (Outcome.APPROVED_IN_PART, words.IN_PART),
    (Outcome.APPROVED, words.APPROVED),
    (Outcome.REJECTED, words.REJECTED),
    (Outcome.ANSWERED, words.ANSWERED),
)
_ENDINGS = (
    (Disposition.REMOVED, words.REMOVED),
    (Disposition.WITHDRAWN, words.WITHDRAWN),
    (Disposition.WRITTEN_OFF, words.WRITTEN_OFF),
    (Disposition.NOTED, words.NOTED),
)


@frozen
class Point:
    """
    One point of a decision, without its number; *bare* is its text with what is quoted blanked out.

    *goes_on* is the disposition that keeps a matter open, *verb* where it says so.
    """

    text: str
    bare: str
    lines: tuple[int, int]
    goes_on: Disposition | None = None
    verb: tuple[int, int] = (0, 0)

    @property
    def about_itself(self) -> bool:
        """
        Whether the point speaks of the matter as a whole ("Ärendet …").
        """
        return bool(words.ITSELF.match(self.bare))

    @property
    def task(self) -> re.Match[str] | None:
        """
        Where somebody is given a task, if so.
        """
        return words.ASSIGNED.search(self.bare)

    @property
    def outcomes(self) -> set[Outcome]:
        """
        The outcomes the point states.
        """
        return {outcome for outcome, said in _OUTCOMES if said.search(self.bare)}

    @property
    def closes(self) -> Disposition | None:
        """
        How else than by a decision the point ends the matter: noted, withdrawn, removed, written off.
        """
        for disposition, said in _ENDINGS:
            if said.search(self.bare):
                return disposition
        return None


@frozen
class Decision:
    """
    A decision taken apart; *lead* is what it follows ("Enligt kommunstyrelsens förslag:").
    """

    lead: str
    points: tuple[Point, ...]
    quote: str
    lines: tuple[int, int]
    numbered: bool


def taken_apart(section: Section) -> Decision | None:
    """
    The decision in *section*, or nothing if it holds no words.
    """
    if not section.lines:
        return None
    text = section.text
    lead = words.LEAD.match(text)
    pieces = _numbered(section)
    numbered = bool(pieces)
    points = [_point(said, lines) for said, lines in (pieces or _sentences(section, lead.end() if lead else 0))]
    return Decision(lead[0].strip() if lead else "", tuple(points), text, section.span, numbered)


def _numbered(section: Section) -> list[tuple[str, tuple[int, int]]]:
    """
    The points as they are numbered 1, 2, 3 (or begin with "att"), each with all its lines; none if they are not.
    """
    found: list[tuple[str, tuple[int, int]]] = []
    that = any(words.THAT.match(line.text) for line in section.lines[:1]) or section.lines[0].text.endswith("beslutar")
    for line in section.lines:
        match = words.NUMBERED.match(line.text)
        begins = bool(match and int(match["number"]) == len(found) + 1) or (that and bool(words.THAT.match(line.text)))
        if begins:
            text = line.text[match.end() - 1 :] if match else line.text
            found.append((text, (line.number, line.number)))
        elif found:
            text, (first, _) = found[-1]
            found[-1] = (f"{text} {line.text}", (first, line.number))
    return found


def _sentences(section: Section, skip: int) -> list[tuple[str, tuple[int, int]]]:
    found = []
    for text, lines in sentences(section):
        rest = text[skip:] if skip < len(text) else ""
        skip = max(0, skip - len(text) - 1)
        if words.INCOMING.search(text):
            break
        if rest.strip():
            found.append((rest.strip(), lines))
    return found


def _point(text: str, lines: tuple[int, int]) -> Point:
    bare = words.QUOTED.sub(lambda match: " " * len(match[0]), text)
    if words.RULES_ON_MOTIONS.search(bare) and words.REJECTED.search(bare):
        return Point(text, " " * len(bare), lines)
    hits = [
        (match.start(), match.end(), disposition)
        for disposition, said in _GOING_ON
        for match in said.finditer(bare)
        if not _denied(bare, match)
    ]
    if not hits or _only_told(bare, min(hits)):
        return Point(text, bare, lines)
    start, end, disposition = min(hits)
    return Point(text, bare, lines, disposition, (start, end))


def _denied(bare: str, verb: re.Match[str]) -> bool:
    before = bare[max(0, verb.start() - 40) : verb.start()]
    return bool(words.NOT_SO.search(before) or words.NOT_AFTER.match(bare, verb.end()))


def _only_told(bare: str, hit: tuple[int, int, Disposition]) -> bool:
    """
    Whether the verb only names something: a past form beside a decision, or an infinitive inside a title.
    """
    start, end, _ = hit
    verb = bare[start:end].casefold()
    decided = any(said.search(bare) for _, said in (*_OUTCOMES, *_ENDINGS))
    return decided and not verb.endswith("s")
