"""
What is sent to somebody else: back for more work, out for opinions, or over for decision.
"""

from __future__ import annotations

from followup.model.codes import Certainty, Disposition, Purpose
from followup.model.targets import ByDate, MeetingOn, NextMeeting, Target, Unspecified, WithParty
from followup.readers.bodies import actor_at, body_at
from followup.readers.clauses import Clause
from followup.readers.scene import Draft, Scene, draft, reason_of, subject_of, title_of
from followup.readers.targets import Goal


def referred(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    """
    The findings of a clause that sends a matter to somebody else.
    """
    names = scene.context.names
    back = clause.wording.disposition is Disposition.REFERRED_BACK
    subject = subject_of(clause, None, scene)
    recipient = _recipient(clause, scene)
    other = goal.body if goal and goal.body not in (None, names.own) else ""
    if not back and not recipient and not other:
        return []
    purpose = None if back else _purpose(clause, scene)
    facts: dict[str, object] = {
        "purpose": purpose,
        "rule": _named_for(clause, purpose, scene),
        "certainty": _sure(clause, recipient or other or "", scene),
    }
    if back or purpose in (Purpose.CONSULTATION, Purpose.PREPARATION):
        until = goal.target.date if goal and isinstance(goal.target, ByDate | MeetingOn) else None
        facts |= {"owner": recipient, "target": WithParty(recipient, until) if recipient else Unspecified()}
        facts |= {"assumed": not recipient, "reason": reason_of(scene) if back else None}
    else:
        facts["target"] = _at_other(recipient, other or "", goal, scene)
    return [draft(clause, scene, subject, title_of(subject, scene), **facts)]


def _named_for(clause: Clause, purpose: Purpose | None, scene: Scene) -> str:
    """
    The rule's name, which ends in the purpose so that it also travels where only the rule does.
    """
    rule = f"{scene.language}.{clause.wording.name}"
    return rule if purpose is None or rule.endswith(f".{purpose}") else f"{rule}.{purpose}"


def _recipient(clause: Clause, scene: Scene) -> str:
    names = scene.context.names
    words = scene.context.language.titles
    match = words.recipient.match(clause.rest)
    match = match or (words.recipient_inside.search(clause.rest) if not clause.owner else None)
    text = clause.rest[match.end() :] if match else clause.owner
    found = body_at(text, names, loose=False) or actor_at(text, names)
    return "" if not found or names.is_own(found) else names.known(names.body(found))


def _purpose(clause: Clause, scene: Scene) -> Purpose | None:
    for purpose, pattern in scene.context.language.purposes:
        if pattern.search(clause.masked[clause.start :]):
            return purpose
    return clause.wording.purpose


def _sure(clause: Clause, recipient: str, scene: Scene) -> Certainty:
    if scene.sentence.decision or clause.wording.certainty is not Certainty.LIKELY:
        return Certainty.CERTAIN
    return Certainty.CERTAIN if scene.context.names.looks_like_body(recipient) else Certainty.LIKELY


def _at_other(recipient: str, other: str, goal: Goal | None, scene: Scene) -> Target:
    if goal and other:
        return goal.target
    if goal and isinstance(goal.target, MeetingOn):
        return MeetingOn(recipient, goal.target.date)
    known = scene.context.others.get(recipient)
    return MeetingOn(recipient, known) if known else NextMeeting(recipient)
