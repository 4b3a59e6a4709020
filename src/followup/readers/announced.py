"""
What is to be taken up at a coming meeting: announced, asked for, carried over, or handed to another body.
"""

from __future__ import annotations

from followup.model.codes import Certainty, ConditionKind, Disposition, Purpose
from followup.model.targets import Target, Unspecified
from followup.readers import titles
from followup.readers.clauses import Clause
from followup.readers.scene import Draft, Scene, draft, interim_of, reason_of, subject_of, title_of
from followup.readers.targets import Goal, condition_in, find_goal


def announced(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    """
    The findings of a clause that announces.
    """
    goal = goal or find_goal(scene.sentence.label.text, scene.context, carries=True)
    if goal and goal.body not in (None, scene.context.names.own):
        return _handed_on(clause, goal, scene)
    subject = subject_of(clause, goal if goal and goal.start < len(clause.before) else None, scene)
    condition = condition_in(clause.masked, scene.context)
    target: Target = goal.target if goal else Unspecified()
    facts: dict[str, object] = {"target": target, "condition": condition, "assumed": goal is None}
    if clause.asked:
        facts |= {"kind": "request", "certainty": Certainty.LIKELY, "rule": f"{scene.language}.raised.request"}
    words = scene.context.language.titles
    if request := words.request.match(subject):
        return [_requested(clause, scene, request["who"] or "", request["what"], facts)]
    if words.procedural.match(subject):
        return []
    if subject:
        return _each_announced(clause, subject, scene, facts)
    return [_comes_again(clause, scene, facts)]


def _each_announced(clause: Clause, subject: str, scene: Scene, facts: dict[str, object]) -> list[Draft]:
    words = scene.context.language.titles
    if not titles.is_standing(scene.item.title) and titles.covers(subject, scene.item.title):
        return [_comes_again(clause, scene, facts)]
    parts = titles.listed(subject, words)
    return [draft(clause, scene, part, title_of(part, scene), **facts) for part in parts if not titles.too_long(part)]


def _comes_again(clause: Clause, scene: Scene, facts: dict[str, object]) -> Draft:
    """
    The item itself is to be taken up again: postponed without the word, unless the item is a standing one.
    """
    if not titles.is_standing(scene.item.title):
        condition = facts["condition"]
        if getattr(condition, "kind", None) is ConditionKind.IF_TIME_PERMITS:
            return draft(clause, scene, "", scene.item.title, **facts)
        more = {"reason": reason_of(scene), "interim": interim_of(scene)}
        rule = f"{scene.language}.postponed.taken_up_again"
        disposition = Disposition.POSTPONED
        return draft(clause, scene, "", scene.item.title, **(facts | more | {"rule": rule, "disposition": disposition}))
    subject = _mentioned_before(scene)
    certainty = Certainty.LIKELY if subject else Certainty.POSSIBLE
    title = titles.name(subject, scene.context.language.titles) or scene.item.title
    return draft(clause, scene, subject, title, **(facts | {"certainty": certainty}))


def _mentioned_before(scene: Scene) -> str:
    words = scene.context.language.titles
    before = scene.near(-1)
    match = words.mentioned.search(before.text) if before else None
    return titles.phrase(match["matter"], words) if match else ""


def _requested(clause: Clause, scene: Scene, who: str, what: str, facts: dict[str, object]) -> Draft:
    words = scene.context.language.titles
    if match := words.request_verb.match(what):
        what = what[match.end() :]
    what = what.strip(" ,.")
    who = who.strip(" ,.")
    title = titles.name(f"{who}: {what}" if who else what, words)
    rule = f"{scene.language}.raised.request"
    return draft(clause, scene, what, title, **(facts | {"kind": "request", "rule": rule}))


def _handed_on(clause: Clause, goal: Goal, scene: Scene) -> list[Draft]:
    """
    To be taken up at another body's meeting: handed to it for decision; sure only where it was decided.
    """
    meets = scene.context.language.bodies.meets
    subject = subject_of(clause, goal if goal.start < len(clause.before) and goal.start > 0 else None, scene)
    text = clause.before
    if match := list(meets.finditer(text)):
        subject = titles.phrase(text[match[-1].end() :], scene.context.language.titles)
    facts: dict[str, object] = {
        "disposition": Disposition.REFERRED,
        "purpose": Purpose.DECISION,
        "target": goal.target,
        "rule": f"{scene.language}.referred.other_meeting.{Purpose.DECISION}",
        "certainty": Certainty.CERTAIN if scene.sentence.decision else Certainty.LIKELY,
    }
    return [draft(clause, scene, subject, title_of(subject, scene), **facts)]
