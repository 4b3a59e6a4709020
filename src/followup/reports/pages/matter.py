"""
Everything about one matter: why it is where it is, its whole life, and all that is known of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from followup.model.answers import HistoryLine, MatterAnswer, Promise
from followup.model.codes import DocumentKind
from followup.model.matters import Matter
from followup.model.minutes import Document, Evidence
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import page, wrapped
from followup.reports.pages.changed import changed_json, changed_text
from followup.reports.pages.steps import (
    heading,
    not_shown,
    step_where,
    step_words,
    struck_words,
)
from followup.reports.reasons.why import why_now
from followup.reports.values.values import matter_value, place_value, source_value
from followup.reports.words.places import secret, skip_line, stands
from followup.reports.words.translation import Texts, full_day, msgid, short_day, translator
from followup.reports.words.vocabulary import (
    ERASED,
    numbered,
    party_word,
    title_of,
)
from followup.rules.fold import apply


__all__ = [
    "changed_json",
    "changed_text",
    "flagged",
    "history_json",
    "history_text",
    "show_json",
    "show_text",
    "why_json",
    "why_text",
]

WHY_SCHEMA = "followup/why/1"
HISTORY_SCHEMA = "followup/history/1"
MATTER_SCHEMA = "followup/matter/1"


def why_text(answer: MatterAnswer, locale: str, width: int = 80) -> str:
    """
    Where the matter is, the promise that put it there with its very words, and the meetings it has passed.
    """
    safe, t = printable(answer), translator(locale)
    if safe.matter.restricted:
        return page(not_shown(safe.matter, t), width)
    return page([*heading(safe.matter, t, width), *_why(safe, t, width)], width)


def _why(answer: MatterAnswer, t: Texts, width: int) -> list[str]:
    # The place is told even of a restricted matter: whoever comes here has asked for it by key.
    matter, place, context = evolve(answer.matter, restricted=False), answer.now, answer.context
    lines = wrapped(_state(answer, t), width, first="  ")
    if place is not None:
        lines += wrapped(why_now(matter, place, answer.promise, context, t.locale), width, first="  ")
    promise = answer.promise
    quoted = _quoted(promise.evidence, promise.quote, answer, t) if promise else ""
    if promise and quoted and not secret(promise.step.meeting, context):
        lines += wrapped(quoted, width, first="  ")
        lines += wrapped(_source(promise, t), width, first="    ")
    if place is not None and place.skipped:
        lines += wrapped(t.gettext("Passed on the way:"), width, first="  ")
        lines += [line for skip in place.skipped for line in wrapped(skip_line(skip, context, t), width, first="    ")]
    return lines


def _state(answer: MatterAnswer, t: Texts) -> str:
    matter = answer.matter
    if matter.void:
        other = f" → {matter.merged_into}" if matter.merged_into else ""
        return t.gettext("Withdrawn: it belongs to no list.") + other
    if answer.now is not None:
        return stands(matter, answer.now, answer.context, t)
    closed = t.gettext("Closed.")
    if matter.closed_on:
        closed = t.gettext("Closed on {day}.", day=full_day(matter.closed_on, t))
    return f"{closed} → {matter.merged_into}" if matter.merged_into else closed


def _source(source: Promise | HistoryLine, t: Texts) -> str:
    told = source_words(source.document, source.evidence, t)
    paragraph = numbered(source.step.item, source.document)
    # What minutes tell of an earlier meeting stands under another § of theirs.
    return f"{paragraph}, {told}" if paragraph.startswith("§") and source.document and source.step.meeting else told


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


def history_text(answer: MatterAnswer, locale: str, width: int = 80) -> str:
    """
    Every step in order, the struck ones too, with the words each rests on.
    """
    safe, t = printable(answer), translator(locale)
    if safe.matter.restricted:
        return page(not_shown(safe.matter, t), width)
    return page([*heading(safe.matter, t, width), *_history(safe, t, width)], width)


def _history(answer: MatterAnswer, t: Texts, width: int) -> list[str]:
    late = set(flagged(answer))
    days = [short_day(line.step.on, t, answer.context.today) for line in answer.history]
    room = max((len(day) for day in days), default=0)
    lines: list[str] = []
    for day, line in zip(days, answer.history, strict=True):
        head = f"  {day:<{room}}  "
        lines += _history_line(head, line, answer, t, width, late=line.step.key in late)
    return lines or wrapped(t.gettext("Nothing has happened yet."), width, first="  ")


def flagged(answer: MatterAnswer) -> Iterator[str]:
    """
    The keys of the steps that came after the closing one and therefore changed nothing.
    """
    live = sorted((line.step for line in answer.history if line.step.live), key=lambda step: step.order)
    if not live:
        return
    matter = Matter(key=answer.matter.key, body=live[0].body, title="")
    for step in live:
        after = apply(matter, step)
        if after.flagged > matter.flagged:
            yield step.key
        matter = after


def _history_line(head: str, line: HistoryLine, answer: MatterAnswer, t: Texts, width: int, *, late: bool) -> list[str]:
    step, context = line.step, answer.context
    if secret(step.meeting, context):
        return wrapped(t.gettext("{key} (not shown)", key=step.meeting), width, first=head)
    told = [step_where(step, t, line.document), step_words(step, context, t)]
    if late:
        told.append(t.gettext("(flagged: it came after the closing step)"))
    if not step.live:
        told.append(struck_words(step, t))
    lines = wrapped(" ".join(part for part in told if part), width, first=head)
    quoted = _quoted(line.evidence, line.evidence.quote if line.evidence else step.text, answer, t)
    return lines + (wrapped(quoted, width, first=" " * len(head)) if quoted else [])


def _quoted(evidence: Evidence | None, quote: str, answer: MatterAnswer, t: Texts) -> str:
    if evidence is not None and evidence.key in answer.erased:
        return t.gettext(ERASED)
    return f'"{quote}"' if quote else ""


# All of it


def show_text(answer: MatterAnswer, locale: str, width: int = 80) -> str:
    """
    All there is of one matter; asked for by its key, a restricted one is shown too.
    """
    t, safe = translator(locale), _opened(printable(answer))
    lines = [*heading(safe.matter, t, width), *_facts(safe, t, width), "", *_why(safe, t, width)]
    lines += ["", *wrapped(t.gettext("History"), width), *_history(safe, t, width)]
    if safe.related:
        lines += ["", *wrapped(t.gettext("Related"), width)]
        lines += [
            line for other in safe.related for line in wrapped(title_of(other, t), width, first=f"  {other.key}  ")
        ]
    return page(lines, width)


def _opened(answer: MatterAnswer) -> MatterAnswer:
    # Who asks for a matter by its key is told all of it, also what was said behind closed doors.
    meetings = {key: evolve(meeting, restricted=False) for key, meeting in answer.context.meetings.items()}
    return evolve(answer, context=evolve(answer.context, meetings=meetings))


def _facts(answer: MatterAnswer, t: Texts, width: int) -> list[str]:
    matter, context = answer.matter, answer.context
    opened = full_day(matter.opened_on, t) if matter.opened_on else ""
    facts = [
        (msgid("Body"), context.body(matter.body)),
        (msgid("From"), context.body(matter.origin) if matter.origin else ""),
        (msgid("Kind"), "" if matter.kind == "item" else matter.kind),
        (msgid("Number"), matter.number),
        (msgid("Owner"), party_word(matter.owner, context, t) or t.gettext("nobody")),
        (msgid("Opened"), opened),
        (msgid("Postponed"), t.ngettext("once", "{n} times", matter.postponements) if matter.postponements else ""),
        (msgid("In the meantime"), matter.interim),
        (msgid("Follows"), matter.follows or ""),
        (msgid("Restricted"), t.gettext("yes") if matter.restricted else ""),
    ]
    told = [(t.gettext(label), value) for label, value in facts if value]
    room = max(len(label) for label, _ in told) + 2
    return [line for label, value in told for line in wrapped(value, width, first=f"  {label + ':':<{room}}")]


# As JSON


def why_json(answer: MatterAnswer, locale: str) -> dict[str, Any]:
    """
    Why it is where it is, as data of the schema ``followup/why/1``; *why* in the language asked for.
    """
    if answer.matter.restricted:
        return {"schema": WHY_SCHEMA, **matter_value(answer.matter)}
    now = answer.now
    return {
        "schema": WHY_SCHEMA,
        **matter_value(answer.matter),
        "place": place_value(now, answer.context) if now else None,
        "missed": now.missed if now else 0,
        "why": why_now(answer.matter, now, answer.promise, answer.context, locale) if now else "",
        "promise": source_value(answer.promise, answer.context, answer.erased) if answer.promise else None,
    }


def history_json(answer: MatterAnswer) -> dict[str, Any]:
    """
    Every step, as data of the schema ``followup/history/1``.
    """
    value = {"schema": HISTORY_SCHEMA, **matter_value(answer.matter)}
    return value if answer.matter.restricted else {**value, "steps": _steps(answer)}


def _steps(answer: MatterAnswer) -> list[dict[str, Any]]:
    late = set(flagged(answer))
    return [
        {**source_value(line, answer.context, answer.erased), "flagged": line.step.key in late}
        for line in answer.history
    ]


def show_json(answer: MatterAnswer, locale: str) -> dict[str, Any]:
    """
    All of it, as data of the schema ``followup/matter/1``; a restricted matter is shown too.
    """
    shown = _opened(evolve(answer, matter=evolve(answer.matter, restricted=False)))
    return {
        **why_json(shown, locale),
        "schema": MATTER_SCHEMA,
        "restricted": answer.matter.restricted,
        "owner_name": party_word(answer.matter.owner, answer.context, translator(locale)),
        "steps": _steps(shown),
        "related": [matter_value(other) for other in answer.related],
    }
