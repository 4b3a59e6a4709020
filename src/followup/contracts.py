"""
What the author of a store, a notifier or a reader has to know, whole.

**Store.** A store keeps versioned rows in named tables and knows nothing of meetings.
It is opened with a :class:`Schema` and creates what that says.  It has three verbs and a close:

* :meth:`Store.read` answers rows by key, all from one moment.
* :meth:`Store.select` answers one finite page of one index range; nothing stays open between calls.
* :meth:`Store.commit` keeps a whole :class:`Batch` or nothing of it.

A commit ends in one of four ways:

=============  ==========================================================================
returns        committed: it survives a killed process and, where fsync is honoured, a power loss
``Conflict``   somebody else wrote first: nothing was kept; decide anew, with a new batch id
``Busy``       the store is locked: nothing was kept; the same batch may be tried again
``Unknown``    a failure during commit: send the *same* batch again to learn the outcome
=============  ==========================================================================

A batch id that has landed stays landed: committing it again returns without writing,
and this is tested before anything the batch expects.

Versions count from 1 without gaps.  ``expects`` holds the version of every row that was read to
decide, also those not written; 0 means that the row must not exist.  Every put is among the
expects, so that no write is blind; a put's row has ``version`` = the expected one + 1.

Rows are flat: scalars are ``str``, ``int`` (signed 64 bits) and ``None``.  Text is valid Unicode
without NUL; a store raises :class:`~followup.errors.InputError` for anything else, for unknown
tables and columns, for a NULL where the schema says NOT NULL, and for a reference to a row that is neither
there nor in the batch, before it writes.  A value that a unique index holds for another row, before the batch or
in it, is refused with :class:`~followup.errors.AlreadyExists`; no row holds a NULL.  Expects are compared first.
A value handed out is the caller's: changing it never changes the store.

A store may be used from several threads and by several processes at once.
Errors of a driver never leave it: they become one of :mod:`followup.errors`, with their cause.

The contract grows only by further, optional protocols, never by another required method.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from attrs import field, frozen

from followup.errors import InputError


if TYPE_CHECKING:
    from followup.model.reading import (
        Absent,
        DecisionText,
        DocumentFacts,
        Finding,
        MeetingFacts,
        NextSitting,
        OtherMeeting,
        Present,
        Reading,
        ReadItem,
        Unread,
    )

Scalar = str | int | None
Key = tuple[str, str]
"""Table and key."""
Row = Mapping[str, Scalar]
"""Always with ``key`` and ``version``."""


@frozen
class Column:
    """
    A column; *type* is ``text`` or ``integer``; *references* names the table whose key it holds.

    A *default* makes the column addable to an existing table within a major number.
    """

    name: str
    type: str = "text"
    required: bool = False
    references: str | None = None
    default: Scalar = None


@frozen
class Index:
    """
    An index over *columns*, in that order, and then the key; only rows with *where* if that is given.

    *where* maps columns to the one scalar they must have, so it can be written as a partial index.
    """

    columns: tuple[str, ...]
    where: Mapping[str, Scalar] = field(factory=dict)
    unique: bool = False


@frozen
class Table:
    """
    A table with *columns* beside the ``key`` and ``version`` every table has.
    """

    name: str
    columns: tuple[Column, ...]
    indexes: tuple[Index, ...] = ()


@frozen
class View:
    """
    A view for people, in SQL that SQLite and PostgreSQL both read; a store without SQL ignores it.
    """

    name: str
    sql: str


@frozen
class Schema:
    """
    What a store is to hold.

    *number* is ``major * 1000 + minor``: a store written under a newer number is refused;
    within one major number a store adds what is new (tables, indexes, views, columns with a default).
    """

    number: int
    tables: tuple[Table, ...]
    views: tuple[View, ...] = ()

    def table(self, name: str) -> Table:
        """
        The table of that name; :class:`InputError` if there is none.
        """
        for table in self.tables:
            if table.name == name:
                return table
        raise InputError(f"There is no table {name!r} in the schema.")


@frozen
class Query:
    """
    One index range: equality on some columns and at most one half-open span.

    * *where* maps columns to the scalar they must equal (``None`` means NULL).
    * *span* is ``(column, low, high)``: ``low <= column < high``; a bound of ``None`` is open; NULL is in no span.
    * *order* names NOT NULL columns, text by code points; the key breaks ties; *descending* turns both.
    * *after* is the last row of the page before: its values of the *order* columns, then its key.
    * *limit* rows at most, 1 to 10,000.
    """

    table: str
    where: Mapping[str, Scalar] = field(factory=dict)
    span: tuple[str, Scalar, Scalar] | None = None
    order: tuple[str, ...] = ()
    descending: bool = False
    after: tuple[Scalar, ...] | None = None
    limit: int = 1000


@frozen
class Batch:
    """
    What is to be written, all or nothing: see the top of this page.
    """

    id: str
    expects: Mapping[Key, int]
    puts: Mapping[Key, Row]

    def __attrs_post_init__(self) -> None:
        if not self.id:
            raise InputError("A batch needs an id.")
        for key, row in self.puts.items():
            if key not in self.expects:
                raise InputError(f"{key[0]} {key[1]} is put but not expected: no write is blind.")
            if row.get("key") != key[1] or row.get("version") != self.expects[key] + 1:
                raise InputError(f"{key[0]} {key[1]}: the row put must carry its key and the next version.")


@runtime_checkable
class Store(Protocol):
    """
    Keeps versioned rows; the promises are at the top of this page.
    """

    def read(self, keys: Collection[Key]) -> Mapping[Key, Row]:
        """
        The rows that exist among *keys*, as of one moment; the others are left out.
        """
        ...

    def select(self, query: Query) -> Sequence[Row]:
        """
        One page of rows, in order; shorter than the limit only at the end.
        """
        ...

    def commit(self, batch: Batch) -> None:
        """
        Keep all of *batch* or nothing.

        Raises:
            Conflict, Busy, Unknown: as told at the top of this page.
        """
        ...

    def close(self) -> None:
        """
        Release everything; calling it twice does no harm.
        """
        ...


@runtime_checkable
class Projecting(Protocol):
    """
    Optional: a store that answers only some columns, as plain tuples, to those who read many rows.

    It says what :meth:`Store.read` and :meth:`Store.select` say; without it they are asked instead.
    """

    def read_columns(self, table: str, keys: Collection[str], columns: Sequence[str]) -> Sequence[tuple[Scalar, ...]]:
        """
        The rows of *table* that exist among *keys*, as of one moment, in any order: of each only *columns*, in theirs.
        """
        ...

    def select_columns(self, query: Query, columns: Sequence[str]) -> Sequence[tuple[Scalar, ...]]:
        """
        One page of rows, in order: of each only *columns*, in theirs; one may be asked for twice.
        """
        ...


@runtime_checkable
class Scrubbing(Protocol):
    """
    Optional: a store that keeps what was overwritten (free pages, old row versions, search indexes, logs) forgets it.

    It is called after personal text was blanked by a commit.  A store that keeps nothing beside its rows needs it not.
    """

    def scrub(self) -> None:
        """
        Leave none of the bytes that rows no longer hold in anything the store keeps; the rows stay as they are.

        Backups and other copies are not the store's.  Calling it again does no harm, and after a ``Busy`` it must be.

        Raises:
            Busy: others use the store; nothing was scrubbed, and no row was lost.
        """
        ...


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


@frozen
class Message:
    """
    What a notifier is to deliver: plain text, and the address of one recipient.

    *id* is the same over every attempt and is no other message's, so that a receiver can tell a repetition.
    *to* is a URI whose scheme chose the notifier: ``mailto:anna@example.org``, ``maildir:box``, ``case:4711``.
    *subject* is one line.  *text* is whole without *html*, which says the same; *language* is a code such as ``sv``.
    *kind* says what it is about (``agenda``, ``missed``, …); *thread* is shared by messages that belong together.
    *body* and *matters* are keys; *attempt* counts from 1.
    """

    id: str
    to: str
    subject: str = field(converter=_in_one_line)
    text: str
    html: str = ""
    language: str = "en"
    kind: str = ""
    thread: str = ""
    body: str = ""
    matters: tuple[str, ...] = ()
    attempt: int = 1


@runtime_checkable
class Notifier(Protocol):
    """
    Delivers messages, one at a time; it may be called again with the same message, and from another thread each time.

    A call has a time limit: a notifier that waits for others sets a shorter one of its own.
    """

    def send(self, message: Message) -> str | None:
        """
        Deliver *message*; the answer is the receipt of the other side, if it gives any.

        Raises:
            Undeliverable: never again: the recipient is refused, the address unusable; also if only part of several is.
            TryLater: surely not delivered: no connection, refused for now; tried again, not before its *after*.

        Anything else that is raised, and the time limit, means *perhaps delivered*: it is tried again with the same id.
        No error tells a secret.
        """
        ...


@runtime_checkable
class Closing(Protocol):
    """
    Optional: a notifier that keeps something open between messages, such as a connection.
    """

    def close(self) -> None:
        """
        Release everything, after the last message of a run; calling it twice does no harm.
        """
        ...


@runtime_checkable
class Reader(Protocol):
    """
    Finds outstanding matters in the text of minutes; it proposes and never writes.

    The same text always gives the same reading, whatever the day; lines it cannot place are
    returned as unread.  It raises only :class:`~followup.errors.InputError`.
    """

    name: str
    language: str

    def recognises(self, text: str) -> float:
        """
        How well the reader knows this kind of document, from 0 (not at all) to 1.
        """
        ...

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        r"""
        Read *text* (NFC, ``\n`` line ends); *body* names the body whose minutes they are, if known.

        *day* is the day of the meeting where somebody knows it: it goes before what the text says.
        """
        ...


__all__ = [
    "Absent",
    "Batch",
    "Closing",
    "Column",
    "DecisionText",
    "DocumentFacts",
    "Finding",
    "Index",
    "Key",
    "MeetingFacts",
    "Message",
    "NextSitting",
    "Notifier",
    "OtherMeeting",
    "Present",
    "Projecting",
    "Query",
    "ReadItem",
    "Reader",
    "Reading",
    "Row",
    "Scalar",
    "Schema",
    "Scrubbing",
    "Store",
    "Table",
    "Unread",
    "View",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from followup.model import reading  # noqa: PLC0415 - many classes, of which a store needs none

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
