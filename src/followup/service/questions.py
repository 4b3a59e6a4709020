"""
A register that is only asked: today's, one of another day, or one that names no persons.
"""

from __future__ import annotations

from datetime import date, datetime

from followup.contracts import Store
from followup.register import queries
from followup.register.queries.view import View
from followup.register.work.clock import Clock
from followup.register.work.reads import Reads
from followup.service.door import guard


@guard
class Questions:
    """
    Everything a register answers; nothing here writes.  Each method is the function that it names, in that module.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    @classmethod
    def of(cls, store: Store, clock: Clock) -> Questions:
        """
        The questions of what is in *store*, on the day that *clock* shows.
        """
        return cls(View.now(Reads(store), clock))

    def at(self, day: date | None = None, *, known: date | datetime | None = None) -> Questions:
        """
        The same register, read-only, as things had happened by the end of *day*, with all that is known now.

        *known* is the other clock: only what was recorded by then is there.  A day means its end in UTC; a moment says
        its time zone, and unless *day* is given, its day in UTC is the day asked about.

        Raises:
            InputError: *known* is a moment without a time zone.
        """
        return Questions(self.view.at(day, known))

    def without_names(self) -> Questions:
        """
        The same register, read-only, with persons told as their organisation or "a person".

        Roles and organisations keep their names.  Titles, texts, quotes and authors are verbatim: names in them stay.
        """
        return Questions(self.view.without_names())

    # Where matters are, and why.
    outstanding = queries.lists.outstanding
    changes = queries.lists.changes
    find = queries.lists.find
    agenda = queries.agendas.agenda
    missed = queries.missed.missed
    matter = queries.matters.matter
    why = queries.matters.why
    history = queries.matters.history
    audited = queries.auditing.audited

    # Who and what there is.
    today = queries.directory.today
    bodies = queries.directory.bodies
    body = queries.directory.body
    reached = queries.directory.reached
    former_names = queries.directory.former_names
    terms = queries.directory.terms
    meetings = queries.directory.meetings
    meeting = queries.directory.meeting
    parties = queries.directory.parties
    standing = queries.directory.standing
