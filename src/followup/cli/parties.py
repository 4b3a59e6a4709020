"""
The commands that keep parties: who can owe something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, argument, as_of, command, dry_run, first_day, given, option
from followup.cli.output import choose_locale, print_answer, print_result
from followup.cli.verbs import changing


if TYPE_CHECKING:
    from followup.model.bodies import Party
    from followup.model.results import Changed
    from followup.service.register import Register

FIELDS = (
    option("--kind", kind=click.Choice(["person", "role", "organisation"]), help="What it is."),
    option("--organisation", help="Where the person or role belongs."),
    option("--contact", metavar="ADDRESS", help="How it is reached, such as mailto:a@example.org."),
    option("--note", help="What else there is to know."),
)


@click.group(cls=Commands, homes={"erase": "followup.cli.privacy"})
def party() -> None:
    """
    Add, change and list parties: persons, roles and organisations that can owe something.
    """


@command(
    "add",
    'party add "Region Stockholm" --contact mailto:registrator@example.org',
    group=party,
    options=(argument("name"), *FIELDS, dry_run),
)
def add(settings: Settings, name: str, dry_run: bool, **fields: Any) -> None:
    """
    Add a party; its key is told, and wherever a party is asked for both key and name are understood.
    """
    with settings.register() as register:
        made = register.add_party(name, dry_run=dry_run, **given(fields))
    _print(settings, [made], dry_run=dry_run)


@command(
    "edit",
    'party edit P-3 --rename "Region Stockholm"',
    group=party,
    options=(argument("name"), option("--rename", metavar="NAME", help="Its new name."), *FIELDS, dry_run),
)
def edit(settings: Settings, name: str, dry_run: bool, **fields: Any) -> None:
    """
    Change what is given of a party, named by its key or name.
    """
    with settings.register() as register:
        made = register.edit_party(name, dry_run=dry_run, **given(fields))
    _print(settings, [made], dry_run=dry_run)


def _print(settings: Settings, parties: Sequence[Party], *, dry_run: bool) -> None:
    from followup.reports.pages.bodies import parties as page
    from followup.reports.values.lists import parties_json

    locale = settings.locale or "en"
    print_result(settings, lambda: page(parties, locale), lambda: parties_json(parties), dry_run=dry_run, locale=locale)


@command("list", "party list --json", group=party, options=as_of)
def list_parties(settings: Settings) -> None:
    """
    List every party with its key.
    """
    from followup.reports.pages.bodies import parties as page
    from followup.reports.values.lists import parties_json

    with settings.questions() as register:
        parties = settings.as_of(register).parties()
        locale = choose_locale(settings, register.bodies())
    print_answer(settings, lambda: page(parties, locale), lambda: parties_json(parties))


@changing(
    "leave",
    'party leave "Bo Ek" --on 2024-06-30 --to "Kansliet"',
    group=party,
    options=(
        *(argument("name", "PARTY"), first_day),
        option("--to", required=True, metavar="PARTY", help="Who takes over what is open."),
    ),
)
def leave(register: Register, name: str, **said: Any) -> Changed:
    """
    Let PARTY leave: every open matter it owns or has goes to another, as one decision.
    """
    return register.party_leaves(name, **said)
