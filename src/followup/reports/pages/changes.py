"""
What changed for a body between two days: the matters that are new, closed, and still open.
"""

from __future__ import annotations

from typing import Any

from followup.model.answers import ChangesAnswer, OutstandingMatter
from followup.model.matters import Matter
from followup.model.results import Erased
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import (
    fitted,
    page,
    strung,
    wrapped,
)
from followup.reports.values.values import iso, matter_value, outstanding_value
from followup.reports.words.places import where_now
from followup.reports.words.translation import Texts, full_day, msgid, short_day, translator
from followup.reports.words.vocabulary import title_of


ERASED_SCHEMA = "followup/erased/1"

FIELDS = {
    "name": msgid("name"),
    "organisation": msgid("organisation"),
    "contact": msgid("contact"),
    "note": msgid("note"),
    "quote": msgid("quote"),
    "title": msgid("title"),
    "text": msgid("text"),
    "history": msgid("history"),
}


def erased_text(erased: Erased, locale: str, width: int = 80) -> str:
    """
    What was blanked on which basis, and what is left for a person to look at.
    """
    safe, t = printable(erased), translator(locale)
    if safe.repeated:
        told = t.gettext("{what}: was erased before; nothing was written.", what=safe.subject)
        return page(wrapped(told, width), width)
    fields = t.joined([_field(name, t) for name in safe.blanked])
    lines = wrapped(
        t.gettext("{what}: erased ({fields}). Basis: {basis}", what=safe.subject, fields=fields, basis=safe.basis),
        width,
    )
    if safe.mentions:
        lines += ["", *wrapped(t.gettext("Free text is left alone. The same words stand in:"), width)]
        where = [f"{one.subject}: {_field(one.field, t)}" for one in safe.mentions]
        lines += [line for one in where for line in wrapped(one, width, first="  ")]
    else:
        lines += wrapped(t.gettext("The same words were not found in free text."), width)
    warning = t.gettext("Parts of them, other spellings, backups and copies are not searched: look there yourself.")
    return page([*lines, *wrapped(warning, width)], width)


def _field(name: str, t: Texts) -> str:
    return t.gettext(FIELDS[name]) if name in FIELDS else name


def erased_json(erased: Erased) -> dict[str, Any]:
    """
    The same as data of the schema ``followup/erased/1``.
    """
    return {
        "schema": ERASED_SCHEMA,
        "subject": erased.subject,
        "basis": erased.basis,
        "blanked": list(erased.blanked),
        "mentions": [{"subject": one.subject, "field": one.field} for one in erased.mentions],
        "repeated": erased.repeated,
    }


def nameless_note(locale: str) -> str:
    """
    What an answer without names cannot promise.
    """
    t = translator(locale)
    told = t.gettext("Persons are told without their names; titles, texts and quotes are as they were written.")
    return told + "\n" + t.gettext("Nobody can promise that no name stands in them.")


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
