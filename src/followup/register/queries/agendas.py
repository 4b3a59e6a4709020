"""
The agenda as a value that its user can look into, print and send.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from followup.model.answers import AgendaAnswer
from followup.model.bodies import Meeting
from followup.reports.drawing.markdown import markdown
from followup.reports.drawing.text import text
from followup.reports.pages.agenda import agenda
from followup.reports.reasons.agenda import AgendaItem, agenda_items
from followup.reports.values.agenda import agenda_json


@frozen
class Agenda:
    """
    The agenda of one meeting; *answer* holds all that its texts are made from.
    """

    answer: AgendaAnswer

    @property
    def meeting(self) -> Meeting:
        """
        The meeting whose agenda it is.
        """
        return self.answer.plan.meeting

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """
        The numbered items, in the language of the body; each says why it is there.
        """
        return agenda_items(self.answer, self.answer.body.locale)

    def text(self, locale: str | None = None, *, width: int = 80) -> str:
        """
        The agenda as plain text, at most *width* columns wide; in the body's language unless *locale* says otherwise.
        """
        return text(agenda(self.answer, locale or self.answer.body.locale), width)

    def markdown(self, locale: str | None = None) -> str:
        """
        The agenda as Markdown.
        """
        return markdown(agenda(self.answer, locale or self.answer.body.locale))

    def json(self) -> dict[str, Any]:
        """
        The agenda as JSON values.
        """
        return agenda_json(self.answer)
