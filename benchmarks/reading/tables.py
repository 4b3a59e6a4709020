"""
The figures as tables: every rate with the number it is taken of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tabulate import tabulate

from benchmarks.reading.scoring import FOUND, LISTED, SILENT, Rate, Score, added, told_by_kind


DETAILS = ("titles", "owners", "targets", "day", "next", "quotes", "not placed")


def by_language(scores: Sequence[Score]) -> str:
    """
    A row a language, and one for all.
    """
    languages = sorted({one.language for one in scores})
    groups = [(name, [one for one in scores if one.language == name]) for name in languages]
    rows = [_row(name, group) for name, group in (*groups, ("all", list(scores)))]
    return tabulate(rows, ["", "docs", "recall", "found or listed", "precision", "traps hit", *DETAILS])


def by_kind(scores: Sequence[Score]) -> str:
    """
    A row for each kind of promise in each language: found, listed, silent.
    """
    rows = []
    for language in [*sorted({one.language for one in scores}), "all"]:
        group = [one for one in scores if language in {one.language, "all"}]
        for kind, counts in sorted(told_by_kind(group).items()):
            rows.append([kind, language, counts.total(), *(_of(counts, how) for how in (FOUND, LISTED, SILENT))])
    return tabulate(sorted(rows), ["kind", "", "n", FOUND, LISTED, SILENT])


def each(scores: Sequence[Score], *, notes: bool) -> str:
    """
    A row a document; with *notes*, what was missed and what was false below it.
    """
    if not notes:
        return tabulate(
            [_row(one.name, [one]) for one in scores],
            ["", "docs", "recall", "found or listed", "precision", "traps hit", *DETAILS],
        )
    return "\n".join(f"{one.name}\n" + "\n".join(f"    {note}" for note in one.notes) for one in scores if one.notes)


def _row(name: str, group: Sequence[Score]) -> list[str]:
    told = Counter(how for one in group for _, how in one.told)
    n = told.total()
    rates = [(told[FOUND], n), (told[FOUND] + told[LISTED], n)]
    rates += [added(one.precision for one in group), added(one.traps for one in group)]
    rates += [added(one.rates[detail] for one in group) for detail in DETAILS]
    return [name, str(len(group)), *map(rate, rates)]


def _of(counts: Counter[str], how: str) -> str:
    return rate((counts[how], counts.total()))


def rate(of: Rate) -> str:
    """
    A rate as people read it, with the number it is taken of.
    """
    return f"{of[0] / of[1]:.2f} of {of[1]}" if of[1] else "-"
