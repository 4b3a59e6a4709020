"""
What a reader found in minutes, as people read it: items, findings with their words, and what it could not place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from followup.model.answers import Context
from followup.model.codes import Certainty
from followup.model.reading import Finding, Reading
from followup.model.subjects import Step
from followup.model.targets import Unspecified
from followup.reports.dates import full_day, hours
from followup.reports.page import page, wrapped
from followup.reports.printable import printable
from followup.reports.steps import step_words
from followup.reports.texts import Texts, translator
from followup.reports.words import MODES, item_word, quoted


WORDS = {
    "sv": {
        "items": "Punkter",
        "findings": "Fynd",
        "others": "Andra möten",
        "next": "Nästa möte",
        "unread": "Oplacerade rader",
        "perhaps": "Kanske utestående",
        "refused": "Avvisade fynd",
        "read_by": "läst av {reader}",
        "told": "{n} rader: {parts}",
        "in_findings": "{n} i fynd",
        "n_perhaps": "{n} kanske",
        "n_unread": "{n} olästa",
        "n_ordinary": "{n} vanlig text",
        "n_frame": "{n} rubriker och huvud",
        "unsure": "Inget utestående hittades, men {n} rader lästes inte eller är osäkra: se dem nedan.",
        "unknown": "Ingenting kändes igen: det säger inte att inget är utestående.",
        "lines": "rad {first}–{last}",
        "line": "rad {first}",
        "nothing": "Inga utestående ärenden hittades.",
        "certain": "",
        "likely": "troligen",
        "possible": "kanske",
        "assumed": "antaget",
        "same": "samma som {which}",
        "like": "liknar {which}",
        "by": "av {who}",
        "no_day": "dag okänd",
        "present": "Närvarande",
        "absent": "frånvarande",
        "chair": "ordförande",
        "notes_by": "anteckningar",
        "verified_by": "justeras",
    },
    "en": {
        "items": "Items",
        "findings": "Findings",
        "others": "Other meetings",
        "next": "Next meeting",
        "unread": "Lines not placed",
        "perhaps": "Perhaps outstanding",
        "refused": "Refused findings",
        "read_by": "read by {reader}",
        "told": "{n} lines: {parts}",
        "in_findings": "{n} in findings",
        "n_perhaps": "{n} perhaps",
        "n_unread": "{n} unread",
        "n_ordinary": "{n} ordinary text",
        "n_frame": "{n} headings and header",
        "unsure": "Nothing outstanding was found, but {n} lines are unread or unsure: see them below.",
        "unknown": "Nothing was recognised, which does not say that nothing is outstanding.",
        "lines": "lines {first}–{last}",
        "line": "line {first}",
        "nothing": "No outstanding matters were found.",
        "certain": "",
        "likely": "probably",
        "possible": "perhaps",
        "assumed": "assumed",
        "same": "same as {which}",
        "like": "like {which}",
        "by": "by {who}",
        "no_day": "day unknown",
        "present": "Present",
        "absent": "absent",
        "chair": "chair",
        "notes_by": "notes",
        "verified_by": "verified",
    },
}


def reading_text(reading: Reading, locale: str, width: int) -> str:
    """
    The whole reading as text.
    """
    safe, t = printable(reading), translator(locale)
    words = WORDS[locale]
    lines = [*_header(safe, t, width), "", *_counted(words["items"], len(safe.items))]
    for item in safe.items:
        lines += wrapped(item.title, width, first=f"  {item.number:>3}  ")
    lines += ["", *_counted(words["findings"], len(safe.findings))]
    lines += [] if safe.findings else wrapped(_nothing(safe, words), width, first="  ")
    for finding in safe.findings:
        lines += finding_lines(finding, safe, locale, width)
    if safe.other_meetings:
        lines += ["", *_counted(words["others"], len(safe.other_meetings))]
        for other in safe.other_meetings:
            day = full_day(other.date, t) if other.date else words["no_day"]
            told = ", ".join(part for part in (other.body, day, t.gettext(MODES.get(other.mode, ""))) if part)
            lines += wrapped(told, width, first="  ")
    lines += _unsure(safe, words, width)
    lines += ["", *_counted(words["unread"], len(safe.unread))]
    lines += _unread(safe, width)
    if safe.lines:
        lines += ["", *wrapped(told_lines(safe, locale), width)]
    return page(lines, width)


def _unsure(reading: Reading, words: dict[str, str], width: int) -> list[str]:
    """
    What may be outstanding, and what a reader said that the text does not bear out.
    """
    lines: list[str] = []
    if reading.perhaps:
        lines += ["", *_counted(words["perhaps"], len(reading.perhaps))]
    for perhaps in reading.perhaps:
        lines += wrapped(perhaps.quote, width, first=f"  {perhaps.lines[0]:>4}  ")
    if reading.refused:
        lines += ["", *_counted(words["refused"], len(reading.refused))]
    for refused in reading.refused:
        lines += wrapped(f"{refused.finding.title}: {refused.why}", width, first=f"  {refused.finding.id:<4} ")
    return lines


def unsure_text(reading: Reading, locale: str, width: int) -> str:
    """
    How the lines were told and which of them may hold what nobody recorded; nothing where there is none.
    """
    safe, words = printable(reading), WORDS[locale]
    if not safe.perhaps and not safe.unread:
        return ""
    lines = [*wrapped(told_lines(safe, locale), width), *_unsure(safe, words, width)]
    if safe.unread:
        lines += ["", *_counted(words["unread"], len(safe.unread)), *_unread(safe, width)]
    return page(lines, width)


def _unread(reading: Reading, width: int) -> list[str]:
    return [line for one in reading.unread for line in wrapped(one.text, width, first=f"  {one.lines[0]:>4}  ")]


def _nothing(reading: Reading, words: dict[str, str]) -> str:
    """
    That nothing was found, and how much that says.
    """
    if not reading.items and not reading.decisions:
        return words["unknown"]
    unsure = lines_told(reading, "perhaps") + lines_told(reading, "unread")
    return words["unsure"].format(n=unsure) if unsure and reading.perhaps else words["nothing"]


def lines_told(reading: Reading, *kinds: str) -> int:
    """
    How many lines of the document were told as one of *kinds*.
    """
    return sum(one.last - one.first + 1 for one in reading.lines if one.kind in kinds)


def told_lines(reading: Reading, locale: str) -> str:
    """
    How the lines of a document were told, in one sentence: "175 lines: 12 in findings, 4 perhaps, 9 unread, ...".
    """
    words = WORDS[locale]
    frame = ("heading", "header", "furniture")
    counts = {
        "in_findings": lines_told(reading, "finding"),
        "n_perhaps": lines_told(reading, "perhaps"),
        "n_unread": lines_told(reading, "unread"),
        "n_frame": lines_told(reading, *frame),
    }
    every = sum(one.last - one.first + 1 for one in reading.lines)
    counts["n_ordinary"] = every - sum(counts.values())
    parts = ", ".join(words[name].format(n=count) for name, count in counts.items())
    read_by = f"; {words['read_by'].format(reader=reading.reader)}" if reading.reader else ""
    return words["told"].format(n=every, parts=parts) + read_by + "."


def finding_lines(finding: Finding, reading: Reading, locale: str, width: int) -> list[str]:
    """
    One finding: what it says of which matter, and the words it rests on.
    """
    t, words = translator(locale), WORDS[locale]
    notes = [words[str(finding.certainty)] if finding.certainty is not Certainty.CERTAIN else ""]
    notes += [words["assumed"] if finding.assumed else ""]
    notes += [words["same"].format(which=which) for which in finding.same_as]
    notes += [words["like"].format(which=which) for which in finding.like]
    more = f" ({', '.join(note for note in notes if note)})" if any(notes) else ""
    owner = f", {words['by'].format(who=finding.owner)}" if finding.owner else ""
    said = f"{item_word(finding.item, t)}: {_deed(finding, reading, t)}{owner}{more}".removeprefix(": ")
    first, last = finding.lines
    where = words["line" if first == last else "lines"].format(first=first, last=last)
    return [
        *wrapped(finding.title, width, first=f"  {finding.id:<4} "),
        *wrapped(said, width, first="       "),
        *wrapped(f"{quoted(finding.quote)} ({where})", width, first="       "),
    ]


def _deed(finding: Finding, reading: Reading, t: Texts) -> str:
    day = reading.meeting.date or date.min
    step = Step(
        key="",
        matter="",
        number=0,
        disposition=finding.disposition,
        on=day,
        at=datetime.min.replace(tzinfo=UTC),
        body=reading.meeting.body,
        reason=finding.reason,
        outcome=finding.outcome,
        purpose=finding.purpose,
        target=finding.target or Unspecified(),
        condition=finding.condition,
    )
    return step_words(step, Context(day), t)


def _header(reading: Reading, t: Texts, width: int) -> list[str]:
    facts = reading.meeting
    day = full_day(facts.date, t) if facts.date else WORDS[t.locale]["no_day"]
    when = ", ".join(part for part in (day, hours(facts.starts, facts.ends), facts.venue) if part)
    lines = wrapped(f"{reading.document.name} ({reading.document.language})", width)
    lines += wrapped(f"{facts.body}, {when}" if facts.body else when, width)
    words = WORDS[t.locale]
    people = [(words[role], getattr(facts, role)) for role in ("chair", "notes_by", "verified_by")]
    counted = [(words["present"], len(facts.present)), (words["absent"], len(facts.absent))]
    told = "; ".join(f"{word}: {value}" for word, value in (*counted, *people) if value)
    lines += wrapped(told, width) if told else []
    for sitting in facts.next:
        parts = (full_day(sitting.date, t), hours(sitting.starts, sitting.ends), sitting.venue)
        told = ", ".join(part for part in parts if part)
        lines += wrapped(f"{WORDS[t.locale]['next']}: {told}", width)
    return lines


def _counted(word: str, count: int) -> list[str]:
    return [f"{word}: {count}"]
