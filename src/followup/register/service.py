"""
The register: every question, every verb, and the minutes that come in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import evolve

from followup.contracts import Reader, Store
from followup.errors import InputError
from followup.model.reading import Reading
from followup.model.results import Recorded
from followup.readers.held import held
from followup.readers.text import load_path
from followup.register.answering import Clock
from followup.register.bodies import Bodies
from followup.register.checking import Checked, check
from followup.register.correcting import Correcting
from followup.register.deferred import DeferredStore, may_create
from followup.register.draft import Draft
from followup.register.meetings import Meetings
from followup.register.parties import Parties
from followup.register.privacy import Privacy
from followup.register.recording import Recording
from followup.register.succession import Succession
from followup.rows.schema import SCHEMA
from followup.stores.memory import MemoryStore


Source = str | os.PathLike[str]


class Register(Correcting, Bodies, Meetings, Parties, Succession, Privacy):
    """
    A register of outstanding matters over one store, for use from any number of threads.

    *readers* are those that may read minutes, gone through for each document; *clock* answers aware moments;
    *author* stands in the history.
    A context manager: leaving it closes the store.
    """

    def __init__(
        self,
        store: Store,
        *,
        author: str,
        clock: Clock,
        new_id: Callable[[], str],
        readers: Iterable[Reader] = (),
    ) -> None:
        super().__init__(store, author=author, clock=clock, new_id=new_id)
        self._readers = readers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def _over(self, store: Store) -> Self:
        return type(self)(store, author=self._author, clock=self._clock, new_id=self._new_id, readers=self._readers)

    @property
    def store(self) -> Store:
        """
        The store beneath.
        """
        return self._store

    def read(
        self, source: Source, *, body: str = "", language: str | None = None, reader: str | None = None
    ) -> Reading:
        """
        What the minutes in the file *source* say; writes nothing.

        *body* is the key or name of the body whose minutes they are; *language* (``sv``, ``en``) or *reader*, its
        name, picks the reader.

        Raises:
            UnreadableDocument: the file is not text, too large, or in an encoding we do not know.
            NotFound: there is no such file.
        """
        loaded = load_path(source)
        name = Path(source).name
        return self.read_text(loaded.text, name=name, sha256=loaded.sha256, body=body, language=language, reader=reader)

    def read_text(
        self,
        text: str,
        *,
        name: str,
        sha256: str,
        body: str = "",
        language: str | None = None,
        reader: str | None = None,
    ) -> Reading:
        r"""
        What the minutes in *text* (NFC, ``\n`` line ends) say, by the reader that knows such documents best.

        What it returns is held to the text: findings that *text* does not bear out are refused.
        """
        if reader and reader not in {one.name for one in self._readers}:
            names = ", ".join(sorted(one.name for one in self._readers)) or "none"
            raise InputError(f"There is no reader called {reader}.", hint=f"Readers: {names}.")
        able = [one for one in self._readers if language in {None, one.language} and reader in {None, one.name}]
        if not able:
            known = ", ".join(sorted({reader.language for reader in self._readers})) or "none"
            raise InputError(
                f"There is no reader for {language}." if language else "There is no reader for minutes.",
                hint=f"Languages: {known}.",
            )
        best = max(able, key=lambda one: one.recognises(text))
        found = held(best.read(text, name=name, sha256=sha256, body=body), text)
        return evolve(found, body=body, reader=found.reader or best.name)

    def check(self, *, against: str = "") -> Checked:
        """
        Replay everything and prove that it holds together; tells what does not, and a digest to publish.

        *against* is the digest of an earlier check: what was recorded by then must still be there, unchanged.
        """
        return check(self._store, self.today(), against=against)

    def record(
        self,
        reading: Reading | Source,
        *,
        body: str = "",
        accept: bool = False,
        create: bool = False,
        aliases: Mapping[str, str] | None = None,
        review: Mapping[str, str | None] | None = None,
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
        The same document twice changes nothing; another version of the same meeting's minutes replaces the first.
        """
        given = reading if isinstance(reading, Reading) else self.read(reading, body=body)
        if create and isinstance(self._store, DeferredStore) and self._store.missing():
            # Rehearsed in memory first: a document that cannot be recorded leaves no empty register behind.
            rehearsal = self._over(MemoryStore(SCHEMA)).record(
                given, body=body, accept=accept, create=True, aliases=aliases, review=review
            )
            if dry_run:
                return rehearsal
            may_create(self._store)

        def decide(draft: Draft) -> tuple[Recorded, tuple[str, ...]]:
            recording = Recording(
                draft,
                given,
                body=body or given.body,
                today=self.today(),
                accept=accept,
                create=create,
                aliases=aliases or {},
                verdicts=review,
            )
            recorded = recording.record()
            return recorded, (recorded.document.key,)

        def again(_draft: Draft, _keys: tuple[str, ...]) -> Recorded:
            # Told as it is now, from a draft that nobody commits.
            return evolve(decide(self._draft())[0], changed=False)

        said = [given.document.sha256, body or given.body, accept, create, dict(aliases or {}), dict(review or {})]
        return self._once(request_id, "record", said, decide, again, dry_run=dry_run)
