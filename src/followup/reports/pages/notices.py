"""
What people are told, from outside: what a run did, the rules, the snoozes, and the messages on their way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from followup.model.codes import Cause, MessageState, RuleKind
from followup.model.notices import Coming, Confirmation, Notice, OutboxMessage, Ran, Rule, Snooze
from followup.reports.drawing.blocks import BLANK, Block, Heading, Paragraph, Table, join, listed
from followup.reports.words.translation import Texts, msgid, translator


KINDS = {
    RuleKind.AGENDA: msgid("the agenda of a meeting, ahead of it"),
    RuleKind.MINUTES: msgid("a meeting was held, and its notes are missing"),
    RuleKind.ELSEWHERE: msgid("a meeting elsewhere had a matter of ours, and its notes are missing"),
    RuleKind.OWED: msgid("somebody owes a matter, and promised no day"),
    RuleKind.DUE_SOON: msgid("a matter is due soon"),
    RuleKind.DUE: msgid("a matter is due"),
    RuleKind.OVERDUE: msgid("a matter is late"),
    RuleKind.MISSED: msgid("a meeting passed over what was promised for it"),
    RuleKind.POSTPONED: msgid("a matter was postponed again"),
    RuleKind.ANSWER: msgid("a motion is to be answered"),
    RuleKind.TROUBLE: msgid("a message has failed for good"),
}

STATES = {
    MessageState.WAITING: msgid("waiting"),
    MessageState.SENDING: msgid("being sent"),
    MessageState.SENT: msgid("sent"),
    MessageState.FAILED: msgid("failed"),
    MessageState.DROPPED: msgid("dropped"),
}

CAUSES = {
    Cause.FIRST: msgid("for the first time"),
    Cause.AGAIN: msgid("again, by its rhythm"),
    Cause.CHANGED: msgid("again, since it has changed"),
    Cause.BACK: msgid("back from a snooze"),
}

WEEKDAYS = {
    "monday": msgid("monday"),
    "tuesday": msgid("tuesday"),
    "wednesday": msgid("wednesday"),
    "thursday": msgid("thursday"),
    "friday": msgid("friday"),
    "saturday": msgid("saturday"),
    "sunday": msgid("sunday"),
}

SHORT = 8
"""So much of a message's key tells it from others."""


def ran(one: Ran, locale: str) -> list[Block]:
    """
    What a run did, in one line, and what went wrong in further ones.
    """
    t = translator(locale)
    told = t.gettext(
        "Planned {planned}, sent {sent}, later {later}, failed {failed}, snoozed {snoozed}, dropped {dropped},"
        " left {left}.",
        planned=one.planned,
        sent=one.sent,
        later=one.later,
        failed=one.failed,
        snoozed=one.snoozed,
        dropped=one.dropped,
        left=one.left,
    )
    alone = [t.gettext("Nobody can be told of what {body} has: it has no secretary.", body=b) for b in one.unreachable]
    return [Paragraph(text) for text in (told, *alone)]


def trouble_lines(one: Ran, locale: str) -> Iterator[str]:
    """
    What the operator is to hear of a run: what began, what ended, and what failed for good.
    """
    t = translator(locale)
    for scheme, error in one.begun:
        what = t.translate(error).rstrip(".")
        yield t.gettext("Messages to {scheme}: wait: {what}.", scheme=scheme, what=what)
    for scheme in one.ended:
        yield t.gettext("Messages to {scheme}: go out again.", scheme=scheme)
    for message in one.failures:
        what = t.translate(message.error).rstrip(".")
        yield t.gettext("The message {key} failed for good: {what}.", key=message.key[:SHORT], what=what)


def rehearsed(one: Ran, locale: str) -> list[Block]:
    """
    The messages that a run would send, whole, and the next one to come after them.
    """
    t = translator(locale)
    blocks: list[Block] = []
    for message in one.messages:
        blocks += [*_head(message, t), *map(_line, message.text.splitlines()), BLANK]
    if not one.messages:
        blocks.append(Paragraph(t.gettext("Nothing is to be sent now.")))
    return [*blocks, Paragraph(next_line(one.coming, t))]


def next_line(one: Coming | None, t: Texts) -> str:
    """
    "next: Fri 25 Nov, agenda, 1 recipient".
    """
    if one is None:
        return t.gettext("next: nothing in the coming three months")
    day = f"{one.on.day} {t.formats.short_months[one.on.month - 1]}"
    return t.ngettext(
        "next: {day}, {kind}, {n} recipient",
        "next: {day}, {kind}, {n} recipients",
        one.recipients,
        day=day,
        kind=one.kind,
    )


