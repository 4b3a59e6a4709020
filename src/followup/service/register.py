"""
The register: every question, every command, and the minutes that come in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, Unpack, overload

from followup.contracts import Notifier, Reader, Store
from followup.model.bodies import Meeting
from followup.model.reading import Reading
from followup.model.results import Changed, Proposal, Recorded
from followup.outbox import box, confirming, ruling, snoozes
from followup.outbox.channels import Channels, GivenChannels
from followup.outbox.run import run
from followup.readers.choosing import Choice
from followup.register import commands, queries
from followup.register.commands.subjects import Matters, Where
from followup.register.integrity.checking import Checked, check
from followup.register.queries.view import View
from followup.register.recording.minutes import propose_minutes, record_minutes
from followup.register.work.clock import Clock
from followup.register.work.commit import Committer
from followup.register.work.reads import Reads
from followup.service.door import guard
from followup.service.questions import Questions


Source = str | os.PathLike[str]
Whole = str
"""The whole text of a document."""


@guard
class Register:
    """
    A register of outstanding matters over one store, for use from any number of threads.

    *readers* are those that may read minutes, gone through for each document; *clock* answers aware moments;
    *author* stands in the history, *new_id* makes ids of batches.  *channels* makes, of notifiers that are given, all
    there are to send messages by.
    A context manager: leaving it closes the store.

    A method that is only named here is the function of that name, in the module before the dot.  Every command takes
    *dry_run* (decide, answer, and commit nothing) and, but for those that do nothing when they are made again, a
    *request_id*: the same call again does not act twice, but answers with what the first one did.
    """

    def __init__(
        self,
        store: Store,
        *,
        author: str,
        clock: Clock,
        new_id: Callable[[], str],
        readers: Iterable[Reader] = (),
        channels: Callable[[Mapping[str, Notifier]], Channels] = GivenChannels,
    ) -> None:
        self.channels = channels
        self.committer = Committer(
            store,
            author=author,
            clock=clock,
            new_id=new_id,
            check_address=lambda address: channels({}).check(address),
        )
        self.view = View.now(Reads(store), clock)
        self._readers = readers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.store.close()

    @property
    def store(self) -> Store:
        """
        The store beneath.
        """
        return self.committer.store

    # Asked: where matters are, and why.
    outstanding = queries.lists.outstanding
    changes = queries.lists.changes
    find = queries.lists.find
    agenda = queries.agendas.agenda
    missed = queries.missed.missed
    matter = queries.matters.matter
    why = queries.matters.why
    history = queries.matters.history
    audited = queries.auditing.audited

    # Asked: who and what there is.
    today = queries.directory.today
    bodies = queries.directory.bodies
    body = queries.directory.body
    reached = queries.directory.reached
    former_names = queries.directory.former_names
    terms = queries.directory.terms
    meetings = queries.directory.meetings
    meeting = queries.directory.meeting
    parties = queries.directory.parties
    standing = queries.directory.standing
    erasures = queries.directory.erasures
    documents = queries.directory.documents

    def at(self, day: date | None = None, *, known: date | datetime | None = None) -> Questions:
        """
        The same register, read-only, as of another day: see :meth:`Questions.at`.
        """
        return Questions(self.view).at(day, known=known)

    def without_names(self) -> Questions:
        """
        The same register, read-only, naming no persons: see :meth:`Questions.without_names`.
        """
        return Questions(self.view).without_names()

    def check(self, *, against: str = "") -> Checked:
        """
        Replay everything and prove that it holds together; tells what does not, and a digest to publish.

        *against* is the digest of an earlier check: what was recorded by then must still be there, unchanged.
        """
        return check(self.store, self.view.today(), against=against)

    # Matters: raised, named, and one command for each disposition.
    add_matter = commands.matters.add_matter
    add_matters = commands.matters.add_matters
    edit_matter = commands.matters.edit_matter
    postpone = commands.matters.postpone
    refer = commands.matters.refer
    refer_back = commands.matters.refer_back
    decide = commands.matters.decide
    note = commands.matters.note
    withdraw = commands.matters.withdraw
    report = commands.matters.report
    assign = commands.matters.assign
    remove = commands.matters.remove
    reopen = commands.matters.reopen
    supersede = commands.matters.supersede
    merge = commands.corrections.merge
    split = commands.corrections.split
    correct = commands.corrections.correct
    undo = commands.corrections.undo

    @overload
    def close(self) -> None: ...
    @overload
    def close(self, matters: Matters, *, as_: str = ..., text: str = ..., **where: Unpack[Where]) -> Changed: ...
    @overload
    def close(self, *, meeting: str | Meeting, as_: str = ..., text: str = ..., **where: Any) -> Changed: ...
    def close(
        self, matters: Matters | None = None, *, as_: str | None = None, text: str = "", **where: Any
    ) -> Changed | None:
        """
        Close *matters* as ``carried_out`` (the default), ``written_off`` or ``answered``.

        With nothing given at all it closes the register itself; an empty list of matters is refused.
        """
        if matters is None and as_ is None and not text and not where:
            self.store.close()
            return None
        return commands.matters.close(self, () if matters is None else matters, as_=as_, text=text, **where)

    # Bodies and parties, now and over time.
    add_body = commands.bodies.add_body
    edit_body = commands.bodies.edit_body
    rename_body = commands.succession.rename_body
    succeed_body = commands.succession.succeed_body
    close_body = commands.succession.close_body
    new_term = commands.succession.new_term
    add_party = commands.parties.add_party
    edit_party = commands.parties.edit_party
    party_leaves = commands.succession.party_leaves
    erase_party = commands.privacy.erase_party
    redact_evidence = commands.privacy.redact_evidence

    # Meetings.
    plan_meeting = commands.meetings.plan_meeting
    plan_meetings = commands.meetings.plan_meetings
    move_meeting = commands.meetings.move_meeting
    cancel_meeting = commands.meetings.cancel_meeting
    close_meeting = commands.meetings.close_meeting
    verify_meeting = commands.meetings.verify_meeting
    skip_standing = commands.meetings.skip_standing

    # What people are told.
    run = run
    rules = ruling.rules
    add_rule = ruling.add_rule
    edit_rule = ruling.edit_rule
    pause_rule = ruling.pause_rule
    remove_rule = ruling.remove_rule
    snooze = snoozes.snooze
    snoozes = snoozes.snoozes
    confirm_minutes = confirming.confirm_minutes
    outbox = box.outbox
    message = box.message
    retry_message = box.retry_message
    drop_message = box.drop_message

    # Minutes.
    def read(
        self,
        source: Source,
        *,
        body: str = "",
        language: str | None = None,
        reader: str | None = None,
        day: date | None = None,
    ) -> Reading:
        """
        What the minutes in the file *source* say, whatever format it is in; writes nothing.

        *body* is the key or name of the body whose minutes they are; *language* (``sv``, ``en``) or *reader*, its
        name, picks the reader.
        The meeting's *day* is the one that is given, else the one that the text states, else that of the file's name.

        Raises:
            UnreadableDocument: the file is no document we can read, is too large, or needs a tool that is missing.
            NotFound: there is no such file.
        """
        return Choice(self._readers, body, language, reader).read_file(source, day)

    def read_text(
        self,
        text: Whole,
        *,
        name: str,
        sha256: str,
        body: str = "",
        language: str | None = None,
        reader: str | None = None,
        day: date | None = None,
    ) -> Reading:
        r"""
        What the minutes in *text* (NFC, ``\n`` line ends) say, by the reader that knows such documents best.

        *day* is the day of the meeting, where somebody knows it.
        What the reader returns is held to the text: findings that *text* does not bear out are refused.
        """
        return Choice(self._readers, body, language, reader).read(text, name=name, sha256=sha256, day=day)

    def record(
        self,
        reading: Reading | Source,
        *,
        body: str = "",
        accept: bool = False,
        create: bool = False,
        aliases: Mapping[str, str] | None = None,
        review: Mapping[str, str | None] | None = None,
        again: bool = False,
        dry_run: bool = False,
        request_id: str | None = None,
    ) -> Recorded:
        """
        Take minutes into the register, and tell what they continued, began, closed and passed over.

        Without *accept* only what is certain is recorded and the rest told as suggestions; with it, what resembles
        that meeting's agenda is taken too.  *review* maps ids of findings to ``None`` (accepted), ``""`` (rejected),
        ``"new"`` (a matter of its own) or the key of the matter they mean.
        *body* is whose minutes they are, where that was not said when they were read.
        *create* may make bodies (keys by *aliases*: name → key) and standing items.
        With *again* a document that is there already is taken as it is read now.
        The same document twice changes nothing; another version of the same meeting's minutes replaces the first.
        """
        given = reading if isinstance(reading, Reading) else self.read(reading, body=body)
        return record_minutes(
            self.committer,
            given,
            body=body or given.body,
            accept=accept,
            create=create,
            aliases=aliases,
            review=review,
            again=again,
            dry_run=dry_run,
            request_id=request_id,
        )

    def propose(
        self,
        reading: Reading | Source,
        *,
        body: str = "",
        create: bool = False,
        aliases: Mapping[str, str] | None = None,
    ) -> Proposal:
        """
        What :meth:`record` would make of each finding, and what it would leave to a person: to be asked about first.

        Nothing is written.  The other arguments are those of :meth:`record`, whose *review* takes the answers.
        """
        given = reading if isinstance(reading, Reading) else self.read(reading, body=body)
        return propose_minutes(self.committer, given, body=body or given.body, create=create, aliases=aliases or {})
