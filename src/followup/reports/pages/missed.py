"""
What meetings passed over in silence, in three levels of loudness: promised, if time permitted, owed by others.
"""

from __future__ import annotations

from typing import Any

from followup.model.answers import Context, MissedAnswer, MissedMeeting
from followup.model.codes import PlaceKind, Silence
from followup.model.matters import Placed
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import (
    advice,
    page,
    shortened,
    strung,
    wrapped,
)
from followup.reports.reasons.telling import QUOTE, counts, spaced
from followup.reports.values.values import matter_value, meeting_value, place_value
from followup.reports.words.actions import Deed, when
from followup.reports.words.places import meeting_name, secret, stands
from followup.reports.words.translation import Texts, msgid, translator
from followup.reports.words.vocabulary import decide_hint, party_word, sentence, title_of


MISSED_SCHEMA = "followup/missed/1"

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


def missed_text(answer: MissedAnswer, locale: str, width: int = 80) -> str:
    """
    What each meeting passed over, with the sentences that promised it, and where the matters are now.
    """
    safe, t = printable(answer), translator(locale)
    if not safe.meetings:
        return page(wrapped(t.gettext("No meeting has been held yet, so nothing has been passed over."), width), width)
    lines: list[str] = []
    for meeting in safe.meetings:
        lines += [*([""] if lines else []), *_meeting(meeting, safe.context, t, width)]
    return page(lines, width)


def _meeting(missed: MissedMeeting, context: Context, t: Texts, width: int) -> list[str]:
    head = wrapped(f"{meeting_name(missed.meeting, t)}{_tally(missed, t)}", width)
    blocks = missed_blocks(missed, context, t, width)
    asked = ask_again(missed, t, width)
    return [*doubt(missed, t, width), *head, *blocks, *asked]


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


def doubt(missed: MissedMeeting, t: Texts, width: int) -> list[str]:
    """
    The question that comes first when more than half of what was promised is missed.
    """
    if not missed.doubtful:
        return []
    n, total = len(missed.promised), len(missed.promised) + missed.kept
    asked = t.gettext("Did I read this right? {n} of {total} promised matters are not mentioned.", n=n, total=total)
    return wrapped(asked, width)


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


def missed_blocks(missed: MissedMeeting, context: Context, t: Texts, width: int) -> list[str]:
    """
    The three blocks, each led by an empty line; those with nothing in them are left out.
    """
    lines: list[str] = []
    if missed.promised:
        lines += ["", *wrapped(t.gettext(HEADINGS[missed.silence][0]), width)]
        lines += [line for placed in missed.promised for line in _promised(placed, missed, context, t, width)]
    if missed.if_time:
        lines += ["", *wrapped(t.gettext(HEADINGS[missed.silence][1]), width)]
        lines += [line for placed in missed.if_time for line in _if_time(placed, missed, context, t, width)]
    if missed.owed:
        lines += ["", *wrapped(t.gettext("STILL WITH OTHERS, NOT MENTIONED"), width)]
        lines += strung([_owed(placed, missed, context, t) for placed in missed.owed], width, first="  ")
    return lines


def ask_again(missed: MissedMeeting, t: Texts, width: int) -> list[str]:
    """
    What to do if the meeting treated one of them after all.
    """
    named = [placed.matter.key for placed in missed.promised if placed.matter.kind != "umbrella"]
    if not named:
        return []
    return ["", *advice(t.gettext(HEADINGS[missed.silence][2]), decide_hint(named[0], missed.meeting), width)]


def _promised(placed: Placed, missed: MissedMeeting, context: Context, t: Texts, width: int) -> list[str]:
    matter = placed.matter
    head = f"  {matter.key}  "
    if matter.kind == "umbrella" and not matter.restricted:
        return wrapped(t.gettext("{title}: never named.", title=matter.title), width, first=head)
    lines = wrapped(title_of(matter, t), width, first=head)
    if matter.restricted:
        return lines
    indent = " " * len(head)
    for text in (promised_in(placed, missed, context, t), _since(placed, missed, context, t)):
        lines += wrapped(text, width, first=indent) if text else []
    return lines


def promised_in(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    """
    Where it was promised, and in which words: '28 oktober, p. 8: "…"'.
    """
    promise = missed.promises.get(placed.matter.key)
    if secret(Deed.of(placed.matter, promise).meeting, context):
        return t.gettext("From {meeting}, which is not shown.", meeting=Deed.of(placed.matter, promise).meeting)
    told = when(Deed.of(placed.matter, promise), context, t)
    quote = shortened(promise.quote, 2 * QUOTE) if promise else ""
    return f'{told}: "{quote}"' if quote else sentence(told)


def _since(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    now = missed.now.get(placed.matter.key)
    if now is None:
        return t.gettext("Closed since.")
    passed = max(now.missed, 1) if missed.silence is Silence.MISSED else now.missed
    return spaced(stands(placed.matter, now, context, t), counts(placed.matter, passed, t))


def _if_time(placed: Placed, missed: MissedMeeting, context: Context, t: Texts, width: int) -> list[str]:
    head = f"  {placed.matter.key}  "
    lines = wrapped(title_of(placed.matter, t), width, first=head)
    if placed.matter.restricted:
        return lines
    return [*lines, *wrapped(promised_in(placed, missed, context, t), width, first=" " * len(head))]


def _owed(placed: Placed, missed: MissedMeeting, context: Context, t: Texts) -> str:
    matter, place, day = placed.matter, placed.place, missed.meeting.date
    if matter.restricted:
        return f"{matter.key}  {t.gettext('not shown')}"
    if place.kind is PlaceKind.WITH_PARTY:
        waited = (day - matter.anchor_on).days if day and matter.anchor_on else 0
        return f"{matter.key}  {party_word(place.party, context, t)} ({t.ngettext('{n} day', '{n} days', waited)})"
    passed = (day - place.date).days if day and place.date else -1
    if passed < 0:
        return f"{matter.key}  {context.body(place.body)}"
    since = t.ngettext("{n} day since the meeting", "{n} days since the meeting", passed)
    return f"{matter.key}  {context.body(place.body)} ({since})"


def missed_json(answer: MissedAnswer) -> dict[str, Any]:
    """
    What was missed as data of the schema ``followup/missed/1``.
    """
    meetings = [missed_value(meeting, answer.context) for meeting in answer.meetings]
    return {"schema": MISSED_SCHEMA, "day": answer.context.today.isoformat(), "meetings": meetings}


def missed_value(missed: MissedMeeting, context: Context) -> dict[str, Any]:
    """
    What one meeting passed over, as data.
    """

    def matters(level: tuple[Placed, ...]) -> list[dict[str, Any]]:
        return [_value(placed, missed, context) for placed in level]

    return {
        "meeting": meeting_value(missed.meeting),
        "promised": matters(missed.promised),
        "if_time": matters(missed.if_time),
        "owed": matters(missed.owed),
        "kept": missed.kept,
        "doubtful": missed.doubtful,
        "silence": str(missed.silence),
    }


def _value(placed: Placed, missed: MissedMeeting, context: Context) -> dict[str, Any]:
    value = matter_value(placed.matter)
    if placed.matter.restricted:
        return value
    now, promise = missed.now.get(placed.matter.key), missed.promises.get(placed.matter.key)
    return {
        **value,
        "quote": promise.quote if promise else "",
        "place": place_value(now, context) if now else None,
        "missed": now.missed if now else 0,
    }
