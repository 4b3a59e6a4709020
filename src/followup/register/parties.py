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
        """

        def decide(draft: Draft) -> Party:
            if not name.strip():
                raise InputError("A party needs a name.")
            for known in draft.select(Party, Query("party", {"name": name})):
                if known.organisation == organisation:
                    raise AlreadyExists(
                        f"There is a party {name} already: {known.key}.",
                        hint=f"Change it with: followup party edit {known.key}",
                    )
            key = draft.new_key(Party, PARTY_SERIES, "-")
            party = Party(key, name.strip(), coded(PartyKind, kind), organisation, contact, note)
            draft.put_new(party)
            return party

        said = [name, kind, organisation, contact, note]
        return self._once_one(request_id, "add_party", said, decide, Party, dry_run=dry_run)

    def edit_party(self, name: str, *, dry_run: bool = False, request_id: str | None = None, **fields: Any) -> Party:
        """
        The party with *fields* changed, named as in :meth:`add_party`; *rename* gives it another name.
        """

        def decide(draft: Draft) -> Party:
            given = {field: value for field, value in fields.items() if value is not None}
            if "rename" in given:
                given["name"] = given.pop("rename").strip()
                if not given["name"]:
                    raise InputError("A party needs a name.", hint="To blank it for good: followup party erase")
            if "kind" in given:
                given["kind"] = coded(PartyKind, given["kind"])
            party = evolve(draft.need(Party, self._lookup.party(name).key), **given)
            draft.put(party)
            return party

        said = [name, sorted(fields.items())]
        return self._once_one(request_id, "edit_party", said, decide, Party, dry_run=dry_run)
