"""
The commands about what people are told: run, which a scheduler calls, snooze, and the messages on their way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from followup.cli.errors import Commands
from followup.cli.options import DAY, NAME, Settings, argument, command, dry_run, option
from followup.cli.output import (
    choose_locale,
    exit_with,
    print_answer,
    print_json,
    print_note,
    print_page,
    print_rehearsed,
    print_result,
)
from followup.errors import UsageError


if TYPE_CHECKING:
    from followup.model.notices import OutboxMessage, Ran

STATES = ("waiting", "sending", "sent", "failed", "dropped")

_UNITS = {"s": 1, "m": 60, "h": 3600}
_TIME = re.compile(r"(\d{1,6})([smh]?)")


def _within(_ctx: click.Context, _param: click.Parameter, value: str | None) -> timedelta | None:
    if value is None:
        return None
    match = _TIME.fullmatch(value.strip())
    if match is None or not int(match[1]):
        raise click.BadParameter(f"{value!r} is not a time; write it as 90s, 4m or 1h.")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2] or "s"])


@command(
    "run",
    "run --dry-run",
    "run --within 4m",
    options=(
        option("--only", default="", metavar="RULE", help="Only what this rule, or this kind of rules, tells."),
        option("--limit", kind=click.IntRange(1), metavar="N", help="Try no more messages than these."),
        option("--within", callback=_within, metavar="TIME", help="Begin no message after this time, such as 4m."),
        dry_run,
    ),
)
def run(settings: Settings, only: str, limit: int | None, within: timedelta | None, dry_run: bool) -> None:
    """
    Tell people what they are to be told by now, each thing once: for a scheduler, as often as it likes.

    It says nothing if all went well. Exits with 75 if something waits for another try, with 1 if a message has
    failed for good or a channel is broken.
    """
    import socket

    with settings.register() as register, _terminated() as stop:
        ran = register.run(
            only=only,
            limit=limit,
            within=within,
            stop=stop.is_set,
            host="" if dry_run else socket.gethostname(),
            dry_run=dry_run,
        )
        locale = choose_locale(settings, register.bodies())
    _print(settings, ran, locale, dry_run=dry_run)
    if ran.exit_code:
        exit_with(ran.exit_code)


@contextmanager
def _terminated() -> Iterator[Event]:
    """
    Set once the process is asked to end: the message in hand is finished first.
    """
    import signal

    stop = Event()
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: stop.set())
    try:
        yield stop
    finally:
        signal.signal(signal.SIGTERM, before)


def _print(settings: Settings, ran: Ran, locale: str, *, dry_run: bool) -> None:
    from followup.reports.pages.notices import ran as page
    from followup.reports.pages.notices import rehearsed, trouble_lines
    from followup.reports.values.notices import ran_json

    if dry_run:
        print_rehearsed(settings, locale)
        print_answer(settings, lambda: rehearsed(ran, locale), lambda: ran_json(ran))
        return
    for line in trouble_lines(ran, locale):
        print_note(line)
    if settings.as_json:
        print_json(ran_json(ran))
    elif settings.verbose:
        print_page(settings, page(ran, locale))


@command(
    "snooze",
    'snooze LG-1 --until 2023-01-15 --because "They answer in January."',
    "snooze --list",
    options=(
        argument("name", "[MATTER|BODY|PARTY]", NAME, required=False),
        option("--until", kind=DAY, metavar="DAY", help="The day it comes back."),
        option("--rule", default="", metavar="RULE", help="Silence only what this rule tells."),
        option("--because", default="", metavar="TEXT", help="Why."),
        option("--list", "listed", is_flag=True, help="What is snoozed now."),
        dry_run,
    ),
)
def snooze(settings: Settings, name: str | None, until: date | None, listed: bool, dry_run: bool, **said: Any) -> None:
    """
    Tell nothing of a matter, a body or a party for a while; it stays where it is, and comes back by itself.

    The agenda of a meeting is sent all the same.
    """
    from followup.reports.pages.notices import snoozed, snoozes
    from followup.reports.values.notices import snoozes_json

    with settings.register() as register:
        locale = choose_locale(settings, register.bodies())
        if listed:
            found = register.snoozes()
            print_answer(settings, lambda: snoozes(found, locale), lambda: snoozes_json(found))
            return
        if name is None or until is None:
            raise UsageError("Say what, and until when.", hint="Such as: followup snooze LG-1 --until 2023-01-15")
        made = register.snooze(name, until=until, dry_run=dry_run, **said)
    print_result(settings, lambda: snoozed(made, locale), lambda: snoozes_json([made]), dry_run=dry_run, locale=locale)


@click.group(cls=Commands)
def outbox() -> None:
    """
    Look at the messages on their way; try one again or let it go.
    """


@command(
    "list",
    "outbox list --state sent",
    group=outbox,
    options=(option("--state", kind=click.Choice(STATES), help="Those of one state (default: what is not done)."),),
)
def list_messages(settings: Settings, state: str | None) -> None:
    """
    List the messages that have failed or wait.
    """
    from followup.reports.pages.notices import messages as page
    from followup.reports.values.notices import messages_json

    with settings.register() as register:
        found = register.outbox(state=state)
        locale = choose_locale(settings, register.bodies())
    print_answer(settings, lambda: page(found, locale), lambda: messages_json(found))


@command("show", "outbox show 3f2a91c0", group=outbox, options=(argument("key", "MESSAGE"),))
def show(settings: Settings, key: str) -> None:
    """
    Show a message whole, with why each of its notices was made.
    """
    from followup.reports.pages.notices import message as page
    from followup.reports.values.notices import message_json

    with settings.register() as register:
        one, notices = register.message(key)
        locale = choose_locale(settings, register.bodies())
    print_answer(settings, lambda: page(one, notices, locale), lambda: message_json(one, notices))


@command("retry", "outbox retry 3f2a91c0", group=outbox, options=(argument("key", "MESSAGE"), dry_run))
def retry(settings: Settings, key: str, dry_run: bool) -> None:
    """
    Have the next run try a message again that waits or has failed.
    """
    with settings.register() as register:
        changed = register.retry_message(key, dry_run=dry_run)
        _print_changed(settings, changed, choose_locale(settings, register.bodies()), dry_run=dry_run)


@command("drop", "outbox drop 3f2a91c0", group=outbox, options=(argument("key", "MESSAGE"), dry_run))
def drop(settings: Settings, key: str, dry_run: bool) -> None:
    """
    Let go of a message that waits or has failed; what it tells is not told again.
    """
    with settings.register() as register:
        changed = register.drop_message(key, dry_run=dry_run)
        _print_changed(settings, changed, choose_locale(settings, register.bodies()), dry_run=dry_run)


def _print_changed(settings: Settings, message: OutboxMessage, locale: str, *, dry_run: bool) -> None:
    from followup.reports.pages.notices import messages as page
    from followup.reports.values.notices import messages_json

    print_result(
        settings, lambda: page([message], locale), lambda: messages_json([message]), dry_run=dry_run, locale=locale
    )
