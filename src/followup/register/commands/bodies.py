"""
Bodies and their standing items: what has to be there before a meeting can be planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve

from followup.contracts import Query
from followup.errors import AlreadyExists, Call, InputError
from followup.model.bodies import Body, StandingItem
from followup.model.codes import Silence, StandingRole
from followup.register.commands import contacts
from followup.register.commands.planning import checked_rule
from followup.register.work.commit import idempotent, one
from followup.register.work.names_and_targets import body_key, existing_body, hours, parse_enum, parse_names
from followup.register.work.unit_of_work import UnitOfWork
from followup.reports.words.translation import translator
from followup.rules.standing import goes_last, standing_roles


@idempotent(one(Body), create=True)
def add_body(
    unit: UnitOfWork,
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

    *secretary* is who keeps its register: ``Anna Berg <anna@example.org>``, an address or a party; it is kept as the
    key of a party, found or made, which has the address.

    Raises:
        AlreadyExists: the key is taken by a body that differs; the very same body again changes nothing.
        InputError: among others, nothing could be delivered to the secretary's address.
    """
    starts, ends = hours(time)
    titles = parse_names(standing)
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
            contacts.secretary(unit, secretary),
            agenda_word,
            parse_enum(Silence, silence),
            parse_names(aliases),
            parse_names(sections),
            assignments,
        )
    )
    known = unit.get(Body, key) or _alike(unit, key)
    if known is not None and known != body:
        raise AlreadyExists(
            "There is a body {key} already: {name}.",
            key=known.key,
            name=known.name,
            hint="Change the body with:",
            call=Call("edit_body", known.key),
        )
    unit.put(body)
    _add_standing(unit, body, titles)
    return body


def _alike(unit: UnitOfWork, key: str) -> Body | None:
    # Minutes and people write lg for LG: two bodies that differ in nothing else would be taken for each other.
    bodies = unit.select(Body, Query("body"))
    return next((body for body in bodies if body.key.casefold() == key.casefold()), None)


@idempotent(one(Body))
def edit_body(
    unit: UnitOfWork,
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
        "secretary": None if secretary is None else contacts.secretary(unit, secretary),
        "agenda_word": agenda_word,
        "aliases": parse_names(aliases),
        "sections": parse_names(sections),
        "silence": parse_enum(Silence, silence),
        "assignments": assignments,
    }
    given: dict[str, Any] = {field: value for field, value in fields.items() if value is not None}
    if time is not None:
        given["starts"], given["ends"] = hours(time)
    titles = parse_names(standing or ())
    body = _checked(evolve(existing_body(unit, key), **given))
    unit.put(body)
    _add_standing(unit, body, titles)
    return body


def _add_standing(unit: UnitOfWork, body: Body, titles: Iterable[str]) -> None:
    known = unit.select(StandingItem, Query("standing_item", {"body": body.key}, order=("position",)))
    there = {item.title for item in known}
    number = max((item.position for item in known), default=0)
    for title in titles:
        if title not in there:
            number += 1
            unit.put_new(_standing_item(body.key, number, title))


def _checked(body: Body) -> Body:
    body = evolve(body, name=body.name.strip())
    if not body.name:
        raise InputError("A body needs a name.")
    translator(body.locale)
    try:
        ZoneInfo(body.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            "{timezone!r} is not a time zone.", timezone=body.timezone, hint="Use a name such as Europe/Stockholm."
        ) from error
    if body.repeats:
        checked_rule(body.repeats)
    return body


def _standing_item(body: str, position: int, title: str) -> StandingItem:
    """
    A standing item called *title*, with the role and place its words have, if they have one.
    """
    roles = standing_roles(title)
    role = roles[-1] if roles else StandingRole.OTHER
    return StandingItem(f"{body}/s{position}", body, position, title, role, last=bool(roles) and goes_last(role))
