"""
Why a matter is where it is, in one line, two at most: day, item, what, count, and the quote where the words matter.
"""

from __future__ import annotations

from attrs import evolve, frozen

from followup.model.answers import Context, Promise
from followup.model.codes import ConditionKind, Disposition, DocumentKind, PlaceKind
from followup.model.places import Place, Placed
from followup.model.subjects import Matter
from followup.model.targets import ByDate, MeetingOn, Period
from followup.reports.dates import period_text, plain_day
from followup.reports.deeds import Deed, comma, phrase, when
from followup.reports.page import shortened
from followup.reports.texts import Texts, msgid, translator
from followup.reports.whereabouts import hidden, sitting
from followup.reports.words import item_word, quoted, reason_word, sentence, title_of


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


def why_line(
    placed: Placed, promise: Promise | None, context: Context, locale: str, *, reader: str | None = None
) -> str:
    """
    Why a matter stands on the agenda it is on, or under *outstanding matters*.

    *reader* is the body whose agenda it is; it differs from the matter's own where another body holds it.
    """
    return _line(_telling(placed.matter, placed.place, context, locale, promise, reader=reader, here=True))


def why_short(matter: Matter, place: Place, context: Context, locale: str) -> str:
    """
    Why a matter is where it is, from its record alone: for lists that do not fetch the sentence that promised it.
    """
    return _line(_telling(matter, place, context, locale))


def why_now(matter: Matter, place: Place, promise: Promise | None, context: Context, locale: str) -> str:
    """
    Why a matter is where it is, told away from any agenda.
    """
    return _line(_telling(matter, place, context, locale, promise))


def review_line(
    placed: Placed, promise: Promise | None, context: Context, locale: str, *, reader: str | None = None
) -> str:
    """
    The line under *outstanding matters* on an agenda: the same, with the title in it.
    """
    telling = _telling(placed.matter, placed.place, context, locale, promise, reader=reader, here=True)
    if telling.matter.restricted:
        return telling.t.gettext("not shown")
    return _review(telling, title_of(telling.matter, telling.t))


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


def _telling(
    matter: Matter,
    place: Place,
    context: Context,
    locale: str,
    promise: Promise | None = None,
    *,
    reader: str | None = None,
    here: bool = False,
) -> Telling:
    # A matter handed over for decision is told to the body that waits for word of it, unless the other asks.
    own = reader or matter.origin or matter.body
    return Telling(matter, place, context, translator(locale), promise, own, here)


def _line(telling: Telling) -> str:
    if telling.matter.restricted:
        return telling.t.gettext("not shown")
    if telling.matter.kind == "umbrella" or _elsewhere(telling) or _without_day(telling):
        return _review(telling, "")
    return _spaced(_opening(telling), *_circumstances(telling))


def _spaced(*sentences: str) -> str:
    return " ".join(part for part in sentences if part)


def _elsewhere(telling: Telling) -> bool:
    meeting = telling.place.kind in {PlaceKind.AGENDA, PlaceKind.AWAITING_MEETING}
    return meeting and telling.place.body != telling.reader


def _without_day(telling: Telling) -> bool:
    return telling.place.kind in {PlaceKind.WITH_PARTY, PlaceKind.EVENT}


# On an agenda, or on the way to one


def _opening(telling: Telling) -> str:
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
    return sentence(_spaced(f"{bare}{comma(deed)} {target}", reason_word(deed.reason, t)))


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


def _circumstances(telling: Telling) -> list[str]:
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
    t, target = telling.t, telling.matter.target
    if not telling.place.overdue:
        return ""
    if isinstance(target, ByDate):
        return t.gettext("Promised by {day}; overdue.", day=plain_day(target.date, t, telling.context.today))
    if isinstance(target, Period):
        return t.gettext("Promised for {period}; overdue.", period=period_text(target.period, t))
    return sentence(t.gettext("overdue"))


def _cancellations(telling: Telling) -> list[str]:
    t, told = telling.t, []
    for skip in telling.place.skipped:
        if skip.why == "cancelled" and skip.date and not _secret(skip.meeting, telling.context):
            day = plain_day(skip.date, t, telling.context.today)
            told.append(t.gettext("The meeting on {day} was cancelled.", day=day))
    return told


def _secret(meeting: str, context: Context) -> bool:
    found = context.meetings.get(meeting)
    return found is not None and found.restricted


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


# Under "outstanding matters": with a party, with another body, a missing fact, an umbrella


def _review(telling: Telling, title: str) -> str:
    if telling.matter.kind == "umbrella":
        return _umbrella(telling, title)
    if telling.place.kind is PlaceKind.WITH_PARTY:
        return _with_party(telling, title)
    if telling.place.kind is PlaceKind.EVENT:
        return _event(telling, title)
    if _elsewhere(telling):
        return _with_body(telling, title)
    told = _spaced(_opening(telling), *_circumstances(telling))
    return _spaced(sentence(title), told)


def _titled(head: str, title: str) -> str:
    return sentence(f"{head}: {title}" if title else head)


def _umbrella(telling: Telling, title: str) -> str:
    t, deed = telling.t, telling.deed
    asked = t.gettext("which ones? Name them or drop it.")
    if telling.quote:
        item = f" ({item_word(deed.item, t)})" if deed.item else ""
        return f'"{telling.quote}"{item}: {asked}'
    if not title:
        return f"{phrase(deed, telling.context, t)}: {asked}"
    return f"{title} ({when(deed, telling.context, t)}): {asked}"


def _with_party(telling: Telling, title: str) -> str:
    t, place, deed = telling.t, telling.place, telling.deed
    party = telling.context.party(place.party)
    head = t.gettext("Waiting on {party} since {day}", party=party, day=_since(telling, deed))
    if place.date is None:
        promised = t.gettext("No date promised.")
    else:
        day = plain_day(place.date, t, telling.context.today)
        late = t.gettext("Promised by {day}; overdue.", day=day)
        promised = late if place.overdue else t.gettext("Promised by {day}.", day=day)
    return _spaced(_titled(head, title), promised, counts(telling.matter, place.missed, t))


def _since(telling: Telling, deed: Deed) -> str:
    return plain_day(deed.on, telling.t, telling.context.today) if deed.on else ""


def _with_body(telling: Telling, title: str) -> str:
    t, place, context = telling.t, telling.place, telling.context
    day = f" {plain_day(place.date, t, context.today)}" if place.date and not hidden(place, context) else ""
    told = t.gettext("Left to it on {when}.", when=when(telling.deed, context, t))
    if place.unminuted:
        told = _spaced(told, t.gettext("Its notes are missing."))
    elif place.kind is PlaceKind.AWAITING_MEETING and not day:
        told = _spaced(told, t.gettext("It has no meeting planned."))
    return _spaced(_titled(context.body(place.body) + day, title), told)


def _event(telling: Telling, title: str) -> str:
    t, place, matter = telling.t, telling.place, telling.matter
    period = period_text(place.period, t) if place.period else ""
    event = place.event if place.event.casefold() not in title.casefold() else ""
    about = ", ".join(part for part in (event, period) if part)
    missing = t.gettext("not known yet") if matter.kind == "missing_fact" else t.gettext("is to come up there")
    head = f"{title} ({about})" if title and about else title or about
    owner = telling.context.party(matter.owner)
    who = t.gettext("{owner} is to act.", owner=owner) if owner else t.gettext("Nobody is responsible.")
    late = sentence(t.gettext("overdue")) if place.overdue else ""
    return _spaced(sentence(f"{head}: {missing}" if head else missing), late, who)
