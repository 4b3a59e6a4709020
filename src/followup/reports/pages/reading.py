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
from followup.reports.drawing.blocks import BLANK, Block, Heading, Item, Paragraph, join, section
from followup.reports.pages.steps import step_words
from followup.reports.words.disclosure import perhaps_words, read_words
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
    nothing = [] if findings else [Paragraph(_nothing(found, t), indent=2)]
    others = [Paragraph(_other(other, t), indent=2) for other in found.other_meetings]
    return [
        *_header(found, t),
        *section(f"{t.gettext('Items')}: {len(items)}", items),
        *section(f"{t.gettext('Findings')}: {len(findings)}", findings or nothing),
        *(section(f"{t.gettext('Other meetings')}: {len(others)}", others) if others else ()),
        *_perhaps(found, t),
        *_unread(found, t),
        *([BLANK, Paragraph(lines_read(found, t))] if found.lines else ()),
    ]


def unsure(found: Reading, locale: str) -> list[Block]:
    """
    How the lines were read and which of them may hold what nobody recorded; nothing where there is none.
    """
    if not found.perhaps and not found.unread:
        return []
    t = translator(locale)
    return [Paragraph(lines_read(found, t)), *_perhaps(found, t), *(_unread(found, t) if found.unread else ())]


def lines_read(found: Reading, t: Texts) -> str:
    """
    How the lines of a document were read, in one sentence: "175 lines: 12 in findings, 4 perhaps, 9 unread, ...".
    """
    counts = {kind: _lines_of(found, *kinds) for kind, kinds in _SORTS.items()}
    every = sum(one.last - one.first + 1 for one in found.lines)
    ordinary = every - sum(counts.values())
    parts = [t.gettext(message, n=count) for message, count in counts.items()]
    parts.append(t.gettext("{n} ordinary text", n=ordinary))
    told = t.gettext("{n} lines: {parts}", n=every, parts=", ".join(parts))
    return f"{told}; {t.gettext('read by {reader}', reader=found.reader)}." if found.reader else f"{told}."


_SORTS = {
    msgid("{n} in findings"): ("finding",),
    msgid("{n} perhaps"): ("perhaps",),
    msgid("{n} unread"): ("unread",),
    msgid("{n} headings and header"): ("heading", "header", "furniture"),
}
"""How lines are counted: the words for it, and the kinds of lines."""


def _lines_of(found: Reading, *kinds: str) -> int:
    return sum(one.last - one.first + 1 for one in found.lines if one.kind in kinds)


def _nothing(found: Reading, t: Texts) -> str:
    """
    That nothing was found, and how much that says.
    """
    if not found.items and not found.decisions:
        return t.gettext("Nothing was recognised, which does not say that nothing is outstanding.")
    lines = _lines_of(found, "perhaps", "unread")
    if lines and found.perhaps:
        return t.gettext("Nothing outstanding was found, but {n} lines are unread or unsure: see them below.", n=lines)
    return t.gettext("No outstanding matters were found.")


def _perhaps(found: Reading, t: Texts) -> list[Block]:
    """
    What may be outstanding, and what a reader said that the text does not bear out.
    """
    perhaps = [Item(f"{one.lines[0]:>4}  ", perhaps_words(one), indent=2) for one in found.perhaps]
    refused = [
        Item(f"{one.finding.id:<4} ", f"{read_words(one.finding)[0]}: {one.why}", indent=2) for one in found.refused
    ]
    return [
        *(section(f"{t.gettext('Perhaps outstanding')}: {len(perhaps)}", perhaps) if perhaps else ()),
        *(section(f"{t.gettext('Refused findings')}: {len(refused)}", refused) if refused else ()),
    ]


def _unread(found: Reading, t: Texts) -> list[Block]:
    unread = [Item(f"{line.lines[0]:>4}  ", line.text, indent=2) for line in found.unread]
    return section(f"{t.gettext('Lines not placed')}: {len(unread)}", unread)


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
