"""
What a form says under an item with our key: what is read there is that matter's, and a remark is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import evolve

from followup.model.codes import Certainty, Disposition
from followup.model.reading import Finding
from followup.model.targets import ByDate, FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified
from followup.readers.context import Context
from followup.readers.dates import find_days
from followup.readers.joining import CLOSING
from followup.readers.remarks import SIGNS, promise_in
from followup.readers.scene import Draft
from followup.readers.targets import find_goal, month_in
from followup.readers.tree import Section
from followup.readers.units import Unit


_OWED = frozenset({Disposition.ASSIGNED, Disposition.UNDERTAKEN})


def of_item(
    item: Section, found: Sequence[Draft], units: Iterable[Unit], context: Context, coming: Sequence[date]
) -> list[Draft]:
    """
    What a form says under *item*, whose matter bears our key: what was *found* there, else what its remarks say.

    Anything written there takes the matter up, and leaves it open unless it says that it is over.
    """
    written = [unit for unit in units if unit.kind != "heading"]
    kept = [draft for one in found if (draft := _owed(item, one, written, context, coming))]
    if not kept:
        kept = [one for unit in written if (one := _remark(item, unit, context, coming))]
    if not kept and written:
        kept = [_draft(item, written[0], Disposition.TAKEN_UP, context)]
    over = any(draft.finding.disposition in CLOSING for draft in kept)
    apart = over and any(draft.finding.owner for draft in kept)
    return [draft if apart and draft.finding.disposition in _OWED else _keyed(draft, item) for draft in kept]


def surer(draft: Draft) -> Draft:
    """
    *draft*, which is likely where somebody is named: what is written into a form is written to be kept.
    """
    finding = draft.finding
    if finding.certainty is Certainty.POSSIBLE and finding.owner:
        return evolve(draft, finding=evolve(finding, certainty=Certainty.LIKELY))
    return draft


def _owed(item: Section, draft: Draft, units: Iterable[Unit], context: Context, coming: Sequence[date]) -> Draft | None:
    """
    *draft*, or what its words say as a remark where they give nobody anything to do.
    """
    finding = draft.finding
    if finding.disposition not in _OWED or finding.owner:
        return draft
    unit = next((one for one in units if one.lines == finding.lines and one.quote == finding.quote), None)
    return _remark(item, unit, context, coming) if unit else None


def _keyed(draft: Draft, item: Section) -> Draft:
    sure = draft.finding.certainty
    finding = evolve(
        draft.finding,
        key=item.key,
        title=item.title,
        kind="item",
        # Which matter it is, is known; what is left to guess is little.
        certainty=Certainty.LIKELY if sure is Certainty.POSSIBLE else sure,
    )
    return evolve(draft, finding=finding, subject="", heading=item.title)


def _remark(item: Section, unit: Unit, context: Context, coming: Sequence[date]) -> Draft | None:
    text = unit.masked
    if match := promise_in(text):
        target = _goal(text, context, coming, carries=False)
        owner = context.names.known(match["who"]) if " " not in match["who"] else match["who"]
        return _draft(item, unit, Disposition.ASSIGNED, context, owner=owner, target=target)
    for disposition, outcome, sign in SIGNS:
        if not sign.match(text):
            continue
        if disposition in CLOSING:
            return _draft(item, unit, disposition, context, outcome=outcome)
        target = _goal(text, context, coming, carries=True)
        return _draft(item, unit, disposition, context, target=target)
    if unit.decision:
        return _draft(item, unit, Disposition.DECIDED, context)
    return None


def _goal(text: str, context: Context, coming: Sequence[date], *, carries: bool) -> Target:
    """
    Where a remark sends the matter: to the day or the month that it names, which may be that of a coming meeting.
    """
    own = context.names.own
    if goal := find_goal(text, context, carries=carries):
        return goal.target
    days = [on for one in find_days(text, context.language.dates) if (on := one.on(context.day))]
    if later := [on for on in days if context.day is None or on > context.day]:
        return MeetingOn(own, later[0]) if carries else ByDate(later[0])
    if since := month_in(text, context):
        day = next((one for one in coming if (one.year, one.month) == (since.year, since.month)), None)
        return MeetingOn(own, day) if day else FirstMeetingFrom(own, since)
    return NextMeeting(own) if carries else Unspecified()


def _draft(item: Section, unit: Unit, disposition: Disposition, context: Context, **facts: object) -> Draft:
    values: dict[str, object] = {
        "id": "",
        "disposition": disposition,
        "title": item.title,
        "item": item.number,
        "certainty": Certainty.LIKELY,
        "quote": unit.quote,
        "lines": unit.lines,
        "rule": f"{context.language.code}.{disposition}.remark",
    }
    return Draft(Finding(**(values | facts)), "", 0, item.title)  # type: ignore[arg-type]
