"""
What a language says of titles: its words that mean nothing, and how the standing items of an agenda are called.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from followup.model.codes import StandingRole


@frozen
class Titles:
    """
    The words of titles in one language.

    *empty* words tell no two matters apart: function words, and words every agenda has.
    *standing* is how each standing item is called on our agendas, *recognised* the pattern of the titles that minutes
    give it (lower case, single spaces); *joined* the words that join two of them, as alternatives of a pattern.
    """

    empty: frozenset[str]
    standing: Mapping[StandingRole, str]
    recognised: Mapping[StandingRole, str]
    joined: str
