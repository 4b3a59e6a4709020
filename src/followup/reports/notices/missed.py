"""
What a meeting passed over in silence; or that so much is missing that it may have been read wrongly.
"""

from __future__ import annotations

from followup.model.bodies import Meeting
from followup.model.codes import Silence
from followup.model.matters import Placed
from followup.model.notices import Letter, Line
from followup.reports.drawing.blocks import BLANK, Advice, Block, Item, Paragraph
from followup.reports.notices.lines import cause, instead, meeting_day, more, promised
from followup.reports.pages.missed import doubt as question
from followup.reports.words.commands import decide_hint
from followup.reports.words.disclosure import title_of, title_within
from followup.reports.words.places import place_sentence
from followup.reports.words.translation import Texts


def told(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks: what was promised, with the words and where it is now; what fell away in silence.
    """
    assert letter.missed is not None
    meeting = letter.missed.meeting
    n, day = len(letter.lines) + letter.more, meeting_day(letter, meeting, t)
    if letter.missed.silence is Silence.ASK:
        subject = t.ngettext(
            "{meeting}: was {n} promised matter treated?",
            "{meeting}: were {n} promised matters treated?",
            n,
            meeting=day,
        )
    else:
        subject = t.ngettext(
            "{meeting}: {n} promised matter is not mentioned",
            "{meeting}: {n} promised matters are not mentioned",
            n,
            meeting=day,
        )
    blocks: list[Block] = [_matter(line, letter, meeting, t) for line in letter.lines]
    blocks += more(letter, t)
    fallen = t.joined([f"{item.matter.key} {title_of(item.matter, t)}" for item in letter.missed.if_time])
    if fallen:
        blocks.append(Paragraph(t.gettext("Fell away in silence (if time permitted): {matters}.", matters=fallen)))
    if meeting.verified_on is None:
        blocks.append(Paragraph(t.gettext("(The notes are not verified.)")))
    return subject, [*blocks, *instead(letter, t)]


def doubt(letter: Letter, t: Texts) -> tuple[str, list[Block]]:
    """
    Subject and blocks of the question that stands for all the notices of a meeting.
    """
    assert letter.missed is not None
    missed = letter.missed
    n, total = len(missed.promised), len(missed.promised) + missed.kept
    subject = t.gettext(
        "{meeting}: did I read this right? {n} of {total} matters are not mentioned",
        meeting=meeting_day(letter, missed.meeting, t),
        n=n,
        total=total,
    )
    items = [_short(item, t) for item in missed.promised]
    confirm = f"followup record --confirm {missed.meeting.key}"
    waits = Advice(t.gettext("Nobody is told of them until you say so:"), confirm)
    return subject, [*question(missed, t), *items, BLANK, waits, *instead(letter, t)]


def _short(item: Placed, t: Texts) -> Item:
    return Item(f"{item.matter.key}  ", title_of(item.matter, t), indent=2)


def _matter(line: Line, letter: Letter, meeting: Meeting, t: Texts) -> Item:
    matter, place = line.matter, line.place
    assert matter is not None
    if matter.kind == "umbrella" and not matter.restricted:
        return Item(f"{matter.key}  ", t.gettext("{title}: never named.", title=title_within(matter)), indent=2)
    if matter.restricted:
        return Item(f"{matter.key}  ", title_of(matter, t), indent=2)
    now = place_sentence(matter, place, letter.context, t) if place else ""
    after_all = Advice(t.gettext("Treated after all?"), decide_hint(matter.key, meeting))
    texts = (promised(matter, line.promise, letter, t), now, cause(line, t))
    below: tuple[Block, ...] = (*(Paragraph(text) for text in texts if text), after_all)
    return Item(f"{matter.key}  ", title_of(matter, t), below=below, indent=2)
