"""
Recording a document among others: reconcile it, then every later one again, and write only what differs.

Documents are recorded in any order, but matters live in the order of meetings.  So a document is reconciled
with the matters as they stood just before its meeting, and each later document is reconciled anew with what
follows from it.  Steps that come out the same keep their rows; others are struck and made again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, time

from attrs import evolve, field, frozen, mutable

from followup.contracts import Query
from followup.model.bodies import Body, Meeting
from followup.model.codes import Acceptance, StruckCause, Verdict
from followup.model.matters import Matter, Placed, Step
from followup.model.minutes import Document, FoundRow, Item
from followup.register.recording.versions import document_of, repeated
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.agenda import as_they_stood, natural
from followup.rules.calendar import Calendar
from followup.rules.fold import fold
from followup.rules.matching import Minutes
from followup.rules.reconcile import NEW, UNDATED, Reconciled, reconcile


_NOT_BY_PEOPLE = frozenset({StruckCause.READ_AGAIN, StruckCause.NEW_VERSION})

_CONCERNS = ("body", "origin", "target_body")


@frozen
class Replayed:
    """
    What reconciling one document gave: the matters just *before* its meeting and the keys its matters have now.
    """

    minutes: Minutes
    before: tuple[Placed, ...]
    outcome: Reconciled
    keys: Mapping[str, str] = field(factory=dict)


@mutable
class _World:
    """
    The steps of every matter that was alive at some time since the first document of the replay.

    *stored* are the steps as they are in the store; *steps* those that hold now, in memory.
    *created_by* has, by finding, the key of the matter that it began before; *manual* what people have done by hand
    with such a matter; *rekeyed* what the matter is called meanwhile, where another finding begins it now.
    *refused* names what people have struck: reading the document again does not bring it back.
    """

    stored: dict[str, list[Step]] = field(factory=dict)
    steps: dict[str, list[Step]] = field(factory=dict)
    created_by: dict[str, str] = field(factory=dict)
    manual: dict[str, list[Step]] = field(factory=dict)
    rekeyed: dict[str, str] = field(factory=dict)
    refused: set[str] = field(factory=set)


def replay(unit: UnitOfWork, first: Minutes, document: Document, *, replaced: Document | None = None) -> list[Replayed]:
    """
    Reconcile *document* and every later one, and put the steps and records that differ.

    A document that tells of an earlier meeting changes what "the next meeting" meant before it, so that then
    the earlier documents since that meeting are reconciled again too.  The result of *document* comes first.
    """
    since = _since(unit, document)
    others = _others(unit, document, since)
    ordered = sorted([*others, document], key=_when)
    documents = [first if each is document else _minutes(unit, each) for each in ordered]
    bodies = _bodies(unit, first.meeting.body, others)
    calendar = _calendar(unit, bodies)
    taken_back = {item.document for item in documents} | ({replaced.key} if replaced else set())
    world = _world(unit, bodies if others else {first.meeting.body}, document.meeting, since, taken_back)
    if replaced is not None:
        _inherit(unit, world, replaced, first)
    results = [_one(world, minutes, calendar) for minutes in documents]
    keys = _keys(unit, world, results)
    _write(unit, world, keys, replaced)
    for result in results:
        _judge(unit, result)
    own_first = sorted(results, key=lambda result: result.minutes.document != first.document)
    return [evolve(result, keys=keys) for result in own_first]


def _since(unit: UnitOfWork, document: Document) -> str:
    """
    The day from which what is known has changed: the document's own, or that of an earlier meeting it tells of.
    """
    days = [document.date]
    for meeting in unit.written(Meeting):
        before = unit.stored(Meeting, meeting.key)
        if before is None or (before.order, before.status) != (meeting.order, meeting.status):
            days.append(meeting.date)
    return min(day.isoformat() for day in days if day is not None)


def _others(unit: UnitOfWork, document: Document, since: str) -> list[Document]:
    documents = unit.select(Document, Query("document", {"withdrawn": 0}, span=("date", since, None), order=("date",)))
    return [
        other
        for other in documents
        if other.key != document.key and (since < str(document.date) or _when(other) >= _when(document))
    ]


def _when(document: Document) -> tuple[date, time, str]:
    return (document.date or date.min, document.starts or time.min, document.body)


def _minutes(unit: UnitOfWork, document: Document) -> Minutes:
    body = unit.need(Body, document.body)
    items = unit.select(Item, Query("item", {"document": document.key}, order=("position",)))
    findings = unit.select(FoundRow, Query("finding", {"document": document.key}, order=("first_line",)))
    return minutes_of(body, document, unit.need(Meeting, document.meeting), items, findings)


def minutes_of(
    body: Body, document: Document, meeting: Meeting, items: Iterable[Item], findings: Iterable[FoundRow]
) -> Minutes:
    """
    The minutes as the rules take them, findings in the order of their ids.
    """
    ordered = tuple(sorted(findings, key=lambda finding: (finding.first_line, len(finding.id), finding.id)))
    # The day and hour that order the document are its own: the meeting may have been moved since.
    meeting = evolve(meeting, date=document.date, starts=document.starts)
    accept = document.mode is not Acceptance.CERTAIN
    return Minutes(document.key, meeting, tuple(items), ordered, accept, body.assignments)


def _bodies(unit: UnitOfWork, own: str, later: Collection[Document]) -> set[str]:
    return {body.key for body in unit.select(Body, Query("body"))} | {own} | {document.body for document in later}


def _calendar(unit: UnitOfWork, bodies: Collection[str]) -> Calendar:
    meetings = [m for body in bodies for m in unit.select(Meeting, Query("meeting", {"body": body}))]
    # Nothing is decided by what silence means to a body: it is only told, so nobody has to wait for it.
    return Calendar.of(meetings, unit.reads.get(Body, bodies).values())


def _world(unit: UnitOfWork, bodies: Collection[str], meeting: str, since: str, taken_back: Collection[str]) -> _World:
    world = _World()
    for matter in _alive(unit, bodies, since, meeting):
        stored = unit.select(Step, Query("step", {"matter": matter.key}, order=("number",)))
        world.stored[matter.key] = stored
        world.refused |= {step.source for step in stored if not step.live and step.struck.cause not in _NOT_BY_PEOPLE}
        live = sorted((step for step in stored if step.live), key=lambda step: step.order)
        again = [step for step in live if document_of(step) in taken_back]
        rest = [step for step in live if document_of(step) not in taken_back]
        # What minutes tell of earlier treatments comes before them, but they begin nothing.
        first = next((step for step in live if step.meeting or not step.source), live[0] if live else None)
        if first is not None and first in again:
            world.created_by[first.source] = matter.key
            world.manual[matter.key] = rest
        elif live:
            world.steps[matter.key] = rest
    return world


def _alive(unit: UnitOfWork, bodies: Collection[str], since: str, meeting: str) -> list[Matter]:
    at_meeting = unit.select(Step, Query("step", {"meeting": meeting}))
    matters = unit.load(Matter, [step.matter for step in at_meeting])
    queries = [Query("matter", {column: body, "open": 1}) for body in sorted(bodies) for column in _CONCERNS]
    # Wherever they are by now: what was closed or sent elsewhere since may have stood on this meeting.
    queries.append(Query("matter", span=("closed_on", since, None), order=("closed_on",)))
    queries.append(Query("matter", {"open": 1}, span=("anchor_on", since, None)))
    for query in queries:
        matters.update({matter.key: matter for matter in unit.select(Matter, query)})
    return list(matters.values())


def _inherit(unit: UnitOfWork, world: _World, replaced: Document, first: Minutes) -> None:
    """
    Let the findings of a new version take over the matters that the same findings of the old one began.

    What people have struck of any earlier version stays struck where the new one says the same again.
    """
    for version in unit.select(Document, Query("document", {"meeting": replaced.meeting}, order=("edition",))):
        again = repeated(unit, version, first.findings) if version.key != first.document else {}
        world.refused |= {key for key, before in again.items() if before.key in world.refused}
    for before in unit.select(FoundRow, Query("finding", {"document": replaced.key}, order=("first_line",))):
        if before.key in world.created_by and (heir := _matching_finding(world, before, first)):
            world.created_by[heir.key] = world.created_by.pop(before.key)
    for key, stored in world.stored.items():
        # A matter whose beginning people have struck goes with what the new version says instead.
        begun = min(stored, key=lambda step: (step.order, step.number))
        before_it = unit.get(FoundRow, begun.source) if begun.source in world.refused else None
        if before_it is None or document_of(begun).rsplit("/", 1)[0] != replaced.meeting or key not in world.steps:
            continue
        if heir := _matching_finding(world, before_it, first):
            world.created_by[heir.key], world.manual[key] = key, world.steps.pop(key)


def _matching_finding(world: _World, before: FoundRow, first: Minutes) -> FoundRow | None:
    """
    The finding of a new version that says what *before* said of the same matter, if none has taken that over yet.
    """
    alike = [
        found
        for found in first.findings
        if found.title == before.title or (found.item, found.disposition) == (before.item, before.disposition)
    ]
    alike.sort(key=lambda found: found.title != before.title)
    return next(
        (found for found in alike if found.key not in world.created_by and found.key not in world.refused), None
    )


def _one(world: _World, minutes: Minutes, calendar: Calendar) -> Replayed:
    before = as_they_stood(world.steps, minutes.meeting, calendar)
    covered = frozenset(m.date for m in calendar.all(minutes.meeting.body) if m.document and m.date)
    minutes = evolve(minutes, covered=covered)
    outcome = reconcile(minutes, before, world.steps)
    outcome = evolve(outcome, steps=tuple(step for step in outcome.steps if step.source not in world.refused))
    for step in outcome.steps:
        world.steps.setdefault(step.matter, []).append(step)
        free = world.created_by.get(step.source)
        if free in world.manual:
            # What people did by hand with a matter goes with the finding that began it.
            world.steps[step.matter].extend(world.manual.pop(free))
            world.rekeyed[free] = step.matter
    return Replayed(minutes, before, outcome)


def _keys(unit: UnitOfWork, world: _World, results: Iterable[Replayed]) -> dict[str, str]:
    """
    The key of each new matter: the one its finding had before, else that of a matter it took over, else the next.
    """
    keys: dict[str, str] = {}
    tokens = [step for result in results for step in result.outcome.steps if step.matter.startswith(NEW)]
    births = {step.matter: step for step in reversed(tokens)}
    taken: set[str] = set()
    for token, step in births.items():
        own = world.created_by.get(step.source)
        if own is not None:
            keys[token] = own
            taken.add(own)
    for token in births:
        if token not in keys:
            adopted = next((free for free, to in world.rekeyed.items() if to == token and free not in taken), None)
            if adopted is not None:
                keys[token] = adopted
                taken.add(adopted)
    unnamed = [step for token, step in births.items() if token not in keys]
    for step in sorted(unnamed, key=lambda step: (*step.order, natural(step.source))):
        keys[step.matter] = unit.new_key(Matter, step.body, "-")
    return keys


def _write(unit: UnitOfWork, world: _World, keys: Mapping[str, str], replaced: Document | None) -> None:
    wanted: dict[str, list[Step]] = {}
    for matter, steps in world.steps.items():
        key = keys.get(matter, matter)
        wanted[key] = [evolve(step, matter=key, other=keys.get(step.other or "", step.other)) for step in steps]
    for key, loose in world.manual.items():
        # Nothing in the documents begins this matter any more, but people have worked on it.
        wanted.setdefault(key, []).extend(loose)
    for key in [*world.stored, *(key for key in wanted if key not in world.stored)]:
        _write_matter(unit, key, world.stored.get(key, []), wanted.get(key, []), replaced)


def _write_matter(
    unit: UnitOfWork, key: str, stored: list[Step], wanted: list[Step], replaced: Document | None
) -> None:
    kept: dict[str, Step] = {}
    pending = {_content(step): step for step in wanted}
    for step in stored:
        if not step.live or pending.pop(_content(step), None) is not None:
            kept[step.key] = step
        else:
            changed = replaced is not None and document_of(step) == replaced.key
            why = StruckCause.NEW_VERSION if changed else StruckCause.READ_AGAIN
            kept[step.key] = evolve(step, struck_at=unit.at, struck_reason=why)
    number = max((step.number for step in stored), default=0)
    for step in sorted(pending.values(), key=lambda step: step.order):
        number += 1
        author = step.author if step.at != UNDATED else unit.author
        kept[f"{key}/{number}"] = evolve(step, key=f"{key}/{number}", number=number, at=unit.at, author=author)
    if not kept:
        return
    for step in kept.values():
        unit.put(step)
    unit.put(fold(key, kept.values()))


def _content(step: Step) -> Step:
    return evolve(step, key="", number=0, at=UNDATED, author="", body=step.body)


def _judge(unit: UnitOfWork, result: Replayed) -> None:
    for finding in result.minutes.findings:
        if finding.verdict in {Verdict.REJECTED, Verdict.OWN}:
            continue
        verdict = Verdict.SUGGESTED if finding.id in result.outcome.left else Verdict.ACCEPTED
        unit.put(evolve(finding, verdict=verdict))
