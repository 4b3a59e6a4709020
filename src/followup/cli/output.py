"""
How answers leave: text that fits the terminal or JSON to standard output, messages to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from followup.cli.options import DAY, Settings


if TYPE_CHECKING:
    from followup.model.bodies import Body
    from followup.reports.words.translation import Texts
    from followup.service.questions import Questions


F = TypeVar("F", bound=Callable[..., Any])


class Moments:
    """
    As of which day things are asked, by what had *happened* and by what was *known*; ``None`` is now.

    *nameless* asks for answers in which persons are not named.
    """

    def __init__(self, happened: date | None, known: date | None, *, nameless: bool = False) -> None:
        self.happened, self.known, self.nameless = happened, known, nameless

    def __bool__(self) -> bool:
        return self.happened is not None or self.known is not None

    def of(self, register: Questions) -> Questions:
        """
        *register* as of these days.
        """
        asked = register.at(self.happened, known=self.known) if self else register
        return asked.without_names() if self.nameless else asked


def as_of(command: F) -> F:
    """
    Let *command* take ``--at``, ``--known-on`` and ``--no-names``, and give it :class:`Moments` as *when*.
    """

    @click.option("--at", "happened", type=DAY, metavar="DAY", help="As things had happened by the end of that day.")
    @click.option("--known-on", "known", type=DAY, metavar="DAY", help="As far as it had been recorded by then (UTC).")
    @click.option(
        "--no-names",
        "nameless",
        is_flag=True,
        help="Persons as their organisation or “a person”; titles, texts and quotes may still name them.",
    )
    @wraps(command)
    def timed(*args: Any, happened: date | None, known: date | None, nameless: bool, **said: Any) -> Any:
        if nameless:
            _say_what_is_not_promised()
        return command(*args, when=Moments(happened, known, nameless=nameless), **said)

    return timed  # type: ignore[return-value]


def _say_what_is_not_promised() -> None:
    settings = click.get_current_context().ensure_object(Settings)
    if not settings.quiet:
        from followup.reports.pages.changes import nameless_note

        note(nameless_note(settings.locale or "en"))


WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal."""

FOUND = 3
"""The exit code of ``--exit-code`` when something is found."""


def columns(width: int | None = None) -> int:
    """
    How wide a text may be: as asked, else as the terminal is, up to 100; 80 where there is none.
    """
    if width:
        return width
    if not sys.stdout or not sys.stdout.isatty():
        return 80
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, WIDEST)


def answer(settings: Settings, text: Callable[[], str], data: Callable[[], Any]) -> None:
    """
    Print an answer in the form asked for.
    """
    if settings.json:
        say_json(data())
    else:
        click.echo(text())


def did(
    settings: Settings,
    text: Callable[[], str],
    data: Callable[[], Any],
    *,
    dry_run: bool = False,
    locale: str | None = None,
) -> None:
    """
    Tell what a command did, unless it was to be quiet about success; *locale* is the language its text is in.
    """
    if dry_run:
        rehearsed(settings, locale)
    if settings.json or dry_run or not settings.quiet:
        answer(settings, text, data)


def texts(settings: Settings, locale: str | None = None) -> Texts:
    """
    The texts of the language asked for, else of *locale*, else English.
    """
    from followup.reports.words.translation import translator

    return translator(settings.locale or locale or "en")


def rehearsed(settings: Settings, locale: str | None = None) -> None:
    """
    Say that a dry run wrote nothing.
    """
    if not settings.quiet:
        note(texts(settings, locale).gettext("Dry run: nothing was written."))


def say_json(value: Any) -> None:
    """
    Print *value* as JSON with letters as they are, or as escapes where the output cannot show them.
    """
    encoding = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    if encoding.lower().replace("-", "") != "utf8":
        click.echo(json.dumps(value, indent=2))
        return
    from followup.reports.drawing.escaping import json_text

    click.echo(json_text(value))


def note(text: str) -> None:
    """
    Print a message to standard error.
    """
    click.echo(text, err=True)


def spoken(settings: Settings, bodies: Iterable[Body]) -> str:
    """
    The language to answer in: the one asked for, else that of *bodies* if they share one, else English.
    """
    shared = {body.locale for body in bodies}
    return settings.locale or (shared.pop() if len(shared) == 1 else "en")


def leave(code: int) -> None:
    """
    Exit with *code*.
    """
    click.get_current_context().exit(code)


def found(anything: object, *, coded: bool) -> None:
    """
    Exit with 3 if *anything* was found and it was asked for.
    """
    if coded and anything:
        leave(FOUND)


def labelled(facts: Mapping[str, object] | Sequence[tuple[str, object]]) -> str:
    """
    Facts as lines, ``name: value``, in one column; those without a value are left out.
    """
    from followup.reports.drawing.escaping import escaped

    pairs = facts.items() if isinstance(facts, Mapping) else facts
    told = [(name, escaped(str(value))) for name, value in pairs if value not in {None, ""}]
    room = max((len(name) for name, _ in told), default=0) + 2
    return "\n".join(f"{name + ':':<{room}}{value}" for name, value in told)
