"""
Registering a document: its rows, and what it says of meetings, before any matter is touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve, fields, frozen

from followup.contracts import Query
from followup.errors import InputError
from followup.model.bodies import Body, Meeting, StandingItem
from followup.model.codes import Acceptance, MeetingStatus, PartyKind
from followup.model.minutes import Attendance, Document, Evidence, FoundRow, Item
from followup.model.reading import Finding, NextSitting, Reading
from followup.model.targets import MeetingOn, Target
from followup.register.recording.name_resolution import Names
from followup.register.work.unit_of_work import UnitOfWork
from followup.rows.codecs import end_of_day_bound
from followup.rules.standing import STANDING, canonical_title, goes_last, standing_roles


RANK_MINUTES = "9999-12-31"
"""The rank of what a meeting's own minutes say of it: above every announcement."""
RANK_MANUAL = "9999-12-30"
"""The rank of what a person has set."""


@frozen
class Registered:
    """
    A registered document with its meeting and rows, and the version it *replaced*.
    """

    body: Body
    meeting: Meeting
    document: Document
    items: tuple[Item, ...]
    findings: tuple[FoundRow, ...]
    replaced: Document | None


def _day_of(reading: Reading) -> date:
    if reading.meeting.date is not None:
        return reading.meeting.date
    name, top = reading.document.name, min((item.lines[0] for item in reading.items), default=1)
    for line in reading.unread:
        if line.lines[0] < top and any(letter.isdigit() for letter in line.text):
            raise InputError(
                f"{name} does not say on which day the meeting was; "
                f"line {line.lines[0]}, “{line.text}”, names no day that exists, with its year.",
                hint="Write the day in full, such as 2022-10-28, or give it with --date 2022-10-28.",
            )
    raise InputError(
        f"{name} does not say on which day the meeting was.",
        hint="Give it with --date 2022-10-28, or write a line such as “Date: 2022-10-28” at its top.",
    )


def register_document(unit: UnitOfWork, names: Names, reading: Reading, body: Body, mode: Acceptance) -> Registered:
    """
    Put the rows of *reading*, minutes of *body*, whose findings are taken by *mode*.

    Raises:
        InputError: the document does not say on which day the meeting was.
    """
    day = _day_of(reading)
    meeting = meeting_on(unit, body.key, day) or _new_meeting(unit, body.key, day)
    document, replaced = _document(unit, reading, body, meeting, mode)
    meeting = _held(unit, names, reading, meeting, document)
    # Who was there comes first: an owner of that name is that person.
    _put_attendance(unit, names, reading, document)
    items = _put_items(unit, reading, document)
    findings = tuple(_put_finding(unit, names, finding, body, document) for finding in reading.findings)
    _plan_announced(unit, names, reading, document, [row.target for row in findings])
    return Registered(body, meeting, document, items, findings, replaced)


def meeting_on(unit: UnitOfWork, body: str, day: date) -> Meeting | None:
    """
    The meeting of *body* on *day*, the first of several.
    """
    return next(iter(meetings_on(unit, body, day)), None)


def meetings_on(unit: UnitOfWork, body: str, day: date) -> list[Meeting]:
    """
    Every meeting of *body* on *day*, as the unit of work has them: by the hour, those that were cancelled last.
    """
    meetings = unit.select(
        Meeting, Query("meeting", {"body": body}, span=("date", day.isoformat(), end_of_day_bound(day)))
    )
    return sorted(meetings, key=lambda meeting: (meeting.status is MeetingStatus.CANCELLED, meeting.order))


def _new_meeting(unit: UnitOfWork, body: str, day: date) -> Meeting:
    meeting = Meeting(unit.new_key(Meeting, body, "."), body, day)
    unit.put_new(meeting)
    return meeting


def merge_facts(meeting: Meeting, rank: str, **facts: Any) -> Meeting:
    """
    *meeting* with those *facts* that are stated and not overruled by what ranks higher.

    The rank of an announcement is the day of the document that makes it, so that the order in which
    documents are recorded does not matter: the meeting's own minutes win, then the latest announcement.
    """
    ranks = dict(meeting.ranks)
    for name, value in facts.items():
        current = getattr(meeting, name)
        stated = value not in {None, ""}
        ties = rank == ranks.get(name, "") and str(value) > str(current or "")
        if stated and (current in {None, ""} or rank > ranks.get(name, "") or ties):
            meeting = evolve(meeting, **{name: value})
            ranks[name] = rank
    return evolve(meeting, ranks=tuple(sorted(ranks.items())))


def _document(
    unit: UnitOfWork, reading: Reading, body: Body, meeting: Meeting, mode: Acceptance
) -> tuple[Document, Document | None]:
    versions = unit.select(Document, Query("document", {"meeting": meeting.key}, order=("edition",)))
    current = next((version for version in versions if not version.withdrawn), None)
    if current is not None and current.sha256 == reading.document.sha256:
        stronger = max(current.mode, mode, key=list(Acceptance).index)
        document = evolve(current, mode=stronger)
        unit.put(document)
        return document, None
    if current is not None:
        unit.put(evolve(current, withdrawn=True))
    number = len(versions) + 1
    document = Document(
        key=f"{meeting.key}/m{number}",
        body=body.key,
        meeting=meeting.key,
        name=reading.document.name,
        sha256=reading.document.sha256,
        kind=reading.document.kind,
        language=reading.document.language,
        date=meeting.date,
        starts=reading.meeting.starts,
        mode=mode,
        version=number,
        recorded_at=unit.at,
        author=unit.author,
    )
    unit.put_new(document)
    return document, current


