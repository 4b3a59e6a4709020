"""
Bodies and their standing items: what has to be there before a meeting can be planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, InputError
from followup.model.bodies import Body, Party, StandingItem
from followup.model.codes import PartyKind, Silence, StandingRole
from followup.register.commands import meetings as planning
from followup.register.recording.name_resolution import PARTY_SERIES
from followup.register.work.commit import Writing
from followup.register.work.names_and_targets import body_key, coded, existing_body, hours, several
from followup.register.work.reads import may_create
from followup.register.work.unit_of_work import Draft
from followup.reports.words.translation import translator
from followup.rules.standing import goes_last, standing_roles


class Bodies(Writing):
    """
    The part of a register that keeps bodies.

    Under a *request_id* a call that is made again does not act twice: it answers with what the first one made.
    """

    def add_body(
        self,
        key: str,
        name: str,
        *,
        locale: str = "en",
        timezone: str = "UTC",
        repeats: str = "",
        time: str = "",
        venue: str = "",
        secretary: str = "",
        agenda_word: str = "",
        standing: Sequence[str] = (),
        aliases: Sequence[str] = (),
        sections: Sequence[str] = (),
        silence: Silence | str = Silence.MISSED,
        assignments: bool = True,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Body:
        """
        A new body: *key* is up to 16 letters and digits, *repeats* an RFC 5545 rule, *time* such as ``08:30-11:00``.

        Raises:
            AlreadyExists: the key is taken by a body that differs; the very same body again changes nothing.
        """
        starts, ends = hours(time)
        titles = several(standing)
        body = _checked(
            Body(
                body_key(key),
                name,
                locale,
                timezone,
                repeats,
                starts,
                ends,
                venue,
                secretary,
                agenda_word,
                coded(Silence, silence),
                several(aliases),
                several(sections),
                assignments,
            )
        )

        def decide(draft: Draft) -> Body:
            known = draft.get(Body, key) or self._alike(draft, key)
            if known is not None and known != body:
                raise AlreadyExists(
                    f"There is a body {known.key} already: {known.name}.",
                    hint=f"Change it with: followup body edit {known.key}",
                )
            draft.put(body)
            self._stand(draft, body, titles)
            return body

        if not dry_run:
            may_create(self._store)
        said = [repr(body), list(titles)]
        return self._once_one(request_id, "add_body", said, decide, Body, dry_run=dry_run)

    @staticmethod
    def _alike(draft: Draft, key: str) -> Body | None:
        # Minutes and people write lg for LG: two bodies that differ in nothing else would be taken for each other.
        bodies = draft.select(Body, Query("body"))
        return next((body for body in bodies if body.key.casefold() == key.casefold()), None)

    def edit_body(
        self,
        key: str,
        *,
        name: str | None = None,
        locale: str | None = None,
        timezone: str | None = None,
        repeats: str | None = None,
        time: str | None = None,
        venue: str | None = None,
        secretary: str | None = None,
        agenda_word: str | None = None,
        standing: Sequence[str] | None = None,
        aliases: Sequence[str] | None = None,
        sections: Sequence[str] | None = None,
        silence: Silence | str | None = None,
        assignments: bool | None = None,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Body:
        """
        The body with what is given changed, named as in :meth:`add_body`.
        """
        fields = {
            "name": name,
            "locale": locale,
            "timezone": timezone,
            "repeats": repeats,
            "venue": venue,
            "secretary": secretary,
            "agenda_word": agenda_word,
            "aliases": several(aliases),
            "sections": several(sections),
            "silence": coded(Silence, silence),
            "assignments": assignments,
        }
        given: dict[str, Any] = {field: value for field, value in fields.items() if value is not None}
        if time is not None:
            given["starts"], given["ends"] = hours(time)
        titles = several(standing or ())

        def decide(draft: Draft) -> Body:
            body = _checked(evolve(existing_body(draft, key), **given))
            draft.put(body)
            self._stand(draft, body, titles)
            return body

        said = [key, time, list(titles), sorted(given.items())]
        return self._once_one(request_id, "edit_body", said, decide, Body, dry_run=dry_run)

    def _stand(self, draft: Draft, body: Body, titles: Iterable[str]) -> None:
        known = draft.select(StandingItem, Query("standing_item", {"body": body.key}, order=("position",)))
        there = {item.title for item in known}
        number = max((item.position for item in known), default=0)
        for title in titles:
            if title not in there:
                number += 1
                draft.put_new(_standing_item(body.key, number, title))


def _checked(body: Body) -> Body:
    body = evolve(body, name=body.name.strip())
    if not body.name:
        raise InputError("A body needs a name.")
    translator(body.locale)
    try:
        ZoneInfo(body.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"{body.timezone!r} is not a time zone.", hint="Use a name such as Europe/Stockholm."
        ) from error
    if body.repeats:
        planning.checked_rule(body.repeats)
    return body


def _standing_item(body: str, position: int, title: str) -> StandingItem:
    """
    A standing item called *title*, with the role and place its words have, if they have one.
    """
    roles = standing_roles(title)
    role = roles[-1] if roles else StandingRole.OTHER
    return StandingItem(f"{body}/s{position}", body, position, title, role, last=bool(roles) and goes_last(role))


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
