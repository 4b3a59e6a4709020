"""
What must hold of a register whatever was done to it: it is true, it can be asked, and it can be carried elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from followup.contracts import Query
from followup.model.codes import MeetingStatus
from followup.model.matters import Matter, Step
from followup.register.integrity.transfer import export, import_
from followup.register.work.reads import Reads
from followup.rows.mapping import SCHEMA
from followup.service.register import Register
from followup.stores.memory import MemoryStore
from tests.support.comparison import facts_of_matter, facts_of_record
from tests.support.folded import assert_folded
from tests.support.oracle import oracle_record
from tests.support.snapshots import contents


def assert_whole(register: Register) -> None:
    """
    Every record is what its steps make of it, by the rules and by the oracle; ``check`` and an import say so too.
    """
    lookup = Reads(register.store)
    histories: dict[str, list[Step]] = {}
    for step in lookup.all(Step, Query("step")):
        histories.setdefault(step.matter, []).append(step)
    for matter in lookup.all(Matter, Query("matter")):
        assert_folded(register.store.read, matter.key)
        if not matter.void:
            assert facts_of_matter(matter) == facts_of_record(oracle_record(s for s in histories[matter.key] if s.live))
    assert () == register.check().problems
    elsewhere = MemoryStore(SCHEMA)
    import_(export(register.store), elsewhere)
    assert contents(register.store) == contents(elsewhere)


def assert_answers(register: Register) -> None:
    """
    Every question is answered, as a value, as text and as JSON.
    """
    today = register.today()
    told: list[Any] = [register.audited(register.outstanding()), register.outstanding(overdue=True), register.missed()]
    told += [register.at(today).outstanding(), register.without_names().outstanding(), *register.parties()]
    told += [answer for body in register.bodies() for answer in _of_body(register, body.key, today)]
    told += [register.history(matter.key) for matter in Reads(register.store).all(Matter, Query("matter"))]
    told += [register.find(title="a"), register.erasures()]
    for answer in told:
        for form in ("text", "json"):
            if hasattr(answer, form):
                getattr(answer, form)()


def _of_body(register: Register, body: str, today: date) -> list[Any]:
    planned = [each for each in register.meetings(body) if each.status is MeetingStatus.PLANNED]
    return [
        register.changes(body, today, today),
        register.former_names(body),
        register.terms(body),
        register.standing(body),
        *(register.agenda(each.key) for each in planned[:4]),
    ]
