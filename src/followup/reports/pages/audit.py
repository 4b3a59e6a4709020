"""
The register as an auditor reads it: how many wait for what, since when and why, and on what minutes it all rests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from attrs import frozen

from followup.model.answers import Audit, OutstandingList, OutstandingMatter, Sources, Together
from followup.model.codes import Disposition, DocumentKind, PlaceKind
from followup.model.minutes import Document
from followup.reports.drawing.text import (
    glued,
    strung,
    tagged,
    wrapped,
)
from followup.reports.words.places import hidden, secret
from followup.reports.words.translation import (
    Texts,
    clock,
    full_day,
    plain_day,
    short_day,
)
from followup.reports.words.vocabulary import (
    in_running_text,
    number_word,
    numbered,
    paragraphs,
)


WIDEST = 71
"""The column in which the numbers end: further out nobody sees what they belong to."""

Matters = Sequence[OutstandingMatter]


@frozen
class Audited:
    """
    One audited list, in one language.
    """

    listed: OutstandingList
    audit: Audit
    t: Texts
    width: int

    @property
    def today(self) -> date:
        """
        The day asked about.
        """
        return self.listed.context.today

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """
        The minutes, by the keys of their meetings.
        """
        return {document.meeting: document for each in self.audit.sources for document in each.documents}

    def hides(self, meeting: str | None) -> bool:
        """
        Whether what happened at a meeting is not to be shown.
        """
        return secret(meeting, self.listed.context)

    def counted(self, label: str, n: int, indent: str = "") -> list[str]:
        """
        A line with its number at the right.
        """
        width = min(self.width, WIDEST)
        return tagged(wrapped(label, width - 6, first=indent), str(n), width)

    def paragraph(self, item: str, meeting: str | None) -> str:
        """
        The number of an item as its minutes write it.
        """
        return numbered(item, self.documents.get(meeting or ""))


def audit_block(listed: OutstandingList, audit: Audit, t: Texts, width: int) -> list[str]:
    """
    The block that stands in place of a long table, or above a short one.
    """
    asked = Audited(listed, audit, t, width)
    lines = asked.counted(_title(asked), len(listed.matters))
    for label, matters, back in _groups(asked):
        lines += asked.counted(label, len(matters), "  ")
        lines += _sent_back(matters, asked) if back else _how_often(matters, asked)
    lines += [*_why(asked), *(line for each in audit.sources for line in _sources(each, asked))]
    if audit.known is None:
        return lines
    known = t.gettext(
        "This is what was known on {day}; what was recorded later is left out.", day=full_day(audit.known, t)
    )
    return lines + wrapped(known, width)


def _title(asked: Audited) -> str:
    day = full_day(asked.today, asked.t)
    if asked.listed.body is None:
        return asked.t.gettext("Outstanding matters on {day}", day=day)
    body = in_running_text(asked.listed.body.name, asked.t)
    return asked.t.gettext("Outstanding matters of {body} on {day}", body=body, day=day)


# How many, waiting for what


def _groups(asked: Audited) -> list[tuple[str, list[OutstandingMatter], bool]]:
    groups: dict[str, list[OutstandingMatter]] = {}
    back: set[str] = set()
    for matter in asked.listed.matters:
        label = _label(matter, asked)
        groups.setdefault(label, []).append(matter)
        if _is_back(matter):
            back.add(label)
    return [(label, matters, label in back) for label, matters in groups.items()]


def _is_back(matter: OutstandingMatter) -> bool:
    return matter.matter.disposition is Disposition.REFERRED_BACK


def _label(matter: OutstandingMatter, asked: Audited) -> str:
    t, postponed = asked.t, matter.matter.disposition is Disposition.POSTPONED
    if _is_back(matter):
        return t.gettext("referred back and not returned")
    match matter.place.kind:
        case PlaceKind.AGENDA:
            day = _day(matter, asked)
            return t.gettext("postponed to {day}", day=day) if postponed else t.gettext("otherwise on {day}", day=day)
        case PlaceKind.AWAITING_MEETING if postponed:
            return t.gettext("postponed, awaiting a meeting")
        case PlaceKind.AWAITING_MEETING:
            return t.gettext("awaiting a meeting")
        case PlaceKind.WITH_PARTY:
            return t.gettext("with others")
        case PlaceKind.RESTING:
            return t.gettext("resting")
        case PlaceKind.EVENT:
            return t.gettext("at an event")


def _day(matter: OutstandingMatter, asked: Audited) -> str:
    place, context = matter.place, asked.listed.context
    own = asked.listed.body is not None and place.body == asked.listed.body.key
    day = place.meeting or place.body
    if place.date is not None and not hidden(place, context):
        day = plain_day(place.date, asked.t, asked.today)
        return day if own else f"{place.body} {day}"
    return day


def _how_often(matters: Matters, asked: Audited) -> list[str]:
    t, shown = asked.t, [matter for matter in matters if not matter.matter.restricted]
    lines: list[str] = []
    times = Counter(matter.postponements for matter in shown if matter.postponements)
    if times and len(shown) > 1:
        counted = [f"{t.ngettext('{n} time', '{n} times', n)} {times[n]}" for n in sorted(times)]
        lines += wrapped(
            t.gettext("of them postponed {counts}", counts=" · ".join(counted)), asked.width, first=" " * 5
        )
    return [*lines, *_oldest(shown, asked)] if len(shown) > 1 else lines


_WORDED = frozenset({"motion", "interpellation", "question", "proposal", "report", "election"})


def _oldest(matters: Matters, asked: Audited) -> list[str]:
    t, since = asked.t, min(matter.since for matter in matters)
    # Kinds are free labels: those without a word here are told together, as matters.
    kinds = Counter(m.matter.kind if m.matter.kind in _WORDED else "item" for m in matters if m.since == since)
    what = t.joined([_counted_kind(kind, n, t) for kind, n in kinds.most_common()])
    days = t.ngettext("{n} day", "{n} days", (asked.today - since).days)
    text = t.gettext("oldest: {what}, first on {day} ({days})", what=what, day=full_day(since, t), days=glued(days))
    return wrapped(text, asked.width, first=" " * 5)


def _counted_kind(kind: str, n: int, t: Texts) -> str:
    count = number_word(n, t)
    match kind:
        case "motion":
            return t.ngettext("one motion", "{count} motions", n, count=count)
        case "interpellation":
            return t.ngettext("one interpellation", "{count} interpellations", n, count=count)
        case "question":
            return t.ngettext("one question", "{count} questions", n, count=count)
        case "proposal":
            return t.ngettext("one proposal", "{count} proposals", n, count=count)
        case "report":
            return t.ngettext("one report", "{count} reports", n, count=count)
        case "election":
            return t.ngettext("one election", "{count} elections", n, count=count)
    return t.ngettext("one matter", "{count} matters", n, count=count)


def _sent_back(matters: Matters, asked: Audited) -> list[str]:
    return strung([_one_back(matter, asked) for matter in matters], asked.width, first=" " * 5)


def _one_back(matter: OutstandingMatter, asked: Audited) -> str:
    t, record = asked.t, matter.matter
    if record.restricted:
        return t.gettext("{key} (not shown)", key=matter.key)
    name = record.number or matter.key
    point = t.gettext("{number}, one point", number=name) if matter.key in asked.audit.parts else name
    day = short_day(record.anchor_on, t, asked.today) if record.anchor_on else ""
    where = " ".join(part for part in (day, asked.paragraph(record.anchor_item, record.anchor_meeting)) if part)
    return f"{point} ({where})" if where and not asked.hides(record.anchor_meeting) else point


# Why, and on what it rests


def _why(asked: Audited) -> list[str]:
    kept = {matter.key for matter in asked.listed.matters if matter.matter.restricted}
    kept_meetings = {step.meeting for step in asked.audit.singly if asked.hides(step.meeting)}
    days = {each.on for each in asked.audit.together} | {step.on for step in asked.audit.singly}
    # What was decided on none but restricted matters would tell their day and paragraph.
    together = [each for each in asked.audit.together if any(step.matter not in kept for step in each.steps)]
    parts = [_together(each, asked) for each in together]
    singly: dict[date, list[str]] = {}
    for step in asked.audit.singly:
        if step.matter not in kept and step.meeting not in kept_meetings:
            singly.setdefault(step.on, []).append(asked.paragraph(step.item, step.meeting))
    for day, items in singly.items():
        when = f" {plain_day(day, asked.t, asked.today)}" if len(days) > 1 else ""
        listed = paragraphs([item for item in items if item], asked.t) or asked.t.ngettext(
            "{n} matter", "{n} matters", len(items)
        )
        parts.append(f"{asked.t.gettext('decided singly')}{when}: {listed}")
    parts += [asked.t.gettext("{key} (not shown)", key=key) for key in sorted(str(key) for key in kept_meetings)]
    head = asked.t.gettext("Why: ")
    lines: list[str] = []
    for n, part in enumerate(parts):
        end = ";" if n + 1 < len(parts) else ""
        lines += wrapped(part + end, asked.width, first=" " * len(head) if lines else head, rest=" " * len(head))
    return lines


def _together(one: Together, asked: Audited) -> str:
    t, day = asked.t, plain_day(one.on, asked.t, asked.today)
    matters = t.ngettext("{n} matter", "{n} matters", len(one.steps))
    if asked.hides(one.meeting):
        return f"{t.gettext('{key} (not shown)', key=one.meeting)}: {matters}"
    when = (
        t.gettext("postponed together at {hour} on {day}", hour=clock(one.starts), day=day)
        if one.starts is not None
        else t.gettext("postponed together on {day}", day=day)
    )
    item = asked.paragraph(one.item, one.meeting) if one.item else ""
    return f"{', '.join(part for part in (when, item) if part)}: {matters}"


def _sources(one: Sources, asked: Audited) -> list[str]:
    t, documents = asked.t, one.documents
    days = [document.date for document in documents if document.date and not asked.hides(document.meeting)]
    span = " – ".join(dict.fromkeys(day.isoformat() for day in (min(days), max(days)))) if days else ""
    recorded = [document.recorded_at.date() for document in documents if document.recorded_at]
    entered = " – ".join(dict.fromkeys(day.isoformat() for day in (min(recorded), max(recorded)))) if recorded else ""
    whose = f"{one.body} " if len(asked.audit.sources) > 1 else ""
    told = [
        f"{whose}{', '.join(part for part in (_kinds(documents, t), span) if part)}.",
        t.gettext("Matters from before show only where the minutes themselves mention them."),
        t.gettext("Recorded {day}.", day=entered) if entered else "",
        *(t.gettext("Minutes no. {number} are missing.", number=number) for number in one.missing),
    ]
    head = t.gettext("Sources: ")
    return wrapped(" ".join(part for part in told if part), asked.width, first=head)


def _kinds(documents: Sequence[Document], t: Texts) -> str:
    minutes = sum(document.kind is DocumentKind.MINUTES for document in documents)
    notes = len(documents) - minutes
    told = [t.ngettext("minutes of {n} meeting", "minutes of {n} meetings", minutes)] if minutes else []
    return t.joined(told + ([t.ngettext("notes of {n} meeting", "notes of {n} meetings", notes)] if notes else []))
