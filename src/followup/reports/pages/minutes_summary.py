"""
What long minutes come to, in numbers instead of a line for each matter: how many, by which decision, how often before.
"""

from __future__ import annotations

from collections import Counter

from attrs import evolve

from followup.model.answers import Together
from followup.model.codes import Disposition, Silence
from followup.model.matters import Matter
from followup.model.results import Recorded, Treated
from followup.model.targets import MeetingOn
from followup.reports.drawing.blocks import Block, Heading, Item, Paragraph, glued, join
from followup.reports.pages.missed import to_ask_about
from followup.reports.words.disclosure import secret
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.places import meeting_name, target_short, target_words
from followup.reports.words.translation import Texts, clock, plain_day
from followup.reports.words.vocabulary import (
    in_running_text,
    number_word,
    numbered,
    paragraphs,
)


LONG = 20
"""From so many treated matters on, minutes are told as a block."""

OFTEN = 6
"""Matters postponed so many times are always named; else only those postponed most often."""

_APART = frozenset({"motion", "interpellation", "question", "proposal"})
_FIRST = (Disposition.REFERRED_BACK, Disposition.REFERRED, Disposition.DECIDED, Disposition.NOTED)


class MinutesSummary:
    """
    One document's result in one language, told from the day of its meeting, whenever it is recorded.
    """

    def __init__(self, result: Recorded, t: Texts) -> None:
        today = result.meeting.date or result.context.today
        self.result, self.t, self.today = result, t, today
        self.context = evolve(result.context, today=today)
        # Those that grew out of others stand with them.
        treated = (*result.new, *result.continued, *result.closed)
        self.treated = sorted(treated, key=lambda one: one.step.order)
        self.postponed = [one for one in self.treated if one.step.disposition is Disposition.POSTPONED]

    def number(self, one: Treated) -> str:
        """
        The number of an item as these minutes write it.
        """
        return numbered(one.step.item, self.result.document)


def is_long(result: Recorded) -> bool:
    """
    Whether there are too many matters for a line each.
    """
    return len(result.new) + len(result.continued) + len(result.closed) >= LONG


def summary(result: Recorded, t: Texts) -> list[Block]:
    """
    All but the heading: by which decision, how many otherwise, how many kept, how often before.
    """
    minutes = MinutesSummary(result, t)
    asides = [Paragraph(text, indent=1) for text in (*_kept(minutes), *_own_words(minutes))]
    again = [Paragraph(text, hang=4) for text in (*_often(minutes), *_unstated(minutes))]
    return [*_by_decision(minutes), *_otherwise(minutes), *asides, *again]


def summary_heading(result: Recorded, t: Texts) -> Heading:
    """
    How many paragraphs, and how many of them postponed to which day.
    """
    minutes = MinutesSummary(result, t)
    sign = any(minutes.number(one).startswith("§") for one in minutes.treated)
    read = (
        t.ngettext("{n} paragraph", "{n} paragraphs", result.items)
        if sign
        else t.ngettext("{n} item", "{n} items", result.items)
    )
    unread = [t.ngettext("{n} line unread", "{n} lines unread", result.unread)] if result.unread else []
    days = Counter(_where(one, minutes) for one in minutes.postponed)
    postponed = [
        t.ngettext("{n} postponed to {where}", "{n} postponed to {where}", n, where=where)
        for where, n in days.most_common()
    ]
    return Heading(f"{meeting_name(result.meeting, t)}: {', '.join([read, *unread, *postponed])}")


def _where(one: Treated, minutes: MinutesSummary) -> str:
    target, context = one.step.target, minutes.context
    if isinstance(target, MeetingOn) and target.body == minutes.result.body.key and not secret(target.meeting, context):
        meeting = context.meetings.get(target.meeting or "")
        day = (meeting.date if meeting else None) or target.date
        if day is not None:
            return plain_day(day, minutes.t, minutes.today)
    return target_words(one.step, context, minutes.t) or target_short(one.matter, context, minutes.t)


