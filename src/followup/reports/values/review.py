"""
A review to be filled in, as data.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.model.reading import Finding
from followup.model.results import Suggestion
from followup.reports.values.fields import Value
from followup.reports.words.disclosure import read_words


REVIEW_SCHEMA = "followup/review/1"

LEFT = frozenset({"uncertain", "like_agenda"})
"""Doubts that keep a finding from being recorded; the others only say what it may be."""


def review_json(findings: Iterable[Finding], suggestions: Iterable[Suggestion], reading: Value) -> Value:
    """
    The review as data of the schema ``followup/review/1``, as recording what is certain would have it.

    What would be left stands with ``null``; what is only perhaps the same as another finding stands as ``"new"``.
    *reading* is the whole reading as data, which the review is about.
    """
    doubts = {suggestion.finding: suggestion for suggestion in suggestions}
    return {
        "schema": REVIEW_SCHEMA,
        "findings": [_finding_value(finding, doubts.get(finding.id)) for finding in findings],
        "add": [],
        "reading": reading,
    }


def _finding_value(finding: Finding, doubt: Suggestion | None) -> Value:
    title, quote = read_words(finding)
    return {
        "id": finding.id,
        "title": title,
        "quote": quote,
        "doubt": doubt.why if doubt else None,
        "like": list(finding.like),
        "proposed": doubt.matter if doubt else None,
        "accept": None if doubt and doubt.why in LEFT else True,
        "matter": "new" if doubt and doubt.why == "same_document" else None,
    }
