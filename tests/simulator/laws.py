"""
The law of undoing: a deed and its undoing leave the register as it was.
"""

from __future__ import annotations

from followup.errors import FollowupError
from tests.simulator.deeds import Deed
from tests.simulator.oracles import Broken, demand
from tests.simulator.pictures import differing, picture
from tests.simulator.world import Outcome, World


TODAY_UNDONE = frozenset(
    "add_matter edit_matter postpone refer refer_back decide note withdraw report assign remove close reopen "
    "supersede merge split".split()
)
"""The verbs whose deed is one decision, which is what undo reverses today."""
NEVER_UNDONE = frozenset({"erase_party", "redact_evidence", "undo"})


def undo_law(world: World, deed: Deed) -> Outcome:
    """
    Do *deed* and undo it: the register is the one before, in every question; redone, it is the one after.
    """
    world.moment = deed.at
    before = picture(world.judge)
    outcome = world.perform(deed)
    if outcome.kind != "done" or not outcome.wrote or deed.verb in NEVER_UNDONE:
        return outcome
    register = world.hands[deed.who % len(world.hands)].register
    redo = getattr(register, "redo", None)
    after = picture(world.judge) if redo is not None else {}
    if world.by_decision and (deed.verb not in TODAY_UNDONE or "items" in deed.said):
        return outcome
    try:
        register.undo(*outcome.matters[:1] if world.by_decision else ())
    except FollowupError as error:
        raise Broken("a deed that is undone leaves nothing", f"{deed.verb}: {error}") from error
    undone = picture(world.judge)
    demand(before == undone, "a deed that is undone leaves nothing", f"{deed.verb}: {differing(before, undone)}")
    if redo is not None:
        redo()
        redone = picture(world.judge)
        demand(after == redone, "a deed that is redone is the deed", f"{deed.verb}: {differing(after, redone)}")
        register.undo()
    return outcome
