"""
The commands that keep single matters: added by hand, given other words, superseded, shown whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import DAY, NAME, Settings, common, dry_run, pass_settings
from followup.cli.output import Moments, answer, as_of, columns
from followup.cli.verbs import REASONS, request, tell_changed
from followup.model.codes import Disposition, Outcome


if TYPE_CHECKING:
    from followup.model.matters import Matter
    from followup.model.results import Changed
    from followup.service.register import Register


@click.command(
    epilog="\b\nExamples:\n"
    '  followup correct LG-2/3 --because "It was LG-4 they spoke of."\n'
    '  followup correct LG-2/3 --because "The wrong day." --to LG/2022-12-16\n'
    '  followup correct LG-2/3 --because "Approved, not rejected." --outcome approved --reference "LG 2023-01-13 § 2"'
)
@click.argument("step", metavar="STEP")
@click.option("--because", required=True, metavar="TEXT", help="What was wrong.")
@click.option("--reference", default="", metavar="TEXT", help="Where the minutes themselves were corrected.")
@click.option("--to", type=NAME, metavar="TARGET", help="Where it goes instead.")
@click.option("--reason", type=click.Choice(REASONS), metavar="REASON", help="Why it was postponed, in truth.")
@click.option(
    "--outcome",
    type=click.Choice([str(each) for each in Outcome]),
    metavar="OUTCOME",
    help="How it was decided, in truth.",
)
@click.option(
    "--disposition",
    type=click.Choice([str(each) for each in Disposition]),
    metavar="CODE",
    help="What happened, in truth.",
)
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened.")
@click.option("--item", metavar="NUMBER", help="The item it stood under.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened.")
@click.option("--text", metavar="TEXT", help="The words: what was said.")
@click.option("--title", metavar="TEXT", help="The title the step gives its matter.")
@request
@dry_run
@common
@pass_settings
def correct(settings: Settings, step: str, because: str, dry_run: bool, on: date | None, **said: Any) -> None:
    """
    Strike STEP (LG-2/3, as history names it) and put in its place the same with what is given changed.

    With nothing given it is only struck.  It stays to be seen, with the reason.
    """
    with settings.register() as register:
        changed = register.correct(step, because, on=on, dry_run=dry_run, **said)
        tell_changed(settings, register, changed, dry_run=dry_run)


@click.command(epilog="\b\nExamples:\n  followup undo --dry-run\n  followup undo LG-2 --because “entered twice”")
@click.argument("matter", metavar="[MATTER]", required=False)
@click.option("--because", default="", metavar="TEXT", help="Why.")
@dry_run
@common
@pass_settings
def undo(settings: Settings, matter: str | None, because: str, dry_run: bool) -> None:
    """
    Reverse the last recorded decision (of MATTER, if it is given); one on many matters is reversed as one.
    """
    with settings.register() as register:
        changed = register.undo(matter, because=because, dry_run=dry_run)
        tell_changed(settings, register, changed, dry_run=dry_run)


@click.group()
def matter() -> None:
    """
    Add, change, supersede and show matters.
    """


@matter.command(
    "add",
    epilog='\b\nExamples:\n  followup matter add LG "Val av vice ordförande" --number "KS 2022/118"\n'
    '  followup matter add LG "Nya lokaler" --to LG/next --if-time',
)
@click.argument("body")
@click.argument("title")
@click.option(
    "--kind", default="item", metavar="KIND", help="A free label; “umbrella” stands for matters not named yet."
)
@click.option("--number", default="", help="Its file: diary number or issue link.")
@click.option("--owner", metavar="PARTY", help="Who is to act.")
@click.option("--to", type=NAME, metavar="TARGET", help="Where it goes: LG/next, LG/2022-12-02, 2023-Q1, a party …")
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting that raised it.")
@click.option("--interim", default="", metavar="TEXT", help="What holds meanwhile.")
@click.option("--restricted", is_flag=True, help="It appears in no output but its own.")
@click.option("--if-time", is_flag=True, help="Only if time permits: last on the agenda.")
@click.option("--when", default="", metavar="TEXT", help="A precondition, such as “when the report is here”.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today).")
@click.option("--follows", metavar="MATTER", help="The matter it grew out of.")
@request
@dry_run
@common
@pass_settings
def add(settings: Settings, body: str, title: str, dry_run: bool, **said: Any) -> None:
    """
    Add a matter of BODY by hand.
    """
    with settings.register() as register:
        made = register.add_matter(body, title, dry_run=dry_run, **said)
        tell_changed(settings, register, _as_changed(register, made, dry_run=dry_run), dry_run=dry_run)


def _as_changed(register: Register, matter: Matter, *, dry_run: bool) -> Changed:
    from followup.model.answers import Context
    from followup.model.results import Changed

    if dry_run:
        return Changed(Context(register.today(register.body(matter.body))), (matter,), ())
    answered = register.history(matter.key)
    steps = tuple(line.step for line in answered.history[-1:])
    return Changed(answered.context, (matter,), steps, {matter.key: answered.now} if answered.now else {})


@matter.command(
    "edit", epilog='Example: followup matter edit LG-3 --title "Fyra ärenden från våren" --owner "Kansliet"'
)
@click.argument("key", metavar="MATTER")
@click.option("--title", help="Its title.")
@click.option("--kind", help="A free label.")
@click.option("--number", help="Its file: diary number or issue link.")
@click.option("--owner", metavar="PARTY", help="Who is to act; an empty one means nobody.")
@click.option("--interim", metavar="TEXT", help="What holds meanwhile.")
@click.option("--restricted/--open", default=None, help="Whether it appears in no output but its own.")
@click.option("--text", "--reason", "text", default="", metavar="TEXT", help="Why it is corrected.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: today).")
@request
@dry_run
@common
@pass_settings
def edit(settings: Settings, key: str, dry_run: bool, on: date | None, **fields: Any) -> None:
    """
    Give a matter other words or an owner; the old ones stay to be seen in its history.
    """
    with settings.register() as register:
        changed = register.edit_matter(key, on=on, dry_run=dry_run, **fields)
        tell_changed(settings, register, changed, dry_run=dry_run)


@matter.command("supersede", epilog="Example: followup matter supersede LG-3 --by LG-12")
@click.argument("keys", metavar="MATTER...", nargs=-1, required=True)
@click.option("--by", required=True, metavar="MATTER", help="The matter that takes their place.")
@click.option("--text", "--reason", "text", default="", metavar="TEXT", help="Why.")
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today).")
@request
@dry_run
@common
@pass_settings
def supersede(settings: Settings, keys: Sequence[str], by: str, dry_run: bool, **said: Any) -> None:
    """
    Close matters because another one takes their place.
    """
    with settings.register() as register:
        changed = register.supersede(list(keys), by=by, dry_run=dry_run, **said)
        tell_changed(settings, register, changed, dry_run=dry_run)


@matter.command("merge", epilog="Example: followup matter merge LG-12 --into LG-3")
@click.argument("key", metavar="MATTER")
@click.option("--into", required=True, metavar="MATTER", help="The matter it turned out to be.")
@click.option("--text", "--reason", "text", default="", metavar="TEXT", help="Why.")
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today).")
@request
@dry_run
@common
@pass_settings
def merge(settings: Settings, key: str, into: str, dry_run: bool, **said: Any) -> None:
    """
    Two matters turned out to be one: the first is closed and points to the other; undo parts them again.
    """
    with settings.register() as register:
        changed = register.merge(key, into=into, dry_run=dry_run, **said)
        tell_changed(settings, register, changed, dry_run=dry_run)


@matter.command(
    "split", epilog='Example: followup matter split LG-7 --title "Budget 2023" --title "Verksamhetsplan 2023"'
)
@click.argument("key", metavar="MATTER")
@click.option("--title", "titles", multiple=True, required=True, metavar="TEXT", help="A part; once for each.")
@click.option("--keep", is_flag=True, help="The matter itself stays open.")
@click.option("--text", "--reason", "text", default="", metavar="TEXT", help="Why.")
@click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today).")
@dry_run
@common
@pass_settings
def split(settings: Settings, key: str, titles: Sequence[str], dry_run: bool, **said: Any) -> None:
    """
    One matter turned out to be several: each part is where it was; undo puts it together again.
    """
    with settings.register() as register:
        changed = register.split(key, titles, dry_run=dry_run, **said)
        tell_changed(settings, register, changed, dry_run=dry_run)


@matter.command("show", epilog="Example: followup matter show LG-2")
@click.argument("key", metavar="MATTER")
@as_of
@common
@pass_settings
def show(settings: Settings, key: str, when: Moments) -> None:
    """
    Show all there is of one matter; a restricted one too, since it was asked for by key.
    """
    from followup.reports.pages.matter import show_json, show_text

    with settings.questions() as register:
        found = when.of(register).history(key)
        locale = settings.locale or register.body(found.matter.body).locale
    answer(settings, lambda: show_text(found, locale, columns()), lambda: show_json(found, locale))
