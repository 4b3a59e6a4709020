"""
The questions: what is outstanding, what comes next, what was missed, and why a matter is where it is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from followup.cli.options import DAY, NAME, Settings, common, exit_code, pass_settings, width
from followup.cli.output import Moments, answer, as_of, columns, found, say_json, spoken
from followup.errors import UsageError


if TYPE_CHECKING:
    from followup.model.answers import MatterAnswer


@click.command(
    epilog="\b\nExamples:\n  followup changes KF --from 2024-09-12 --to 2024-10-10\n"
    "  followup changes LG --from 2022-10-28"
)
@click.argument("body")
@click.option("--from", "start", type=DAY, required=True, metavar="DAY", help="From the end of this day …")
@click.option("--to", "end", type=DAY, metavar="DAY", help="… to the end of this one (default: today).")
@as_of
@width
@common
@pass_settings
def changes(settings: Settings, body: str, start: date, end: date | None, when: Moments, width: int | None) -> None:
    """
    Tell what changed for BODY between two days: new matters, closed ones, and those still open.
    """
    from followup.reports.pages.changes import changes_json, changes_text

    if end and when.happened:
        raise UsageError("--to and --at say the same here; give one of them.")
    with settings.questions() as register:
        asked = when.of(register)
        told = asked.changes(body, start, end or asked.today(asked.body(body)))
    locale = spoken(settings, [told.body])
    answer(settings, lambda: changes_text(told, locale, columns(width)), lambda: changes_json(told))


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
    from followup.reports.pages.outstanding import outstanding_json, outstanding_text

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
    from followup.reports.pages.agenda import agenda_json

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
    from followup.reports.pages.missed import missed_json, missed_text

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
    from followup.reports.pages.matter import why_json, why_text

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
    from followup.reports.pages.matter import history_json, history_text

    told, locale = _told(settings, key, when)
    answer(settings, lambda: history_text(told, locale, columns(width)), lambda: history_json(told))


def _told(settings: Settings, key: str, when: Moments) -> tuple[MatterAnswer, str]:
    with settings.questions() as register:
        told = when.of(register).history(key)
        return told, settings.locale or register.body(told.matter.body).locale
