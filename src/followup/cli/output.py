"""
How answers leave: text that fits the terminal or JSON to standard output, messages to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import Settings


if TYPE_CHECKING:
    from followup.model.subjects import Body
    from followup.reports.texts import Texts

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
    from followup.reports.texts import translator

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
    from followup.reports.printable import json_text

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
    from followup.reports.printable import escaped

    pairs = facts.items() if isinstance(facts, Mapping) else facts
    told = [(name, escaped(str(value))) for name, value in pairs if value not in {None, ""}]
    room = max((len(name) for name, _ in told), default=0) + 2
    return "\n".join(f"{name + ':':<{room}}{value}" for name, value in told)
