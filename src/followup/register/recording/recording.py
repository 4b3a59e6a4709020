"""
Recording a reading: names become keys, the document is taken in, matters are reconciled, and the result told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from attrs import evolve

from followup.contracts import Query
from followup.model.answers import Context, Difference, MissedMeeting, Promise
from followup.model.bodies import Body, Meeting, Party
from followup.model.codes import Acceptance, Certainty, Verdict
from followup.model.matters import Matter, Step, Treatment
from followup.model.minutes import Document, Evidence, FoundRow
from followup.model.reading import Reading
from followup.model.results import Joined, Recorded, Treated
from followup.register.queries.auditing import together, unstated
from followup.register.recording.documents import Intake, propose_standing, take_in
from followup.register.recording.name_resolution import Names, folded
from followup.register.recording.replay import Replayed, minutes_of, replay
from followup.register.recording.versions import differences, document_of, judged_before
from followup.register.work.unit_of_work import Draft
from followup.rules.agenda import restricted_by_now, silence
from followup.rules.calendar import Calendar
from followup.rules.fold import fold
from followup.rules.place import place


REJECTED, ALONE = "", "new"
"""What a review says of a finding that is none, and of one that begins a matter of its own."""


class Recording:
    """
    One document being recorded in one draft.

    *accept* takes what resembles the agenda; *create* may make bodies and standing items.
    *verdicts*, from a review, say of findings that they are accepted (``None``), rejected (``""``),
    a matter of their own (``"new"``) or which matter they mean (its key).
    """

    def __init__(
        self,
        draft: Draft,
        reading: Reading,
        *,
        body: str,
        today: date,
        accept: bool,
        create: bool,
        aliases: Mapping[str, str],
        verdicts: Mapping[str, str | None] | None = None,
    ) -> None:
        self.draft, self.reading, self.today = draft, reading, today
        self.create, self.verdicts = create, verdicts
        self.names = Names(draft, create=create, aliases=aliases)
        self.body = self.names.own(body, reading)
        self.mode = Acceptance.REVIEW if verdicts is not None else Acceptance.ACCEPT if accept else Acceptance.CERTAIN

    def record(self) -> Recorded:
        """
        Put everything into the draft and tell what it comes to.
        """
        intake = take_in(self.draft, self.names, self.reading, self.body, self.mode)
        standing = propose_standing(self.draft, self.body, self.reading) if self.create else ()
        read = intake.findings
        if intake.replaced is not None:
            read = judged_before(self.draft, intake.replaced, read)
        findings = tuple(self._judged(finding) for finding in read)
        minutes = minutes_of(self.body, intake.document, intake.meeting, intake.items, findings)
        results = replay(self.draft, minutes, intake.document, replaced=intake.replaced)
        return self._told(intake, standing, results)

    def _judged(self, finding: FoundRow) -> FoundRow:
        if self.verdicts is None or finding.id not in self.verdicts:
            return finding
        said = self.verdicts[finding.id]
        if said is None or said == REJECTED:
            judged = evolve(finding, verdict=Verdict.ACCEPTED if said is None else Verdict.REJECTED)
            # A person's word makes it certain, whatever the reader thought.
            judged = evolve(judged, certainty=Certainty.CERTAIN)
        elif said == ALONE:
            judged = evolve(finding, verdict=Verdict.OWN, same_as=(), like=(), matter=None)
        else:
            judged = evolve(finding, verdict=Verdict.ACCEPTED, matter=self.draft.need(Matter, said).key)
        self.draft.put(judged)
        return judged

    def _told(self, intake: Intake, standing: tuple[str, ...], results: list[Replayed]) -> Recorded:
        first = results[0]
        quotes = {finding.id: finding.quote for finding in self.reading.findings}
        treated = self._treated(first, intake.document)
        steps_by = {item.key: item for item in treated}
        # What a document opens and closes at once was there before, as it says itself: it is told as closed.
        new = [item for item in treated if self._began(item) and not item.step.closes]
        grown = {matter.key for item in treated for matter in item.grew}
        new_keys = {item.key for item in new}
        closed = [item for item in treated if item.step.closes and item.key not in new_keys]
        closed_keys = {item.key for item in closed}
        continued = [item for item in treated if item.key not in new_keys | closed_keys]
        missed = self._missed(first, intake, steps_by)
        matters = {item.key: item.matter for item in treated}
        mentioned = [*matters.values(), *(p.matter for p in missed.promised), *(p.matter for p in missed.owed)]
        differs = self._differs(intake)
        other = [step for difference in differs for step in (*difference.before, *difference.after)]
        return Recorded(
            context=context_of(self.draft, self.today, mentioned, other),
            body=self.body,
            meeting=intake.meeting,
            document=intake.document,
            items=len(intake.items),
            unread=len(self.reading.unread),
            new=tuple(item for item in new if item.key not in grown),
            continued=tuple(continued),
            closed=tuple(closed),
            missed=missed,
            planned=tuple(sorted((m for m in self.draft.written(Meeting) if m.key != intake.meeting.key), key=_order)),
            bodies=tuple(self.names.created),
            standing=standing,
            joined=self._joined(first, matters),
            suggestions=tuple(evolve(s, quote=quotes.get(s.finding, "")) for s in first.outcome.suggestions),
            replaced=intake.replaced,
            rematched=tuple(self._rematched(results[1:])),
            changed=self.draft.changed,
            notes=self._notes(intake),
            together=together((Treatment.of(item.step) for item in treated), {item.key: item for item in intake.items}),
            told=tuple(self._only_told()),
            unstated=unstated(treated, first.minutes.findings),
            differs=differs,
        )

    def _differs(self, intake: Intake) -> tuple[Difference, ...]:
        if intake.replaced is None:
            return ()
        return tuple(differences(self.draft, intake.replaced, intake.document))

    def _began(self, item: Treated) -> bool:
        earlier = (other for other in self._steps(item.key) if other.live and other.order < item.step.order)
        return all(other.source in self._sources for other in earlier)

    def _steps(self, matter: str) -> list[Step]:
        return [step for step in self._all_steps if step.matter == matter]

    def _only_told(self) -> Iterable[Step]:
        return (step for step in self._all_steps if step.live and step.source in self._sources and not step.meeting)

    def _treated(self, result: Replayed, document: Document) -> list[Treated]:
        sources = {step.source for step in result.outcome.steps}
        keys = {result.keys.get(step.matter, step.matter) for step in result.outcome.steps}
        self._all_steps = steps_of(self.draft, keys)
        self._sources = sources
        mine = [step for step in self._all_steps if step.live and step.source in sources and step.meeting]
        evidence = self.draft.load(Evidence, [step.evidence for step in mine if step.evidence])
        found = {finding.key: finding for finding in result.minutes.findings}
        records = {key: fold(key, self._steps(key)) for key in keys}
        treated = []
        for step in sorted(mine, key=lambda step: step.order):
            also = tuple(
                dict.fromkeys(found[key].item for key in step.also if key in found and found[key].item != step.item)
            )
            promise = Promise(step, evidence.get(step.evidence or ""), document, also)
            grew = tuple(m for m in records.values() if m.follows == step.matter)
            before = [other for other in self._steps(step.matter) if other.live and other.order < step.order]
            before.sort(key=lambda other: other.order)
            treated.append(Treated(records[step.matter], step, promise, grew, tuple(before)))
        return treated

    def _missed(self, result: Replayed, intake: Intake, treated: Collection[str]) -> MissedMeeting:
        quiet = silence(intake.meeting, result.before, treated, self.body.silence)
        return with_promises(self.draft, quiet, calendar_of(self.draft), self.today)

    def _joined(self, result: Replayed, matters: Mapping[str, Matter]) -> tuple[Joined, ...]:
        keys = {step.source: result.keys.get(step.matter, step.matter) for step in result.outcome.steps}
        return tuple(
            Joined(
                keys[group.lead.key],
                matters[keys[group.lead.key]].title,
                tuple(finding.id for finding in group.findings),
                tuple(dict.fromkeys(finding.item for finding in group.findings)),
            )
            for group in result.outcome.groups
            if group.joined and group.lead.key in keys and len(group.findings) > 1
        )

    def _rematched(self, later: Iterable[Replayed]) -> Iterable[str]:
        struck = {document_of(step) for step in self.draft.written(Step) if not step.live}
        return (result.minutes.document for result in later if result.minutes.document in struck)

    def _notes(self, intake: Intake) -> tuple[str, ...]:
        named = self.reading.meeting.body
        known = {folded(name) for name in (self.body.key, self.body.name, *self.body.aliases)}
        notes = []
        if named and folded(named) not in known:
            notes.append(f"other_name:{named}")
        if not intake.items and not intake.findings:
            notes.append("nothing_found")
        return tuple(notes)


def steps_of(draft: Draft, matters: Iterable[str]) -> list[Step]:
    """
    Every step of *matters*, as the draft has them.
    """
    wanted = set(matters)
    written = {step.key: step for step in draft.written(Step) if step.matter in wanted}
    for key in sorted(wanted):
        for step in draft.select(Step, Query("step", {"matter": key}, order=("number",))):
            written.setdefault(step.key, step)
    return list(written.values())


def calendar_of(draft: Draft) -> Calendar:
    """
    Every meeting, as the draft has them.
    """
    bodies = (*draft.select(Body, Query("body")), *draft.written(Body))
    found = {m.key: m for body in bodies for m in draft.select(Meeting, Query("meeting", {"body": body.key}))}
    found.update({meeting.key: meeting for meeting in draft.written(Meeting)})
    return Calendar.of(found.values(), bodies)


def with_promises(draft: Draft, quiet: MissedMeeting, calendar: Calendar, today: date) -> MissedMeeting:
    """
    What a meeting passed over, with the promises and where each matter is now.
    """
    items = (*quiet.promised, *quiet.if_time, *quiet.owed)
    records = draft.load(Matter, [item.matter.key for item in items])
    quiet = restricted_by_now(quiet, {key for key, record in records.items() if record.restricted})
    steps = draft.load(Step, [item.matter.promise for item in items if item.matter.promise])
    evidence = draft.load(Evidence, [step.evidence for step in steps.values() if step.evidence])
    documents = draft.load(Document, [found.document for found in evidence.values() if found.document])
    promises, now = {}, {}
    for item in items:
        key = item.matter.key
        step = steps.get(item.matter.promise or "")
        if step is not None:
            found = evidence.get(step.evidence or "")
            promises[key] = Promise(step, found, documents.get(found.document or "") if found else None)
        record = records.get(key)
        if record is not None and record.open:
            now[key] = place(record, calendar, today)
    return evolve(quiet, promises=promises, now=now)


def context_of(draft: Draft, today: date, matters: Iterable[Matter], steps: Iterable[Step] = ()) -> Context:
    """
    The bodies, parties and meetings that a report on *matters* and *steps* may have to name.
    """
    bodies = {body.key: body for body in (*draft.select(Body, Query("body")), *draft.written(Body))}
    meetings = {m.key: m for body in bodies for m in draft.select(Meeting, Query("meeting", {"body": body}))}
    meetings.update({meeting.key: meeting for meeting in draft.written(Meeting)})
    parties = {party for matter in matters for party in (matter.owner, getattr(matter.target, "party", None)) if party}
    parties |= {key for step in steps for key in step.parties if key}
    names = {key: party.name for key, party in draft.load(Party, parties).items()}
    return Context(today, bodies, names, meetings)


def _order(meeting: Meeting) -> tuple[str, object]:
    return (meeting.body, meeting.order)
