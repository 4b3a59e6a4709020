"""
Rules, snoozes, messages and runs as data.
"""

from __future__ import annotations

from collections.abc import Iterable

from followup.model.notices import Confirmation, Notice, OutboxMessage, Ran, Rule, Snooze
from followup.reports.values.fields import Value, fields_of, plain


RAN = "planned sent later failed snoozed dropped left"
RULE = "key kind body first rhythm weekday recipient cap paused removed since"
SNOOZE = "key subject until rule because author at"
MESSAGE = """key kind body recipient address subject language state attempts due_at error receipt sent_at
matters more"""
NOTICE = "key rule subject recipient cause reference on at lapsed"


def ran_json(ran: Ran) -> Value:
    """
    What a run did, as data of the schema ``followup/ran/1``; after a rehearsal with the messages and what comes next.
    """
    coming = fields_of(ran.coming, "on kind recipients") if ran.coming else None
    return {
        "schema": "followup/ran/1",
        **fields_of(ran, RAN),
        "broken": [{"channel": scheme, "error": error} for scheme, error in ran.broken],
        "unreachable": list(ran.unreachable),
        "messages": [message_value(each) for each in ran.messages],
        "next": coming,
    }


def message_value(message: OutboxMessage) -> Value:
    """
    A message without its texts.
    """
    return fields_of(message, MESSAGE)


def messages_json(messages: Iterable[OutboxMessage]) -> Value:
    """
    Messages, as data of the schema ``followup/messages/1``.
    """
    return {"schema": "followup/messages/1", "messages": [message_value(each) for each in messages]}


def message_json(message: OutboxMessage, notices: Iterable[Notice]) -> Value:
    """
    A list of one message, with its text and its notices.
    """
    told = [fields_of(each, NOTICE) for each in notices]
    return {**messages_json([message]), "text": message.text, "notices": told}


def rules_json(rules: Iterable[Rule]) -> Value:
    """
    Rules, as data of the schema ``followup/rules/1``.
    """
    return {"schema": "followup/rules/1", "rules": [fields_of(rule, RULE) for rule in rules]}


def snoozes_json(snoozes: Iterable[Snooze]) -> Value:
    """
    Snoozes, as data of the schema ``followup/snoozes/1``.
    """
    return {"schema": "followup/snoozes/1", "snoozes": [fields_of(each, SNOOZE) for each in snoozes]}


def confirmed_json(one: Confirmation) -> Value:
    """
    A confirmation, as data of the schema ``followup/confirmed/1``.
    """
    return {"schema": "followup/confirmed/1", "document": one.document, "author": one.author, "at": plain(one.at)}
