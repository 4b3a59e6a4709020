"""
The commands that keep the calendar: meetings planned, moved, cancelled, and closed without minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import DAY, NAME, Settings, argument, as_of, command, dry_run, option
from followup.cli.output import WHOLE, choose_locale, print_answer, print_result
from followup.errors import UsageError


if TYPE_CHECKING:
    from followup.model.answers import Context
    from followup.model.bodies import Meeting
    from followup.service.questions import Questions
    from followup.service.register import Register

MODES = ("", "physical", "digital", "hybrid")

name = argument("name", "MEETING", NAME)


@click.group()
def meeting() -> None:
    """
    Plan, list, move, cancel and close meetings.
    """


@command(
    "plan",
    "meeting plan LG --from 2022-12-01 --until 2023-06-30",
    "meeting plan LG --on 2022-12-02 --time 08:30-11:00",
    "meeting plan LG --undated",
    group=meeting,
    options=(
        argument("body"),
        option("--from", "start", kind=DAY, metavar="DAY", help="Plan by its recurrence rule from this day …"),
        option("--until", kind=DAY, metavar="DAY", help="… until this one, both included."),
        option("--on", kind=DAY, metavar="DAY", help="Plan one meeting, on this day."),
        option("--undated", is_flag=True, help="Plan one meeting whose day is not set yet."),
        option("--time", default="", metavar="HOURS", help="Its hours, such as 08:30-11:00."),
        option("--venue", default="", help="Where it is held."),
        option("--mode", default="", kind=click.Choice(MODES), metavar="MODE", help="physical, digital or hybrid."),
        option("--extra", is_flag=True, help="An extra meeting: not what “the next meeting” means."),
        option("--restricted", is_flag=True, help="It appears in no output but its own."),
        option("--note", default="", help="What there is to note."),
        dry_run,
    ),
)
def plan(
    settings: Settings,
    body: str,
    start: date | None,
    until: date | None,
    on: date | None,
    undated: bool,
    dry_run: bool,
    **facts: Any,
) -> None:
    """
    Plan the meetings of BODY: by its recurrence rule, on one day, or one without a day.
    """
    if [bool(start or until), on is not None, undated].count(True) != 1:
        raise UsageError("Give --from and --until, or --on, or --undated; one of the three.")
    with settings.register() as register:
        if start or until:
            if not (start and until):
                raise UsageError("--from and --until go together.")
            if any(facts.values()):
                raise UsageError("A series takes its hours and place from the body.", hint="Use --on.")
            made = register.plan_meetings(body, start=start, until=until, dry_run=dry_run)
        else:
            made = [register.plan_meeting(body, on, dry_run=dry_run, **facts)]
        _print(settings, register, made, dry_run=dry_run)


@command("list", "meeting list LG", group=meeting, options=(argument("body", required=False), *as_of))
def list_meetings(settings: Settings, body: str | None) -> None:
    """
    List the meetings of BODY, or of every body, by day.
    """
    from followup.reports.pages.meetings import meetings as page
    from followup.reports.values.lists import meetings_json

    with settings.questions() as register:
        asked = settings.as_of(register)
        meetings = asked.meetings(body)
        context, locale = _around(settings, asked, meetings)
    print_answer(settings, lambda: page(meetings, context, locale), lambda: meetings_json(meetings))


@command("show", "meeting show LG/2022-12-02", group=meeting, options=(name, *as_of))
def show(settings: Settings, name: str) -> None:
    """
    Show one meeting; a restricted one too, since it was asked for by name.
    """
    from followup.reports.pages.meetings import meeting as page
    from followup.reports.values.lists import meeting_json

    with settings.questions() as register:
        asked = settings.as_of(register)
        one = asked.meeting(name)
        names = {each.key: each.name for each in asked.parties()}
        locale = settings.locale or asked.body(one.body).locale
    roles = {role: names.get(getattr(one, role) or "") for role in ("chair", "notes_by", "verified_by")}
    print_answer(settings, lambda: page(one, roles, locale), lambda: meeting_json(one, roles), width=WHOLE)


@command(
    "move",
    "meeting move LG/next --to 2022-12-09",
    group=meeting,
    options=(
        name,
        option("--to", required=True, kind=DAY, metavar="DAY", help="Its new day."),
        option("--time", default="", metavar="HOURS", help="Its new hours."),
        dry_run,
    ),
)
def move(settings: Settings, name: str, to: date, time: str, dry_run: bool) -> None:
    """
    Move a planned meeting to another day; what stands on it follows.
    """
    with settings.register() as register:
        _print(settings, register, [register.move_meeting(name, to, time=time, dry_run=dry_run)], dry_run=dry_run)


@command(
    "cancel",
    "meeting cancel LG/next --note illness",
    group=meeting,
    options=(name, option("--note", default="", help="Why."), dry_run),
)
def cancel(settings: Settings, name: str, note: str, dry_run: bool) -> None:
    """
    Cancel a planned meeting; what stood on it goes on to the next one by itself.
    """
    with settings.register() as register:
        _print(settings, register, [register.cancel_meeting(name, note=note, dry_run=dry_run)], dry_run=dry_run)


@command(
    "close",
    'meeting close LG/2022-12-02 --not-reached LG-9 --not-reached "Any other business"',
    group=meeting,
    options=(
        name,
        option(
            "--not-reached",
            multiple=True,
            metavar="MATTER",
            help="A matter or standing item it did not reach; once for each.",
        ),
        dry_run,
    ),
)
def close(settings: Settings, name: str, not_reached: Sequence[str], dry_run: bool) -> None:
    """
    Close a meeting that was held without minutes; what it did not treat is missed.
    """
    with settings.register() as register:
        held = register.close_meeting(name, not_reached=not_reached, dry_run=dry_run)
        _print(settings, register, [held], dry_run=dry_run)


@command(
    "verify",
    "meeting verify LG/2022-12-02 --by Ordföranden --on 2022-12-09",
    "meeting verify KF/2024-10-10 --by P-3 --items 391,392",
    group=meeting,
    options=(
        name,
        option("--by", required=True, metavar="PARTY", help="Who verified them, by key or name."),
        option("--on", kind=DAY, metavar="DAY", help="The day it was done (default: today)."),
        option("--items", default="", metavar="NUMBERS", help="Only these, verified at once, such as 3,5 or 391-393."),
        dry_run,
    ),
)
def verify(settings: Settings, name: str, by: str, on: date | None, items: str, dry_run: bool) -> None:
    """
    Note that the minutes of a held meeting were verified, all of them or some items before the rest.
    """
    from followup.register.work.names_and_targets import parse_items

    if items and on:
        raise UsageError("Items are verified at the meeting itself: they take no --on.")
    with settings.register() as register:
        wanted = parse_items(items) if items else ()
        verified = register.verify_meeting(name, by=by, on=on, items=wanted, dry_run=dry_run)
        _print(settings, register, [verified], dry_run=dry_run)


@command(
    "skip",
    'meeting skip LG/next "Föregående anteckningar"',
    group=meeting,
    options=(name, argument("title"), option("--note", default="", help="Why."), dry_run),
)
def skip(settings: Settings, name: str, title: str, note: str, dry_run: bool) -> None:
    """
    Leave the standing item TITLE off the agenda of one meeting.
    """
    from followup.reports.pages.meetings import skipped as page
    from followup.reports.values.lists import skipped_json

    with settings.register() as register:
        meeting = register.meeting(name)
        step = register.skip_standing(meeting.key, title, note=note, dry_run=dry_run)
        locale = settings.locale or register.body(meeting.body).locale
    print_result(
        settings,
        lambda: page(meeting.key, title, locale),
        lambda: skipped_json(meeting.key, step.standing),
        dry_run=dry_run,
        locale=locale,
    )


def _print(settings: Settings, register: Register, meetings: Sequence[Meeting], *, dry_run: bool) -> None:
    from followup.reports.pages.meetings import meetings as page
    from followup.reports.values.lists import meetings_json

    context, locale = _around(settings, register, meetings)
    print_result(
        settings,
        lambda: page(meetings, context, locale),
        lambda: meetings_json(meetings),
        dry_run=dry_run,
        locale=locale,
    )


def _around(settings: Settings, register: Questions | Register, meetings: Sequence[Meeting]) -> tuple[Context, str]:
    """
    What a list of meetings needs to be told: the day, and the language of their bodies.
    """
    from followup.model.answers import Context

    bodies = {each.key: each for each in register.bodies()}
    own = [bodies[key] for key in {each.body for each in meetings}]
    context = Context(register.today(own[0] if own else None), bodies, {}, {each.key: each for each in meetings})
    return context, choose_locale(settings, own)
