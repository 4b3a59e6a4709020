"""
The commands that keep bodies and parties: who meets, and who can owe something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from followup.cli.errors import Commands
from followup.cli.options import LOCALES, Settings, common, common_but, dry_run, pass_settings
from followup.cli.output import Moments, answer, as_of, columns, did, labelled, spoken, texts


if TYPE_CHECKING:
    from followup.model.bodies import Body, Party, StandingItem
    from followup.reports.words.translation import Texts

F = TypeVar("F", bound=Callable[..., Any])

OVER_TIME = "followup.cli.bodies_over_time"

ZONES = {"sv": "Europe/Stockholm"}
"""The time zone a body gets by its language, if none is given; UTC for any other."""

_FIELDS = (
    click.option("--timezone", metavar="ZONE", help="Its time zone, such as Europe/Stockholm."),
    click.option("--repeats", metavar="RULE", help="When it meets: an RFC 5545 rule such as FREQ=MONTHLY;BYDAY=1FR."),
    click.option("--time", metavar="HOURS", help="Its usual hours, such as 08:30-11:00."),
    click.option("--venue", help="Where it usually meets."),
    click.option("--secretary", metavar="ADDRESS", help="Who keeps its register, such as mailto:a@example.org."),
    click.option("--agenda-word", metavar="WORD", help="What it calls its agenda."),
    click.option("--standing", multiple=True, metavar="TITLE", help="A standing item; once for each."),
    click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name minutes use; once for each."),
    click.option(
        "--section", "sections", multiple=True, metavar="KIND", help="A section of its agenda; once for each."
    ),
    click.option(
        "--silence",
        type=click.Choice(["missed", "ask", "ignore"]),
        help="What it means that minutes do not mention what was promised.",
    ),
    click.option(
        "--assignments/--no-assignments",
        default=None,
        help="Whether assignments in its minutes are matters of their own.",
    ),
)


def _fields(command: F) -> F:
    for option in reversed(_FIELDS):
        command = option(command)
    return command


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """
    Those options that were typed.
    """
    return {name: value for name, value in fields.items() if value is not None and value != ()}


@click.group(cls=Commands, homes=dict.fromkeys(("rename", "succeed", "term", "close"), OVER_TIME))
def body() -> None:
    """
    Add, change, list, rename and close bodies: the groups that meet.
    """


@body.command(
    "add", epilog='Example: followup body add LG "Ledningsgruppen" --locale sv --repeats "FREQ=MONTHLY;BYDAY=1FR"'
)
@click.argument("key")
@click.argument("name")
@_fields
@dry_run
@common_but("locale")
@click.option("--locale", "language", type=click.Choice(LOCALES), help="The language of its texts (default: en).")
@pass_settings
def add_body(settings: Settings, key: str, name: str, dry_run: bool, language: str | None, **fields: Any) -> None:
    """
    Add a body; KEY is up to 16 letters and digits, and begins the keys of its meetings and matters.
    """
    locale = language or settings.locale or "en"
    fields = {"timezone": ZONES.get(locale, "UTC"), **_given(fields)}
    with settings.register() as register:
        made = register.add_body(key, name, locale=locale, dry_run=dry_run, **fields)
        standing = [] if dry_run else register.standing(made.key)
    _tell(settings, made, standing, dry_run=dry_run)


@body.command("edit", epilog="Example: followup body edit LG --time 09:00-11:00")
@click.argument("key")
@click.option("--name", help="Its name.")
@_fields
@dry_run
@common_but("locale")
@click.option("--locale", "language", type=click.Choice(LOCALES), help="The language of its texts.")
@pass_settings
def edit_body(settings: Settings, key: str, dry_run: bool, language: str | None, **fields: Any) -> None:
    """
    Change what is given of a body; standing items are added to those it has.
    """
    with settings.register() as register:
        made = register.edit_body(key, dry_run=dry_run, locale=language, **_given(fields))
        standing = register.standing(made.key)
    _tell(settings, made, standing, dry_run=dry_run)


@body.command("list", epilog="Example: followup body list --json")
@as_of
@common
@pass_settings
def list_bodies(settings: Settings, when: Moments) -> None:
    """
    List every body.
    """
    from followup.reports.pages.lists import bodies_json, bodies_text

    with settings.questions() as register:
        bodies = when.of(register).bodies()
    locale = spoken(settings, bodies)
    answer(settings, lambda: bodies_text(bodies, locale, columns()), lambda: bodies_json(bodies))


@body.command("show", epilog="Example: followup body show LG")
@click.argument("key")
@as_of
@common
@pass_settings
def show_body(settings: Settings, key: str, when: Moments) -> None:
    """
    Show a body with its standing items, its former names and its terms.
    """
    with settings.questions() as register:
        asked = when.of(register)
        found, standing = asked.body(key), asked.standing(key)
        names, terms = asked.former_names(key), asked.terms(key)
    t = texts(settings, found.locale)
    lived = [
        (t.gettext("formerly"), t.gettext("{name} (until {day})", name=each.name, day=each.until)) for each in names
    ]
    lived += [(t.gettext("term from"), f"{term.starts}") for term in terms]
    data = {
        **_body_json(found, standing),
        "formerly": [{"name": each.name, "until": each.until.isoformat()} for each in names],
        "terms": [term.starts.isoformat() for term in terms],
    }
    answer(settings, lambda: _body_text(found, standing, t, lived), lambda: data)


def _tell(settings: Settings, body: Body, standing: Sequence[StandingItem], *, dry_run: bool) -> None:
    t = texts(settings, body.locale)
    did(
        settings,
        lambda: _body_text(body, standing, t),
        lambda: _body_json(body, standing),
        dry_run=dry_run,
        locale=t.locale,
    )


def _body_json(body: Body, standing: Sequence[StandingItem]) -> dict[str, Any]:
    from followup.reports.pages.lists import bodies_json

    items = [{"key": item.key, "title": item.title, "role": str(item.role), "last": item.last} for item in standing]
    return {**bodies_json([body]), "standing": items}


def _body_text(body: Body, standing: Sequence[StandingItem], t: Texts, lived: Sequence[tuple[str, str]] = ()) -> str:
    from followup.reports.words.translation import hours

    facts = [
        (t.gettext("key"), body.key),
        (t.gettext("name"), body.name),
        (t.gettext("aliases"), ", ".join(body.aliases)),
        *lived,
        (t.gettext("ended on"), body.closed_on),
        (t.gettext("succeeded by"), body.succeeded_by),
        (t.gettext("locale"), body.locale),
        (t.gettext("timezone"), body.timezone),
        (t.gettext("repeats"), body.repeats),
        (t.gettext("time"), hours(body.starts, body.ends)),
        (t.gettext("venue"), body.venue),
        (t.gettext("secretary"), body.secretary),
        (t.gettext("agenda word"), body.agenda_word),
        (t.gettext("sections"), ", ".join(body.sections)),
        (t.gettext("silence"), str(body.silence)),
        (t.gettext("assignments"), "" if body.assignments else t.gettext("not matters of their own")),
        *((t.gettext("standing item"), f"{item.title} ({_end(item, t)})") for item in standing),
    ]
    return labelled(facts)


def _end(item: StandingItem, t: Texts) -> str:
    return t.gettext("last" if item.last else "first")


@click.group(cls=Commands, homes={"leave": OVER_TIME, "erase": "followup.cli.transfer"})
def party() -> None:
    """
    Add, change and list parties: persons, roles and organisations that can owe something.
    """


_PARTY = (
    click.option("--kind", type=click.Choice(["person", "role", "organisation"]), help="What it is."),
    click.option("--organisation", help="Where the person or role belongs."),
    click.option("--contact", metavar="ADDRESS", help="How it is reached, such as mailto:a@example.org."),
    click.option("--note", help="What else there is to know."),
)


def _party_fields(command: F) -> F:
    for option in reversed(_PARTY):
        command = option(command)
    return command


@party.command("add", epilog='Example: followup party add "Region Stockholm" --contact mailto:registrator@example.org')
@click.argument("name")
@_party_fields
@dry_run
@common
@pass_settings
def add_party(settings: Settings, name: str, dry_run: bool, **fields: Any) -> None:
    """
    Add a party; its key is told, and wherever a party is asked for both key and name are understood.
    """
    with settings.register() as register:
        made = register.add_party(name, dry_run=dry_run, **_given(fields))
    _tell_parties(settings, [made], dry_run=dry_run)


@party.command("edit", epilog='Example: followup party edit P-3 --rename "Region Stockholm"')
@click.argument("name")
@click.option("--rename", metavar="NAME", help="Its new name.")
@_party_fields
@dry_run
@common
@pass_settings
def edit_party(settings: Settings, name: str, dry_run: bool, **fields: Any) -> None:
    """
    Change what is given of a party, named by its key or name.
    """
    with settings.register() as register:
        made = register.edit_party(name, dry_run=dry_run, **_given(fields))
    _tell_parties(settings, [made], dry_run=dry_run)


@party.command("list", epilog="Example: followup party list --json")
@as_of
@common
@pass_settings
def list_parties(settings: Settings, when: Moments) -> None:
    """
    List every party with its key.
    """
    from followup.reports.pages.lists import parties_json, parties_text

    with settings.questions() as register:
        parties = when.of(register).parties()
        locale = spoken(settings, register.bodies())
    answer(settings, lambda: parties_text(parties, locale, columns()), lambda: parties_json(parties))


def _tell_parties(settings: Settings, parties: Sequence[Party], *, dry_run: bool) -> None:
    from followup.reports.pages.lists import parties_json, parties_text

    locale = settings.locale or "en"
    did(
        settings,
        lambda: parties_text(parties, locale, columns()),
        lambda: parties_json(parties),
        dry_run=dry_run,
        locale=locale,
    )
