"""
What stands on every agenda of a body, and what meetings did with it.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from followup.model.codes import Disposition, StandingRole


@frozen
class StandingItem:
    """
    An item on every agenda of a body, placed *last* or first, in order of *position*.
    """

    key: str
    body: str
    position: int
    title: str
    role: StandingRole = StandingRole.OTHER
    last: bool = False


@frozen
class StandingStep:
    """
    What one meeting did with a standing item: *taken_up*, *not_reached*, or *removed* (skipped once).
    """

    key: str
    standing: str
    meeting: str
    disposition: Disposition
    on: date
    note: str = ""
