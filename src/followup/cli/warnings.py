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


def tell_made(store: Store, locale: str | None = None) -> None:
    """
    Tell on standard error where *store* was made: a mistyped name makes a second register, which nobody would notice.
    """
    from followup.reports.drawing.escaping import escaped
    from followup.reports.words.translation import translator

    path = escaped(str(getattr(store, "path", "")))
    click.echo(translator(locale or "en").gettext("Made a new register: {path}", path=path), err=True)


def warn_of(store: Store, locale: str | None = None) -> None:
    """
    Tell the dangers of *store* on standard error, if opening it made it; in *locale*, else in English.
    """
    if not getattr(store, "made", False):
        return
    from followup.reports.drawing.escaping import escaped
    from followup.reports.words.errors import refusal
    from followup.reports.words.translation import translator

    t = translator(locale or "en")
    for danger in dangers_of(store):
        click.echo(t.gettext("Warning: {what}", what=escaped(refusal(danger, t.locale))), err=True)
