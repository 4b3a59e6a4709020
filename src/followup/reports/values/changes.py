"""
What changed between two days, and what was erased, as data.
"""

from __future__ import annotations

from followup.model.answers import ChangesAnswer
from followup.model.results import Erased
from followup.reports.values.fields import Value, fields_of
from followup.reports.values.records import matter_value, outstanding_value


def changes_json(answer: ChangesAnswer) -> Value:
    """
    What changed, as data of the schema ``followup/changes/1``.
    """
    return {
        "schema": "followup/changes/1",
        **fields_of(answer, "body:body.key from:start to:end"),
        "new": [outstanding_value(matter, answer.context) for matter in answer.new],
        "closed": [matter_value(matter) for matter in answer.closed],
        "still_open": [outstanding_value(matter, answer.context) for matter in answer.still_open],
    }


def erased_json(erased: Erased) -> Value:
    """
    What was blanked, as data of the schema ``followup/erased/1``.
    """
    return {
        "schema": "followup/erased/1",
        **fields_of(erased, "subject basis blanked"),
        "mentions": [fields_of(one, "subject field") for one in erased.mentions],
        "repeated": erased.repeated,
    }
