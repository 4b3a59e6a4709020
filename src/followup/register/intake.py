"""
Taking a reading in: the rows of its document, and what it says of meetings, before any matter is touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import evolve, frozen

from followup.contracts import Query
from followup.errors import InputError
from followup.model.codes import MeetingStatus, PartyKind, Verdict
from followup.model.documents import Document
from followup.model.minutes import Attendance, Evidence, FoundRow, Item
from followup.model.reading import Finding, NextSitting, Reading
from followup.model.standing import StandingItem
from followup.model.subjects import Body, Matter, Meeting
from followup.model.targets import MeetingOn, Target
from followup.register.draft import Draft
from followup.register.names import Names
from followup.rules.standing import STANDING, canonical_title, goes_last, standing_roles


OWN = "9999-12-31"
"""The rank of what a meeting's own minutes say of it: above every announcement."""
BY_HAND = "9999-12-30"
"""The rank of what a person has set."""

MODES = ("certain", "accept", "review")


@frozen
class Intake:
    """
    A document taken in: its meeting and rows, the meetings it *planned*, and the version it *replaced*.
    """

    body: Body
    meeting: Meeting
    document: Document
    items: tuple[Item, ...]
    findings: tuple[FoundRow, ...]
    planned: tuple[Meeting, ...]
    replaced: Document | None
    known: bool


def _day_of(reading: Reading) -> date:
    if reading.meeting.date is not None:
        return reading.meeting.date
    name, top = reading.document.name, min((item.lines[0] for item in reading.items), default=1)
    for line in reading.unread:
        if line.lines[0] < top and any(letter.isdigit() for letter in line.text):
            raise InputError(
                f"{name} does not say on which day the meeting was; "
                f"line {line.lines[0]}, “{line.text}”, names no day that exists, with its year.",
                hint="Write the day in full, such as 2022-10-28.",
            )
    raise InputError(
        f"{name} does not say on which day the meeting was.",
        hint="Write a line such as “Datum: 2022-10-28” or “Date: 2022-10-28” at its top.",
    )


def take_in(draft: Draft, names: Names, reading: Reading, body: Body, mode: str) -> Intake:
    """
    Put the rows of *reading* into *draft*.
    """
    day = _day_of(reading)
    meeting = meeting_on(draft, body.key, day) or _new_meeting(draft, body.key, day)
    document, replaced, known = _document(draft, reading, body, meeting, mode)
    meeting = _held(draft, names, reading, meeting, document)
    rows = _Rows(draft, names, reading, body, document)
    # Who was there comes first: an owner of that name is that person.
    rows.attendance()
    items, findings = rows.items(), rows.findings()
    targets = [found.target for found in findings]
    planned = _announced(draft, names, reading, document, targets)
    return Intake(body, meeting, document, items, findings, planned, replaced, known)


def meeting_on(draft: Draft, body: str, day: date) -> Meeting | None:
    """
    The meeting of *body* on *day*, the first of several.
    """
    return next(iter(meetings_on(draft, body, day)), None)


def meetings_on(draft: Draft, body: str, day: date) -> list[Meeting]:
    """
    Every meeting of *body* on *day*, as the draft has them: by the hour, those that were cancelled last.
    """
    stored = draft.select(
        Meeting, Query("meeting", {"body": body}, span=("date", day.isoformat(), f"{day.isoformat()}x"))
    )
    written = [m for m in draft.written(Meeting) if m.body == body and m.date == day]
    found = {meeting.key: meeting for meeting in (*stored, *written) if meeting.date == day}
    return sorted(found.values(), key=lambda meeting: (meeting.status is MeetingStatus.CANCELLED, meeting.order))


def _new_meeting(draft: Draft, body: str, day: date) -> Meeting:
    meeting = Meeting(draft.new_key(Meeting, body, "."), body, day)
    draft.put_new(meeting)
    return meeting


def with_facts(meeting: Meeting, rank: str, **facts: Any) -> Meeting:
    """
    *meeting* with those *facts* that are stated and not overruled by what ranks higher.

    The rank of an announcement is the day of the document that makes it, so that the order in which
    documents are recorded does not matter: the meeting's own minutes win, then the latest announcement.
    """
    ranks = dict(part.split("=", 1) for part in meeting.ranks.split())
    for name, value in facts.items():
        current = getattr(meeting, name)
        stated = value not in {None, ""}
        ties = rank == ranks.get(name, "") and str(value) > str(current or "")
        if stated and (current in {None, ""} or rank > ranks.get(name, "") or ties):
            meeting = evolve(meeting, **{name: value})
            ranks[name] = rank
    return evolve(meeting, ranks=" ".join(f"{name}={ranks[name]}" for name in sorted(ranks)))


def _document(
    draft: Draft, reading: Reading, body: Body, meeting: Meeting, mode: str
) -> tuple[Document, Document | None, bool]:
    versions = draft.select(Document, Query("document", {"meeting": meeting.key}, order=("edition",)))
    current = next((version for version in versions if not version.withdrawn), None)
    if current is not None and current.sha256 == reading.document.sha256:
        stronger = max(current.mode, mode, key=MODES.index)
        document = evolve(current, mode=stronger)
        draft.put(document)
        return document, None, True
    if current is not None:
        draft.put(evolve(current, withdrawn=True))
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
        recorded_at=draft.at,
        author=draft.author,
    )
    draft.put_new(document)
    return document, current, False


