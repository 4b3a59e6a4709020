"""
The commands that erase: the personal text of a party, and the words of one piece of evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup.cli.failures import Commands
from followup.cli.options import Settings, common, dry_run, pass_settings
from followup.cli.output import columns, did


if TYPE_CHECKING:
    from followup.model.results import Erased

basis = click.option("--basis", required=True, metavar="TEXT", help="On which grounds; it is kept, so name nobody.")


@click.command(
    epilog='\b\nExamples:\n  followup party erase P-3 --basis "request 2024-17" --dry-run\n'
    '  followup party erase P-3 --basis "request 2024-17"'
)
@click.argument("name", metavar="PARTY")
@basis
@dry_run
@common
@pass_settings
def erase(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank name, organisation, contact and note of PARTY for good; matters keep their places.

    Free text is left alone: what was found there is listed, and nobody promises that it is all.
    """
    with settings.register() as register:
        _tell(settings, register.erase_party(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


@click.group(cls=Commands)
def evidence() -> None:
    """
    Blank the words that steps rest on.
    """


@evidence.command(
    epilog='\b\nExamples:\n  followup evidence redact LG-2/3 --basis "request 2024-17" --dry-run\n'
    '  followup evidence redact LG-2/3 --basis "request 2024-17"'
)
@click.argument("name", metavar="STEP|EVIDENCE")
@basis
@dry_run
@common
@pass_settings
def redact(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank the quoted words that STEP rests on, for good; the step, its document and lines stay.
    """
    with settings.register() as register:
        _tell(settings, register.redact_evidence(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


def _tell(settings: Settings, erased: Erased, *, dry_run: bool) -> None:
    from followup.reports.erased import erased_json, erased_text

    locale = settings.locale or "en"
    did(
        settings,
        lambda: erased_text(erased, locale, columns()),
        lambda: erased_json(erased),
        dry_run=dry_run,
        locale=locale,
    )
