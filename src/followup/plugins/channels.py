"""
The channels that messages go out by: a notifier for each scheme, opened when it is first needed, behind a guard.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from attrs import evolve, frozen

from followup.configuration import Channel, Configuration, known
from followup.contracts import Closing, Message, Notifier
from followup.errors import FollowupError, InputError, PluginError, TryLater, Undeliverable
from followup.hookspecs import NotifierKind
from followup.notifiers.secrets import Secret, followed, hidden, is_reference
from followup.plugins.found import told
from followup.plugins.guards import guarding


if TYPE_CHECKING:
    from followup.plugins.found import Plugins

CLOSED = "Write env:NAME, file:/path or credential:NAME in its place."
OPEN = (
    "Everybody on this machine could read it: change it,"
    " and write env:NAME, file:/path or credential:NAME in its place."
)
"""What to do about a secret in the configuration itself."""

LOG = logging.getLogger("followup.channels")


def guarded_notifier_kind(kind: NotifierKind, source: str) -> NotifierKind:
    """
    *kind*, opened and asked about addresses behind guards.
    """

    def opened(settings: Mapping[str, Any]) -> Notifier:
        with guarding(source, "opening a channel"):
            notifier: Any = kind.open(settings)
            if not isinstance(notifier, Notifier):
                raise TypeError(f"a {type(notifier).__name__} is no notifier")
            return notifier

    return evolve(kind, open=opened, check=kind.check and _guarded_check(kind.check, source))


def _guarded_check(check: Callable[[str], str], source: str) -> Callable[[str], str]:
    def checked(address: str) -> str:
        try:
            with guarding(source, "checking an address"):
                return str(check(address) or "")
        except FollowupError as error:
            return error.message

    return checked


class GuardedNotifier:
    """
    A notifier of ours or a stranger's: what it raises is told with its channel, and without the *secrets* it was given.
    """

    def __init__(self, channel: str, notifier: Notifier, secrets: tuple[str, ...] = ()) -> None:
        self.channel, self.notifier, self._secrets = channel, notifier, secrets

    def send(self, message: Message) -> str | None:
        """
        Deliver *message*; any :class:`PluginError` means *perhaps delivered*.
        """
        try:
            receipt = self.notifier.send(message)
        except KeyboardInterrupt:
            raise
        except TryLater as error:
            # No causes: they tell what the errors themselves had to leave out.
            raise TryLater(self._told(error.message), hint=self._told(error.hint), after=error.after) from None
        except Undeliverable as error:
            raise Undeliverable(self._told(error.message), hint=self._told(error.hint)) from None
        except BaseException as error:  # noqa: BLE001 - whatever it raises, also SystemExit, hurts its own message only
            raise PluginError(f"Channel {self.channel} failed: {self._told(told(error)).rstrip('.')}.") from None
        return None if receipt is None else self._told(str(receipt))

    def close(self) -> None:
        """
        Let the notifier go; what it raises then changes nothing any more.
        """
        if isinstance(self.notifier, Closing):
            try:
                self.notifier.close()
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - the same
                LOG.warning("Channel %s did not close: %s", self.channel, self._told(told(error)))

    def _told(self, text: str) -> str:
        return hidden(text, self._secrets)


@frozen
class ChannelState:
    """
    A channel as it is listed: what it is, who brings it, whether the configuration speaks of it, and what is wrong.
    """

    name: str
    kind: str
    source: str
    configured: bool
    wrong: str = ""


class Channels:
    """
    A notifier for each scheme: one that is *given*, a channel of the configuration, or a kind that needs no settings.
    """

    def __init__(
        self, configuration: Configuration, plugins: Plugins, given: Mapping[str, Notifier] | None = None
    ) -> None:
        self._configuration, self._plugins = configuration, plugins
        self._open = {name: GuardedNotifier(name, notifier) for name, notifier in (given or {}).items()}

    def notifier(self, address: str) -> Notifier:
        """
        The notifier that delivers to *address*, opened once.

        Raises:
            InputError, PluginError: nothing delivers there, or its settings cannot be used.
        """
        scheme = scheme_of(address)
        if scheme not in self._open:
            self._open[scheme] = self._opened(self._channel(scheme))
        return self._open[scheme]

    def check(self, address: str) -> str:
        """
        What is wrong with *address*, without connecting anywhere; empty if nothing is.
        """
        try:
            scheme = scheme_of(address)
            if scheme in self._open:
                return ""
            channel = self._channel(scheme)
            kind = self._plugins.notifier(channel.kind)
        except FollowupError as error:
            return f"{error.message} {error.hint}".strip()
        # Behind the name of a channel stands whatever its kind makes of it.
        return kind.check(address) if kind.check and channel.kind == scheme else ""

    def states(self) -> Iterator[ChannelState]:
        """
        Every channel there is, with what is wrong with its settings; none is connected to.
        """
        configured = self._configuration.channels
        for name in sorted({*configured, *self._plugins.notifiers}):
            channel = self._channel(name)
            source = self._plugins.owners.get(("followup_register_notifiers", channel.kind), "")
            wrong = ""
            try:
                self._opened(channel).close()
            except FollowupError as error:
                wrong = f"{error.message} {error.hint}".strip()
            yield ChannelState(name, channel.kind, source, name in configured, wrong)

    def close(self) -> None:
        """
        Close every notifier that was opened.
        """
        for notifier in self._open.values():
            notifier.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _channel(self, scheme: str) -> Channel:
        return self._configuration.channels.get(scheme) or Channel(scheme, scheme, table=f"channels.{scheme}")

    def _opened(self, channel: Channel) -> GuardedNotifier:
        kind = self._plugins.notifier(channel.kind)
        if kind.settings is not None:
            known(channel.settings, tuple(kind.settings), f"{channel.table}.")
        secrets: list[str] = []
        settings = {name: _resolved(channel, kind, name, value, secrets) for name, value in channel.settings.items()}
        try:
            return GuardedNotifier(channel.name, kind.open(settings), tuple(secrets))
        except FollowupError as error:
            # No causes: they tell what the errors themselves had to leave out.
            said, hint = hidden(error.message, secrets), hidden(error.hint, secrets)
            raise (PluginError if isinstance(error, PluginError) else InputError)(said, hint=hint) from None


def _resolved(channel: Channel, kind: NotifierKind, name: str, value: Any, secrets: list[str]) -> Any:
    if isinstance(value, list):
        return [_resolved(channel, kind, name, each, secrets) for each in value]
    if is_reference(value):
        try:
            secret: Secret = followed(value)
        except InputError as error:
            leads = f"The setting {channel.table}.{name} leads nowhere:"
            raise InputError(f"{leads} {error.message}", hint=error.hint) from None
        secrets.append(secret)
        return secret
    if name in kind.secrets:
        raise InputError(
            f"The setting {channel.table}.{name} holds a secret itself.", hint=OPEN if channel.exposed else CLOSED
        )
    return value


def scheme_of(address: str) -> str:
    """
    The scheme of an address: what stands before its first colon.
    """
    scheme, colon, _ = address.partition(":")
    if not colon or not scheme:
        raise InputError(f"{address!r} is no address.", hint="Write mailto:anna@example.org, for instance.")
    return scheme.lower()
