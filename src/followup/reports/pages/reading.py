"""
What a reader found in minutes: items, findings with their words, and what it could not place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from followup.model.answers import Context
from followup.model.codes import Certainty
from followup.model.matters import Step
from followup.model.reading import Finding, MeetingFacts, NextSitting, OtherMeeting, Reading
from followup.model.targets import Unspecified
from followup.reports.drawing.blocks import Block, Heading, Item, Paragraph, join, section
from followup.reports.pages.steps import step_words
from followup.reports.words.disclosure import read_words
from followup.reports.words.translation import Texts, full_day, hours, msgid, translator
from followup.reports.words.vocabulary import item_word, mode_word, quoted


CERTAINTIES = {Certainty.LIKELY: msgid("probably"), Certainty.POSSIBLE: msgid("perhaps")}
"""How sure a reader is, where it is not certain."""


def reading(found: Reading, locale: str) -> list[Block]:
    """
    All that was found, in the language asked for.
    """
    t = translator(locale)
    items = [Item(f"{item.number:>3}  ", read_words(item)[0], indent=2) for item in found.items]
    findings = [finding(each, found, t) for each in found.findings]
    nothing = [] if findings else [Paragraph(t.gettext("No outstanding matters were found."), indent=2)]
    others = [Paragraph(_other(other, t), indent=2) for other in found.other_meetings]
    unread = [Item(f"{line.lines[0]:>4}  ", line.text, indent=2) for line in found.unread]
    return [
        *_header(found, t),
        *section(f"{t.gettext('Items')}: {len(items)}", items),
        *section(f"{t.gettext('Findings')}: {len(findings)}", findings or nothing),
        *(section(f"{t.gettext('Other meetings')}: {len(others)}", others) if others else ()),
        *section(f"{t.gettext('Lines not placed')}: {len(unread)}", unread),
    ]


def finding(one: Finding, found: Reading, t: Texts) -> Item:
    """
    One finding: what it says of which matter, and the words it rests on.
    """
    notes = [t.gettext(CERTAINTIES.get(one.certainty, "")), t.gettext("assumed") if one.assumed else ""]
    notes += [t.gettext("same as {which}", which=which) for which in one.same_as]
    notes += [t.gettext("like {which}", which=which) for which in one.like]
    more = f" ({', '.join(note for note in notes if note)})" if any(notes) else ""
    owner = f", {t.gettext('by {who}', who=one.owner)}" if one.owner else ""
    text = f"{item_word(one.item, t)}: {_action(one, found, t)}{owner}{more}".removeprefix(": ")
    (title, quote), (first, last) = read_words(one), one.lines
    where = (
        t.gettext("line {n}", n=first) if first == last else t.gettext("lines {first}–{last}", first=first, last=last)
    )
    return Item(f"{one.id:<4} ", title, below=(Paragraph(text), Paragraph(f"{quoted(quote)} ({where})")), indent=2)


def _action(one: Finding, found: Reading, t: Texts) -> str:
    day = found.meeting.date or date.min
    step = Step(
        key="",
        matter="",
        number=0,
        disposition=one.disposition,
        on=day,
        at=datetime.min.replace(tzinfo=UTC),
        body=found.meeting.body,
        reason=one.reason,
        outcome=one.outcome,
        purpose=one.purpose,
        target=one.target or Unspecified(),
        condition=one.condition,
    )
    return step_words(step, Context(day), t)


def _header(found: Reading, t: Texts) -> list[Block]:
    facts = found.meeting
    when = _joined(_day(facts.date, t), hours(facts.starts, facts.ends), facts.venue)
    counted = [(t.gettext("Present"), len(facts.present)), (t.gettext("absent"), len(facts.absent))]
    people = "; ".join(f"{word}: {value}" for word, value in (*counted, *_people(facts, t)) if value)
    return [
        Heading(f"{found.document.name} ({found.document.language})"),
        Paragraph(f"{facts.body}, {when}" if facts.body else when),
        *([Paragraph(people)] if people else []),
        *(Paragraph(f"{t.gettext('Next meeting')}: {_sitting(sitting, t)}") for sitting in facts.next),
    ]


def _people(facts: MeetingFacts, t: Texts) -> list[tuple[str, str]]:
    return [
        (t.gettext("chair"), facts.chair),
        (t.gettext("notes"), facts.notes_by),
        (t.gettext("verified"), facts.verified_by),
    ]


def _sitting(sitting: NextSitting, t: Texts) -> str:
    return _joined(_day(sitting.date, t), hours(sitting.starts, sitting.ends), sitting.venue)


def _other(other: OtherMeeting, t: Texts) -> str:
    return _joined(other.body, _day(other.date, t), mode_word(other.mode, t))


def _day(day: date | None, t: Texts) -> str:
    return full_day(day, t) if day else t.gettext("day unknown")


def _joined(*parts: str) -> str:
    return join(parts)
