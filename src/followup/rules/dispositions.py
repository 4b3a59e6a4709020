"""
The table of dispositions: for each, whether it closes, counts, anchors anew, and where the matter goes unless told.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from followup.model.codes import Disposition as D


@frozen
class Effect:
    """
    What a disposition does to the record of a matter.

    *closes*: the matter is closed unless the step says that it goes on.
    *postpones*: the number of postponements rises.
    *anchors*: the target is set anew and counted from this step.
    *keeps*: without a target of its own it leaves a target that is not a meeting as it was.
    *waits*: without a target, the matter is with its owner.
    *outside*: needs no meeting to be sensible (used by the command line's help).
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
EFFECTS: Mapping[D, Effect] = MappingProxyType(
    {
        D.RAISED: Effect(),
        D.TAKEN_UP: Effect(keeps=True),
        D.POSTPONED: Effect(postpones=True),
        D.NOT_REACHED: Effect(),
        D.REFERRED_BACK: Effect(waits=True),
        D.REFERRED: Effect(waits=True),
        D.UNDERTAKEN: Effect(waits=True),
        D.ASSIGNED: Effect(waits=True),
        D.REPORTED: Effect(keeps=True),
        D.DECIDED: Effect(closes=True),
        D.CARRIED_OUT: Effect(closes=True),
        D.NOT_CARRIED_OUT: Effect(keeps=True),
        D.NOTED: Effect(closes=True, keeps=True),
        D.WITHDRAWN: Effect(closes=True),
        D.REMOVED: Effect(),
        D.WRITTEN_OFF: Effect(closes=True),
        D.SUPERSEDED: Effect(closes=True),
        D.MERGED: Effect(closes=True),
        D.SPLIT: Effect(keeps=True),
        D.REOPENED: Effect(),
        D.CORRECTED: Effect(anchors=False),
    }
)
