"""
The shortest stories that show each class of faults: what the simulator found, written down.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve, frozen

from tests.simulator.between import SETTING, tried
from tests.simulator.deeds import Deed, Made, Paper
from tests.simulator.results import Failure
from tests.simulator.runner import replayed
from tests.simulator.story import RIVAL


DAY = date(2024, 1, 12)
MATTER, OTHER, MEETING = Made("matter", 1), Made("matter", 2), Made("meeting", 1)
MEMORY, FILE = 0, 6
"""Seeds whose worlds are kept in memory and in a file."""


def deed(number: int, verb: str, *args: Any, at: str = "2024-01-20T12:00", around: str = "", **said: Any) -> Deed:
    """
    The deed of that *number* at the moment *at* (UTC); *around* it, it may be ``undone`` or ``odd``.
    """
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return Deed(number, 0, moment, verb, args, said, undone=around == "undone", odd=around == "odd")


@frozen
class Example:
    """
    *deeds* that show a fault in the world of *seed*; with *between*, the last comes between the one before it.
    """

    deeds: tuple[Deed, ...]
    seed: int = MEMORY
    between: bool = False

    def found(self, known: Collection[str]) -> Failure | None:
        """
        What does not hold, if classes of faults that are *known* are not looked for.
        """
        if not self.between:
            return replayed(self.seed, self.deeds, known)
        *setting, one, other = self.deeds
        pair = (evolve(one, number=SETTING), evolve(other, number=SETTING + RIVAL, who=1))
        return tried(self.seed, known, setting, *pair)


LG = deed(0, "add_body", "LG", "Body LG", standing=["Welcome"])
SK = deed(10, "add_body", "SK", "Body SK")
KF = deed(11, "add_body", "KF", "Body KF", timezone="Pacific/Auckland")
FERRY = deed(1, "add_matter", "LG", "Ferry", to="LG/next", on=date(2024, 1, 10))
HIDDEN = deed(1, "add_matter", "LG", "Zeisig1 Harbour dredging", restricted=True, on=date(2024, 1, 10))
PLANNED = deed(1, "plan_meeting", "LG", date(2024, 2, 9), time="18:00")
QUAY = deed(2, "add_matter", "LG", "Quay", to="LG/next", on=date(2024, 1, 10))
FIRM = deed(3, "add_party", "Firm 1")

EXAMPLES: Mapping[str, tuple[Example, ...]] = {
    "backdated": (
        Example((LG, FERRY, deed(2, "report", MATTER), deed(3, "decide", MATTER, on=DAY))),
        Example(
            (
                LG,
                FERRY,
                deed(2, "edit_matter", MATTER, restricted=True),
                deed(3, "edit_matter", MATTER, restricted=False, on=DAY),
            )
        ),
    ),
    "door": (
        Example((LG, deed(1, "add_matter", "LG", "Ferry", on=datetime(2024, 1, 10, 9), around="odd"))),  # noqa: DTZ001
        Example((LG, deed(1, "add_matter", "LG", "Ferry\nQuay", around="odd"))),
        Example((LG, deed(1, "add_matters", "LG", "abc", around="odd"))),
    ),
    "undo": (
        Example((LG, PLANNED, deed(2, "cancel_meeting", MEETING, around="undone"))),
        Example((LG, FERRY, deed(2, "correct", Made("matter", 1, 0, "/1"), "Never said.", around="undone"))),
        Example((LG, SK, FERRY, deed(2, "succeed_body", "LG", "SK", on=DAY, around="undone"))),
        Example((LG, deed(2, "record", Paper(0), body="LG", accept=True, around="undone")), seed=1),
    ),
    "twins": (Example((LG, PLANNED, deed(2, "plan_meeting", "LG", date(2024, 2, 9)))),),
    "own-day": (Example((KF, deed(1, "add_matter", "KF", "Ferry", to="2024-01-20", on=DAY))),),
    "ranges": (
        Example((LG, deed(1, "close_body", "LG", on=DAY), deed(2, "add_matter", "LG", "Ferry")), between=True),
        Example(
            (LG, SK, deed(1, "succeed_body", "LG", "SK", on=DAY), deed(2, "add_matter", "LG", "Ferry", on=DAY)),
            between=True,
        ),
        Example((FIRM, deed(4, "edit_party", "Firm 1", rename="Firm 2"), deed(5, "add_party", "Firm 2")), between=True),
        Example(
            (
                LG,
                deed(1, "plan_meeting", "LG", date(2024, 2, 9)),
                deed(2, "move_meeting", MEETING, DAY),
                deed(3, "plan_meeting", "LG", DAY),
            ),
            between=True,
        ),
    ),
    "unguarded": (
        Example(
            (LG, FERRY, QUAY, deed(3, "merge", MATTER, into=OTHER), deed(4, "close", [MATTER, OTHER])), between=True
        ),
    ),
    "restriction": (
        Example((LG, FERRY, deed(2, "edit_matter", MATTER, title="Zeisig1 Quay", restricted=True)), seed=FILE),
        Example((LG, HIDDEN, deed(2, "plan_meeting", "LG", date(2024, 1, 15))), seed=FILE),
    ),
    "early-close": (Example((LG, HIDDEN, deed(2, "decide", MATTER, on=date(2024, 1, 9)))),),
    "versions": (
        Example(
            (
                LG,
                deed(2, "record", Paper(0), body="LG"),
                FERRY,
                deed(4, "report", MATTER, around="undone"),
                deed(5, "record", Paper(3), body="LG"),
            ),
            seed=1,
        ),
    ),
    "void": (Example((LG, FIRM, evolve(FERRY, undone=True), deed(4, "assign", MATTER, to=Made("party", 3)))),),
    "clocks": (
        Example((LG, deed(1, "add_party", "Firm 1", at="2026-06-30T12:00"), deed(2, "add_matter", "LG", "Ferry"))),
        Example(
            (
                LG,
                FERRY,
                deed(2, "report", MATTER, at="2026-06-30T12:00"),
                deed(3, "report", MATTER),
                deed(4, "correct", Made("matter", 1, 0, "/2"), "Never said."),
                deed(5, "edit_body", "LG", venue="Library", at="2024-01-25T12:00"),
            )
        ),
    ),
}
"""Each class of faults with the stories that show it; what is not among the known ones must show nothing."""
