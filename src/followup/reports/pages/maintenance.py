"""
What looking after a register tells: made, checked, examined, copied, carried elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from followup.reports.drawing.blocks import BLANK, Block, Item, Paragraph, listed
from followup.reports.words.errors import translate_error
from followup.reports.words.translation import Texts, msgid, translator


# The names come from the schema, so that no call of gettext names them: marked here, they are held to a translation.
COUNTED = (
    *(msgid("attendance"), msgid("body"), msgid("body_name"), msgid("document"), msgid("erasure")),
    *(msgid("evidence"), msgid("finding"), msgid("item"), msgid("matter"), msgid("meeting")),
    *(msgid("party"), msgid("standing_item"), msgid("standing_step"), msgid("step"), msgid("term")),
)
"""What a check counts, by the names of its tables."""

LOOKED_AT = (
    *(msgid("default store"), msgid("integrity"), msgid("now"), msgid("path"), msgid("platform")),
    *(msgid("notifiers"), msgid("plug-ins"), msgid("readers"), msgid("schema number"), msgid("store"), msgid("stores")),
)
"""What the doctor looks at; names of programs and settings are the same in every language."""

STATES = {
    "blocked": msgid("blocked"),
    "built in": msgid("built in"),
    "failed": msgid("does not work"),
    "partly": msgid("works in part"),
}
"""The states of a plug-in that need a word."""

LABELS = {"mode": msgid("file mode")}
"""What it has another word for."""


def made(path: str, locale: str, *, new: bool) -> list[Block]:
    """
    Where the register is, and whether it was there before.
    """
    t = translator(locale)
    text = t.gettext("Made an empty register: {path}" if new else "There is a register already: {path}", path=path)
    return [Paragraph(text, whole=True)]


def checked(problems: Iterable[Any], counts: Mapping[str, int], digest: str, locale: str) -> list[Block]:
    """
    What is wrong, how much was looked at, and the digest to publish.
    """
    t, found = translator(locale), list(problems)
    verdict = (
        t.ngettext("{n} problem found.", "{n} problems found.", len(found))
        if found
        else t.gettext("Sound: everything follows from its entries.")
    )
    counted = ", ".join(f"{number} {t.gettext(name)}" for name, number in counts.items())
    text = t.gettext("Checked: {counts}.", counts=counted or t.gettext("nothing yet"))
    return [block for each in found for block in _problem(each, t)] + [
        Paragraph(verdict),
        Paragraph(text),
        Paragraph(t.gettext("Digest: {digest}", digest=digest), whole=True),
    ]


def _problem(problem: Any, t: Texts) -> list[Block]:
    text = Paragraph(f"{problem.subject}: {translate_error(problem.what, t.locale)}", whole=True)
    if not problem.command:
        return [text]
    return [text, Paragraph(t.gettext("Look at it: {command}", command=problem.command), indent=2, whole=True)]


def examined(facts: Mapping[str, Any], wrong: Iterable[str], locale: str) -> list[Block]:
    """
    What the doctor looked at, and what is wrong.
    """
    t, faults = translator(locale), [translate_error(each, locale) for each in wrong]
    rows = [(t.gettext(LABELS.get(name, name)), _valued(value, locale)) for name, value in facts.items()]
    nothing = [] if faults else [BLANK, Paragraph(t.gettext("Nothing is wrong."))]
    return [*listed(rows + [(t.gettext("wrong"), fault) for fault in faults]), *nothing]


def _valued(value: Any, locale: str) -> Any:
    if isinstance(value, list):
        return ", ".join(value)
    return translate_error(value, locale) if isinstance(value, str) else value


def plugged_in(
    stores: Iterable[str],
    readers: Iterable[Any],
    notifiers: Iterable[str],
    built_in: Iterable[str],
    found: Iterable[Any],
    wrong: Iterable[str],
    locale: str,
) -> list[Item]:
    """
    Stores, readers, notifiers and plug-ins, and what is wrong with those that do not work.
    """
    t = translator(locale)
    return listed(
        [
            (t.gettext("stores"), ", ".join(sorted(stores))),
            (t.gettext("readers"), ", ".join(f"{reader.name} ({reader.language})" for reader in readers)),
            (t.gettext("notifiers"), ", ".join(sorted(notifiers))),
            (t.gettext("built in"), ", ".join(built_in)),
            *((t.gettext("plug-in"), _plugin(each, t)) for each in found if each.state != "built in"),
            *((t.gettext("wrong"), translate_error(each, locale)) for each in wrong),
        ]
    )


def _plugin(plugin: Any, t: Texts) -> str:
    state = "" if plugin.state == "loaded" else f", {t.gettext(STATES[plugin.state])}"
    return f"{plugin.source}{state}{': ' + plugin.error if plugin.error else ''}"


def copied(file: object, locale: str) -> list[Block]:
    """
    Where the copy is.
    """
    return [Paragraph(translator(locale).gettext("Copied the register to {file}", file=file), whole=True)]


def imported(rows: int, digest: str, locale: str) -> list[Block]:
    """
    How much came in, and the digest it is to have.
    """
    t = translator(locale)
    return [
        Paragraph(t.gettext("Imported {rows} rows: everything follows from its entries.", rows=rows), whole=True),
        Paragraph(t.gettext("Digest: {digest}", digest=digest), whole=True),
    ]
