"""
The same register on a later day.
"""

from __future__ import annotations

from datetime import datetime
from itertools import count

from followup.service.register import Register


def later(register: Register, moment: datetime) -> Register:
    """
    A register over the same store whose clock shows *moment*; its batches have ids of their own.
    """
    numbers = count(1)
    return Register(
        register.store, author="tester", clock=lambda: moment, new_id=lambda: f"{moment.isoformat()} {next(numbers)}"
    )
