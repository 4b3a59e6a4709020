"""
How messages are written: rows without entries, in batches whose ids name the row, so that ``check`` knows them.
"""

from __future__ import annotations

from uuid import uuid4

from followup.model.notices import OutboxMessage
from followup.register.integrity.messages import batch_id
from followup.register.work.commit import Committer, commit_with_retry
from followup.register.work.unit_of_work import UnitOfWork


class Box:
    """
    The messages of a register, written one at a time.
    """

    def __init__(self, committer: Committer) -> None:
        self.committer = committer

    def unit(self, key: str, cls: type = OutboxMessage) -> UnitOfWork:
        """
        A unit of work on the row *key*, whose batch is named after it.
        """
        committer = self.committer
        unit = UnitOfWork(committer.store, clock=committer.clock, author=committer.author, batch="")
        row = unit.glance(cls, [key])[0]
        version = int(row["version"] or 0) if row else 0
        # Chance, not the ids of the register: two runs at once must never share one.
        unit.batch_id = batch_id(cls, key, version + 1, uuid4().hex)
        return unit

    def commit(self, unit: UnitOfWork) -> None:
        """
        Write what *unit* has put, if anything; :class:`~followup.errors.Conflict` if somebody else was first.
        """
        if unit.changed:
            commit_with_retry(self.committer.store, unit.batch())
