"""
Matters by hand: added one by one or several at once, and given other words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from followup.errors import UsageError
from followup.model.codes import ConditionKind, Disposition
from followup.model.results import Changed
from followup.model.subjects import Body, Matter
from followup.model.targets import Condition, Target
from followup.register.acting import Acting, MatterLike
from followup.register.draft import Draft
from followup.register.verbs import Gesture, open_matter, titled


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
                number=number,
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
            number=(number or "").strip(),
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
