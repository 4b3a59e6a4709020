"""
The register of outstanding matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from followup.model.answers import Context, OutstandingList, OutstandingMatter
from followup.model.codes import PlaceKind
from followup.reports.drawing.blocks import BLANK, Block, Heading, Paragraph, Table, join_dots
from followup.reports.words.disclosure import hidden, title_of
from followup.reports.words.places import where_now
from followup.reports.words.translation import Texts, full_day, plain_day, short_day, translator


MANY = 10
"""From so many matters the heading tells how often they have been postponed."""

Matters = Sequence[OutstandingMatter]


def outstanding(answer: OutstandingList, locale: str, *, table: bool = True) -> list[Block]:
    """
    The register in columns: what, since when, how often postponed, and where it is now.

    Of an audited list its numbers and sources come first; without the *table* they are all.
    """
    t = translator(locale)
    if answer.audit is not None:
        from followup.reports.pages.audit import audited

        blocks = audited(answer, answer.audit, t)
    else:
        blocks = [_heading(answer, t), *_summary(answer, t)]
    if not table:
        hint = t.gettext("Every matter: the same command with --list; why it is there: followup why MATTER")
        return [*blocks, Paragraph(hint)]
    for name, matters in _groups(answer):
        head = [Heading(name, 2)] if name else []
        blocks += [BLANK, *head, _table(matters, answer.context, t)]
    return blocks


def _heading(answer: OutstandingList, t: Texts) -> Heading:
    whose = answer.body.name if answer.body else t.gettext("all bodies")
    return Heading(t.gettext("Outstanding matters, {body}", body=whose), tag=full_day(answer.context.today, t))


def _summary(answer: OutstandingList, t: Texts) -> list[Block]:
    if not answer.matters:
        return [Paragraph(t.gettext("Nothing is outstanding."))]
    matters, own = answer.matters, answer.body.key if answer.body else None
    late = sum(matter.overdue for matter in matters)
    counts = [t.ngettext("{n} open", "{n} open", len(matters)), *_where(matters, own, answer.context, t)]
    return [Paragraph(join_dots([*counts, t.ngettext("{n} overdue", "{n} overdue", late)])), *_repeatedly(matters, t)]


def _repeatedly(matters: Matters, t: Texts) -> list[Block]:
    # In a short register the column says it; in a council's, how often matters come back is the first thing asked.
    times = Counter(matter.postponements for matter in matters if not matter.matter.restricted and matter.postponements)
    if len(matters) < MANY or max(times, default=0) < 2:
        return []
    counted = [f"{t.ngettext('once', '{n} times', n)} {times[n]}" for n in sorted(times)]
    return [Paragraph(t.gettext("Postponed: {counts}", counts=" · ".join(counted)))]


def _where(matters: Matters, own: str | None, context: Context, t: Texts) -> list[str]:
    groups: dict[str, list[OutstandingMatter]] = {}
    for matter in matters:
        groups.setdefault(_sort(matter, own), []).append(matter)
    count = {sort: len(group) for sort, group in groups.items()}
    parts = []
    if n := count.get("awaiting"):
        parts.append(t.ngettext("{n} awaiting a meeting", "{n} awaiting a meeting", n))
    parts += _on_meetings(groups.get("agenda", ()), context, t)
    if n := count.get("others"):
        parts.append(t.ngettext("{n} with others", "{n} with others", n))
    if n := count.get("resting"):
        parts.append(t.ngettext("{n} resting", "{n} resting", n))
    if n := count.get("nobody"):
        parts.append(t.ngettext("{n} without owner", "{n} without owner", n))
    return parts


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


def _table(matters: Matters, context: Context, t: Texts) -> Table:
    keys = max(len(matter.key) for matter in matters)
    headers = [t.gettext("Matter"), t.gettext("Since"), t.gettext("Postp."), t.gettext("Now")]
    return Table(headers, [_row(matter, keys, context, t) for matter in matters])


def _row(matter: OutstandingMatter, keys: int, context: Context, t: Texts) -> list[str]:
    title = f"{matter.key.ljust(keys)}  {title_of(matter.matter, t)}"
    if matter.matter.restricted:
        return [title, "–", "–", "–"]
    now = where_now(matter.matter, matter.place, context, t)
    return [title, short_day(matter.since, t, context.today), str(matter.postponements or "–"), now]
