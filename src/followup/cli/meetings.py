"""
The commands that keep the calendar: meetings planned, moved, cancelled, and closed without minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from followup.cli.options import DAY, NAME, Settings, common, dry_run, pass_settings
from followup.cli.output import Moments, answer, as_of, columns, did, labelled, spoken, texts
from followup.errors import UsageError
from followup.reports.words.translation import msgid


if TYPE_CHECKING:
    from followup.model.bodies import Meeting
    from followup.reports.words.translation import Texts
    from followup.service.questions import Questions
    from followup.service.register import Register


MODES = ("", msgid("physical"), msgid("digital"), msgid("hybrid"))


@click.group()
def meeting() -> None:
    """
    Plan, list, move, cancel and close meetings.
    """


@meeting.command(
    "plan",
    epilog="\b\nExamples:\n  followup meeting plan LG --from 2022-12-01 --until 2023-06-30\n"
    "  followup meeting plan LG --on 2022-12-02 --time 08:30-11:00\n  followup meeting plan LG --undated",
)
@click.argument("body")
@click.option("--from", "start", type=DAY, metavar="DAY", help="Plan by its recurrence rule from this day …")
@click.option("--until", type=DAY, metavar="DAY", help="… until this one, both included.")
@click.option("--on", type=DAY, metavar="DAY", help="Plan one meeting, on this day.")
@click.option("--undated", is_flag=True, help="Plan one meeting whose day is not set yet.")
@click.option("--time", default="", metavar="HOURS", help="Its hours, such as 08:30-11:00.")
@click.option("--venue", default="", help="Where it is held.")
@click.option("--mode", default="", type=click.Choice(MODES), metavar="MODE", help="physical, digital or hybrid.")
@click.option("--extra", is_flag=True, help="An extra meeting: not what “the next meeting” means.")
@click.option("--restricted", is_flag=True, help="It appears in no output but its own.")
@click.option("--note", default="", help="What there is to note.")
@dry_run
@common
@pass_settings
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
        _did(settings, register, made, dry_run=dry_run)


@meeting.command("list", epilog="Example: followup meeting list LG")
@click.argument("body", required=False)
@as_of
@common
@pass_settings
def list_meetings(settings: Settings, body: str | None, when: Moments) -> None:
    """
    List the meetings of BODY, or of every body, by day.
    """
    with settings.questions() as register:
        asked = when.of(register)
        _answer(settings, asked, asked.meetings(body))


@meeting.command("show", epilog="Example: followup meeting show LG/2022-12-02")
@click.argument("name", metavar="MEETING", type=NAME)
@as_of
@common
@pass_settings
def show(settings: Settings, name: str, when: Moments) -> None:
    """
    Show one meeting; a restricted one too, since it was asked for by name.
    """
    from followup.reports.pages.lists import meetings_json

    with settings.questions() as register:
        asked = when.of(register)
        found = asked.meeting(name)
        names = {each.key: each.name for each in asked.parties()}
        t = texts(settings, asked.body(found.body).locale)
    opened = evolve(found, restricted=False)
    roles = {role: names.get(getattr(found, role) or "") for role in ("chair", "notes_by", "verified_by")}
    data = {**meetings_json([opened]), "restricted": found.restricted, "document": found.document, **roles}
    answer(settings, lambda: _text(found, roles, t), lambda: data)


def _text(meeting: Meeting, roles: dict[str, str | None], t: Texts) -> str:
    from followup.reports.words.translation import hours
    from followup.reports.words.vocabulary import STATUSES

    facts = [
        (t.gettext("key"), meeting.key),
        (t.gettext("body"), meeting.body),
        (t.gettext("day"), meeting.date or t.gettext("not set")),
        (t.gettext("time"), hours(meeting.starts, meeting.ends)),
        (t.gettext("kind"), t.gettext("ordinary" if meeting.kind == "ordinary" else "extra")),
        (t.gettext("status"), t.gettext(STATUSES[meeting.status])),
        (t.gettext("venue"), meeting.venue),
        (t.gettext("mode"), t.gettext(meeting.mode)),
        (t.gettext("number"), meeting.number),
        (t.gettext("chair"), roles["chair"]),
        (t.gettext("notes by"), roles["notes_by"]),
        (t.gettext("verified by"), roles["verified_by"]),
        (t.gettext("verified on"), meeting.verified_on),
        (t.gettext("verified at once"), ", ".join(meeting.verified_items)),
        (t.gettext("formerly"), ", ".join(day.isoformat() for day in meeting.formerly)),
        (t.gettext("document"), meeting.document if meeting.status == "held" else None),
        (t.gettext("restricted"), t.gettext("yes") if meeting.restricted else ""),
        (t.gettext("note"), meeting.note),
    ]
    return labelled(facts)


@meeting.command("move", epilog="Example: followup meeting move LG/next --to 2022-12-09")
@click.argument("name", metavar="MEETING", type=NAME)
@click.option("--to", required=True, type=DAY, metavar="DAY", help="Its new day.")
@click.option("--time", default="", metavar="HOURS", help="Its new hours.")
@dry_run
@common
@pass_settings
def move(settings: Settings, name: str, to: date, time: str, dry_run: bool) -> None:
    """
    Move a planned meeting to another day; what stands on it follows.
    """
    with settings.register() as register:
        _did(settings, register, [register.move_meeting(name, to, time=time, dry_run=dry_run)], dry_run=dry_run)


@meeting.command("cancel", epilog="Example: followup meeting cancel LG/next --note illness")
@click.argument("name", metavar="MEETING", type=NAME)
@click.option("--note", default="", help="Why.")
@dry_run
@common
@pass_settings
def cancel(settings: Settings, name: str, note: str, dry_run: bool) -> None:
    """
    Cancel a planned meeting; what stood on it goes on to the next one by itself.
    """
    with settings.register() as register:
        _did(settings, register, [register.cancel_meeting(name, note=note, dry_run=dry_run)], dry_run=dry_run)


@meeting.command(
    "close",
    epilog='Example: followup meeting close LG/2022-12-02 --not-reached LG-9 --not-reached "Any other business"',
)
@click.argument("name", metavar="MEETING", type=NAME)
@click.option(
    "--not-reached", multiple=True, metavar="MATTER", help="A matter or standing item it did not reach; once for each."
)
@dry_run
@common
@pass_settings
def close(settings: Settings, name: str, not_reached: Sequence[str], dry_run: bool) -> None:
    """
    Close a meeting that was held without minutes; what it did not treat is missed.
    """
    with settings.register() as register:
        held = register.close_meeting(name, not_reached=not_reached, dry_run=dry_run)
        _did(settings, register, [held], dry_run=dry_run)


@meeting.command(
    "verify",
    epilog="\b\nExamples:\n  followup meeting verify LG/2022-12-02 --by Ordföranden --on 2022-12-09\n"
    "  followup meeting verify KF/2024-10-10 --by P-3 --items 391,392",
)
@click.argument("name", metavar="MEETING", type=NAME)
@click.option("--by", required=True, metavar="PARTY", help="Who verified them, by key or name.")
@click.option("--on", type=DAY, metavar="DAY", help="The day it was done (default: today).")
@click.option("--items", default="", metavar="NUMBERS", help="Only these, verified at once, such as 3,5 or 391-393.")
@dry_run
@common
@pass_settings
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
        _did(settings, register, [verified], dry_run=dry_run)


@meeting.command("skip", epilog='Example: followup meeting skip LG/next "Föregående anteckningar"')
@click.argument("name", metavar="MEETING", type=NAME)
@click.argument("title")
@click.option("--note", default="", help="Why.")
@dry_run
@common
@pass_settings
def skip(settings: Settings, name: str, title: str, note: str, dry_run: bool) -> None:
    """
    Leave the standing item TITLE off the agenda of one meeting.
    """
    with settings.register() as register:
        meeting = register.meeting(name)
        step = register.skip_standing(meeting.key, title, note=note, dry_run=dry_run)
        locale = register.body(meeting.body).locale
    text = texts(settings, locale).gettext(
        "Left off the agenda of {meeting}: {title}", meeting=meeting.key, title=title
    )
    data = {"schema": "followup/skipped/1", "meeting": meeting.key, "standing": step.standing}
    did(settings, lambda: text, lambda: data, dry_run=dry_run, locale=locale)


def _did(settings: Settings, register: Register, meetings: Sequence[Meeting], *, dry_run: bool) -> None:
    from followup.reports.pages.lists import meetings_json

    did(
        settings,
        lambda: _listed(settings, register, meetings),
        lambda: meetings_json(meetings),
        dry_run=dry_run,
        locale=spoken(settings, [register.body(key) for key in {each.body for each in meetings}]),
    )


def _answer(settings: Settings, register: Questions, meetings: Sequence[Meeting]) -> None:
    from followup.reports.pages.lists import meetings_json

    answer(settings, lambda: _listed(settings, register, meetings), lambda: meetings_json(meetings))


def _listed(settings: Settings, register: Questions | Register, meetings: Sequence[Meeting]) -> str:
    from followup.model.answers import Context
    from followup.reports.pages.lists import meetings_text

    bodies = {each.key: each for each in register.bodies()}
    own = [bodies[key] for key in {each.body for each in meetings}]
    context = Context(register.today(own[0] if own else None), bodies, {}, {each.key: each for each in meetings})
    return meetings_text(meetings, context, spoken(settings, own), columns())
