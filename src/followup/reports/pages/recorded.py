"""
What recording a document did: what it closed, continued and raised, and what it passed over in silence.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup.model.answers import Difference
from followup.model.codes import DocumentKind, Silence
from followup.model.matters import Step
from followup.model.results import Recorded, Suggestion
from followup.reports.drawing.blocks import BLANK, Advice, Block, Heading, Item, Paragraph, Quote, section, shortened
from followup.reports.pages.minutes_summary import is_long, summary, summary_heading
from followup.reports.pages.missed import ask_again, doubt, levels, to_ask_about
from followup.reports.pages.steps import step_where, step_words
from followup.reports.pages.treatments import MANY, treatments
from followup.reports.reasons.context import QUOTE
from followup.reports.words.commands import alias_hint, ask_hint
from followup.reports.words.disclosure import joined_title, suggested, title_of
from followup.reports.words.places import meeting_name
from followup.reports.words.translation import Texts, msgid, translator
from followup.reports.words.vocabulary import item_word, note_lines, numbered, sentence


LIKENESS = {
    "like_agenda": msgid("resembles {matter}, which stands on the agenda"),
    "like_open": msgid("resembles {matter}, which is open"),
    "same_document": msgid("may be the same as {matter}"),
    "uncertain": msgid("the reader is not sure"),
}


def recorded(result: Recorded, locale: str) -> list[Block]:
    """
    What was done with which matter, what is new, what was joined or left for a person, and what was missed.
    """
    t, missed = translator(locale), result.missed
    if not result.changed:
        name = meeting_name(result.meeting, t)
        known = t.gettext("{meeting}: known already, nothing was written.", meeting=name)
        return [Paragraph(known), *_suggested(result, t)]
    return [
        *(doubt(missed, t) if missed else ()),
        *_treated(result, t),
        *_joined(result, t),
        *_made(result, t),
        *_suggested(result, t),
        *((*levels(missed, result.context, t), *ask_again(missed, t)) if missed else ()),
    ]


def _treated(result: Recorded, t: Texts) -> list[Block]:
    if is_long(result) and not result.meeting.restricted:
        return [summary_heading(result, t), *_remarks(result, t), *summary(result, t)]
    # Of a restricted meeting it is told which matters it touched only where the list of them is short.
    rows = [] if is_long(result) else treatments(result, t)
    return [_heading(result, t), *_remarks(result, t), *_kept(result, t), *rows]


def _heading(result: Recorded, t: Texts) -> Block:
    treated = (*result.new, *result.continued, *result.closed)
    paragraphs = any(numbered(one.step.item, result.document).startswith("§") for one in treated)
    counted = (
        t.ngettext("{n} paragraph read", "{n} paragraphs read", result.items)
        if paragraphs
        else t.ngettext("{n} item read", "{n} items read", result.items)
    )
    unread = t.ngettext("{n} line unread", "{n} lines unread", result.unread)
    return Heading(f"{meeting_name(result.meeting, t)}: {counted}, {unread}")


def _remarks(result: Recorded, t: Texts) -> list[Block]:
    blocks = _replaced(result, t)
    if result.rematched:
        later = t.joined(list(result.rematched))
        blocks.append(Paragraph(t.gettext("Matched anew, being later: {documents}.", documents=later)))
    return [*blocks, *(Item("! ", note) for note in note_lines(result.notes, t))]


def _replaced(result: Recorded, t: Texts) -> list[Block]:
    """
    Which version is replaced, and for each matter concerned what is gone (-) and what has come instead (+).
    """
    if result.replaced is None:
        return []
    n = result.replaced.version
    minutes = t.gettext("Replaces version {n} of the same minutes.", n=n)
    notes = t.gettext("Replaces version {n} of the same notes.", n=n)
    head = Paragraph(minutes if result.document.kind is DocumentKind.MINUTES else notes)
    if not result.differs:
        return [head, Paragraph(t.gettext("It says nothing else of any matter."))]
    differs = [block for each in result.differs for block in _difference(each, result, t)]
    return [head, Paragraph(t.gettext("It says otherwise, and what it said before is struck:")), *differs, BLANK]


def _difference(difference: Difference, result: Recorded, t: Texts) -> list[Block]:
    matter = difference.matter
    kept = matter.restricted or result.meeting.restricted
    named = Item(f"{matter.key}  ", t.gettext("not shown") if kept else title_of(matter, t), indent=2)
    signs = [("- ", difference.before), ("+ ", difference.after)]
    steps = [Item(sign, _step(step, result, t), indent=4) for sign, steps in signs for step in steps]
    return [named] if kept else [named, *steps]


def _step(step: Step, result: Recorded, t: Texts) -> str:
    return f"{step_where(step, t, result.document)} {step_words(step, result.context, t)}".strip()


def _kept(result: Recorded, t: Texts) -> list[Block]:
    missed = result.missed
    passed = len(missed.promised) + len(missed.if_time) if missed else 0
    if missed is None or missed.kept + passed < MANY:
        return []
    text = t.ngettext(
        "of the {n} matter promised: {kept} treated, {missed} passed over",
        "of the {n} matters promised: {kept} treated, {missed} passed over",
        missed.kept + passed,
        kept=missed.kept,
        missed=passed,
    )
    if missed.silence is Silence.ASK:
        text = to_ask_about(missed, t)
    return [Paragraph(sentence(text), indent=2)]


# What was joined, made and left


def _joined(result: Recorded, t: Texts) -> list[Block]:
    if not result.joined:
        return []
    kept = {treated.key for treated in (*result.new, *result.continued, *result.closed) if treated.matter.restricted}
    blocks: list[Block] = [BLANK]
    for joined in result.joined:
        items = t.joined([item_word(numbered(item, result.document), t) for item in joined.items])
        title = joined_title(joined, kept, t)
        text = t.gettext("joined: {items} → {key}  {title}", items=items, key=joined.matter, title=title)
        blocks.append(Paragraph(text, indent=2, hang=2))
    return [*blocks, Advice(t.gettext("To take them apart again:"), ask_hint(result.document.name), indent=4)]


def _made(result: Recorded, t: Texts) -> list[Block]:
    blocks: list[Block] = []
    for body in result.bodies:
        blocks.append(Paragraph(t.gettext("New body {key}: {name}.", key=body.key, name=body.name), indent=2))
        if body.key != result.body.key:
            hint = alias_hint(result.document.name, body.name)
            blocks.append(Advice(t.gettext("If it is one you have already:"), hint, indent=4))
    if result.standing:
        names = "; ".join(result.standing)
        blocks.append(Paragraph(t.gettext("Standing items from these minutes: {names}.", names=names), indent=2))
    return [BLANK, *blocks] if blocks else []


def _suggested(result: Recorded, t: Texts) -> Sequence[Block]:
    if not result.suggestions:
        return []
    advice = Advice(t.gettext("Go through them:"), ask_hint(result.document.name), indent=2)
    left = [_suggestion(suggestion, t) for suggestion in result.suggestions]
    return section(t.gettext("LEFT FOR YOU TO DECIDE (nothing was written)"), [*left, advice])


def _suggestion(suggestion: Suggestion, t: Texts) -> Item:
    title, quote = suggested(suggestion)
    other = suggestion.matter or t.gettext("another one")
    why = t.gettext(LIKENESS.get(suggestion.why, LIKENESS["uncertain"]), matter=other)
    below = (Quote(shortened(quote, 2 * QUOTE)),) if quote else ()
    return Item(f"{suggestion.finding}  ", f"{title}: {why}.", below=below, indent=2)
