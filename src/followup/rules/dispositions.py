"""
The table of dispositions: for each, whether it closes, counts, anchors anew, and where the matter goes unless told.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from followup.model.codes import Disposition


@frozen
class Effect:
    """
    What a disposition does to the record of a matter.

    *closes*: the matter is closed unless the step says that it goes on.
    *postpones*: the number of postponements rises.
    *anchors*: the target is set anew and counted from this step.
    *keeps*: without a target of its own it leaves a target that is not a meeting as it was.
    *waits*: without a target, the matter is with its owner.
    """

    closes: bool = False
    postpones: bool = False
    anchors: bool = True
    keeps: bool = False
    waits: bool = False


# Theory of operation.  A matter is the fold of its live steps in order of (on, starts, position, number).
# Every step at a meeting of the body where the matter is *treats* it there: its target then counts from
# that step, so that no matter is ever on a meeting at or before the one that treated it.  A row says what
# the step does beyond that.  What is not in a row (who may do it, where it goes) is said by the step itself.
EFFECTS: Mapping[Disposition, Effect] = MappingProxyType(
    {
        Disposition.RAISED: Effect(),
        Disposition.TAKEN_UP: Effect(keeps=True),
        Disposition.POSTPONED: Effect(postpones=True),
        Disposition.NOT_REACHED: Effect(),
        Disposition.REFERRED_BACK: Effect(waits=True),
        Disposition.REFERRED: Effect(waits=True),
        Disposition.UNDERTAKEN: Effect(waits=True),
        Disposition.ASSIGNED: Effect(waits=True),
        Disposition.REPORTED: Effect(keeps=True),
        Disposition.DECIDED: Effect(closes=True),
        Disposition.CARRIED_OUT: Effect(closes=True),
        Disposition.NOT_CARRIED_OUT: Effect(keeps=True),
        Disposition.NOTED: Effect(closes=True, keeps=True),
        Disposition.WITHDRAWN: Effect(closes=True),
        Disposition.REMOVED: Effect(),
        Disposition.WRITTEN_OFF: Effect(closes=True),
        Disposition.SUPERSEDED: Effect(closes=True),
        Disposition.MERGED: Effect(closes=True),
        Disposition.SPLIT: Effect(keeps=True),
        Disposition.REOPENED: Effect(),
        Disposition.CORRECTED: Effect(anchors=False),
    }
)
