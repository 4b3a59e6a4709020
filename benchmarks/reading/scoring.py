"""
What a reading is worth beside the labels: found, listed or silent, what was false, and whether its details are right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from benchmarks.reading.labels import Labelled, Placing, Promise, Span, overlap
from followup.model.codes import Disposition
from followup.model.reading import Finding, Reading
from followup.rules.dispositions import EFFECTS


FOUND, LISTED, SILENT = "found", "listed", "silent"

Rate = tuple[int, int]
"""How many of how many."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@frozen
class Score:
    """
    One document: each strong promise with how it was told, and counts of the rest as ``yes of all``.
    """

    name: str
    language: str
    told: tuple[tuple[str, str], ...]
    precision: Rate
    traps: Rate
    rates: dict[str, Rate] = field(factory=dict)
    notes: tuple[str, ...] = ()


def score(label: Labelled, text: str, reading: Reading) -> Score:
    """
    The *reading* of the *text* of a document beside its *label*.
    """
    placing = Placing(text)
    found = [(each, placing.span(each.quote, each.lines)) for each in reading.findings if _open(each)]
    there = {id(each): [f for f, span in found if overlap(_at(placing, each), span)] for each in label.strong}
    false = [(f, span) for f, span in found if not any(overlap(_at(placing, p), span) for p in label.promises)]
    hit = [
        trap for trap in label.traps if any(overlap(placing.span(trap.quote, trap.lines), span) for _, span in false)
    ]
    listed = [placing.lines(one.lines) for one in (*reading.unread, *getattr(reading, "perhaps", ()))]
    told = [(each.kind, _told(there[id(each)], _at(placing, each), listed)) for each in label.strong]
    got = [(each, there[id(each)]) for each in label.strong if there[id(each)]]
    return Score(
        label.name,
        label.language,
        tuple(told),
        (len(found) - len(false), len(found)),
        (len(hit), len(label.traps)),
        {
            "titles": _rate(_titled(p, fs) for p, fs in got),
            "owners": _rate(_owned(p, fs) for p, fs in got if p.owner),
            "targets": _rate(_aimed(p, fs) for p, fs in got if p.target),
            "day": _day(label, reading),
            "next": (int(_next(label, reading)), 1),
            "quotes": _rate(placing.stands(f.quote, f.lines) for f in reading.findings),
            "not placed": _lines_listed(text, reading),
        },
        tuple(_notes(label, told, false)),
    )


def _open(finding: Finding) -> bool:
    return finding.goes_on or not EFFECTS[Disposition(finding.disposition)].closes


def _at(placing: Placing, promise: Promise) -> Span:
    return placing.span(promise.quote, promise.lines)


def _told(found: Sequence[Finding], at: Span, listed: Sequence[Span]) -> str:
    if found:
        return FOUND
    return LISTED if any(overlap(at, span) for span in listed) else SILENT


def _rate(answers: Iterable[bool]) -> Rate:
    every = list(answers)
    return sum(every), len(every)


def _titled(promise: Promise, found: Sequence[Finding]) -> bool:
    return any(word.casefold() in one.title.casefold() for one in found for word in promise.title_has_one_of)


def _owned(promise: Promise, found: Sequence[Finding]) -> bool:
    wanted = set(re.findall(r"\w{2,}", promise.owner.casefold())) - {"the", "and", "och"}
    return any(wanted & set(re.findall(r"\w{2,}", one.owner.casefold())) for one in found)


def _aimed(promise: Promise, found: Sequence[Finding]) -> bool:
    return any(_meant(promise.target, one) for one in found if one.target is not None)


def _meant(label: str, finding: Finding) -> bool:
    target = finding.target
    day = getattr(target, "date", None)
    if _DAY.fullmatch(label):
        return bool(day) and day.isoformat() == label
    said = f"{getattr(target, 'kind', '')} {target}".casefold()
    if "next" in label:
        return "next" in said or day is not None
    return any(word in said for word in re.findall(r"\w{6,}", label.casefold()))


def _day(label: Labelled, reading: Reading) -> Rate:
    told = reading.meeting.date.isoformat() if reading.meeting.date else None
    sure = (label.day or "").lstrip("?")
    if not label.day:
        return (0, 1) if told else (0, 0)
    if label.day.startswith("?") and not told:
        return 0, 0
    return int(told == sure), 1


def _next(label: Labelled, reading: Reading) -> bool:
    told = {sitting.date.isoformat() for sitting in reading.meeting.next}
    must = {day for day in label.next if not day.startswith("?")}
    return must <= told <= {day.lstrip("?") for day in label.next}


def _lines_listed(text: str, reading: Reading) -> Rate:
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    listed = {
        number
        for one in (*reading.unread, *getattr(reading, "perhaps", ()))
        for number in range(one.lines[0], one.lines[1] + 1)
    }
    return len(filled & listed), len(filled)


def _notes(label: Labelled, told: Sequence[tuple[str, str]], false: Sequence[tuple[Finding, Span]]) -> Iterable[str]:
    for promise, (kind, how) in zip(label.strong, told, strict=True):
        if how != FOUND:
            yield f"{how:7} {kind:12} {' '.join(promise.sentence.split())}"
    for finding, _ in false:
        yield f"false   {finding.disposition:12} {finding.rule}: {' '.join(finding.quote.split())}"


def added(rates: Iterable[Rate]) -> Rate:
    """
    Rates put together.
    """
    yes = of = 0
    for one in rates:
        yes, of = yes + one[0], of + one[1]
    return yes, of


def told_by_kind(scores: Iterable[Score]) -> dict[str, Counter[str]]:
    """
    For each kind of promise how often it was found, listed, and passed over in silence.
    """
    counts: dict[str, Counter[str]] = {}
    for one in scores:
        for kind, how in one.told:
            counts.setdefault(kind, Counter())[how] += 1
    return counts
