"""
Rules as rows: what somebody has said otherwise than the defaults, which nobody has to set.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError, NotFound
from followup.model.codes import RuleKind
from followup.model.notices import Rule
from followup.outbox.days import WEEKDAYS
from followup.outbox.kinds import KINDS, ORDER, in_force
from followup.register.queries.view import HasView
from followup.register.work.commit import idempotent, one
from followup.register.work.names_and_targets import existing_body, parse_enum
from followup.register.work.unit_of_work import UnitOfWork


WORDS = ("secretary", "owner", "chair")
"""Recipients that a rule names by what they are."""

LONGEST = 3660
"""Days: more than any rule looks ahead or back."""


def rules(asked: HasView) -> list[Rule]:
    """
    The rules there are, defaults too, late things first.
    """
    there = in_force(asked.view.reads.all(Rule, Query("rule")))
    return sorted(there, key=lambda rule: (ORDER[rule.kind], rule.body, rule.key))


@idempotent(one(Rule))
def add_rule(
    unit: UnitOfWork,
    kind: RuleKind | str,
    *,
    body: str = "",
    first: int | None = None,
    rhythm: int | None = None,
    weekday: str | None = None,
    recipient: str | None = None,
    cap: int | None = None,
    catch_up: bool = False,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Rule:
    """
    A further rule of a kind; what is not given is as in the default one.

    With a *body* it takes the place of the general rules of that kind there; else it holds beside them.
    What stands today is taken as seen, unless it is to *catch_up*.

    Raises:
        InputError: there is no such kind, weekday, recipient or number of days.
    """
    sort = parse_enum(RuleKind, kind)
    own = existing_body(unit, body).key if body else ""
    begun = evolve(KINDS[sort].default, key=unit_key(unit), body=own, paused=False)
    rule = _checked(unit, begun, first, rhythm, weekday, recipient, cap)
    rule = _switched_on(rule, unit.at, catch_up=catch_up)
    unit.put_new(rule)
    return rule


@idempotent(one(Rule))
def edit_rule(
    unit: UnitOfWork,
    name: str,
    *,
    first: int | None = None,
    rhythm: int | None = None,
    weekday: str | None = None,
    recipient: str | None = None,
    cap: int | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Rule:
    """
    The rule with what is given changed.

    Raises:
        NotFound: there is no rule *name*.
        InputError: as in :meth:`add_rule`.
    """
    rule = _checked(unit, existing_rule(unit, name), first, rhythm, weekday, recipient, cap)
    unit.put(rule)
    return rule


@idempotent(one(Rule))
def pause_rule(
    unit: UnitOfWork,
    name: str,
    *,
    resume: bool = False,
    catch_up: bool = False,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Rule:
    """
    Pause a rule, or *resume* it: what stands then is taken as seen, unless it is to *catch_up*.
    """
    rule = existing_rule(unit, name)
    if resume and rule.paused:
        rule = _switched_on(evolve(rule, paused=False), unit.at, catch_up=catch_up)
    elif not resume:
        rule = evolve(rule, paused=True)
    unit.put(rule)
    return rule


@idempotent(one(Rule))
def remove_rule(unit: UnitOfWork, name: str, *, dry_run: bool = False, request_id: str | None = None) -> Rule:
    """
    Remove a rule that was added, or make a default what it was; a default that is not wanted is paused.
    """
    rule = existing_rule(unit, name)
    default = next((kind.default for kind in KINDS.values() if kind.default.key == rule.key), None)
    if default is not None and rule == default:
        raise InputError("{name} is a default.", name=name, hint="Pause it with: followup rule pause {name}")
    rule = default or evolve(rule, removed=True)
    unit.put(rule)
    return rule


def existing_rule(unit: UnitOfWork, name: str) -> Rule:
    """
    The rule of that key, stored or a default; :class:`NotFound` if there is none.
    """
    stored = unit.get(Rule, name)
    known = {kind.default.key: kind.default for kind in KINDS.values()}
    rule = stored or known.get(name)
    if rule is None or rule.removed:
        raise NotFound("There is no rule {name}.", name=name, hint="List them with: followup rule list")
    return rule


def unit_key(unit: UnitOfWork) -> str:
    """
    The next key of a rule that is added: ``R-1``.
    """
    numbers = [int(rule.key[2:]) for rule in unit.select(Rule, Query("rule")) if rule.key.startswith("R-")]
    return f"R-{max(numbers, default=0) + 1}"


def _switched_on(rule: Rule, at: datetime, *, catch_up: bool) -> Rule:
    return evolve(rule, since=None if catch_up else at, catch_up=catch_up)


def _checked(
    unit: UnitOfWork,
    rule: Rule,
    first: int | None,
    rhythm: int | None,
    weekday: str | None,
    recipient: str | None,
    cap: int | None,
) -> Rule:
    fields: dict[str, Any] = {"first": first, "rhythm": rhythm, "cap": cap}
    given = {name: value for name, value in fields.items() if value is not None}
    for name, value in given.items():
        if not 0 <= value <= LONGEST or (name == "cap" and not value):
            raise InputError(
                "{value} cannot be the {name} of a rule.",
                value=value,
                name=name,
                longest=LONGEST,
                hint="Use a number up to {longest}.",
            )
    if weekday is not None:
        if weekday and weekday not in WEEKDAYS:
            raise InputError(
                "{weekday!r} is not a weekday.",
                weekday=weekday,
                weekdays=", ".join(WEEKDAYS),
                hint="Use one of: {weekdays}.",
            )
        given["weekday"] = weekday
    if recipient is not None:
        given["recipient"] = ",".join(_recipient(unit, word.strip()) for word in recipient.split(","))
    return evolve(rule, **given)


def _recipient(unit: UnitOfWork, word: str) -> str:
    return word if word in WORDS else unit.reads.party(word).key
