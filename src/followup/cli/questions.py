"""
The questions: what is outstanding, what comes next, what was missed, and why a matter is where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup.cli.moments import Moments, as_of
from followup.cli.options import NAME, Settings, common, exit_code, pass_settings, width
from followup.cli.output import answer, columns, found, say_json, spoken


if TYPE_CHECKING:
    from followup.model.accounts import MatterAnswer

MANY = 25
"""From so many matters on, the register is told in numbers unless the list is asked for."""


@click.command(
    epilog="\b\nExamples:\n  followup outstanding LG\n  followup outstanding KF --at 2024-10-01 --locale sv\n"
    "  followup outstanding KF --known-on 2024-10-01 --list"
)
@click.argument("body", required=False)
@click.option("--overdue", is_flag=True, help="Only those whose day has passed.")
@click.option("--list/--brief", "table", default=None, help="A line for each matter too, or the numbers alone.")
@as_of
@width
@exit_code
@common
@pass_settings
def outstanding(
    settings: Settings,
    body: str | None,
    overdue: bool,
    table: bool | None,
    when: Moments,
    width: int | None,
    coded: bool,
) -> None:
    """
    List the open matters of BODY, or of every body, and where each is now.

    As of another day, or from 25 matters on, the numbers come first: how many wait for what, why, and by which minutes.
    """
    from followup.reports.outstanding import outstanding_json, outstanding_text

    with settings.questions() as register:
        asked = when.of(register)
        listed = asked.outstanding(body, overdue=overdue)
        if when or table is False or len(listed) >= MANY:
            listed = asked.audited(listed)
        locale = spoken(settings, [listed.body] if listed.body else register.bodies())
    whole = len(listed) < MANY if table is None else table
    answer(
        settings,
        lambda: outstanding_text(listed, locale, columns(width), table=whole),
        lambda: outstanding_json(listed),
    )
    found(listed.matters, coded=coded)


@click.command(epilog="\b\nExamples:\n  followup agenda LG\n  followup agenda LG/2022-12-02 --format markdown")
@click.argument("name", metavar="BODY|MEETING", type=NAME)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is written."
)
@as_of
@width
@common
@pass_settings
def agenda(settings: Settings, name: str, form: str, when: Moments, width: int | None) -> None:
    """
    Write the agenda of a meeting, or of the next meeting of a body, each line with its reason.
    """
    from followup.reports.agenda import agenda_json

    with settings.questions() as register:
        asked = when.of(register).agenda(name)
    if form == "json" or settings.json:
        say_json(agenda_json(asked.answer, settings.locale))
    elif form == "markdown":
        click.echo(asked.markdown(settings.locale))
    else:
        click.echo(asked.text(settings.locale, width=columns(width)))


@click.command(epilog="\b\nExamples:\n  followup missed LG\n  followup missed LG/2022-12-02 --exit-code")
@click.argument("name", metavar="[BODY|MEETING]", type=NAME, required=False)
@as_of
@width
@exit_code
@common
@pass_settings
def missed(settings: Settings, name: str | None, when: Moments, width: int | None, coded: bool) -> None:
    """
    Tell what was promised for a held meeting and passed over in silence; for a body, its last meeting.
    """
    from followup.reports.missed import missed_json, missed_text

    with settings.questions() as register:
        told = when.of(register).missed(name)
        bodies = {body.key: body for body in register.bodies()}
        locale = spoken(settings, [bodies[each.meeting.body] for each in told.meetings] or bodies.values())
    answer(settings, lambda: missed_text(told, locale, columns(width)), lambda: missed_json(told))
    found(any(each.promised or each.if_time for each in told.meetings), coded=coded)


@click.command(epilog="Example: followup why LG-2")
@click.argument("key", metavar="MATTER")
@as_of
@width
@common
@pass_settings
def why(settings: Settings, key: str, when: Moments, width: int | None) -> None:
    """
    Tell why a matter is where it is, with the sentence that promised it.
    """
    from followup.reports.matter import why_json, why_text

    told, locale = _told(settings, key, when)
    answer(settings, lambda: why_text(told, locale, columns(width)), lambda: why_json(told, locale))


@click.command(epilog="Example: followup history LG-2")
@click.argument("key", metavar="MATTER")
@as_of
@width
@common
@pass_settings
def history(settings: Settings, key: str, when: Moments, width: int | None) -> None:
    """
    Tell everything that happened to a matter, step by step, struck ones too.
    """
    from followup.reports.matter import history_json, history_text

    told, locale = _told(settings, key, when)
    answer(settings, lambda: history_text(told, locale, columns(width)), lambda: history_json(told))


def _told(settings: Settings, key: str, when: Moments) -> tuple[MatterAnswer, str]:
    with settings.questions() as register:
        told = when.of(register).history(key)
        return told, settings.locale or register.body(told.matter.body).locale
