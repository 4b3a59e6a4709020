"""
From the decision of one § to its findings: what happened to the matter, and what goes on after it.
"""

from __future__ import annotations

from typing import Any

from followup.model.codes import Disposition, Outcome, Purpose, Reason
from followup.model.reading import Finding
from followup.model.targets import MeetingOn, NextMeeting, Target, Unspecified, WithParty
from followup.readers.council import words
from followup.readers.council.case import Case, named, short
from followup.readers.council.history import day_named, means_next_meeting, sentences
from followup.readers.council.points import Decision, Point, taken_apart
from followup.readers.council.tasks import assigned, assignee


_OUTSIDE = ("history", "handling", "handlingar", "motioner", "motion", "skrivelse", "skrivelser")


def decided(case: Case) -> list[Finding]:
    """
    What the meeting did with the matter of one §, and the tasks it gave.
    """
    decision = taken_apart(case.paragraph.section("decision"))
    if decision is None:
        return _without_decision(case)
    going_on = [point for point in decision.points if point.goes_on]
    if _is_whole(decision, going_on):
        return [_carried(case, going_on, decision), *assigned(case, decision, going_on)]
    if not going_on and (back := _silently_back(case, decision)):
        return [back, *assigned(case, decision, decision.points[:1])]
    closing = _closing(case, decision, in_parts=bool(going_on))
    return [closing, *_partly(case, going_on), *assigned(case, decision, going_on)]


def _is_whole(decision: Decision, going_on: list[Point]) -> bool:
    if not going_on:
        return False
    others = [point for point in decision.points if not point.goes_on]
    light = all(words.ROUTINE.search(point.bare) or _only_assigns(point) or not point.bare.strip() for point in others)
    return light or any(point.about_itself for point in going_on)


def _only_assigns(point: Point) -> bool:
    return bool(point.task) and not point.outcomes and not point.closes


# --- what stays open ---


def _carried(case: Case, points: list[Point], decision: Decision, **changed: Any) -> Finding:
    """
    The matter, or what *points* say of it, goes on: postponed, sent back or sent out.
    """
    lead = next((point for point in points if point.goes_on is Disposition.REFERRED_BACK), points[0])
    quote, lines = " ".join(point.text for point in points), (points[0].lines[0], points[-1].lines[1])
    if lead.goes_on is Disposition.POSTPONED:
        routine = bool(words.ROUTINE.search(decision.quote)) and not changed
        return case.finding(lead.goes_on, **_postponed(case, quote, lines, routine=routine), **changed)
    return case.finding(**_sent(case, lead), quote=quote, lines=lines, **changed)


def _postponed(case: Case, quote: str, lines: tuple[int, int], *, routine: bool) -> dict[str, Any]:
    target = _meeting(case, quote)
    rule = "postponed.routine" if routine else "postponed.bulk" if case.bulk else "postponed.stated"
    return {
        "rule": rule,
        "quote": quote,
        "lines": lines,
        "target": target,
        "assumed": isinstance(target, Unspecified),
        "reason": Reason.OTHER if routine else _why(case, quote),
        "decision": case.bulk.decision if case.bulk else "",
    }


def _meeting(case: Case, text: str) -> Target:
    if day := day_named(text, case.day):
        return MeetingOn(case.own, day)
    return NextMeeting(case.own) if means_next_meeting(text) else Unspecified()


def _why(case: Case, text: str) -> Reason:
    if words.LACK_OF_TIME.search(text) or (case.bulk and case.bulk.because_late):
        return Reason.LACK_OF_TIME
    if words.MINORITY.search(case.paragraph.text):
        return Reason.MINORITY_REQUEST
    if words.ABSENT.search(text):
        return Reason.ABSENCE
    before = any(one.disposition is Disposition.POSTPONED for one in case.history)
    return Reason.ALREADY_POSTPONED if before else Reason.NOT_STATED


def _sent(case: Case, point: Point) -> dict[str, Any]:
    """
    To whom a matter goes back (or out), as far as the point says.
    """
    found = words.RECIPIENT.search(point.text, point.verb[1]) or words.RECIPIENT.search(point.text)
    facts = _with(named(found["who"]) if found else "")
    if point.goes_on is Disposition.REFERRED:
        purpose = Purpose.CONSULTATION if "yttrande" in point.bare.casefold() else Purpose.PREPARATION
        return facts | {"disposition": point.goes_on, "purpose": purpose, "rule": f"referred.stated.{purpose}"}
    minority = words.MINORITY.search(case.paragraph.text)
    facts["reason"] = Reason.MINORITY_REQUEST if minority else None
    return facts | {"disposition": Disposition.REFERRED_BACK, "rule": "referred_back.stated"}


def _with(owner: str) -> dict[str, Any]:
    return {"owner": owner, "target": WithParty(owner) if owner else Unspecified(), "assumed": not owner}


