"""
Everything about one matter, and what a verb has just done to some, as data.
"""

from __future__ import annotations

from followup.model.answers import MatterAnswer
from followup.model.results import Changed
from followup.reports.reasons.flags import flagged
from followup.reports.reasons.why import why_line
from followup.reports.values.fields import Value
from followup.reports.values.records import matter_value, place_value, source_value, step_value
from followup.reports.words.disclosure import disclosed
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import party_word


def why_json(answer: MatterAnswer, locale: str) -> Value:
    """
    Why it is where it is, as data of the schema ``followup/why/1``; *why* in the language asked for.
    """
    value = {"schema": "followup/why/1", **matter_value(answer.matter)}
    if answer.matter.restricted:
        return value
    now, promise, context = answer.now, answer.promise, answer.context
    return {
        **value,
        "place": place_value(now, context) if now else None,
        "missed": now.missed if now else 0,
        "why": why_line(answer.matter, now, context, locale, promise) if now else "",
        "promise": source_value(promise, context, answer.erased) if promise else None,
    }


def history_json(answer: MatterAnswer) -> Value:
    """
    Every step, as data of the schema ``followup/history/1``.
    """
    value = {"schema": "followup/history/1", **matter_value(answer.matter)}
    return value if answer.matter.restricted else {**value, "steps": _steps(answer)}


def _steps(answer: MatterAnswer) -> list[Value]:
    late = set(flagged(answer))
    return [
        {**source_value(line, answer.context, answer.erased), "flagged": line.step.key in late}
        for line in answer.history
    ]


def show_json(answer: MatterAnswer, locale: str) -> Value:
    """
    All of it, as data of the schema ``followup/matter/1``; a restricted matter is shown too.
    """
    shown = disclosed(answer)
    return {
        **why_json(shown, locale),
        "schema": "followup/matter/1",
        "restricted": answer.matter.restricted,
        "owner_name": party_word(answer.matter.owner, answer.context, translator(locale)),
        "steps": _steps(shown),
        "related": [matter_value(other) for other in answer.related],
    }


def changed_json(result: Changed) -> Value:
    """
    What a verb did, as data of the schema ``followup/changed/1``.
    """
    kept = {matter.key for matter in result.matters if matter.restricted}
    return {
        "schema": "followup/changed/1",
        "matters": [matter_value(matter) for matter in result.matters],
        "steps": [step_value(step) for step in result.steps if step.matter not in kept],
        "places": {key: place_value(place, result.context) for key, place in result.places.items() if key not in kept},
        "notes": list(result.notes),
        "repeated": result.repeated,
    }
