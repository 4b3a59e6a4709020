"""
From steps to the record: what a matter is, by all that happened to it, in the order in which it happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from attrs import evolve, fields

from followup.model.codes import Disposition, Purpose
from followup.model.matters import Matter, Step
from followup.model.targets import FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified
from followup.rules.dispositions import EFFECTS, Effect


def fold(key: str, steps: Iterable[Step]) -> Matter:
    """
    The record of matter *key*: its live *steps* in order of when they happened.

    Without a live step the matter is void: it was recorded and then withdrawn, and belongs to no list.  What it was
    called is still told, unless any of its steps said that it is not to be shown.
    """
    history = list(steps)
    live = sorted((step for step in history if step.live), key=lambda step: step.order)
    numbered = max((step.number for step in history), default=0)
    if not live:
        merged = next((step.other for step in history if step.other and step.disposition is Disposition.MERGED), None)
        body = history[0].body if history else ""
        void = Matter(key=key, body=body, title="", open=False, void=True, steps=numbered, merged_into=merged)
        title = next((step.title for step in sorted(history, key=lambda step: step.order) if step.title), "")
        return evolve(void, title=title, restricted=any(step.restricted for step in history))
    first = live[0]
    matter = Matter(
        key=key,
        body=first.body,
        title="",
        kind="",
        opened_on=first.on,
        steps=numbered,
        began=first.source or first.key,
        follows=first.other if not EFFECTS[first.disposition].closes else None,
    )
    for step in live:
        matter = apply(matter, step)
    return _with(matter, kind=matter.kind or "item")


def apply(matter: Matter, step: Step) -> Matter:
    """
    The record of *matter* after *step*.  A step after the closing one is flagged and changes nothing else.
    """
    effect = EFFECTS[step.disposition]
    if step.disposition is Disposition.CORRECTED:
        return _renamed(matter, step)
    if not matter.open and step.disposition is not Disposition.REOPENED:
        return evolve(matter, flagged=matter.flagged + 1)
    said = _described(matter, step)
    said["steps"] = max(matter.steps, step.number)
    if matter.origin and step.meeting and step.body == matter.body:
        said["origin"] = None  # the minutes of the body that holds it have been seen
    if step.closes and _may_close(matter, step):
        return _with(matter, **said, **_closed(matter, step))
    said |= _anchored(matter, step, effect, owner=said["owner"])
    said |= _handed_over(matter, step)
    return _with(
        matter,
        **said,
        open=True,
        closed_on=None,
        closed_by=None,
        postponements=matter.postponements + effect.postpones,
    )


def _with(matter: Matter, **said: Any) -> Matter:
    # Most steps say little that is new, and making a value anew costs more than comparing it.
    new = {name: value for name, value in said.items() if getattr(matter, name) != value}
    return Matter(**dict(zip(_NAMES, _FIELDS(matter), strict=True)) | new) if new else matter


_NAMES = tuple(attribute.name for attribute in fields(Matter))
_FIELDS = attrgetter(*_NAMES)


def target_body(target: Target) -> str | None:
    """
    The body whose meeting a target means; ``None`` if it is no meeting.
    """
    return target.body if isinstance(target, NextMeeting | MeetingOn | FirstMeetingFrom) else None


def _renamed(matter: Matter, step: Step) -> Matter:
    return _with(
        matter,
        steps=max(matter.steps, step.number),
        title=step.title or matter.title,
        kind=step.kind or matter.kind,
        number=step.file_number or matter.number,
        owner=matter.owner if step.owner is None else step.owner or None,
        interim=step.interim or matter.interim,
        restricted=matter.restricted if step.restricted is None else step.restricted,
    )


def _described(matter: Matter, step: Step) -> dict[str, Any]:
    # The first in time names the matter; what comes later only adds what was not known.
    return {
        "title": matter.title or step.title,
        "kind": matter.kind or step.kind,
        "number": matter.number or step.file_number,
        "owner": step.owner or matter.owner,
        "interim": step.interim or matter.interim,
        "restricted": matter.restricted if step.restricted is None else step.restricted,
    }


def _may_close(matter: Matter, step: Step) -> bool:
    # Another body's word on what it was only asked about does not close our matter; it comes back to us.
    return step.meeting is None or step.body in {matter.body, matter.origin}


def _closed(matter: Matter, step: Step) -> dict[str, Any]:
    into = step.other if step.disposition in {Disposition.MERGED, Disposition.SUPERSEDED} else None
    return {
        "open": False,
        "closed_on": step.on,
        "closed_by": step.key,
        "merged_into": into or matter.merged_into,
    }


def _anchored(matter: Matter, step: Step, effect: Effect, *, owner: str | None) -> dict[str, Any]:
    stated = not isinstance(step.target, Unspecified)
    here = target_body(matter.target) or matter.body
    # What is opened again starts anew: a target from before it was closed does not come back to life.
    elsewhere = step.meeting is not None and step.body != here and matter.promise is not None and matter.open
    if not effect.anchors or (not stated and elsewhere):
        return {}
    if not stated and effect.keeps and matter.promise is not None and not (step.meeting and _is_meeting(matter, owner)):
        # The meeting treated it, so that the target counts from here when its day comes; the promise stands.
        # What is told between meetings moves nothing.
        return _counted_from(step) if step.meeting else {}
    not_reached = step.disposition is Disposition.NOT_REACHED and not stated
    return {
        **_counted_from(step),
        "disposition": step.disposition,
        "reason": step.reason,
        "by_decision": step.by_decision,
        "target": NextMeeting(matter.body) if not_reached else step.target,
        "condition": step.condition,
        "promise": step.key,
    }


def _counted_from(step: Step) -> dict[str, Any]:
    """
    From where a target that *step* sets is counted.
    """
    return {
        "anchor_on": step.on,
        "anchor_starts": step.starts,
        "anchor_meeting": step.meeting,
        "anchor_item": step.item,
    }


def _is_meeting(matter: Matter, owner: str | None) -> bool:
    if isinstance(matter.target, Unspecified):
        return not (EFFECTS[matter.disposition].waits and owner)
    return target_body(matter.target) is not None


def _handed_over(matter: Matter, step: Step) -> dict[str, Any]:
    to = target_body(step.target)
    if step.disposition is Disposition.REFERRED and step.purpose is Purpose.DECISION and to and to != matter.body:
        return {"origin": matter.body, "body": to}
    return {}
