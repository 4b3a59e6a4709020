"""
What an agenda holds: an answer of the rules, never stored.
"""

from __future__ import annotations

from attrs import frozen

from followup.model.codes import StandingRole
from followup.model.places import Placed
from followup.model.standing import StandingItem
from followup.model.subjects import Meeting


@frozen
class AgendaLine:
    """
    One line of an agenda: a standing item, or a matter, with what stands below it.

    *section* is the kind a matter stands by, where the body has sections.
    """

    standing: StandingItem | None = None
    placed: Placed | None = None
    below: tuple[AgendaLine, ...] = ()
    section: str = ""

    @property
    def role(self) -> StandingRole | None:
        """
        The role of a standing item; ``None`` for a matter.
        """
        return self.standing.role if self.standing else None


@frozen
class AgendaPlan:
    """
    The agenda of a meeting, in order; titles and reasons are written by the reports.
    """

    meeting: Meeting
    lines: tuple[AgendaLine, ...]
