"""
What a reader returns, held to the text: a finding that the text does not bear out is refused, with the reason.

So any reader can be trusted, also a stranger's or one that asks a language model: none can invent a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from followup.model.reading import Finding, Reading, Refused, Told
from followup.readers.coverage import Account
from followup.readers.lines import Line


_NUMBER = re.compile(r"\d{1,8}")


def held(reading: Reading, text: str) -> Reading:
    """
    *reading* without the findings that *text* does not bear out, which it names as refused, and with an account of
    every line.
    """
    lines = text.split("\n")
    numbers = {int(match[0]) for match in _NUMBER.finditer(text)}
    kept: list[Finding] = []
    refused: list[Refused] = []
    for finding in reading.findings:
        why = _wrong(finding, lines, numbers)
        if why:
            refused.append(Refused(finding, why))
        else:
            kept.append(finding)
    if refused:
        names = {finding.id for finding in kept}
        kept = [evolve(one, same_as=_among(one.same_as, names), like=_among(one.like, names)) for one in kept]
    found = evolve(reading, findings=tuple(kept), refused=tuple(refused))
    return found if reading.lines and not refused else evolve(found, lines=_accounted(found, lines))


def _among(links: Iterable[str], names: set[str]) -> tuple[str, ...]:
    return tuple(link for link in links if link in names)


def _wrong(finding: Finding, lines: list[str], numbers: set[int]) -> str:
    """
    What the text does not bear out of *finding*, or nothing.
    """
    first, last = finding.lines
    if not 1 <= first <= last <= len(lines):
        return f"there are no lines {first} to {last}"
    if not finding.quote.strip():
        return "it has no quote"
    if not _stands(finding.quote, lines[first - 1 : last]):
        return f"its quote does not stand in lines {first} to {last}"
    for day in _days(finding):
        if day.day not in numbers and int(f"{day:%Y%m%d}") not in numbers:
            return f"the day {day.isoformat()} is not named"
    return ""


def _stands(quote: str, lines: list[str]) -> bool:
    """
    Whether *quote* is written there, blanks and line ends folded; page headers and bullets may stand between its words.
    """
    there = " ".join(" ".join(lines).split())
    words = quote.split()
    if " ".join(words) in there:
        return True
    at = 0
    for word in words:
        at = there.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def _days(finding: Finding) -> Iterator[date]:
    day = getattr(finding.target, "date", None)
    if isinstance(day, date) and getattr(finding.target, "kind", "") != "first_meeting_from":
        yield day
    if finding.on:
        yield finding.on


def _accounted(reading: Reading, lines: list[str]) -> tuple[Told, ...]:
    account = Account(Line(number, text.strip()) for number, text in enumerate(lines, start=1))
    for told in reading.lines:
        if told.kind != "finding":
            account.tell(told.first, told.last, told.kind)
    for finding in reading.findings:
        account.tell(*finding.lines, "finding")
    for decision in reading.decisions:
        account.tell(*decision.lines, "decision")
    for perhaps in reading.perhaps:
        account.tell(*perhaps.lines, "perhaps")
    for unread in reading.unread:
        account.tell(*unread.lines, "unread")
    for item in reading.items:
        account.tell(item.lines[0], item.lines[0], "heading")
    return account.lines()
