"""
The agenda that followup prints, filled in and read back: its own lines say why a matter is there, and decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from followup.readers.keys import key_of
from followup.readers.lines import Line


_DRAFT = re.compile(r"\s{2,}(?:utkast|draft)\s\d{4}-\d\d-\d\d$|^\*?(?:utkast|draft)\s\d{4}-\d\d-\d\d\*?$")
_NUMBERED = re.compile(r"\d{1,2}\.\s")
_STANDING = re.compile(r"\s{2,}(?:stående punkt|standing item)$")
_LETTERED = re.compile(r"[a-z]\)\s")
_FRAME = re.compile(
    r"(?:Mötets dag har passerat|Bygger på (?:anteckningar|protokoll|det som)|The day of the meeting has passed"
    r"|Builds on )"
)
_REASON = re.compile(
    r"(?:(?:Bordlagt|Uppskjutet|Aviserat|Återremitterat|Remitterat|Ej behandlat|Uppdrag|Åtagande|Förfrågan|Lämnat dit"
    r"|Väntar på|Väckt|Upptaget|Under tiden|Anteckningarna anger inget mål|Uppgift om att de är justerade saknas"
    r"|Inget möte är utsatt|Ingen ansvarig|Postponed|To be taken up again|Announced|Referred|Not reached|Assigned"
    r"|Undertaken|Request|Left to it|Waiting on|Raised|Taken up|In the meantime|The notes name no target"
    r"|Nothing is known of their having been verified|No (?:later )?meeting is planned|Nobody is responsible)\b.*)"
)
_ENDS = (".", "”.", '".', '"')


def is_printed(lines: Sequence[Line]) -> bool:
    """
    Whether the document is an agenda of ours: it says that it is a draft of a day, and has our keys at its right.
    """
    return any(_DRAFT.search(line.text) for line in lines[:12]) and any(_bears(line.text) for line in lines)


def own_lines(lines: Sequence[Line]) -> frozenset[int]:
    """
    The numbers of the lines that the printed agenda brought itself: draft day, reasons, and matters it only lists.
    """
    if not is_printed(lines):
        return frozenset()
    found: set[int] = set()
    state = ""
    for line in lines:
        if not line.text:
            state = ""
        elif _DRAFT.search(line.text):
            found.add(line.number)
            state = ""
        elif _FRAME.match(line.text):
            found.add(line.number)
            state = "" if line.text.endswith(_ENDS) else "reason"
        elif _LETTERED.match(line.text):
            found.add(line.number)
            state = "" if _bears(line.text) else "listed"
        elif state == "listed":
            found.add(line.number)
            state = "" if _bears(line.text) else state
        elif state == "reason" or _REASON.fullmatch(line.text):
            found.add(line.number)
            state = "" if line.text.endswith(_ENDS) else "reason"
    return frozenset(found)


def with_titles(lines: Sequence[Line]) -> list[Line]:
    """
    *lines* with each title of the printed agenda on one line, its key at the right end.
    """
    if not is_printed(lines):
        return list(lines)
    found: list[Line] = []
    open_title = False
    for line in lines:
        if open_title and line.text:
            found[-1] = evolve(found[-1], text=f"{found[-1].text} {line.text}", body=f"{found[-1].words} {line.text}")
            open_title = not _bears(line.text)
            continue
        found.append(line)
        open_title = bool(_NUMBERED.match(line.text)) and not _bears(line.text)
    return found


def _bears(text: str) -> bool:
    return bool(_STANDING.search(text)) or bool(key_of(text, "")[0])


def without_role(title: str) -> str:
    """
    *title* without the remark that an item stands on every agenda.
    """
    return _STANDING.sub("", title)
