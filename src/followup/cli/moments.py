"""
How every question is asked: --at as things were, --known-on as far as was known, --no-names without persons' names.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from followup.cli.options import DAY, Settings
from followup.cli.output import note


if TYPE_CHECKING:
    from followup.register.questions import Questions

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
        from followup.reports.erased import nameless_note

        note(nameless_note(settings.locale or "en"))