def _silently_back(case: Case, decision: Decision) -> Finding | None:
    """
    A decision that follows a motion to send back, or gives the task to prepare the matter again, without the verb.
    """
    if any(point.outcomes or point.closes for point in decision.points) or not decision.points:
        return None
    prepares = any(words.PREPARES.search(point.bare) for point in decision.points)
    if not prepares and not words.SENT_BACK_LEAD.search(decision.lead):
        return None
    task = next((point.task for point in decision.points if point.task), None)
    owner = assignee(task, decision.points) if task else ""
    return case.finding(
        Disposition.REFERRED_BACK,
        "referred_back.unsaid",
        decision.quote,
        decision.lines,
        **_with(owner),
        reason=Reason.MINORITY_REQUEST if words.MINORITY.search(case.paragraph.text) else None,
    )


def _partly(case: Case, points: list[Point]) -> list[Finding]:
    """
    Points that go on while the rest is decided; those that go to the same place are one matter.
    """
    groups: dict[tuple[object, ...], list[Point]] = {}
    for point in points:
        place = _meeting(case, point.text) if point.goes_on is Disposition.POSTPONED else _sent(case, point)["owner"]
        groups.setdefault((point.goes_on, place), []).append(point)
    found = []
    for group in groups.values():
        title = f"{case.paragraph.title}: {_name_of(group[0])}"
        decision = Decision("", tuple(group), "", group[0].lines, numbered=True)
        found.append(_carried(case, group, decision, title=title))
    return found


def _name_of(point: Point) -> str:
    start, end = point.verb
    name = point.text[:start].strip(" ,")
    if not name:
        rest = point.text[end:].strip(" ,.")
        found = words.RECIPIENT.search(rest)
        name = (rest[: found.start()] if found and found.start() else rest).strip(" ,")
    return short(name)


# --- what is closed ---


def _closing(case: Case, decision: Decision, *, in_parts: bool) -> Finding:
    """
    The finding that closes the matter; of a decision *in parts* it stands before the points that go on.
    """
    points = [point for point in decision.points if not point.goes_on]
    ending = _ending(points, numbered=decision.numbered)
    if ending is not None:
        said = next(point for point in points if point.closes is ending)
        return case.finding(ending, f"{ending}.stated", said.text, said.lines)
    outcome, stated = _outcome(points, case)
    rule = f"decided.stated.{outcome}" if outcome else "decided.stated"
    if stated is None:
        return case.finding(Disposition.DECIDED, rule, decision.quote, decision.lines)
    lines = (decision.lines[0], stated.lines[1]) if in_parts else stated.lines
    return case.finding(Disposition.DECIDED, rule, stated.text, lines, outcome=outcome)


def _ending(points: list[Point], *, numbered: bool) -> Disposition | None:
    """
    Noted, removed and the like, unless something was decided as well.
    """
    if any(point.outcomes or _only_assigns(point) for point in points):
        return None
    endings = [point.closes for point in points]
    if not any(endings) or (numbered and None in endings):
        return None
    return next(ending for ending in endings if ending)


def _outcome(points: list[Point], case: Case) -> tuple[Outcome | None, Point | None]:
    """
    The outcome the points state (of a motion, those that name it), and the point that states it first.
    """
    kind = words.kind_of(case.paragraph.title)
    stating = [point for point in points if point.outcomes]
    if kind == "motion":
        stating = [point for point in stating if kind in point.bare.casefold()] or stating
    found = {outcome for point in stating for outcome in point.outcomes}
    said = stating[0] if stating else next(iter(points), None)
    if Outcome.APPROVED_IN_PART in found or {Outcome.APPROVED, Outcome.REJECTED} <= found:
        return Outcome.APPROVED_IN_PART, said
    for outcome in (Outcome.APPROVED, Outcome.REJECTED, Outcome.ANSWERED):
        if outcome in found:
            return outcome, said
    return None, said


def _without_decision(case: Case) -> list[Finding]:
    """
    A § without a decision: postponed by a point of order, answered, withdrawn or removed; else nothing happened.
    """
    if case.bulk:
        facts = _postponed(case, case.bulk.quote, case.bulk.lines, routine=False)
        return [case.finding(Disposition.POSTPONED, **facts)]
    kind = words.kind_of(case.paragraph.title)
    for section in case.paragraph.sections:
        if section.kind in _OUTSIDE or section.kind.startswith("fråga "):
            continue
        for text, lines in sentences(section):
            for disposition, said in ((Disposition.REMOVED, words.REMOVED), (Disposition.WITHDRAWN, words.WITHDRAWN)):
                if said.search(text) and (words.ITSELF.match(text) or disposition is Disposition.REMOVED):
                    return [case.finding(disposition, f"{disposition}.text", text, lines)]
            if kind in {"interpellation", "question"} and words.ANSWERS.search(text) and "?" not in text:
                rule = f"decided.reply.{Outcome.ANSWERED}"
                return [case.finding(Disposition.DECIDED, rule, text, lines, outcome=Outcome.ANSWERED)]
    return []
