"""
Which table keeps which value, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followup.contracts import Index
from followup.model import codes
from followup.rows import codecs as c
from followup.rows.lives import life
from followup.rows.mapped import Mapped


_OPEN = {"open": 1}

MAPPED: tuple[Mapped, ...] = (
    Mapped(
        "body",
        "followup.model.bodies.Body",
        {
            "name": c.text("name"),
            "locale": c.text("locale"),
            "timezone": c.text("timezone"),
            "repeats": c.text("repeats"),
            "starts": c.hour("starts"),
            "ends": c.hour("ends"),
            "venue": c.text("venue"),
            "secretary": c.text("secretary"),
            "agenda_word": c.text("agenda_word"),
            "silence": c.code("silence", codes.Silence),
            "aliases": c.words("aliases"),
            "sections": c.words("sections"),
            "assignments": c.flag("assignments", default=True),
            "succeeded_by": c.optional("succeeded_by", "body"),
            "closed_on": c.day("closed_on"),
        },
    ),
    Mapped(
        "body_name",
        "followup.model.bodies.BodyName",
        {
            "body": c.key("body", "body"),
            "name": c.text("name"),
            "until": c.sorted_day("until"),
        },
        (Index(("body", "until")), Index(("until",))),
    ),
    Mapped(
        "term",
        "followup.model.bodies.Term",
        {
            "body": c.key("body", "body"),
            "starts": c.sorted_day("starts"),
        },
        (Index(("body", "starts")),),
    ),
    Mapped(
        "party",
        "followup.model.bodies.Party",
        {
            "name": c.text("name"),
            "kind": c.code("kind", codes.PartyKind),
            "organisation": c.text("organisation"),
            "contact": c.text("contact"),
            "note": c.text("note"),
            "left_on": c.day("left_on"),
        },
        (Index(("name",)),),
        numbered=True,
        sealed=("name", "organisation", "contact", "note"),
    ),
    Mapped(
        "meeting",
        "followup.model.bodies.Meeting",
        {
            "body": c.key("body", "body"),
            "date": c.sorted_day("date"),
            "kind": c.code("kind", codes.MeetingKind),
            "status": c.code("status", codes.MeetingStatus),
            "starts": c.hour("starts"),
            "ends": c.hour("ends"),
            "venue": c.text("venue"),
            "mode": c.text("mode"),
            "chair": c.optional("chair", "party"),
            "notes_by": c.optional("notes_by", "party"),
            "verified_by": c.optional("verified_by", "party"),
            "verified_on": c.day("verified_on"),
            "verified_items": c.words("verified_items"),
            "note": c.text("note"),
            "number": c.text("number"),
            "restricted": c.flag("restricted"),
            "formerly": c.days("formerly"),
            "document": c.optional("document", "document"),
            "announced_by": c.optional("announced_by", "document"),
            "ranks": c.text("ranks"),
            "agenda_sent": c.moment("agenda_sent"),
        },
        (Index(("body", "date")),),
        numbered=True,
    ),
    Mapped(
        "document",
        "followup.model.minutes.Document",
        {
            "body": c.key("body", "body"),
            "meeting": c.key("meeting", "meeting"),
            "name": c.text("name"),
            "sha256": c.text("sha256"),
            "kind": c.code("kind", codes.DocumentKind),
            "language": c.text("language"),
            "date": c.sorted_day("date"),
            "starts": c.hour("starts"),
            "mode": c.text("mode"),
            "version": c.integer("edition"),
            "withdrawn": c.flag("withdrawn"),
            "recorded_at": c.moment("recorded_at"),
            "author": c.text("author"),
        },
        (Index(("date",), {"withdrawn": 0}), Index(("meeting", "edition"))),
    ),
    Mapped(
        "standing_item",
        "followup.model.bodies.StandingItem",
        {
            "body": c.key("body", "body"),
            "position": c.integer("position"),
            "title": c.text("title"),
            "role": c.code("role", codes.StandingRole),
            "last": c.flag("last"),
        },
        (Index(("body", "position")),),
    ),
    Mapped(
        "standing_step",
        "followup.model.bodies.StandingStep",
        {
            "standing": c.key("standing", "standing_item"),
            "meeting": c.key("meeting", "meeting"),
            "disposition": c.code("disposition", codes.Disposition),
            "on": c.sorted_day("happened_on"),
            "note": c.text("note"),
        },
        (Index(("standing", "happened_on")), Index(("meeting",))),
    ),
    Mapped(
        "evidence",
        "followup.model.minutes.Evidence",
        {
            "document": c.optional("document", "document"),
            "first_line": c.integer("first_line"),
            "last_line": c.integer("last_line"),
            "quote": c.text("quote"),
            "rule": c.text("rule"),
        },
        sealed=("quote",),
    ),
    Mapped(
        "matter",
        "followup.model.matters.Matter",
        {
            "body": c.key("body", "body"),
            "title": c.text("title"),
            "kind": c.text("kind"),
            "number": c.text("number"),
            "origin": c.optional("origin", "body"),
            "owner": c.optional("owner", "party"),
            "interim": c.text("interim"),
            "restricted": c.flag("restricted"),
            "open": c.flag("open"),
            "opened_on": c.sorted_day("opened_on"),
            "closed_on": c.sorted_day("closed_on"),
            "closed_by": c.optional("closed_by"),
            "disposition": c.code("disposition", codes.Disposition),
            "reason": c.optional_code("reason", codes.Reason),
            "by_decision": c.flag("by_decision", default=True),
            "target": c.target(),
            "condition": c.condition(),
            "anchor_on": c.day("anchor_on"),
            "anchor_starts": c.hour("anchor_starts"),
            "anchor_meeting": c.optional("anchor_meeting", "meeting"),
            "anchor_item": c.text("anchor_item"),
            "promise": c.optional("promise"),
            "postponements": c.integer("postponements"),
            "steps": c.integer("steps"),
            "flagged": c.integer("flagged"),
            "began": c.text("began"),
            "follows": c.optional("follows", "matter"),
            "merged_into": c.optional("merged_into", "matter"),
            "void": c.flag("void"),
        },
        (
            Index(("body",), _OPEN),
            Index(("origin",), _OPEN),
            Index(("target_body",), _OPEN),
            Index(("owner",), _OPEN),
            Index(("target_party",), _OPEN),
            Index(("anchor_on",), _OPEN),
            Index(("number",)),
            Index(("follows",)),
            Index(("opened_on",)),
            Index(("closed_on",)),
            Index(("recorded_to",)),
            Index(("life", "opened_on")),
            Index(("life", "closed_on")),
        ),
        numbered=True,
        dated=True,
        derived={"life": lambda matter: life(matter.opened_on, matter.closed_on)},
    ),
    Mapped(
        "item",
        "followup.model.minutes.Item",
        {
            "document": c.key("document", "document"),
            "position": c.integer("position"),
            "number": c.text("number"),
            "title": c.text("title"),
            "file_number": c.text("file_number"),
            "starts": c.hour("starts"),
        },
        (Index(("document", "position")),),
    ),
    Mapped(
        "finding",
        "followup.model.minutes.FoundRow",
        {
            "document": c.key("document", "document"),
            "id": c.text("id"),
            "disposition": c.code("disposition", codes.Disposition),
            "title": c.text("title"),
            "kind": c.text("kind"),
            "item": c.text("item"),
            "number": c.text("number"),
            "reason": c.optional_code("reason", codes.Reason),
            "outcome": c.optional_code("outcome", codes.Outcome),
            "purpose": c.optional_code("purpose", codes.Purpose),
            "target": c.target(),
            "condition": c.condition(),
            "owner": c.optional("owner", "party"),
            "interim": c.text("interim"),
            "certainty": c.code("certainty", codes.Certainty),
            "first_line": c.integer("first_line"),
            "rule": c.text("rule"),
            "goes_on": c.flag("goes_on"),
            "on": c.day("happened_on"),
            "reference": c.text("reference"),
            "decision": c.text("decision"),
            "same_as": c.words("same_as"),
            "like": c.words("alike"),
            "verdict": c.code("verdict", codes.Verdict),
            "matter": c.optional("matter", "matter"),
            "evidence": c.optional("evidence", "evidence"),
        },
        (Index(("document", "first_line")),),
    ),
    Mapped(
        "attendance",
        "followup.model.minutes.Attendance",
        {
            "document": c.key("document", "document"),
            "position": c.integer("position"),
            "party": c.key("party", "party"),
            "present": c.flag("present", default=True),
            "items": c.words("items"),
        },
        (Index(("document", "position")), Index(("party",))),
    ),
    Mapped(
        "step",
        "followup.model.matters.Step",
        {
            "matter": c.key("matter", "matter"),
            "number": c.integer("number"),
            "disposition": c.code("disposition", codes.Disposition),
            "on": c.sorted_day("happened_on"),
            "at": c.sorted_moment("recorded_at"),
            "body": c.key("body", "body"),
            "author": c.text("author"),
            "meeting": c.optional("meeting", "meeting"),
            "starts": c.hour("starts"),
            "position": c.integer("position"),
            "item": c.text("item"),
            "reason": c.optional_code("reason", codes.Reason),
            "outcome": c.optional_code("outcome", codes.Outcome),
            "purpose": c.optional_code("purpose", codes.Purpose),
            "target": c.target(),
            "condition": c.condition(),
            "closes": c.flag("closes"),
            "by_decision": c.flag("by_decision", default=True),
            "title": c.text("title"),
            "kind": c.text("kind"),
            "file_number": c.text("file_number"),
            "owner": c.optional("owner"),
            "interim": c.text("interim"),
            "restricted": c.optional_flag("restricted"),
            "text": c.text("text"),
            "other": c.optional("other", "matter"),
            "decision": c.optional("decision"),
            "source": c.text("source"),
            "evidence": c.optional("evidence", "evidence"),
            "also": c.words("also"),
            "struck_at": c.moment("struck_at"),
            "struck_reason": c.text("struck_reason"),
        },
        (Index(("matter", "number"), unique=True), Index(("meeting",)), Index(("decision",)), Index(("recorded_at",))),
    ),
    Mapped(
        "erasure",
        "followup.model.bodies.Erasure",
        {
            "subject": c.text("subject"),
            "basis": c.text("basis"),
            "at": c.sorted_moment("recorded_at"),
            "author": c.text("author"),
        },
        (Index(("subject",)),),
        numbered=True,
    ),
    Mapped(
        "request",
        "followup.model.entries.Request",
        {
            "verb": c.text("verb"),
            "digest": c.text("digest"),
            "subjects": c.words("subjects"),
            "at": c.moment("recorded_at"),
        },
    ),
    Mapped(
        "entry",
        "followup.model.entries.Entry",
        {
            "subject": c.text("subject"),
            "number": c.integer("number"),
            "at": c.moment("recorded_at"),
            "author": c.text("author"),
            "batch": c.text("batch"),
            "changes": c.text("changes"),
            "previous": c.text("previous"),
            "hash": c.text("hash"),
        },
        audited=False,
    ),
)

BY_NAME: Mapping[str, Mapped] = {mapped.name: mapped for mapped in MAPPED}

TREATMENTS = Mapped(
    "step",
    "followup.model.answers.Treatment",
    {
        name: BY_NAME["step"].fields[name]
        for name in ("matter", "disposition", "on", "meeting", "item", "decision", "source")
    },
)
"""As much of a step as lists ask for; it is read, never written."""

_BY_HOME = {mapped.home: mapped for mapped in (*MAPPED, TREATMENTS)}


class _ByClass(dict[type[Any], Mapped]):
    def __missing__(self, cls: type[Any]) -> Mapped:
        self[cls] = found = _BY_HOME[f"{cls.__module__}.{cls.__qualname__}"]
        return found


BY_CLASS: Mapping[type[Any], Mapped] = _ByClass()
"""Found by their homes, so that nobody waits for the import of a class that is not asked for."""
