"""
The agenda of a meeting: a value that its user can look into, print and send.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from followup.contracts import Query
from followup.model.answers import AgendaAnswer
from followup.model.bodies import Meeting, StandingItem, StandingStep
from followup.model.codes import Disposition, MeetingStatus
from followup.model.matters import Matter, Step
from followup.model.minutes import Document
from followup.register.queries.directory import meeting, standing
from followup.register.queries.missed import names_a_meeting
from followup.register.queries.view import HasView, View
from followup.rules import agenda as rules
from followup.rules.calendar import Calendar


if TYPE_CHECKING:
    from followup.reports.reasons.agenda import AgendaItem


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
        from followup.reports.reasons.agenda import agenda_items

        return agenda_items(self.answer, self.answer.body.locale)

    def text(self, locale: str | None = None, *, width: int = 80) -> str:
        """
        The agenda as plain text, at most *width* columns wide; in the body's language unless *locale* says otherwise.
        """
        from followup.reports.drawing.text import text
        from followup.reports.pages.agenda import agenda as page

        return text(page(self.answer, locale or self.answer.body.locale), width)

    def markdown(self, locale: str | None = None) -> str:
        """
        The agenda as Markdown.
        """
        from followup.reports.drawing.markdown import markdown
        from followup.reports.pages.agenda import agenda as page

        return markdown(page(self.answer, locale or self.answer.body.locale))

    def json(self) -> dict[str, Any]:
        """
        The agenda as JSON values.
        """
        from followup.reports.values.agenda import agenda_json

        return agenda_json(self.answer)


def agenda(asked: HasView, name: str, *, as_sent: bool = False) -> Agenda:
    """
    The agenda of a meeting, or of the next meeting of a body.

    *as_sent*: as it was before the meeting, also with what that meeting has treated since.
    """
    view = asked.view
    sitting = meeting(view, name if names_a_meeting(name) else f"{name}/next")
    body = view.body(sitting.body)
    today, calendar = view.today(body), view.calendar()
    matters = view.open_matters(body.key, asked=True)
    if as_sent and sitting.date is not None:
        matters = _as_sent(view, sitting, matters, calendar)
    plan = rules.agenda(sitting, matters, _standing_at(view, sitting), calendar, today, body.sections)
    items = [line.placed for line in plan.lines] + [low.placed for line in plan.lines for low in line.below]
    shown = [item.matter for item in items if item is not None]
    promises = view.promises(shown)
    held = [m for m in calendar.all(body.key) if m.status is MeetingStatus.HELD and m.order < sitting.order]
    later = [m for m in calendar.all(body.key) if m.status is MeetingStatus.PLANNED and m.order > sitting.order]
    previous = held[-1] if held else None
    keys = [promise.document.key for promise in promises.values() if promise.document]
    documents = view.reads.get(Document, [*keys, previous.document if previous else None])
    sources = tuple(sorted(documents.values(), key=lambda document: (document.date or date.min, document.key)))
    context = view.context(today, calendar, shown)
    return Agenda(AgendaAnswer(context, body, plan, promises, previous, tuple(later), sources))


def _as_sent(view: View, meeting: Meeting, matters: Iterable[Matter], calendar: Calendar) -> list[Matter]:
    steps = view.reads.all(Step, Query("step", {"meeting": meeting.key}))
    treated = view.reads.get(Matter, [step.matter for step in steps if step.live])
    stood = rules.as_they_stood(view.steps(treated.values()), meeting, calendar)
    return [matter for matter in matters if matter.key not in treated] + [item.matter for item in stood]


def _standing_at(view: View, meeting: Meeting) -> list[StandingItem]:
    steps = view.reads.all(StandingStep, Query("standing_step", {"meeting": meeting.key}))
    skipped = {step.standing for step in steps if step.disposition is Disposition.REMOVED}
    return [item for item in standing(view, meeting.body) if item.key not in skipped]
