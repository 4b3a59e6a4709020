"""
What is told once, when a register is made: where it is, and the dangers of that place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click


if TYPE_CHECKING:
    from followup.contracts import Store


def dangers_of(store: Store) -> list[str]:
    """
    What *store* finds dangerous about where it lies; nothing where it cannot tell.
    """
    dangers = getattr(store, "dangers", None)
    return list(dangers()) if dangers else []


def print_made(store: Store, locale: str | None = None) -> None:
    """
    Tell on standard error where *store* was made: a mistyped name makes a second register, which nobody would notice.
    """
    from followup.reports.words.messages import made_line

    click.echo(made_line(str(getattr(store, "path", "")), locale or "en"), err=True)


def print_dangers(store: Store, locale: str | None = None) -> None:
    """
    Tell the dangers of *store* on standard error, if opening it made it; in *locale*, else in English.
    """
    from followup.reports.words.messages import warning_line

    for danger in dangers_of(store) if getattr(store, "made", False) else ():
        click.echo(warning_line(danger, locale or "en"), err=True)
