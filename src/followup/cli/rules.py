"""
The commands about rules: who is told of what, and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, argument, command, dry_run, given, option
from followup.cli.output import choose_locale, print_answer, print_result
from followup.model.codes import RuleKind


if TYPE_CHECKING:
    from followup.model.notices import Rule

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

FIELDS = (
    option("--first", kind=int, metavar="DAYS", help="So many days after it, or ahead of it."),
    option("--rhythm", kind=int, metavar="DAYS", help="Again after so many days; 0: once."),
    option("--weekday", kind=click.Choice(WEEKDAYS), help="Only on that day of the week."),
    option("--recipient", metavar="WHO", help="secretary, owner, chair or parties, with commas between."),
    option("--cap", kind=int, metavar="N", help="No more matters in one message."),
)
catch_up = option("--catch-up", is_flag=True, help="Tell also what stands today.")


@click.group(cls=Commands)
def rule() -> None:
    """
    List, add, change, pause and remove rules; what is not said otherwise is as it comes.
    """


@command("list", "rule list", group=rule)
def list_rules(settings: Settings) -> None:
    """
    List the rules, those that come with followup too.
    """
    from followup.reports.pages.notices import rules as page
    from followup.reports.values.notices import rules_json

    with settings.register() as register:
        found, locale = register.rules(), choose_locale(settings, register.bodies())
    print_answer(settings, lambda: page(found, locale), lambda: rules_json(found))


@command(
    "add",
    "rule add agenda --body LG --first 14",
    group=rule,
    options=(
        *(argument("kind", "KIND", click.Choice([*map(str, RuleKind)])), *FIELDS),
        option("--body", default="", metavar="BODY", help="In place of the general rules of that kind, there."),
        *(catch_up, dry_run),
    ),
)
def add(settings: Settings, kind: str, body: str, catch_up: bool, dry_run: bool, **fields: Any) -> None:
    """
    Add a rule of a kind; what stands today is taken as seen.
    """
    with settings.register() as register:
        made = register.add_rule(kind, body=body, catch_up=catch_up, dry_run=dry_run, **given(fields))
        _print(settings, [made], choose_locale(settings, register.bodies()), dry_run=dry_run)


@command("edit", "rule edit agenda --first 10", group=rule, options=(argument("name", "RULE"), *FIELDS, dry_run))
def edit(settings: Settings, name: str, dry_run: bool, **fields: Any) -> None:
    """
    Change what is given of a rule.
    """
    with settings.register() as register:
        made = register.edit_rule(name, dry_run=dry_run, **given(fields))
        _print(settings, [made], choose_locale(settings, register.bodies()), dry_run=dry_run)


@command(
    "pause",
    "rule pause postponed",
    "rule pause answer --resume",
    group=rule,
    options=(
        *(argument("name", "RULE"), option("--resume", is_flag=True, help="Let it tell again.")),
        *(catch_up, dry_run),
    ),
)
def pause(settings: Settings, name: str, resume: bool, catch_up: bool, dry_run: bool) -> None:
    """
    Pause a rule, or let it tell again: what stands then is taken as seen.
    """
    with settings.register() as register:
        made = register.pause_rule(name, resume=resume, catch_up=catch_up, dry_run=dry_run)
        _print(settings, [made], choose_locale(settings, register.bodies()), dry_run=dry_run)


@command("remove", "rule remove R-1", group=rule, options=(argument("name", "RULE"), dry_run))
def remove(settings: Settings, name: str, dry_run: bool) -> None:
    """
    Remove a rule that was added; one that comes with followup becomes what it was.
    """
    with settings.register() as register:
        made = register.remove_rule(name, dry_run=dry_run)
        _print(settings, [made], choose_locale(settings, register.bodies()), dry_run=dry_run)


def _print(settings: Settings, rules: Sequence[Rule], locale: str, *, dry_run: bool) -> None:
    from followup.reports.pages.notices import rules as page
    from followup.reports.values.notices import rules_json

    print_result(settings, lambda: page(rules, locale), lambda: rules_json(rules), dry_run=dry_run, locale=locale)