def _held(unit: UnitOfWork, names: Names, reading: Reading, meeting: Meeting, document: Document) -> Meeting:
    facts = reading.meeting
    organisation = {person.name: person.organisation for person in facts.present}

    def who(name: str, was: str | None) -> str | None:
        return names.party(name, organisation.get(name, ""), PartyKind.PERSON, was=was) if name else was

    meeting = merge_facts(
        meeting,
        RANK_MINUTES,
        starts=facts.starts,
        ends=facts.ends,
        venue=facts.venue,
        mode=facts.mode,
        number=facts.number,
    )
    meeting = evolve(
        meeting,
        status=MeetingStatus.HELD,
        document=document.key,
        chair=who(facts.chair, meeting.chair),
        notes_by=who(facts.notes_by, meeting.notes_by),
        verified_by=who(facts.verified_by, meeting.verified_by),
    )
    unit.put(meeting)
    return meeting


def _put_items(unit: UnitOfWork, reading: Reading, document: Document) -> tuple[Item, ...]:
    rows = tuple(
        Item(f"{document.key}/i{n}", document.key, n, item.number, item.title, item.file_number, item.starts)
        for n, item in enumerate(reading.items, 1)
    )
    for row in rows:
        unit.put(row)
    return rows


def _put_finding(unit: UnitOfWork, names: Names, finding: Finding, body: Body, document: Document) -> FoundRow:
    key = f"{document.key}/{finding.id}"
    evidence = Evidence(f"{key}/e", document.key, *finding.lines, finding.quote, finding.rule)
    before = unit.get(Evidence, evidence.key)
    if before is not None and not before.quote:
        evidence = before  # it was redacted, or there was no quote: the same document says nothing new
    known = unit.get(FoundRow, key)
    same = {name: getattr(finding, name) for name in _AS_READ}
    row = FoundRow(
        key=key,
        document=document.key,
        target=names.target(finding, body, document.language, known.target if known else None),
        owner=names.owner(finding, body, known.owner if known else None),
        first_line=finding.lines[0],
        evidence=evidence.key,
        **same | {name: getattr(known, name) for name in _AS_JUDGED if known},
    )
    unit.put(evidence)
    unit.put(row)
    return row


_FINDING, _ROW = ({attribute.name for attribute in fields(cls)} for cls in (Finding, FoundRow))
_AS_READ = tuple(sorted(_FINDING & _ROW - {"target", "owner"}))
"""What a row keeps of a finding as it was read; names of bodies and parties become keys."""
_AS_JUDGED = ("certainty", "same_as", "like", "verdict", "matter")
"""What a review may have changed: recording the same document again leaves it."""


def _put_attendance(unit: UnitOfWork, names: Names, reading: Reading, document: Document) -> None:
    facts = reading.meeting
    people = [(p.name, p.organisation, True, p.items) for p in facts.present]
    people += [(a.name, a.organisation, False, ()) for a in facts.absent]
    for n, (name, organisation, present, items) in enumerate(people, 1):
        key = f"{document.key}/p{n}"
        known = unit.get(Attendance, key)
        party = names.party(name, organisation, PartyKind.PERSON, was=known.party if known else None)
        unit.put(Attendance(key, document.key, n, party, present=present, items=items))


def _plan_announced(
    unit: UnitOfWork, names: Names, reading: Reading, document: Document, targets: Iterable[Target | None]
) -> None:
    """
    Plan the meetings the document tells of: its own body's next, other bodies', and those matters were sent to.
    """
    own = document.body
    sittings: list[tuple[str, NextSitting]] = [(own, sitting) for sitting in reading.meeting.next]
    for other in reading.other_meetings:
        key = names.body(other.body, document.language)
        if key is not None and other.date is not None:
            sittings.append((key, NextSitting(other.date, other.starts, other.venue, other.mode)))
    named = (target for target in targets if isinstance(target, MeetingOn))
    sittings += [(target.body, NextSitting(target.date)) for target in named if target.date is not None]
    for key, sitting in sittings:
        if key != own or document.date is None or sitting.date > document.date:
            _plan(unit, key, sitting, document)


def _plan(unit: UnitOfWork, body: str, sitting: NextSitting, document: Document) -> None:
    meeting = meeting_on(unit, body, sitting.date)
    if meeting is None:
        meeting = evolve(_new_meeting(unit, body, sitting.date), announced_by=document.key)
    rank = document.date.isoformat() if document.date else ""
    facts = {name: getattr(sitting, name) for name in ("starts", "ends", "venue", "mode")}
    unit.put(merge_facts(meeting, rank, **facts))


def propose_standing(unit: UnitOfWork, body: Body, reading: Reading) -> tuple[str, ...]:
    """
    The standing items a body's first minutes show, each in its usual place; none if the body has some already.
    """
    if unit.select(StandingItem, Query("standing_item", {"body": body.key}, order=("position",), limit=1)):
        return ()
    there = {role for item in reading.items for role in standing_roles(item.title)}
    roles = [role for role in STANDING if role in there]
    titles = []
    for n, role in enumerate(roles, 1):
        title = canonical_title(role, body.locale)
        unit.put_new(StandingItem(f"{body.key}/s{n}", body.key, n, title, role, last=goes_last(role)))
        titles.append(title)
    return tuple(titles)
