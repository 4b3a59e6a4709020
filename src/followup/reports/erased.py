"""
What was erased, or would be, and where in free text the same words still stand.
"""

from __future__ import annotations

from typing import Any

from followup.model.results import Erased
from followup.reports.page import page, wrapped
from followup.reports.printable import printable
from followup.reports.texts import Texts, msgid, translator


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
