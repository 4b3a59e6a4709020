"""
What people are told and when: rules, notices, the messages they go out in, and what silences them for a while.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from attrs import evolve, frozen

from followup.model.answers import AgendaAnswer, Context, MissedMeeting, Promise
from followup.model.bodies import Body, Meeting
from followup.model.codes import Cause, MessageState, RuleKind
from followup.model.matters import Matter, Place


NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""When something is next to be done with a message of which nothing is left but that it was."""


@frozen
class Rule:
    """
    When somebody is told of something; without a *body* it holds for every body that has none of that kind for itself.

    *first* counts days from what it is about (before it, for an agenda and for what is due soon), *rhythm* the days
    until it is said again (0: once); *weekday* (``monday``) moves it to the next such day.
    *recipient* is ``secretary``, ``owner``, ``chair`` or keys of parties; *cap* the most matters in one message.
    *since* is the moment it was switched on: what stood then is taken as seen, unless it is to *catch_up*.
    """

    key: str
    kind: RuleKind
    body: str = ""
    first: int = 0
    rhythm: int = 0
    weekday: str = ""
    recipient: str = "secretary"
    cap: int = 25
    paused: bool = False
    removed: bool = False
    since: datetime | None = None
    catch_up: bool = False


@frozen
class Notice:
    """
    That somebody is to be told of one *subject* (a matter, a meeting, a message) on one occasion, once.

    Its key is ``rule/subject/occasion/recipient``; *series* is the same without the occasion, *base* the occasion
    without the number *repeat* of its repetition.  *on* is the day it was due, *message* what it goes out in.
    *cause* says why it was made; *reference* names what that refers to: a snooze, or how many were skipped.
    One that *lapsed* was no longer true before it was sent, and was not told.
    """

    key: str
    rule: str
    series: str
    base: str
    subject: str
    body: str
    recipient: str
    message: str
    cause: Cause
    on: date
    at: datetime
    repeat: int = 0
    reference: str = ""
    lapsed: bool = False


@frozen
class OutboxMessage:
    """
    A message and how far it has come; its key is a digest of the keys of its first notices, the same at every attempt.

    *due_at* is when something is next to be done with it: it is tried, or whoever is *sending* it under a *token* is
    given up, or its texts are forgotten.  *attempts* are counted before each; *error* is what was wrong last.
    *kind* says what it tells, *bundle* which notices go together in it, and *more* how many of them follow in another.
    *address*, *subject*, *text* and *html* are personal, and blank once they are forgotten.
    """

    key: str
    kind: str
    bundle: str
    body: str
    recipient: str
    address: str
    subject: str
    text: str
    html: str
    language: str
    due_at: datetime
    at: datetime
    thread: str = ""
    matters: tuple[str, ...] = ()
    more: int = 0
    state: MessageState = MessageState.WAITING
    attempts: int = 0
    token: str = ""
    error: str = ""
    receipt: str = ""
    sent_at: datetime | None = None

    def forgotten(self) -> OutboxMessage:
        """
        The same without all that is personal in it; there is nothing more to be done with it.
        """
        blank = dict.fromkeys(("address", "subject", "text", "html", "error"), "")
        return evolve(self, **blank, due_at=NEVER)  # type: ignore[arg-type]


@frozen
class Watch:
    """
    The moment from which a body's secretary is told things; the key names both.

    What was due more than a week before is taken as seen.
    """

    key: str
    body: str
    since: datetime


@frozen
class Snooze:
    """
    That nothing is told of *subject* (``matter:LG-1``, ``body:LG``, ``party:P-3``) before the day *until*.

    With a *rule*, only what that kind of rule tells is silenced.
    """

    key: str
    subject: str
    until: date
    rule: str = ""
    because: str = ""
    author: str = ""
    at: datetime | None = None


@frozen
class Confirmation:
    """
    That a *document* was read right, though more than half of what was promised for its meeting is missed in it.
    """

    key: str
    document: str
    author: str
    at: datetime


@frozen
class RunRecord:
    """
    When the scheduled run last started on a host, and last went well there; kept to the hour.
    """

    key: str
    last_started: datetime
    last_ok: datetime | None = None


@frozen
class Line:
    """
    What a message tells of one matter, with the promise, why it is told now and how often it was before.

    *on* is the day it is about; *until* and *by* are those of the snooze it is back from; *skipped* counts the
    reminders between the last one and this that no run was there to send.
    """

    matter: Matter | None = None
    place: Place | None = None
    promise: Promise | None = None
    kind: RuleKind = RuleKind.DUE
    on: date | None = None
    cause: Cause = Cause.FIRST
    repeat: int = 0
    skipped: int = 0
    until: date | None = None
    by: str = ""


@frozen
class Letter:
    """
    All that the text of one message is made of: *kind* picks it, *lines* come late first, *more* of them follow later.

    *stands_in*: the reader is the secretary, in the place of an owner who has left.
    *next_on* is when it is said again, if it is; *failed* is what went wrong with another message.
    """

    kind: str
    body: Body
    context: Context
    lines: tuple[Line, ...] = ()
    more: int = 0
    meeting: Meeting | None = None
    agenda: AgendaAnswer | None = None
    missed: MissedMeeting | None = None
    next_on: date | None = None
    stands_in: tuple[str, ...] = ()
    failed: OutboxMessage | None = None


@frozen
class Written:
    """
    A letter in the words of a language, as lines of text and as HTML.
    """

    subject: str
    text: str
    html: str = ""


@frozen
class Coming:
    """
    The next message to come, if nothing changes: its day, its kind and for how many.
    """

    on: date
    kind: str
    recipients: int


@frozen
class Ran:
    """
    What a run did: notices *planned* and *snoozed*; messages *sent*, to be tried *later*, *failed* for good,
    *dropped* because no longer true, and *left* because time or their number ran out.

    *broken* tells which channels could not be opened, and why.  *messages* are those the run enqueued, or after a dry
    run would have; *coming* is the next one after them, told after a dry run.
    *begun* and *ended* tell of the trouble with a channel that began or ended in this run, *failures* the messages that
    failed for good; in the bodies that are *unreachable* something was to be told, and there was nobody to tell it to.
    """

    planned: int = 0
    sent: int = 0
    later: int = 0
    failed: int = 0
    snoozed: int = 0
    dropped: int = 0
    left: int = 0
    broken: tuple[tuple[str, str], ...] = ()
    messages: tuple[OutboxMessage, ...] = ()
    coming: Coming | None = None
    begun: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()
    failures: tuple[OutboxMessage, ...] = ()
    unreachable: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """
        1 if a message failed for good or a channel is broken, 75 if something waits for another try, else 0.
        """
        return 1 if self.failed or self.broken else 75 if self.later else 0