def _head(message: OutboxMessage, t: Texts) -> list[Block]:
    return [
        *listed([(t.gettext("To"), message.address), (t.gettext("Subject"), message.subject)]),
        BLANK,
    ]


def _line(text: str) -> Paragraph:
    return Paragraph(text.strip(), indent=len(text) - len(text.lstrip()), whole=True)


def rules(found: Iterable[Rule], locale: str) -> list[Block]:
    """
    The rules in a table: when each tells whom.
    """
    t = translator(locale)
    headers = [
        t.gettext("Rule"),
        t.gettext("Body"),
        t.gettext("First"),
        t.gettext("Rhythm"),
        t.gettext("Recipient"),
        t.gettext("Tells"),
    ]
    return [Table(headers, [_rule(rule, t) for rule in found], wide=5, short=False)]


def _rule(rule: Rule, t: Texts) -> list[str]:
    first = join((str(rule.first), t.gettext(WEEKDAYS.get(rule.weekday, ""))), " ")
    state = f" ({t.gettext('paused')})" if rule.paused else f" ({t.gettext('removed')})" if rule.removed else ""
    rhythm = str(rule.rhythm) if rule.rhythm else t.gettext("once")
    return [rule.key, rule.body or "–", first, rhythm, rule.recipient, t.gettext(KINDS[rule.kind]) + state]


def snoozed(one: Snooze, locale: str) -> list[Block]:
    """
    That something is silent for a while.
    """
    t = translator(locale)
    name = one.subject.partition(":")[2]
    rule = f" ({one.rule})" if one.rule else ""
    told = t.gettext(
        "{name} rests until {day}{rule}; nothing else about it changes.", name=name, day=one.until, rule=rule
    )
    return [Paragraph(told)]


def snoozes(found: Sequence[Snooze], locale: str) -> list[Block]:
    """
    What is silent, and until when.
    """
    t = translator(locale)
    if not found:
        return [Paragraph(t.gettext("Nothing is snoozed."))]
    headers = [
        t.gettext("Snooze"),
        t.gettext("What"),
        t.gettext("Rule"),
        t.gettext("Until"),
        t.gettext("By"),
        t.gettext("Because"),
    ]
    rows = [[one.key, one.subject, one.rule or "–", str(one.until), one.author, one.because] for one in found]
    return [Table(headers, rows, wide=5, short=False)]


def confirmed(one: Confirmation, meeting: str, locale: str) -> list[Block]:
    """
    That minutes were read right.
    """
    t = translator(locale)
    return [
        Paragraph(t.gettext("The minutes of {meeting} are confirmed: {document}.", meeting=meeting, document=one.key))
    ]


def messages(found: Sequence[OutboxMessage], locale: str) -> list[Block]:
    """
    The messages in a table.
    """
    t = translator(locale)
    if not found:
        return [Paragraph(t.gettext("No messages."))]
    headers = [t.gettext("Message"), t.gettext("State"), t.gettext("Tried"), t.gettext("To"), t.gettext("Subject")]
    rows = [
        [one.key[:SHORT], t.gettext(STATES[one.state]), str(one.attempts), one.address or "–", one.subject or "–"]
        for one in found
    ]
    return [Table(headers, rows, wide=4)]


def message(one: OutboxMessage, notices: Iterable[Notice], locale: str) -> list[Block]:
    """
    A message whole, with why each of its notices was made.
    """
    t = translator(locale)
    facts = listed(
        [
            (t.gettext("Message"), one.key),
            (t.gettext("State"), t.gettext(STATES[one.state])),
            (t.gettext("Tried"), one.attempts),
            (t.gettext("Error"), t.translate(one.error)),
            (t.gettext("Receipt"), one.receipt),
            (t.gettext("Sent at"), one.sent_at.isoformat(timespec="seconds") if one.sent_at else ""),
            (t.gettext("To"), one.address),
            (t.gettext("Subject"), one.subject),
        ]
    )
    why = [Paragraph(_why(notice, t), indent=2) for notice in notices]
    text = map(_line, one.text.splitlines())
    return [*facts, BLANK, *text, BLANK, Heading(t.gettext("Why"), 2), *why]


def _why(notice: Notice, t: Texts) -> str:
    reference = f" ({notice.reference})" if notice.reference else ""
    lapsed = f", {t.gettext('no longer true')}" if notice.lapsed else ""
    what = f"{notice.rule} {notice.subject[:SHORT]} {notice.on}: {t.gettext(CAUSES[notice.cause])}"
    return f"{what}{reference}{lapsed}"
