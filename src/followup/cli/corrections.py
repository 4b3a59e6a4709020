"""
The commands that take something back: correct one step, undo a decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import DAY, NAME, argument, at_meeting, option, request
from followup.cli.verbs import REASONS, changing
from followup.model.codes import Disposition, Outcome


if TYPE_CHECKING:
    from followup.model.results import Changed
    from followup.service.register import Register


@changing(
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
    ),
)
def correct(register: Register, step: str, because: str, **said: Any) -> Changed:
    """
    Strike STEP (LG-2/3, as history names it) and put in its place the same with what is given changed.

    With nothing given it is only struck.  It stays to be seen, with the reason.
    """
    return register.correct(step, because, **said)


@changing(
    "undo",
    "undo --dry-run",
    "undo LG-2 --because “entered twice”",
    options=(
        argument("matter", "[MATTER]", required=False),
        option("--because", default="", metavar="TEXT", help="Why."),
    ),
)
def undo(register: Register, matter: str | None, because: str, **said: Any) -> Changed:
    """
    Reverse the last recorded decision (of MATTER, if it is given); one on many matters is reversed as one.
    """
    return register.undo(matter, because=because, **said)
