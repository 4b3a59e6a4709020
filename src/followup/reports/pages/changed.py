"""
What a verb has just done to some matters, or after a dry run would do.
"""

from __future__ import annotations

from followup.model.answers import Context
from followup.model.matters import Matter, Step
from followup.model.results import Changed
from followup.reports.drawing.blocks import Block, Item, Paragraph
from followup.reports.pages.steps import matter_heading, step_where, step_words, struck_words
from followup.reports.words.places import place_sentence
from followup.reports.words.translation import Texts, full_day, translator
from followup.reports.words.vocabulary import note_lines


def changed(result: Changed, locale: str) -> list[Block]:
    """
    What was written, where the matters are now, and what to look at twice.
    """
    t = translator(locale)
    blocks: list[Block] = []
    if result.repeated:
        blocks.append(Paragraph(t.gettext("Done before by this request; nothing was written again.")))
    elif not result.matters:
        blocks.append(Paragraph(t.gettext("Nothing was changed.")))
    for matter in result.matters:
        blocks += [matter_heading(matter, t), *(() if matter.restricted else _matter(matter, result, t))]
    return [*blocks, *(Item("! ", note) for note in note_lines(result.notes, t))]


def _matter(matter: Matter, result: Changed, t: Texts) -> list[Block]:
    done = "; ".join(_done(step, result.context, t) for step in result.steps if step.matter == matter.key)
    place, now = result.places.get(matter.key), ""
    if place is not None:
        now = place_sentence(matter, place, result.context, t)
    elif not matter.open:
        now = t.gettext("Withdrawn: it belongs to no list.") if matter.void else t.gettext("Closed.")
    return [Paragraph(text, indent=2) for text in (done, now) if text]


def _done(step: Step, context: Context, t: Texts) -> str:
    where = step_where(step, t).rstrip(":")
    text = f"{full_day(step.on, t)}{f' ({where})' if where else ''}: {step_words(step, context, t)}"
    return text if step.live else f"{text} {struck_words(step, t)}"
