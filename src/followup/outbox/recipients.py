"""
Who is told: the secretary, our own owners, a chair, or whoever a rule names; never somebody outside unasked.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from followup.model.bodies import Party
from followup.model.codes import MeetingStatus, PartyKind
from followup.outbox.situation import Occasion, Situation, with_party


@frozen
class Recipient:
    """
    A party by its *key*, and how it is reached; it *stands_in* for an owner who has left, if that is named.
    """

    key: str
    address: str
    stands_in: str = ""


def recipients(at: Situation, occasion: Occasion) -> list[Recipient]:
    """
    Whom *occasion* is told to, each once; nobody, if nobody can be reached.
    """
    found: dict[str, Recipient] = {}
    for word in (word.strip() for word in occasion.rule.recipient.split(",")):
        for recipient in _named(at, occasion, word):
            found.setdefault(recipient.key, recipient)
    return list(found.values())


def _named(at: Situation, occasion: Occasion, word: str) -> Iterator[Recipient]:
    match word:
        case "secretary":
            yield from secretary(at, occasion.body)
        case "owner":
            yield from _owner(at, occasion)
        case "chair":
            yield from _reached(at, occasion.body, _chair(at, occasion.body))
        case _:
            yield from _reached(at, occasion.body, word)


def secretary(at: Situation, body: str, stands_in: str = "") -> Iterator[Recipient]:
    """
    The secretary of *body*, if there is one.
    """
    named = at.bodies[body].secretary
    if ":" in named:
        # As registers before had it: an address and no party.
        yield Recipient(f"{body}.secretary", named, stands_in)
    else:
        yield from _reached(at, body, named, stands_in)


def _owner(at: Situation, occasion: Occasion) -> Iterator[Recipient]:
    item = occasion.placed
    owner = at.parties.get(item.matter.owner or "") if item else None
    # Whom the matter waits for is not who reminds them, and an organisation is outside.
    if item is None or owner is None or (owner.key == with_party(item) and occasion.topic == "owed"):
        yield from secretary(at, occasion.body)
    elif _left(at, occasion.body, owner):
        yield from secretary(at, occasion.body, owner.key)
    elif owner.kind is PartyKind.ORGANISATION or not owner.contact:
        yield from secretary(at, occasion.body)
    else:
        yield Recipient(owner.key, owner.contact)


def _chair(at: Situation, body: str) -> str:
    chaired = [m.chair for m in at.meetings(body) if m.chair and m.status is MeetingStatus.HELD]
    return chaired[-1] if chaired else ""


def _reached(at: Situation, body: str, key: str | None, stands_in: str = "") -> Iterator[Recipient]:
    party = at.parties.get(key or "")
    if party is not None and party.contact and not _left(at, body, party):
        yield Recipient(party.key, party.contact, stands_in)


def _left(at: Situation, body: str, party: Party) -> bool:
    return party.left_on is not None and party.left_on <= at.today(body)
