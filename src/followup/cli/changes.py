"""
The command that compares two days: what is new, what was closed, and what is still open.
"""

from __future__ import annotations

from datetime import date

import click

from followup.cli.moments import Moments, as_of
from followup.cli.options import DAY, Settings, common, pass_settings, width
from followup.cli.output import answer, columns, spoken
from followup.errors import UsageError


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
    from followup.reports.changes import changes_json, changes_text

    if end and when.happened:
        raise UsageError("--to and --at say the same here; give one of them.")
    with settings.questions() as register:
        asked = when.of(register)
        told = asked.changes(body, start, end or asked.today(asked.body(body)))
    locale = spoken(settings, [told.body])
    answer(settings, lambda: changes_text(told, locale, columns(width)), lambda: changes_json(told))
