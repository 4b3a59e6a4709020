"""
Every kind of rule, with the module that knows its occasions and what it is unless somebody says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import frozen

from followup.model.codes import RuleKind
from followup.model.notices import Rule
from followup.outbox.rules import (
    agenda,
    answer,
    due,
    due_soon,
    elsewhere,
    minutes,
    missed,
    overdue,
    owed,
    postponed,
    trouble,
)
from followup.outbox.situation import Occasion, Situation


@frozen
class Kind:
    """
    A kind of rule: its *occasions* and its *default*; *silenced* by a snooze or not.
    """

    occasions: Callable[[Situation, Rule, str], Iterator[Occasion]]
    default: Rule
    silenced: bool = True


def _default(kind: RuleKind, first: int, rhythm: int = 0, recipient: str = "secretary", **more: object) -> Rule:
    return Rule(kind.value, kind, first=first, rhythm=rhythm, recipient=recipient, **more)  # type: ignore[arg-type]


# What is late stands first, here as in messages.
KINDS: Mapping[RuleKind, Kind] = {
    RuleKind.TROUBLE: Kind(trouble.occasions, _default(RuleKind.TROUBLE, 0), silenced=False),
    RuleKind.OVERDUE: Kind(overdue.occasions, _default(RuleKind.OVERDUE, 7, 7, "owner")),
    RuleKind.DUE: Kind(due.occasions, _default(RuleKind.DUE, 0, 0, "owner")),
    RuleKind.DUE_SOON: Kind(due_soon.occasions, _default(RuleKind.DUE_SOON, 7, 0, "owner")),
    RuleKind.MISSED: Kind(missed.occasions, _default(RuleKind.MISSED, 1)),
    RuleKind.MINUTES: Kind(minutes.occasions, _default(RuleKind.MINUTES, 7, 7)),
    RuleKind.ELSEWHERE: Kind(elsewhere.occasions, _default(RuleKind.ELSEWHERE, 1)),
    RuleKind.OWED: Kind(owed.occasions, _default(RuleKind.OWED, 21, 21, "owner", weekday="monday")),
    RuleKind.POSTPONED: Kind(postponed.occasions, _default(RuleKind.POSTPONED, 1)),
    RuleKind.ANSWER: Kind(answer.occasions, _default(RuleKind.ANSWER, 335, 30, paused=True)),
    RuleKind.AGENDA: Kind(agenda.occasions, _default(RuleKind.AGENDA, 7, cap=1000), silenced=False),
}

ORDER = {kind: place for place, kind in enumerate(KINDS)}


def in_force(rows: Iterable[Rule]) -> list[Rule]:
    """
    The rules there are: those of *rows*, and the defaults that none of them takes the place of; removed ones left out.
    """
    stored = {rule.key: rule for rule in rows}
    defaults = {kind.default.key: kind.default for kind in KINDS.values()}
    return [rule for rule in {**defaults, **stored}.values() if not rule.removed]


def holding_for(rules: Iterable[Rule], body: str) -> list[Rule]:
    """
    Those of *rules* that hold for *body*: of a kind that it has rules of its own of, only those.
    """
    there = list(rules)
    own = {rule.kind for rule in there if rule.body == body}
    chosen = [rule for rule in there if rule.body == body or (not rule.body and rule.kind not in own)]
    return sorted((rule for rule in chosen if not rule.paused), key=lambda rule: (ORDER[rule.kind], rule.key))
