"""
How the deeds are drawn that are done to matters.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from followup import Outcome, Purpose, Reason
from tests.simulator.drawing import Chance, Drawn


NUMBERS = ["", "", "", "12/2024", "31/2023"]


def add_matter(c: Chance) -> Drawn:
    """
    A matter with more or less about it; some are restricted.
    """
    said: dict[str, Any] = {"number": c.pick(NUMBERS), "kind": c.pick(["item", "item", "item", "umbrella"])}
    said |= {"to": c.target(), **c.where()}
    said |= c.pick([{}, {}, {}, {"if_time": True}, {"when": "when the survey is in"}])
    if c.some(0.3) and (party := c.party()) is not None:
        said["owner"] = party
    if c.some(0.15) and (other := c.matter()) is not None:
        said["follows"] = other
    title = c.title()
    if c.some(0.2):
        said |= c.hidden()
        title = said.pop("title")
    return [c.body(), title], said


def add_matters(c: Chance) -> Drawn:
    """
    A few at once.
    """
    return [c.body(), [c.title() for _ in range(c.pick([1, 2, 3]))]], {"to": c.target(), **c.where()}


def edit_matter(c: Chance) -> Drawn | None:
    """
    Other words, another owner, restricted or not.
    """
    matter, party = c.matter(), c.party()
    free: list[dict[str, Any]] = [{"title": c.title()}, {"kind": "umbrella"}, {"number": "31/2023"}]
    free += [{"interim": "As before."}, {"restricted": False}, c.hidden(), {"owner": party or ""}, {"owner": ""}]
    on = {name: value for name, value in c.where().items() if name == "on"}
    return None if matter is None else ([matter], {**c.pick(free), **on})


def _on_matters(c: Chance, **said: Any) -> Drawn | None:
    matters, where = c.matters(), c.where()
    if "meeting" in where and c.some(0.05):
        return [[]], {**said, **where, "items": c.pick(["1", "2", "1-2"])}
    return ([matters], {**said, **where}) if matters else None


def postpone(c: Chance) -> Drawn | None:
    """
    With or without a reason, to anywhere.
    """
    free: list[dict[str, Any]] = [{}, {"reason": c.pick([*Reason])}, {"if_time": True}, {"when": "when Ola is here"}]
    return _on_matters(c, to=c.target(), text=c.text(), **c.pick(free))


def refer(c: Chance) -> Drawn | None:
    """
    To a body or a party.
    """
    to = c.party() if c.some(0.3) else None
    return _on_matters(c, to=to or f"{c.body()}/next", purpose=c.pick([None, *Purpose]), text=c.text())


def refer_back(c: Chance) -> Drawn | None:
    """
    For more work.
    """
    return _on_matters(c, to=c.target(), text=c.text())


def decide(c: Chance) -> Drawn | None:
    """
    Whole or in part.
    """
    drawn = _on_matters(c, outcome=c.pick([None, *Outcome]), text=c.text())
    if drawn and drawn[0][0] and c.some(0.25):
        return [drawn[0][0][:1]], {**drawn[1], "rest": f"Rest of {c.title()}", "to": c.target()}
    return drawn


def note(c: Chance) -> Drawn | None:
    """
    Closing, or going on.
    """
    free: list[dict[str, Any]] = [{}, {"goes_on": True}, {"goes_on": True, "to": c.target()}]
    return _on_matters(c, text=c.text(), **c.pick(free))


def withdraw(c: Chance) -> Drawn | None:
    """
    By the mover.
    """
    return _on_matters(c, text=c.text())


def report(c: Chance) -> Drawn | None:
    """
    On how it goes.
    """
    return _on_matters(c, text=c.text(), to=c.pick([None, None, c.target()]))


def assign(c: Chance) -> Drawn | None:
    """
    To a party, until a day or not.
    """
    party = c.party()
    said = {"until": c.pick([None, c.coming()]), "undertaken": c.some(0.3)}
    return None if party is None else _on_matters(c, to=party, **said)


def remove(c: Chance) -> Drawn | None:
    """
    Off an agenda.
    """
    return _on_matters(c, to=c.target())


def close(c: Chance) -> Drawn | None:
    """
    Without a decision of its own.
    """
    return _on_matters(c, as_=c.pick(["carried_out", "written_off", "answered"]))


def reopen(c: Chance) -> Drawn | None:
    """
    What is closed.
    """
    matter = c.matter(closed=True)
    return None if matter is None else ([matter], {"to": c.target(), **c.where()})


def supersede(c: Chance) -> Drawn | None:
    """
    By another.
    """
    other, drawn = c.matter(), _on_matters(c)
    return None if other is None or drawn is None or other in drawn[0][0] else (drawn[0], {**drawn[1], "by": other})


def merge(c: Chance) -> Drawn | None:
    """
    Into another.
    """
    one, other = c.matter(), c.matter()
    return None if one is None or other is None or one == other else ([one], {"into": other, **c.where()})


def split(c: Chance) -> Drawn | None:
    """
    Into a few.
    """
    matter, titles = c.matter(), [c.title() for _ in range(c.pick([1, 2, 3]))]
    return None if matter is None else ([matter, titles], {"keep": c.some(0.3), **c.where()})


def correct(c: Chance) -> Drawn | None:
    """
    A step: struck, or struck and made anew.
    """
    matter = c.matter()
    if matter is None:
        return None
    number = c.random.randrange(c.world.judge.matter(c.world.keys[matter]).steps) + 1
    free: list[dict[str, Any]] = [{}, {"to": c.target()}, {"title": c.title()}, {"text": "Rather so."}, {"on": c.day()}]
    free += [{"disposition": c.pick(["postponed", "reported", "decided"])}, {"reason": "absence"}, c.where()]
    said = {**c.pick(free), "reference": c.pick(["", "LG 2024-01-12 § 2"])}
    if "backdated" in c.known:
        said.pop("on", None)
    return [evolve(matter, suffix=f"/{number}"), "It was put down wrongly."], said


def undo(c: Chance) -> Drawn:
    """
    The last decision, of all or of a matter.
    """
    matter = c.matter() if c.some(0.5) else None
    return [matter] if matter else [], {"because": c.text()}
