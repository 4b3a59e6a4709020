"""
The commands that follow bodies and parties through time: renamed, succeeded, a new term, closed; somebody leaves.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from followup.cli.options import DAY, Settings, common, dry_run, pass_settings
from followup.cli.output import answer, columns, did, rehearsed, spoken
from followup.cli.verbs import tell_changed


if TYPE_CHECKING:
    from followup.model.bodies import Body

on = click.option("--on", type=DAY, required=True, metavar="DAY", help="The first day on which it is so.")


@click.command(epilog='Example: followup body rename LG "Kommunledningen" --on 2024-01-01')
@click.argument("key", metavar="BODY")
@click.argument("name")
@on
@dry_run
@common
@pass_settings
def rename(settings: Settings, key: str, name: str, on: date, dry_run: bool) -> None:
    """
    Give BODY another name; the old one stays known, and is told when asked as of an earlier day.
    """
    with settings.register() as register:
        _tell(settings, register.rename_body(key, name, on=on, dry_run=dry_run), dry_run=dry_run)


@click.command(epilog="Example: followup body succeed BUN UBN --on 2024-01-01 --dry-run")
@click.argument("old", metavar="BODY")
@click.argument("new", metavar="SUCCESSOR")
@on
@dry_run
@common
@pass_settings
def succeed(settings: Settings, old: str, new: str, on: date, dry_run: bool) -> None:
    """
    Let SUCCESSOR take the place of BODY: its open matters go there as one decision, and its minutes from that day on.
    """
    with settings.register() as register:
        tell_changed(settings, register, register.succeed_body(old, new, on=on, dry_run=dry_run), dry_run=dry_run)


@click.command(epilog="Example: followup body term KF --start 2026-10-15")
@click.argument("key", metavar="BODY")
@click.option("--start", type=DAY, required=True, metavar="DAY", help="Its first day.")
@dry_run
@common
@pass_settings
def term(settings: Settings, key: str, start: date, dry_run: bool) -> None:
    """
    Note a new term of BODY and list what is open: it stays open; what is not taken over is closed as written_off.
    """
    from followup.reports.pages.outstanding import outstanding_json, outstanding_text

    with settings.register() as register:
        listed = register.new_term(key, start=start, dry_run=dry_run)
        locale = spoken(settings, [register.body(key)])
    if dry_run:
        rehearsed(settings, locale)
    answer(settings, lambda: outstanding_text(listed, locale, columns()), lambda: outstanding_json(listed))


@click.command(epilog="Example: followup body close LG --on 2024-07-01")
@click.argument("key", metavar="BODY")
@on
@dry_run
@common
@pass_settings
def close(settings: Settings, key: str, on: date, dry_run: bool) -> None:
    """
    Close BODY, which meets no more; refused while matters are open there.
    """
    with settings.register() as register:
        _tell(settings, register.close_body(key, on=on, dry_run=dry_run), dry_run=dry_run)


@click.command(epilog='Example: followup party leave "Bo Ek" --on 2024-06-30 --to "Kansliet"')
@click.argument("name", metavar="PARTY")
@on
@click.option("--to", required=True, metavar="PARTY", help="Who takes over what is open.")
@dry_run
@common
@pass_settings
def leave(settings: Settings, name: str, on: date, to: str, dry_run: bool) -> None:
    """
    Let PARTY leave: every open matter it owns or has goes to another, as one decision.
    """
    with settings.register() as register:
        tell_changed(settings, register, register.party_leaves(name, on=on, to=to, dry_run=dry_run), dry_run=dry_run)


def _tell(settings: Settings, body: Body, *, dry_run: bool) -> None:
    from followup.reports.pages.lists import bodies_json, bodies_text

    locale = settings.locale or body.locale
    did(
        settings,
        lambda: bodies_text([body], locale, columns()),
        lambda: bodies_json([body]),
        dry_run=dry_run,
        locale=locale,
    )
