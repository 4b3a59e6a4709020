"""
The commands that admit mistakes without hiding them: correct strikes one step, undo the last decision.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from followup.cli.options import DAY, NAME, Settings, common, dry_run, pass_settings
from followup.cli.verbs import REASONS, request, tell_changed
from followup.model.codes import Disposition, Outcome


@click.command(
    epilog="\b\nExamples:\n"
    '  followup correct LG-2/3 --because "It was LG-4 they spoke of."\n'
    '  followup correct LG-2/3 --because "The wrong day." --to LG/2022-12-16\n'
    '  followup correct LG-2/3 --because "Approved, not rejected." --outcome approved --reference "LG 2023-01-13 § 2"'
)
@click.argument("step", metavar="STEP")
@click.option("--because", required=True, metavar="TEXT", help="What was wrong.")
@click.option("--reference", default="", metavar="TEXT", help="Where the minutes themselves were corrected.")
@click.option("--to", type=NAME, metavar="TARGET", help="Where it goes instead.")
@click.option("--reason", type=click.Choice(REASONS), metavar="REASON", help="Why it was postponed, in truth.")
@click.option(
    "--outcome",
    type=click.Choice([str(each) for each in Outcome]),
    metavar="OUTCOME",
    help="How it was decided, in truth.",
)
@click.option(
    "--disposition",
    type=click.Choice([str(each) for each in Disposition]),
    metavar="CODE",
    help="What happened, in truth.",
)
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened.")
@click.option("--item", metavar="NUMBER", help="The item it stood under.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened.")
@click.option("--text", metavar="TEXT", help="The words: what was said.")
@click.option("--title", metavar="TEXT", help="The title the step gives its matter.")
@request
@dry_run
@common
@pass_settings
def correct(settings: Settings, step: str, because: str, dry_run: bool, on: date | None, **said: Any) -> None:
    """
    Strike STEP (LG-2/3, as history names it) and put in its place the same with what is given changed.

    With nothing given it is only struck.  It stays to be seen, with the reason.
    """
    with settings.register() as register:
        changed = register.correct(step, because, on=on, dry_run=dry_run, **said)
        tell_changed(settings, register, changed, dry_run=dry_run)


@click.command(epilog="\b\nExamples:\n  followup undo --dry-run\n  followup undo LG-2 --because “entered twice”")
@click.argument("matter", metavar="[MATTER]", required=False)
@click.option("--because", default="", metavar="TEXT", help="Why.")
@dry_run
@common
@pass_settings
def undo(settings: Settings, matter: str | None, because: str, dry_run: bool) -> None:
    """
    Reverse the last recorded decision (of MATTER, if it is given); one on many matters is reversed as one.
    """
    with settings.register() as register:
        changed = register.undo(matter, because=because, dry_run=dry_run)
        tell_changed(settings, register, changed, dry_run=dry_run)
