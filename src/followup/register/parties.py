"""
Parties: the persons, roles and organisations that can owe something.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, InputError
from followup.model.codes import PartyKind
from followup.model.subjects import Party
from followup.register.draft import Draft
from followup.register.given import coded
from followup.register.names import PARTY_SERIES
from followup.register.writing import Writing


class Parties(Writing):
    """
    The part of a register that keeps parties.
    """

    def add_party(
        self,
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
            InputError: the name is blank, or *kind* is none of those there are.
        """
        called, sort = name.strip(), coded(PartyKind, kind)
        if not called:
            raise InputError("A party needs a name.")

        def decide(draft: Draft) -> Party:
            key = draft.new_key(Party, PARTY_SERIES, "-")
            party = Party(key, called, sort, organisation, contact, note)
            _told_apart(draft, party)
            draft.put_new(party)
            return party

        said = [called, kind, organisation, contact, note]
        return self._once_one(request_id, "add_party", said, decide, Party, dry_run=dry_run)

    def edit_party(
        self,
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
            InputError: the name is blank, or *kind* is none of those there are.
            NotFound: there is no party *name*.
        """
        called = None if rename is None else rename.strip()
        if called == "":
            raise InputError("A party needs a name.", hint="To blank it for good: followup party erase")
        fields = {
            "name": called,
            "kind": coded(PartyKind, kind),
            "organisation": organisation,
            "contact": contact,
            "note": note,
        }
        given: dict[str, Any] = {field: value for field, value in fields.items() if value is not None}

        def decide(draft: Draft) -> Party:
            before = draft.need(Party, self._lookup.party(name).key)
            party = evolve(before, **given)
            if (party.name, party.organisation) != (before.name, before.organisation):
                _told_apart(draft, party)
            draft.put(party)
            return party

        said = [name, sorted(given.items())]
        return self._once_one(request_id, "edit_party", said, decide, Party, dry_run=dry_run)


def _told_apart(draft: Draft, party: Party) -> None:
    """
    Refuse a *party* whose name another one of its organisation has.
    """
    for known in draft.select(Party, Query("party", {"name": party.name})):
        if known.organisation == party.organisation and known.key != party.key:
            raise AlreadyExists(
                f"There is a party {party.name} already: {known.key}.",
                hint=f"Change it with: followup party edit {known.key}",
            )
