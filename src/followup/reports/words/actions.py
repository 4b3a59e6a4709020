"""
What was done with a matter, as one phrase: "Bordlagt den 28 oktober på grund av tidsbrist".
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

from followup.model.answers import Context, Promise
from followup.model.codes import Disposition, Purpose
from followup.model.matters import ActFacts, Facts, Matter, facts_of
from followup.model.targets import FirstMeetingFrom, MeetingOn, NextMeeting, WithParty
from followup.reports.drawing.blocks import join
from followup.reports.words.dispositions import DISPOSITIONS
from followup.reports.words.translation import Texts, msgid, plain_day
from followup.reports.words.vocabulary import (
    item_word,
    numbered,
    party_word,
    reason_word,
)


REFERRED_FOR = {
    Purpose.DECISION: msgid("Referred to {whom} for decision on {when}"),
    Purpose.PREPARATION: msgid("Referred to {whom} for preparation on {when}"),
    Purpose.CONSULTATION: msgid("Referred to {whom} for consultation on {when}"),
    Purpose.INFORMATION: msgid("Sent to {whom} for information on {when}"),
}

RAISED_AS = {
    "request": msgid("Request, {when}"),
    "motion": msgid("Moved on {when}"),
    "interpellation": msgid("Moved on {when}"),
    "question": msgid("Moved on {when}"),
    "proposal": msgid("Moved on {when}"),
}


@frozen
class ActionSummary(ActFacts):
    """
    What the phrase is made of; it comes from a step, or where there is none from the record.
    """

    disposition: Disposition
    on: date | None
    body: str = ""
    item: str = ""
    meeting: str | None = None
    also: tuple[str, ...] = ()
    by_decision: bool = True
    ended: bool = False

    @classmethod
    def of(cls, matter: Matter, promise: Promise | None) -> ActionSummary:
        """
        What *promise* says was done, or else the record.
        """
        if promise is None:
            return cls._of_record(matter)
        step, document = promise.step, promise.document
        also = dict.fromkeys(numbered(item, document) for item in promise.also if item and item != step.item)
        facts = facts_of(step, ActFacts) | {"owner": step.owner or matter.owner, "kind": step.kind or matter.kind}
        return cls(
            *(step.disposition, step.on, step.body, numbered(step.item, document), step.meeting, tuple(also)),
            by_decision=step.by_decision,
            ended=step.closes,
            **facts,
        )

    @classmethod
    def _of_record(cls, matter: Matter) -> ActionSummary:
        body, on = matter.origin or matter.body, matter.anchor_on or matter.opened_on
        return cls(
            *(matter.disposition, on, body, numbered(matter.anchor_item), matter.anchor_meeting),
            by_decision=matter.by_decision,
            purpose=Purpose.DECISION if matter.origin else None,
            **facts_of(matter, Facts),
        )


def when(action: ActionSummary, context: Context, t: Texts) -> str:
    """
    Day and item, and where else the same document says it: "28 oktober, p. 7 (även p. 5)".
    """
    day = plain_day(action.on, t, context.today) if action.on else t.gettext("a day not known")
    also = t.joined([item_word(item, t) for item in action.also])
    text = join((day, item_word(action.item, t)))
    return t.gettext("{item} (also {others})", item=text, others=also) if also else text


def whom(action: ActionSummary, context: Context, t: Texts) -> str:
    """
    To whom it was referred or assigned, or who undertook it; nothing if nobody is told.
    """
    match action.target:
        case NextMeeting(body) | MeetingOn(body) | FirstMeetingFrom(body) if body != action.body:
            return context.body(body)
        case WithParty(party):
            return party_word(party, context, t)
    return party_word(action.owner, context, t)


def phrase(action: ActionSummary, context: Context, t: Texts) -> str:
    """
    What was done, when and under which item, to whom and why; no full stop.
    """
    somebody = whom(action, context, t)
    text = t.gettext(_template(action, somebody), when=when(action, context, t), whom=somebody)
    return with_reason(text, action, t)


def with_reason(text: str, action: ActionSummary, t: Texts) -> str:
    """
    *text* with the reason behind it, set off by a comma where an item stands before.
    """
    why = reason_word(action.reason, t)
    return f"{text}{comma(action)} {why}" if why else text


def comma(action: ActionSummary) -> str:
    """
    The comma that closes an item's number in running text.
    """
    return "," if action.item and not action.also else ""


def _template(action: ActionSummary, somebody: str) -> str:
    phrases = DISPOSITIONS[action.disposition]
    if action.disposition is Disposition.POSTPONED and not action.by_decision:
        return msgid("To be taken up again, {when}")
    if action.disposition is Disposition.RAISED:
        return RAISED_AS.get(action.kind) or (phrases.done if action.meeting else msgid("Raised on {when}"))
    if action.disposition is Disposition.REFERRED and somebody and action.purpose:
        return REFERRED_FOR[action.purpose]
    if somebody and phrases.to:
        return phrases.to
    return (action.ended and phrases.ended) or phrases.done
