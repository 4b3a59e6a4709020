"""
The oracle of records: what a matter is, by its whole history.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from attrs import frozen

from followup.model.matters import Step
from followup.model.targets import Condition, FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified


LEAVING = {"taken_up", "reported", "not_carried_out", "noted", "split"}
WAITING = {"referred_back", "referred", "undertaken", "assigned"}
MIDNIGHT = time(0, 0)


@frozen
class OracleRecord:
    """
    What a matter is, by its history.

    *promise* is the step that set the target, *anchor* the one it counts from: the last that treated the matter.
    """

    key: str
    body: str
    origin: str | None
    title: str
    kind: str
    number: str
    owner: str | None
    interim: str
    restricted: bool
    open: bool
    closed_on: date | None
    closed_by: str | None
    postponements: int
    flagged: int
    target: Target
    promise: Step | None
    anchor: Step | None

    @property
    def disposition(self) -> str:
        """
        What the step that set the target did.
        """
        return self.promise.disposition if self.promise else "raised"

    @property
    def condition(self) -> Condition | None:
        """
        What the target depends on.
        """
        return self.promise.condition if self.promise else None


@frozen
class _Seen:
    """
    A step with how things stood when it happened, and whether it had any effect.
    """

    step: Step
    body: str
    origin: str | None
    owner: str | None
    closed: bool
    idle: bool
    closes: bool

    @property
    def corrects(self) -> bool:
        return self.step.disposition == "corrected"


def oracle_record(steps: Iterable[Step]) -> OracleRecord:
    """
    Tell what the matter of *steps* is; the steps may be given in any order, and struck ones do not count.
    """
    history, body, origin = _walk(in_order(steps))
    effective = [seen for seen in history if not seen.idle]
    reopened = max((n for n, seen in enumerate(effective) if seen.step.disposition == "reopened"), default=-1)
    closing = next((seen.step for seen in effective[reopened + 1 :] if seen.closes), None)
    target, promise, anchor = _promise(effective)
    return OracleRecord(
        key=history[0].step.matter,
        body=body,
        origin=origin,
        title=_settled([(seen, seen.step.title) for seen in effective], ""),
        kind=_settled([(seen, seen.step.kind) for seen in effective], "item"),
        number=_settled([(seen, seen.step.file_number) for seen in effective], ""),
        owner=_owner(effective),
        interim=([""] + [seen.step.interim for seen in effective if seen.step.interim])[-1],
        restricted=([False] + [seen.step.restricted for seen in effective if seen.step.restricted is not None])[-1],
        open=closing is None,
        closed_on=closing.on if closing else None,
        closed_by=closing.key if closing else None,
        postponements=sum(seen.step.disposition == "postponed" for seen in effective),
        flagged=len(history) - len(effective),
        target=target,
        promise=promise,
        anchor=anchor,
    )


def in_order(steps: Iterable[Step]) -> list[Step]:
    """
    Put the steps that count in the order in which they happened.
    """
    live = [step for step in steps if step.struck_at is None]
    # What was told by hand, of no meeting, is in the order in which it was told.
    body = {step.key: step.body if step.meeting or step.source else "" for step in live}
    return sorted(live, key=lambda step: (step.on, step.starts or MIDNIGHT, step.position, body[step.key], step.number))


def _walk(history: list[Step]) -> tuple[list[_Seen], str, str | None]:
    body: str = history[0].body
    origin: str | None = None
    seen: list[_Seen] = []
    closed = False
    for step in history:
        corrects, reopens = step.disposition == "corrected", step.disposition == "reopened"
        idle = closed and not (corrects or reopens)
        here = step.meeting is None or step.body in {body, origin}
        closes = step.closes and here and not idle and not corrects
        seen.append(_Seen(step, body, origin, _owner([past for past in seen if not past.idle]), closed, idle, closes))
        closed = closes or (closed and not reopens)
        if not idle and not corrects:
            body, origin = _handed(step, body, origin)
    return seen, body, origin


def _handed(step: Step, body: str, origin: str | None) -> tuple[str, str | None]:
    """
    Hand the matter to the body that is to decide it; forget who waits once that body has met with it.
    """
    receiver = meeting_body(step.target)
    if step.disposition == "referred" and step.purpose == "decision" and receiver not in {None, body}:
        return str(receiver), body
    return body, None if step.meeting and step.body == body else origin


def _settled(values: list[tuple[_Seen, str]], default: str) -> str:
    """
    Take the latest correction; without one, the first that says anything.
    """
    corrected = [value for seen, value in values if value and seen.corrects]
    said = [value for _, value in values if value]
    return corrected[-1] if corrected else said[0] if said else default


def _owner(effective: list[_Seen]) -> str | None:
    said = [seen.step.owner for seen in effective if seen.step.owner or (seen.step.owner == "" and seen.corrects)]
    return (said[-1] if said else None) or None


def _promise(effective: list[_Seen]) -> tuple[Target, Step | None, Step | None]:
    """
    Find what is said of where the matter goes, the step that says so, and the one from which that counts.
    """
    target: Target = Unspecified()
    promise: Step | None = None
    anchor: Step | None = None
    for seen in effective:
        step = seen.step
        if seen.corrects or (promise and _passes_by(seen, target)):
            continue
        if promise and _leaves(seen, target, promise):
            anchor = step if step.meeting else anchor
            continue
        target, promise, anchor = step.target, step, step
        if step.disposition == "not_reached" and isinstance(target, Unspecified):
            target = NextMeeting(seen.body)
    return target, promise, anchor


def _passes_by(seen: _Seen, target: Target) -> bool:
    """
    Whether a body where the open matter is not spoke of it and did not say where it goes.
    """
    unstated = isinstance(seen.step.target, Unspecified) and not seen.closed
    return unstated and bool(seen.step.meeting) and seen.step.body != (meeting_body(target) or seen.body)


def _leaves(seen: _Seen, target: Target, promise: Step) -> bool:
    """
    Whether a step that names no target leaves the one there is: told between meetings, or the target is no meeting.
    """
    if not isinstance(seen.step.target, Unspecified) or seen.step.disposition not in LEAVING:
        return False
    if not seen.step.meeting:
        return True
    if meeting_body(target):
        return False
    owner = seen.step.owner or seen.owner
    return not isinstance(target, Unspecified) or (promise.disposition in WAITING and owner is not None)


def meeting_body(target: Target) -> str | None:
    """
    Tell whose meeting a target means, if it means one.
    """
    return target.body if isinstance(target, NextMeeting | MeetingOn | FirstMeetingFrom) else None
