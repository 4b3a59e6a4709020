"""
The commands that take something back: correct one step, undo a decision.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from followup.cli.options import DAY, NAME, Settings, argument, at_meeting, command, dry_run, option, request
from followup.cli.verbs import REASONS, print_changed
from followup.model.codes import Disposition, Outcome


@command(
    "correct",
    'correct LG-2/3 --because "It was LG-4 they spoke of."',
    'correct LG-2/3 --because "The wrong day." --to LG/2022-12-16',
    'correct LG-2/3 --because "Approved, not rejected." --outcome approved --reference "LG 2023-01-13 § 2"',
    options=(
        argument("step", "STEP"),
        option("--because", required=True, metavar="TEXT", help="What was wrong."),
        option("--reference", default="", metavar="TEXT", help="Where the minutes themselves were corrected."),
        option("--to", kind=NAME, metavar="TARGET", help="Where it goes instead."),
        option("--reason", kind=click.Choice(REASONS), metavar="REASON", help="Why it was postponed, in truth."),
        option(
            "--outcome",
            kind=click.Choice([*map(str, Outcome)]),
            metavar="OUTCOME",
            help="How it was decided, in truth.",
        ),
        option(
            "--disposition",
            kind=click.Choice([*map(str, Disposition)]),
            metavar="CODE",
            help="What happened, in truth.",
        ),
        at_meeting,
        option("--item", metavar="NUMBER", help="The item it stood under."),
        option("--on", kind=DAY, metavar="DAY", help="The day it happened."),
        option("--text", metavar="TEXT", help="The words: what was said."),
        option("--title", metavar="TEXT", help="The title the step gives its matter."),
        request,
        dry_run,
    ),
)
def correct(settings: Settings, step: str, because: str, dry_run: bool, on: date | None, **said: Any) -> None:
    """
    Strike STEP (LG-2/3, as history names it) and put in its place the same with what is given changed.

    With nothing given it is only struck.  It stays to be seen, with the reason.
    """
    with settings.register() as register:
        changed = register.correct(step, because, on=on, dry_run=dry_run, **said)
        print_changed(settings, register, changed, dry_run=dry_run)


@command(
    "undo",
    "undo --dry-run",
    "undo LG-2 --because “entered twice”",
    options=(
        argument("matter", "[MATTER]", required=False),
        option("--because", default="", metavar="TEXT", help="Why."),
        dry_run,
    ),
)
def undo(settings: Settings, matter: str | None, because: str, dry_run: bool) -> None:
    """
    Reverse the last recorded decision (of MATTER, if it is given); one on many matters is reversed as one.
    """
    with settings.register() as register:
        changed = register.undo(matter, because=because, dry_run=dry_run)
        print_changed(settings, register, changed, dry_run=dry_run)
