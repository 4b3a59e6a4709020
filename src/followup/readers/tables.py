"""
Tables: which column holds the task, whose it is, when it is due and how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from followup.readers.lines import Line, plain


_RULE = re.compile(r"[|\s:+=-]+")
_BREAK = re.compile(r"<br\s{0,2}/?>")
_COLUMNS = {
    "owner": """owner owners assignee assignee(s) assignees assigned assigned-to who responsible ansvarig ansvariga
        ansvar vem person ansvarlig ansvarlige lead""".split(),
    "due": "due deadline when date frist datum när klart senast when klar-senast tidsfrist slutdatum".split(),
    "status": "status state done klart? status/kommentar progress läge".split(),
    "task": """action actions task tasks item description action-item åtgärd åtgärder uppgift uppgifter
        handling oppgave opgave tiltak att-göra aktivitet vad what
        todo name beskrivning notes anteckning ärende fråga punkt topic discussion decision beslut activity""".split(),
}


@frozen
class Row:
    """
    One row: the *texts* of its longer cells, the *main* one among them, and what its other columns say.

    *acts* says that the table has a column for owners or due days, so that its rows are tasks.
    """

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    main: int
    owner: str = ""
    due: str = ""
    status: str = ""
    acts: bool = False


def is_row(line: Line) -> bool:
    """
    Whether a line is a row of a table: with bars around it, or several between its cells.
    """
    return bool(line.text) and (line.text[0] == "|" or line.text.count(" | ") >= 2)


def is_rule(line: Line) -> bool:
    """
    Whether a line only draws the rule below a table's head.
    """
    return bool(_RULE.fullmatch(line.text))


def cells_of(line: Line) -> list[str]:
    """
    The cells of a row of a table.
    """
    return [cell.strip() for cell in line.text.strip().strip("|").split("|")]


def rows_of(lines: Sequence[Line]) -> Iterator[Row]:
    """
    The rows of the table in *lines*; its head names the columns and is a row only where it is none.
    """
    rows = [line for line in lines if not _RULE.fullmatch(line.text)]
    ruled = len(lines) > 1 and bool(_RULE.fullmatch(lines[1].text))
    head = [_column(cell) for cell in cells_of(rows[0])] if rows else []
    known = sum(map(bool, head)) >= 2 and any(one in ("owner", "due", "task", "status") for one in head)
    if not (ruled or known):
        head = []
    names = head if known else []
    acts = "owner" in names or ("due" in names and "task" in names)
    for line in rows[1 if (ruled or known) else 0 :]:
        yield _row(line, cells_of(line), names, acts=acts)


def _column(cell: str) -> str:
    words = plain(cell).casefold().strip(":* ").split()
    if not words or len(words) > 4:
        return ""
    whole = "-".join(words)
    for name, forms in _COLUMNS.items():
        if whole in forms or words[0] in forms or words[-1] in forms:
            return name
    return ""


def _row(line: Line, cells: list[str], names: list[str], *, acts: bool) -> Row:
    named: dict[str, str] = {}
    texts: list[tuple[str, int]] = []
    for column, cell in enumerate(cells):
        name = names[column] if column < len(names) else ""
        short = len(cell) <= 80
        if name in ("owner", "due") and name not in named and short:
            named[name] = plain(cell)
            continue
        if name == "status" and name not in named:
            named[name] = plain(_BREAK.split(cell)[0])
        parts = [part.strip() for part in _BREAK.split(cell) if len(part.strip()) > 3 and not part.strip().isdigit()]
        texts += [(part, 2 * (name == "task") - (name == "status")) for part in parts]
    best = max(range(len(texts)), key=lambda at: (texts[at][1], len(texts[at][0])), default=0)
    return Row(
        (line,),
        tuple(text for text, _ in texts),
        best,
        named.get("owner", ""),
        named.get("due", ""),
        named.get("status", ""),
        acts,
    )
