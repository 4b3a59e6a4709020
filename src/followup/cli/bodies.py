"""
The commands that keep bodies: who meets, and how they change as time goes by.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from followup.cli.errors import Commands
from followup.cli.options import DAY, Settings, argument, as_of, command, dry_run, first_day, given, option
from followup.cli.output import (
    WHOLE,
    choose_locale,
    print_answer,
    print_rehearsed,
    print_result,
)
from followup.cli.verbs import changing
from followup.languages import LOCALES


if TYPE_CHECKING:
    from followup.model.bodies import Body, StandingItem
    from followup.model.results import Changed
    from followup.service.register import Register

ZONES = {"sv": "Europe/Stockholm"}
"""The time zone a body gets by its language, if none is given; UTC for any other."""

FIELDS = (
    option("--timezone", metavar="ZONE", help="Its time zone, such as Europe/Stockholm."),
    option("--repeats", metavar="RULE", help="When it meets: an RFC 5545 rule such as FREQ=MONTHLY;BYDAY=1FR."),
    option("--time", metavar="HOURS", help="Its usual hours, such as 08:30-11:00."),
    option("--venue", help="Where it usually meets."),
    option(
        "--secretary",
        metavar="CONTACT",
        help='Who keeps its register: "Anna Berg <anna@example.org>", an address or a party.',
    ),
    option("--agenda-word", metavar="WORD", help="What it calls its agenda."),
    option("--standing", multiple=True, metavar="TITLE", help="A standing item; once for each."),
    option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name minutes use; once for each."),
    option("--section", "sections", multiple=True, metavar="KIND", help="A section of its agenda; once for each."),
    option(
        "--silence",
        kind=click.Choice(["missed", "ask", "ignore"]),
        help="What it means that minutes do not mention what was promised.",
    ),
    option(
        "--assignments/--no-assignments",
        default=None,
        help="Whether assignments in its minutes are matters of their own.",
    ),
)


@click.group(cls=Commands)
def body() -> None:
    """
    Add, change, list, rename and close bodies: the groups that meet.
    """


@command(
    "add",
    'body add LG "Ledningsgruppen" --locale sv --repeats "FREQ=MONTHLY;BYDAY=1FR"',
    group=body,
    but=["locale"],
    options=(
        *(argument("key"), argument("name"), *FIELDS, dry_run),
        option("--locale", "language", kind=click.Choice(LOCALES), help="The language of its texts (default: en)."),
    ),
)
def add(settings: Settings, key: str, name: str, dry_run: bool, language: str | None, **fields: Any) -> None:
    """
    Add a body; KEY is up to 16 letters and digits, and begins the keys of its meetings and matters.
    """
    locale = language or settings.locale or "en"
    fields = {"timezone": ZONES.get(locale, "UTC"), **given(fields)}
    with settings.register() as register:
        made = register.add_body(key, name, locale=locale, dry_run=dry_run, **fields)
        standing = [] if dry_run else register.standing(made.key)
        made = register.reached([made])[0]
    _print(settings, made, standing, dry_run=dry_run)


@command(
    "edit",
    "body edit LG --time 09:00-11:00",
    group=body,
    but=["locale"],
    options=(
        *(argument("key"), option("--name", help="Its name."), *FIELDS, dry_run),
        option("--locale", "language", kind=click.Choice(LOCALES), help="The language of its texts."),
    ),
)
def edit(settings: Settings, key: str, dry_run: bool, language: str | None, **fields: Any) -> None:
    """
    Change what is given of a body; standing items are added to those it has.
    """
    with settings.register() as register:
        made = register.edit_body(key, dry_run=dry_run, locale=language, **given(fields))
        standing = register.standing(made.key)
        made = register.reached([made])[0]
    _print(settings, made, standing, dry_run=dry_run)


def _print(settings: Settings, body: Body, standing: Sequence[StandingItem], *, dry_run: bool) -> None:
    from followup.reports.pages.bodies import body as page
    from followup.reports.values.lists import body_json

    locale = settings.locale or body.locale
    print_result(
        settings,
        lambda: page(body, standing, locale),
        lambda: body_json(body, standing),
        dry_run=dry_run,
        locale=locale,
        width=WHOLE,
    )


@command("list", "body list --json", group=body, options=as_of)
def list_bodies(settings: Settings) -> None:
    """
    List every body.
    """
    from followup.reports.pages.bodies import bodies as page
    from followup.reports.values.lists import bodies_json

    with settings.questions() as register:
        asked = settings.as_of(register)
        bodies = asked.reached(asked.bodies())
    print_answer(settings, lambda: page(bodies, choose_locale(settings, bodies)), lambda: bodies_json(bodies))


@command("show", "body show LG", group=body, options=(argument("key"), *as_of))
def show(settings: Settings, key: str) -> None:
    """
    Show a body with its standing items, its former names and its terms.
    """
    from followup.reports.pages.bodies import body as page
    from followup.reports.values.lists import body_life_json

    with settings.questions() as register:
        asked = settings.as_of(register)
        body, standing = asked.reached([asked.body(key)])[0], asked.standing(key)
        names, terms = asked.former_names(key), asked.terms(key)
    print_answer(
        settings,
        lambda: page(body, standing, settings.locale or body.locale, names, terms),
        lambda: body_life_json(body, standing, names, terms),
        width=WHOLE,
    )


# As time goes by


@command(
    "rename",
    'body rename LG "Kommunledningen" --on 2024-01-01',
    group=body,
    options=(argument("key", "BODY"), argument("name"), first_day, dry_run),
)
def rename(settings: Settings, key: str, name: str, on: date, dry_run: bool) -> None:
    """
    Give BODY another name; the old one stays known, and is told when asked as of an earlier day.
    """
    with settings.register() as register:
        made = register.reached([register.rename_body(key, name, on=on, dry_run=dry_run)])[0]
        _print_row(settings, made, dry_run=dry_run)


@changing(
    "succeed",
    "body succeed BUN UBN --on 2024-01-01 --dry-run",
    group=body,
    options=(argument("old", "BODY"), argument("new", "SUCCESSOR"), first_day),
)
def succeed(register: Register, old: str, new: str, **said: Any) -> Changed:
    """
    Let SUCCESSOR take the place of BODY: its open matters go there as one decision, and its minutes from that day on.
    """
    return register.succeed_body(old, new, **said)


@command(
    "term",
    "body term KF --start 2026-10-15",
    group=body,
    options=(
        argument("key", "BODY"),
        option("--start", kind=DAY, required=True, metavar="DAY", help="Its first day."),
        dry_run,
    ),
)
def term(settings: Settings, key: str, start: date, dry_run: bool) -> None:
    """
    Note a new term of BODY and list what is open: it stays open; what is not taken over is closed as written_off.
    """
    from followup.reports.pages.outstanding import outstanding as page
    from followup.reports.values.outstanding import outstanding_json

    with settings.register() as register:
        listed = register.new_term(key, start=start, dry_run=dry_run)
        locale = choose_locale(settings, [register.body(key)])
    if dry_run:
        print_rehearsed(settings, locale)
    print_answer(settings, lambda: page(listed, locale), lambda: outstanding_json(listed))


@command("close", "body close LG --on 2024-07-01", group=body, options=(argument("key", "BODY"), first_day, dry_run))
def close(settings: Settings, key: str, on: date, dry_run: bool) -> None:
    """
    Close BODY, which meets no more; refused while matters are open there.
    """
    with settings.register() as register:
        made = register.reached([register.close_body(key, on=on, dry_run=dry_run)])[0]
        _print_row(settings, made, dry_run=dry_run)


def _print_row(settings: Settings, body: Body, *, dry_run: bool) -> None:
    from followup.reports.pages.bodies import bodies as page
    from followup.reports.values.lists import bodies_json

    locale = settings.locale or body.locale
    print_result(settings, lambda: page([body], locale), lambda: bodies_json([body]), dry_run=dry_run, locale=locale)
