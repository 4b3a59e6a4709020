"""
Posts messages as JSON to a web address, signed as Standard Webhooks says; it needs ``followup[webhooks]``.

The body is described by ``message-1.schema.json`` beside this module.  The headers ``webhook-id`` (the message's own
id), ``webhook-timestamp`` and ``webhook-signature`` prove who sent it and when: :func:`verify_webhook` looks at them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import asdict, field, fields_dict, frozen

from followup.contracts import Message
from followup.errors import InputError, TryLater, Undeliverable
from followup.notifiers.outgoing import Rules, post, rules_of, url_problem


MESSAGE_SCHEMA = "followup/message/1"


GONE = 410
"""What a receiver answers that wants nothing more, never again."""
TOO_LARGE = 413
TOO_MANY = 429
UNAVAILABLE = 503


@frozen
class WebhookNotifier:
    """
    Posts to the address of each message, or to *url* if the channel has one; signs with each of *secrets*.
    """

    secrets: tuple[str, ...] = field(repr=False)
    rules: Rules
    url: str = field(default="", repr=False)

    def send(self, message: Message) -> str | None:
        """
        Post *message*; what answers with a fault of its own (500 and above) may have taken it.
        """
        url = self.url or message.to
        body = json.dumps(content(message), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "followup"}
        answer = post(url, body, {**headers, **self._signed(message.id, body)}, self.rules)
        if 200 <= answer.status < 300:
            return str(answer.status)
        told = f"{answer.status} {answer.reason}".strip()
        if answer.status in {GONE, TOO_LARGE}:
            raise Undeliverable(f"The receiver answered {told}.")
        if answer.status < 500 or answer.status == UNAVAILABLE:
            seconds = answer.retry_after
            after = timedelta(seconds=seconds) if seconds is not None else None
            raise TryLater(f"The receiver answered {told}.", after=after)
        raise ConnectionError(f"the receiver answered {told}")

    def _signed(self, key: str, body: bytes) -> dict[str, str]:
        from standardwebhooks import Webhook

        # The library takes any moment for UTC: it is given one that is.
        now = datetime.now(UTC)
        signatures = [Webhook(secret).sign(key, now, body.decode()) for secret in self.secrets]
        return {
            "webhook-id": key,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signatures),
        }


def check_https(address: str) -> str:
    """
    What is wrong with an ``https:`` address; empty if nothing is.
    """
    return url_problem(address)


def content(message: Message) -> dict[str, Any]:
    """
    What is posted.
    """
    return {"schema": MESSAGE_SCHEMA, **asdict(message), "matters": list(message.matters)}


def verify_webhook(body: bytes, headers: Mapping[str, str], secret: str) -> Message:
    """
    The message in a request: for those who receive it.

    Raises:
        InputError: it was not signed with *secret*, not for this body, or not within the last five minutes.
    """
    from standardwebhooks import Webhook, WebhookVerificationError

    try:
        said = Webhook(secret).verify(body, dict(headers))
        schema = said["schema"]
        # Fields that a newer followup added are left out.
        message = Message(**{name: said[name] for name in fields_dict(Message)} | {"matters": tuple(said["matters"])})
    except (WebhookVerificationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError("The request is no message of followup's, or was changed on its way.") from error
    if schema != MESSAGE_SCHEMA:
        raise InputError("The request is a message of another kind.")
    return message


def open_webhook(settings: Mapping[str, Any]) -> WebhookNotifier:
    """
    The notifier for ``https:``: *secret* (several while one is exchanged), and *url* where addresses name none.
    """
    try:
        from standardwebhooks import Webhook
    except ImportError as error:
        raise InputError("https: needs `pip install followup[webhooks]`.") from error
    secret = settings.get("secret", [])
    secrets = tuple(secret) if isinstance(secret, list) else (secret,)
    if not secrets:
        raise InputError("A webhook needs a secret to sign with.", hint='Write secret = "env:NAME".')
    try:
        for each in secrets:
            Webhook(each)
    except Exception:  # noqa: BLE001 - it raises many kinds, some of which tell the secret
        raise InputError("The secret of a webhook is base64, with whsec_ before it or not.") from None
    url = settings.get("url", "")
    if url and url_problem(url):
        raise InputError(url_problem(url))
    return WebhookNotifier(secrets, rules_of(settings), url)
