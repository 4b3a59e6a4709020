"""
Bodies and people over time: names change, bodies succeed each other, terms end, and people leave.

Keys stay for ever.  Whatever changes hands does so by one previewed decision, whose steps say so and can be undone
together; what is told of the body or party itself (a name, a last day) is a fact of its own and stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, InputError, RefusedStep
from followup.model.answers import OutstandingList
from followup.model.bodies import Body, BodyName, Meeting, Party, Term
from followup.model.codes import Disposition, MeetingStatus, Purpose
from followup.model.matters import Matter, Step
from followup.model.results import Changed
from followup.model.targets import NextMeeting, WithParty
from followup.register.commands.actions import Gesture, Subjects, perform
from followup.register.recording.name_resolution import folded
from followup.register.recording.recording import calendar_of, context_of, steps_of
from followup.register.work.commit import Writing
from followup.register.work.names_and_targets import existing_body
from followup.register.work.unit_of_work import Draft
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import SUCCEEDED
from followup.rules.agenda import natural
from followup.rules.fold import fold
from followup.rules.place import place


MAX_LISTED = 10
"""So many matters are named in a hint; of more their number is told."""


class Succession(Writing):
    """
    The part of a register that follows bodies and parties through time.
    """

    def rename_body(
        self, key: str, name: str, *, on: date, dry_run: bool = False, request_id: str | None = None
    ) -> Body:
        """
        The body under a new *name* from the day *on*; the old one stays an alias, so that its minutes are recognised.

        Asked as of an earlier day (:meth:`at`), the register calls the body what it was called then.

        Raises:
            AlreadyExists: another body has that name.
            RefusedStep: it got its present name on that day or later.
        """

        def decide(draft: Draft) -> Body:
            body = existing_body(draft, key)
            wanted = name.strip()
            if not wanted:
                raise InputError("A body needs a name.")
            if wanted == body.name:
                return body
            _name_is_free(draft, body, wanted)
            former = draft.select(BodyName, Query("body_name", {"body": body.key}, order=("until",)))
            until = on - timedelta(days=1)
            if former and until <= former[-1].until:
                raise RefusedStep(f"{body.key} was called {former[-1].name} until {former[-1].until}.")
            draft.put_new(BodyName(f"{body.key}/n{len(former) + 1}", body.key, body.name, until))
            others = (alias for alias in body.aliases if folded(alias) not in {folded(wanted), folded(body.name)})
            renamed = evolve(body, name=wanted, aliases=(*others, body.name))
            draft.put(renamed)
            return renamed

        return self._once_one(request_id, "rename_body", [key, name, on], decide, Body, dry_run=dry_run)

    def succeed_body(
        self, old: str, new: str, *, on: date, dry_run: bool = False, request_id: str | None = None
    ) -> Changed:
        """
        The body *new* takes the place of *old* from the day *on*: what *old* has open goes to it, as one decision.

        Keys stay.  What others have sent to a meeting of *old* goes to the next one of *new*; the planned meetings of
        *old* from that day are cancelled, and its minutes from that day on are those of *new*.  Said again, it hands
        over what has come to *old* since, for instance by minutes that were recorded late.

        Raises:
            RefusedStep: *old* has met on that day or later, or is succeeded by another body, or the day has not come.
        """

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            before, after = existing_body(draft, old), existing_body(draft, new)
            self._may_end(draft, before, on)
            if before.succeeded_by not in {None, after.key}:
                raise RefusedStep(f"{before.key} is succeeded by {before.succeeded_by} already.")
            if after.key == before.key or after.closed(on):
                raise RefusedStep(f"{after.key} cannot take the place of {before.key}.")
            draft.put(evolve(before, succeeded_by=after.key, closed_on=before.closed_on or on))
            _cancel_planned(draft, before.key, on)
            text = translator(before.locale).gettext(SUCCEEDED, old=before.name, new=after.name)
            gestures = [
                (matter, _handed_over(matter, before.key, after.key, text)) for matter in _sent_to(draft, before.key)
            ]
            return _with_keys(self._together(draft, gestures, on, after))

        return self._once(request_id, "succeed_body", [old, new, on], decide, self._handed, dry_run=dry_run)

    def new_term(self, body: str, *, start: date, dry_run: bool = False) -> OutstandingList:
        """
        Note that a new term of *body* begins on the day *start*; answers the open matters, to confirm or to write off.

        Nothing has to be done to confirm a matter: what is open stays open.  What the new members do not take over
        is closed with ``close(keys, as_="written_off")``.
        """

        def decide(draft: Draft) -> OutstandingList:
            own = existing_body(draft, body)
            known = draft.select(Term, Query("term", {"body": own.key}, order=("starts",)))
            if all(term.starts != start for term in known):
                draft.put_new(Term(f"{own.key}/t{len(known) + 1}", own.key, start))
            return self.outstanding(own.key)

        return self._write(decide, dry_run=dry_run)

    def close_body(self, key: str, *, on: date, dry_run: bool = False, request_id: str | None = None) -> Body:
        """
        The body ended: from the day *on* it meets no more, and nothing can be planned for it or sent to it.

        Its planned meetings from that day are cancelled.

        Raises:
            RefusedStep: matters are open with it, or it has met on that day or later, or the day has not come.
        """

        def decide(draft: Draft) -> Body:
            body = existing_body(draft, key)
            self._may_end(draft, body, on)
            matters = [*_sent_to(draft, body.key), *_open(draft, "origin", body.key)]
            if matters:
                raise RefusedStep(
                    f"{body.key} cannot be closed: {len(matters)} of its matters are open.",
                    hint=f"Decide, refer or write off {_listed(matters)}, or name its successor.",
                )
            _cancel_planned(draft, body.key, on)
            closed = evolve(body, closed_on=on)
            draft.put(closed)
            return closed

        return self._once_one(request_id, "close_body", [key, on], decide, Body, dry_run=dry_run)

    def party_leaves(
        self, party: str, *, on: date, to: str, dry_run: bool = False, request_id: str | None = None
    ) -> Changed:
        """
        *party* leaves on the day *on*: every open matter it owns or has with it goes *to* another, as one decision.

        What waits with it waits with the other, until the same day.  :meth:`undo` takes the matters back.

        Raises:
            RefusedStep: the other has left too.
        """
        leaver, heir = self._lookup.party(party).key, self._lookup.party(to).key
        if leaver == heir:
            raise InputError("A party cannot hand its matters to itself.", hint="Name another with --to.")

        def decide(draft: Draft) -> tuple[Changed, tuple[str, ...]]:
            other = draft.need(Party, heir)
            if other.left_on is not None and other.left_on <= on:
                raise RefusedStep(f"{heir} left on {other.left_on}.", hint="Name somebody who stays.")
            draft.put(evolve(draft.need(Party, leaver), left_on=on))
            held = {m.key: m for column in ("owner", "target_party") for m in _open(draft, column, leaver)}
            return _with_keys(self._together(draft, [(m, _inherited(m, leaver, heir)) for m in held.values()], on))

        return self._once(request_id, "party_leaves", [party, on, to], decide, self._handed, dry_run=dry_run)

    def _may_end(self, draft: Draft, body: Body, on: date) -> None:
        if on > self.today(body):
            raise RefusedStep(f"{on} has not come.", hint="Say so when the day is there.")
        held = [m for m in _meetings_from(draft, body.key, on) if m.status is MeetingStatus.HELD]
        if held:
            raise RefusedStep(
                f"{body.key} met on {held[-1].date}: it cannot have ended on {on}.",
                hint=f"Name a day after that of {held[-1].key}.",
            )

    def _together(
        self, draft: Draft, gestures: Sequence[tuple[Matter, Gesture]], on: date, body: Body | None = None
    ) -> Changed:
        """
        One decision that does with each matter what its gesture says.
        """
        made = [_last_word(draft, matter, gesture, on) for matter, gesture in gestures]
        if len(made) > 1:
            made = [evolve(step, decision=made[0].key) for step in made]
        records = []
        for step in made:
            draft.put(step)
            record = fold(step.matter, steps_of(draft, [step.matter]))
            draft.put(record)
            records.append(record)
        return self._told(draft, records, made, body)

    def _handed(self, draft: Draft, keys: tuple[str, ...]) -> Changed:
        """
        What was handed over under the same request id before, as it is now.
        """
        return evolve(self._told(draft, [draft.need(Matter, key) for key in keys], ()), repeated=True)

    def _told(
        self, draft: Draft, records: Sequence[Matter], steps: Sequence[Step], body: Body | None = None
    ) -> Changed:
        today = self.today(body or (draft.get(Body, records[0].body) if records else None))
        calendar = calendar_of(draft)
        places = {record.key: place(record, calendar, today) for record in records if record.open}
        return Changed(context_of(draft, today, records, steps), tuple(records), tuple(steps), places)


def _with_keys(changed: Changed) -> tuple[Changed, tuple[str, ...]]:
    return changed, tuple(matter.key for matter in changed.matters)


def _last_word(draft: Draft, matter: Matter, gesture: Gesture, on: date) -> Step:
    """
    The step of *gesture* on the day *on*, or on that of the last step if that came later: nothing may overrule it.
    """
    steps = [step for step in steps_of(draft, [matter.key]) if step.live]
    latest = max(steps, key=lambda step: step.order)
    _, (step,), _ = perform(draft, Subjects((matter.key,)), gesture, meeting=None, on=max(on, latest.on))
    return evolve(step, starts=latest.starts, position=latest.position) if latest.on >= on else step


def _handed_over(matter: Matter, old: str, new: str, text: str) -> Gesture:
    # What is ours there comes back to us: only what belongs to the old body is handed over for decision.
    purpose = Purpose.DECISION if matter.body == old else Purpose.PREPARATION
    return Gesture(Disposition.REFERRED, NextMeeting(new), purpose=purpose, condition=matter.condition, text=text)


def _inherited(matter: Matter, leaver: str, heir: str) -> Gesture:
    owner = heir if matter.owner == leaver else None
    if isinstance(matter.target, WithParty) and matter.target.party == leaver:
        target = WithParty(heir, matter.target.until)
        return Gesture(Disposition.ASSIGNED, target, owner=owner, condition=matter.condition)
    return Gesture(Disposition.CORRECTED, owner=owner)


def _open(draft: Draft, column: str, key: str) -> list[Matter]:
    return draft.select(Matter, Query("matter", {column: key, "open": 1}))


def _sent_to(draft: Draft, body: str) -> list[Matter]:
    """
    The open matters of *body*, and those of others that are to come up there.
    """
    found = {m.key: m for column in ("body", "target_body") for m in _open(draft, column, body)}
    return sorted(found.values(), key=lambda matter: natural(matter.key))


def _listed(matters: Sequence[Matter]) -> str:
    keys = sorted({matter.key for matter in matters}, key=natural)
    more = len(keys) - MAX_LISTED
    return ", ".join(keys[:MAX_LISTED]) + (f" and {more} more" if more > 0 else "")


def _meetings_from(draft: Draft, body: str, day: date) -> list[Meeting]:
    """
    The meetings of *body* on that day or later, and those without a day.
    """
    found = draft.select(Meeting, Query("meeting", {"body": body}, order=("date",)))
    return [meeting for meeting in found if meeting.date is None or meeting.date >= day]


def _cancel_planned(draft: Draft, body: str, on: date) -> None:
    for meeting in _meetings_from(draft, body, on):
        if meeting.status is MeetingStatus.PLANNED:
            draft.put(evolve(meeting, status=MeetingStatus.CANCELLED))


def _name_is_free(draft: Draft, body: Body, name: str) -> None:
    for other in draft.select(Body, Query("body")):
        names = {folded(each) for each in (other.key, other.name, *other.aliases)}
        if other.key != body.key and folded(name) in names:
            raise AlreadyExists(f"{other.key} is called {name} already.", hint="Choose a name that tells them apart.")
