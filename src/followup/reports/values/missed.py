"""
What meetings passed over in silence, as data.
"""

from __future__ import annotations

from followup.model.answers import Context, MissedAnswer, MissedMeeting
from followup.model.matters import Placed
from followup.reports.values.fields import Value, fields_of, plain
from followup.reports.values.records import matter_value, meeting_value, place_value
from followup.reports.words.disclosure import quote_of


def missed_json(answer: MissedAnswer) -> Value:
    """
    What was missed as data of the schema ``followup/missed/1``.
    """
    meetings = [missed_value(meeting, answer.context) for meeting in answer.meetings]
    return {"schema": "followup/missed/1", "day": plain(answer.context.today), "meetings": meetings}


def missed_value(missed: MissedMeeting, context: Context) -> Value:
    """
    What one meeting passed over, as data.
    """
    levels = {"promised": missed.promised, "if_time": missed.if_time, "owed": missed.owed}
    return {
        "meeting": meeting_value(missed.meeting),
        **{name: [_value(placed, missed, context) for placed in level] for name, level in levels.items()},
        **fields_of(missed, "kept doubtful silence"),
    }


def _value(placed: Placed, missed: MissedMeeting, context: Context) -> Value:
    value = matter_value(placed.matter)
    if placed.matter.restricted:
        return value
    now = missed.now.get(placed.matter.key)
    return {
        **value,
        "quote": quote_of(missed.promises.get(placed.matter.key), context),
        "place": place_value(now, context) if now else None,
        "missed": now.missed if now else 0,
    }
