"""
The reader of minutes and notes of any shape: tree, units, judgement and findings put together for one language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache

from attrs import evolve, frozen

from followup.languages import LANGUAGES
from followup.languages.vocabulary import Words
from followup.model.codes import Certainty
from followup.model.reading import (
    DecisionText,
    DocumentFacts,
    MeetingFacts,
    OtherMeeting,
    Perhaps,
    Reading,
    ReadItem,
    Unread,
)
from followup.readers.accounts import account_of, left_over, neighbours
from followup.readers.acting import Eyes
from followup.readers.bodies import Names
from followup.readers.context import Context
from followup.readers.coverage import Account, together
from followup.readers.dates import find_days
from followup.readers.days import day_of, outside_settings
from followup.readers.features import Sight, look, mark_statutes
from followup.readers.filled import of_item, surer
from followup.readers.findings import drafts
from followup.readers.gathering import titled
from followup.readers.header import Header, read_header
from followup.readers.joining import CLOSING, joined
from followup.readers.judge import Sort, Verdict, judged
from followup.readers.lines import Line
from followup.readers.marks import Labels, Lexicon
from followup.readers.people import People
from followup.readers.promises import issue, promise
from followup.readers.scene import Draft
from followup.readers.sittings import coming, tells_meeting, told_elsewhere
from followup.readers.status import CLOSED, state_of
from followup.readers.tree import Section, Tree, tree_of
from followup.readers.units import Unit, units_of


VERSION = "2"
_WORD = re.compile(r"[^\W\d_]{1,30}")
_SAMPLE = 20_000  # characters by which the language is told
_MIXED = 0.5  # of the small words of the language that another has too, where a text is written in both
_TITLED, _LITTLE = 0.3, 0.01  # how far a title tells the language, and what is left where nothing does


@frozen
class Parsed:
    """
    An item with its units, those of its inner sections too.
    """

    item: Section
    units: list[Unit]


class NotesReader:
    """
    Reads the minutes of any body in one language; see :class:`~followup.contracts.Reader`.
    """

    version = VERSION

    def __init__(self, words: Words, name: str = "") -> None:
        self.words = words
        self.name = name or f"minutes-{words.code}"
        self.language = words.code

    @cached_property
    def _labels(self) -> Labels:
        own = [self.words.forms]
        return Labels([*own, *(one.reading().forms for one in LANGUAGES if one.code != self.language)])

    def _lexicon(self, text: str) -> Lexicon:
        """
        The signs of the language, and of another in which much of *text* is written too.
        """
        found = Counter(word.casefold() for word in _WORD.findall(text[:_SAMPLE]))
        shares = {one.code: sum(found[word] for word in one.reading().common) for one in LANGUAGES}
        own = shares[self.language]
        near = {"sv": "no", "no": "sv"}.get(self.language)
        others = [code for code, share in shares.items() if code not in (self.language, near) and share > _MIXED * own]
        return _lexicon_of(self.language, tuple(others) if own else ())

    def recognises(self, text: str) -> float:
        """
        How well this reader knows the document: by its language, and by the title that calls it minutes.

        Never quite 1, so that a reader made for one kind of minutes comes before this one, which reads any;
        and never 0 where there are words: few lines may have no small words at all, and its title tells its language.
        """
        found = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
        if not found:
            return 0.0
        common = sum(word in self.words.common for word in found) / len(found)
        language = max(min(1.0, common / 0.4), _LITTLE, _TITLED * titled(text[:_SAMPLE], self.words.header))
        return 0.45 + 0.45 * language

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        Everything this reader finds in *text*.
        """
        tree = tree_of(text, self.words, self._labels, body)
        header = read_header(_header_lines(tree), tree.tail, self.words)
        if day is not None:
            header = evolve(header, facts=evolve(header.facts, date=day))
        elif header.facts.date is None:
            header = evolve(header, facts=evolve(header.facts, date=day_of(tree, self.words.dates)))
        parsed = self._parsed(tree)
        context = _context(header, body, self.words)
        every = [unit for one in parsed for unit in one.units]
        elsewhere = told_elsewhere(every, context)
        context = evolve(context, others={one.body: one.date for one in reversed(elsewhere) if one.date})
        pairs = [(one.item, one.units) for one in parsed]
        sittings = coming(pairs, context, [line.text for line in tree.header])
        account = account_of(tree, header)
        work = Work(context, self._eyes(tree, header, text), account, elsewhere)
        titles = {one.item.number: one.item.title for one in parsed}
        days = [sitting.date for sitting in sittings]
        found = [draft for one in parsed for draft in work.filled(one, titles, days if tree.printed else None)]
        sure = {draft.finding.item for draft in found if draft.finding.certainty is Certainty.CERTAIN}
        findings = joined(found, days, context.names.own)
        lost = [line for line in header.unread if account.of(line.number) not in ("heading", "header", "furniture")]
        unread = [*neighbours(tuple(lost)), *work.unread, *left_over(account, tree)]
        return Reading(
            DocumentFacts(name, sha256, header.kind, self.language),
            evolve(header.facts, next=sittings),
            tuple(
                ReadItem(one.number, one.title, one.file_number, one.span, key=one.key)
                for one in tree.sections
                if one.item and not (tree.printed and one.key and one.number not in sure)
            ),
            findings,
            elsewhere,
            _decisions(parsed),
            together(unread),
            lines=account.lines(),
            perhaps=tuple(one for _, one in sorted(work.perhaps, key=lambda pair: -pair[0])),
            reader=self.name,
            version=self.version,
        )

    def _parsed(self, tree: Tree) -> list[Parsed]:
        """
        The items in order, each with the units of the sections that belong to it.
        """
        found: dict[int, Parsed] = {}
        for section in tree.sections:
            item = section.of_item
            parsed = found.setdefault(id(item), Parsed(item, []))
            parsed.units.extend(units_of(section, self.words, self._labels, unwrapped=tree.unwrapped))
        return list(found.values())

    def _eyes(self, tree: Tree, header: Header, text: str) -> Eyes:
        small, capital = _spellings(tree)
        names = [*(one.name for one in header.facts.present), *(one.name for one in header.facts.absent)]
        signers = [header.facts.chair, header.facts.notes_by, header.facts.verified_by]
        forms = self.words.forms
        return Eyes(
            self._lexicon(text),
            People([*names, *signers], header.organisations, small, capital, _definite(self.words)),
            forms.present_endings,
            forms.past_endings,
            forms.noun_endings,
            forms.passive_endings,
            forms.to,
            self.words.vetoes,
            lambda text: _only_past(text, self.words, header.facts.date),
        )


