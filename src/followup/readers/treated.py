"""
What a meeting did with a matter and is over or goes on here: postponed, decided, noted, withdrawn, and the like.
"""

from __future__ import annotations

from attrs import evolve

from followup.languages.vocabulary import Named
from followup.model.codes import Certainty, Disposition, StandingRole
from followup.model.targets import Target, Unspecified
from followup.readers import titles
from followup.readers.clauses import Clause
from followup.readers.scene import Draft, Scene, draft, interim_of, reason_of, subject_of, title_of
from followup.readers.targets import Goal, condition_in
from followup.rules.standing import standing_roles


_CARRYING = (Disposition.POSTPONED, Disposition.NOT_REACHED)
_CLOSING_FORMAL = (Disposition.DECIDED, Disposition.NOTED)


def treated(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    """
    The findings of a clause that says what the meeting did with a matter.
    """
    subject = subject_of(clause, goal, scene)
    if _procedural(clause, subject, scene) or _by_others(clause, scene):
        return []
    facts: dict[str, object] = {}
    if clause.wording.disposition in _CARRYING or clause.wording.disposition is Disposition.REMOVED:
        facts = _carried(clause, goal, scene)
    if clause.wording.certainty is Certainty.CERTAIN and titles.too_long(subject):
        facts["certainty"] = Certainty.LIKELY
    if numbers := _item_numbers(clause, subject, scene):
        return [_of_item(clause, scene, number, facts) for number in numbers]
    return [draft(clause, scene, subject, title_of(subject, scene), **facts)]


def _carried(clause: Clause, goal: Goal | None, scene: Scene) -> dict[str, object]:
    target: Target = goal.target if goal else Unspecified()
    removed = clause.wording.disposition is Disposition.REMOVED
    return {
        "target": None if removed and not goal else target,
        "assumed": goal is None and not removed,
        "reason": reason_of(scene),
        "condition": condition_in(clause.masked, scene.context),
        "interim": interim_of(scene),
    }


def _procedural(clause: Clause, subject: str, scene: Scene) -> bool:
    """
    Whether the clause is about the meeting itself: its agenda, its minutes, its opening.
    """
    procedural = scene.context.language.titles.procedural
    if procedural.match(subject):
        return True
    if clause.wording.disposition not in _CLOSING_FORMAL:
        return False
    roles = set(standing_roles(scene.item.title))
    formal = {StandingRole.PREVIOUS_MINUTES, StandingRole.WELCOME, StandingRole.NEXT_MEETING}
    return bool(roles & formal) or (bool(roles) and not subject)


def _by_others(clause: Clause, scene: Scene) -> bool:
    """
    Whether it was somebody else who did so; a decision of no kind we know must be our own body's.
    """
    if clause.wording.named not in (Named.AFTER, Named.ITEM):
        return False
    names = scene.context.names
    actor = clause.before.rpartition(",")[2].strip()
    if names.is_own(actor) or not actor:
        return False
    if clause.wording.named is Named.ITEM and names.own_names:
        return not scene.sentence.decision
    return names.looks_like_body(actor) and bool(names.own_names)


def _item_numbers(clause: Clause, subject: str, scene: Scene) -> list[str]:
    """
    The items that a bulk decision names by number ("punkterna 5–7 bordläggs", "… and they are then postponed").
    """
    text = clause.before if clause.wording.named is Named.BEFORE else clause.after
    text = text if subject else scene.sentence.text
    match = scene.context.language.titles.item_reference.search(text)
    numbers = _range(match["numbers"]) if match else []
    return [number for number in numbers if number in scene.headings]


def _range(text: str) -> list[str]:
    numbers: list[int] = []
    for part in text.replace("och", ",").replace("samt", ",").replace("and", ",").split(","):
        ends = [int(end) for end in part.replace("–", "-").split("-") if end.strip().isdecimal()]
        if ends:
            numbers += range(ends[0], min(ends[-1], ends[0] + 200) + 1)
    return [str(number) for number in numbers]


def _of_item(clause: Clause, scene: Scene, number: str, facts: dict[str, object]) -> Draft:
    title = scene.headings[number]
    kind = titles.kind_of(title, scene.context.language.titles)
    made = draft(clause, scene, title, title, **(facts | {"item": number, "kind": kind}))
    return evolve(made, heading=title)
