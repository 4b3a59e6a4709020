"""
What a new version of the same minutes says otherwise than the one it replaces.
"""

from __future__ import annotations

from typing import Any

from followup.model.audits import Difference
from followup.model.codes import DocumentKind
from followup.model.results import Recorded
from followup.model.subjects import Step
from followup.reports.page import wrapped
from followup.reports.steps import heading, not_shown, step_where, step_words
from followup.reports.texts import Texts
from followup.reports.values import step_value


def replaced_lines(result: Recorded, t: Texts, width: int) -> list[str]:
    """
    Which version is replaced, and for each matter concerned what is gone (-) and what has come instead (+).
    """
    if result.replaced is None:
        return []
    n = result.replaced.version
    minutes = t.gettext("Replaces version {n} of the same minutes.", n=n)
    notes = t.gettext("Replaces version {n} of the same notes.", n=n)
    lines = wrapped(minutes if result.document.kind is DocumentKind.MINUTES else notes, width)
    if not result.differs:
        return lines + wrapped(t.gettext("It says nothing else of any matter."), width)
    lines += wrapped(t.gettext("It says otherwise, and what it said before is struck:"), width)
    for difference in result.differs:
        lines += _difference(difference, result, t, width)
    return [*lines, ""]


def _difference(difference: Difference, result: Recorded, t: Texts, width: int) -> list[str]:
    matter = difference.matter
    if matter.restricted or result.meeting.restricted:
        return [f"  {line}" for line in not_shown(matter, t)]
    lines = [f"  {line}" for line in heading(matter, t, width - 2)]
    for sign, steps in (("-", difference.before), ("+", difference.after)):
        for step in steps:
            lines += wrapped(_told(step, result, t), width, first=f"    {sign} ", rest="      ")
    return lines


def _told(step: Step, result: Recorded, t: Texts) -> str:
    return f"{step_where(step, t, result.document)} {step_words(step, result.context, t)}".strip()


def differs_value(result: Recorded) -> list[dict[str, Any]]:
    """
    The same as data.
    """
    return [
        {"matter": difference.matter.key}
        if difference.matter.restricted or result.meeting.restricted
        else {
            "matter": difference.matter.key,
            "before": [step_value(step) for step in difference.before],
            "after": [step_value(step) for step in difference.after],
        }
        for difference in result.differs
    ]
