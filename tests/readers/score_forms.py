"""
How the register reads sentences it was not built on: each is put into small minutes of its language and read.

``python -m tests.readers.score_forms [--hidden FOLDER] [--show]`` scores the sentences and the whole documents of
``tests/readers/forms``, or those of FOLDER.  An outstanding sentence is *found* when a finding that leaves something
open stands on it, *listed* when it is not and a line of it is told as perhaps or unread, else *silent*.  A sentence
that only looks outstanding is *false* when a finding stands on it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import followup
from followup.model.reading import Finding, Lines, Reading
from tests.support.form_lines import FOLDER, forms, in_minutes


CLOSING = {
    "decided",
    "carried_out",
    "noted",
    "withdrawn",
    "written_off",
    "superseded",
    "merged",
    "split",
    "corrected",
}
COLUMNS = ("+", "found", "listed", "silent", "titles", "owners", "-", "false", "noise")


def say(line: str) -> None:
    """
    Write *line* to standard output.
    """
    sys.stdout.write(line + "\n")


def read(text: str) -> Reading:
    """
    What the register says of *text*, in the language it takes it for.
    """
    with followup.open("memory:") as register:
        return register.read_text(text, name="minutes.txt", sha256="0" * 64)


def overlap(first: Lines, second: Lines) -> bool:
    """
    Whether two ranges of lines share one.
    """
    return first[0] <= second[1] and second[0] <= first[1]


def folded(text: str) -> str:
    """
    *text* with every run of blanks and line ends as one blank.
    """
    return re.sub(r"\s+", " ", text).strip()


def leaves_open(finding: Finding) -> bool:
    """
    Whether *finding* opens a matter or keeps it open, by this meeting's doing.
    """
    closes = finding.disposition.value in CLOSING and not finding.goes_on
    return not closes and finding.on is None and not finding.rule.endswith(".told")


def listed(reading: Reading) -> list[Lines]:
    """
    The lines that are shown to somebody because the reader is not sure of them.
    """
    return [row.lines for row in (*getattr(reading, "perhaps", ()), *reading.unread)]


def names(owner: str) -> set[str]:
    """
    The words of a name that tell who it is.
    """
    return {word.lower() for word in re.findall(r"\w{2,}", owner)} - {"the", "and", "och", "mrs", "cllr"}


def standing(reading: Reading, lines: Lines, quote: str | None = None) -> list[Finding]:
    """
    The findings that leave something open on *lines*; with a *quote*, those whose own quote shares words with it.
    """
    there = [f for f in reading.findings if leaves_open(f) and overlap(f.lines, lines)]
    if quote is None:
        return there
    return [f for f in there if folded(f.quote) in quote or quote in folded(f.quote) or _shares(f.quote, quote)]


def _shares(one: str, other: str) -> bool:
    """
    Whether the end of one quote is the beginning of the other, by three words.
    """
    first, second = folded(one).split(), folded(other).split()
    triples = {tuple(second[at : at + 3]) for at in range(len(second) - 2)}
    return any(tuple(first[at : at + 3]) in triples for at in range(len(first) - 2))


def count(
    row: Counter[str], found: Sequence[Finding], lines: Lines, reading: Reading, owner: str, words: Iterable[str]
) -> str:
    """
    Add one outstanding sentence to *row*, and say how it was read.
    """
    row["+"] += 1
    if not found:
        how = "listed" if any(overlap(each, lines) for each in listed(reading)) else "silent"
        row[how] += 1
        return how
    row["found"] += 1
    row["titles"] += any(word.lower() in f.title.lower() for f in found for word in words)
    if owner:
        row["owned"] += 1
        row["owners"] += any(names(owner) & names(f.owner) for f in found)
    return "found"


def score_sentences(folder: Path, *, show: bool) -> None:
    """
    Print how the sentences of *folder* are read, by language and by kind.
    """
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for form in forms(folder):
        text, lines = in_minutes(form)
        reading, row = read(text), Counter[str]()
        found = standing(reading, lines)
        if form.outstanding:
            how = count(row, found, lines, reading, form.owner, form.words)
        else:
            noisy = any(overlap(each, lines) for each in listed(reading))
            how = "FALSE" if found else "noise" if noisy else ""
            row.update({"-": 1, "false": int(bool(found)), "noise": int(noisy and not found)})
        for name in (form.language, f"  {form.kind}", "all"):
            rows[name].update(row)
        if show and how in {"listed", "silent", "FALSE"}:
            say(f"  {how:6} {form.language} {form.kind:11} {form.heading}: {form.text!r}")
        elif show and form.outstanding and not row["titles"]:
            say(f"  title  {[f.title for f in found]} for {form.heading}: {form.text!r}")
    table("sentences", rows)


def score_documents(folder: Path, *, show: bool) -> None:
    """
    Print how the whole documents of *folder* are read, by language; weak labels may be found or not.
    """
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        reading = read(path.with_suffix(".txt").read_text(encoding="utf-8"))
        row, notes = score_document(label, reading)
        rows[label["language"]].update(row)
        rows["all"].update(row)
        for note in notes if show else []:
            say(f"  {path.stem}: {note}")
    table("documents", rows)


def score_document(label: dict[str, Any], reading: Reading) -> tuple[Counter[str], list[str]]:
    """
    The counts of one document, and what it was wrong about.
    """
    row, notes, right = Counter[str](), list[str](), list[Finding]()
    for each in label["outstanding"]:
        lines = (each["lines"][0], each["lines"][1])
        found = standing(reading, lines, each["quote"])
        right += found
        if each["strength"] == "strong":
            how = count(row, found, lines, reading, each.get("owner", ""), each["title_has_one_of"])
            notes += [f"{how:6} {each['kind']:11} {each['sentence']}"] if how != "found" else []
    false = [f for f in reading.findings if leaves_open(f) and f not in right]
    row.update({"-": len(label["traps"]), "false": len(false)})
    notes += [f"FALSE  {f.disposition.value:11} {folded(f.quote)!r}" for f in false]
    return row, notes


def table(name: str, rows: dict[str, Counter[str]]) -> None:
    """
    Print the counts, with shares of n behind those that have one.
    """
    say(f"{name:14}" + "".join(f"{column:>13}" for column in COLUMNS))
    for key, row in sorted(rows.items(), key=lambda pair: (pair[0] == "all", pair[0].startswith(" "), pair[0])):
        of = {"found": "+", "listed": "+", "silent": "+", "titles": "found", "owners": "owned"}
        of |= {"false": "-", "noise": "-"} if name == "sentences" else {}
        cells = [f"{row[c]}" + (f"/{row[of[c]]} {_share(row[c], row[of[c]])}" if c in of else "") for c in COLUMNS]
        say(f"{key:14}" + "".join(f"{cell:>13}" for cell in cells))
    every = rows["all"]
    told, precise = every["found"] + every["listed"], every["found"] + every["false"]
    say(
        f"recall {_share(every['found'], every['+'])} (n {every['+']}), precision {_share(every['found'], precise)} "
        f"(n {precise}), found or listed {_share(told, every['+'])}\n"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def main() -> None:
    """
    Score the visible half, or a folder.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hidden", type=Path, metavar="FOLDER", help="score the files of FOLDER instead")
    parser.add_argument("--show", action="store_true", help="each sentence that is not found, and each false finding")
    asked = parser.parse_args()
    folder = asked.hidden or FOLDER
    score_sentences(folder, show=asked.show)
    score_documents(folder, show=asked.show)


if __name__ == "__main__":
    main()
