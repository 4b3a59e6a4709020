"""
The next agenda: as text, Markdown and JSON, each line with its reason.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from attrs import evolve, frozen

from followup.model.answers import AgendaAnswer
from followup.model.bodies import Meeting
from followup.model.codes import DocumentKind, MeetingKind, MeetingStatus, StandingRole
from followup.model.matters import AgendaLine, Placed
from followup.model.minutes import Document
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import page, tagged, wrapped
from followup.reports.reasons.why import review_line, why_line
from followup.reports.values.values import meeting_value, place_value
from followup.reports.words.places import meeting_name, secret
from followup.reports.words.translation import Texts, full_day, msgid, plain_day, sitting_day, translator
from followup.reports.words.vocabulary import mode_word, party_word, title_of


AGENDA_SCHEMA = "followup/agenda/1"

SECTIONS = {
    "": msgid("Other matters"),
    "motion": msgid("Motions"),
    "interpellation": msgid("Interpellations"),
    "question": msgid("Questions"),
    "proposal": msgid("Proposals"),
    "report": msgid("Reports"),
    "election": msgid("Elections"),
}
"""The headings of sections, by kind, and of what is in none; a kind without one, being a free label, is its own."""


@frozen
class AgendaItem:
    """
    One line of an agenda, ready to read: its number (``4``, or ``a`` below an item), title, and why it is there.

    *key* is that of a matter (``None``: a standing item); *line* is the whole sentence an item *below* is printed as.
    The first of each section has its *heading*.
    """

    number: str
    title: str
    key: str | None = None
    why: str = ""
    below: tuple[AgendaItem, ...] = ()
    line: str = ""
    last: bool = False
    heading: str = ""


def agenda_items(answer: AgendaAnswer, locale: str) -> tuple[AgendaItem, ...]:
    """
    The agenda, item by item.
    """
    safe, t = printable(answer), translator(locale)
    lines = safe.plan.lines
    items = tuple(_item(safe, line, str(n), t) for n, line in enumerate(lines, 1))
    if not any(line.section for line in lines):
        return items
    before = (AgendaLine(), *lines)
    return tuple(evolve(item, heading=_heading(*two, t)) for item, two in zip(items, pairwise(before), strict=True))


def _heading(before: AgendaLine, line: AgendaLine, t: Texts) -> str:
    if line.placed is None or (before.placed is not None and before.section == line.section):
        return ""
    return t.gettext(SECTIONS[line.section]) if line.section in SECTIONS else line.section.capitalize()


def _item(answer: AgendaAnswer, line: AgendaLine, number: str, t: Texts) -> AgendaItem:
    if line.placed is not None:
        return _matter(answer, line.placed, number, t)
    below = tuple(_below(answer, inner.placed, n, t) for n, inner in enumerate(line.below) if inner.placed)
    if line.standing is None:
        return AgendaItem(number, t.gettext("Outstanding matters"), below=below)
    title, note = _standing(answer, line, t)
    return AgendaItem(number, title, why=note, below=below, last=line.standing.last)


def _matter(answer: AgendaAnswer, placed: Placed, number: str, t: Texts) -> AgendaItem:
    matter = placed.matter
    title = title_of(matter, t)
    if placed.place.if_time_permits and not matter.restricted:
        title = t.gettext("If time permits: {title}", title=title)
    promise = answer.promises.get(matter.key)
    why = why_line(placed, promise, answer.context, t.locale, reader=answer.body.key)
    return AgendaItem(number, title, matter.key, "" if matter.restricted else why)


def _below(answer: AgendaAnswer, placed: Placed, n: int, t: Texts) -> AgendaItem:
    promise = answer.promises.get(placed.matter.key)
    why = why_line(placed, promise, answer.context, t.locale, reader=answer.body.key)
    line = review_line(placed, promise, answer.context, t.locale, reader=answer.body.key)
    why = "" if placed.matter.restricted else why
    return AgendaItem(letter(n), title_of(placed.matter, t), placed.matter.key, why, line=line)


def letter(n: int) -> str:
    """
    The letter of the *n*-th line below an item: a to z, then aa, ab and so on.
    """
    before, rest = divmod(n, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + rest)


def _standing(answer: AgendaAnswer, line: AgendaLine, t: Texts) -> tuple[str, str]:
    title = line.standing.title if line.standing else ""
    match line.role:
        case StandingRole.PREVIOUS_MINUTES if answer.previous is not None:
            return f"{title}, {_previous(answer.previous, answer, t)}", _verified(answer, t)
        case StandingRole.OUTSTANDING if not line.below:
            return title, t.gettext("None.")
        case StandingRole.UPCOMING_MEETINGS:
            return title, _upcoming(answer, t)
        case StandingRole.NEXT_MEETING if not _has(answer, StandingRole.UPCOMING_MEETINGS):
            return title, _upcoming(answer, t)
    return title, ""


def _previous(meeting: Meeting, answer: AgendaAnswer, t: Texts) -> str:
    if meeting.restricted or meeting.date is None:
        return meeting_name(meeting, t)
    return plain_day(meeting.date, t, answer.context.today)


def _has(answer: AgendaAnswer, role: StandingRole) -> bool:
    return any(line.role is role for line in answer.plan.lines)


def _verified(answer: AgendaAnswer, t: Texts) -> str:
    previous, context = answer.previous, answer.context
    if previous is None or previous.verified_on is None:
        return t.gettext("Nothing is known of their having been verified.")
    day = plain_day(previous.verified_on, t, context.today)
    if previous.verified_by:
        return t.gettext("Verified on {day} by {name}.", day=day, name=party_word(previous.verified_by, context, t))
    return t.gettext("Verified on {day}.", day=day)


def _upcoming(answer: AgendaAnswer, t: Texts) -> str:
    coming = [m for m in answer.upcoming if m.date is not None and not m.restricted]
    if coming:
        return "; ".join(sitting_day(meeting, t) for meeting in coming) + "."
    if answer.plan.meeting.date is None:
        return t.gettext("No later meeting is planned.")
    day = plain_day(answer.plan.meeting.date, t, answer.context.today)
    return t.gettext("No meeting is planned after {day}.", day=day)


# As text


def agenda_text(answer: AgendaAnswer, locale: str, width: int = 80) -> str:
    """
    The agenda as it is sent out; the key of each matter stands at the right edge.
    """
    safe, t = printable(answer), translator(locale)
    items = agenda_items(safe, locale)
    lines = [*_header(safe, t, width), ""]
    for before, item in pairwise((None, *items)):
        if before is not None and not (before.last and item is not None and item.last):
            lines.append("")
        lines += _item_lines(item, t, width) if item is not None else []
    if not items:
        lines += wrapped(t.gettext("Nothing yet: no standing items and no matters."), width)
    return page([*lines, "", *wrapped(builds_on(safe, t), width)], width)


def _header(answer: AgendaAnswer, t: Texts, width: int) -> list[str]:
    word = (answer.body.agenda_word or t.gettext("Agenda")).upper()
    draft = t.gettext("draft {day}", day=answer.context.today.isoformat())
    when = [line for text in _when_and_where(answer, t) for line in wrapped(text, width)]
    return [*wrapped(answer.body.name, width), *tagged([word], draft, width), *when]


def _when_and_where(answer: AgendaAnswer, t: Texts) -> list[str]:
    meeting = answer.plan.meeting
    if meeting.restricted:
        return [meeting_name(meeting, t)]
    extra = t.gettext("extra meeting") if meeting.kind is MeetingKind.EXTRA else ""
    day = sitting_day(meeting, t) if meeting.date else f"{sitting_day(meeting, t)} ({meeting.key})"
    first = ", ".join(part for part in (day, meeting.venue, mode_word(meeting, t), extra) if part)
    if meeting.status is MeetingStatus.CANCELLED:
        return [first, t.gettext("The meeting is cancelled.")]
    if meeting.status is MeetingStatus.PLANNED and meeting.date and meeting.date < answer.context.today:
        return [first, t.gettext("The day of the meeting has passed and its notes are not recorded.")]
    return [first]


def _item_lines(item: AgendaItem, t: Texts, width: int) -> list[str]:
    standing = t.gettext("standing item")
    tag = item.key or standing
    room = width - len(tag) - 2
    lines = [*wrapped(item.heading.upper(), width), ""] if item.heading else []
    lines += tagged(wrapped(item.title, room, first=f"{item.number:>2}. "), tag, width)
    lines += wrapped(item.why, room, first="    ") if item.why else []
    for below in item.below:
        told = wrapped(below.line, width - len(below.key or "") - 2, first=f"    {below.number}) ")
        lines += tagged(told, below.key or "", width)
    return lines


def builds_on(answer: AgendaAnswer, t: Texts) -> str:
    """
    What the agenda rests on, and that notes are no minutes.
    """
    sources = [document for document in answer.sources if not secret(document.meeting, answer.context)]
    if not sources:
        return t.gettext("Builds on what was registered by hand.")
    minutes = [document for document in sources if document.kind is DocumentKind.MINUTES]
    notes = [document for document in sources if document.kind is DocumentKind.NOTES]
    told = [t.gettext("minutes of {days}", days=_days(minutes, t))] if minutes else []
    told += [t.gettext("notes of {days} (not minutes)", days=_days(notes, t))] if notes else []
    return t.gettext("Builds on {sources}.", sources=t.joined(told))


def _days(documents: list[Document], t: Texts) -> str:
    days = sorted({document.date for document in documents if document.date})
    if not days:
        return t.joined([document.name for document in documents])
    if len(days) > 3:
        first, last = full_day(days[0], t), full_day(days[-1], t)
        return t.gettext("{first} – {last} ({n} documents)", first=first, last=last, n=len(days))
    return t.joined([full_day(day, t) for day in days])


# As Markdown and JSON


def agenda_markdown(answer: AgendaAnswer, locale: str) -> str:
    """
    The agenda as Markdown; what is stored is shown as it is, not as markup.
    """
    safe, t = printable(answer), translator(locale)
    word = safe.body.agenda_word or t.gettext("Agenda")
    lines = [f"# {_plain(safe.body.name)}", "", f"## {_plain(word)}", ""]
    lines += [f"{_plain(text)}  " for text in _when_and_where(safe, t)]
    lines += ["", f"*{t.gettext('draft {day}', day=safe.context.today.isoformat())}*", ""]
    for item in agenda_items(safe, locale):
        lines += [""] if item.heading and lines[-1] else []
        lines += _markdown_item(item)
    return "\n".join([*lines, "", f"*{_plain(builds_on(safe, t))}*"])


def _markdown_item(item: AgendaItem) -> list[str]:
    key = f" ({_plain(item.key)})" if item.key else ""
    head = f"{item.number}. **{_plain(item.title)}**{key}"
    indent = " " * (len(item.number) + 2)
    lines = [f"### {_plain(item.heading)}", ""] if item.heading else []
    lines += [head + "  ", f"{indent}{_plain(item.why)}"] if item.why else [head]
    return [*lines, *(f"{indent}- {_plain(below.line)} ({_plain(below.key or '')})" for below in item.below)]


def _plain(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|~" else letter for letter in text)


def agenda_json(answer: AgendaAnswer, locale: str | None = None) -> dict[str, Any]:
    """
    The agenda as data of the schema ``followup/agenda/1``; in the body's language unless *locale* says otherwise.
    """
    items = agenda_items(answer, locale or answer.body.locale)
    matters = {p.matter.key: p for line in answer.plan.lines for p in _placed(line)}
    return {
        "schema": AGENDA_SCHEMA,
        "body": answer.body.key,
        "day": answer.context.today.isoformat(),
        "meeting": meeting_value(answer.plan.meeting),
        "items": [_item_value(item, answer, matters) for item in items],
        "upcoming": [meeting_value(meeting) for meeting in answer.upcoming],
        "sources": [document.key for document in answer.sources],
    }


def _placed(line: AgendaLine) -> list[Placed]:
    return [one.placed for one in (line, *line.below) if one.placed is not None]


def _item_value(item: AgendaItem, answer: AgendaAnswer, matters: dict[str, Placed]) -> dict[str, Any]:
    value: dict[str, Any] = {"number": item.number, "title": item.title, "key": item.key, "why": item.why}
    placed = matters.get(item.key or "")
    if placed is not None:
        hide = placed.matter.restricted
        value["place"] = None if hide else place_value(placed.place, answer.context)
        value["restricted"] = hide
    if item.heading:
        value["heading"] = item.heading
    if item.below:
        value["below"] = [_item_value(below, answer, matters) for below in item.below]
    return value
