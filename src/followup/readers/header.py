"""
The facts of a document's header and signatures: which body met, when and where, who was there, who signs.
"""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from attrs import frozen

from followup.languages.vocabulary import HeaderWords, Words
from followup.model.codes import DocumentKind
from followup.model.reading import Absent, MeetingFacts, Present
from followup.readers.dates import find_days, find_times
from followup.readers.gathering import LISTS, Gathered, body_in, gather
from followup.readers.lines import Line, plain
from followup.readers.participants import Row, rows
from followup.readers.signatures import signatures


@frozen
class Header:
    """
    The facts, the kind of document, the lines that could not be placed and the numbers of those that told something.
    """

    facts: MeetingFacts
    kind: DocumentKind
    unread: tuple[Line, ...] = ()
    organisations: tuple[str, ...] = ()
    told: frozenset[int] = frozenset()


def read_header(lines: tuple[Line, ...], tail: tuple[Line, ...], language: Words) -> Header:
    """
    The facts that the header's *lines* and the signatures in *tail* state.
    """
    gathered = gather(lines, language)
    people = {key: rows(gathered.values.get(key, ()), language.header, _others(gathered, key)) for key in LISTS}
    signed, lost = signatures(tail, language, [row.name for row in people["present"]])
    facts = _facts(gathered, people, signed, _body(gathered, language), language)
    organisations = tuple(dict.fromkeys(row.organisation for key in LISTS for row in people[key] if row.organisation))
    numbers = {line.number for line in gathered.unread}
    undated = [line for line in _undated(lines, facts, language) if line.number not in numbers]
    unread = (*sorted([*gathered.unread, *undated], key=lambda line: line.number), *lost)
    loose = {line.number for line in gathered.loose}
    known = gathered.told | loose | {line.number for line in tail if line.text}
    told = frozenset(known - {line.number for line in unread})
    return Header(facts, gathered.kind or DocumentKind.NOTES, unread, organisations, told)


def _undated(lines: tuple[Line, ...], facts: MeetingFacts, language: Words) -> list[Line]:
    """
    The lines that name a day that does not exist or, where the day of the meeting is not known, one without its year.
    """
    named = [(line, day) for line in lines for day in find_days(plain(line.text), language.dates)]
    wrong = [line for line, day in named if day.on(None) is None and (day.year is not None or facts.date is None)]
    return list(dict.fromkeys(wrong))


def _others(gathered: Gathered, key: str) -> list[str]:
    return [line for other in LISTS if other != key for line in gathered.values.get(other, ())]


def _facts(
    gathered: Gathered, people: dict[str, list[Row]], signed: dict[str, str], body: str, language: Words
) -> MeetingFacts:
    when = " ".join(gathered.values.get("date", ()))
    starts, ends = find_times(when)
    place = " ".join(gathered.values.get("place", ()))
    if not place and starts and "," in when:
        place = _place_after_time(when)
    return MeetingFacts(
        body=body,
        date=_day(gathered, language),
        starts=starts,
        ends=ends,
        venue=place,
        mode=mode_of(place, language.header) or mode_of(when, language.header),
        present=tuple(Present(row.name, row.organisation, row.items) for row in people["present"]),
        absent=tuple(Absent(row.name, row.organisation) for row in people["absent"]),
        chair=_person("chair", gathered, people, signed, language),
        notes_by=signed.get("notes_by") or _person("notes_by", gathered, people, signed, language),
        verified_by=signed.get("verified_by") or _person("verified_by", gathered, people, signed, language),
        number=_number(gathered, language),
    )


def _number(gathered: Gathered, language: Words) -> str:
    if numbers := gathered.values.get("number"):
        return numbers[0]
    match = language.header.number.search(" ".join(line.text for line in gathered.title))
    return match["number"] if match else ""


def _place_after_time(when: str) -> str:
    behind = takewhile(lambda part: not any(map(str.isdigit, part)), reversed(when.split(",")[1:]))
    return ", ".join(part.strip() for part in reversed([*behind])).rstrip(".")


def _day(gathered: Gathered, language: Words) -> date | None:
    """
    The day the header states in full; a title may state it too.
    """
    texts = [" ".join(gathered.values.get("date", ())), *(line.text for line in (*gathered.title, *gathered.loose))]
    days = (day.on(None) for text in texts for day in find_days(text, language.dates))
    return next((day for day in days if day), None)


def mode_of(text: str, words: HeaderWords) -> str:
    """
    How a meeting is held, if *text* says so.
    """
    if words.hybrid.search(text) or (words.digital.search(text) and words.physical.search(text)):
        return "hybrid"
    if words.digital.search(text):
        return "digital"
    return "physical" if words.physical.search(text) else ""


def _person(
    role: str, gathered: Gathered, people: dict[str, list[Row]], signed: dict[str, str], language: Words
) -> str:
    named = rows(gathered.values.get(role, ()), language.header)
    if named:
        return named[0].name
    return next((row.name for row in people["present"] if role in row.roles), signed.get(role, ""))


def _body(gathered: Gathered, language: Words) -> str:
    """
    The body's name: labelled, or what the title names, or the line before a title that names none.
    """
    if named := gathered.values.get("body"):
        return named[0]
    body = body_in(" ".join(line.text for line in gathered.title), language)
    before = [line.text for line in gathered.loose if not find_days(line.text, language.dates)]
    meeting = language.bodies.meeting.fullmatch(body)
    if body and not meeting:
        return body
    bodies = [
        text for text in before if any(word.endswith(language.bodies.endings) for word in text.casefold().split())
    ]
    if bodies or not meeting:
        return next(reversed(bodies or before), "") if gathered.title else ""
    prefix = (meeting["prefix"] or "").strip()
    return prefix[:1].upper() + prefix[1:]
