"""
How the deeds are drawn that keep bodies, meetings, parties and documents.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from attrs import evolve

from followup import PartyKind
from tests.simulator.deeds import Made, Paper
from tests.simulator.drawing import Chance, Drawn


STANDING = ["Welcome", "Outstanding matters", "Any other business"]


def _with(what: Made | None, said: dict[str, Any], *more: Any) -> Drawn | None:
    return None if what is None else ([what, *more], said)


def add_body(c: Chance) -> Drawn:
    """
    Another body, with little about it; sometimes one that is there.
    """
    key = c.pick(["XA", "XB", "XC", "XD", c.body()])
    return [key, f"Body {key}"], {"timezone": c.pick(["UTC", "America/New_York"]), "locale": c.pick(["sv", "en"])}


def edit_body(c: Chance) -> Drawn:
    """
    Some of what a body has.
    """
    free: list[dict[str, Any]] = [{"venue": "Library"}, {"silence": "ask"}, {"sections": ["umbrella"]}]
    free += [{"locale": c.pick(["sv", "en"])}, {"standing": [c.title()]}, {"assignments": c.some(0.5)}]
    return [c.body()], c.pick([*free, {"time": "09:00-11:00"}])


def rename_body(c: Chance) -> Drawn:
    """
    From a day on.
    """
    return [c.body(), f"Council {c.random.randrange(40)}"], {"on": c.day()}


def succeed_body(c: Chance) -> Drawn | None:
    """
    One body by another.
    """
    old, new = c.ending(), c.body()
    return None if old is None or old == new else ([old, new], {"on": c.day()})


def close_body(c: Chance) -> Drawn | None:
    """
    One that has nothing open, mostly.
    """
    body = c.ending()
    return None if body is None else ([body], {"on": c.day()})


def new_term(c: Chance) -> Drawn:
    """
    Of a body.
    """
    return [c.body()], {"start": c.day()}


def add_party(c: Chance) -> Drawn:
    """
    A party, also under a name that minutes use.
    """
    name = c.pick(["The clerk", "Harbour office", f"Firm {c.random.randrange(30)}", f"Ola {c.random.randrange(9)}"])
    return [name], {"kind": c.pick([*PartyKind]), "contact": c.pick(["", "mailto:office@example.org"])}


def edit_party(c: Chance) -> Drawn | None:
    """
    Another name or address.
    """
    said = c.pick([{"rename": f"Firm {c.random.randrange(30)}"}, {"contact": "mailto:new@example.org"}])
    return _with(c.party(), dict(said))


def party_leaves(c: Chance) -> Drawn | None:
    """
    With all it has going to another.
    """
    one, heir = c.party(), c.party()
    return None if one == heir else _with(one, {"on": c.day(), "to": heir})


def erase_party(c: Chance) -> Drawn | None:
    """
    For good.
    """
    return _with(c.party(), {"basis": "request 2024-7"})


def redact_evidence(c: Chance) -> Drawn | None:
    """
    The words that a step rests on.
    """
    matter = c.matter()
    if matter is None:
        return None
    lines = c.world.judge.history(c.world.keys[matter]).history
    numbers = [line.step.number for line in lines if line.evidence is not None and line.evidence.quote]
    return ([evolve(matter, suffix=f"/{c.pick(numbers)}")], {"basis": "request 2024-8"}) if numbers else None


def plan_meetings(c: Chance) -> Drawn:
    """
    By the rule of the one body that has one.
    """
    start = c.today() + timedelta(days=c.pick([-10, 0, 20]))
    return ["KF"], {"start": start, "until": start + timedelta(days=c.pick([7, 30]))}


def plan_meeting(c: Chance) -> Drawn:
    """
    On a day to come or past, sometimes that of another meeting, mostly without an hour.
    """
    body, on = c.body(), c.pick([c.coming(), c.coming(), c.day(), None])
    days = [meeting.date for meeting in c.world.judge.meetings(body)]
    said: dict[str, Any] = c.pick([{}, {}, {"time": "18:00"}, {"time": "08:30-10:00"}, {"extra": True}])
    hidden = {"restricted": True} if c.some(0.1) else {}
    return [body, c.pick(days) if days and c.some(0.15) else on], {**said, **hidden}


def move_meeting(c: Chance) -> Drawn | None:
    """
    To another day.
    """
    day = c.pick([c.coming(), c.coming(), c.day()])
    return _with(c.meeting(c.planned), c.pick([{}, {}, {"time": "13:00"}]), day)


def cancel_meeting(c: Chance) -> Drawn | None:
    """
    Off.
    """
    return _with(c.meeting(c.planned), {"note": c.text()})


def close_meeting(c: Chance) -> Drawn | None:
    """
    Held without minutes, some of it not reached.
    """
    meeting = c.meeting(lambda m: c.planned(m) and m.date is not None and m.date < c.today())
    return _with(meeting, {"not_reached": c.pick([[], [], c.matters(), ["Welcome"]])})


def skip_standing(c: Chance) -> Drawn | None:
    """
    A standing item left off.
    """
    meeting = c.meeting(lambda m: c.planned(m) and m.body in {"LG", "SK"})
    return _with(meeting, {}, c.pick(STANDING))


def verify_meeting(c: Chance) -> Drawn | None:
    """
    The minutes of a held one.
    """
    party = c.party()
    return _with(c.meeting(lambda m: m.status == "held"), {"by": party}) if party is not None else None


def record(c: Chance) -> Drawn | None:
    """
    One of the documents whose day has come, in any order, in any version.
    """
    there = [n for n, paper in enumerate(c.world.papers) if (paper.meeting.date or c.today()) <= c.today()]
    if not there:
        return None
    number = c.pick(there)
    reading = c.world.papers[number]
    said: dict[str, Any] = {"body": reading.meeting.body, "accept": c.some(0.6)}
    if c.some(0.2):
        said["review"] = {found.id: c.pick([None, "", "new"]) for found in reading.findings if c.some(0.5)}
    return [Paper(number)], said
