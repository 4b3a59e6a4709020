"""
Which table keeps which class of value, and the schema they make: columns follow from the annotations of the fields.

Here stands only what annotations do not say: what rows are found by, and what the store keeps beside the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any

from attrs import fields

from followup.contracts import Column, Index, Row, Scalar, Schema, Table, View
from followup.errors import Call, InputError, StoreDamaged
from followup.model.bodies import Body, BodyName, Meeting, Party, StandingItem, StandingStep, Term
from followup.model.entries import Entry, Erasure, Request
from followup.model.matters import Matter, Step, Treatment
from followup.model.minutes import Attendance, Document, Evidence, FoundRow, Item
from followup.model.notices import Confirmation, Notice, OutboxMessage, Rule, RunRecord, Snooze, Watch
from followup.rows.codecs import Codec, codec
from followup.rows.intervals import interval_node


NUMBER = 1002
"""``major * 1000 + minor``; a store written under a newer number is refused."""

# Columns with another name than their field: words that SQL or every store keeps for itself.
_NAMES = {"on": "happened_on", "at": "recorded_at", "like": "alike", "version": "edition"}

# The table whose keys a field of that name holds.
_REFERENCES = {
    **{name: name for name in ("body", "meeting", "document", "party", "matter", "evidence")},
    **dict.fromkeys(("origin", "succeeded_by"), "body"),
    **dict.fromkeys(("owner", "chair", "notes_by", "verified_by"), "party"),
    **dict.fromkeys(("follows", "merged_into", "other"), "matter"),
    "anchor_meeting": "meeting",
    "announced_by": "document",
    "standing": "standing_item",
}


UNREADABLE = (AttributeError, InputError, LookupError, TypeError, ValueError)
"""What reading the columns of a damaged row can raise."""


class Mapped:
    """
    A table *name* and the class *cls* of value it keeps, with what rows are found by.

    *numbered* tables have ``series`` and ``serial`` taken from keys such as ``LG-8``, so that the highest is found
    at once.  *derived* columns are whole numbers that follow from the value, for finding only.
    *dated* tables have ``recorded_to``, the last day (UTC) on which a row was changed.
    *sealed* columns hold personal text: entries keep a salted digest of them, and the row its ``salt``.
    *kept_as* are annotations that fields are kept by instead of their own: a ``date`` is one that rows are ordered by,
    a code with a default stands in a column that was made for any text.
    *unbound* fields hold keys, and something else too, so that no reference is declared.
    """

    def __init__(
        self,
        name: str,
        cls: type[Any],
        indexes: tuple[Index, ...] = (),
        *,
        numbered: bool = False,
        sealed: tuple[str, ...] = (),
        derived: Mapping[str, Callable[[Any], int]] | None = None,
        dated: bool = False,
        audited: bool = True,
        kept_as: Mapping[str, str] | None = None,
        unbound: tuple[str, ...] = (),
    ) -> None:
        self.name, self.cls, self.numbered, self.sealed, self.audited = name, cls, numbered, sealed, audited
        self.dated, self.derived = dated, derived or {}
        self.fields = {each.name: _codec(each, kept_as or {}, unbound) for each in fields(cls) if each.name != "key"}
        self._compile()
        self.table = Table(
            name,
            (*(column for codec in self.fields.values() for column in codec.columns), *self._beside()),
            (*indexes, Index(("series", "serial"), unique=True)) if numbered else indexes,
        )
        self.defaults: dict[str, Scalar] = {column.name: column.default for column in self.table.columns}

    def _beside(self) -> Iterable[Column]:
        """
        The columns that are no field's.
        """
        if self.numbered:
            yield from (Column("series", required=True), Column("serial", "integer", required=True))
        yield from (Column(name, "integer", required=True, default=0) for name in self.derived)
        beside = {"recorded_to": self.dated, "salt": self.sealed, "head": self.audited}
        yield from (Column(name, required=True, default="") for name, there in beside.items() if there)

    def _compile(self) -> None:
        codecs = list(self.fields.values())
        starts = accumulate((len(codec.columns) for codec in codecs), initial=0)
        spans = [slice(start, start + len(codec.columns)) for start, codec in zip(starts, codecs, strict=False)]
        self._own = tuple(column.name for codec in codecs for column in codec.columns)
        self.columns = ("key", *self._own)
        self._attributes, self._scalars = attrgetter(*self.fields), itemgetter(*self._own)
        self._decoders = [(span, codec.decode) for span, codec in zip(spans, codecs, strict=True)]
        # Several columns make one field, or one field several, from the last to the first: what stands before stays.
        self._encoded = [(n, codec.encode) for n, codec in enumerate(codecs) if codec.encode][::-1]
        decoded = [(span, codec.decode) for span, codec in zip(spans, codecs, strict=True) if codec.decode][::-1]
        self._single = [(span.start, decode) for span, decode in decoded if span.stop == span.start + 1]
        self._spread = [(span, decode) for span, decode in decoded if span.stop > span.start + 1]

    def row(self, value: Any) -> dict[str, Scalar]:
        """
        The row of *value*, without version, salt and head.
        """
        scalars = list(self._attributes(value))
        for place, encode in self._encoded:
            scalars[place : place + 1] = encode(scalars[place])
        row: dict[str, Scalar] = dict(zip(self.columns, (value.key, *scalars), strict=True))
        if self.numbered:
            row["series"], row["serial"] = series(value.key)
        for name, derive in self.derived.items():
            row[name] = derive(value)
        return row

    def values(self, rows: Iterable[tuple[Scalar, ...]]) -> list[Any]:
        """
        The values of many *rows*, each with the key and every field in the order of :attr:`columns`.

        They are read column by column, so that what is kept as it is costs nothing.
        """
        given = list(rows)
        keys, *stored = list(zip(*given, strict=True)) or [()]
        try:
            read = [
                map(decode, *stored[span]) if decode else stored[span.start] for span, decode in self._decoders if keys
            ]
            return list(map(self.cls, keys, *read))
        except UNREADABLE:
            # Read row by row, so that the one at fault is named.
            return [self.value(dict(zip(self.columns, row, strict=False))) for row in given]

    def value(self, row: Row) -> Any:
        """
        The value of *row*.

        Raises:
            StoreDamaged: it is not one that followup writes.
        """
        scalars: list[Any] = list(self._scalars(row))
        try:
            for place, decode in self._single:
                scalars[place] = decode(scalars[place])
            for span, decode in self._spread:
                scalars[span] = [decode(*scalars[span])]
            return self.cls(row["key"], *scalars)
        except UNREADABLE as error:
            raise StoreDamaged(
                "{table} {key} cannot be read: it is not as followup writes it.",
                table=self.name,
                key=row["key"],
                hint="See all that is wrong with:",
                call=Call("check"),
            ) from error


def _codec(attribute: Any, kept_as: Mapping[str, str], unbound: tuple[str, ...]) -> Codec:
    name = attribute.name
    annotation = f"{attribute.type} = True" if attribute.default is True else attribute.type
    annotation = kept_as.get(name, annotation.replace("Day", "date"))
    references = None if name in unbound or not annotation.startswith("str") else _REFERENCES.get(name)
    return codec(annotation, _NAMES.get(name, name), references)


def series(key: str) -> tuple[str, int]:
    """
    The series and number of a key: ``("LG", 8)`` for ``LG-8`` and for ``LG.8``.
    """
    cut = max(key.rfind("-"), key.rfind("."))
    return key[:cut], int(key[cut + 1 :])


def _open(*columns: str) -> Index:
    return Index(columns, {"open": 1})


MAPPED: tuple[Mapped, ...] = (
    Mapped("body", Body),
    Mapped("body_name", BodyName, (Index(("body", "until")), Index(("until",)))),
    Mapped("term", Term, (Index(("body", "starts")),)),
    Mapped(
        "party",
        Party,
        (Index(("name",)),),
        numbered=True,
        sealed=("name", "organisation", "contact", "note"),
    ),
    Mapped("meeting", Meeting, (Index(("body", "date")),), numbered=True, kept_as={"date": "date"}),
    Mapped(
        "document",
        Document,
        (Index(("date",), {"withdrawn": 0}), Index(("meeting", "edition"))),
        kept_as={"date": "date", "mode": "Acceptance = ''"},
    ),
    Mapped("standing_item", StandingItem, (Index(("body", "position")),)),
    Mapped("standing_step", StandingStep, (Index(("standing", "happened_on")), Index(("meeting",)))),
    Mapped("evidence", Evidence, sealed=("quote",)),
    Mapped(
        "matter",
        Matter,
        (
            *(_open(name) for name in ("body", "origin", "target_body", "owner", "target_party", "anchor_on")),
            *(Index((name,)) for name in ("number", "follows", "opened_on", "closed_on", "recorded_to")),
            Index(("life", "opened_on")),
            Index(("life", "closed_on")),
        ),
        numbered=True,
        dated=True,
        derived={"life": lambda matter: interval_node(matter.opened_on, matter.closed_on)},
        kept_as={"opened_on": "date", "closed_on": "date", "open": "bool"},
    ),
    Mapped("item", Item, (Index(("document", "position")),)),
    Mapped("finding", FoundRow, (Index(("document", "first_line")),)),
    Mapped("attendance", Attendance, (Index(("document", "position")), Index(("party",)))),
    Mapped(
        "step",
        Step,
        (
            Index(("matter", "number"), unique=True),
            *(Index((name,)) for name in ("meeting", "decision", "recorded_at")),
        ),
        unbound=("owner",),  # an empty one takes the owner away
    ),
    Mapped("rule", Rule, unbound=("body",)),  # one without a body holds for all
    Mapped("watch", Watch),
    Mapped("notice", Notice, (Index(("series",)), Index(("message",)))),
    # Not audited: what vouches for a message are its notices, and its texts are to be forgotten.
    Mapped(
        "message",
        OutboxMessage,
        (Index(("state", "due_at")), Index(("recipient",))),
        audited=False,
        kept_as={"at": "datetime | None"},
    ),
    Mapped("snooze", Snooze, (Index(("until",)),), numbered=True),
    Mapped("confirmation", Confirmation),
    Mapped("run", RunRecord, audited=False),
    Mapped("erasure", Erasure, (Index(("subject",)),), numbered=True),
    Mapped("request", Request),
    Mapped("entry", Entry, audited=False, kept_as={"at": "datetime | None"}),
)

BY_NAME: Mapping[str, Mapped] = {mapped.name: mapped for mapped in MAPPED}

BY_CLASS: Mapping[type[Any], Mapped] = {
    **{mapped.cls: mapped for mapped in MAPPED},
    Treatment: Mapped("step", Treatment),
}
"""A treatment is as much of a step as lists ask for; it is read, never written."""

# The view says what was promised, not where the matter is: that has one implementation, in the rules.
_OUTSTANDING = """
SELECT m.key AS matter, m.body, m.title, m.number, m.kind, p.name AS owner, m.opened_on AS since, m.postponements,
  m.disposition, m.anchor_on AS last_treated,
  CASE m.target_kind
    WHEN 'next_meeting' THEN 'next meeting of ' || m.target_body || ' after ' || m.anchor_on
    WHEN 'meeting_on' THEN m.target_body || ' ' || COALESCE(m.target_date, m.target_meeting)
    WHEN 'first_meeting_from' THEN 'first meeting of ' || m.target_body || ' from ' || m.target_date
    WHEN 'by_date' THEN 'by ' || m.target_date
    WHEN 'period' THEN m.target_period
    WHEN 'event' THEN m.target_event || COALESCE(' ' || m.target_period, '')
    WHEN 'with_party' THEN 'with ' || COALESCE(t.name, m.target_party) || COALESCE(' until ' || m.target_date, '')
    ELSE 'not stated'
  END AS promised_for,
  CASE m.condition_kind WHEN 'if_time_permits' THEN 'if time permits' ELSE m.condition_text END AS condition
FROM matter m LEFT JOIN party p ON p.key = m.owner LEFT JOIN party t ON t.key = m.target_party
WHERE m.open = 1 AND m.restricted = 0
""".strip()

SCHEMA = Schema(NUMBER, tuple(mapped.table for mapped in MAPPED), (View("outstanding", _OUTSTANDING),))
