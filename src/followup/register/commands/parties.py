"""
Parties: the people, roles and organisations that can owe something.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, Call, InputError, Text
from followup.model.bodies import Party
from followup.model.codes import PartyKind
from followup.register.commands.contacts import checked_contact
from followup.register.recording.name_resolution import PARTY_SERIES
from followup.register.work.commit import idempotent, one
from followup.register.work.names_and_targets import parse_enum
from followup.register.work.unit_of_work import UnitOfWork


@idempotent(one(Party))
def add_party(
    unit: UnitOfWork,
    name: str,
    *,
    kind: PartyKind | str = PartyKind.ORGANISATION,
    organisation: str = "",
    contact: str = "",
    note: str = "",
    dry_run: bool = False,
    request_id: str | None = None,
) -> Party:
    """
    A new party: a person, role or organisation that can owe something; *contact* such as ``mailto:a@example.org``.

    Raises:
        AlreadyExists: there is a party of that name in that organisation.
        InputError: the name is blank, *kind* is none of those there are, or nothing could be delivered to *contact*.
    """
    called, sort = name.strip(), parse_enum(PartyKind, kind)
    if not called:
        raise InputError("A party needs a name.")
    reached = checked_contact(unit, contact)
    party = Party(unit.new_key(Party, PARTY_SERIES, "-"), called, sort, organisation, reached, note)
    _refuse_double(unit, party)
    unit.put_new(party)
    return party


@idempotent(one(Party))
def edit_party(
    unit: UnitOfWork,
    name: str,
    *,
    rename: str | None = None,
    kind: PartyKind | str | None = None,
    organisation: str | None = None,
    contact: str | None = None,
    note: str | None = None,
    dry_run: bool = False,
    request_id: str | None = None,
) -> Party:
    """
    The party with what is given changed, named as in :meth:`add_party`; *rename* gives it another name.

    Raises:
        AlreadyExists: there is another party of that name in that organisation.
        InputError: the name is blank, *kind* is none of those there are, or nothing could be delivered to *contact*.
        NotFound: there is no party *name*.
    """
    called = None if rename is None else rename.strip()
    if called == "":
        raise InputError(
            "A party needs a name.", hint="To blank it for good:", call=Call("erase_party", name, basis=Text("TEXT"))
        )
    fields: dict[str, Any] = {
        "name": called,
        "kind": parse_enum(PartyKind, kind),
        "organisation": organisation,
        "contact": None if contact is None else checked_contact(unit, contact),
        "note": note,
    }
    before = unit.need(Party, unit.reads.party(name).key)
    party = evolve(before, **{field: value for field, value in fields.items() if value is not None})
    if (party.name, party.organisation) != (before.name, before.organisation):
        _refuse_double(unit, party)
    unit.put(party)
    return party


def _refuse_double(unit: UnitOfWork, party: Party) -> None:
    """
    Refuse a *party* whose name another one of its organisation has.
    """
    for known in unit.select(Party, Query("party", {"name": party.name})):
        if known.organisation == party.organisation and known.key != party.key:
            raise AlreadyExists(
                "There is a party {name} already: {key}.",
                name=party.name,
                key=known.key,
                hint="Change the party with:",
                call=Call("edit_party", known.key),
            )
