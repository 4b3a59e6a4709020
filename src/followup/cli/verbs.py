"""
The verbs, one command for each thing that can happen to a matter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import DAY, NAME, Settings, common, dry_run, pass_settings
from followup.cli.output import columns, did, spoken
from followup.errors import UsageError


if TYPE_CHECKING:
    from followup.model.results import Changed
    from followup.service.register import Register

Option = Callable[[Any], Any]
"""What adds an option or argument to a command."""

REASONS = (
    "lack_of_time",
    "incomplete_material",
    "late_material",
    "absence",
    "awaiting_other_body",
    "awaiting_reply",
    "more_consideration",
    "minority_request",
    "already_postponed",
    "not_stated",
    "other",
)

request = click.option("--request-id", metavar="ID", help="The same id again does not act twice.")

_WHERE: tuple[Option, ...] = (
    click.argument("names", metavar="[MATTER...|MEETING]", nargs=-1, type=NAME),
    click.option("--meeting", type=NAME, metavar="MEETING", help="The meeting where it happened."),
    click.option(
        "--items", "--item", "items", metavar="NUMBERS", help="Items of that meeting, such as 3,5 or 416-447."
    ),
    click.option("--on", type=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today)."),
    request,
    dry_run,
    common,
    pass_settings,
)

_to = click.option("--to", type=NAME, metavar="TARGET", help="Where it goes: LG/next, LG/2022-12-02, 2023-Q1, a party.")
_nowhere = click.option("--to", "nowhere", type=NAME, hidden=True)
_text = click.option(
    "--text", "--reason", "text", default="", metavar="TEXT", help="The words: what was said, and why."
)


def verb(name: str, example: str, *options: Option) -> Callable[[Callable[..., None]], click.Command]:
    """
    Make a function of the settings and what was said the command *name*, with what every verb takes.
    """

    def made(function: Callable[..., None]) -> click.Command:
        wrapped: Any = function
        for option in reversed((*_WHERE[:1], *options, *_WHERE[1:])):
            wrapped = option(wrapped)
        return click.command(name, epilog=f"Example: followup {name} {example}")(wrapped)

    return made


@verb(
    "postpone",
    "KF/2024-10-10 --items 416-447 --to KF/2024-11-21 --reason lack_of_time",
    _to,
    click.option("--reason", type=click.Choice(REASONS), metavar="REASON", help=f"Why: {', '.join(REASONS)}."),
    click.option("--if-time", is_flag=True, help="Only if time permits: last on the agenda."),
    click.option("--when", default="", metavar="TEXT", help="A precondition, such as “when the report is here”."),
    click.option("--interim", default="", metavar="TEXT", help="What holds meanwhile."),
    click.option("--text", default="", metavar="TEXT", help="The words: what was said."),
)
def postpone(settings: Settings, **said: Any) -> None:
    """
    Postpone matters, to the next meeting unless --to says otherwise; many at once are one decision.
    """
    _act(settings, "postpone", **said)


@verb(
    "refer",
    "LG-8 --to SK/next --purpose consultation",
    click.option("--to", required=True, type=NAME, metavar="TARGET", help="The body (SK, SK/next) or party."),
    click.option(
        "--purpose",
        type=click.Choice(["decision", "preparation", "consultation", "information"]),
        help="For a decision it is theirs (so to a body by default); else it stays ours and waits.",
    ),
    _text,
)
def refer(settings: Settings, **said: Any) -> None:
    """
    Refer matters to another body or a party.
    """
    _act(settings, "refer", **said)


@verb("refer-back", 'KF-12 --to Kansliet --reason "The costs are missing."', _to, _text)
def refer_back(settings: Settings, **said: Any) -> None:
    """
    Refer matters back for further preparation.
    """
    _act(settings, "refer_back", **said)


@verb(
    "decide",
    'LG-9 --meeting LG/2022-12-02 --text "Approved."',
    click.option(
        "--outcome",
        type=click.Choice(["approved", "approved_in_part", "rejected", "answered"]),
        help="How it was decided.",
    ),
    click.option(
        "--rest", default="", metavar="TITLE", help="What is left of it: a matter of its own that follows it."
    ),
    click.option(
        "--to", type=NAME, metavar="TARGET", help="Where that goes: LG/next, LG/2022-12-02, 2023-Q1, a party."
    ),
    _text,
)
def decide(settings: Settings, **said: Any) -> None:
    """
    Decide matters, which closes them; what one leaves undecided goes on under --rest.
    """
    _act(settings, "decide", **said)


@verb("note", "LG-4 --meeting LG/last", click.option("--goes-on", is_flag=True, help="It stays open."), _to, _text)
def note(settings: Settings, **said: Any) -> None:
    """
    Note matters, or receive and file them, which closes them.
    """
    _act(settings, "note", **said)


@verb("withdraw", 'KF-31 --reason "The mover has left the council."', _nowhere, _text)
def withdraw(settings: Settings, **said: Any) -> None:
    """
    Withdraw matters on the mover's word, which closes them.
    """
    _act(settings, "withdraw", **said)


@verb("report", 'LG-1 --text "The region has proposed three days."', _to, _text)
def report(settings: Settings, **said: Any) -> None:
    """
    Report on matters; they stay open, where they were unless --to says otherwise.
    """
    _act(settings, "report", **said)


@verb(
    "assign",
    'LG-1 --to "Region Stockholm" --until 2023-01-15 --undertaken',
    click.option(
        "--to", required=True, type=NAME, metavar="PARTY", help="Who owes it, inside or outside, by key or name."
    ),
    click.option("--until", type=DAY, metavar="DAY", help="The day it is owed."),
    click.option("--undertaken", is_flag=True, help="They offered it themselves."),
    _text,
)
def assign(settings: Settings, **said: Any) -> None:
    """
    Assign matters to a party, who owes them from then on.
    """
    _act(settings, "assign", **said)


@verb("remove", "LG-5 --meeting LG/2022-12-02", _to, _text)
def remove(settings: Settings, **said: Any) -> None:
    """
    Remove matters from an agenda; they stay open, for the next meeting unless --to says otherwise.
    """
    _act(settings, "remove", **said)


@verb(
    "close",
    'LG-3 --as written_off --reason "Nobody knows what it was."',
    click.option(
        "--as",
        "as_",
        type=click.Choice(["carried_out", "written_off", "answered"]),
        default="carried_out",
        show_default=True,
        help="How it came to an end.",
    ),
    _nowhere,
    _text,
)
def close(settings: Settings, **said: Any) -> None:
    """
    Close matters without a decision of their own.
    """
    _act(settings, "close", **said)


@verb("reopen", "LG-5 --to LG/next", _to, _text)
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
        tell_changed(settings, register, changed, dry_run=dry_run)


def tell_changed(settings: Settings, register: Register, changed: Changed, *, dry_run: bool) -> None:
    """
    Tell what a verb did, or would do.
    """
    from followup.reports.pages.matter import changed_json, changed_text

    locale = spoken(settings, [register.body(key) for key in {matter.body for matter in changed.matters}])
    did(
        settings,
        lambda: changed_text(changed, locale, columns()),
        lambda: changed_json(changed),
        dry_run=dry_run,
        locale=locale,
    )
