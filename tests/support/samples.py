"""
Meetings and steps for examples, with what a test does not speak of left as usual.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from followup.model.bodies import Meeting
from followup.model.codes import Disposition
from followup.model.matters import Step


RECORDED_AT = datetime(2024, 1, 1, 12, 0, tzinfo=UTC)


def sample_meeting(key: str, day: str | None, **facts: Any) -> Meeting:
    """
    The meeting *key* (``LG.1``, whose body is ``LG``) on *day* (``2024-01-12``, or none yet).
    """
    return Meeting(key, key.partition(".")[0], date.fromisoformat(day) if day else None, **facts)


def sample_step(number: int, disposition: str, on: str, **facts: Any) -> Step:
    """
    The step with that *number* of the matter ``LG-1``, on the day *on*; of the body ``LG`` unless told otherwise.
    """
    return Step(
        key=f"LG-1/{number}",
        matter="LG-1",
        number=number,
        disposition=Disposition(disposition),
        on=date.fromisoformat(on),
        at=RECORDED_AT,
        **{"body": "LG", **facts},
    )
