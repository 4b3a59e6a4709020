"""
That minutes were read right, though they seem to pass over most of what was promised.
"""

from __future__ import annotations

from followup.errors import InputError
from followup.model.notices import Confirmation
from followup.register.work.commit import idempotent, one
from followup.register.work.unit_of_work import UnitOfWork


@idempotent(one(Confirmation))
def confirm_minutes(
    unit: UnitOfWork, name: str, *, dry_run: bool = False, request_id: str | None = None
) -> Confirmation:
    """
    Say that the minutes of the meeting *name* were read right; what they pass over is told by the next run.

    Said again, it changes nothing; a new version of the minutes asks anew.

    Raises:
        InputError: the meeting has no recorded minutes.
    """
    meeting = unit.meeting(name)
    if meeting.document is None:
        raise InputError(
            "{key} has no recorded minutes.", key=meeting.key, hint="Record them first: followup record FILE"
        )
    known = unit.get(Confirmation, meeting.document)
    if known is not None:
        return known
    made = Confirmation(meeting.document, meeting.document, unit.author, unit.at)
    unit.put(made)
    return made
