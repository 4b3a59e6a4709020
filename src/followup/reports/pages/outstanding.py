"""
The register of outstanding matters, as text and JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from followup.model.answers import Context, OutstandingList, OutstandingMatter
from followup.model.codes import PlaceKind
from followup.reports.drawing.escaping import escaped, printable
from followup.reports.drawing.text import (
    fitted,
    page,
    strung,
    tagged,
    wrapped,
)
from followup.reports.pages.audit import audit_block
from followup.reports.words.places import hidden, where_now
from followup.reports.words.translation import Texts, full_day, plain_day, short_day, translator
from followup.reports.words.vocabulary import title_of


OUTSTANDING_SCHEMA = "followup/outstanding/1"

MANY = 10
"""From so many matters the heading tells how often they have been postponed."""

Matters = Sequence[OutstandingMatter]


def outstanding_text(answer: OutstandingList, locale: str, width: int = 80, *, table: bool = True) -> str:
    """
    The register in columns: what, since when, how often postponed, and where it is now.

    Of an audited list its numbers and sources come first; without the *table* they are all.
    """
    t = translator(locale)
    # Of a thousand matters only what is told is made safe, where it is told; and every line is, by the page.
    safe = evolve(answer, context=_safe_names(answer.context), body=printable(answer.body))
    if safe.audit is not None:
        lines = audit_block(safe, safe.audit, t, width)
    else:
        lines = [*_heading(safe, t, width), *_summary(safe, t, width)]
    if not table:
        hint = t.gettext("Every matter: the same command with --list; why it is there: followup why MATTER")
        return page([*lines, *wrapped(hint, width)], width)
    for name, matters in _groups(safe):
        lines += ["", *wrapped(name, width)] if name else [""]
        lines += _table(matters, safe.context, t, width)
    return page(lines, width)


def _safe_names(context: Context) -> Context:
    return evolve(context, bodies=printable(context.bodies), parties=printable(context.parties))


def _heading(answer: OutstandingList, t: Texts, width: int) -> list[str]:
    whose = answer.body.name if answer.body else t.gettext("all bodies")
    title = t.gettext("Outstanding matters, {body}", body=whose)
    day = full_day(answer.context.today, t)
    return tagged(wrapped(title, width), day, width)


def _summary(answer: OutstandingList, t: Texts, width: int) -> list[str]:
    if not answer.matters:
        return wrapped(t.gettext("Nothing is outstanding."), width)
    matters, own = answer.matters, answer.body.key if answer.body else None
    late = sum(matter.overdue for matter in matters)
    counts = [t.ngettext("{n} open", "{n} open", len(matters)), *_where(matters, own, answer.context, t)]
    lines = strung([*counts, t.ngettext("{n} overdue", "{n} overdue", late)], width)
    return [*lines, *_repeatedly(matters, t, width)]


def _repeatedly(matters: Matters, t: Texts, width: int) -> list[str]:
    # In a short register the column says it; in a council's, how often matters come back is the first thing asked.
    times = Counter(matter.postponements for matter in matters if not matter.matter.restricted and matter.postponements)
    if len(matters) < MANY or max(times, default=0) < 2:
        return []
    counted = [f"{t.ngettext('once', '{n} times', n)} {times[n]}" for n in sorted(times)]
    return wrapped(t.gettext("Postponed: {counts}", counts=" · ".join(counted)), width)


def _where(matters: Matters, own: str | None, context: Context, t: Texts) -> list[str]:
    groups: dict[str, list[OutstandingMatter]] = {}
    for matter in matters:
        groups.setdefault(_sort(matter, own), []).append(matter)
    told = []
    if unplanned := len(groups.get("awaiting", ())):
        told.append(t.ngettext("{n} awaiting a meeting", "{n} awaiting a meeting", unplanned))
    told += _on_meetings(groups.get("agenda", ()), context, t)
    if others := len(groups.get("others", ())):
        told.append(t.ngettext("{n} with others", "{n} with others", others))
    if resting := len(groups.get("resting", ())):
        told.append(t.ngettext("{n} resting", "{n} resting", resting))
    if nobody := len(groups.get("nobody", ())):
        told.append(t.ngettext("{n} without owner", "{n} without owner", nobody))
    return told


def _sort(matter: OutstandingMatter, own: str | None) -> str:
    place, home = matter.place, own or matter.matter.origin or matter.body
    if place.kind is PlaceKind.AWAITING_MEETING and place.body == home:
        return "awaiting"
    if place.kind is PlaceKind.AGENDA and place.body == home:
        return "agenda"
    if place.kind is PlaceKind.EVENT and not matter.matter.owner:
        return "nobody"
    return "resting" if place.kind in {PlaceKind.RESTING, PlaceKind.EVENT} else "others"


def _on_meetings(matters: Matters, context: Context, t: Texts) -> list[str]:
    by_meeting: dict[str | None, list[OutstandingMatter]] = {}
    for matter in matters:
        by_meeting.setdefault(matter.place.meeting, []).append(matter)
    bodies = {matter.place.body for matter in matters}
    if len(by_meeting) > 3 or len(bodies) > 1:
        return [t.ngettext("{n} on an agenda", "{n} on agendas", len(matters))]
    return [_on_meeting(on, context, t) for on in by_meeting.values()]


def _on_meeting(matters: Matters, context: Context, t: Texts) -> str:
    place = matters[0].place
    day = plain_day(place.date, t, context.today) if place.date and not hidden(place, context) else place.meeting or ""
    return t.ngettext("{n} at the meeting on {day}", "{n} at the meeting on {day}", len(matters), day=day)


def _groups(answer: OutstandingList) -> list[tuple[str, Matters]]:
    if answer.body is not None or not answer.matters:
        return [("", answer.matters)] if answer.matters else []
    groups: dict[str, list[OutstandingMatter]] = {}
    for matter in answer.matters:
        groups.setdefault(matter.body, []).append(matter)
    return [(answer.context.body(body), matters) for body, matters in groups.items()]


def _table(matters: Matters, context: Context, t: Texts, width: int) -> list[str]:
    keys = max(len(matter.key) for matter in matters)
    rows = [_row(matter, keys, context, t) for matter in matters]
    headers = [t.gettext("Matter"), t.gettext("Since"), t.gettext("Postp."), t.gettext("Now")]
    return fitted(rows, headers, width, wide=0)


def _row(matter: OutstandingMatter, keys: int, context: Context, t: Texts) -> list[str]:
    title = escaped(f"{matter.key.ljust(keys)}  {title_of(matter.matter, t)}")
    if matter.matter.restricted:
        return [title, "–", "–", "–"]
    since = short_day(matter.since, t, context.today)
    now = escaped(where_now(matter.matter, matter.place, context, t))
    return [title, since, str(matter.postponements or "–"), now]


def outstanding_json(answer: OutstandingList) -> dict[str, Any]:
    """
    The register as data of the schema ``followup/outstanding/1``.
    """
    from followup.reports.values.audit_values import audit_value
    from followup.reports.values.values import outstanding_value

    return {
        "schema": OUTSTANDING_SCHEMA,
        "body": answer.body.key if answer.body else None,
        "day": answer.context.today.isoformat(),
        "count": len(answer.matters),
        "matters": [outstanding_value(matter, answer.context) for matter in answer.matters],
        **({"audit": audit_value(answer, answer.audit)} if answer.audit else {}),
    }
