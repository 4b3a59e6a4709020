"""
What a verb has just done to some matters, or after a dry run would do.
"""

from __future__ import annotations

from typing import Any

from followup.model.answers import Context
from followup.model.matters import Matter, Step
from followup.model.results import Changed
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import page, wrapped
from followup.reports.pages.steps import (
    heading,
    not_shown,
    step_where,
    step_words,
    struck_words,
)
from followup.reports.values.values import matter_value, place_value, step_value
from followup.reports.words.places import stands
from followup.reports.words.translation import Texts, full_day, translator
from followup.reports.words.vocabulary import note_lines


CHANGED_SCHEMA = "followup/changed/1"


def changed_text(result: Changed, locale: str, width: int = 80) -> str:
    """
    What was written, where the matters are now, and what to look at twice.
    """
    safe, t = printable(result), translator(locale)
    again = t.gettext("Done before by this request; nothing was written again.")
    lines = wrapped(again, width) if safe.repeated else []
    for matter in safe.matters:
        lines += _changed(matter, safe, t, width)
    if not safe.matters and not safe.repeated:
        lines += wrapped(t.gettext("Nothing was changed."), width)
    lines += [line for note in note_lines(safe.notes, t) for line in wrapped(note, width, first="! ")]
    return page(lines, width)


def _changed(matter: Matter, result: Changed, t: Texts, width: int) -> list[str]:
    if matter.restricted:
        return not_shown(matter, t)
    steps = [step for step in result.steps if step.matter == matter.key]
    told = "; ".join(_done(step, result.context, t) for step in steps)
    lines = heading(matter, t, width)
    lines += wrapped(told, width, first="  ") if told else []
    place = result.places.get(matter.key)
    if place is not None:
        return lines + wrapped(stands(matter, place, result.context, t), width, first="  ")
    if matter.open:
        return lines
    ended = t.gettext("Withdrawn: it belongs to no list.") if matter.void else t.gettext("Closed.")
    return lines + wrapped(ended, width, first="  ")


def _done(step: Step, context: Context, t: Texts) -> str:
    day = full_day(step.on, t)
    where = step_where(step, t).rstrip(":")
    words = step_words(step, context, t)
    told = f"{day}{f' ({where})' if where else ''}: {words}"
    return told if step.live else f"{told} {struck_words(step, t)}"


def changed_json(result: Changed) -> dict[str, Any]:
    """
    What a verb did, as data of the schema ``followup/changed/1``.
    """
    secret = {matter.key for matter in result.matters if matter.restricted}
    places = {key: place for key, place in result.places.items() if key not in secret}
    return {
        "schema": CHANGED_SCHEMA,
        "matters": [matter_value(matter) for matter in result.matters],
        "steps": [step_value(step) for step in result.steps if step.matter not in secret],
        "places": {key: place_value(place, result.context) for key, place in places.items()},
        "notes": list(result.notes),
        "repeated": result.repeated,
    }
