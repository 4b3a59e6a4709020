"""
From the names in minutes to the keys of the register: bodies, parties, and the targets that speak of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from attrs import evolve

from followup.contracts import Query
from followup.errors import Call, InputError, NotFound, Option, Text
from followup.model.bodies import Body, Party
from followup.model.codes import PartyKind
from followup.model.reading import Finding, Reading
from followup.model.targets import FirstMeetingFrom, MeetingOn, NextMeeting, Target, Unspecified, WithParty
from followup.register.work.names_and_targets import body_key, meeting_body
from followup.register.work.unit_of_work import UnitOfWork


PARTY_SERIES = "P"
ZONES = {"sv": "Europe/Stockholm"}
"""The time zone a body made from minutes gets, by their language; UTC for any other."""


class Names:
    """
    Knows the bodies of a register by key, name and alias, and makes what *create* allows.
    """

    def __init__(self, unit: UnitOfWork, *, create: bool, aliases: Mapping[str, str]) -> None:
        self.unit = unit
        self.create = create
        self.created: list[Body] = []
        self._bodies: dict[str, str] = {}
        self._aliases = {normalised(name): body_key(key) for name, key in aliases.items()}
        self._names = dict(aliases)
        self._day: date | None = None
        known = unit.select(Body, Query("body"))
        # A key means its body, whatever else is called that too.
        self._bodies.update({normalised(body.key): body.key for body in known})
        for body in known:
            self._learn(body)
        for name, key in aliases.items():
            self._alias(name, key)

    def own(self, key: str, reading: Reading) -> Body:
        """
        The body whose minutes these are: named by *key*, or by the document itself; its successor, if it has ended.

        Raises:
            InputError: the document names another body than *key*, or none at all.
            RefusedStep: it had ended by then, and nothing took its place.
        """
        named, self._day = reading.meeting.body, reading.meeting.date
        known = self._bodies.get(normalised(key or named))
        if known is None and key:
            known = key if self.unit.get(Body, key) else None
        if known is not None:
            own = self._current(known)
            self._headed(named, own)
            return meeting_body(self.unit, own, self._day)
        if not (key or named):
            raise InputError(
                "The document does not say whose minutes it is.",
                hint="Name the body with {option}.",
                option=Option("body", Text("KEY")),
            )
        if not self.create:
            raise NotFound(
                "There is no body {key}.",
                key=key or named,
                option=Option("create", value=True),
                hint="Add it with: {call}, or record with {option}.",
                call=Call("add_body", key or Text("KEY"), named or Text("NAME")),
            )
        return self._make(named or key, key or self._derived(named), reading.document.language)

    def _headed(self, named: str, own: str) -> None:
        """
        Take the name in the header as one of *own* in this document; refuse it if it is another body's.
        """
        if not named:
            return
        other = self._current(self._bodies.setdefault(normalised(named), own))
        if other != own:
            raise InputError(
                "The document says that it is the minutes of {named} ({other}), not of {own}.",
                named=named,
                other=other,
                option=Option("body", other),
                own=own,
                hint="Record it with {option}, or choose the right file.",
            )

    def body(self, name: str, language: str) -> str | None:
        """
        The key of the body that minutes call *name*, made if that is allowed; ``None`` if it is unknown.
        """
        if not name:
            return None
        known = self._bodies.get(normalised(name))
        if known is None and self.create:
            known = self._make(name, self._derived(name), language).key
        return known and self._current(known)

    def _current(self, key: str) -> str:
        """
        Who has taken the place of that body by the day of the document; itself, if nobody has.
        """
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            body = self.unit.need(Body, key)
            if body.closed(self._day) and body.succeeded_by:
                key = body.succeeded_by
        return key

    def party(self, name: str, organisation: str = "", kind: PartyKind | None = None, *, was: str | None = None) -> str:
        """
        The key of the party called *name* (in *organisation*, if given), made if it is new.

        Where the same line of the same document *was* read as a party that has been erased since, it stays that one:
        reading minutes again does not bring a name back.
        """
        known = self.unit.get(Party, was)
        if known is not None and known.erased:
            return known.key
        same = [party for party in self._named(name) if not organisation or party.organisation == organisation]
        if same:
            if kind is PartyKind.PERSON and same[0].kind is not kind:
                # Whoever was there is somebody, whatever the name alone looked like: answers without names rest on it.
                self.unit.put(evolve(same[0], kind=kind))
            return same[0].key
        party = Party(self.unit.new_key(Party, PARTY_SERIES, "-"), name, kind or _kind(name), organisation)
        self.unit.put_new(party)
        return party.key

    def target(self, finding: Finding, own: Body, language: str, was: Target | None = None) -> Target | None:
        """
        The target of *finding* with keys for names; *was*, if it was read before, is what it was then.

        A body that is not known is a party meanwhile, so that nothing sent there is lost; what the body
        itself undertakes waits on nobody.
        """
        match finding.target:
            case NextMeeting(body):
                return self._meeting(body, own, language, NextMeeting, was)
            case MeetingOn(body, date):
                return self._meeting(body, own, language, lambda key: MeetingOn(key, date), was)
            case FirstMeetingFrom(body, date):
                return self._meeting(body, own, language, lambda key: FirstMeetingFrom(key, date), was)
            case WithParty(party, until):
                if not party or self._bodies.get(normalised(party)) == own.key:
                    return Unspecified()
                return WithParty(self.party(party, was=getattr(was, "party", None)), until)
            case target:
                return target

    def owner(self, finding: Finding, own: Body, was: str | None = None) -> str | None:
        """
        The party that owns what *finding* tells; ``None`` for the body itself.  *was* is as in :meth:`party`.
        """
        if not finding.owner or self._bodies.get(normalised(finding.owner)) == own.key:
            return None
        return self.party(finding.owner, was=was)

    def _meeting(
        self, name: str, own: Body, language: str, make: Callable[[str], Target], was: Target | None
    ) -> Target:
        key = own.key if not name or name == own.name else self.body(name, language)
        if key:
            return make(key)
        return WithParty(self.party(name, kind=PartyKind.ORGANISATION, was=getattr(was, "party", None)))

    def _named(self, name: str) -> list[Party]:
        return self.unit.select(Party, Query("party", {"name": name}))

    def _learn(self, body: Body) -> None:
        for name in (body.key, body.name, *body.aliases):
            self._bodies.setdefault(normalised(name), body.key)

    def _alias(self, name: str, key: str) -> None:
        body = self.unit.get(Body, body_key(key))
        if body is None or normalised(name) in self._bodies:
            return
        self.unit.put(evolve(body, aliases=(*body.aliases, name)))
        self._bodies[normalised(name)] = key

    def _make(self, name: str, key: str, language: str) -> Body:
        aliases = tuple(
            alias for alias, to in self._names.items() if to == key and normalised(alias) != normalised(name)
        )
        body = Body(body_key(key), name, locale=language, timezone=ZONES.get(language, "UTC"), aliases=aliases)
        self.unit.put_new(body)
        self.created.append(body)
        self._learn(body)
        return body

    def _derived(self, name: str) -> str:
        given = self._aliases.get(normalised(name))
        if given is not None:
            return given
        initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isalpha()).upper()
        stem = initials if len(initials) > 1 else re.sub(r"\W", "", name)[:3].upper()
        taken = set(self._bodies.values())
        return next(key for key in (stem, *(f"{stem}{n}" for n in range(2, 10_000))) if key not in taken)


def normalised(name: str) -> str:
    """
    *name* as two spellings of it compare: NFC, lower case, single spaces.
    """
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _kind(name: str) -> PartyKind:
    return PartyKind.ORGANISATION if name[:1].isupper() else PartyKind.ROLE