_STRONG = ("name_modal", "name_to", "name_duty", "role_modal", "role_duty", "action_prefix", "in_actions", "in_review")
_OPEN_FORMS = tuple(f"{who}_{how}" for who in ("name", "role", "we", "cap") for how in ("modal", "to", "duty", "verb"))
_FAR = 270
_STATED = ("in_actions", "in_review", "in_postponed", "action_prefix", "box_done", "box_open", "owned_row")


@lru_cache(maxsize=16)
def _lexicon_of(code: str, others: tuple[str, ...]) -> Lexicon:
    return Lexicon([one.reading().forms for one in LANGUAGES if one.code == code or one.code in others])


class Work:
    """
    The judging of a document's units, and what comes of it.
    """

    def __init__(self, context: Context, eyes: Eyes, account: Account, elsewhere: Sequence[OtherMeeting]) -> None:
        self.context, self.eyes, self.account = context, eyes, account
        self.quoted = {one.quote for one in elsewhere}
        self.unread: list[Unread] = []
        self.perhaps: list[tuple[float, Perhaps]] = []
        self.last_named = ""

    def drafts(self, parsed: Parsed, headings: dict[str, str]) -> list[Draft]:
        """
        The findings of one item, in the order of its text; the rest of its units is told as what it is.
        """
        by_words: dict[int, list[Draft]] = {}
        for draft in drafts(parsed.item, parsed.units, self.context, headings):
            by_words.setdefault(draft.sentence, []).append(draft)
        interims = {draft.finding.interim for found in by_words.values() for draft in found}
        found: list[Draft] = []
        sights = [look(unit, self.eyes, coming=self._coming(unit)) for unit in parsed.units]
        mark_statutes(sights)
        for at, unit in enumerate(parsed.units):
            before = parsed.units[at - 1] if at else None
            said = before.text if before and before.section is unit.section else ""
            found += self._of_unit(sights[at], by_words.get(at, []), said, interim=unit.quote in interims)
        if parsed.item.indent >= 0 and not any(draft.heading == draft.finding.title for draft in found):
            found.insert(0, issue(parsed.item, parsed.units, self.eyes.lexicon, self.context))
        return found

    def filled(self, parsed: Parsed, headings: dict[str, str], days: Sequence[date] | None) -> list[Draft]:
        """
        The findings of one item; in a form, whose coming *days* are known, those under one of our matters are its own.
        """
        found = self.drafts(parsed, headings)
        if days is None:
            return found
        if not parsed.item.key:
            return [surer(draft) for draft in found]
        told = of_item(parsed.item, found, parsed.units, self.context, days)
        for draft in told:
            self.account.tell(*draft.finding.lines, "finding")
        return told

    def _of_unit(self, sight: Sight, by_words: list[Draft], before: str, *, interim: bool) -> list[Draft]:
        unit = sight.unit
        state = state_of(unit, self.eyes.lexicon) if sight.has(*_STATED) else ""
        verdict = judged(sight, done=state == CLOSED)
        first, last = unit.lines
        if by_words and not _vetoed(sight, verdict, by_words):
            self.account.tell(first, last, "finding")
            ends = all(map(_closes, by_words))
            if ends and verdict.sort is not Sort.FINDING and sight.has(*_STRONG):
                self.perhaps.append((verdict.score, Perhaps(unit.lines, unit.quote, verdict.why)))
            also = verdict.sort is Sort.FINDING and sight.has(*_OPEN_FORMS) and ends
            return [*by_words, promise(sight, verdict, before, self.context)] if also else by_words
        meeting = sight.has("next", "coming_day") and not sight.has(*_STRONG) and tells_meeting(unit, self.context)
        if verdict.sort is not Sort.FINDING:
            self.last_named = _named(sight) or self.last_named
        if unit.quote in self.quoted or interim or meeting:
            self.account.tell(first, last, "finding" if interim else "meeting")
            return []
        if verdict.sort is Sort.FINDING:
            self.account.tell(first, last, "finding")
            named, self.last_named = self.last_named, _named(sight) or self.last_named
            return [promise(sight, verdict, before, self.context, state=state, last_named=named)]
        if verdict.sort is Sort.PERHAPS:
            self.account.tell(first, last, "perhaps")
            self.perhaps.append((verdict.score, Perhaps(unit.lines, unit.quote, verdict.why)))
        elif verdict.sort is Sort.ORDINARY:
            self.account.tell(first, last, verdict.kind)
        else:
            self.account.tell(first, last, "unread")
            self.unread.append(Unread(unit.lines, unit.quote))
        return []

    def _coming(self, unit: Unit) -> bool:
        """
        Whether the unit names a day after the meeting's.
        """
        day = self.context.day
        days = find_days(unit.masked, self.context.language.dates)
        coming = (on for one in days if (on := one.on(day)) is not None and (day is None or on > day))
        # A day without a year that lies most of a year ahead is rather one that has just been.
        return any(day is None or (on - day).days < _FAR or any(one.year for one in days) for on in coming)


