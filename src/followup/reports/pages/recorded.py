"""
What recording a document did: what it closed, continued and raised, and what it passed over in silence.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from followup.model.answers import Context, Difference
from followup.model.codes import DocumentKind, Silence
from followup.model.matters import Step
from followup.model.results import Recorded, Suggestion, Treated
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import (
    advice,
    page,
    shortened,
    wrapped,
)
from followup.reports.pages.minutes_summary import block, first_line, is_long
from followup.reports.pages.missed import (
    ask_again,
    doubt,
    missed_blocks,
    missed_value,
    to_ask_about,
)
from followup.reports.pages.steps import (
    heading,
    not_shown,
    step_where,
    step_words,
)
from followup.reports.pages.treated import MANY, table
from followup.reports.reasons.telling import QUOTE
from followup.reports.values.audit_values import together_value
from followup.reports.values.values import (
    iso,
    matter_value,
    meeting_value,
    source_value,
    step_value,
)
from followup.reports.words.places import meeting_name
from followup.reports.words.translation import Texts, msgid, translator
from followup.reports.words.vocabulary import alias_hint, ask_hint, item_word, note_lines, numbered, sentence


def replaced_lines(result: Recorded, t: Texts, width: int) -> list[str]:
    """
    Which version is replaced, and for each matter concerned what is gone (-) and what has come instead (+).
    """
    if result.replaced is None:
        return []
    n = result.replaced.version
    minutes = t.gettext("Replaces version {n} of the same minutes.", n=n)
    notes = t.gettext("Replaces version {n} of the same notes.", n=n)
    lines = wrapped(minutes if result.document.kind is DocumentKind.MINUTES else notes, width)
    if not result.differs:
        return lines + wrapped(t.gettext("It says nothing else of any matter."), width)
    lines += wrapped(t.gettext("It says otherwise, and what it said before is struck:"), width)
    for difference in result.differs:
        lines += _difference(difference, result, t, width)
    return [*lines, ""]


def _difference(difference: Difference, result: Recorded, t: Texts, width: int) -> list[str]:
    matter = difference.matter
    if matter.restricted or result.meeting.restricted:
        return [f"  {line}" for line in not_shown(matter, t)]
    lines = [f"  {line}" for line in heading(matter, t, width - 2)]
    for sign, steps in (("-", difference.before), ("+", difference.after)):
        for step in steps:
            lines += wrapped(_told(step, result, t), width, first=f"    {sign} ", rest="      ")
    return lines


def _told(step: Step, result: Recorded, t: Texts) -> str:
    return f"{step_where(step, t, result.document)} {step_words(step, result.context, t)}".strip()


def differs_value(result: Recorded) -> list[dict[str, Any]]:
    """
    The same as data.
    """
    return [
        {"matter": difference.matter.key}
        if difference.matter.restricted or result.meeting.restricted
        else {
            "matter": difference.matter.key,
            "before": [step_value(step) for step in difference.before],
            "after": [step_value(step) for step in difference.after],
        }
        for difference in result.differs
    ]


RECORDED_SCHEMA = "followup/recorded/1"

LIKENESS = {
    "like_agenda": msgid("resembles {matter}, which stands on the agenda"),
    "like_open": msgid("resembles {matter}, which is open"),
    "same_document": msgid("may be the same as {matter}"),
    "uncertain": msgid("the reader is not sure"),
}


def recorded_text(result: Recorded, locale: str, width: int = 80) -> str:
    """
    What was done with which matter, what is new, what was joined or left for a person, and what was missed.
    """
    safe, t = printable(result), translator(locale)
    if not safe.changed:
        return page(_known(safe, t, width), width)
    missed = safe.missed
    lines = [*(doubt(missed, t, width) if missed else [])]
    if is_long(safe) and not safe.meeting.restricted:
        lines += [*first_line(safe, t, width), *_remarks(safe, t, width), *block(safe, t, width)]
    else:
        lines += [*_first_line(safe, t, width), *_remarks(safe, t, width), *_kept(safe, t, width)]
        # Of a restricted meeting it is told which matters it touched only where the list of them is short.
        lines += [] if is_long(safe) else table(safe, t, width)
    lines += [
        *_joined(safe, t, width),
        *_made(safe, t, width),
        *_suggested(safe, t, width),
    ]
    if missed:
        lines += [*missed_blocks(missed, safe.context, t, width), *ask_again(missed, t, width)]
    return page(lines, width)


def _known(result: Recorded, t: Texts, width: int) -> list[str]:
    name = meeting_name(result.meeting, t)
    known = wrapped(t.gettext("{meeting}: known already, nothing was written.", meeting=name), width)
    return [*known, *_suggested(result, t, width)]


def _first_line(result: Recorded, t: Texts, width: int) -> list[str]:
    treated = (*result.new, *result.continued, *result.closed)
    paragraphs = any(numbered(one.step.item, result.document).startswith("§") for one in treated)
    counted = (
        t.ngettext("{n} paragraph read", "{n} paragraphs read", result.items)
        if paragraphs
        else t.ngettext("{n} item read", "{n} items read", result.items)
    )
    unread = t.ngettext("{n} line unread", "{n} lines unread", result.unread)
    return wrapped(f"{meeting_name(result.meeting, t)}: {counted}, {unread}", width)


def _remarks(result: Recorded, t: Texts, width: int) -> list[str]:
    lines = replaced_lines(result, t, width)
    if result.rematched:
        later = t.joined(list(result.rematched))
        lines += wrapped(t.gettext("Matched anew, being later: {documents}.", documents=later), width)
    return lines + [line for note in note_lines(result.notes, t) for line in wrapped(note, width, first="! ")]


def _kept(result: Recorded, t: Texts, width: int) -> list[str]:
    missed = result.missed
    passed = len(missed.promised) + len(missed.if_time) if missed else 0
    if missed is None or missed.kept + passed < MANY:
        return []
    told = t.ngettext(
        "of the {n} matter promised: {kept} treated, {missed} passed over",
        "of the {n} matters promised: {kept} treated, {missed} passed over",
        missed.kept + passed,
        kept=missed.kept,
        missed=passed,
    )
    if missed.silence is Silence.ASK:
        told = to_ask_about(missed, t)
    return wrapped(sentence(told), width, first="  ")


# What was joined, made and left


def _joined(result: Recorded, t: Texts, width: int) -> list[str]:
    if not result.joined:
        return []
    secret = {treated.key for treated in (*result.new, *result.continued, *result.closed) if treated.matter.restricted}
    lines = [""]
    for joined in result.joined:
        items = t.joined([item_word(numbered(item, result.document), t) for item in joined.items])
        title = t.gettext("not shown") if joined.matter in secret else joined.title
        told = t.gettext("joined: {items} → {key}  {title}", items=items, key=joined.matter, title=title)
        lines += wrapped(told, width, first="  ", rest="    ")
    apart = t.gettext("To take them apart again:")
    return [*lines, *advice(apart, ask_hint(result.document.name), width, first="    ")]


def _made(result: Recorded, t: Texts, width: int) -> list[str]:
    lines: list[str] = []
    for body in result.bodies:
        lines += wrapped(t.gettext("New body {key}: {name}.", key=body.key, name=body.name), width, first="  ")
        if body.key != result.body.key:
            hint = alias_hint(result.document.name, body.name)
            lines += advice(t.gettext("If it is one you have already:"), hint, width, first="    ")
    if result.standing:
        names = "; ".join(result.standing)
        lines += wrapped(t.gettext("Standing items from these minutes: {names}.", names=names), width, first="  ")
    return ["", *lines] if lines else []


def _suggested(result: Recorded, t: Texts, width: int) -> list[str]:
    if not result.suggestions:
        return []
    head = t.gettext("LEFT FOR YOU TO DECIDE (nothing was written)")
    lines = ["", *wrapped(head, width)]
    for suggestion in result.suggestions:
        lines += _suggestion(suggestion, t, width)
    return [*lines, *advice(t.gettext("Go through them:"), ask_hint(result.document.name), width, first="  ")]


def _suggestion(suggestion: Suggestion, t: Texts, width: int) -> list[str]:
    other = suggestion.matter or t.gettext("another one")
    why = t.gettext(LIKENESS.get(suggestion.why, LIKENESS["uncertain"]), matter=other)
    lines = wrapped(f"{suggestion.title}: {why}.", width, first=f"  {suggestion.finding}  ")
    if suggestion.quote:
        indent = " " * (len(suggestion.finding) + 4)
        lines += wrapped(f'"{shortened(suggestion.quote, 2 * QUOTE)}"', width, first=indent)
    return lines


# As JSON


def recorded_json(result: Recorded) -> dict[str, Any]:
    """
    What was recorded as data of the schema ``followup/recorded/1``.
    """
    kept = {one.key for one in (*result.new, *result.continued, *result.closed) if one.matter.restricted}
    return {
        "schema": RECORDED_SCHEMA,
        "changed": result.changed,
        "body": result.body.key,
        "meeting": meeting_value(result.meeting),
        "document": {"key": result.document.key, "name": result.document.name, "version": result.document.version},
        "items": result.items,
        "unread": result.unread,
        "new": [_treated_value(treated, result.context) for treated in result.new],
        "continued": [_treated_value(treated, result.context) for treated in result.continued],
        "closed": [_treated_value(treated, result.context) for treated in result.closed],
        "missed": missed_value(result.missed, result.context) if result.missed else None,
        "planned": [meeting_value(meeting) for meeting in result.planned],
        "bodies": [{"key": body.key, "name": body.name} for body in result.bodies],
        "standing": list(result.standing),
        "joined": [{"matter": j.matter, "findings": list(j.findings), "items": list(j.items)} for j in result.joined],
        "suggestions": [_suggestion_value(suggestion) for suggestion in result.suggestions],
        "replaced": result.replaced.key if result.replaced else None,
        "differs": differs_value(result),
        "rematched": list(result.rematched),
        "notes": list(result.notes),
        "together": [] if result.meeting.restricted else [together_value(each, kept) for each in result.together],
        "told": [_told_value(step, kept) for step in result.told],
        "unstated": [treated.key for treated in result.unstated],
    }


def _told_value(step: Step, kept: AbstractSet[str]) -> dict[str, Any]:
    if step.matter in kept:
        return {"matter": step.matter, "restricted": True}
    return {"matter": step.matter, "step": step.key, "on": iso(step.on)}


def _treated_value(treated: Treated, context: Context) -> dict[str, Any]:
    value = {**matter_value(treated.matter), "grew": [matter_value(grown) for grown in treated.grew]}
    return value if treated.matter.restricted else {**value, "step": source_value(treated.promise, context)}


def _suggestion_value(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "finding": suggestion.finding,
        "title": suggestion.title,
        "why": suggestion.why,
        "matter": suggestion.matter,
        "quote": suggestion.quote,
    }
