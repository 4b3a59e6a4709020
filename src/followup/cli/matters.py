"""
The commands that keep single matters: added by hand, given other words, superseded, merged, split, shown whole.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    form,
    on,
    option,
    request,
)
from followup.cli.output import print_answer
from followup.cli.verbs import changing, if_time, interim, when


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


@changing(
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
        request,
    ),
)
def add(register: Register, body: str, title: str, dry_run: bool, **said: Any) -> Changed:
    """
    Add a matter of BODY by hand.
    """
    return _as_changed(register, register.add_matter(body, title, dry_run=dry_run, **said), dry_run=dry_run)


def _as_changed(register: Register, matter: Matter, *, dry_run: bool) -> Changed:
    from followup.model.answers import Context
    from followup.model.results import Changed

    if dry_run:
        return Changed(Context(register.today(register.body(matter.body))), (matter,), ())
    answered = register.history(matter.key)
    steps = tuple(line.step for line in answered.history[-1:])
    return Changed(answered.context, (matter,), steps, {matter.key: answered.now} if answered.now else {})


@changing(
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
        request,
    ),
)
def edit(register: Register, key: str, **said: Any) -> Changed:
    """
    Give a matter other words or an owner; the old ones stay to be seen in its history.
    """
    return register.edit_matter(key, **said)


@changing(
    "supersede",
    "matter supersede LG-3 --by LG-12",
    group=matter,
    options=(
        argument("keys", "MATTER...", nargs=-1, required=True),
        option("--by", required=True, metavar="MATTER", help="The matter that takes their place."),
        *(why, at_meeting, on, request),
    ),
)
def supersede(register: Register, keys: Sequence[str], by: str, **said: Any) -> Changed:
    """
    Close matters because another one takes their place.
    """
    return register.supersede(list(keys), by=by, **said)


@changing(
    "merge",
    "matter merge LG-12 --into LG-3",
    group=matter,
    options=(
        argument("key", "MATTER"),
        option("--into", required=True, metavar="MATTER", help="The matter it turned out to be."),
        *(why, at_meeting, on, request),
    ),
)
def merge(register: Register, key: str, into: str, **said: Any) -> Changed:
    """
    Two matters turned out to be one: the first is closed and points to the other; undo parts them again.
    """
    return register.merge(key, into=into, **said)


@changing(
    "split",
    'matter split LG-7 --title "Budget 2023" --title "Verksamhetsplan 2023"',
    group=matter,
    options=(
        argument("key", "MATTER"),
        option("--title", "titles", multiple=True, required=True, metavar="TEXT", help="A part; once for each."),
        option("--keep", is_flag=True, help="The matter itself stays open."),
        *(why, at_meeting, on),
    ),
)
def split(register: Register, key: str, titles: Sequence[str], **said: Any) -> Changed:
    """
    One matter turned out to be several: each part is where it was; undo puts it together again.
    """
    return register.split(key, titles, **said)


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
