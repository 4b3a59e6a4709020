"""
The commands that blank personal text for good, on a basis that is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, argument, command, dry_run, option
from followup.cli.output import print_result


if TYPE_CHECKING:
    from followup.model.results import Erased

basis = option("--basis", required=True, metavar="TEXT", help="On which grounds; it is kept, so name nobody.")


@command(
    "erase",
    'party erase P-3 --basis "request 2024-17" --dry-run',
    'party erase P-3 --basis "request 2024-17"',
    options=(argument("name", "PARTY"), basis, dry_run),
)
def erase(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank name, organisation, contact and note of PARTY for good; matters keep their places.

    Free text is left alone: what was found there is listed, and nobody promises that it is all.
    """
    with settings.register() as register:
        _print(settings, register.erase_party(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


@click.group(cls=Commands)
def evidence() -> None:
    """
    Blank the words that steps rest on.
    """


@command(
    "redact",
    'evidence redact LG-2/3 --basis "request 2024-17" --dry-run',
    'evidence redact LG-2/3 --basis "request 2024-17"',
    group=evidence,
    options=(argument("name", "STEP|EVIDENCE"), basis, dry_run),
)
def redact(settings: Settings, name: str, basis: str, dry_run: bool) -> None:
    """
    Blank the quoted words that STEP rests on, for good; the step, its document and lines stay.
    """
    with settings.register() as register:
        _print(settings, register.redact_evidence(name, basis=basis, dry_run=dry_run), dry_run=dry_run)


def _print(settings: Settings, erased: Erased, *, dry_run: bool) -> None:
    from followup.reports.pages.erased import erased as page
    from followup.reports.values.changes import erased_json

    locale = settings.locale or "en"
    print_result(settings, lambda: page(erased, locale), lambda: erased_json(erased), dry_run=dry_run, locale=locale)
