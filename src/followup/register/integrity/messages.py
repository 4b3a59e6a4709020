"""
Proof of the outbox: no message without its notices, no notice without its message, and no batch that nobody knows of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256

from followup.contracts import Query, Store
from followup.errors import Text
from followup.model.codes import MessageState
from followup.model.notices import Notice, OutboxMessage
from followup.register.integrity.chains import Problem, readable
from followup.register.work.reads import pages
from followup.rows.mapping import BY_CLASS


DELIVERING = "outbox "
"""How the ids of batches begin that change rows which have no entries."""

_ID = re.compile(r"outbox (message|run):(.*)@(\d+) [0-9a-f]{32}", re.DOTALL)


def batch_id(cls: type, key: str, version: int, token: str) -> str:
    """
    The id of a batch that writes *version* of one row without entries; the *token* is its writer's alone.
    """
    return f"{DELIVERING}{BY_CLASS[cls].name}:{key}@{version} {token}"


def message_key(notices: Iterable[str]) -> str:
    """
    The key of the message that tells *notices*, by their keys.
    """
    return sha256("\n".join(sorted(notices)).encode()).hexdigest()[:32]


def messages(store: Store) -> Iterator[Problem]:
    """
    Whether each notice goes out in a message, and each message tells its notices and is as far as it says.
    """
    told: dict[str, list[str]] = {}
    for row in pages(store, Query("notice", limit=1000)):
        notice: Notice | None = readable(BY_CLASS[Notice], row)
        if notice is None:
            yield Problem(f"notice:{row['key']}", Text("it cannot be read"))
        else:
            told.setdefault(notice.message, []).append(notice.key)
    for row in pages(store, Query("message", limit=1000)):
        key = str(row["key"])
        message: OutboxMessage | None = readable(BY_CLASS[OutboxMessage], row)
        what = "it cannot be read" if message is None else _fault(message, told.get(key, ()))
        told.pop(key, None)
        if what:
            yield Problem(f"message:{key}", what, f"followup outbox show {key}")
    yield from (Problem(f"notice:{keys[0]}", Text("its message {key} is gone", key=key)) for key, keys in told.items())


def _fault(message: OutboxMessage, notices: Collection[str]) -> str:
    if not notices:
        return "it tells no notice"
    if message.key != message_key(notices):
        return "it is not the message of its notices"
    sent, sending = message.state is MessageState.SENT, message.state is MessageState.SENDING
    if sent != (message.sent_at is not None) or sending != bool(message.token):
        return f"it is not what a message is that is {message.state}"
    if (sent or sending) and not message.attempts:
        return "it was sent, but never tried"
    return ""


def unknown_batches(store: Store, landed: Collection[str]) -> Iterator[Problem]:
    """
    Those of the *landed* batches without entries that did not write what their ids say.
    """
    found = {batch: _ID.fullmatch(batch) for batch in landed}
    named = {batch: (match[1], match[2], int(match[3])) for batch, match in found.items() if match}
    rows = store.read(list({(table, key) for table, key, _ in named.values()}))
    often = Counter(named.values())
    for batch in sorted(landed):
        table, key, version = named.get(batch, ("", "", 0))
        row = rows.get((table, key))
        if row is None or int(row["version"] or 0) < version:
            yield Problem(f"batch:{batch}", Text("the store says that it landed, but there is nothing of it"))
        elif often[table, key, version] > 1:
            yield Problem(f"batch:{batch}", Text("another batch wrote the same"))
