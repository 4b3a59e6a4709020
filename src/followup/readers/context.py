"""
What a sentence is read against: the language, the document's own day, and who is who.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from followup.languages.vocabulary import Words
from followup.readers.bodies import Names


@frozen
class Context:
    """
    *day* is the day of the meeting; *others* the days of other bodies' next meetings that the document tells.
    """

    language: Words
    names: Names
    day: date | None
    others: Mapping[str, date] = field(factory=dict)
