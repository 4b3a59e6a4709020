"""
Messages beside an answer: errors and their hints, warnings, and that a dry run wrote nothing.
"""

from __future__ import annotations

from followup.reports.drawing.escaping import escaped
from followup.reports.words.translation import Texts, msgid, translator


DRY_RUN = msgid("Dry run: nothing was written.")
WARNING = msgid("Warning: {what}")
STOPPED = msgid("Stopped.")
CAUSE = msgid("Cause: {what}")
EXPORTED = msgid("Exported {rows} rows to {file}.")
REVIEW_WRITTEN = msgid(
    "{path} was written and nothing recorded: answer true or false there, then run the same command again."
)


def error_lines(message: str, hint: str, t: Texts, of: str = "") -> list[str]:
    """
    An error (*of* a document) and its hint, each on a line.
    """
    text = t.translate(message)
    lines = [t.gettext("Error: {what}", what=escaped(f"{of}: {text}" if of else text))]
    if hint:
        lines.append(t.gettext("Hint: {what}", what=escaped(t.translate(hint))))
    return lines


def warning_line(danger: str, locale: str) -> str:
    """
    A danger of the place where a register was made.
    """
    t = translator(locale)
    return t.gettext("Warning: {what}", what=escaped(t.translate(danger)))


def made_line(path: str, locale: str) -> str:
    """
    Where a register was made.
    """
    return translator(locale).gettext("Made a new register: {path}", path=escaped(path))


def nameless_lines(locale: str) -> list[str]:
    """
    What an answer without names cannot promise.
    """
    t = translator(locale)
    return [
        t.gettext("Persons are told without their names; titles, texts and quotes are as they were written."),
        t.gettext("Nobody can promise that no name stands in them."),
    ]


def not_recorded(n: int, of: int, t: Texts) -> str:
    """
    How many documents were not recorded.
    """
    return t.ngettext(
        "{n} of {of} documents was not recorded; nothing of it was written:",
        "{n} of {of} documents were not recorded; nothing of them was written:",
        n,
        of=of,
    )
