"""
The reader of formal Swedish minutes (protokoll): paragraphs with §, diary numbers, and one decision each.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date

from attrs import evolve

from followup.model.codes import DocumentKind
from followup.model.reading import DecisionText, DocumentFacts, Finding, Reading, ReadItem, Unread
from followup.readers.council.bulk import bulks, hour_told, is_point_of_order
from followup.readers.council.case import Case
from followup.readers.council.decision import decided
from followup.readers.council.header import facts_of
from followup.readers.council.history import earlier
from followup.readers.council.layout import Pages, lay_out, starts
from followup.readers.parts import Line


_SAMPLE = 60_000  # characters by which such minutes are told
_SIGNS = re.compile(r"(?im)^\s{0,20}(?:sammanträdesdatum\b|tidigare behandling\s{0,9}$|protokoll nr\b)")
_ASSUMED_BODY = "Kommunfullmäktige"  # where neither the caller nor the header names one


class CouncilReader:
    """
    Reads the protokoll of a Swedish council, board or committee; see :class:`~followup.contracts.Reader`.
    """

    name = "protokoll-sv"
    language = "sv"

    def recognises(self, text: str) -> float:
        """
        Surely where several § have diary numbers or the page says "Sammanträdesdatum"; not at all without a §.
        """
        sample = text[:_SAMPLE]
        found = starts([Line(n, " ".join(raw.split())) for n, raw in enumerate(sample.split("\n"), start=1)])
        if len(found) < 2:
            return 0.0
        numbered = sum(bool(match["label"] or match["bare"]) for _, match in found)
        if 2 * numbered >= len(found) or _SIGNS.search(sample):
            return 1.0
        # § alone may be of any minutes, or of statutes: a little less than the 0.45 at least that the general reader
        # gives text in sure Swedish, so that this one reads it only where that one is in doubt.
        return 0.4

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        Everything this reader finds in *text*.
        """
        pages = lay_out(text, body)
        facts, unread = facts_of(pages.header, pages.furniture)
        facts = evolve(facts, date=day or facts.date)
        own = body or facts.body
        if (own or _ASSUMED_BODY) != body:
            # Whose decision a heading tells is known only now that the header has said whose minutes these are.
            pages = lay_out(text, own or _ASSUMED_BODY)
        together = bulks(pages.paragraphs)
        deciding = {bulk.decision for bulk in together.values()}
        findings = _findings(
            Case(one, own, facts.date, together.get(one.number), earlier(one, facts.date))
            for one in pages.paragraphs
            if not is_point_of_order(one, deciding)
        )
        return Reading(
            DocumentFacts(name, sha256, DocumentKind.MINUTES, self.language),
            facts,
            _items(pages, deciding),
            tuple(evolve(finding, id=f"f{n}") for n, finding in enumerate(findings, start=1)),
            decisions=_decisions(pages),
            unread=tuple(Unread((line.number, line.number), line.text) for line in unread),
        )


def _items(pages: Pages, deciding: Container[str]) -> tuple[ReadItem, ...]:
    return tuple(
        ReadItem(
            one.number,
            one.title,
            one.file_number,
            one.lines,
            hour_told(one) if is_point_of_order(one, deciding) else None,
        )
        for one in pages.paragraphs
    )


def _history(case: Case) -> list[Finding]:
    """
    What the paragraph says earlier meetings did.
    """
    return [
        case.finding(
            one.disposition, f"history.{one.disposition}", one.quote, one.lines, on=one.on, reference=one.reference
        )
        for one in case.history
    ]


def _findings(cases: Iterable[Case]) -> list[Finding]:
    return [finding for case in cases for finding in (*decided(case), *_history(case))]


def _decisions(pages: Pages) -> tuple[DecisionText, ...]:
    sections = [(paragraph.number, paragraph.section("decision")) for paragraph in pages.paragraphs]
    return tuple(DecisionText(number, section.text, section.span) for number, section in sections if section.lines)
