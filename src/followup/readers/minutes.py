"""
The reader of minutes and notes in numbered items: layout, header, sentences and findings put together for one language.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve

from followup.model.reading import DecisionText, DocumentFacts, MeetingFacts, Reading, ReadItem, Unread
from followup.readers.bodies import Names
from followup.readers.compact import cut_titles
from followup.readers.context import Context
from followup.readers.findings import drafts
from followup.readers.header import Header, read_header, titled
from followup.readers.joining import joined
from followup.readers.language import Language
from followup.readers.layout import lay_out
from followup.readers.paragraphs import blocks
from followup.readers.parts import Item, Line
from followup.readers.scene import Draft
from followup.readers.sentences import Sentence, sentences
from followup.readers.sittings import coming, told_elsewhere
from followup.readers.unsettled import unsettled


_WORD = re.compile(r"[^\W\d_]{1,30}")
_SAMPLE = 20_000  # characters by which the language is told
_TITLED, _LITTLE = 0.3, 0.01  # how far a title tells the language, and what is left where nothing does


class MinutesReader:
    """
    Reads the minutes of any body in one language; see :class:`~followup.contracts.Reader`.
    """

    def __init__(self, words: Language) -> None:
        self.words = words
        self.name = f"minutes-{words.code}"
        self.language = words.code

    def recognises(self, text: str) -> float:
        """
        How well this reader knows the document: half by its language, half by items and header it can place.

        Never quite 1, so that a reader made for one kind of minutes comes before this one, which reads any;
        and never 0 where there are words: few lines may have no small words at all, and its title tells its language.
        """
        found = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
        if not found:
            return 0.0
        common = sum(word in self.words.common for word in found) / len(found)
        layout = lay_out(text, self.words.layout)
        header = read_header(layout.header[:200], layout.tail[:50], self.words)
        signs = 0.25 * bool(layout.items) + 0.15 * bool(header.facts.date) + 0.1 * bool(header.facts.body)
        language = max(min(1.0, common / 0.15), _LITTLE, _TITLED * titled(text[:_SAMPLE], self.words.header))
        return 0.9 * (0.5 + signs) * language

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        Everything this reader finds in *text*.
        """
        layout = cut_titles(lay_out(text, self.words.layout), self.words)
        header = read_header(layout.header, layout.tail, self.words)
        header = evolve(header, facts=evolve(header.facts, date=day or header.facts.date))
        context = _context(header, body, self.words)
        parsed = [(item, sentences(blocks(item.body, self.words.layout), self.words.layout)) for item in layout.items]
        every = [sentence for _, found in parsed for sentence in found]
        elsewhere = told_elsewhere(every, context)
        context = evolve(context, others={one.body: one.date for one in reversed(elsewhere) if one.date})
        sittings = coming(parsed, context)
        found = _drafts(parsed, context)
        facts = evolve(header.facts, next=sittings)
        return Reading(
            DocumentFacts(name, sha256, header.kind, self.words.code),
            facts,
            tuple(ReadItem(item.number, item.title, item.file_number, item.lines) for item in layout.items),
            joined(found, [sitting.date for sitting in sittings], context.names.own),
            elsewhere,
            _decisions(parsed),
            _in_order([*_unread(header.unread), *unsettled(parsed, found, elsewhere, context)]),
        )


def _context(header: Header, body: str, words: Language) -> Context:
    facts: MeetingFacts = header.facts
    people = tuple(dict.fromkeys([*(one.name for one in facts.present), *(one.name for one in facts.absent)]))
    own = body or facts.body
    named = tuple(name for name in (facts.body, body) if name)
    return Context(words, Names(own, named, header.organisations, people, words.bodies), facts.date)


def _drafts(parsed: list[tuple[Item, list[Sentence]]], context: Context) -> list[Draft]:
    headings = {item.number: item.title for item, _ in parsed}
    return [draft for item, found in parsed for draft in drafts(item, found, context, headings)]


def _decisions(parsed: list[tuple[Item, list[Sentence]]]) -> tuple[DecisionText, ...]:
    """
    What stands under each decision heading, whole.
    """
    found: list[DecisionText] = []
    for item, its in parsed:
        sections: dict[int, list[Sentence]] = {}
        for sentence in its:
            if sentence.decision:
                sections.setdefault(sentence.section.number, []).append(sentence)
        for group in sections.values():
            quote = " ".join(sentence.quote for sentence in group)
            found.append(DecisionText(item.number, quote, (group[0].lines[0], group[-1].lines[1])))
    return tuple(found)


def _in_order(unread: list[Unread]) -> tuple[Unread, ...]:
    return tuple(sorted(unread, key=lambda one: one.lines))


def _unread(lines: tuple[Line, ...]) -> tuple[Unread, ...]:
    """
    The lines that found no place, neighbours together.
    """
    found: list[Unread] = []
    for line in sorted(lines, key=lambda one: one.number):
        if found and found[-1].lines[1] + 1 == line.number:
            found[-1] = Unread((found[-1].lines[0], line.number), f"{found[-1].text}\n{line.text}")
        else:
            found.append(Unread((line.number, line.number), line.text))
    return tuple(found)