def _definite(words: Words) -> tuple[str, ...]:
    """
    The endings of bodies in the definite form, or English ones, which stand alone.
    """
    endings = (one for one in words.bodies.endings if one.endswith(("en", "et", "n")) or words.code == "en")
    return tuple(one for one in endings if one != "samverkan")


_INNER = re.compile(r"(?<=[a-zåäöæø,] )[A-ZÅÄÖÆØ][\w'’-]{1,30}")


def _spellings(tree: Tree) -> tuple[frozenset[str], frozenset[str]]:
    """
    The words that the document writes small, and those it writes with a capital inside a sentence.
    """
    small: set[str] = set()
    capital: set[str] = set()
    for line in tree.lines:
        small.update(word for word in _WORD.findall(line.text) if word[0].islower() and len(word) > 2)
        capital.update(word.casefold() for word in _INNER.findall(line.text))
    return frozenset(small), frozenset(capital - small)


def _named(sight: Sight) -> str:
    """
    The last person or role that the unit names.
    """
    named = [actor for actor in sight.actors if actor.sort in ("name", "role", "cap")]
    if not named:
        return ""
    tokens = sight.tokens[named[-1].start : named[-1].end]
    return " ".join(token.text for token in tokens)


def _closes(draft: Draft) -> bool:
    return draft.finding.disposition in CLOSING


def _only_past(text: str, words: Words, day: date | None) -> bool:
    """
    Whether every full day that *text* names lies before the meeting's.
    """
    days = [one.on(day) for one in find_days(text, words.dates) if one.year]
    return day is not None and bool(days) and all(one and one < day for one in days)


_WEAK = -0.6


def _vetoed(sight: Sight, verdict: Verdict, by_words: list[Draft]) -> bool:
    """
    Whether the place says that wordings decide nothing there, or all else speaks against what they would leave open.
    """
    if verdict.score < _WEAK and all(draft.finding.certainty is not Certainty.CERTAIN for draft in by_words):
        return True
    return sight.has("at_agenda", "at_present", "at_absent", "at_links", "box_done", "in_actions", "in_review")


def _header_lines(tree: Tree) -> tuple[Line, ...]:
    """
    The lines of the header, and of the lists of people wherever they stand.
    """
    lines = list(outside_settings(tree.header, tree.furniture))
    for section in tree.sections:
        if section.kind in ("present", "absent"):
            lines += [Line(0, ""), Line(section.first, section.title), *section.lines]
    return tuple(lines)


def _context(header: Header, body: str, words: Words) -> Context:
    facts: MeetingFacts = header.facts
    people = tuple(dict.fromkeys([*(one.name for one in facts.present), *(one.name for one in facts.absent)]))
    own = body or facts.body
    named = tuple(name for name in (facts.body, body) if name)
    return Context(words, Names(own, named, header.organisations, people, words.bodies), facts.date)


def _decisions(parsed: list[Parsed]) -> tuple[DecisionText, ...]:
    """
    What stands under each decision heading, whole.
    """
    found: list[DecisionText] = []
    for one in parsed:
        sections: dict[int, list[Unit]] = {}
        for unit in one.units:
            if unit.decision:
                sections.setdefault(unit.label.number, []).append(unit)
        for group in sections.values():
            quote = " ".join(unit.quote for unit in group)
            found.append(DecisionText(one.item.number, quote, (group[0].lines[0], group[-1].lines[1])))
    return tuple(found)
