"""
Admitting mistakes without hiding them: steps are struck and made anew, never changed or deleted.

*We recorded it wrongly* (:meth:`Correcting.correct`, :meth:`Correcting.undo`) is one thing; *the minutes were
corrected* (a *reference* given) another, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError, NotFound, RefusedStep, UsageError
from followup.model.bodies import Meeting
from followup.model.codes import Disposition, MeetingStatus, Outcome, Reason, StruckCause
from followup.model.matters import Matter, Step, Struck
from followup.model.minutes import Item
from followup.model.results import Changed
from followup.model.targets import Target
from followup.register.commands.acting import MatterLike, key_of
from followup.register.commands.actions import (
    Gesture,
    Subjects,
    open_matter,
    perform,
    titled,
)
from followup.register.commands.matters import Gestures
from followup.register.recording.recording import steps_of
from followup.register.work.names_and_targets import coded
from followup.register.work.reads import pages
from followup.register.work.unit_of_work import Draft
from followup.rows.mapping import BY_CLASS
from followup.rules.dispositions import EFFECTS
from followup.rules.fold import fold


class Correcting(Gestures):
    """
    The part of a register that corrects.
    """

    def correct(
        self,
        step: str,
        because: str,
        *,
        reference: str = "",
        disposition: Disposition | str | None = None,
        to: Target | str | None = None,
        reason: Reason | str | None = None,
        outcome: Outcome | str | None = None,
        meeting: str | None = None,
        item: str | None = None,
        on: date | None = None,
        text: str | None = None,
        title: str | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Changed:
        """
        Strike *step* (``LG-2/3``) and put in its place the same with what is given changed; nothing given: only strike.

        *because* says what was wrong and is required.  With a *reference* it was the minutes that were corrected
        (where: "LG 2023-01-13 § 2"), not our recording of them.

        Raises:
            InputError: the reason or a title given is blank.
            NotFound: there is no such step.
            RefusedStep: it is struck already.
        """
        if not because.strip():
            raise InputError("A correction needs its reason.", hint="Say what was wrong.")

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            wrong = _live(draft, step)
            fields = _given(
                disposition=coded(Disposition, disposition or None),
                target=self._target(to) if to is not None else None,
                reason=coded(Reason, reason or None),
                outcome=coded(Outcome, outcome or None),
                item=item,
                on=on,
                text=text,
                title=None if title is None else titled(title),
            )
            if meeting is not None:
                at = self._meeting(draft, meeting)
                fields |= {"meeting": at.key, "body": at.body, "starts": at.starts, "on": on or at.date or wrong.on}
            why = str(Struck(StruckCause.CORRECTED if reference else StruckCause.WRONG, reference, because))
            draft.put(evolve(wrong, struck_at=draft.at, struck_reason=why))
            matter = draft.need(Matter, wrong.matter)
            steps = [self._instead(draft, wrong, matter, fields, reference)] if fields else []
            records = _refolded(draft, [matter.key])
            return self._changed(draft, records, tuple(steps), ()), (matter.key,)

        said = [step, because, reference, disposition, repr(to), reason, outcome, meeting, item, on, text, title]
        return self._once(request_id, "correct", said, decide, self._again, dry_run=dry_run)

    def _instead(self, draft: Draft, wrong: Step, matter: Matter, fields: dict[str, Any], reference: str) -> Step:
        number = matter.steps + 1
        right = evolve(
            wrong,
            key=f"{matter.key}/{number}",
            number=number,
            at=draft.at,
            author=draft.author,
            source="",
            struck_at=None,
            struck_reason="",
            **fields,
        )
        if "disposition" in fields:
            right = evolve(right, closes=EFFECTS[right.disposition].closes)
        if reference:
            right = evolve(right, text=f"{right.text} [{reference}]".strip())
        draft.put(right)
        return right

    def undo(
        self,
        matter: MatterLike | None = None,
        *,
        because: str = "",
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Changed:
        """
        Reverse the last recorded decision (of *matter*, if given): all its steps are struck, as one new entry each.

        One decision on many matters is undone as one.  Matters it began become void; nothing is deleted.
        Where the last word was a correction, it alone is undone: what it had struck counts again.
        """

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            last = self._last(draft, matter)
            together, again = [last], _corrected_by(draft, last)
            if last.decision and not again:
                together = [s for s in draft.select(Step, Query("step", {"decision": last.decision})) if s.live]
            reason = str(Struck(StruckCause.UNDONE, words=because))
            for step in together:
                draft.put(evolve(step, struck_at=draft.at, struck_reason=reason))
            for step in again:
                draft.put(evolve(step, struck_at=None, struck_reason=""))
            told = [*together, *again]
            records = _refolded(draft, list(dict.fromkeys(step.matter for step in told)))
            answer = self._changed(draft, records, tuple(draft.need(Step, step.key) for step in told), ())
            return answer, tuple(record.key for record in records)

        said = [key_of(matter) if matter else None, because]
        return self._once(request_id, "undo", said, decide, self._again, dry_run=dry_run)

    def _last(self, draft: Draft, matter: MatterLike | None) -> Step:
        if matter is not None:
            key = draft.need(Matter, self.matter(key_of(matter)).key).key
            steps = [step for step in steps_of(draft, [key]) if step.live]
            found = max(steps, key=lambda step: step.number, default=None)
        else:
            query = Query("step", order=("recorded_at",), descending=True, limit=100)
            # By pages: many steps at the end may be struck.
            rows = (BY_CLASS[Step].value(row) for row in pages(self._store, query))
            found = next((draft.get(Step, step.key) for step in rows if step.live), None)
        if found is None:
            raise NotFound("There is nothing to undo.")
        return found

    def merge(self, matter: MatterLike, *, into: MatterLike, text: str = "", **where: Any) -> Changed:
        """
        Two matters turned out to be one: *matter* is closed and points to *into*.  ``undo`` parts them again.
        """
        other = self.matter(key_of(into))
        if other.key == key_of(matter):
            raise InputError(f"{other.key} cannot be merged with itself.")
        if other.void or not other.open:
            raise RefusedStep(f"{other.key} is closed.", hint="Merge into an open matter, or reopen it first.")
        return self._gesture("merge", matter, Gesture(Disposition.MERGED, other=other.key, text=text), **where)

    def split(
        self,
        matter: MatterLike,
        titles: Sequence[str],
        *,
        keep: bool = False,
        meeting: str | None = None,
        on: date | None = None,
        text: str = "",
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Changed:
        """
        One matter turned out to be several: a new one for each of *titles*, each where the old one was.

        The old one is closed unless it is to be *kept*; ``undo`` puts it back as it was.
        """
        wanted = [title.strip() for title in titles if title.strip()]
        if not wanted:
            raise UsageError("Say what the matter is split into.", hint="Give a title for each part.")

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            whole = draft.need(Matter, self.matter(key_of(matter)).key)
            if not whole.open:
                raise RefusedStep(f"{whole.key} is closed.", hint="Reopen it first.")
            at = self._meeting(draft, meeting) if meeting else None
            day = self._day(on, at, self.body(whole.body))
            lead = f"{whole.key}/{whole.steps + 1}"
            gesture = Gesture(Disposition.SPLIT, text=text)
            _, made, _ = perform(draft, Subjects((whole.key,)), gesture, meeting=at, on=day, body=self.body(whole.body))
            draft.put(evolve(made[0], decision=lead, closes=not keep))
            records = list(_refolded(draft, [whole.key]))
            steps = [draft.need(Step, lead)]
            for title in wanted:
                part = self._part(draft, whole, title, lead, at, day)
                records.append(part)
                steps.append(draft.need(Step, f"{part.key}/1"))
            return self._changed(draft, tuple(records), tuple(steps), ()), tuple(matter.key for matter in records)

        said = [key_of(matter), wanted, keep, meeting, on, text]
        return self._once(request_id, "split", said, decide, self._again, dry_run=dry_run)

    def _part(self, draft: Draft, whole: Matter, title: str, lead: str, at: Meeting | None, day: date) -> Matter:
        raised = Gesture(
            Disposition.RAISED,
            whole.target,
            condition=whole.condition,
            title=title,
            kind=whole.kind if whole.kind != "umbrella" else "item",
            file_number=whole.number,
            owner=whole.owner,
            restricted=whole.restricted or None,
            other=whole.key,
        )
        part = open_matter(draft, self.body(whole.body), raised, on=day, meeting=at)
        first = evolve(draft.need(Step, f"{part.key}/1"), decision=lead)
        draft.put_new(first)
        part = fold(part.key, [first])
        draft.put_new(part)
        return part

    def verify_meeting(
        self,
        name: str,
        *,
        by: str,
        on: date | None = None,
        items: Sequence[str] = (),
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Meeting:
        """
        The minutes of a held meeting verified *by* a party; with *items*, only those (immediate verification).

        Raises:
            NotFound: the minutes have no such item.
            RefusedStep: the meeting was not held, or on a later day than it was verified.
        """

        def decide(draft: Draft) -> Meeting:
            meeting = self._meeting(draft, name)
            if meeting.status is not MeetingStatus.HELD:
                raise RefusedStep(f"{meeting.key} was not held: there is nothing to verify.")
            party = self._lookup.party(by).key
            if items:
                _check_items(draft, meeting, items)
                together = tuple(dict.fromkeys((*meeting.verified_items, *items)))
                verified = evolve(meeting, verified_items=together, verified_by=meeting.verified_by or party)
            else:
                day = on or self.today(self.body(meeting.body))
                if meeting.date is not None and day < meeting.date:
                    raise RefusedStep(f"Minutes of {meeting.date} cannot have been verified on {day}.")
                verified = evolve(meeting, verified_by=party, verified_on=day)
            draft.put(verified)
            return verified

        said = [name, by, on, list(items)]
        return self._once_one(request_id, "verify_meeting", said, decide, Meeting, dry_run=dry_run)


def _corrected_by(draft: Draft, step: Step) -> list[Step]:
    """
    What *step* was put in the place of, if it was made by :meth:`Correcting.correct`: struck at the moment it was made.
    """
    if step.source:
        return []
    struck = (other for other in steps_of(draft, [step.matter]) if other.struck_at == step.at)
    return [other for other in struck if other.struck.cause in {StruckCause.WRONG, StruckCause.CORRECTED}]


def _check_items(draft: Draft, meeting: Meeting, items: Sequence[str]) -> None:
    if meeting.document is None:
        return
    known = {item.number for item in draft.select(Item, Query("item", {"document": meeting.document}))}
    unknown = [number for number in items if number not in known]
    if unknown:
        raise NotFound(
            f"The minutes of {meeting.key} have no item {', '.join(unknown)}.",
            hint="Number them as the minutes do.",
        )


def _live(draft: Draft, key: str) -> Step:
    step = draft.get(Step, key)
    if step is None:
        matter = key.rpartition("/")[0] or "MATTER"
        raise NotFound(f"There is no step {key}.", hint=f"See the steps with: followup history {matter}")
    if not step.live:
        raise RefusedStep(f"{key} is struck already: {step.struck_reason}.")
    return step


def _refolded(draft: Draft, keys: Iterable[str]) -> tuple[Matter, ...]:
    records = []
    for key in keys:
        record = fold(key, steps_of(draft, [key]))
        draft.put(record)
        records.append(record)
    return tuple(records)


def _given(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
