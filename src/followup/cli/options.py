"""
What every command understands: where the register is, what time it is, and in which language to answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

import click


if TYPE_CHECKING:
    from followup.contracts import Store
    from followup.service.questions import Questions
    from followup.service.register import Register

F = TypeVar("F", bound=Callable[..., Any])

LOCALES = ("sv", "en")

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_WITHIN = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


# A plain class: --version and --help would wait for attrs or dataclasses.
class Settings:
    """
    What was said of the surroundings, before the command or after it; what is said later wins.

    *typed* holds the names of those that stand on the command line itself, not in the environment.
    """

    def __init__(
        self,
        *,
        store: str | None = None,
        now: datetime | None = None,
        author: str = "",
        locale: str | None = None,
        json: bool = False,
        quiet: bool = False,
        verbose: bool = False,
        typed: Iterable[str] = (),
    ) -> None:
        self.store = store
        self.now = now
        self.author = author
        self.locale = locale
        self.json = json
        self.quiet = quiet
        self.verbose = verbose
        self.typed = set(typed)

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


def _warn(register: Register, settings: Settings) -> None:
    store: Store | None = getattr(register.store, "in_use", None)
    if store is not None and getattr(store, "made", False):
        from followup.cli.warnings import tell_made, warn_of

        if not settings.quiet:
            tell_made(store, settings.locale)
        warn_of(store, settings.locale)


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


def common(command: F) -> F:
    """
    Let *command* take the options that people write after it as well as before.
    """
    return common_but()(command)


def common_but(*names: str) -> Callable[[F], F]:
    """
    As :func:`common`, without those *names* that mean something else to the command.
    """

    def taught(command: F) -> F:
        for name in reversed(_COMMON):
            if name not in names:
                command = _COMMON[name](command)
        return command

    return taught


def _said(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            settings = ctx.ensure_object(Settings)
            setattr(settings, name, value)
            settings.typed.add(name)

    return keep


def _option(*names: str, to: str, **more: Any) -> Callable[[F], F]:
    return click.option(*names, f"_{to}", expose_value=False, callback=_said(to), allow_from_autoenv=False, **more)


_COMMON: dict[str, Callable[[Any], Any]] = {
    "store": _option("--store", to="store", metavar="URL", help="The register: a URL or a path."),
    "now": _option("--now", to="now", type=MOMENT, metavar="MOMENT", help="The moment it is, in ISO 8601."),
    "author": _option("--author", to="author", metavar="NAME", help="Who stands in the history."),
    "locale": _option("--locale", to="locale", type=click.Choice(LOCALES), help="The language of the answer."),
    "json": _option("--json", to="json", is_flag=True, help="Answer as JSON."),
    "quiet": _option("--quiet", "-q", to="quiet", is_flag=True, help="Keep to answers and errors."),
    "verbose": _option("--verbose", "-v", to="verbose", is_flag=True, help="Say more, such as the cause of an error."),
}


def pass_settings(command: F) -> F:
    """
    Give *command* the settings as its first argument.
    """
    given: Any = click.make_pass_decorator(Settings, ensure=True)(command)
    return given  # type: ignore[no-any-return]


width = click.option("--width", type=click.IntRange(40, 400), help="Columns of the text (default: the terminal's).")
at = click.option("--at", "day", type=DAY, metavar="DAY", help="As things had happened by the end of that day.")
exit_code = click.option("--exit-code", "coded", is_flag=True, help="Exit with 3 when something is found.")
dry_run = click.option("--dry-run", is_flag=True, help="Tell what would be written, and write nothing.")
