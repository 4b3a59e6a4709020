"""
What recording a document did: what it closed, continued and raised, and what it passed over in silence.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from followup.model.answers import Context, Joined, Recorded, Suggestion, Treated
from followup.model.codes import Disposition, DocumentKind
from followup.model.subjects import Matter, Meeting
from followup.reports.commands import alias_hint, ask_hint
from followup.reports.dates import full_day
from followup.reports.missed import ask_again, doubt, missed_blocks, missed_value
from followup.reports.notes import note_lines
from followup.reports.page import advice, fitted, page, shortened, wrapped
from followup.reports.printable import printable
from followup.reports.texts import Texts, msgid, translator
from followup.reports.values import matter_value, meeting_value, source_value
from followup.reports.whereabouts import meeting_name, target_short
from followup.reports.why import QUOTE
from followup.reports.words import OUTCOMES, item_word, paragraphs, reason_word, sentence, title_of


RECORDED_SCHEMA = "followup/recorded/1"

MANY = 12
"""From so many matters treated alike by one decision, they are told in one line."""

VERBS = {
    Disposition.DECIDED: msgid("decided"),
    Disposition.CARRIED_OUT: msgid("carried out"),
    Disposition.NOTED: msgid("noted"),
    Disposition.WITHDRAWN: msgid("withdrawn"),
    Disposition.WRITTEN_OFF: msgid("written off"),
    Disposition.SUPERSEDED: msgid("superseded"),
    Disposition.MERGED: msgid("merged"),
}

LIKENESS = {
    "like_agenda": msgid("resembles {matter}, which stands on the agenda"),
    "like_open": msgid("resembles {matter}, which is open"),
    "same_document": msgid("may be the same as {matter}"),
    "uncertain": msgid("the reader is not sure"),
}

Row = tuple[str, str, str]


def recorded_text(result: Recorded, locale: str, width: int = 80) -> str:
    """
    What was done with which matter, what is new, what was joined or left for a person, and what was missed.
    """
    safe, t = printable(result), translator(locale)
    if not safe.changed:
        return page(_known(safe, t, width), width)
    missed = safe.missed
    lines = [*(doubt(missed, t, width) if missed else []), *_first_line(safe, t, width)]
    lines += [
        *_kept(safe, t, width),
        *_table(safe, t, width),
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
    paragraphs = any(treated.step.item.startswith("§") for treated in (*result.new, *result.continued, *result.closed))
    counted = (
        t.ngettext("{n} paragraph read", "{n} paragraphs read", result.items)
        if paragraphs
        else t.ngettext("{n} item read", "{n} items read", result.items)
    )
    unread = t.ngettext("{n} line unread", "{n} lines unread", result.unread)
    lines = wrapped(f"{meeting_name(result.meeting, t)}: {counted}, {unread}", width)
    if result.replaced is not None:
        before = t.gettext("Replaces version {n} of the same minutes.", n=result.replaced.version)
        lines += wrapped(before if result.document.kind is DocumentKind.MINUTES else _replaces_notes(result, t), width)
    if result.rematched:
        later = t.joined(list(result.rematched))
        lines += wrapped(t.gettext("Matched anew, being later: {documents}.", documents=later), width)
    return lines + [line for note in note_lines(result.notes, t) for line in wrapped(note, width, first="! ")]


def _replaces_notes(result: Recorded, t: Texts) -> str:
    version = result.replaced.version if result.replaced else 0
    return t.gettext("Replaces version {n} of the same notes.", n=version)


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
    return wrapped(sentence(told), width, first="  ")


# The table of what was done


def _table(result: Recorded, t: Texts, width: int) -> list[str]:
    if result.new and not (result.continued or result.closed):
        planned = _aligned(_planned(result, t), width)
        return ["", *_new_matters(result, t, width), *([""] if planned else []), *planned]
    rows = [*_closed(result, t), *_continued(result, t), *_raised(result, t), *_planned(result, t)]
    return ["", *_aligned(rows, width)] if rows else []


def _new_matters(result: Recorded, t: Texts, width: int) -> list[str]:
    rows = [
        [
            new.key,
            title_of(new.matter, t),
            *_secretly(new, new.step.item, target_short(new.matter, result.context, t)),
        ]
        for new in result.new
    ]
    headers = [t.gettext("New"), t.gettext("Matter"), t.gettext("Item"), t.gettext("Goes to")]
    return fitted(rows, headers, width, wide=1)


def _secretly(treated: Treated, *cells: str) -> list[str]:
    return ["–" for _ in cells] if treated.matter.restricted else list(cells)


def _aligned(rows: list[Row], width: int) -> list[str]:
    if not rows:
        return []
    first = max(len(verb) for verb, _, _ in rows) + 2
    second = max(len(key) for _, key, _ in rows) + 2
    return [
        line for verb, key, text in rows for line in wrapped(text, width, first=f"  {verb:<{first}}{key:<{second}}")
    ]


def _closed(result: Recorded, t: Texts) -> list[Row]:
    return [_row(treated, _closing_verb(treated), result, t) for treated in result.closed]


def _closing_verb(treated: Treated) -> str:
    if any(grown.disposition is Disposition.POSTPONED for grown in treated.grew):
        return msgid("split")
    return VERBS.get(treated.step.disposition, msgid("closed"))


def _continued(result: Recorded, t: Texts) -> list[Row]:
    rows: list[Row] = []
    told: set[str] = set()
    for many in _bulks(result.continued):
        told |= {treated.key for treated in many}
        rows.append(_bulk_row(many, result, t))
    return rows + [_row(one, _going_verb(one), result, t) for one in result.continued if one.key not in told]


def _bulks(continued: tuple[Treated, ...]) -> list[list[Treated]]:
    decisions: dict[str, list[Treated]] = {}
    for treated in continued:
        if treated.step.decision and not treated.matter.restricted:
            decisions.setdefault(treated.step.decision, []).append(treated)
    return [many for many in decisions.values() if len(many) >= MANY]


def _bulk_row(many: list[Treated], result: Recorded, t: Texts) -> Row:
    count = t.ngettext("{n} matter by one decision", "{n} matters by one decision", len(many))
    told = [count, paragraphs([treated.step.item for treated in many], t)]
    where = target_short(many[0].matter, result.context, t)
    keys = ", ".join(treated.key for treated in many)
    return t.gettext(_going_verb(many[0])), str(len(many)), f"{', '.join(told)} → {where}: {keys}"


def _going_verb(treated: Treated) -> str:
    return {
        Disposition.POSTPONED: msgid("postponed"),
        Disposition.REFERRED_BACK: msgid("referred back"),
        Disposition.REFERRED: msgid("referred"),
        Disposition.NOT_REACHED: msgid("not reached"),
        Disposition.SPLIT: msgid("split"),
        Disposition.REMOVED: msgid("removed from the agenda"),
    }.get(treated.step.disposition, msgid("goes on"))


def _raised(result: Recorded, t: Texts) -> list[Row]:
    grown = {matter.key for treated in (*result.closed, *result.continued) for matter in treated.grew}
    return [_row(new, msgid("new"), result, t) for new in result.new if new.key not in grown]


def _row(treated: Treated, verb: str, result: Recorded, t: Texts) -> Row:
    matter = treated.matter
    if matter.restricted:
        return t.gettext(verb), matter.key, t.gettext("not shown")
    told = [matter.title, item_word(treated.step.item, t), _outcome(treated, t), _number(treated, t)]
    text = ", ".join(part for part in told if part)
    onward = [_grown(new, result.context, t) for new in treated.grew]
    if matter.open and not onward:
        onward = [target_short(matter, result.context, t)]
    return t.gettext(verb), matter.key, "".join([text, *(f" → {where}" for where in onward)])


def _outcome(treated: Treated, t: Texts) -> str:
    return t.gettext(OUTCOMES[treated.step.outcome]) if treated.step.outcome else ""


def _number(treated: Treated, t: Texts) -> str:
    if treated.step.disposition is not Disposition.POSTPONED:
        return ""
    again = treated.matter.postponements
    told = [reason_word(treated.step.reason, t)]
    told.append(t.ngettext("postponed once", "postponed {n} times", again) if again > 1 else "")
    return ", ".join(part for part in told if part)


def _grown(matter: Matter, context: Context, t: Texts) -> str:
    if matter.restricted:
        return f"{matter.key} ({t.gettext('not shown')})"
    where = target_short(matter, context, t)
    if matter.kind == "assignment":
        head = t.gettext("new assignment {key}", key=matter.key)
    else:
        head = f"{matter.key} {matter.title}"
    state = t.gettext("postponed") if matter.disposition is Disposition.POSTPONED else ""
    told = ", ".join(part for part in (state, where) if part)
    return f"{head} ({told})" if told else head


def _planned(result: Recorded, t: Texts) -> list[Row]:
    return [_meeting_row(meeting, t) for meeting in result.planned]


def _meeting_row(meeting: Meeting, t: Texts) -> Row:
    verb = t.gettext("new meeting")
    if meeting.restricted:
        return verb, meeting.key, t.gettext("not shown")
    return verb, meeting.body, full_day(meeting.date, t) if meeting.date else meeting.key


# What was joined, made and left


def _joined(result: Recorded, t: Texts, width: int) -> list[str]:
    secret = {treated.key for treated in (*result.new, *result.continued, *result.closed) if treated.matter.restricted}
    lines: list[str] = []
    for joined in result.joined:
        shown = evolve(joined, title=t.gettext("not shown")) if joined.matter in secret else joined
        lines += _join_lines(shown, ask_hint(result.document.name), t, width)
    return ["", *lines] if lines else []


def _join_lines(joined: Joined, hint: str, t: Texts, width: int) -> list[str]:
    items = t.joined([item_word(item, t) for item in joined.items])
    told = t.gettext("joined: {items} → {key}  {title}", items=items, key=joined.matter, title=joined.title)
    apart = advice(t.gettext("To take them apart again:"), hint, width, first="    ")
    return [*wrapped(told, width, first="  ", rest="    "), *apart]


def _made(result: Recorded, t: Texts, width: int) -> list[str]:
    lines: list[str] = []
    for body in result.bodies:
        lines += wrapped(t.gettext("New body {key}: {name}.", key=body.key, name=body.name), width, first="  ")
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
    return {
        "schema": RECORDED_SCHEMA,
        "changed": result.changed,
        "body": result.body.key,
        "meeting": meeting_value(result.meeting),
        "document": {"key": result.document.key, "name": result.document.name, "version": result.document.version},
        "items": result.items,
        "unread": result.unread,
        "new": [_treated_value(treated) for treated in result.new],
        "continued": [_treated_value(treated) for treated in result.continued],
        "closed": [_treated_value(treated) for treated in result.closed],
        "missed": missed_value(result.missed, result.context) if result.missed else None,
        "planned": [meeting_value(meeting) for meeting in result.planned],
        "bodies": [{"key": body.key, "name": body.name} for body in result.bodies],
        "standing": list(result.standing),
        "joined": [{"matter": j.matter, "findings": list(j.findings), "items": list(j.items)} for j in result.joined],
        "suggestions": [_suggestion_value(suggestion) for suggestion in result.suggestions],
        "replaced": result.replaced.key if result.replaced else None,
        "rematched": list(result.rematched),
        "notes": list(result.notes),
    }


def _treated_value(treated: Treated) -> dict[str, Any]:
    value = matter_value(treated.matter)
    if treated.matter.restricted:
        return value
    return {**value, "step": source_value(treated.promise), "grew": [matter_value(grown) for grown in treated.grew]}


def _suggestion_value(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "finding": suggestion.finding,
        "title": suggestion.title,
        "why": suggestion.why,
        "matter": suggestion.matter,
        "quote": suggestion.quote,
    }
