"""
Which table keeps which value, column by column.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter, itemgetter
from typing import Any

from attrs import field, frozen

from followup.contracts import Column, Index, Row, Scalar, Table
from followup.model import codes
from followup.model.subjects import (
    Attendance,
    Body,
    Document,
    Entry,
    Evidence,
    FoundRow,
    Item,
    Matter,
    Meeting,
    Party,
    Request,
    StandingItem,
    StandingStep,
    Step,
)
from followup.rows import codecs as c
from followup.rows.codecs import Codec


@frozen
class Mapped:
    """
    A table and the class of value it keeps.

    *numbered* tables have ``series`` and ``serial`` taken from keys such as ``LG-8``, so that the highest is found
    at once.  *sealed* columns hold personal text: entries keep a salted digest of them, and the row its ``salt``.
    """

    name: str
    cls: type[Any]
    fields: Mapping[str, Codec]
    indexes: tuple[Index, ...] = ()
    numbered: bool = False
    sealed: tuple[str, ...] = ()
    audited: bool = True
    defaults: Mapping[str, Scalar] = field(init=False, repr=False, eq=False)
    _attributes: Any = field(init=False, repr=False, eq=False)
    _columns: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _plan: tuple[tuple[Codec, int, bool], ...] = field(init=False, repr=False, eq=False)
    _values: Any = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        names = tuple(column.name for codec in self.fields.values() for column in codec.columns)
        plan, start = [], 0
        for codec in self.fields.values():
            plan.append((codec, start, len(codec.columns) == 1))
            start += len(codec.columns)
        object.__setattr__(self, "_attributes", attrgetter(*self.fields))
        object.__setattr__(self, "_columns", names)
        object.__setattr__(self, "_plan", tuple(plan))
        object.__setattr__(self, "_values", itemgetter(*names))
        object.__setattr__(self, "defaults", {column.name: column.default for column in self.table.columns})

    @property
    def table(self) -> Table:
        """
        The table as the schema declares it.
        """
        extra: tuple[Column, ...] = ()
        if self.numbered:
            extra += (Column("series", required=True), Column("serial", "integer", required=True))
        if self.sealed:
            extra += (Column("salt", required=True, default=""),)
        if self.audited:
            extra += (Column("head", required=True, default=""),)
        own = tuple(column for codec in self.fields.values() for column in codec.columns)
        indexes = self.indexes
        if self.numbered:
            indexes += (Index(("series", "serial"), unique=True),)
        return Table(self.name, (*own, *extra), indexes)

    def row(self, value: Any) -> dict[str, Scalar]:
        """
        The row of *value*, without version, salt and head.
        """
        row: dict[str, Scalar] = {"key": value.key}
        scalars: list[Scalar] = []
        for (codec, _, _), attribute in zip(self._plan, self._attributes(value), strict=True):
            scalars.extend(codec.encode(attribute))
        row.update(zip(self._columns, scalars, strict=True))
        if self.numbered:
            row["series"], row["serial"] = series(value.key)
        return row

    def value(self, row: Row) -> Any:
        """
        The value of *row*.
        """
        scalars = self._values(row)
        return self.cls(
            row["key"],
            *[
                codec.decode(scalars[start]) if single else codec.decode(*scalars[start : start + len(codec.columns)])
                for codec, start, single in self._plan
            ],
        )


def series(key: str) -> tuple[str, int]:
    """
    The series and number of a key: ``("LG", 8)`` for ``LG-8`` and for ``LG.8``.
    """
    cut = max(key.rfind("-"), key.rfind("."))
    return key[:cut], int(key[cut + 1 :])


_OPEN = {"open": 1}

MAPPED: tuple[Mapped, ...] = (
    Mapped(
        "body",
        Body,
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
        },
    ),
    Mapped(
        "party",
        Party,
        {
            "name": c.text("name"),
            "kind": c.code("kind", codes.PartyKind),
            "organisation": c.text("organisation"),
            "contact": c.text("contact"),
            "note": c.text("note"),
        },
        (Index(("name",)),),
        numbered=True,
        sealed=("name", "organisation", "contact", "note"),
    ),
    Mapped(
        "meeting",
        Meeting,
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
        Document,
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
        StandingItem,
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
        StandingStep,
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
        Evidence,
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
        Matter,
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
            Index(("number",)),
            Index(("follows",)),
            Index(("body", "closed_on")),
        ),
        numbered=True,
    ),
    Mapped(
        "item",
        Item,
        {
            "document": c.key("document", "document"),
            "position": c.integer("position"),
            "number": c.text("number"),
            "title": c.text("title"),
            "file_number": c.text("file_number"),
        },
        (Index(("document", "position")),),
    ),
    Mapped(
        "finding",
        FoundRow,
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
        Attendance,
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
        Step,
        {
            "matter": c.key("matter", "matter"),
            "number": c.integer("number"),
            "disposition": c.code("disposition", codes.Disposition),
            "on": c.sorted_day("happened_on"),
            "at": c.moment("recorded_at"),
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
        (Index(("matter", "number"), unique=True), Index(("meeting",)), Index(("decision",))),
    ),
    Mapped(
        "request",
        Request,
        {
            "verb": c.text("verb"),
            "digest": c.text("digest"),
            "subjects": c.words("subjects"),
            "at": c.moment("recorded_at"),
        },
        audited=False,
    ),
    Mapped(
        "entry",
        Entry,
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
BY_CLASS: Mapping[type[Any], Mapped] = {mapped.cls: mapped for mapped in MAPPED}
