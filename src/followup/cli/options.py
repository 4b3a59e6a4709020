"""
What commands understand: where the register is, what time it is, in which language and form to answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import click


if TYPE_CHECKING:
    from followup.contracts import Store
    from followup.service.questions import Questions
    from followup.service.register import Register

Option = Callable[[Any], Any]
"""What adds an option or argument to a command."""

LOCALES = ("sv", "en")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_WITHIN = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


# A plain class: --version and --help would wait for attrs or dataclasses.
class Settings:
    """
    What was said of the surroundings, before the command or after it; what is said later wins.

    *typed* holds the names of those that stand on the command line itself, not in the environment.
    *happened* and *known* are the days as of which things are asked, ``None`` for now; *nameless* names no persons.
    """

    store: str | None = None
    now: datetime | None = None
    author: str = ""
    locale: str | None = None
    quiet: bool = False
    verbose: bool = False
    json: bool = False
    form: str = "text"
    width: int | None = None
    happened: date | None = None
    known: date | None = None
    nameless: bool = False
    coded: bool = False

    def __init__(self, *, typed: Iterable[str] = (), **given: Any) -> None:
        vars(self).update(given)
        self.typed = set(typed)

    @property
    def as_json(self) -> bool:
        """
        Whether to answer as JSON, whichever way it was said.
        """
        return self.json or self.form == "json"

    @property
    def past(self) -> bool:
        """
        Whether things are asked as of another day than today.
        """
        return self.happened is not None or self.known is not None

    @property
    def url(self) -> str | None:
        """
        The store as a URL; a bare path is a SQLite file.
        """
        return store_url(self.store) if self.store else None

    def moment(self) -> datetime:
        """
        The moment that was given, or that it is.
        """
        return self.now or datetime.now(UTC)

    def register(self) -> Register:
        """
        The register, opened at its first question; use it in a ``with`` statement.
        """
        from followup.plugins import open_register

        register = open_register(self.url, author=self.author, clock=self.moment)
        # Only what makes a register has anything to tell; it is told last, after the answer.
        click.get_current_context().call_on_close(lambda: _warn(register, self))
        return register

    def questions(self) -> AbstractContextManager[Questions]:
        """
        The same, for a command that writes nothing.
        """
        from followup.plugins import ask

        return ask(self.url, clock=self.moment)

    def as_of(self, register: Questions) -> Questions:
        """
        *register* as of the days that were asked for, with names or without.
        """
        asked = register.at(self.happened, known=self.known) if self.past else register
        if self.nameless and not self.quiet:
            from followup.reports.words.messages import nameless_lines

            for line in nameless_lines(self.locale or "en"):
                click.echo(line, err=True)
        return asked.without_names() if self.nameless else asked


def _warn(register: Register, settings: Settings) -> None:
    store: Store | None = getattr(register.store, "in_use", None)
    if store is not None and getattr(store, "made", False):
        from followup.cli.warnings import print_dangers, print_made

        if not settings.quiet:
            print_made(store, settings.locale)
        print_dangers(store, settings.locale)


def store_url(text: str) -> str:
    """
    *text* if it is a URL, else the URL of the SQLite file at that path.
    """
    from urllib.parse import quote

    return text if _SCHEME.match(text) else f"sqlite:///{quote(text, errors='surrogateescape')}"


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """
    A day that exists, as ``2022-12-02``.
    """

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """
        The day; a usage error for what is none.
        """
        if not _DAY.fullmatch(value):
            self.fail(f"{value!r} is not a day; write it as 2022-12-02.", param, ctx)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"There is no day {value}.", param, ctx)


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """
    A moment in ISO 8601: a day alone means its noon, and what names no zone is UTC.
    """

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """
        The aware moment; a usage error for what is none.
        """
        if _DAY.fullmatch(value):
            return datetime.combine(DAY.convert(value, param, ctx), time(12), UTC)
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a moment; write it as 2022-11-22 or 2022-11-22T08:30+01:00.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Name(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """
    The name of a meeting, a matter or a target; a day within it has to exist.
    """

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """
        The name as it stands.
        """
        text = str(value)
        for day in _DAY_WITHIN.findall(text):
            DAY.convert(day, param, ctx)
        return text


DAY = Day()
MOMENT = Moment()
NAME = Name()


def argument(name: str, metavar: str | None = None, kind: Any = None, **more: Any) -> Option:
    """
    An argument of a command.
    """
    return click.argument(name, metavar=metavar, type=kind, **more)


def option(*names: str, metavar: str | None = None, help: str, kind: Any = None, **more: Any) -> Option:  # noqa: A002 - click's own word
    """
    An option of a command.
    """
    return click.option(*names, metavar=metavar, help=help, type=kind, **more)


def _setting(*names: str, to: str, name: str = "", **more: Any) -> Option:
    """
    An option that is kept in the settings as *to*.
    """

    def keep(ctx: click.Context, _param: click.Parameter, given: Any) -> None:
        if given is not None and given is not False:
            settings = ctx.ensure_object(Settings)
            setattr(settings, to, given)
            settings.typed.add(to)

    return click.option(*names, name or to, expose_value=False, callback=keep, **more)


def _common(*names: str, to: str, **more: Any) -> Option:
    return _setting(*names, to=to, name=f"_{to}", allow_from_autoenv=False, **more)


COMMON = {
    "store": _common("--store", to="store", metavar="URL", help="The register: a URL or a path."),
    "now": _common("--now", to="now", type=MOMENT, metavar="MOMENT", help="The moment it is, in ISO 8601."),
    "author": _common("--author", to="author", metavar="NAME", help="Who stands in the history."),
    "locale": _common("--locale", to="locale", type=click.Choice(LOCALES), help="The language of the answer."),
    "json": _common("--json", to="json", is_flag=True, help="Answer as JSON."),
    "quiet": _common("--quiet", "-q", to="quiet", is_flag=True, help="Keep to answers and errors."),
    "verbose": _common("--verbose", "-v", to="verbose", is_flag=True, help="Say more, such as the cause of an error."),
}
"""The options that people write after a command as well as before."""


def command(
    name: str, *examples: str, group: click.Group | None = None, but: Iterable[str] = (), options: Iterable[Option] = ()
) -> Callable[[Callable[..., None]], click.Command]:
    """
    Make a function of the settings the command *name* (of *group*), with its *examples* below its help.

    It takes its own *options*, and those of every command *but* those that mean something else to it.
    """

    def made(function: Callable[..., None]) -> click.Command:
        taught: Any = click.make_pass_decorator(Settings, ensure=True)(function)
        own = [*options, *(each for key, each in COMMON.items() if key not in but)]
        for each in reversed(own):
            taught = each(taught)
        lines = "\n".join(f"  followup {example}" for example in examples)
        epilog = f"\b\nExamples:\n{lines}" if len(examples) > 1 else f"Example:{lines[1:]}"
        finished: click.Command = click.command(name, epilog=epilog)(taught)
        if group is not None:
            group.add_command(finished)
        return finished

    return made


def given(fields: dict[str, Any]) -> dict[str, Any]:
    """
    Those options of *fields* that were typed.
    """
    return {name: value for name, value in fields.items() if value is not None and value != ()}


dry_run = click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
on = option("--on", kind=DAY, metavar="DAY", help="The day it happened (default: the meeting's, else today).")
first_day = option("--on", kind=DAY, required=True, metavar="DAY", help="The first day on which it is so.")
at_meeting = option("--meeting", kind=NAME, metavar="MEETING", help="The meeting where it happened.")
request = option("--request-id", metavar="ID", help="The same id again does not act twice.")
width = _setting(
    "--width", to="width", type=click.IntRange(40, 400), help="Columns of the text (default: the terminal's)."
)
form = _setting(
    "--format", to="form", type=click.Choice(["text", "markdown", "json"]), help="How it is written (default: text)."
)
exit_code = _setting("--exit-code", to="coded", is_flag=True, help="Exit with 3 when something is found.")
as_of = (
    _setting("--at", to="happened", type=DAY, metavar="DAY", help="As things had happened by the end of that day."),
    _setting("--known-on", to="known", type=DAY, metavar="DAY", help="As far as it had been recorded by then (UTC)."),
    _setting(
        "--no-names",
        to="nameless",
        is_flag=True,
        help="Persons as their organisation or “a person”; titles, texts and quotes may still name them.",
    ),
)
report = (*as_of, width, form)
"""What every report takes."""
