"""
What meetings passed over in silence, by how much it matters: promised, if time permitted, owed by others.
"""

from __future__ import annotations

from followup.model.answers import Context, MissedAnswer, MissedMeeting
from followup.model.codes import PlaceKind, Silence
from followup.model.matters import Placed
from followup.reports.drawing.blocks import (
    BLANK,
    Advice,
    Block,
    Heading,
    Item,
    Paragraph,
    join_dots,
    section,
    shortened,
)
from followup.reports.reasons.context import QUOTE, counts, spaced
from followup.reports.words.actions import ActionSummary, when
from followup.reports.words.commands import decide_hint
from followup.reports.words.disclosure import quote_of, restricted_text, secret, title_of, title_within
from followup.reports.words.places import meeting_name, place_sentence
from followup.reports.words.translation import Texts, msgid, translator
from followup.reports.words.vocabulary import party_word, sentence


HEADINGS = {
    Silence.MISSED: (
        msgid("PROMISED FOR THIS MEETING AND NOT MENTIONED"),
        msgid("IF TIME PERMITTED – NOT MENTIONED (perhaps on purpose)"),
        msgid("Treated after all?"),
    ),
    Silence.ASK: (
        msgid("PROMISED FOR THIS MEETING: WAS IT TREATED? (not mentioned)"),
        msgid("IF TIME PERMITTED: WAS IT TREATED? (not mentioned)"),
        msgid("If it was treated:"),
    ),
}
"""The headings of what was promised, also if time permitted, and what leads the advice: by what silence means."""


def missed(answer: MissedAnswer, locale: str) -> list[Block]:
    """
    What each meeting passed over, with the sentences that promised it, and where the matters are now.
    """
    t = translator(locale)
    if not answer.meetings:
        return [Paragraph(t.gettext("No meeting has been held yet, so nothing has been passed over."))]
    return [block for meeting in answer.meetings for block in (BLANK, *_meeting(meeting, answer.context, t))][1:]


def _meeting(one: MissedMeeting, context: Context, t: Texts) -> list[Block]:
    head = Heading(f"{meeting_name(one.meeting, t)}{_tally(one, t)}")
    return [*doubt(one, t), head, *levels(one, context, t), *ask_again(one, t)]


def _tally(missed: MissedMeeting, t: Texts) -> str:
    if missed.silence is Silence.IGNORE:
        return ": " + t.gettext("what its minutes do not mention is not told as missed (silence: ignore).")
    passed = len(missed.promised) + len(missed.if_time)
    if missed.promised or missed.if_time:
        return ""
    if not missed.kept:
        return ": " + t.gettext("nothing was promised for this meeting.")
    return ": " + t.ngettext(
        "the {n} matter promised was treated.", "all {n} matters promised were treated.", missed.kept + passed
    )


def doubt(missed: MissedMeeting, t: Texts) -> list[Block]:
    """
    The question that comes first when more than half of what was promised is missed.
    """
    if not missed.doubtful:
        return []
    n, total = len(missed.promised), len(missed.promised) + missed.kept
    asked = t.gettext("Did I read this right? {n} of {total} promised matters are not mentioned.", n=n, total=total)
    return [Paragraph(asked)]


def to_ask_about(missed: MissedMeeting, t: Texts) -> str:
    """
    How much of what was promised was treated, where the rest is to be asked about.
    """
    passed = len(missed.promised) + len(missed.if_time)
    return t.ngettext(
        "Of {n} matter promised: {kept} treated, {missed} to ask about",
        "Of {n} matters promised: {kept} treated, {missed} to ask about",
        missed.kept + passed,
        kept=missed.kept,
        missed=passed,
    )


def levels(missed: MissedMeeting, context: Context, t: Texts) -> list[Block]:
    """
    The three levels, each led by an empty line; those with nothing in them are left out.
    """
    # Where silence is ignored there is neither.
    promised, if_time, _ = HEADINGS.get(missed.silence, HEADINGS[Silence.MISSED])
    owed = Paragraph(join_dots(_owed(placed, missed, context, t) for placed in missed.owed), indent=2)
    parts: list[tuple[str, list[Block]]] = [
        (promised, [_promised(placed, missed, context, t) for placed in missed.promised]),
        (if_time, [_if_time(placed, missed, context, t) for placed in missed.if_time]),
        (msgid("STILL WITH OTHERS, NOT MENTIONED"), [owed] if missed.owed else []),
    ]
    return [one for head, blocks in parts if blocks for one in section(t.gettext(head), blocks)]


def ask_again(missed: MissedMeeting, t: Texts) -> list[Block]:
    """
    What to do if the meeting treated one of them after all.
    """
    named = [placed.matter.key for placed in missed.promised if placed.matter.kind != "umbrella"]
    if not named:
        return []
    return [BLANK, Advice(t.gettext(HEADINGS[missed.silence][2]), decide_hint(named[0], missed.meeting))]


def _promised(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> Item:
    matter = placed.matter
    if matter.kind == "umbrella" and not matter.restricted:
        return Item(f"{matter.key}  ", t.gettext("{title}: never named.", title=title_within(matter)), indent=2)
    item = _if_time(placed, missed, context, t)
    since = Paragraph(_since(placed, missed, context, t))
    return item if matter.restricted else item._replace(below=(*item.below, since))


def _if_time(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> Item:
    matter = placed.matter
    below = () if matter.restricted else (Paragraph(promised_in(placed, missed, context, t)),)
    return Item(f"{matter.key}  ", title_of(matter, t), below=below, indent=2)


def promised_in(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    """
    Where it was promised, and in which words: '28 oktober, p. 8: "…"'.
    """
    promise = missed.promises.get(placed.matter.key)
    action = ActionSummary.of(placed.matter, promise)
    if secret(action.meeting, context):
        return restricted_text(action.meeting, t)
    text, quote = when(action, context, t), shortened(quote_of(promise, context), 2 * QUOTE)
    return f'{text}: "{quote}"' if quote else sentence(text)


def _since(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    now = missed.now.get(placed.matter.key)
    if now is None:
        return t.gettext("Closed since.")
    passed = max(now.missed, 1) if missed.silence is Silence.MISSED else now.missed
    return spaced(place_sentence(placed.matter, now, context, t), counts(placed.matter, passed, t))


def _owed(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    matter, place, day = placed.matter, placed.place, missed.meeting.date
    if matter.restricted:
        return f"{matter.key}  {title_of(matter, t)}"
    if place.kind is PlaceKind.WITH_PARTY:
        waited = (day - matter.anchor_on).days if day and matter.anchor_on else 0
        return f"{matter.key}  {party_word(place.party, context, t)} ({t.ngettext('{n} day', '{n} days', waited)})"
    passed = (day - place.date).days if day and place.date else -1
    if passed < 0:
        return f"{matter.key}  {context.body(place.body)}"
    since = t.ngettext("{n} day since the meeting", "{n} days since the meeting", passed)
    return f"{matter.key}  {context.body(place.body)} ({since})"
