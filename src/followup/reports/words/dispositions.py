"""
The words for what happens to matters: one entry for each disposition.
"""

from __future__ import annotations

from typing import NamedTuple

from followup.model.codes import Disposition
from followup.reports.words.translation import msgid


class Phrases(NamedTuple):
    """
    How a disposition is told: in a *word*, in a phrase (*done*), and in others where it *ended* or went *to* one.
    """

    word: str
    done: str
    ended: str = ""
    to: str = ""


D = Disposition

DISPOSITIONS = {
    D.RAISED: Phrases(msgid("raised"), msgid("Announced on {when}")),
    D.TAKEN_UP: Phrases(msgid("taken up"), msgid("Taken up on {when}; it goes on"), ended=msgid("Taken up on {when}")),
    D.POSTPONED: Phrases(msgid("postponed"), msgid("Postponed on {when}")),
    D.NOT_REACHED: Phrases(msgid("not reached"), msgid("Not reached on {when}")),
    D.REFERRED_BACK: Phrases(
        msgid("referred back"), msgid("Referred back on {when}"), to=msgid("Referred back to {whom} on {when}")
    ),
    D.REFERRED: Phrases(msgid("referred"), msgid("Referred on {when}"), to=msgid("Referred to {whom} on {when}")),
    D.UNDERTAKEN: Phrases(
        msgid("undertaken"), msgid("Undertaken on {when}"), to=msgid("Undertaken by {whom} on {when}")
    ),
    D.ASSIGNED: Phrases(msgid("assigned"), msgid("Assigned on {when}"), to=msgid("Assigned to {whom} on {when}")),
    D.REPORTED: Phrases(
        msgid("reported on"), msgid("Reported on {when}; it goes on"), ended=msgid("Reported on {when}")
    ),
    D.DECIDED: Phrases(msgid("decided"), msgid("Decided in part on {when}"), ended=msgid("Decided on {when}")),
    D.CARRIED_OUT: Phrases(msgid("carried out"), msgid("Declared completed on {when}")),
    D.NOT_CARRIED_OUT: Phrases(msgid("declared not completed"), msgid("Declared not completed on {when}")),
    D.NOTED: Phrases(msgid("noted"), msgid("Noted on {when}; it goes on"), ended=msgid("Noted on {when}")),
    D.WITHDRAWN: Phrases(msgid("withdrawn"), msgid("Withdrawn on {when}")),
    D.REMOVED: Phrases(
        msgid("removed from the agenda"),
        msgid("Removed from the agenda on {when}, still open"),
        ended=msgid("Removed from the agenda on {when}"),
    ),
    D.WRITTEN_OFF: Phrases(msgid("written off"), msgid("Written off on {when}")),
    D.SUPERSEDED: Phrases(msgid("superseded"), msgid("Superseded on {when}")),
    D.MERGED: Phrases(msgid("merged"), msgid("Merged with another matter on {when}")),
    D.SPLIT: Phrases(msgid("split"), msgid("Split on {when}; this part remains"), ended=msgid("Split on {when}")),
    D.REOPENED: Phrases(msgid("reopened"), msgid("Reopened on {when}")),
    D.CORRECTED: Phrases(msgid("corrected"), msgid("Corrected on {when}")),
}
