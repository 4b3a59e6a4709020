"""
What changed for a body between two days: the matters that are new, closed, and still open.
"""

from __future__ import annotations

from datetime import date

from followup.model.answers import ChangesAnswer, OutstandingMatter
from followup.model.matters import Matter
from followup.reports.drawing.blocks import Block, Heading, Paragraph, Table, join_dots, section
from followup.reports.words.disclosure import title_of
from followup.reports.words.places import where_now
from followup.reports.words.translation import Texts, full_day, short_day, translator


def changes(answer: ChangesAnswer, locale: str) -> list[Block]:
    """
    The new matters and the closed ones in columns, and the keys of those still open.
    """
    t, new, closed, still = translator(locale), answer.new, answer.closed, answer.still_open
    start, end = full_day(answer.start, t), full_day(answer.end, t)
    head = t.gettext("{body}: what changed after {start}, until {end}", body=answer.body.name, start=start, end=end)
    if not (new or closed or still):
        return [Heading(head), Paragraph(t.gettext("Nothing is or was outstanding."))]
    came = [(row.matter, *_new(row, answer, t)) for row in new]
    went = [(matter, *_closed(matter, answer, t)) for matter in closed]
    keys = [Paragraph(join_dots(matter.key for matter in still), indent=2)] if still else []
    return [
        Heading(head),
        *section(t.gettext("New: {n}", n=len(new)), _table(t.gettext("Now"), came, t)),
        *section(t.gettext("Closed: {n}", n=len(closed)), _table(t.gettext("Closed"), went, t)),
        *section(t.gettext("Still open: {n}", n=len(still)), keys),
    ]


def _table(last: str, rows: list[tuple[Matter, str, str]], t: Texts) -> list[Block]:
    if not rows:
        return []
    keys = max(len(matter.key) for matter, _, _ in rows)
    cells = [
        [f"{matter.key.ljust(keys)}  {title_of(matter, t)}", *(("–", "–") if matter.restricted else told)]
        for matter, *told in rows
    ]
    return [Table([t.gettext("Matter"), t.gettext("Since"), last], cells)]


def _new(row: OutstandingMatter, answer: ChangesAnswer, t: Texts) -> tuple[str, str]:
    return _day(row.since, answer, t), where_now(row.matter, row.place, answer.context, t)


def _closed(matter: Matter, answer: ChangesAnswer, t: Texts) -> tuple[str, str]:
    # What is still open is not ours any more: another body has taken it over.
    end = f"→ {answer.context.body(matter.body)}" if matter.open else _day(matter.closed_on, answer, t)
    return _day(matter.opened_on, answer, t), end


def _day(day: date | None, answer: ChangesAnswer, t: Texts) -> str:
    return short_day(day, t, answer.end) if day else "–"
