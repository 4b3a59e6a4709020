"""
The verbs: one for each thing that can happen to a matter.
"""

from __future__ import annotations

from datetime import date
from typing import Any, overload

from followup.errors import InputError, UsageError
from followup.model.codes import Disposition, Outcome, Purpose, Reason
from followup.model.results import Changed
from followup.model.subjects import Meeting
from followup.model.targets import Target, Unspecified, WithParty
from followup.register.acting import MatterLike, Matters, key_of, keys_of
from followup.register.given import coded
from followup.register.raising import Raising, condition
from followup.register.verbs import Gesture
from followup.rules.fold import target_body


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
