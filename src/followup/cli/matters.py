"""
The commands that keep single matters: added by hand, given other words, superseded, merged, split, shown whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import (
    DAY,
    NAME,
    Settings,
    argument,
    as_of,
    at_meeting,
    command,
    dry_run,
    form,
    on,
    option,
    request,
)
from followup.cli.output import print_answer
from followup.cli.verbs import if_time, interim, print_changed, when


if TYPE_CHECKING:
    from followup.model.matters import Matter
    from followup.model.results import Changed
    from followup.service.register import Register

why = option("--text", "--reason", "text", default="", metavar="TEXT", help="Why.")


@click.group()
def matter() -> None:
    """
    Add, change, supersede and show matters.
    """


@command(
    "add",
    'matter add LG "Val av vice ordförande" --number "KS 2022/118"',
    'matter add LG "Nya lokaler" --to LG/next --if-time',
    group=matter,
    options=(
        *(argument("body"), argument("title")),
        option(
            "--kind", default="item", metavar="KIND", help="A free label; “umbrella” stands for matters not named yet."
        ),
        option("--number", default="", help="Its file: diary number or issue link."),
        option("--owner", metavar="PARTY", help="Who is to act."),
        option("--to", kind=NAME, metavar="TARGET", help="Where it goes: LG/next, LG/2022-12-02, 2023-Q1, a party …"),
        option("--meeting", kind=NAME, metavar="MEETING", help="The meeting that raised it."),
        interim,
        option("--restricted", is_flag=True, help="It appears in no output but its own."),
        *(if_time, when, on),
        option("--follows", metavar="MATTER", help="The matter it grew out of."),
        *(request, dry_run),
    ),
)
def add(settings: Settings, body: str, title: str, dry_run: bool, **said: Any) -> None:
    """
    Add a matter of BODY by hand.
    """
    with settings.register() as register:
        made = register.add_matter(body, title, dry_run=dry_run, **said)
        print_changed(settings, register, _as_changed(register, made, dry_run=dry_run), dry_run=dry_run)


def _as_changed(register: Register, matter: Matter, *, dry_run: bool) -> Changed:
    from followup.model.answers import Context
    from followup.model.results import Changed

    if dry_run:
        return Changed(Context(register.today(register.body(matter.body))), (matter,), ())
    answered = register.history(matter.key)
    steps = tuple(line.step for line in answered.history[-1:])
    return Changed(answered.context, (matter,), steps, {matter.key: answered.now} if answered.now else {})


@command(
    "edit",
    'matter edit LG-3 --title "Fyra ärenden från våren" --owner "Kansliet"',
    group=matter,
    options=(
        argument("key", "MATTER"),
        option("--title", help="Its title."),
        option("--kind", help="A free label."),
        option("--number", help="Its file: diary number or issue link."),
        option("--owner", metavar="PARTY", help="Who is to act; an empty one means nobody."),
        option("--interim", metavar="TEXT", help="What holds meanwhile."),
        option("--restricted/--open", default=None, help="Whether it appears in no output but its own."),
        option("--text", "--reason", "text", default="", metavar="TEXT", help="Why it is corrected."),
        option("--on", kind=DAY, metavar="DAY", help="The day it happened (default: today)."),
        *(request, dry_run),
    ),
)
def edit(settings: Settings, key: str, dry_run: bool, on: date | None, **fields: Any) -> None:
    """
    Give a matter other words or an owner; the old ones stay to be seen in its history.
    """
    with settings.register() as register:
        changed = register.edit_matter(key, on=on, dry_run=dry_run, **fields)
        print_changed(settings, register, changed, dry_run=dry_run)


@command(
    "supersede",
    "matter supersede LG-3 --by LG-12",
    group=matter,
    options=(
        argument("keys", "MATTER...", nargs=-1, required=True),
        option("--by", required=True, metavar="MATTER", help="The matter that takes their place."),
        *(why, at_meeting, on, request, dry_run),
    ),
)
def supersede(settings: Settings, keys: Sequence[str], by: str, dry_run: bool, **said: Any) -> None:
    """
    Close matters because another one takes their place.
    """
    with settings.register() as register:
        changed = register.supersede(list(keys), by=by, dry_run=dry_run, **said)
        print_changed(settings, register, changed, dry_run=dry_run)


@command(
    "merge",
    "matter merge LG-12 --into LG-3",
    group=matter,
    options=(
        argument("key", "MATTER"),
        option("--into", required=True, metavar="MATTER", help="The matter it turned out to be."),
        *(why, at_meeting, on, request, dry_run),
    ),
)
def merge(settings: Settings, key: str, into: str, dry_run: bool, **said: Any) -> None:
    """
    Two matters turned out to be one: the first is closed and points to the other; undo parts them again.
    """
    with settings.register() as register:
        changed = register.merge(key, into=into, dry_run=dry_run, **said)
        print_changed(settings, register, changed, dry_run=dry_run)


@command(
    "split",
    'matter split LG-7 --title "Budget 2023" --title "Verksamhetsplan 2023"',
    group=matter,
    options=(
        argument("key", "MATTER"),
        option("--title", "titles", multiple=True, required=True, metavar="TEXT", help="A part; once for each."),
        option("--keep", is_flag=True, help="The matter itself stays open."),
        *(why, at_meeting, on, dry_run),
    ),
)
def split(settings: Settings, key: str, titles: Sequence[str], dry_run: bool, **said: Any) -> None:
    """
    One matter turned out to be several: each part is where it was; undo puts it together again.
    """
    with settings.register() as register:
        changed = register.split(key, titles, dry_run=dry_run, **said)
        print_changed(settings, register, changed, dry_run=dry_run)


@command("show", "matter show LG-2", group=matter, options=(argument("key", "MATTER"), *as_of, form))
def show(settings: Settings, key: str) -> None:
    """
    Show all there is of one matter; a restricted one too, since it was asked for by key.
    """
    from followup.reports.pages.matter import show as page
    from followup.reports.values.matter import show_json

    with settings.questions() as register:
        answer = settings.as_of(register).history(key)
        locale = settings.locale or register.body(answer.matter.body).locale
    print_answer(settings, lambda: page(answer, locale), lambda: show_json(answer, locale))
