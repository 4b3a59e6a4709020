"""
Where a matter is, in words: short for a column, longer for a sentence, and what was said of where it goes.
"""

from __future__ import annotations

from datetime import date

from followup.model.answers import Context
from followup.model.bodies import Meeting
from followup.model.codes import ConditionKind, PlaceKind
from followup.model.matters import Matter, Place, Skip, Step
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
from followup.reports.drawing.blocks import glued, join
from followup.reports.words.disclosure import hidden, key_alone, secret
from followup.reports.words.translation import (
    Texts,
    full_day,
    period_text,
    plain_day,
    short_day,
)
from followup.reports.words.vocabulary import SKIPS, party_word
from followup.rules.dispositions import EFFECTS


def meeting_name(meeting: Meeting, t: Texts) -> str:
    """
    "LG 2 december 2022"; its key where it has no day, or is not to be shown.
    """
    if meeting.restricted:
        return key_alone(meeting.key, t)
    return f"{meeting.body} {full_day(meeting.date, t)}" if meeting.date else meeting.key


def sitting(place: Place, context: Context, t: Texts, *, short: bool = False) -> str:
    """
    The meeting of a place: "LG 2 december", for a column "LG 2 dec".
    """
    if hidden(place, context) or place.date is None:
        return place.meeting or place.body
    day = short_day if short else plain_day
    return f"{place.body} {day(place.date, t, context.today)}"


def where_now(matter: Matter, place: Place, context: Context, t: Texts) -> str:
    """
    The column *Now* of the register: "LG 2 dec (antaget)", "Region Stockholm, inget datum".
    """
    text = join((_column(matter, place, context, t), *_more(place, t)))
    text = ", ".join(glued(part) for part in text.split(", "))
    return f"{text}  {glued('! ' + t.gettext('notes missing'))}" if place.unminuted else text


def _column(matter: Matter, place: Place, context: Context, t: Texts) -> str:
    match place.kind:
        case PlaceKind.AGENDA:
            where = sitting(place, context, t, short=True)
            return t.gettext("{where} (assumed)", where=where) if place.assumed else where
        case PlaceKind.AWAITING_MEETING:
            where = sitting(place, context, t, short=True)
            return t.gettext("{where}, not planned yet" if place.date else "{where}, awaiting a meeting", where=where)
        case PlaceKind.WITH_PARTY:
            return f"{party_word(place.party, context, t)}, {_until(place, context, t)}"
        case PlaceKind.RESTING:
            return t.gettext("resting until {day}", day=_short(place.date, context, t))
        case PlaceKind.EVENT:
            return _event_column(matter, place, t)


def _event_column(matter: Matter, place: Place, t: Texts) -> str:
    when = period_text(place.period, t) if place.period else ""
    who = "" if matter.owner else t.gettext("nobody responsible")
    what = when or place.event if who else place.event + (f", {when}" if when else "")
    return join((who, what))


def _until(place: Place, context: Context, t: Texts) -> str:
    if place.date is None:
        return t.gettext("no date")
    return t.gettext("until {day}", day=_short(place.date, context, t))


def _short(day: date | None, context: Context, t: Texts) -> str:
    return short_day(day, t, context.today) if day else ""


def _more(place: Place, t: Texts) -> list[str]:
    more = [t.gettext("if time permits") if place.if_time_permits else "", place.precondition]
    more.append(t.gettext("overdue") if place.overdue else "")
    more.append(t.ngettext("passed over once", "passed over {n} times", place.missed) if place.missed else "")
    return more


def place_sentence(matter: Matter, place: Place, context: Context, t: Texts) -> str:
    """
    Where it is now, as a sentence such as "Ligger nu på LG 13 januari".
    """
    text = _place_text(matter, place, context, t)
    notes = [t.gettext("assumed") if place.assumed else "", t.gettext("overdue") if place.overdue else ""]
    notes.append(t.gettext("if time permits") if place.if_time_permits else "")
    phrase = join(notes)
    text = f"{text} ({phrase})." if phrase else f"{text}."
    return f"{text} {t.gettext('Its notes are missing.')}" if place.unminuted else text


