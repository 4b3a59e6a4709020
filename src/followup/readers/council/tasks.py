"""
The tasks ("får i uppdrag") that a decision gives beside what it does with the matter, and to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from followup.model.codes import Disposition
from followup.model.reading import Finding
from followup.readers.council import words
from followup.readers.council.case import Case, named, short
from followup.readers.council.points import Decision, Point


def assigned(case: Case, decision: Decision, sent: Iterable[Point]) -> list[Finding]:
    """
    The tasks that the decision gives beside what it does with the matter, which the points *sent* tell.
    """
    skipped = {id(point) for point in sent}
    found = []
    for point in decision.points:
        task = point.task
        if task is None or id(point) in skipped:
            continue
        owner = assignee(task, (point,))
        rest = words.TO_DO.sub("", point.text[task.end() :]).strip(" ,.")
        title = short(rest[:1].upper() + rest[1:]) or case.paragraph.title
        facts = {"title": title, "kind": "assignment", "number": "", "owner": owner}
        found.append(case.finding(Disposition.ASSIGNED, "assigned.told", point.text, point.lines, **facts))
    return found


def assignee(task: re.Match[str], points: Iterable[Point]) -> str:
    """
    Who is given the task: the words before the verb, from the start of their sentence.
    """
    if task["to"]:
        return named(task["to"])
    text = next((point.text for point in points if point.task), "")[: task.start()]
    return named(words.BESIDE.split(text.rpartition(". ")[2], maxsplit=1)[0])
