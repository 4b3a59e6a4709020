"""
The next agenda, each line with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from followup.model.answers import AgendaAnswer
from followup.model.codes import DocumentKind, MeetingKind, MeetingStatus
from followup.model.minutes import Document
from followup.reports.drawing.blocks import BLANK, Block, Heading, Item, Paragraph, join
from followup.reports.reasons.agenda import AgendaItem, agenda_items
from followup.reports.words.disclosure import secret
from followup.reports.words.places import meeting_name
from followup.reports.words.translation import Texts, full_day, sitting_day, translator
from followup.reports.words.vocabulary import mode_word


def agenda(answer: AgendaAnswer, locale: str) -> list[Block]:
    """
    The agenda as it is sent out; the key of each matter stands at the right edge.
    """
    t, items = translator(locale), agenda_items(answer, locale)
    blocks = [*_header(answer, t), BLANK]
    for before, item in pairwise((None, *items)):
        if before is not None and item is not None and not (before.last and item.last):
            blocks.append(BLANK)
        blocks += _item(item, t) if item is not None else []
    if not items:
        blocks.append(Paragraph(t.gettext("Nothing yet: no standing items and no matters.")))
    return [*blocks, BLANK, Paragraph(builds_on(answer, t), small=True)]


def _header(answer: AgendaAnswer, t: Texts) -> list[Block]:
    word = answer.body.agenda_word or t.gettext("Agenda")
    draft = t.gettext("draft {day}", day=answer.context.today.isoformat())
    title = [Heading(answer.body.name), Heading(word, 2, tag=draft, loud=True)]
    return [*title, *(Paragraph(line) for line in _when_and_where(answer, t))]


def _when_and_where(answer: AgendaAnswer, t: Texts) -> list[str]:
    meeting = answer.plan.meeting
    if meeting.restricted:
        return [meeting_name(meeting, t)]
    extra = t.gettext("extra meeting") if meeting.kind is MeetingKind.EXTRA else ""
    day = sitting_day(meeting, t) if meeting.date else f"{sitting_day(meeting, t)} ({meeting.key})"
    first = join((day, meeting.venue, mode_word(meeting.mode, t), extra))
    if meeting.status is MeetingStatus.CANCELLED:
        return [first, t.gettext("The meeting is cancelled.")]
    if meeting.status is MeetingStatus.PLANNED and meeting.date and meeting.date < answer.context.today:
        return [first, t.gettext("The day of the meeting has passed and its notes are not recorded.")]
    return [first]


def _item(item: AgendaItem, t: Texts) -> list[Block]:
    heading: list[Block] = [Heading(item.heading, 3, loud=True), BLANK] if item.heading else []
    why = [Paragraph(item.why)] if item.why else []
    below = [Item(f"{each.number}) ", each.line, each.key or "") for each in item.below]
    tag = t.gettext("standing item")
    return [*heading, Item(f"{item.number:>2}. ", item.title, item.key or "", (*why, *below), tag=tag)]


def builds_on(answer: AgendaAnswer, t: Texts) -> str:
    """
    What the agenda rests on, and that notes are no minutes.
    """
    sources = [document for document in answer.sources if not secret(document.meeting, answer.context)]
    if not sources:
        return t.gettext("Builds on what was registered by hand.")
    minutes = [document for document in sources if document.kind is DocumentKind.MINUTES]
    notes = [document for document in sources if document.kind is DocumentKind.NOTES]
    parts = [t.gettext("minutes of {days}", days=_days(minutes, t))] if minutes else []
    parts += [t.gettext("notes of {days} (not minutes)", days=_days(notes, t))] if notes else []
    return t.gettext("Builds on {sources}.", sources=t.joined(parts))


def _days(documents: Sequence[Document], t: Texts) -> str:
    days = sorted({document.date for document in documents if document.date})
    if not days:
        return t.joined([document.name for document in documents])
    if len(days) > 3:
        first, last = full_day(days[0], t), full_day(days[-1], t)
        return t.gettext("{first} – {last} ({n} documents)", first=first, last=last, n=len(days))
    return t.joined([full_day(day, t) for day in days])
