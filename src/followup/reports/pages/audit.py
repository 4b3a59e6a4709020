"""
The register as an auditor reads it: how many wait for what, since when and why, and on what minutes it all rests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from followup.model.answers import Audit, OutstandingList, OutstandingMatter, Sources, Together
from followup.model.codes import Disposition, DocumentKind, PlaceKind
from followup.model.minutes import Document
from followup.reports.drawing.blocks import Block, Count, Item, Paragraph, glued, join, join_dots
from followup.reports.words.disclosure import hidden, key_alone, secret
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


Matters = Sequence[OutstandingMatter]


class Audited:
    """
    One audited list, in one language.
    """

    def __init__(self, listed: OutstandingList, audit: Audit, t: Texts) -> None:
        self.listed, self.audit, self.t, self.today = listed, audit, t, listed.context.today
        self._documents = {document.meeting: document for each in audit.sources for document in each.documents}

    def hides(self, meeting: str | None) -> bool:
        """
        Whether what happened at a meeting is not to be shown.
        """
        return secret(meeting, self.listed.context)

    def paragraph(self, item: str, meeting: str | None) -> str:
        """
        The number of an item as its minutes write it.
        """
        return numbered(item, self._documents.get(meeting or ""))


def audited(listed: OutstandingList, audit: Audit, t: Texts) -> list[Block]:
    """
    What stands in place of a long table, or above a short one.
    """
    asked = Audited(listed, audit, t)
    blocks: list[Block] = [Count(_title(asked), len(listed.matters))]
    for label, matters, back in _groups(asked):
        parts = [_sent_back(matters, asked)] if back else [*_how_often(matters, asked), *_oldest(matters, asked)]
        blocks += [Count(label, len(matters), indent=2), *(Paragraph(text, indent=5) for text in parts)]
    blocks += [*_why(asked), *(_sources(each, asked) for each in audit.sources)]
    if audit.known is not None:
        day = full_day(audit.known, t)
        known = t.gettext("This is what was known on {day}; what was recorded later is left out.", day=day)
        blocks.append(Paragraph(known))
    return blocks


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
    t, shown = asked.t, _shown(matters)
    times = Counter(matter.postponements for matter in shown if matter.postponements)
    if not times or len(shown) < 2:
        return []
    counted = [f"{t.ngettext('{n} time', '{n} times', n)} {times[n]}" for n in sorted(times)]
    return [t.gettext("of them postponed {counts}", counts=" · ".join(counted))]


def _shown(matters: Matters) -> Matters:
    return [matter for matter in matters if not matter.matter.restricted]


_WORDED = frozenset({"motion", "interpellation", "question", "proposal", "report", "election"})


def _oldest(matters: Matters, asked: Audited) -> list[str]:
    t, shown = asked.t, _shown(matters)
    if len(shown) < 2:
        return []
    since = min(matter.since for matter in shown)
    # Kinds are free labels: those without a word here are told together, as matters.
    kinds = Counter(m.matter.kind if m.matter.kind in _WORDED else "item" for m in shown if m.since == since)
    what = t.joined([_counted_kind(kind, n, t) for kind, n in kinds.most_common()])
    days = t.ngettext("{n} day", "{n} days", (asked.today - since).days)
    return [t.gettext("oldest: {what}, first on {day} ({days})", what=what, day=full_day(since, t), days=glued(days))]


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


def _sent_back(matters: Matters, asked: Audited) -> str:
    return join_dots(_one_back(matter, asked) for matter in matters)


def _one_back(matter: OutstandingMatter, asked: Audited) -> str:
    t, record = asked.t, matter.matter
    if record.restricted:
        return key_alone(matter.key, t)
    name = record.number or matter.key
    point = t.gettext("{number}, one point", number=name) if matter.key in asked.audit.parts else name
    day = short_day(record.anchor_on, t, asked.today) if record.anchor_on else ""
    where = join((day, asked.paragraph(record.anchor_item, record.anchor_meeting)), " ")
    return f"{point} ({where})" if where and not asked.hides(record.anchor_meeting) else point


# Why, and on what it rests


def _why(asked: Audited) -> list[Block]:
    parts, head = [*_decisions(asked), *_singly(asked)], asked.t.gettext("Why: ")
    ends = [";"] * (len(parts) - 1) + [""]
    leads = [head] + [" " * len(head)] * (len(parts) - 1)
    return [Item(lead, part + end) for lead, part, end in zip(leads, parts, ends, strict=False)]


def _decisions(asked: Audited) -> list[str]:
    # What was decided on none but restricted matters would tell their day and paragraph.
    kept = _kept(asked)
    shown = [each for each in asked.audit.together if any(step.matter not in kept for step in each.steps)]
    return [_decision(each, asked) for each in shown]


def _kept(asked: Audited) -> set[str]:
    return {matter.key for matter in asked.listed.matters if matter.matter.restricted}


def _singly(asked: Audited) -> list[str]:
    t, steps, kept = asked.t, asked.audit.singly, _kept(asked)
    days = {each.on for each in asked.audit.together} | {step.on for step in steps}
    singly: dict[date, list[str]] = {}
    for step in steps:
        if step.matter not in kept and not asked.hides(step.meeting):
            singly.setdefault(step.on, []).append(asked.paragraph(step.item, step.meeting))
    parts = []
    for day, items in singly.items():
        when = f" {plain_day(day, t, asked.today)}" if len(days) > 1 else ""
        numbers = paragraphs([item for item in items if item], t) or t.ngettext("{n} matter", "{n} matters", len(items))
        parts.append(f"{t.gettext('decided singly')}{when}: {numbers}")
    return parts + [key_alone(key, t) for key in sorted({str(s.meeting) for s in steps if asked.hides(s.meeting)})]


def _decision(one: Together, asked: Audited) -> str:
    t, day = asked.t, plain_day(one.on, asked.t, asked.today)
    matters = t.ngettext("{n} matter", "{n} matters", len(one.steps))
    if asked.hides(one.meeting):
        return f"{key_alone(one.meeting, t)}: {matters}"
    when = (
        t.gettext("postponed together at {hour} on {day}", hour=clock(one.starts), day=day)
        if one.starts is not None
        else t.gettext("postponed together on {day}", day=day)
    )
    item = asked.paragraph(one.item, one.meeting) if one.item else ""
    return f"{', '.join(part for part in (when, item) if part)}: {matters}"


def _sources(one: Sources, asked: Audited) -> Item:
    t, documents = asked.t, one.documents
    days = [document.date for document in documents if document.date and not asked.hides(document.meeting)]
    entered = _span([document.recorded_at.date() for document in documents if document.recorded_at])
    whose = f"{one.body} " if len(asked.audit.sources) > 1 else ""
    parts = [
        f"{whose}{', '.join(part for part in (_kinds(documents, t), _span(days)) if part)}.",
        t.gettext("Matters from before show only where the minutes themselves mention them."),
        t.gettext("Recorded {day}.", day=entered) if entered else "",
        *(t.gettext("Minutes no. {number} are missing.", number=number) for number in one.missing),
    ]
    return Item(t.gettext("Sources: "), join(parts, " "))


def _span(days: Sequence[date]) -> str:
    return " – ".join(dict.fromkeys(day.isoformat() for day in (min(days), max(days)))) if days else ""


def _kinds(documents: Sequence[Document], t: Texts) -> str:
    minutes = sum(document.kind is DocumentKind.MINUTES for document in documents)
    notes = len(documents) - minutes
    parts = [t.ngettext("minutes of {n} meeting", "minutes of {n} meetings", minutes)] if minutes else []
    return t.joined(parts + ([t.ngettext("notes of {n} meeting", "notes of {n} meetings", notes)] if notes else []))
