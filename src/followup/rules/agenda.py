"""
What stands on a meeting, and what its minutes passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from typing import Any

from attrs import evolve

from followup.model.answers import MissedMeeting
from followup.model.bodies import Meeting, StandingItem
from followup.model.codes import Disposition, PlaceKind, Silence, StandingRole
from followup.model.matters import AgendaLine, AgendaPlan, Matter, Placed, Step
from followup.rules.calendar import Calendar
from followup.rules.fold import fold
from followup.rules.place import place, placed


_DIGITS = re.compile(r"(\d+)")

BY_DECISION, AGAIN, ANNOUNCED, UMBRELLA, IF_TIME = range(5)


@lru_cache(maxsize=8192)
def natural(text: str) -> tuple[Any, ...]:
    """
    A key that sorts ``LG-9`` before ``LG-10`` and item 9 before 10.
    """
    # Every other part is a number, the first one never: like is compared with like.
    parts: list[Any] = _DIGITS.split(text)
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def rank(placed: Placed) -> int:
    """
    The part of the agenda a matter belongs to: postponed by a decision, taken up again, announced, umbrella, if time.
    """
    matter = placed.matter
    if placed.place.if_time_permits:
        return IF_TIME
    if matter.kind == "umbrella":
        return UMBRELLA
    if matter.disposition is Disposition.POSTPONED and matter.by_decision:
        return BY_DECISION
    if matter.disposition is Disposition.RAISED:
        return ANNOUNCED
    return AGAIN


def section_of(placed: Placed, sections: Sequence[str]) -> int:
    """
    Which of *sections* a matter belongs to by its kind; their number, for what comes after them.

    That is a kind without a section, what may wait, and what is restricted: its place must not tell its kind.
    """
    if not sections:
        return 0
    matter = placed.matter
    if placed.place.if_time_permits or matter.restricted or matter.kind not in sections:
        return len(sections)
    return sections.index(matter.kind)


def agenda_order(placed: Placed, sections: Sequence[str] = ()) -> tuple[Any, ...]:
    """
    The key that sorts what stands on one meeting: by rank, then by when and under which item it was promised.

    Where its body has *sections*, kinds in their order, those come first.
    """
    matter = placed.matter
    section = section_of(placed, sections)
    return (section, rank(placed), matter.anchor_on or date.min, natural(matter.anchor_item), natural(matter.key))


def outstanding_order(placed: Placed) -> tuple[Any, ...]:
    """
    The key that sorts the list under *outstanding matters*: with a party, another body, missing facts, umbrella.
    """
    matter, place = placed.matter, placed.place
    if matter.kind == "umbrella":
        part = 3
    elif matter.kind == "missing_fact" or place.kind is PlaceKind.EVENT:
        part = 2
    elif place.kind is PlaceKind.WITH_PARTY:
        part = 0
    else:
        part = 1
    return (part, natural(matter.key))


def register_order(placed: Placed, body: str, sections: Sequence[str] = ()) -> tuple[Any, ...]:
    """
    The key that sorts the register of *body*.

    What awaits a meeting stands first; then what is on its agendas; then what has another date; then what has
    none; last what nobody is responsible for.  On its agendas they stand by its *sections*.
    """
    place = placed.place
    day = place.date or date.max
    if place.kind is PlaceKind.AWAITING_MEETING and place.date is None:
        part = 0
    elif place.kind is PlaceKind.AGENDA and place.body == body:
        part = 1
    elif place.kind is PlaceKind.EVENT:
        part = 3 if placed.matter.owner else 4
    else:
        part = 2 if place.date else 3
    return (part, day, place.meeting or "", *agenda_order(placed, sections if part == 1 else ()))


def as_they_stood(steps: Mapping[str, Iterable[Step]], meeting: Meeting, calendar: Calendar) -> tuple[Placed, ...]:
    """
    The matters open just before *meeting* that are its body's or stood on it, by the *steps* of each, with places.
    """
    assert meeting.date is not None
    earlier = {key: [step for step in own if before(step, meeting)] for key, own in steps.items()}
    records = [fold(key, own) for key, own in earlier.items() if own]
    everything = placed(records, calendar.as_of(meeting.order), meeting.date)
    return tuple(item for item in everything if _concerns(item, meeting))


def _concerns(item: Placed, meeting: Meeting) -> bool:
    # What we only asked another body about is ours, and promised for its meeting all the same.
    return meeting.body in {item.matter.body, item.matter.origin} or item.place.meeting == meeting.key


def before(step: Step, meeting: Meeting) -> bool:
    """
    Whether *step* happened before *meeting*; one made by hand on its day counts as before.
    """
    if step.meeting == meeting.key or meeting.date is None:
        return False
    when, start = (step.on, step.starts or time.min), (meeting.date, meeting.starts or time.min)
    return when < start or (step.on == meeting.date and step.meeting is None)


def stands_on(item: Placed, meeting: Meeting) -> bool:
    """
    Whether a matter is to be taken up at *meeting* as an item of its own.
    """
    return item.place.meeting == meeting.key and item.matter.kind != "umbrella"


def reviewed_at(item: Placed, meeting: Meeting) -> bool:
    """
    Whether a matter stands under *outstanding matters* at *meeting*.

    Umbrella matters do, and what has no date of its own: with a party, at an event, or with another body
    until its minutes are seen.  So nothing open is ever unseen.
    """
    matter, where = item.matter, item.place
    umbrella = matter.kind == "umbrella"
    if umbrella and where.meeting == meeting.key:
        return True
    if meeting.body not in {matter.body, matter.origin}:
        return False
    if umbrella and where.kind is not PlaceKind.AGENDA:
        return True
    if where.kind is PlaceKind.AGENDA:
        return where.body != meeting.body
    return where.kind is not PlaceKind.RESTING and not (
        where.kind is PlaceKind.AWAITING_MEETING and where.body == meeting.body
    )


def agenda(
    meeting: Meeting,
    matters: Iterable[Matter],
    standing: Iterable[StandingItem],
    calendar: Calendar,
    today: date,
    sections: Sequence[str] = (),
) -> AgendaPlan:
    """
    The agenda of *meeting*: standing items placed first, then its matters in order, then those placed last.

    Its matters stand by the *sections* of kinds its body has; without any, in the default order.
    What rests *today* until a day before the meeting is due at it, so that no meeting misses what its agenda left out.
    Without a standing item for outstanding matters their list comes as a line without a title.
    """
    all_placed = [_by_then(item, meeting, calendar) for item in placed(matters, calendar, today)]
    here = [item for item in all_placed if stands_on(item, meeting)]
    own = sorted(here, key=lambda item: agenda_order(item, sections))
    review = sorted((item for item in all_placed if reviewed_at(item, meeting)), key=outstanding_order)
    below = tuple(AgendaLine(placed=item) for item in review)
    items = sorted(standing, key=lambda item: (item.last, item.position))
    first = [_standing(item, below) for item in items if not item.last]
    last = [_standing(item, below) for item in items if item.last]
    if below and not any(item.role is StandingRole.OUTSTANDING for item in items):
        first.append(AgendaLine(below=below))
    names = (*sections, "")
    lines = (AgendaLine(placed=item, section=names[section_of(item, sections)]) for item in own)
    return AgendaPlan(meeting, (*first, *lines, *last))


def _by_then(item: Placed, meeting: Meeting, calendar: Calendar) -> Placed:
    rests = item.place.date if item.place.kind is PlaceKind.RESTING else None
    if rests is None or meeting.date is None or meeting.date <= rests:
        return item
    # It is not late yet.
    return Placed(item.matter, evolve(place(item.matter, calendar, meeting.date), overdue=False))


def _standing(item: StandingItem, below: tuple[AgendaLine, ...]) -> AgendaLine:
    return AgendaLine(standing=item, below=below if item.role is StandingRole.OUTSTANDING else ())


def restricted_by_now(missed: MissedMeeting, secret: Collection[str]) -> MissedMeeting:
    """
    *missed* with the matters of those keys restricted, as they are by now, whatever they were then.
    """

    def by_now(items: Iterable[Placed]) -> tuple[Placed, ...]:
        now = [(each, evolve(each.matter, restricted=each.matter.key in secret)) for each in items]
        return tuple(evolve(each, matter=matter) for each, matter in now)

    return evolve(missed, promised=by_now(missed.promised), if_time=by_now(missed.if_time), owed=by_now(missed.owed))


def silence(
    meeting: Meeting, before: Iterable[Placed], treated: Iterable[str], setting: Silence = Silence.MISSED
) -> MissedMeeting:
    """
    What *meeting* passed over, given the matters as they stood just *before* it and the keys it *treated*.

    The *setting* is that of its body: where silence is ignored, minutes pass over nothing.
    """
    if setting is Silence.IGNORE:
        return MissedMeeting(meeting, silence=setting)
    mentioned = set(treated)
    standing = list(before)
    promised = [item for item in standing if item.place.meeting == meeting.key]
    unmentioned = sorted((item for item in promised if item.matter.key not in mentioned), key=agenda_order)
    owed = [
        item
        for item in standing
        if item.matter.key not in mentioned and item.place.kind is not PlaceKind.EVENT and reviewed_at(item, meeting)
    ]
    missed = tuple(item for item in unmentioned if not item.place.if_time_permits)
    kept = len(promised) - len(unmentioned)
    return MissedMeeting(
        meeting,
        promised=missed,
        if_time=tuple(item for item in unmentioned if item.place.if_time_permits),
        owed=tuple(sorted((i for i in owed if i.matter.kind != "umbrella"), key=outstanding_order)),
        kept=kept,
        doubtful=len(missed) > max(kept, 1),
        silence=setting,
    )
