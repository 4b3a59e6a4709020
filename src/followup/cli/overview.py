"""
What a reader found in minutes, as people read it: items, findings with their words, and what it could not place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from followup.model.answers import Context
from followup.model.codes import Certainty
from followup.model.matters import Step
from followup.model.reading import Finding, Reading
from followup.model.targets import Unspecified
from followup.reports.drawing.escaping import printable
from followup.reports.drawing.text import page, wrapped
from followup.reports.pages.steps import step_words
from followup.reports.words.translation import Texts, full_day, hours, translator
from followup.reports.words.vocabulary import MODES, item_word, quoted


WORDS = {
    "sv": {
        "items": "Punkter",
        "findings": "Fynd",
        "others": "Andra möten",
        "next": "Nästa möte",
        "unread": "Oplacerade rader",
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
    lines += [] if safe.findings else [f"  {words['nothing']}"]
    for finding in safe.findings:
        lines += finding_lines(finding, safe, locale, width)
    if safe.other_meetings:
        lines += ["", *_counted(words["others"], len(safe.other_meetings))]
        for other in safe.other_meetings:
            day = full_day(other.date, t) if other.date else words["no_day"]
            told = ", ".join(part for part in (other.body, day, t.gettext(MODES.get(other.mode, ""))) if part)
            lines += wrapped(told, width, first="  ")
    lines += ["", *_counted(words["unread"], len(safe.unread))]
    for unread in safe.unread:
        lines += wrapped(unread.text, width, first=f"  {unread.lines[0]:>4}  ")
    return page(lines, width)


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
