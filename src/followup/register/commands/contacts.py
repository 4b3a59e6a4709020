"""
Contacts as they are entered: a mistyped one is refused there, and a secretary is a party, found or made.
"""

from __future__ import annotations

from attrs import evolve

from followup.contracts import Query
from followup.errors import InputError, NotFound
from followup.model.bodies import Party
from followup.model.codes import PartyKind
from followup.model.contacts import Contact, contact_of
from followup.register.recording.name_resolution import PARTY_SERIES
from followup.register.work.unit_of_work import UnitOfWork


def checked_contact(unit: UnitOfWork, text: str) -> str:
    """
    The URI that *text* means as an address; nothing stays nothing.

    Raises:
        InputError: nothing could be delivered there.
    """
    if not text.strip():
        return ""
    uri = contact_of(text).uri
    problem = unit.check_address(uri)
    if problem:
        raise InputError(problem, hint='Write anna@example.org, "Anna Berg <anna@example.org>" or a URI.')
    return uri


def secretary(unit: UnitOfWork, text: str) -> str:
    """
    The key of the party that *text* means: its key, its name, or an address that a name may stand before.

    A party of that name, or else of that address, is taken, and gets the address; without one it is made.

    Raises:
        InputError: nothing could be delivered to the address, or the party has none.
        NotFound: it is neither an address nor the name of a party.
    """
    if not text.strip():
        return ""
    contact = contact_of(text)
    party = None if contact.name or ":" in contact.uri else _known(unit, text.strip())
    if party is None:
        contact = Contact(checked_contact(unit, text), contact.name)
        party = _found(unit, contact) or _made(unit, contact)
        unit.put(evolve(party, contact=contact.uri))
    elif not party.contact:
        raise InputError(
            "{name} has no address.",
            name=party.name,
            key=party.key,
            hint="Give it one with: followup party edit {key} --contact ADDRESS",
        )
    return party.key


def _known(unit: UnitOfWork, name: str) -> Party | None:
    try:
        return unit.need(Party, unit.reads.party(name).key)
    except NotFound as error:
        raise NotFound(
            "{name} is neither an address nor the name of one party.",
            name=name,
            hint='Write "Anna Berg <anna@example.org>" or the key of a party.',
        ) from error


def _found(unit: UnitOfWork, contact: Contact) -> Party | None:
    there = [party for party in unit.select(Party, Query("party")) if party.left_on is None and party.name]
    named = [party for party in there if party.name == contact.name]
    reached = [party for party in there if party.contact == contact.uri]
    return next(iter([*named, *(reached if not contact.name or not named else [])]), None)


def _made(unit: UnitOfWork, contact: Contact) -> Party:
    name = contact.name or contact.uri.partition(":")[2] or contact.uri
    return Party(unit.new_key(Party, PARTY_SERIES, "-"), name, PartyKind.PERSON)
