"""
What recording a document came to: what it continued, began, closed and passed over, as one value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from followup.model.answers import Difference, Note, Promise
from followup.model.bodies import Body, Meeting
from followup.model.codes import NoteCode
from followup.model.matters import Matter, Step, Treatment
from followup.model.reading import Reading
from followup.model.results import Joined, Recorded, Suggestion, Treated
from followup.register.queries.auditing import bulk_decisions, unstated
from followup.register.queries.missed import missed_at
from followup.register.queries.view import View
from followup.register.recording.documents import Registered
from followup.register.recording.name_resolution import normalised
from followup.register.recording.replay import Replayed
from followup.register.recording.versions import differences, document_of
from followup.register.work.days import distant
from followup.register.work.unit_of_work import UnitOfWork
from followup.rules.fold import fold


class Summary:
    """
    What *unit* has put of the *registered* document, with the *results* of reconciling it and then later ones.

    *bodies* and *standing* items were made from it.
    """

    def __init__(
        self,
        unit: UnitOfWork,
        reading: Reading,
        registered: Registered,
        bodies: Iterable[Body],
        standing: tuple[str, ...],
        results: list[Replayed],
    ) -> None:
        self.unit, self.reading, self.registered = unit, reading, registered
        self.bodies, self.standing, self.results = tuple(bodies), standing, results
        self.body, self.document = registered.body, registered.document
        own = results[0].outcome.steps
        self._sources = {step.source for step in own}
        self._steps = {key: unit.steps(key) for key in dict.fromkeys(map(self._key, own))}
        self._records = {key: fold(key, steps) for key, steps in self._steps.items()}

    def recorded(self) -> Recorded:
        """
        The whole of it.
        """
        first, registered = self.results[0], self.registered
        treated = self._treated()
        # What a document opens and closes at once was there before, as it says itself: it is told as closed.
        new = [each for each in treated if self._began(each) and not each.step.closes]
        new_keys = {each.key for each in new}
        closed = [each for each in treated if each.step.closes and each.key not in new_keys]
        told_otherwise = new_keys | {each.key for each in closed}
        grown = {matter.key for each in treated for matter in each.grew}
        view, today = View.within(self.unit), self.unit.today()
        calendar = view.calendar()
        missed = missed_at(view, registered.meeting, calendar, today)
        differs = self._differences()
        mentioned = [*self._records.values(), *(each.matter for each in (*missed.promised, *missed.owed))]
        other = [step for each in differs for step in (*each.before, *each.after)]
        items = {item.key: item for item in registered.items}
        return Recorded(
            context=view.context(today, calendar, mentioned, other),
            body=self.body,
            meeting=registered.meeting,
            document=self.document,
            items=len(registered.items),
            unread=len(self.reading.unread),
            new=tuple(each for each in new if each.key not in grown),
            continued=tuple(each for each in treated if each.key not in told_otherwise),
            closed=tuple(closed),
            missed=missed,
            planned=self._planned(),
            bodies=self.bodies,
            standing=self.standing,
            joined=self._joined(),
            suggestions=self.quoted(first.outcome.suggestions),
            replaced=registered.replaced,
            rematched=self._rematched(),
            changed=self.unit.changed,
            notes=self._notes(),
            together=bulk_decisions((Treatment.of(each.step) for each in treated), items),
            told=tuple(self._only_told()),
            unstated=unstated(treated, first.minutes.findings),
            differs=differs,
        )

    def quoted(self, suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """
        *suggestions* with the words of the findings they are about.
        """
        quotes = {finding.id: finding.quote for finding in self.reading.findings}
        return tuple(evolve(each, quote=quotes.get(each.finding, "")) for each in suggestions)

    def _key(self, step: Step) -> str:
        """
        The key that the matter of *step*, which the rules made, has in the register.
        """
        return self.results[0].keys.get(step.matter, step.matter)

    def _mine(self) -> list[Step]:
        """
        The steps that hold of this document, in the order of its items.
        """
        own = (step for steps in self._steps.values() for step in steps)
        return sorted((s for s in own if s.live and s.source in self._sources), key=lambda step: step.order)

    def _treated(self) -> list[Treated]:
        mine = [step for step in self._mine() if step.meeting]
        evidence, _ = View.within(self.unit).sources(mine)
        items = {finding.key: finding.item for finding in self.results[0].minutes.findings}
        treated = []
        for step in mine:
            also = dict.fromkeys(items[key] for key in step.also if items.get(key, step.item) != step.item)
            promise = Promise(step, evidence.get(step.evidence or ""), self.document, tuple(also))
            grew = tuple(each for each in self._records.values() if each.follows == step.matter)
            before = sorted(self._earlier(step), key=lambda other: other.order)
            treated.append(Treated(self._records[step.matter], step, promise, grew, tuple(before)))
        return treated

    def _earlier(self, step: Step) -> Iterable[Step]:
        return (other for other in self._steps[step.matter] if other.live and other.order < step.order)

    def _began(self, treated: Treated) -> bool:
        return all(other.source in self._sources for other in treated.before)

    def _only_told(self) -> Iterable[Step]:
        """
        What happened before, as far as only this document knows of it.
        """
        own = (step for steps in self._steps.values() for step in steps)
        return (step for step in own if step.live and step.source in self._sources and not step.meeting)

    def _differences(self) -> tuple[Difference, ...]:
        replaced = self.registered.replaced
        return () if replaced is None else tuple(differences(self.unit, replaced, self.document))

    def _planned(self) -> tuple[Meeting, ...]:
        others = [each for each in self.unit.written(Meeting) if each.key != self.registered.meeting.key]
        return tuple(sorted(others, key=lambda meeting: (meeting.body, meeting.order)))

    def _joined(self) -> tuple[Joined, ...]:
        outcome = self.results[0].outcome
        keys: Mapping[str, str] = {step.source: self._key(step) for step in outcome.steps}
        matters: Mapping[str, Matter] = self._records
        return tuple(
            Joined(
                keys[group.lead.key],
                matters[keys[group.lead.key]].title,
                tuple(finding.id for finding in group.findings),
                tuple(dict.fromkeys(finding.item for finding in group.findings)),
            )
            for group in outcome.groups
            if group.joined and group.lead.key in keys and len(group.findings) > 1
        )

    def _rematched(self) -> tuple[str, ...]:
        struck = {document_of(step) for step in self.unit.written(Step) if not step.live}
        later = (result.minutes.document for result in self.results[1:])
        return tuple(document for document in later if document in struck)

    def _notes(self) -> tuple[Note, ...]:
        named = self.reading.meeting.body
        known = {normalised(name) for name in (self.body.key, self.body.name, *self.body.aliases)}
        notes = [Note(NoteCode.OTHER_NAME, named)] if named and normalised(named) not in known else []
        if not self.registered.items and not self.registered.findings:
            notes.append(Note(NoteCode.NOTHING_FOUND))
        days = [day for day in (self.document.date, *(each.date for each in self._planned())) if day is not None]
        notes += [Note(NoteCode.DISTANT, day.isoformat()) for day in distant(days, self.unit.today())]
        return tuple(notes)
