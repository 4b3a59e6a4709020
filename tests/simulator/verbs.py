"""
Every verb of the register, and how often it is drawn against the others.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.simulator import gestures, keeping
from tests.simulator.drawing import Chance, Drawn


Draw = Callable[[Chance], Drawn | None]

ZONES = {"LG": "Europe/Stockholm", "SK": "UTC", "KF": "Pacific/Auckland"}
"""Where the bodies that are always there meet: their days differ around midnight."""

_OFTEN: dict[int, str] = {
    16: "add_matter",
    8: "postpone record",
    5: "report decide refer assign correct plan_meeting",
    4: "undo edit_matter note move_meeting",
    3: "add_matters refer_back remove close reopen split merge withdraw close_meeting",
    2: "supersede cancel_meeting skip_standing verify_meeting plan_meetings add_party edit_party party_leaves add_body "
    "edit_body rename_body succeed_body close_body",
    1: "new_term erase_party redact_evidence",
}


def _draw(verb: str) -> Draw:
    found: Draw = getattr(gestures, verb, None) or getattr(keeping, verb)
    return found


OFTEN: dict[str, int] = {verb: often for often, verbs in _OFTEN.items() for verb in verbs.split()}
VERBS: dict[str, Draw] = {verb: _draw(verb) for verb in OFTEN}


def prelude() -> list[tuple[str, Drawn]]:
    """
    What every world begins with: bodies and parties.
    """
    deeds: list[tuple[str, Drawn]] = []
    for key, zone in ZONES.items():
        rule = "FREQ=WEEKLY;BYDAY=FR" if key == "KF" else ""
        said = {"timezone": zone, "standing": keeping.STANDING, "repeats": rule}
        deeds.append(("add_body", ([key, f"Body {key}"], said)))
    deeds += [("add_party", ([name], {})) for name in ("The clerk", "Harbour office", "Firm 1")]
    return deeds
