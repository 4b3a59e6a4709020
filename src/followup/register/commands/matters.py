"""
Matters by hand: added one by one or several at once, and given other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, overload

from followup.errors import InputError, UsageError
from followup.model.bodies import Body, Meeting
from followup.model.codes import ConditionKind, Disposition, Outcome, Purpose, Reason
from followup.model.matters import Matter
from followup.model.results import Changed
from followup.model.targets import Condition, Target, Unspecified, WithParty
from followup.register.commands.acting import (
    Acting,
    MatterLike,
    Matters,
    key_of,
    keys_of,
)
from followup.register.commands.actions import Gesture, open_matter, titled
from followup.register.work.names_and_targets import coded
from followup.register.work.unit_of_work import Draft
from followup.rules.fold import target_body


class Raising(Acting):
    """
    The part of a register that makes matters, and changes what they are called.
    """

    def add_matter(
        self,
        body: str,
        title: str,
        *,
        kind: str = "item",
        number: str = "",
        owner: str | None = None,
        to: Target | str | None = None,
        meeting: str | None = None,
        interim: str = "",
        restricted: bool = False,
        if_time: bool = False,
        when: str = "",
        follows: str | None = None,
        on: date | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Matter:
        """
        A new matter of *body*, raised at *meeting* or outside; *to* says where it goes, if anything was said.

        *number* is its file (diary number, issue link); *if_time* and *when* are the two kinds of condition.
        """

        def decide(draft: Draft) -> tuple[Matter, tuple[str, ...]]:
            own = draft.need(Body, self.body(body).key)
            at = self._meeting(draft, meeting) if meeting else None
            gesture = Gesture(
                Disposition.RAISED,
                self._target(to),
                condition=condition(when, if_time=if_time),
                owner=self._lookup.party(owner).key if owner else None,
                interim=interim,
                title=title,
                kind=kind,
                file_number=number,
                restricted=restricted or None,
                other=self.matter(follows).key if follows else None,
            )
            day = self._day(on, at, own)
            matter = open_matter(draft, own, gesture, on=day, meeting=at)
            return matter, (matter.key,)

        said = [body, title, kind, number, owner, repr(to), meeting, interim, restricted, if_time, when, follows, on]
        return self._once(
            request_id, "add_matter", said, decide, lambda draft, keys: draft.need(Matter, keys[0]), dry_run=dry_run
        )

    def add_matters(
        self,
        body: str,
        titles: Sequence[str],
        *,
        kind: str = "item",
        to: Target | str | None = None,
        meeting: str | None = None,
        on: date | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> list[Matter]:
        """
        Several new matters of *body* at once, one for each of *titles*: all or none of them.
        """

        def decide(draft: Draft) -> tuple[list[Matter], tuple[str, ...]]:
            own = draft.need(Body, self.body(body).key)
            at = self._meeting(draft, meeting) if meeting else None
            day = self._day(on, at, own)
            target = self._target(to)
            raised = [Gesture(Disposition.RAISED, target, title=title, kind=kind) for title in titles]
            matters = [open_matter(draft, own, gesture, on=day, meeting=at) for gesture in raised]
            return matters, tuple(matter.key for matter in matters)

        said = [body, list(titles), kind, repr(to), meeting, on]
        return self._once(
            request_id,
            "add_matters",
            said,
            decide,
            lambda draft, keys: [draft.need(Matter, key) for key in keys],
            dry_run=dry_run,
        )

    def edit_matter(
        self,
        matter: MatterLike,
        *,
        title: str | None = None,
        kind: str | None = None,
        number: str | None = None,
        owner: str | None = None,
        interim: str | None = None,
        restricted: bool | None = None,
        text: str = "",
        on: date | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Changed:
        """
        Other words or an owner (``""``: nobody) for a matter: a *corrected* step, so the old ones stay to be seen.

        Raises:
            InputError: the title is blank.
            UsageError: nothing is given that would change; words can be replaced, not taken away.
        """
        gesture = Gesture(
            Disposition.CORRECTED,
            owner=self._lookup.party(owner).key if owner else owner,
            title="" if title is None else titled(title),
            kind=(kind or "").strip(),
            file_number=(number or "").strip(),
            interim=(interim or "").strip(),
            restricted=restricted,
            text=text,
        )
        if gesture == Gesture(Disposition.CORRECTED, text=text):
            raise UsageError("Nothing to change was given.")
        return self._gesture("edit_matter", matter, gesture, on=on, dry_run=dry_run, request_id=request_id)


def condition(when: str, *, if_time: bool) -> Condition | None:
    """
    The condition that is meant: if time permits, or the precondition *when*; not both.
    """
    if if_time and when:
        raise UsageError("Either if time permits or a precondition, not both.")
    if if_time:
        return Condition(ConditionKind.IF_TIME_PERMITS)
    return Condition(ConditionKind.PRECONDITION, when) if when else None


CLOSINGS = {
    "carried_out": (Disposition.CARRIED_OUT, None),
    "written_off": (Disposition.WRITTEN_OFF, None),
    "answered": (Disposition.DECIDED, Outcome.ANSWERED),
}
"""How a matter can be closed without a decision of its own: ``close(as_=…)``."""


class Gestures(Raising):
    """
    The part of a register that acts on matters.

    Every verb takes one matter or several (by key or value), or a *meeting* with *items*; *on* is the day it happened
    (default: the meeting's day, else today); it returns what changed.  Common errors: :class:`NotFound` for names,
    :class:`RefusedStep` for what the rules do not allow, :class:`InputError` for what makes no sense.
    """

    def postpone(
        self,
        matters: Matters = (),
        *,
        to: Target | str | None = None,
        reason: Reason | str | None = None,
        if_time: bool = False,
        when: str = "",
        interim: str = "",
        text: str = "",
        **where: Any,
    ) -> Changed:
        """
        Postponed: to *to*, or to the next meeting (then marked assumed); the count rises.
        """
        gesture = Gesture(
            Disposition.POSTPONED,
            self._target(to),
            reason=coded(Reason, reason or None),
            condition=condition(when, if_time=if_time),
            interim=interim,
            text=text,
        )
        return self._gesture("postpone", matters, gesture, **where)

    def refer(
        self,
        matters: Matters = (),
        *,
        to: Target | str,
        purpose: Purpose | str | None = None,
        text: str = "",
        **where: Any,
    ) -> Changed:
        """
        Referred to another body or a party.

        For a *decision* (the default to a body) it is theirs, and listed here until their minutes are seen;
        for preparation, consultation (the default to a party) or information it stays ours and waits.
        """
        target = self._target(to)
        body = target_body(target)
        if isinstance(target, Unspecified) or (body is None and not isinstance(target, WithParty)):
            raise InputError("A matter is referred to a body or a party.", hint="For instance --to SK/next.")
        chosen = coded(Purpose, purpose or (Purpose.DECISION if body else Purpose.CONSULTATION))
        return self._gesture(
            "refer", matters, Gesture(Disposition.REFERRED, target, purpose=chosen, text=text), **where
        )

    def refer_back(
        self, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Any
    ) -> Changed:
        """
        Referred back for further preparation, to a party or body; *text* says why, and what is asked for.
        """
        target = self._target(to)
        owner = target.party if isinstance(target, WithParty) else None
        return self._gesture(
            "refer_back", matters, Gesture(Disposition.REFERRED_BACK, target, owner=owner, text=text), **where
        )

    def decide(
        self,
        matters: Matters = (),
        text: str = "",
        *,
        outcome: Outcome | str | None = None,
        rest: str = "",
        to: Target | str | None = None,
        **where: Any,
    ) -> Changed:
        """
        Decided, which closes the matter; *text* is the decision.

        Decided in part, its *rest* is a matter of its own that follows it, and goes *to* where it is said to go.
        """
        if to is not None and not rest.strip():
            raise UsageError(
                "What is decided goes nowhere.", hint="Name what is left of it with --rest: that goes --to."
            )
        gesture = Gesture(Disposition.DECIDED, outcome=coded(Outcome, outcome or None), text=text)
        left = Gesture(Disposition.RAISED, self._target(to), title=rest.strip()) if rest.strip() else None
        return self._gesture("decide", matters, gesture, left=left, **where)

    def note(
        self,
        matters: Matters = (),
        text: str = "",
        *,
        goes_on: bool = False,
        to: Target | str | None = None,
        **where: Any,
    ) -> Changed:
        """
        Noted, or received and filed, which closes the matter unless it *goes on*, where it was or *to* another place.
        """
        if to is not None and not goes_on:
            raise UsageError("What is noted goes nowhere.", hint="Say that it stays open: --goes-on.")
        gesture = Gesture(Disposition.NOTED, self._target(to), text=text, goes_on=goes_on)
        return self._gesture("note", matters, gesture, **where)

    def withdraw(self, matters: Matters = (), *, text: str = "", **where: Any) -> Changed:
        """
        Withdrawn by the mover, which closes the matter.
        """
        return self._gesture("withdraw", matters, Gesture(Disposition.WITHDRAWN, text=text), **where)

    def report(self, matters: Matters = (), text: str = "", *, to: Target | str | None = None, **where: Any) -> Changed:
        """
        Reported on; the matter stays open, where it was unless *to* says otherwise.
        """
        return self._gesture("report", matters, Gesture(Disposition.REPORTED, self._target(to), text=text), **where)

    def assign(
        self,
        matters: Matters = (),
        *,
        to: str,
        until: date | str | None = None,
        undertaken: bool = False,
        text: str = "",
        **where: Any,
    ) -> Changed:
        """
        Assigned *to* a party, who owes it (*until* a day); *undertaken* if they offered it themselves.
        """
        owner = self._lookup.party(to).key
        disposition = Disposition.UNDERTAKEN if undertaken else Disposition.ASSIGNED
        gesture = Gesture(disposition, WithParty(owner, until), owner=owner, text=text)
        return self._gesture("assign", matters, gesture, **where)

    def remove(self, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Any) -> Changed:
        """
        Removed from the agenda; the matter stays open, for the next meeting unless *to* says otherwise.
        """
        return self._gesture("remove", matters, Gesture(Disposition.REMOVED, self._target(to), text=text), **where)

    @overload
    def close(self) -> None: ...
    @overload
    def close(self, matters: Matters, *, as_: str = ..., text: str = ..., **where: Any) -> Changed: ...
    @overload
    def close(self, *, meeting: str | Meeting, as_: str = ..., text: str = ..., **where: Any) -> Changed: ...
    def close(
        self, matters: Matters | None = None, *, as_: str | None = None, text: str = "", **where: Any
    ) -> Changed | None:
        """
        Close *matters* as ``carried_out`` (the default), ``written_off`` or ``answered``.

        With nothing given at all it closes the register itself; an empty list of matters is refused.
        """
        if matters is None and as_ is None and not text and not where:
            self._store.close()
            return None
        chosen = "carried_out" if as_ is None else as_
        if chosen not in CLOSINGS:
            raise UsageError(f"A matter cannot be closed as {chosen!r}.", hint=f"Use one of: {', '.join(CLOSINGS)}.")
        disposition, outcome = CLOSINGS[chosen]
        gesture = Gesture(disposition, outcome=outcome, text=text)
        return self._gesture("close", () if matters is None else matters, gesture, **where)

    def reopen(self, matters: Matters = (), *, to: Target | str | None = None, text: str = "", **where: Any) -> Changed:
        """
        Open again, with all it has gathered.
        """
        return self._gesture("reopen", matters, Gesture(Disposition.REOPENED, self._target(to), text=text), **where)

    def supersede(self, matters: Matters, *, by: MatterLike, text: str = "", **where: Any) -> Changed:
        """
        Superseded *by* another matter, which closes them and points there.
        """
        other = self.matter(key_of(by)).key
        if other in keys_of(matters):
            raise InputError(f"{other} cannot supersede itself.")
        return self._gesture("supersede", matters, Gesture(Disposition.SUPERSEDED, other=other, text=text), **where)
