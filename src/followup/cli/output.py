"""
How answers leave: in the form asked for to standard output, messages to standard error.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from followup.cli.options import Settings


if TYPE_CHECKING:
    from followup.model.bodies import Body
    from followup.reports.drawing.blocks import Blocks
    from followup.reports.words.translation import Texts


WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal."""

WHOLE = sys.maxsize
"""The width of what is to be copied: paths, digests and settings stay on one line."""

FOUND = 3
"""The exit code of ``--exit-code`` when something is found."""


def columns(settings: Settings) -> int:
    """
    How wide a text may be: as asked, else as the terminal is, up to 100; 80 where there is none.
    """
    if settings.width:
        return settings.width
    if not sys.stdout or not sys.stdout.isatty():
        return 80
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, WIDEST)


def print_answer(
    settings: Settings, page: Callable[[], Blocks], data: Callable[[], Any], *, width: int | None = None
) -> None:
    """
    Print an answer in the form asked for; as text in *width* columns, if it is not to be that of the terminal.
    """
    if settings.as_json:
        print_json(data())
    else:
        print_page(settings, page(), width)


def print_page(settings: Settings, blocks: Blocks, width: int | None = None) -> None:
    """
    Print a page as text or as Markdown.
    """
    if settings.form == "markdown":
        from followup.reports.drawing.markdown import markdown

        click.echo(markdown(blocks))
    else:
        from followup.reports.drawing.text import text

        click.echo(text(blocks, width or columns(settings)))


def print_result(
    settings: Settings,
    page: Callable[[], Blocks],
    data: Callable[[], Any],
    *,
    dry_run: bool = False,
    locale: str | None = None,
    width: int | None = None,
) -> None:
    """
    Print what a command did, unless it was to be quiet about success; *locale* is the language its text is in.
    """
    if dry_run:
        print_rehearsed(settings, locale)
    if settings.as_json or dry_run or not settings.quiet:
        print_answer(settings, page, data, width=width)


def print_rehearsed(settings: Settings, locale: str | None = None) -> None:
    """
    Say that a dry run wrote nothing.
    """
    from followup.reports.words.messages import DRY_RUN

    if not settings.quiet:
        print_note(texts(settings, locale).gettext(DRY_RUN))


def print_json(value: Any) -> None:
    """
    Print *value* as JSON with letters as they are, or as escapes where the output cannot show them.
    """
    encoding = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    if encoding.lower().replace("-", "") != "utf8":
        click.echo(json.dumps(value, indent=2))
        return
    from followup.reports.drawing.escaping import json_text

    click.echo(json_text(value))


def print_note(text: str) -> None:
    """
    Print a message to standard error.
    """
    click.echo(text, err=True)


def texts(settings: Settings, locale: str | None = None) -> Texts:
    """
    The texts of the language asked for, else of *locale*, else English.
    """
    from followup.reports.words.translation import translator

    return translator(settings.locale or locale or "en")


def choose_locale(settings: Settings, bodies: Iterable[Body]) -> str:
    """
    The language to answer in: the one asked for, else that of *bodies* if they share one, else English.
    """
    shared = {body.locale for body in bodies}
    return settings.locale or (shared.pop() if len(shared) == 1 else "en")


def exit_with(code: int) -> None:
    """
    Exit with *code*.
    """
    click.get_current_context().exit(code)


def exit_if_found(settings: Settings, anything: object) -> None:
    """
    Exit with 3 if *anything* was found and ``--exit-code`` asks for that.
    """
    if settings.coded and anything:
        exit_with(FOUND)
