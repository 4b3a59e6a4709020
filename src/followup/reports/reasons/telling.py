"""
One matter to be told of: what put it where it is, and under what circumstances.
"""

from __future__ import annotations

from attrs import evolve, frozen

from followup.model.answers import Context, Promise
from followup.model.codes import ConditionKind, Disposition, DocumentKind, PlaceKind
from followup.model.matters import Matter, Place
from followup.model.targets import ByDate, MeetingOn, Period
from followup.reports.drawing.text import shortened
from followup.reports.words.actions import (
    Deed,
    comma,
    phrase,
    when,
)
from followup.reports.words.places import secret, sitting
from followup.reports.words.translation import Texts, msgid, period_text, plain_day
from followup.reports.words.vocabulary import quoted, reason_word, sentence


QUOTE = 120
"""How much of a sentence a line that says why can bear."""


@frozen
class Telling:
    """
    One matter to be told of, in one language, to the body whose paper it is.

    *here*: the line stands on the agenda that the matter is on.
    """

    matter: Matter
    place: Place
    context: Context
    t: Texts
    promise: Promise | None = None
    reader: str = ""
    here: bool = False

    @property
    def deed(self) -> Deed:
        """
        What put the matter where it is.
        """
        return Deed.of(self.matter, self.promise)

    @property
    def quote(self) -> str:
        """
        As much of the sentence that promised it as a line can bear.
        """
        return shortened(self.promise.quote, QUOTE) if self.promise else ""


def counts(matter: Matter, missed: int, t: Texts) -> str:
    """
    How often it was postponed and passed over; the first postponement alone is not counted aloud.
    """
    postponed = matter.postponements
    if postponed < 2 and not missed:
        return ""
    told = [t.ngettext("postponed once", "postponed {n} times", postponed)] if postponed else []
    if missed:
        told.append(t.ngettext("passed over once", "passed over {n} times", missed))
    return sentence(", ".join(told))


def spaced(*sentences: str) -> str:
    """
    The sentences that there are, one after another.
    """
    return " ".join(part for part in sentences if part)


def behind_doors(telling: Telling) -> bool:
    """
    Whether what put the matter where it is happened at a meeting that is not shown.
    """
    return secret(telling.deed.meeting, telling.context)


def not_told(telling: Telling) -> str:
    """
    What may be said of it then.
    """
    return telling.t.gettext("From {meeting}, which is not shown.", meeting=telling.deed.meeting)


def elsewhere(telling: Telling) -> bool:
    """
    Whether another body than the reader has it on an agenda, or will have.
    """
    meeting = telling.place.kind in {PlaceKind.AGENDA, PlaceKind.AWAITING_MEETING}
    return meeting and telling.place.body != telling.reader


def without_day(telling: Telling) -> bool:
    """
    Whether it is at no meeting: with a party, or at an event.
    """
    return telling.place.kind in {PlaceKind.WITH_PARTY, PlaceKind.EVENT}


# On an agenda, or on the way to one


def opening(telling: Telling) -> str:
    """
    What was done with the matter, and when: the sentence every line begins with.
    """
    deed, t = telling.deed, telling.t
    if telling.place.if_time_permits and _condition_words(telling):
        bare = phrase(evolve(deed, reason=None), telling.context, t)
        return f"{bare}: {quoted(_condition_words(telling))}"
    if deed.disposition is Disposition.REFERRED and deed.body and deed.body != telling.reader:
        sender = telling.context.body(deed.body)
        return t.gettext("Referred here by {body} on {when}.", body=sender, when=when(deed, telling.context, t))
    target = _to_meeting(telling, deed)
    if not target:
        return sentence(phrase(deed, telling.context, t))
    bare = phrase(evolve(deed, reason=None), telling.context, t)
    return sentence(spaced(f"{bare}{comma(deed)} {target}", reason_word(deed.reason, t)))


def _to_meeting(telling: Telling, deed: Deed) -> str:
    # Said only of a decision whose meeting it still is: one that was put off further tells that instead.
    place = telling.place
    decided = deed.disposition is Disposition.POSTPONED and deed.by_decision
    if not decided or place.kind is not PlaceKind.AGENDA or place.assumed or place.overdue or place.skipped:
        return ""
    if telling.here:
        return telling.t.gettext("to this meeting")
    return telling.t.gettext("to {sitting}", sitting=sitting(place, telling.context, telling.t))


def _condition_words(telling: Telling) -> str:
    condition = telling.matter.condition
    if condition is not None and condition.kind is ConditionKind.IF_TIME_PERMITS and condition.text:
        return condition.text
    return telling.quote


def circumstances(telling: Telling) -> list[str]:
    """
    What else there is to know: what was assumed or cancelled, what holds in the meantime, how often it came back.
    """
    t, place = telling.t, telling.place
    told = [_assumption(telling), _lateness(telling), *_cancellations(telling), _waiting(telling)]
    if place.precondition:
        told.append(t.gettext("Needs first: {quote}", quote=quoted(place.precondition)))
    if telling.matter.interim:
        told.append(t.gettext("In the meantime: {quote}", quote=quoted(shortened(telling.matter.interim, QUOTE))))
    return [*told, counts(telling.matter, place.missed, t)]


def _assumption(telling: Telling) -> str:
    t, target = telling.t, telling.matter.target
    if not telling.place.assumed:
        return ""
    if isinstance(target, MeetingOn):
        if target.date is None:
            return t.gettext("The meeting named is not known; the next meeting is assumed.")
        day = plain_day(target.date, t, telling.context.today)
        return t.gettext("The meeting on {day} was never planned; the next meeting is assumed.", day=day)
    return t.gettext(_silent_source(telling))


def _silent_source(telling: Telling) -> str:
    document = telling.promise.document if telling.promise else None
    if document is None:
        return msgid("No target was given; the next meeting is assumed.")
    if document.kind is DocumentKind.MINUTES:
        return msgid("The minutes name no target; the next meeting is assumed.")
    return msgid("The notes name no target; the next meeting is assumed.")


def _lateness(telling: Telling) -> str:
    t, target, late = telling.t, telling.matter.target, telling.place.overdue
    if not late and telling.place.kind is not PlaceKind.AGENDA:
        return ""
    if isinstance(target, ByDate):
        day = plain_day(target.date, t, telling.context.today)
        return t.gettext("Promised by {day}; overdue.", day=day) if late else t.gettext("Promised by {day}.", day=day)
    if isinstance(target, Period):
        period = period_text(target.period, t)
        overdue = t.gettext("Promised for {period}; overdue.", period=period)
        return overdue if late else t.gettext("Promised for {period}.", period=period)
    return sentence(t.gettext("overdue")) if late else ""


def _cancellations(telling: Telling) -> list[str]:
    t, told = telling.t, []
    for skip in telling.place.skipped:
        if skip.why == "cancelled" and skip.date and not secret(skip.meeting, telling.context):
            day = plain_day(skip.date, t, telling.context.today)
            told.append(t.gettext("The meeting on {day} was cancelled.", day=day))
    return told


def _waiting(telling: Telling) -> str:
    t, place = telling.t, telling.place
    day = plain_day(place.date, t, telling.context.today) if place.date else ""
    if place.kind is PlaceKind.RESTING:
        return t.gettext("Rests until {day}.", day=day)
    if place.kind is not PlaceKind.AWAITING_MEETING:
        return ""
    if day:
        return t.gettext("The meeting on {day} is not planned yet.", day=day)
    return t.gettext("No meeting is planned.")