def _place_text(matter: Matter, place: Place, context: Context, t: Texts) -> str:
    day = plain_day(place.date, t, context.today) if place.date else ""
    match place.kind:
        case PlaceKind.AGENDA:
            return t.gettext("Is now on {sitting}", sitting=sitting(place, context, t))
        case PlaceKind.AWAITING_MEETING if place.date:
            return t.gettext("Is to be on {sitting}, not planned yet", sitting=sitting(place, context, t))
        case PlaceKind.AWAITING_MEETING:
            return t.gettext("Awaits a meeting of {body}: none is planned", body=context.body(place.body))
        case PlaceKind.WITH_PARTY if place.date:
            return t.gettext("Is now with {party}, until {day}", party=party_word(place.party, context, t), day=day)
        case PlaceKind.WITH_PARTY:
            return t.gettext("Is now with {party}, no date promised", party=party_word(place.party, context, t))
        case PlaceKind.RESTING:
            return t.gettext("Rests until {day}", day=day)
        case PlaceKind.EVENT:
            return _at_event(matter, place, t)


def _at_event(matter: Matter, place: Place, t: Texts) -> str:
    when = f", {period_text(place.period, t)}" if place.period else ""
    who = "" if matter.owner else "; " + t.gettext("nobody responsible")
    return t.gettext("Is to come up at: {event}", event=f"{place.event}{when}{who}")


def skip_line(skip: Skip, context: Context, t: Texts) -> str:
    """
    A meeting passed over, and why: "LG.4, 4 november: inställt".
    """
    open_day = None if secret(skip.meeting, context) else skip.date
    day = f", {plain_day(open_day, t, context.today)}" if open_day else ""
    return f"{skip.meeting}{day}: {t.gettext(SKIPS[skip.why])}"


def target_words(step: Step, context: Context, t: Texts) -> str:
    """
    Where a step said that the matter goes next; nothing where it did not say.
    """
    return join((_target(step.target, context, t), _condition(step.condition, t)))


def target_short(matter: Matter, context: Context, t: Texts) -> str:
    """
    Where the last promise said that a matter goes next, or is assumed to.
    """
    where = _target(matter.target, context, t)
    if not where and matter.owner and EFFECTS[matter.disposition].waits:
        where = party_word(matter.owner, context, t)
    elif not where:
        where = t.gettext("{where} (assumed)", where=_target(NextMeeting(matter.body), context, t))
    return join((where, _condition(matter.condition, t)))


def _target(target: Target, context: Context, t: Texts) -> str:
    def day(value: date) -> str:
        return plain_day(value, t, context.today)

    match target:
        case NextMeeting(body):
            return t.gettext("the next meeting of {body}", body=body)
        case MeetingOn(body, on, key):
            return _given(body, on, key, context, t)
        case FirstMeetingFrom(body, on):
            return t.gettext("the first meeting of {body} from {day}", body=body, day=day(on))
        case ByDate(on):
            return t.gettext("by {day}", day=day(on))
        case Period(period):
            return period_text(period, t)
        case Event(event, period):
            return f"{event}, {period_text(period, t)}" if period else event
        case WithParty(party, until):
            who = party_word(party, context, t)
            return t.gettext("with {party} until {day}", party=who, day=day(until)) if until else who
        case Unspecified():
            return ""


def _given(body: str, on: date | None, key: str | None, context: Context, t: Texts) -> str:
    meeting = context.meetings.get(key or "")
    if meeting is not None:
        on = meeting.date or on
    if on is None or secret(key, context):
        return key or body
    return f"{body} {plain_day(on, t, context.today)}"


def _condition(condition: Condition | None, t: Texts) -> str:
    if condition is None:
        return ""
    return t.gettext("if time permits") if condition.kind is ConditionKind.IF_TIME_PERMITS else condition.text
