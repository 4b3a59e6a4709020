"""
The two clocks of every question: --at asks how things were, --known-on what was known of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from followup.cli.options import DAY


if TYPE_CHECKING:
    from followup.register.questions import Questions

F = TypeVar("F", bound=Callable[..., Any])


class Moments:
    """
    As of which day things are asked, by what had *happened* and by what was *known*; ``None`` is now.
    """

    def __init__(self, happened: date | None, known: date | None) -> None:
        self.happened, self.known = happened, known

    def __bool__(self) -> bool:
        return self.happened is not None or self.known is not None

    def of(self, register: Questions) -> Questions:
        """
        *register* as of these days.
        """
        return register.at(self.happened, known=self.known) if self else register


def as_of(command: F) -> F:
    """
    Let *command* take ``--at`` and ``--known-on``, and give it :class:`Moments` as *when*.
    """

    @click.option("--at", "happened", type=DAY, metavar="DAY", help="As things had happened by the end of that day.")
    @click.option("--known-on", "known", type=DAY, metavar="DAY", help="As far as it had been recorded by then (UTC).")
    @wraps(command)
    def timed(*args: Any, happened: date | None, known: date | None, **said: Any) -> Any:
        return command(*args, when=Moments(happened, known), **said)

    return timed  # type: ignore[return-value]
