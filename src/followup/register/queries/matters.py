"""
One matter: its record, where it is and why, and every step that led there.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.contracts import Query
from followup.errors import Call, NotFound
from followup.model.answers import HistoryLine, MatterAnswer
from followup.model.bodies import Body
from followup.model.matters import Matter, Step
from followup.register.queries.view import HasView, View
from followup.rules.place import place


def matter(asked: HasView, key: str) -> Matter:
    """
    The record of matter *key*.
    """
    view = asked.view
    return view.reads.matter(key) if view.as_of is None else history(view, key).matter


def why(asked: HasView, key: str) -> MatterAnswer:
    """
    Why a matter is where it is: its place, the promise that put it there, and all that led to it.
    """
    return history(asked, key)


def history(asked: HasView, key: str) -> MatterAnswer:
    """
    Everything about matter *key*: its record, its place now, and every step in order, struck ones too.
    """
    view = asked.view
    stored = view.reads.matter(key)
    # Not by the keys its record makes one expect: a damaged record is looked into here.
    steps = view.by_then(view.reads.all(Step, Query("step", {"matter": key}, order=("number",))))
    if view.as_of is not None and not steps:
        raise NotFound(
            "Nothing had happened to {key} by {as_of}.",
            key=key,
            as_of=view.as_of,
            hint="See its steps with:",
            call=Call("history", key),
        )
    record = view.folded(stored, steps)
    calendar, today = view.calendar(), view.today(view.reads.one(Body, record.body))
    evidence, documents = view.sources(steps)
    lines = []
    for step in sorted(steps, key=lambda step: step.order):
        words = evidence.get(step.evidence or "")
        lines.append(HistoryLine(step, words, documents.get(words.document or "") if words else None))
    return MatterAnswer(
        view.context(today, calendar, [record] if record.open else [], steps),
        record,
        place(record, calendar, today) if record.open else None,
        tuple(lines),
        view.promises([record]).get(key),
        _related(view, record, steps),
        view.erased(evidence),
    )


def _related(view: View, record: Matter, steps: Iterable[Step]) -> tuple[Matter, ...]:
    keys = {record.follows, record.merged_into, *(step.other for step in steps)}
    keys |= {each.key for each in view.reads.all(Matter, Query("matter", {"follows": record.key}))}
    return tuple(view.reads.get(Matter, keys - {record.key}).values())
