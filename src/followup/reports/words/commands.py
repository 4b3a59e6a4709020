"""
Commands that a report proposes, to be copied.
"""

from __future__ import annotations

from followup.model.bodies import Meeting


def meeting_reference(meeting: Meeting) -> str:
    """
    How a meeting is named on the command line: by its day, or by its key where it has none.
    """
    return f"{meeting.body}/{meeting.date.isoformat()}" if meeting.date and not meeting.restricted else meeting.key


def decide_hint(matter: str, meeting: Meeting) -> str:
    """
    To tell that a matter was treated though the minutes do not mention it.
    """
    return f"followup decide {matter} --meeting {meeting_reference(meeting)} …"


def ask_hint(document: str) -> str:
    """
    To go through what a document says, one finding after another: what was suggested, and what was joined.
    """
    return f"followup record {document} --ask"


def alias_hint(document: str, name: str, key: str = "KEY") -> str:
    """
    To tell that a name means a body there is already.
    """
    return f'followup record {document} --alias "{name}={key}"'
