"""
Erasing: the personal text of one row is blanked for good, and the register stays whole and provable.

A party's name, organisation, contact and note, or the words of one piece of evidence, are blanked in the row, in its
salt and in what the store keeps beneath.  The row, its key and its history stay, so that every matter keeps its place;
that it was erased, when, by whom and on which basis is a row of its own.  Free text is searched and left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from attrs import evolve

from followup.contracts import Query, Row, Scrubbing, Store
from followup.errors import Busy, InputError, NotFound, Option
from followup.model.bodies import Party
from followup.model.codes import MessageState
from followup.model.entries import Erasure
from followup.model.matters import Step
from followup.model.minutes import Evidence
from followup.model.notices import OutboxMessage
from followup.model.results import Erased, Mention
from followup.register.work.commit import Committer, HasCommitter
from followup.register.work.deferred import unwrap
from followup.register.work.reads import pages
from followup.register.work.unit_of_work import UnitOfWork
from followup.rows.mapping import BY_CLASS, MAPPED


ERASURE_SERIES = "E"
LEAST = 3
"""Shorter words are in too many others to be searched for."""

_NOT_SEARCHED = frozenset({"key", "version", "salt", "head", "hash", "previous", "sha256", "digest"})


def erase_party(register: HasCommitter, party: str, *, basis: str, dry_run: bool = False) -> Erased:
    """
    Blank all there is of *party*; reports then say "(erased)".  *basis* says why, and is required.

    Messages to it are blanked too, and those that wait are dropped.

    The answer lists where the name was found in free text, which is left alone; there may be more.
    Said again, it writes nothing, and makes sure once more that the store keeps nothing of it.

    Raises:
        InputError: no basis is given.
        Busy: the row is blanked, but others use the store, so that it may keep old bytes: erase again.
    """

    def chosen(unit: UnitOfWork) -> Party:
        return unit.need(Party, unit.reads.party(party).key)

    return _erase(register.committer, chosen, basis, dry_run=dry_run)


def redact_evidence(register: HasCommitter, name: str, *, basis: str, dry_run: bool = False) -> Erased:
    """
    Blank the words of one piece of evidence, named by its key or by the step that rests on it (``LG-2/3``).

    Everything else is as in :meth:`erase_party`.
    """
    return _erase(register.committer, lambda unit: _evidence(unit, name), basis, dry_run=dry_run)


def _erase(committer: Committer, chosen: Callable[[UnitOfWork], Any], basis: str, *, dry_run: bool) -> Erased:
    if not basis.strip():
        raise InputError(
            "Erasing needs its basis.",
            hint="Say on what grounds, such as {option}.",
            option=Option("basis", "request 2024-17"),
        )
    erased = committer.write(lambda unit: _blank(unit, chosen(unit), basis), dry_run=dry_run)
    if not dry_run:
        # Not part of the write: what the store keeps beneath is forgotten once the row is blanked.
        _scrub(committer.store, erased.subject)
    return erased


def _blank(unit: UnitOfWork, value: Any, basis: str) -> Erased:
    mapped = BY_CLASS[type(value)]
    subject = f"{mapped.name}:{value.key}"
    texts = [name for name in mapped.sealed if getattr(value, name)]
    if not texts:
        return Erased(subject, basis, (), repeated=True)
    unit.put(evolve(value, **dict.fromkeys(texts, "")))
    if isinstance(value, Party):
        _blank_messages(unit, value.key)
    key = unit.new_key(Erasure, ERASURE_SERIES, "-")
    unit.put_new(Erasure(key, subject, basis, unit.at, unit.author))
    return Erased(subject, basis, tuple(texts), tuple(mentions(unit.store, _words(value), subject)))


def _blank_messages(unit: UnitOfWork, party: str) -> None:
    """
    Blank what was sent to *party*, and let go of what was to be sent.
    """
    for message in unit.select(OutboxMessage, Query("message", {"recipient": party})):
        waits = message.state in {MessageState.WAITING, MessageState.SENDING}
        state = MessageState.DROPPED if waits else message.state
        unit.put(evolve(message.forgotten(), state=state, token=""))


def _evidence(unit: UnitOfWork, name: str) -> Evidence:
    evidence = unit.get(Evidence, name)
    if evidence is None:
        step = unit.get(Step, name)
        evidence = unit.get(Evidence, step.evidence) if step else None
    if evidence is None:
        raise NotFound(
            "There is no evidence {name}.", name=name, hint="Name the step that rests on it, such as LG-2/3."
        )
    return evidence


def _words(value: Party | Evidence) -> tuple[str, ...]:
    if isinstance(value, Evidence):
        return (value.quote,)
    return (value.name, value.contact.rpartition(":")[2])


def mentions(store: Store, words: Collection[str], subject: str) -> Iterator[Mention]:
    """
    Where *words* stand in any text of *store*, but for the row *subject* itself; upper and lower case are one.

    Entries are named where only the history of a row still has them.
    """
    needles = {word.casefold() for word in words if len(word) >= LEAST}
    seen: set[Mention] = set()
    for mapped in sorted(MAPPED, key=lambda mapped: mapped.name == "entry"):
        for row in pages(store, Query(mapped.name, limit=10_000)):
            for mention in _mentioned(mapped.name, row, needles):
                if mention.subject != subject and mention not in seen:
                    seen.add(mention)
                    yield mention


def _mentioned(table: str, row: Row, needles: Collection[str]) -> Iterator[Mention]:
    for column, value in row.items():
        if column in _NOT_SEARCHED or not isinstance(value, str):
            continue
        folded = value.casefold()
        if not any(needle in folded for needle in needles):
            continue
        yield Mention(str(row["subject"]), "history") if table == "entry" else Mention(f"{table}:{row['key']}", column)


def _scrub(store: Store, subject: str) -> None:
    worker = unwrap(store)
    if not isinstance(worker, Scrubbing):
        return
    try:
        worker.scrub()
    except Busy as error:
        raise Busy(
            "{subject} is blanked, but others use the register, whose file may still hold the old bytes.",
            subject=subject,
            hint="Erase it again when nobody else has it open.",
        ) from error
