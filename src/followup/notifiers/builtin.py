"""
The notifiers that come with followup, registered through the same hook as a stranger's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from followup.contracts import Notifier
from followup.hookspecs import NotifierKind, hookimpl


_HOMES = {
    "apprise": ("followup.notifiers.apprise", "open_apprise", ""),
    "https": ("followup.notifiers.webhook", "open_webhook", "check_https"),
    "maildir": ("followup.notifiers.maildir", "open_maildir", "check_maildir"),
    "mailto": ("followup.notifiers.smtp", "open_smtp", "check_mailto"),
    "print": ("followup.notifiers.print_", "open_print", ""),
}
"""Scheme → its module, what opens a notifier, and what checks an address: imported when one of them is needed."""

_SETTINGS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "apprise": (("urls", "timeout"), ("urls",)),
    "https": (("url", "secret", "allow", "ca", "timeout"), ("secret",)),
    "maildir": (("folder",), ()),
    "mailto": (("host", "port", "security", "user", "password", "from", "timeout", "ca"), ("password",)),
    "print": ((), ()),
}
"""Scheme → its settings, and the secrets among them."""


@hookimpl
def followup_register_notifiers() -> Sequence[NotifierKind]:
    """
    Standard output, mail folders, mail, webhooks, and Apprise for everything else.
    """
    return [
        NotifierKind(scheme, _open(module, opener), _check(module, checker) if checker else None, *_SETTINGS[scheme])
        for scheme, (module, opener, checker) in _HOMES.items()
    ]


def _open(module: str, name: str) -> Any:
    def opened(settings: Mapping[str, Any]) -> Notifier:
        notifier: Notifier = getattr(import_module(module), name)(settings)
        return notifier

    return opened


def _check(module: str, name: str) -> Any:
    def checked(address: str) -> str:
        return str(getattr(import_module(module), name)(address))

    return checked
