"""
What was erased, and what is left for a person to look at.
"""

from __future__ import annotations

from followup.model.results import Erased
from followup.reports.drawing.blocks import BLANK, Block, Paragraph
from followup.reports.words.translation import Texts, msgid, translator


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


def erased(result: Erased, locale: str) -> list[Block]:
    """
    What was blanked on which basis, and what is left for a person to look at.
    """
    t = translator(locale)
    if result.repeated:
        return [Paragraph(t.gettext("{what}: was erased before; nothing was written.", what=result.subject))]
    fields = t.joined([_field(name, t) for name in result.blanked])
    text = t.gettext(
        "{what}: erased ({fields}). Basis: {basis}", what=result.subject, fields=fields, basis=result.basis
    )
    warning = t.gettext("Parts of them, other spellings, backups and copies are not searched: look there yourself.")
    return [Paragraph(text), *_mentions(result, t), Paragraph(warning)]


def _mentions(result: Erased, t: Texts) -> list[Block]:
    if not result.mentions:
        return [Paragraph(t.gettext("The same words were not found in free text."))]
    where = [Paragraph(f"{one.subject}: {_field(one.field, t)}", indent=2) for one in result.mentions]
    return [BLANK, Paragraph(t.gettext("Free text is left alone. The same words stand in:")), *where]


def _field(name: str, t: Texts) -> str:
    return t.gettext(FIELDS[name]) if name in FIELDS else name
