"""
The questions: what is outstanding, what comes next, what was missed, and why a matter is where it is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from followup.cli.options import NAME, Settings, at, common, exit_code, pass_settings, width
from followup.cli.output import answer, columns, found, say_json, spoken


if TYPE_CHECKING:
    from followup.model.answers import MatterAnswer
    from followup.register.questions import Questions


@click.command(epilog="\b\nExamples:\n  followup outstanding LG\n  followup outstanding KF --at 2024-10-01 --locale sv")
@click.argument("body", required=False)
@click.option("--overdue", is_flag=True, help="Only those whose day has passed.")
@at
@width
@exit_code
@common
@pass_settings
def outstanding(
    settings: Settings, body: str | None, overdue: bool, day: date | None, width: int | None, coded: bool
) -> None:
    """
    List the open matters of BODY, or of every body, and where each is now.
    """
    from followup.reports.outstanding import outstanding_json, outstanding_text

    with settings.questions() as register:
        listed = _asked(register, day).outstanding(body, overdue=overdue)
        locale = spoken(settings, [listed.body] if listed.body else register.bodies())
    answer(settings, lambda: outstanding_text(listed, locale, columns(width)), lambda: outstanding_json(listed))
    found(listed.matters, coded=coded)


@click.command(epilog="\b\nExamples:\n  followup agenda LG\n  followup agenda LG/2022-12-02 --format markdown")
@click.argument("name", metavar="BODY|MEETING", type=NAME)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is written."
)
@at
@width
@common
@pass_settings
def agenda(settings: Settings, name: str, form: str, day: date | None, width: int | None) -> None:
    """
    Write the agenda of a meeting, or of the next meeting of a body, each line with its reason.
    """
    from followup.reports.agenda import agenda_json

    with settings.questions() as register:
        asked = _asked(register, day).agenda(name)
    if form == "json" or settings.json:
        say_json(agenda_json(asked.answer, settings.locale))
    elif form == "markdown":
        click.echo(asked.markdown(settings.locale))
    else:
        click.echo(asked.text(settings.locale, width=columns(width)))


@click.command(epilog="\b\nExamples:\n  followup missed LG\n  followup missed LG/2022-12-02 --exit-code")
@click.argument("name", metavar="[BODY|MEETING]", type=NAME, required=False)
@at
@width
@exit_code
@common
@pass_settings
def missed(settings: Settings, name: str | None, day: date | None, width: int | None, coded: bool) -> None:
    """
    Tell what was promised for a held meeting and passed over in silence; for a body, its last meeting.
    """
    from followup.reports.missed import missed_json, missed_text

    with settings.questions() as register:
        told = _asked(register, day).missed(name)
        bodies = {body.key: body for body in register.bodies()}
        locale = spoken(settings, [bodies[each.meeting.body] for each in told.meetings] or bodies.values())
    answer(settings, lambda: missed_text(told, locale, columns(width)), lambda: missed_json(told))
    found(any(each.promised or each.if_time for each in told.meetings), coded=coded)


@click.command(epilog="Example: followup why LG-2")
@click.argument("key", metavar="MATTER")
@at
@width
@common
@pass_settings
def why(settings: Settings, key: str, day: date | None, width: int | None) -> None:
    """
    Tell why a matter is where it is, with the sentence that promised it.
    """
    from followup.reports.matter import why_json, why_text

    told, locale = _told(settings, key, day)
    answer(settings, lambda: why_text(told, locale, columns(width)), lambda: why_json(told, locale))


@click.command(epilog="Example: followup history LG-2")
@click.argument("key", metavar="MATTER")
@at
@width
@common
@pass_settings
def history(settings: Settings, key: str, day: date | None, width: int | None) -> None:
    """
    Tell everything that happened to a matter, step by step, struck ones too.
    """
    from followup.reports.matter import history_json, history_text

    told, locale = _told(settings, key, day)
    answer(settings, lambda: history_text(told, locale, columns(width)), lambda: history_json(told))


def _told(settings: Settings, key: str, day: date | None) -> tuple[MatterAnswer, str]:
    with settings.questions() as register:
        told = _asked(register, day).history(key)
        return told, settings.locale or register.body(told.matter.body).locale


def _asked(register: Questions, day: date | None) -> Questions:
    return register.at(day) if day else register
