"""
Findings that a person adds to a reading from lines of the document, which the reader did not see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from followup.errors import InputError
from followup.model.codes import Certainty, Disposition
from followup.model.reading import ADDED, Finding, Reading
from followup.model.targets import MeetingOn, NextMeeting, Target


_FIELDS = frozenset({"line", "last", "disposition", "title", "owner", "to", "matter"})
_TITLE = 120  # letters of a line that serves as the title where none is given


EXAMPLE = '[{"line": 38, "disposition": "postponed"}]'
"""An addition as it is written."""


def with_added(reading: Reading, entries: object, text: str) -> tuple[Reading, dict[str, str | None]]:
    """
    *reading* with a finding for each of the *entries* of a review, its quote verbatim from *text*, and what they mean.

    An entry has ``line`` (``last`` too, where it is several) and ``disposition``; ``title``, ``owner``, ``to`` (a day
    such as ``2026-11-11``, or ``next``) and ``matter`` (a key, or ``new``) where they are known.

    Raises:
        InputError: an entry says what cannot be.
    """
    if not isinstance(entries, list) or not all(isinstance(each, Mapping) for each in entries):
        raise InputError("add is a list of objects.", example=EXAMPLE, hint="Write it like {example}.")
    lines = text.split("\n")
    found: list[Finding] = []
    review: dict[str, str | None] = {}
    for entry in entries:
        finding = _finding(entry, lines, reading, {one.id for one in found})
        found.append(finding)
        matter = entry.get("matter")
        if matter is not None and not isinstance(matter, str):
            raise _wrong(entry, "matter is the key of one, new, or null")
        review[finding.id] = matter or None
    return evolve(reading, findings=(*reading.findings, *found)), review


def _finding(entry: Mapping[str, Any], lines: Sequence[str], reading: Reading, taken: set[str]) -> Finding:
    if unknown := sorted(set(entry) - _FIELDS):
        raise _wrong(entry, f"there is nothing called {unknown[0]}")
    first, last = entry.get("line"), entry.get("last", entry.get("line"))
    if not (type(first) is type(last) is int and 1 <= first <= last <= len(lines)):
        raise _wrong(entry, f"line is one of 1 to {len(lines)}")
    quote = " ".join(" ".join(lines[first - 1 : last]).split())
    if not quote:
        raise _wrong(entry, "the line is blank")
    if entry.get("disposition") not in {one.value for one in Disposition}:
        raise _wrong(entry, f"{entry.get('disposition')!r} is no disposition")
    title, owner = entry.get("title") or quote[:_TITLE], entry.get("owner") or ""
    if not (isinstance(title, str) and isinstance(owner, str)):
        raise _wrong(entry, "title and owner are text")
    return Finding(
        id=next(name for name in _names(first) if name not in taken),
        disposition=Disposition(entry["disposition"]),
        title=title,
        kind="assignment" if owner else "item",
        item=_item_at(reading, first),
        target=_target(entry, reading),
        owner=owner,
        certainty=Certainty.CERTAIN,
        quote=quote,
        lines=(first, last),
        rule=ADDED,
    )


def _names(line: int) -> Iterator[str]:
    yield f"a{line}"
    yield from (f"a{line}-{n}" for n in range(2, 100_000))


def _item_at(reading: Reading, line: int) -> str:
    before = [item for item in reading.items if 0 < item.lines[0] <= line]
    return max(before, key=lambda item: item.lines[0]).number if before else ""


def _target(entry: Mapping[str, Any], reading: Reading) -> Target | None:
    goal, own = entry.get("to"), reading.body or reading.meeting.body
    if goal is None:
        return None
    if goal == "next":
        return NextMeeting(own)
    try:
        return MeetingOn(own, date.fromisoformat(goal))
    except (TypeError, ValueError):
        raise _wrong(entry, f"to is a day or next, not {goal!r}") from None


def _wrong(entry: Mapping[str, Any], why: str) -> InputError:
    return InputError("add, line {entry}: {why}.", entry=entry.get("line"), why=why)
