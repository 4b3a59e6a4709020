"""
Strangers' objects behind guards: whatever they raise becomes an error of ours that names them.

A guard lets pass what the contract allows and Ctrl-C; it turns everything else, also ``sys.exit``, into a
:class:`~followup.errors.PluginError`, or for a commit, whose outcome nobody can tell, into an
:class:`~followup.errors.Unknown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from inspect import signature
from typing import Any, cast

from attrs import evolve

from followup.contracts import Reader, Schema, Store
from followup.errors import FollowupError, PluginError, Unknown
from followup.hookspecs import Check, StoreKind
from followup.model.reading import Reading
from followup.plugins.found import told


FAILED = "Plug-in {0} failed ({1}): {2}."
COMMITTING = "commit"

ANSWERS: Mapping[str, type] = {
    "read": Mapping,
    "read_columns": Sequence,
    "select": Sequence,
    "select_columns": Sequence,
}
"""What the reading methods of a store answer."""


@contextmanager
def guarding(source: str, doing: str) -> Iterator[None]:
    """
    Turn what a stranger raises into an error that names its *source*, and what it was *doing*.
    """
    try:
        yield
    except (FollowupError, KeyboardInterrupt):
        raise
    except BaseException as error:
        kind = Unknown if doing == COMMITTING else PluginError
        raise kind(FAILED.format(source, doing, told(error)), hint="Tell its authors.") from error


def guarded_store_kind(kind: StoreKind, source: str) -> StoreKind:
    """
    *kind*, whose stores are opened and used behind guards.
    """

    def opened(url: str, schema: Schema, create: bool) -> Store:
        with guarding(source, "opening a store"):
            store: Any = kind.open(url, schema, create)
            if not isinstance(store, Store):
                raise TypeError(f"a {type(store).__name__} is no store")
            return guarded_store(store, source)

    return evolve(kind, open=opened)


class _Guarded:
    """
    A store behind its guard; what is no method is answered as it is.
    """

    def __init__(self, store: Store, source: str) -> None:
        self.store, self.source = store, source

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def guarded_store(store: Store, source: str) -> Store:
    """
    *store* with a guard around each of its methods, and no others: it offers what it offered.
    """
    names = [name for name in dir(store) if not name.startswith("_") and callable(getattr(store, name))]
    made = type("GuardedStore", (_Guarded,), {name: _method(name) for name in names})
    return cast("Store", made(store, source))


def _method(name: str) -> Callable[..., Any]:
    expected = ANSWERS.get(name, object)

    def called(self: _Guarded, *args: Any, **said: Any) -> Any:
        with guarding(self.source, name):
            answer = getattr(self.store, name)(*args, **said)
            if not isinstance(answer, expected):
                raise TypeError(f"a {type(answer).__name__} is no answer")
            return answer

    called.__name__ = name
    return called


class GuardedReader:
    """
    A reader behind its guard.
    """

    def __init__(self, reader: Reader, source: str) -> None:
        self.reader, self.source = reader, source
        self.name, self.language = reader.name, reader.language
        self._knows_days = "day" in signature(reader.read).parameters

    def recognises(self, text: str) -> float:
        """
        As the reader says.
        """
        with guarding(self.source, "recognising minutes"):
            return float(self.reader.recognises(text))

    def read(self, text: str, *, name: str, sha256: str, body: str = "", day: date | None = None) -> Reading:
        """
        As the reader says.
        """
        with guarding(self.source, "reading minutes"):
            told = {"day": day} if day and self._knows_days else {}
            reading: Any = self.reader.read(text, name=name, sha256=sha256, body=body, **told)
            if not isinstance(reading, Reading):
                raise TypeError(f"a {type(reading).__name__} is no reading")
        # One that was written before it could be told the day is corrected afterwards.
        return evolve(reading, meeting=evolve(reading.meeting, date=day)) if day and not told else reading


def guarded_check(check: Check, source: str) -> Check:
    """
    *check*, whose failure is what is wrong.
    """

    def run() -> list[str]:
        try:
            with guarding(source, f"checking {check.name}"):
                return [str(wrong) for wrong in check.run()]
        except FollowupError as error:
            return [error.message]

    return evolve(check, run=run)