def _listed(all_of_them: list[Treated], minutes: MinutesSummary) -> str:
    """
    The paragraphs in ranges, those of motions apart from those of interpellations: "§§ 416–423, 424–447 och 448".
    """
    shown = [one for one in all_of_them if not one.matter.restricted]
    numbers = [minutes.number(one) for one in shown]
    if not numbers or not all(number.startswith("§ ") and number[2:].isdecimal() for number in numbers):
        return paragraphs(numbers, minutes.t)
    runs: list[list[Treated]] = []
    for one in sorted(shown, key=lambda one: int(one.step.item)):
        if runs and _follows(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    ranges = [_range(run[0].step.item, run[-1].step.item) for run in runs]
    sign = "§" if len(shown) == 1 else "§§"
    return f"{sign} {minutes.t.joined(ranges) if len(shown) > len(runs) else ', '.join(ranges)}"


def _follows(before: Treated, one: Treated) -> bool:
    return int(one.step.item) - int(before.step.item) in {0, 1} and _sort(one.matter) == _sort(before.matter)


def _sort(matter: Matter) -> str:
    return matter.kind if matter.kind in _APART else ""


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _by_decision(minutes: MinutesSummary) -> list[Block]:
    decisions, by_step = minutes.result.together, {one.step.key: one for one in minutes.treated}
    if not decisions:
        return []
    rows = [
        (_decision(each, minutes), [by_step[step.key] for step in each.steps if step.key in by_step])
        for each in decisions
    ]
    singly = [one for one in minutes.postponed if not one.step.decision]
    rows += [(minutes.t.gettext("singly"), singly)] if singly else []
    return [Item(f"{len(matters):>4} ", f"{name}: {_listed(matters, minutes)}", hang=2) for name, matters in rows]


def _decision(one: Together, minutes: MinutesSummary) -> str:
    t = minutes.t
    where = f" ({numbered(one.item, minutes.result.document)})" if one.item else ""
    if one.starts is not None:
        return t.gettext("together at {hour}", hour=clock(one.starts)) + where
    return t.gettext("together") + where


def _otherwise(minutes: MinutesSummary) -> list[Block]:
    done: dict[Disposition, list[Treated]] = {}
    for one in minutes.treated:
        done.setdefault(one.step.disposition, []).append(one)
    done.pop(Disposition.POSTPONED, None)
    order = [*_FIRST, *(each for each in DISPOSITIONS if each not in _FIRST)]
    rows = [(each, done[each]) for each in order if each in done]
    return [
        Paragraph(f"{_counted(each, len(own), minutes.t)}: {_listed_with_places(own, minutes)}", indent=1, hang=2)
        for each, own in rows
    ]


def _counted(disposition: Disposition, n: int, t: Texts) -> str:
    match disposition:
        case Disposition.REFERRED_BACK:
            return t.ngettext("{n} matter referred back", "{n} matters referred back", n)
        case Disposition.REFERRED:
            return t.ngettext("{n} matter referred", "{n} matters referred", n)
        case Disposition.DECIDED:
            return t.ngettext("{n} matter decided", "{n} matters decided", n)
        case Disposition.NOTED:
            return t.ngettext("{n} matter noted", "{n} matters noted", n)
    return f"{n} {t.gettext(DISPOSITIONS[disposition].word)}"


def _listed_with_places(matters: list[Treated], minutes: MinutesSummary) -> str:
    places: dict[str, list[Treated]] = {}
    for one in matters:
        going = "" if one.step.closes else target_words(one.step, minutes.context, minutes.t)
        places.setdefault(going, []).append(one)
    return "; ".join(
        _listed(own, minutes) + (f" → {in_running_text(where, minutes.t)}" if where else "")
        for where, own in places.items()
    )


def _kept(minutes: MinutesSummary) -> list[str]:
    missed, t = minutes.result.missed, minutes.t
    passed = len(missed.promised) + len(missed.if_time) if missed else 0
    if missed is None or not missed.kept + passed:
        return []
    text = t.ngettext(
        "Of {n} matter promised for today: {kept} treated, {missed} passed over",
        "Of {n} matters promised for today: {kept} treated, {missed} passed over",
        missed.kept + passed,
        kept=missed.kept,
        missed=passed,
    )
    if missed.silence is Silence.ASK:
        text = to_ask_about(missed, t)
    return [text]


def _own_words(minutes: MinutesSummary) -> list[str]:
    steps, t = minutes.result.told, minutes.t
    if not steps:
        return []
    treatments = t.ngettext("{n} earlier treatment", "{n} earlier treatments", len(steps))
    matters = t.ngettext("{n} matter", "{n} matters", len({step.matter for step in steps}))
    text = t.gettext("By the minutes' own account: {treatments} of {matters}", treatments=treatments, matters=matters)
    return [text]


def _often(minutes: MinutesSummary) -> list[str]:
    again: dict[tuple[int, str], list[Treated]] = {}
    named = {one.key for one in minutes.result.unstated}
    for one in sorted(minutes.postponed, key=lambda one: (-one.times, one.since)):
        if not one.matter.restricted and one.key not in named and one.times > 1:
            again.setdefault((one.times, plain_day(one.since, minutes.t, minutes.today)), []).append(one)
    most = max((times for times, _ in again), default=0)
    return [_again(*key, own, minutes) for key, own in again.items() if key[0] in {most, *range(OFTEN, most)}]


def _again(times: int, since: str, matters: list[Treated], minutes: MinutesSummary) -> str:
    head = minutes.t.gettext("Postponed {times} times (since {day})", times=number_word(times, minutes.t), day=since)
    return f"{head}: {_one_by_one(matters, minutes)}"


def _one_by_one(matters: list[Treated], minutes: MinutesSummary) -> str:
    numbers = [minutes.number(one) for one in matters]
    if len(numbers) > 1 and all(number.startswith("§ ") for number in numbers):
        return "§§ " + ", ".join(number.removeprefix("§ ") for number in numbers)
    return paragraphs(numbers, minutes.t)


def _unstated(minutes: MinutesSummary) -> list[str]:
    return [_note(one, minutes) for one in minutes.result.unstated if not one.matter.restricted]


def _note(one: Treated, minutes: MinutesSummary) -> str:
    t, today = minutes.t, minutes.today
    number = f" ({one.matter.number})" if one.matter.number else f" ({one.key})"
    before = sum(step.disposition is Disposition.POSTPONED for step in one.before)
    known = t.ngettext("postponed once before", "postponed {n} times before", before)
    back = [step for step in one.before if step.disposition is Disposition.REFERRED_BACK]
    if back:
        where = numbered(back[-1].item, minutes.result.document)
        day = join((plain_day(back[-1].on, t, today), where))
        known = t.joined([known, t.gettext("referred back on {day}", day=day)])
    text = t.gettext(
        "NOTE {item}{number} tells of no earlier treatment, but was {known}.",
        item=minutes.number(one),
        number=number,
        known=known,
    )
    days = t.ngettext("{n} day", "{n} days", (one.step.on - one.since).days)
    if one.step.disposition is not Disposition.POSTPONED:
        return text
    return (
        f"{text} {t.gettext('Now for the {ordinal} time, {days}.', ordinal=_ordinal(one.times, t), days=glued(days))}"
    )


def _ordinal(n: int, t: Texts) -> str:
    if t.locale == "sv":
        return f"{n}:{'a' if n % 10 in {1, 2} and n % 100 not in {11, 12} else 'e'}"
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{n}{'th' if n % 100 in {11, 12, 13} else endings.get(n % 10, 'th')}"
