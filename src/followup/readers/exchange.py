"""
A reading as plain data and back: the published schema ``followup/reading/1``.

The schema stands in ``reading-1.schema.json`` beside this module.  What it has no field for, a rule's name may
carry in its last part: an outcome or purpose code, or ``goes_on``.  Links by likeness travel as ``same_as``.
"""

from __future__ import annotations

import json
from datetime import date, time
from importlib.resources import files
from typing import Any

from followup.model.reading import (
    READING_SCHEMA,
    Finding,
    MeetingFacts,
    OtherMeeting,
    Reading,
)
from followup.model.targets import (
    Target,
)
from followup.readers.incoming import from_json


__all__ = ["from_json", "schema", "to_json"]

Plain = dict[str, Any]


def schema() -> Plain:
    """
    The JSON Schema (2020-12) of a reading.
    """
    text = files("followup.readers").joinpath("reading-1.schema.json").read_text("utf-8")
    found: Plain = json.loads(text)
    return found


def to_json(reading: Reading) -> Plain:
    """
    *reading* as plain data in the published shape.
    """
    document = reading.document
    return {
        "schema": READING_SCHEMA,
        "document": {
            "name": document.name,
            "sha256": document.sha256,
            "kind": document.kind.value,
            "language": document.language,
        },
        "meeting": _meeting_out(reading.meeting),
        "items": [
            {
                "number": item.number,
                "title": item.title,
                **_when_set({"file_number": item.file_number, "starts": _clock(item.starts), "key": item.key}),
            }
            for item in reading.items
        ],
        "findings": [_finding_out(finding) for finding in reading.findings],
        "other_meetings": [_other_out(other) for other in reading.other_meetings],
        "decisions": [{"item": one.item, "quote": one.quote, "lines": list(one.lines)} for one in reading.decisions],
        "unread": [{"lines": list(one.lines), "text": one.text} for one in reading.unread],
        **_when_set(
            {
                "lines": [[one.first, one.last, one.kind] for one in reading.lines],
                "perhaps": [
                    {"lines": list(one.lines), "quote": one.quote, "why": list(one.why)} for one in reading.perhaps
                ],
                "reader": reading.reader,
                "version": reading.version,
            }
        ),
    }


def _meeting_out(facts: MeetingFacts) -> Plain:
    return {
        "body": facts.body or None,
        "date": _iso(facts.date),
        "starts": _clock(facts.starts),
        "ends": _clock(facts.ends),
        "venue": facts.venue or None,
        "mode": facts.mode or None,
        "present": [
            {"name": p.name, "organisation": p.organisation or None, "items": list(p.items)} for p in facts.present
        ],
        "absent": [{"name": p.name, "organisation": p.organisation or None} for p in facts.absent],
        "chair": facts.chair or None,
        "notes_by": facts.notes_by or None,
        "verified_by": facts.verified_by or None,
        "next": [
            {"date": _iso(n.date), "starts": _clock(n.starts), "venue": n.venue or None, "mode": n.mode or None}
            for n in facts.next
        ],
        **_when_set({"number": facts.number}),
    }


def _finding_out(finding: Finding) -> Plain:
    condition = finding.condition
    return {
        "id": finding.id,
        "disposition": finding.disposition.value,
        "title": finding.title,
        "kind": finding.kind,
        "item": finding.item or None,
        "number": finding.number or None,
        "reason": finding.reason.value if finding.reason else None,
        "target": _target_out(finding.target, assumed=finding.assumed),
        "condition": {"kind": condition.kind.value, "text": condition.text} if condition else None,
        "owner": finding.owner or None,
        "interim": finding.interim or None,
        "certainty": finding.certainty.value,
        "quote": finding.quote,
        "lines": list(finding.lines),
        "rule": finding.rule,
        "same_as": list(dict.fromkeys((*finding.same_as, *finding.like))),
        **_when_set({"on": _iso(finding.on), "reference": finding.reference, "decision": finding.decision}),
        **_when_set({"key": finding.key}),
    }


def _when_set(values: Plain) -> Plain:
    """
    Those of *values* that say something, so that documents without such facts stay as they were.
    """
    return {name: value for name, value in values.items() if value}


def _target_out(target: Target | None, *, assumed: bool) -> Plain | None:
    if target is None:
        return None
    return {
        "kind": target.kind,
        "body": getattr(target, "body", None) or None,
        "date": _iso(getattr(target, "date", None) or getattr(target, "until", None)),
        "period": getattr(target, "period", None),
        "event": getattr(target, "event", None),
        "party": getattr(target, "party", None),
        "assumed": assumed,
    }


def _other_out(other: OtherMeeting) -> Plain:
    return {
        "body": other.body,
        "date": _iso(other.date),
        "mode": other.mode or None,
        "quote": other.quote,
        "lines": list(other.lines),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None
