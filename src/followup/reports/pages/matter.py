"""
Everything about one matter: why it is where it is, its whole life, and all that is known of it.
"""

from __future__ import annotations

from followup.model.answers import HistoryLine, MatterAnswer, Promise
from followup.model.codes import DocumentKind
from followup.model.minutes import Document, Evidence
from followup.reports.drawing.blocks import BLANK, Block, Item, Paragraph, Quote, aligned, join, listed, section
from followup.reports.pages.steps import (
    matter_heading,
    step_where,
    step_words,
    struck_words,
)
from followup.reports.reasons.flags import flagged
from followup.reports.reasons.why import why_line
from followup.reports.words.disclosure import disclosed, is_erased, key_alone, quote_of, secret, title_of
from followup.reports.words.places import place_sentence, skip_line
from followup.reports.words.translation import Texts, full_day, msgid, short_day, translator
from followup.reports.words.vocabulary import ERASED, numbered, party_word


def why(answer: MatterAnswer, locale: str) -> list[Block]:
    """
    Where the matter is, the promise that put it there with its very words, and the meetings it has passed.
    """
    t, matter = translator(locale), answer.matter
    return [matter_heading(matter, t), *(() if matter.restricted else _why(answer, t))]


def _why(answer: MatterAnswer, t: Texts) -> list[Block]:
    matter, place, context, promise = answer.matter, answer.now, answer.context, answer.promise
    blocks: list[Block] = [Paragraph(_state(answer, t), indent=2)]
    if place is not None:
        blocks.append(Paragraph(why_line(matter, place, context, t.locale, promise), indent=2))
    if promise and not secret(promise.step.meeting, context):
        quoted = _quoted(promise, answer, t, indent=2)
        blocks += [*quoted, Paragraph(_source(promise, t), indent=4)] if quoted else []
    if place is not None and place.skipped:
        blocks.append(Paragraph(t.gettext("Passed on the way:"), indent=2))
        blocks += [Paragraph(skip_line(skip, context, t), indent=4) for skip in place.skipped]
    return blocks


def _state(answer: MatterAnswer, t: Texts) -> str:
    matter = answer.matter
    if answer.now is not None and not matter.void:
        return place_sentence(matter, answer.now, answer.context, t)
    other = f" → {matter.merged_into}" if matter.merged_into else ""
    if matter.void:
        return t.gettext("Withdrawn: it belongs to no list.") + other
    if matter.closed_on is None:
        return t.gettext("Closed.") + other
    return t.gettext("Closed on {day}.", day=full_day(matter.closed_on, t)) + other


def _quoted(source: Promise | HistoryLine, answer: MatterAnswer, t: Texts, indent: int = 0) -> list[Block]:
    if is_erased(source, answer.erased):
        return [Paragraph(t.gettext(ERASED), indent)]
    quote = quote_of(source, answer.context)
    # A step made by hand has no document; the words given with it stand in its place.
    words = source.step.text if source.evidence is None and isinstance(source, HistoryLine) else quote
    return [Quote(words, indent)] if words else []


def _source(source: Promise | HistoryLine, t: Texts) -> str:
    text = source_words(source.document, source.evidence, t)
    paragraph = numbered(source.step.item, source.document)
    # What minutes tell of an earlier meeting stands under another § of theirs.
    return f"{paragraph}, {text}" if paragraph.startswith("§") and source.document and source.step.meeting else text


def source_words(document: Document | None, evidence: Evidence | None, t: Texts) -> str:
    """
    The document and lines that a quote stands in, and whether they are notes or minutes.
    """
    if document is None:
        return t.gettext("registered by hand")
    kind = t.gettext("minutes") if document.kind is DocumentKind.MINUTES else t.gettext("notes, not minutes")
    return f"{document.name}{_lines(evidence, t)} ({kind})"


def _lines(evidence: Evidence | None, t: Texts) -> str:
    if evidence is None or not evidence.first_line:
        return ""
    first, last = evidence.first_line, evidence.last_line
    if last <= first:
        return ", " + t.gettext("line {n}", n=first)
    return ", " + t.gettext("lines {first}–{last}", first=first, last=last)


# Its life, step by step


def history(answer: MatterAnswer, locale: str) -> list[Block]:
    """
    Every step in order, the struck ones too, with the words each rests on.
    """
    t, matter = translator(locale), answer.matter
    return [matter_heading(matter, t), *(() if matter.restricted else _history(answer, t))]


def _history(answer: MatterAnswer, t: Texts) -> list[Block]:
    late = set(flagged(answer))
    rows = [
        (short_day(line.step.on, t, answer.context.today), _step(line, answer, t, late=line.step.key in late))
        for line in answer.history
    ]
    items = [
        item if secret(line.step.meeting, answer.context) else item._replace(below=tuple(_quoted(line, answer, t)))
        for item, line in zip(aligned(rows), answer.history, strict=True)
    ]
    return [*items] or [Paragraph(t.gettext("Nothing has happened yet."), indent=2)]


def _step(line: HistoryLine, answer: MatterAnswer, t: Texts, *, late: bool) -> str:
    step, context = line.step, answer.context
    if secret(step.meeting, context):
        return key_alone(step.meeting, t)
    parts = [
        step_where(step, t, line.document),
        step_words(step, context, t),
        t.gettext("(flagged: it came after the closing step)") if late else "",
        "" if step.live else struck_words(step, t),
    ]
    return join(parts, " ")


# All of it


def show(answer: MatterAnswer, locale: str) -> list[Block]:
    """
    All there is of one matter; asked for by its key, a restricted one is shown too.
    """
    t, shown = translator(locale), disclosed(answer)
    related = [Item(f"{other.key}  ", title_of(other, t), indent=2) for other in answer.related]
    return [
        matter_heading(shown.matter, t),
        *_facts(answer, t),
        BLANK,
        *_why(shown, t),
        *section(t.gettext("History"), _history(shown, t)),
        *(section(t.gettext("Related"), related) if related else ()),
    ]


def _facts(answer: MatterAnswer, t: Texts) -> list[Item]:
    matter, context = answer.matter, answer.context
    facts = [
        (msgid("Body"), context.body(matter.body)),
        (msgid("From"), context.body(matter.origin) if matter.origin else ""),
        (msgid("Kind"), "" if matter.kind == "item" else matter.kind),
        (msgid("Number"), matter.number),
        (msgid("Owner"), party_word(matter.owner, context, t) or t.gettext("nobody")),
        (msgid("Opened"), full_day(matter.opened_on, t) if matter.opened_on else ""),
        (msgid("Postponed"), t.ngettext("once", "{n} times", matter.postponements) if matter.postponements else ""),
        (msgid("In the meantime"), matter.interim),
        (msgid("Follows"), matter.follows or ""),
        (msgid("Restricted"), t.gettext("yes") if matter.restricted else ""),
    ]
    return listed([(t.gettext(label), value) for label, value in facts], indent=2)
