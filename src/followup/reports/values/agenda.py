"""
An agenda as data.
"""

from __future__ import annotations

from collections.abc import Mapping

from followup.model.answers import AgendaAnswer
from followup.model.matters import Placed
from followup.reports.reasons.agenda import AgendaItem, agenda_items
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.values.records import meeting_value, place_value


def agenda_json(answer: AgendaAnswer, locale: str | None = None) -> Value:
    """
    The agenda as data of the schema ``followup/agenda/1``; in the body's language unless *locale* says otherwise.
    """
    lines = [one for line in answer.plan.lines for one in (line, *line.below)]
    matters = {one.placed.matter.key: one.placed for one in lines if one.placed is not None}
    items = agenda_items(answer, locale or answer.body.locale)
    return {
        "schema": "followup/agenda/1",
        "body": answer.body.key,
        "day": plain(answer.context.today),
        "meeting": meeting_value(answer.plan.meeting),
        "items": [_item_value(item, answer, matters) for item in items],
        "upcoming": [meeting_value(meeting) for meeting in answer.upcoming],
        "sources": [document.key for document in answer.sources],
    }


def _item_value(item: AgendaItem, answer: AgendaAnswer, matters: Mapping[str, Placed]) -> Value:
    value = fields_of(item, "number title key why")
    placed = matters.get(item.key or "")
    if placed is not None:
        kept = placed.matter.restricted
        value |= {"place": None if kept else place_value(placed.place, answer.context), "restricted": kept}
    if item.heading:
        value["heading"] = item.heading
    if item.below:
        value["below"] = [_item_value(below, answer, matters) for below in item.below]
    return value
