"""
One matter to be told of: what put it where it is, and under what circumstances.
"""

from __future__ import annotations

from functools import cached_property

from attrs import evolve, frozen

from followup.model.answers import Context, Promise
from followup.model.codes import ConditionKind, Disposition, DocumentKind, PlaceKind
from followup.model.matters import Matter, Place
from followup.model.targets import ByDate, MeetingOn, Period
from followup.reports.drawing.blocks import join, shortened
from followup.reports.words.actions import (
    ActionSummary,
    comma,
    phrase,
    when,
)
from followup.reports.words.disclosure import quote_of, secret
from followup.reports.words.places import sitting
from followup.reports.words.translation import Texts, msgid, period_text, plain_day
from followup.reports.words.vocabulary import quoted, reason_word, sentence


QUOTE = 120
"""How much of a sentence a line that says why can bear."""


@frozen(slots=False)
class ReasonContext:
    """
    One matter to be told of, in one language, to the body whose paper it is.

    *here*: the line stands on the agenda that the matter is on.
    """

    matter: Matter
    place: Place
    context: Context
    t: Texts
    promise: Promise | None
    reader: str
    here: bool = False

    @cached_property
    def action(self) -> ActionSummary:
        """
        What put the matter where it is.
        """
        return ActionSummary.of(self.matter, self.promise)

    @property
    def words(self) -> str:
        """
        As much of the sentence that promised it as a line can bear.
        """
        return shortened(quote_of(self.promise, self.context), QUOTE)


def counts(matter: Matter, missed: int, t: Texts) -> str:
    """
    How often it was postponed and passed over; the first postponement alone is not counted aloud.
    """
    postponed = matter.postponements
    if postponed < 2 and not missed:
        return ""
    parts = [t.ngettext("postponed once", "postponed {n} times", postponed)] if postponed else []
    if missed:
        parts.append(t.ngettext("passed over once", "passed over {n} times", missed))
    return sentence(", ".join(parts))


def spaced(*sentences: str) -> str:
    """
    The sentences that there are, one after another.
    """
    return join(sentences, " ")


def source_restricted(reason: ReasonContext) -> bool:
    """
    Whether what put the matter where it is happened at a meeting that is not shown.
    """
    return secret(reason.action.meeting, reason.context)


def elsewhere(reason: ReasonContext) -> bool:
    """
    Whether another body than the reader has it on an agenda, or will have.
    """
    meeting = reason.place.kind in {PlaceKind.AGENDA, PlaceKind.AWAITING_MEETING}
    return meeting and reason.place.body != reason.reader


def without_day(reason: ReasonContext) -> bool:
    """
    Whether it is at no meeting: with a party, or at an event.
    """
    return reason.place.kind in {PlaceKind.WITH_PARTY, PlaceKind.EVENT}


# On an agenda, or on the way to one


def opening(reason: ReasonContext) -> str:
    """
    What was done with the matter, and when: the sentence every line begins with.
    """
    action, t = reason.action, reason.t
    if reason.place.if_time_permits and _condition_words(reason):
        bare = phrase(evolve(action, reason=None), reason.context, t)
        return f"{bare}: {quoted(_condition_words(reason))}"
    if action.disposition is Disposition.REFERRED and action.body and action.body != reason.reader:
        sender = reason.context.body(action.body)
        return t.gettext("Referred here by {body} on {when}.", body=sender, when=when(action, reason.context, t))
    target = _to_meeting(reason)
    if not target:
        return sentence(phrase(action, reason.context, t))
    bare = phrase(evolve(action, reason=None), reason.context, t)
    return sentence(spaced(f"{bare}{comma(action)} {target}", reason_word(action.reason, t)))


def _to_meeting(reason: ReasonContext) -> str:
    # Said only of a decision whose meeting it still is: one that was put off further tells that instead.
    place = reason.place
    decided = reason.action.disposition is Disposition.POSTPONED and reason.action.by_decision
    if not decided or place.kind is not PlaceKind.AGENDA or place.assumed or place.overdue or place.skipped:
        return ""
    if reason.here:
        return reason.t.gettext("to this meeting")
    return reason.t.gettext("to {sitting}", sitting=sitting(place, reason.context, reason.t))


def _condition_words(reason: ReasonContext) -> str:
    condition = reason.matter.condition
    if condition is not None and condition.kind is ConditionKind.IF_TIME_PERMITS and condition.text:
        return condition.text
    return reason.words


def circumstances(reason: ReasonContext) -> list[str]:
    """
    What else there is to know: what was assumed or cancelled, what holds in the meantime, how often it came back.
    """
    t, place = reason.t, reason.place
    parts = [_assumption(reason), _lateness(reason), *_cancellations(reason), _waiting(reason)]
    if place.precondition:
        parts.append(t.gettext("Needs first: {quote}", quote=quoted(place.precondition)))
    if reason.matter.interim:
        parts.append(t.gettext("In the meantime: {quote}", quote=quoted(shortened(reason.matter.interim, QUOTE))))
    return [*parts, counts(reason.matter, place.missed, t)]


def _assumption(reason: ReasonContext) -> str:
    t, target = reason.t, reason.matter.target
    if not reason.place.assumed:
        return ""
    if isinstance(target, MeetingOn):
        if target.date is None:
            return t.gettext("The meeting named is not known; the next meeting is assumed.")
        day = plain_day(target.date, t, reason.context.today)
        return t.gettext("The meeting on {day} was never planned; the next meeting is assumed.", day=day)
    return t.gettext(_silent_source(reason))


def _silent_source(reason: ReasonContext) -> str:
    document = reason.promise.document if reason.promise else None
    if document is None:
        return msgid("No target was given; the next meeting is assumed.")
    if document.kind is DocumentKind.MINUTES:
        return msgid("The minutes name no target; the next meeting is assumed.")
    return msgid("The notes name no target; the next meeting is assumed.")


def _lateness(reason: ReasonContext) -> str:
    t, target, late = reason.t, reason.matter.target, reason.place.overdue
    if not late and reason.place.kind is not PlaceKind.AGENDA:
        return ""
    if isinstance(target, ByDate):
        day = plain_day(target.date, t, reason.context.today)
        return t.gettext("Promised by {day}; overdue.", day=day) if late else t.gettext("Promised by {day}.", day=day)
    if isinstance(target, Period):
        period = period_text(target.period, t)
        overdue = t.gettext("Promised for {period}; overdue.", period=period)
        return overdue if late else t.gettext("Promised for {period}.", period=period)
    return sentence(t.gettext("overdue")) if late else ""


def _cancellations(reason: ReasonContext) -> list[str]:
    t, parts = reason.t, []
    for skip in reason.place.skipped:
        if skip.why == "cancelled" and skip.date and not secret(skip.meeting, reason.context):
            day = plain_day(skip.date, t, reason.context.today)
            parts.append(t.gettext("The meeting on {day} was cancelled.", day=day))
    return parts


def _waiting(reason: ReasonContext) -> str:
    t, place = reason.t, reason.place
    day = plain_day(place.date, t, reason.context.today) if place.date else ""
    if place.kind is PlaceKind.RESTING:
        return t.gettext("Rests until {day}.", day=day)
    if place.kind is not PlaceKind.AWAITING_MEETING:
        return ""
    if day:
        return t.gettext("The meeting on {day} is not planned yet.", day=day)
    return t.gettext("No meeting is planned.")