def _held(draft: Draft, names: Names, reading: Reading, meeting: Meeting, document: Document) -> Meeting:
    facts = reading.meeting
    organisation = {person.name: person.organisation for person in facts.present}

    def who(name: str, was: str | None) -> str | None:
        return names.party(name, organisation.get(name, ""), PartyKind.PERSON, was=was) if name else was

    meeting = with_facts(
        meeting, OWN, starts=facts.starts, ends=facts.ends, venue=facts.venue, mode=facts.mode, number=facts.number
    )
    meeting = evolve(
        meeting,
        status=MeetingStatus.HELD,
        document=document.key,
        chair=who(facts.chair, meeting.chair),
        notes_by=who(facts.notes_by, meeting.notes_by),
        verified_by=who(facts.verified_by, meeting.verified_by),
    )
    draft.put(meeting)
    return meeting


class _Rows:
    """
    The rows of one document: items, findings with their evidence, attendance.
    """

    def __init__(self, draft: Draft, names: Names, reading: Reading, body: Body, document: Document) -> None:
        self.draft, self.names, self.reading, self.body, self.document = draft, names, reading, body, document

    def items(self) -> tuple[Item, ...]:
        rows = tuple(
            Item(
                f"{self.document.key}/i{n}",
                self.document.key,
                n,
                item.number,
                item.title,
                item.file_number or item.key,
                item.starts,
            )
            for n, item in enumerate(self.reading.items, 1)
        )
        for row in rows:
            self.draft.put(row)
        return rows

    def findings(self) -> tuple[FoundRow, ...]:
        return tuple(self._finding(finding) for finding in self.reading.findings)

    def _finding(self, finding: Finding) -> FoundRow:
        key = f"{self.document.key}/{finding.id}"
        evidence = Evidence(f"{key}/e", self.document.key, *finding.lines, finding.quote, finding.rule)
        before = self.draft.get(Evidence, evidence.key)
        if before is not None and not before.quote:
            evidence = before  # it was redacted, or there was no quote: the same document says nothing new
        known = self.draft.get(FoundRow, key)
        row = FoundRow(
            key=key,
            document=self.document.key,
            id=finding.id,
            disposition=finding.disposition,
            title=finding.title,
            kind=finding.kind,
            item=finding.item,
            number=finding.number,
            reason=finding.reason,
            outcome=finding.outcome,
            purpose=finding.purpose,
            target=self.names.target(finding, self.body, self.document.language, known.target if known else None),
            condition=finding.condition,
            owner=self.names.owner(finding, self.body, known.owner if known else None),
            interim=finding.interim,
            certainty=known.certainty if known else finding.certainty,
            first_line=finding.lines[0],
            rule=finding.rule,
            goes_on=finding.goes_on,
            on=finding.on,
            reference=finding.reference,
            decision=finding.decision,
            same_as=known.same_as if known else finding.same_as,
            like=known.like if known else finding.like,
            verdict=known.verdict if known else Verdict.ACCEPTED,
            matter=known.matter if known else self._named(finding.key),
            evidence=evidence.key,
        )
        self.draft.put(evidence)
        self.draft.put(row)
        return row

    def _named(self, key: str) -> str | None:
        """
        The matter whose key the document writes at the head of what it says, if there is one.
        """
        matter = self.draft.get(Matter, key) if key else None
        return matter.key if matter is not None else None

    def attendance(self) -> None:
        facts = self.reading.meeting
        people = [(p.name, p.organisation, True, p.items) for p in facts.present]
        people += [(a.name, a.organisation, False, ()) for a in facts.absent]
        for n, (name, organisation, present, items) in enumerate(people, 1):
            key = f"{self.document.key}/p{n}"
            known = self.draft.get(Attendance, key)
            party = self.names.party(name, organisation, PartyKind.PERSON, was=known.party if known else None)
            self.draft.put(Attendance(key, self.document.key, n, party, present=present, items=items))


def _announced(
    draft: Draft, names: Names, reading: Reading, document: Document, targets: Iterable[Target | None]
) -> tuple[Meeting, ...]:
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
    planned = {}
    for key, sitting in sittings:
        if key == own and document.date is not None and sitting.date <= document.date:
            continue
        meeting = _plan(draft, key, sitting, document)
        planned[meeting.key] = meeting
    return tuple(planned.values())


def _plan(draft: Draft, body: str, sitting: NextSitting, document: Document) -> Meeting:
    meeting = meeting_on(draft, body, sitting.date)
    if meeting is None:
        meeting = evolve(_new_meeting(draft, body, sitting.date), announced_by=document.key)
    meeting = with_facts(
        meeting,
        document.date.isoformat() if document.date else "",
        starts=sitting.starts,
        ends=sitting.ends,
        venue=sitting.venue,
        mode=sitting.mode,
    )
    draft.put(meeting)
    return meeting


def propose_standing(draft: Draft, body: Body, reading: Reading) -> tuple[str, ...]:
    """
    The standing items a body's first minutes show, each in its usual place; none if the body has some already.
    """
    if draft.select(StandingItem, Query("standing_item", {"body": body.key}, order=("position",), limit=1)):
        return ()
    found = {role for item in reading.items for role in standing_roles(item.title)}
    roles = [role for role in STANDING if role in found]
    titles = []
    for n, role in enumerate(roles, 1):
        title = canonical_title(role, body.locale)
        draft.put_new(StandingItem(f"{body.key}/s{n}", body.key, n, title, role, last=goes_last(role)))
        titles.append(title)
    return tuple(titles)
