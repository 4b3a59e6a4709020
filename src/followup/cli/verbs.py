"""
The verbs, one command for each thing that can happen to a matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import DAY, NAME, Option, Settings, argument, command, dry_run, on, option, request
from followup.cli.output import choose_locale, print_result
from followup.errors import UsageError
from followup.model.codes import Outcome, Purpose, Reason


if TYPE_CHECKING:
    from followup.model.results import Changed
    from followup.service.register import Register

REASONS = tuple(map(str, Reason))

_WHERE: tuple[Option, ...] = (
    option("--meeting", kind=NAME, metavar="MEETING", help="The meeting where it happened."),
    option("--items", "--item", "items", metavar="NUMBERS", help="Items of that meeting, such as 3,5 or 416-447."),
    on,
    request,
    dry_run,
)

to = option("--to", kind=NAME, metavar="TARGET", help="Where it goes: LG/next, LG/2022-12-02, 2023-Q1, a party.")
_nowhere = click.option("--to", "nowhere", type=NAME, hidden=True)
reason = option("--reason", kind=click.Choice(REASONS), metavar="REASON", help=f"Why: {', '.join(REASONS)}.")
if_time = option("--if-time", is_flag=True, help="Only if time permits: last on the agenda.")
when = option("--when", default="", metavar="TEXT", help="A precondition, such as “when the report is here”.")
interim = option("--interim", default="", metavar="TEXT", help="What holds meanwhile.")
words = option("--text", "--reason", "text", default="", metavar="TEXT", help="The words: what was said, and why.")


def changing(
    name: str, *examples: str, group: click.Group | None = None, options: Iterable[Option] = ()
) -> Callable[[Callable[..., Changed]], click.Command]:
    """
    Make a function of the register, which changes matters, the command *name*: it prints what was changed.
    """

    def made(function: Callable[..., Changed]) -> click.Command:
        @wraps(function)
        def run(settings: Settings, *, dry_run: bool, **said: Any) -> None:
            with settings.register() as register:
                changed = function(register, dry_run=dry_run, **said)
                print_changed(settings, register, changed, dry_run=dry_run)

        return command(name, *examples, group=group, options=(*options, dry_run))(run)

    return made


def verb(name: str, example: str, *options: Option) -> Callable[[Callable[..., None]], click.Command]:
    """
    Make a function of the settings and what was said the command *name*, with what every verb takes.
    """
    names = argument("names", "[MATTER...|MEETING]", NAME, nargs=-1)
    return command(name, f"{name} {example}", options=(names, *options, *_WHERE))


@verb(
    "postpone",
    "KF/2024-10-10 --items 416-447 --to KF/2024-11-21 --reason lack_of_time",
    *(to, reason, if_time, when, interim),
    option("--text", default="", metavar="TEXT", help="The words: what was said."),
)
def postpone(settings: Settings, **said: Any) -> None:
    """
    Postpone matters, to the next meeting unless --to says otherwise; many at once are one decision.
    """
    _act(settings, "postpone", **said)


@verb(
    "refer",
    "LG-8 --to SK/next --purpose consultation",
    option("--to", required=True, kind=NAME, metavar="TARGET", help="The body (SK, SK/next) or party."),
    option(
        "--purpose",
        kind=click.Choice([*map(str, Purpose)]),
        help="For a decision it is theirs (so to a body by default); else it stays ours and waits.",
    ),
    words,
)
def refer(settings: Settings, **said: Any) -> None:
    """
    Refer matters to another body or a party.
    """
    _act(settings, "refer", **said)


@verb("refer-back", 'KF-12 --to Kansliet --reason "The costs are missing."', to, words)
def refer_back(settings: Settings, **said: Any) -> None:
    """
    Refer matters back for further preparation.
    """
    _act(settings, "refer_back", **said)


@verb(
    "decide",
    'LG-9 --meeting LG/2022-12-02 --text "Approved."',
    option(
        "--outcome",
        kind=click.Choice([*map(str, Outcome)]),
        help="How it was decided.",
    ),
    option("--rest", default="", metavar="TITLE", help="What is left of it: a matter of its own that follows it."),
    option("--to", kind=NAME, metavar="TARGET", help="Where that goes: LG/next, LG/2022-12-02, 2023-Q1, a party."),
    words,
)
def decide(settings: Settings, **said: Any) -> None:
    """
    Decide matters, which closes them; what one leaves undecided goes on under --rest.
    """
    _act(settings, "decide", **said)


@verb("note", "LG-4 --meeting LG/last", option("--goes-on", is_flag=True, help="It stays open."), to, words)
def note(settings: Settings, **said: Any) -> None:
    """
    Note matters, or receive and file them, which closes them.
    """
    _act(settings, "note", **said)


@verb("withdraw", 'KF-31 --reason "The mover has left the council."', _nowhere, words)
def withdraw(settings: Settings, **said: Any) -> None:
    """
    Withdraw matters on the mover's word, which closes them.
    """
    _act(settings, "withdraw", **said)


@verb("report", 'LG-1 --text "The region has proposed three days."', to, words)
def report(settings: Settings, **said: Any) -> None:
    """
    Report on matters; they stay open, where they were unless --to says otherwise.
    """
    _act(settings, "report", **said)


@verb(
    "assign",
    'LG-1 --to "Region Stockholm" --until 2023-01-15 --undertaken',
    option("--to", required=True, kind=NAME, metavar="PARTY", help="Who owes it, inside or outside, by key or name."),
    option("--until", kind=DAY, metavar="DAY", help="The day it is owed."),
    option("--undertaken", is_flag=True, help="They offered it themselves."),
    words,
)
def assign(settings: Settings, **said: Any) -> None:
    """
    Assign matters to a party, who owes them from then on.
    """
    _act(settings, "assign", **said)


@verb("remove", "LG-5 --meeting LG/2022-12-02", to, words)
def remove(settings: Settings, **said: Any) -> None:
    """
    Remove matters from an agenda; they stay open, for the next meeting unless --to says otherwise.
    """
    _act(settings, "remove", **said)


@verb(
    "close",
    'LG-3 --as written_off --reason "Nobody knows what it was."',
    option(
        "--as",
        "as_",
        kind=click.Choice(["carried_out", "written_off", "answered"]),
        default="carried_out",
        show_default=True,
        help="How it came to an end.",
    ),
    _nowhere,
    words,
)
def close(settings: Settings, **said: Any) -> None:
    """
    Close matters without a decision of their own.
    """
    _act(settings, "close", **said)


@verb("reopen", "LG-5 --to LG/next", to, words)
def reopen(settings: Settings, **said: Any) -> None:
    """
    Open closed matters again, with all they have gathered.
    """
    _act(settings, "reopen", **said)


def _act(
    settings: Settings,
    verb: str,
    *,
    names: Sequence[str],
    meeting: str | None,
    items: str | None,
    on: date | None,
    request_id: str | None,
    dry_run: bool,
    nowhere: str | None = None,
    **said: Any,
) -> None:
    if nowhere is not None:
        raise UsageError(
            "What is closed goes nowhere.",
            hint="Leave --to out, or decide it in part: followup decide MATTER --rest TITLE --to TARGET",
        )
    matters = list(names)
    if items and not meeting and len(matters) == 1:
        meeting, matters = matters[0], []
    for name in matters:
        if "/" in name:
            raise UsageError(f"{name} is a meeting, not a matter.", hint="Say which of its --items: 3,5 or 416-447.")
    with settings.register() as register:
        changed = getattr(register, verb)(
            matters, meeting=meeting, items=items, on=on, dry_run=dry_run, request_id=request_id, **said
        )
        print_changed(settings, register, changed, dry_run=dry_run)


def print_changed(settings: Settings, register: Register, changed: Changed, *, dry_run: bool) -> None:
    """
    Print what a verb did, or would do.
    """
    from followup.reports.pages.changed import changed as page
    from followup.reports.values.matter import changed_json

    locale = choose_locale(settings, [register.body(key) for key in {matter.body for matter in changed.matters}])
    print_result(settings, lambda: page(changed, locale), lambda: changed_json(changed), dry_run=dry_run, locale=locale)
