"""
From plain data to a reading; what does not have the published shape is refused, with the path to it.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from followup.errors import InputError
from followup.model.codes import Certainty, ConditionKind, Disposition, DocumentKind, Outcome, Purpose, Reason
from followup.model.reading import (
    READING_SCHEMA,
    Absent,
    DecisionText,
    DocumentFacts,
    Finding,
    MeetingFacts,
    NextSitting,
    OtherMeeting,
    Perhaps,
    Present,
    Reading,
    ReadItem,
    Told,
    Unread,
)
from followup.model.targets import (
    ByDate,
    Condition,
    Event,
    FirstMeetingFrom,
    MeetingOn,
    NextMeeting,
    Period,
    Target,
    Unspecified,
    WithParty,
)
from followup.readers.checked import At


_Code = TypeVar("_Code", bound=StrEnum)
_Entry = TypeVar("_Entry")


def from_json(data: object) -> Reading:
    """
    The reading in *data*, which must have the published shape exactly.

    Raises:
        InputError: with the path to what is wrong.
    """
    field = At(data).fields(
        *("schema", "document", "meeting", "items", "findings", "other_meetings", "decisions", "unread"),
        optional=("lines", "perhaps", "reader", "version"),
    )
    if field("schema").value != READING_SCHEMA:
        raise field("schema").wrong(f"expected {READING_SCHEMA!r}")
    return Reading(
        _document_in(field("document")),
        _meeting_in(field("meeting")),
        field("items").each(_item_in),
        _known_links(field("findings").each(_finding_in), field("findings")),
        field("other_meetings").each(_other_in),
        field("decisions").each(_decision_in),
        field("unread").each(_unread_in),
        lines=_each_or_none(field("lines"), _told_in),
        perhaps=_each_or_none(field("perhaps"), _perhaps_in),
        reader=field("reader").text_or_empty(),
        version=field("version").text_or_empty(),
    )


def _each_or_none(at: At, read: Callable[[At], _Entry]) -> tuple[_Entry, ...]:
    return () if at.value is None else at.each(read)


def _told_in(at: At) -> Told:
    parts = at.each(lambda one: one)
    if len(parts) != 3:
        raise at.wrong("expected the first line, the last line and a kind")
    return Told(parts[0].number(), parts[1].number(), parts[2].text())


def _perhaps_in(at: At) -> Perhaps:
    field = at.fields("lines", "quote", "why")
    return Perhaps(field("lines").lines(), field("quote").text(), field("why").each(At.text))


def _document_in(at: At) -> DocumentFacts:
    field = at.fields("name", "sha256", "kind", "language")
    kind = field("kind").code(DocumentKind)
    return DocumentFacts(field("name").text(), field("sha256").text(), kind, field("language").text())


def _meeting_in(at: At) -> MeetingFacts:
    texts = ("body", "venue", "mode", "chair", "notes_by", "verified_by")
    field = at.fields("date", "starts", "ends", "present", "absent", "next", *texts, optional=("number",))
    return MeetingFacts(
        date=field("date").day(),
        starts=field("starts").clock(),
        ends=field("ends").clock(),
        present=field("present").each(_present_in),
        absent=field("absent").each(_absent_in),
        next=field("next").each(_next_in),
        number=field("number").text_or_empty(),
        **{name: field(name).text_or_empty() for name in texts},
    )


def _present_in(at: At) -> Present:
    field = at.fields("name", "organisation", "items")
    return Present(field("name").text(), field("organisation").text_or_empty(), field("items").each(At.text))


def _absent_in(at: At) -> Absent:
    field = at.fields("name", "organisation")
    return Absent(field("name").text(), field("organisation").text_or_empty())


def _next_in(at: At) -> NextSitting:
    field = at.fields("date", "starts", "venue", "mode")
    venue, mode = field("venue").text_or_empty(), field("mode").text_or_empty()
    return NextSitting(field("date").a_day(), field("starts").clock(), venue, mode)


def _item_in(at: At) -> ReadItem:
    field = at.fields("number", "title", optional=("file_number", "starts", "key"))
    return ReadItem(
        field("number").text(),
        field("title").text(),
        field("file_number").text_or_empty(),
        starts=field("starts").clock(),
        key=field("key").text_or_empty(),
    )


def _other_in(at: At) -> OtherMeeting:
    field = at.fields("body", "date", "mode", "quote", "lines")
    day, mode = field("date").day(), field("mode").text_or_empty()
    return OtherMeeting(field("body").text(), day, mode, field("quote").text(), field("lines").lines())


def _decision_in(at: At) -> DecisionText:
    field = at.fields("item", "quote", "lines")
    return DecisionText(field("item").text(), field("quote").text(), field("lines").lines())


def _unread_in(at: At) -> Unread:
    field = at.fields("lines", "text")
    return Unread(field("lines").lines(), field("text").text())


_FINDING = (
    *("id", "disposition", "title", "kind", "item", "number", "reason", "target", "condition", "owner", "interim"),
    *("certainty", "quote", "lines", "rule", "same_as"),
)


_HISTORY = ("on", "reference", "decision", "key")


def _finding_in(at: At) -> Finding:
    field = at.fields(*_FINDING, optional=_HISTORY)
    target, assumed = _target_in(field("target"))
    rule = field("rule").text()
    return Finding(
        disposition=field("disposition").code(Disposition),
        reason=field("reason").code_or_none(Reason),
        target=target,
        assumed=assumed,
        condition=_condition_in(field("condition")),
        certainty=field("certainty").code(Certainty),
        lines=field("lines").lines(),
        same_as=field("same_as").each(At.text),
        outcome=_carried(rule, Outcome),
        purpose=_carried(rule, Purpose),
        goes_on=rule.endswith("goes_on"),
        id=field("id").text(),
        title=field("title").text(),
        kind=field("kind").text(),
        quote=field("quote").text(),
        rule=rule,
        item=field("item").text_or_empty(),
        number=field("number").text_or_empty(),
        owner=field("owner").text_or_empty(),
        interim=field("interim").text_or_empty(),
        on=field("on").day(),
        reference=field("reference").text_or_empty(),
        decision=field("decision").text_or_empty(),
        key=field("key").text_or_empty(),
    )


def _carried(rule: str, codes: type[_Code]) -> _Code | None:
    last = rule.rpartition(".")[2]
    return codes(last) if last in list(codes) else None


def _known_links(findings: tuple[Finding, ...], at: At) -> tuple[Finding, ...]:
    seen: set[str] = set()
    for finding in findings:
        if finding.id in seen:
            raise at.wrong(f"two findings have the id {finding.id!r}")
        for link in finding.same_as:
            if link not in seen:
                raise at.wrong(f"{finding.id}.same_as names {link!r}, which is no earlier finding")
        seen.add(finding.id)
    return findings


def _condition_in(at: At) -> Condition | None:
    if at.value is None:
        return None
    field = at.fields("kind", "text")
    return Condition(field("kind").code(ConditionKind), field("text").text())


def _target_in(at: At) -> tuple[Target | None, bool]:
    if at.value is None:
        return None, False
    field = at.fields("kind", "body", "date", "period", "event", "party", "assumed")
    kind = field("kind").text()
    if kind not in _TARGET_IN:
        raise field("kind").wrong(f"expected one of {', '.join(_TARGET_IN)}")
    try:
        return _TARGET_IN[kind](field), field("assumed").flag()
    except InputError as error:
        raise error if error.message.startswith("$") else at.wrong(error.message.rstrip(".")) from error


def _until(field: Callable[[str], At]) -> Target:
    return WithParty(field("party").text(), field("date").day())


_TARGET_IN: dict[str, Callable[[Callable[[str], At]], Target]] = {
    NextMeeting.kind: lambda field: NextMeeting(field("body").text_or_empty()),
    MeetingOn.kind: lambda field: MeetingOn(field("body").text_or_empty(), field("date").a_day()),
    FirstMeetingFrom.kind: lambda field: FirstMeetingFrom(field("body").text_or_empty(), field("date").a_day()),
    ByDate.kind: lambda field: ByDate(field("date").a_day()),
    Period.kind: lambda field: Period(field("period").text()),
    Event.kind: lambda field: Event(field("event").text(), field("period").text_or_empty() or None),
    WithParty.kind: _until,
    Unspecified.kind: lambda _: Unspecified(),
}
