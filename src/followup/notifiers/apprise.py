"""
Hands messages to chats, pagers and telephones through Apprise, which knows some 170 of them; ``followup[apprise]``.

An Apprise URL holds tokens, so it stands in the configuration, as a reference, and addresses only name the channel:
``team:``.  What stands behind that colon takes the place of ``{to}`` in the URL: ``sms:+46701234567``.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from attrs import field, frozen

from followup.contracts import Message
from followup.errors import InputError, TryLater, Undeliverable


if TYPE_CHECKING:
    from apprise import Apprise, NotifyResult


PLACE = "{to}"


@frozen
class AppriseNotifier:
    """
    Every message to each service of *urls*; *timeout* is the seconds that all of them may take together.
    """

    urls: tuple[str, ...] = field(repr=False)
    timeout: float = 20.0

    def send(self, message: Message) -> str | None:
        """
        Hand *message* over; the receipt names the services that took it.
        """
        to = unquote(message.to.partition(":")[2])
        if not to and any(PLACE in url for url in self.urls):
            raise Undeliverable(f"{message.to} says nobody behind its colon.")
        services = loaded(url.replace(PLACE, quote(to, safe="")) for url in self.urls)
        if services is None:
            raise Undeliverable(f"No service can be made of {message.to}.")
        result = services.notify(
            body=message.text, title=" ".join(message.subject.split()), body_format="text", timeout=self.timeout
        )
        return _outcome(list(result.results))


def _outcome(results: list[NotifyResult]) -> str:
    from apprise import AppriseResultStatus

    # The address of a service is shown as Apprise shows it to strangers, without what stands behind its host.
    told = ", ".join(f"{each.name} {each.status.name.lower()}" for each in results)
    states = {each.status for each in results}
    if states == {AppriseResultStatus.SUCCESS}:
        return told
    if not results:
        raise TryLater("Apprise asked no service.")
    # Its failures may be answers that came too late: nobody can tell, and those that took it get it again.
    said = "; ".join(dict.fromkeys(entry.message for each in results for entry in each.logs()))
    raise ConnectionError(f"perhaps delivered: {told}. {said}".rstrip())


def loaded(urls: Iterable[str]) -> Apprise | None:
    """
    The services of *urls*; ``None`` if one of them is none.
    """
    from apprise import Apprise, AppriseAsset

    for talkative in ("apprise", "urllib3"):
        # At DEBUG they log whole addresses, with the tokens in them, and texts.
        logger = logging.getLogger(talkative)
        logger.setLevel(max(logger.getEffectiveLevel(), logging.INFO))
    # Nothing is kept on disk, and nobody is sent elsewhere by who answers.
    services = Apprise(asset=AppriseAsset(storage_mode="memory", http_redirects=False, async_mode=False))
    return services if all(services.add(url) for url in urls) else None


def open_apprise(settings: Mapping[str, Any]) -> AppriseNotifier:
    """
    The notifier of a channel with ``kind = "apprise"`` and its *urls*.
    """
    try:
        import apprise  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise InputError("apprise: needs `pip install followup[apprise]`.") from error
    urls, timeout = settings.get("urls", ()), settings.get("timeout", 20)
    urls = (urls,) if isinstance(urls, str) else tuple(urls)
    if not urls or loaded(url.replace(PLACE, "1") for url in urls) is None:
        raise InputError("Apprise knows no service for one of the urls, or there are none.")
    if not isinstance(timeout, int | float) or timeout <= 0:
        raise InputError("The timeout of Apprise is a number of seconds.")
    return AppriseNotifier(urls, timeout)
