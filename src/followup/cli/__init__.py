"""
The command ``followup``: parse what was typed, ask the register, print.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from followup.cli.errors import TRY_AGAIN, Commands, drop_unwritten, print_unwritten
from followup.cli.options import MOMENT, Settings
from followup.languages import LOCALES
from followup.version import __version__


EPILOG = """
\b
Examples:
  followup demo
  followup init
  followup record 2022-10-28.txt --body LG --create --accept
  followup outstanding LG
  followup agenda LG

A meeting is named LG.5, LG/2022-12-02, LG/next or LG/last; a matter by its key, LG-8.
Exit codes: 0 done, 1 failed, 2 usage, 3 found (with --exit-code), 75 try again later.
"""


# Help lists them in this order.
COMMANDS = {
    name: f"followup.cli.{module}"
    for module, names in (
        ("maintenance", "init"),
        ("demo", "demo"),
        ("bodies", "body"),
        ("meetings", "meeting"),
        ("matters", "matter"),
        ("parties", "party"),
        ("verbs", "postpone refer refer-back decide note withdraw report assign remove close reopen"),
        ("minutes", "read record"),
        ("corrections", "correct undo"),
        ("queries", "outstanding agenda missed why history changes"),
        ("transfer", "backup export import"),
        ("privacy", "evidence"),
        ("notices", "run snooze"),
        ("rules", "rule"),
        ("notices", "outbox"),
        ("channels", "channel"),
        ("maintenance", "check doctor plugins"),
    )
    for name in names.split()
}


@click.group(
    cls=Commands,
    homes=COMMANDS,
    name="followup",
    epilog=EPILOG,
    context_settings={"auto_envvar_prefix": "FOLLOWUP", "help_option_names": ["--help", "-h"], "show_default": False},
)
@click.option("--store", metavar="URL", show_envvar=True, help="The register: a URL or the path of a SQLite file.")
@click.option("--now", type=MOMENT, metavar="MOMENT", show_envvar=True, help="The moment it is, in ISO 8601.")
@click.option("--author", metavar="NAME", show_envvar=True, help="Who stands in the history.")
@click.option("--locale", type=click.Choice(LOCALES), show_envvar=True, help="The language of answers.")
@click.option("--config", metavar="FILE", show_envvar=True, help="The configuration, instead of the user's own.")
@click.option("--no-plugins", is_flag=True, show_envvar=True, help="Load nothing that strangers wrote.")
@click.option("--quiet", "-q", is_flag=True, show_envvar=True, help="Keep to answers and errors.")
@click.option("--verbose", "-v", is_flag=True, show_envvar=True, help="Say more, such as the cause of an error.")
@click.version_option(
    __version__, message="%(prog)s %(version)s", allow_from_autoenv=False, help="Tell the version and exit."
)
def cli(**said: Any) -> None:
    """
    Keep what meetings leave outstanding: nothing falls between two of them.
    """
    ctx, line = click.get_current_context(), click.core.ParameterSource.COMMANDLINE
    config, no_plugins = said.pop("config"), said.pop("no_plugins")
    if config:
        from followup.configuration import configured_by

        ctx.with_resource(configured_by(config))
    if no_plugins:
        from followup.plugins.choice import NONE, choosing

        ctx.with_resource(choosing(NONE))
    given = {name: value for name, value in said.items() if value is not None}
    ctx.obj = Settings(**given, typed={name for name in given if ctx.get_parameter_source(name) is line})


def main() -> None:
    """
    Run the command line and exit as it says.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            # What a terminal cannot show is shown as its code: a report is never lost to an encoding.
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli(prog_name="followup")
    except OSError as error:
        # Help and the version are written before any command runs.
        print_unwritten(error, None)
        sys.exit(TRY_AGAIN)
    finally:
        drop_unwritten()
