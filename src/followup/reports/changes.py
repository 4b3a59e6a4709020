"""
What changed for a body between two days: the matters that are new, closed, and still open.
"""

from __future__ import annotations

from typing import Any

from followup.model.accounts import ChangesAnswer
from followup.model.answers import OutstandingMatter
from followup.model.subjects import Matter
from followup.reports.dates import full_day, short_day
from followup.reports.page import fitted, page, strung, wrapped
from followup.reports.printable import printable
from followup.reports.texts import Texts, translator
from followup.reports.values import iso, matter_value, outstanding_value
from followup.reports.whereabouts import where_now
from followup.reports.words import title_of


CHANGES_SCHEMA = "followup/changes/1"


def changes_text(answer: ChangesAnswer, locale: str, width: int = 80) -> str:
    """
    The new matters and the closed ones in columns, and the keys of those still open.
    """
    safe, t = printable(answer), translator(locale)
    start, end = full_day(safe.start, t), full_day(safe.end, t)
    head = t.gettext("{body}: what changed after {start}, until {end}", body=safe.body.name, start=start, end=end)
    lines = wrapped(head, width)
    if not (safe.new or safe.closed or safe.still_open):
        return page([*lines, *wrapped(t.gettext("Nothing is or was outstanding."), width)], width)
    lines += _section(t.gettext("New: {n}", n=len(safe.new)), _new(safe, t, width), width)
    lines += _section(t.gettext("Closed: {n}", n=len(safe.closed)), _closed(safe, t, width), width)
    keys = strung([matter.key for matter in safe.still_open], width, first="  ") if safe.still_open else []
    lines += _section(t.gettext("Still open: {n}", n=len(safe.still_open)), keys, width)
    return page(lines, width)


def _section(head: str, lines: list[str], width: int) -> list[str]:
    return ["", *wrapped(head, width), *lines]


def _new(answer: ChangesAnswer, t: Texts, width: int) -> list[str]:
    if not answer.new:
        return []
    keys = max(len(matter.key) for matter in answer.new)
    rows = [_new_row(matter, keys, answer, t) for matter in answer.new]
    return fitted(rows, [t.gettext("Matter"), t.gettext("Since"), t.gettext("Now")], width, wide=0)


def _new_row(matter: OutstandingMatter, keys: int, answer: ChangesAnswer, t: Texts) -> list[str]:
    title = f"{matter.key.ljust(keys)}  {title_of(matter.matter, t)}"
    if matter.matter.restricted:
        return [title, "–", "–"]
    return [
        title,
        short_day(matter.since, t, answer.end),
        where_now(matter.matter, matter.place, answer.context, t),
    ]


def _closed(answer: ChangesAnswer, t: Texts, width: int) -> list[str]:
    if not answer.closed:
        return []
    keys = max(len(matter.key) for matter in answer.closed)
    rows = [_closed_row(matter, keys, answer, t) for matter in answer.closed]
    return fitted(rows, [t.gettext("Matter"), t.gettext("Since"), t.gettext("Closed")], width, wide=0)


def _closed_row(matter: Matter, keys: int, answer: ChangesAnswer, t: Texts) -> list[str]:
    title = f"{matter.key.ljust(keys)}  {title_of(matter, t)}"
    if matter.restricted:
        return [title, "–", "–"]
    since = short_day(matter.opened_on, t, answer.end) if matter.opened_on else "–"
    if matter.open:
        # Not ours any more: another body has taken it over.
        return [title, since, f"→ {answer.context.body(matter.body)}"]
    return [title, since, short_day(matter.closed_on, t, answer.end) if matter.closed_on else "–"]


def changes_json(answer: ChangesAnswer) -> dict[str, Any]:
    """
    What changed, as data of the schema ``followup/changes/1``.
    """
    return {
        "schema": CHANGES_SCHEMA,
        "body": answer.body.key,
        "from": iso(answer.start),
        "to": iso(answer.end),
        "new": [outstanding_value(matter, answer.context) for matter in answer.new],
        "closed": [matter_value(matter) for matter in answer.closed],
        "still_open": [outstanding_value(matter, answer.context) for matter in answer.still_open],
    }
