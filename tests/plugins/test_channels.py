"""
Channels: which notifier delivers where, what hurts only its own messages, and that no secret is told.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest

from followup.configuration import Channel, Configuration
from followup.contracts import Message, Notifier
from followup.errors import FollowupError, InputError, PluginError, TryLater, Undeliverable
from followup.hookspecs import NotifierKind
from followup.plugins import Plugins, load, open_channels
from followup.plugins.channels import Channels, GuardedNotifier, guarded_notifier_kind, scheme_of
from followup.plugins.contacts import Contact, check_contact, contact_of


CANARY = "canary-4711-secret"


class Case(Notifier):
    """
    A notifier as a plain class, which needs no packaging.
    """

    def __init__(self) -> None:
        self.sent: list[Message] = []

    def send(self, message: Message) -> str | None:
        """
        Keep it.
        """
        self.sent.append(message)
        return None


def message(to: str) -> Message:
    """
    Any message.
    """
    return Message("m-1", to, "LG: 2", "Text.\n")


@pytest.fixture(autouse=True)
def _nothing_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    No configuration of whoever runs the tests.
    """
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("FOLLOWUP_CONFIG", raising=False)


def test_an_object_delivers_to_its_scheme() -> None:
    """
    A mapping from scheme to notifier is all it takes; it goes before what is built in.
    """
    case, prints = Case(), Case()
    with open_channels({"case": case, "print": prints}) as channels:
        for address in ("case:4711", "print:", "CASE:4712"):
            channels.notifier(address).send(message(address))

    assert [each.to for each in case.sent] == ["case:4711", "CASE:4712"]
    assert [each.to for each in prints.sent] == ["print:"]


def test_a_channel_has_a_name_of_its_own(tmp_path: Path) -> None:
    """
    Its addresses begin with it, and its kind does the work, opened once.
    """
    opened: list[dict[str, Any]] = []

    def open_case(settings: Any) -> Notifier:
        opened.append(dict(settings))
        return Case()

    kinds = {"case": NotifierKind("case", open_case, settings=("room",))}
    channels = Channels(
        Configuration(channels={"team": Channel("team", "case", {"room": 4})}), Plugins({}, notifiers=kinds)
    )
    for _ in range(2):
        channels.notifier("team:").send(message("team:"))

    assert opened == [{"room": 4}]
    assert channels.check("team:") == ""


def test_what_nobody_delivers_to_is_told() -> None:
    """
    With the schemes there are.
    """
    channels = Channels(Configuration(), load(()))
    with pytest.raises(InputError) as caught:
        channels.notifier("pigeon:roof")

    assert caught.value.message == "Nothing delivers to pigeon: addresses."
    assert caught.value.hint == "Use one of: apprise, https, maildir, mailto, print."
    assert channels.check("pigeon:roof") == f"{caught.value.message} {caught.value.hint}"
    with pytest.raises(InputError, match="is no address"):
        scheme_of("anna@example.org")


def raising(error: BaseException) -> Notifier:
    """
    A notifier that raises *error*.
    """

    class Raising:
        def send(self, _message: Message) -> NoReturn:
            raise error

        def close(self) -> NoReturn:
            raise error

    return Raising()


@pytest.mark.parametrize(
    "error,kind,told",
    [
        (Undeliverable(f"no {CANARY}", hint=CANARY), Undeliverable, "no …"),
        (TryLater(f"later {CANARY}", after=timedelta(minutes=1)), TryLater, "later …"),
        (ValueError(f"bad {CANARY}"), PluginError, "Channel case failed: ValueError: bad …."),
        (SystemExit(5), PluginError, "Channel case failed: SystemExit: 5."),
        (RecursionError(), PluginError, "Channel case failed: RecursionError."),
    ],
)
def test_what_a_notifier_raises_hurts_its_own_message_only(error: BaseException, kind: type, told: str) -> None:
    """
    It is told as the contract knows it, and without a secret, also in what it is made of.
    """
    with pytest.raises(FollowupError) as caught:
        GuardedNotifier("case", raising(error), (CANARY,)).send(message("case:1"))

    assert type(caught.value) is kind
    assert caught.value.message == told
    assert CANARY not in caught.value.hint + "".join(traceback.format_exception(caught.value))
    if isinstance(caught.value, TryLater):
        assert caught.value.after == timedelta(minutes=1)


def test_ctrl_c_passes() -> None:
    """
    Whoever sits there wants to stop.
    """
    notifier = GuardedNotifier("case", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        notifier.send(message("case:1"))
    with pytest.raises(KeyboardInterrupt):
        notifier.close()


def test_what_closing_raises_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """
    The messages went out before.
    """
    GuardedNotifier("case", raising(SystemExit(CANARY)), (CANARY,)).close()

    assert [record.getMessage() for record in caplog.records] == ["Channel case did not close: SystemExit: …"]


@pytest.mark.parametrize("junk", [None, 7, object()])
def test_what_is_no_notifier_is_told_with_its_plugin(junk: Any) -> None:
    """
    When the channel is opened.
    """
    kind = guarded_notifier_kind(NotifierKind("case", lambda settings: junk), "cases (cases 1.0)")
    with pytest.raises(PluginError, match=r"Plug-in cases \(cases 1.0\) failed \(opening a channel\): TypeError"):
        kind.open({})


def test_a_check_that_fails_is_the_problem() -> None:
    """
    Of addresses of its scheme alone.
    """

    def check(address: str) -> str:
        sys.exit(address)

    kind = guarded_notifier_kind(NotifierKind("case", lambda settings: Case(), check), "cases")
    assert kind.check is not None
    assert kind.check("case:1") == "Plug-in cases failed (checking an address): SystemExit: case:1."


@pytest.mark.parametrize(
    "written,contact",
    [
        ("Anna Berg <anna@example.org>", Contact("mailto:anna@example.org", "Anna Berg")),
        ('"Berg, Anna" <anna@example.org>', Contact("mailto:anna@example.org", "Berg, Anna")),
        ("anna@example.org", Contact("mailto:anna@example.org")),
        ("Post <maildir:box>", Contact("maildir:box", "Post")),
        (" https://example.org/a@b ", Contact("https://example.org/a@b")),
        ("mailto:anna@example.org", Contact("mailto:anna@example.org")),
        ("anna", Contact("anna")),
    ],
)
def test_an_address_is_written_as_people_write_it(written: str, contact: Contact) -> None:
    """
    A bare address is mail; a name may stand before it.
    """
    assert contact_of(written) == contact


@pytest.mark.parametrize(
    "uri,problem",
    [
        ("mailto:anna@example.org", ""),
        ("maildir:box", ""),
        ("maildir:/var/spool/box", ""),
        ("print:", ""),
        ("https://example.org/hook", ""),
        ("mailto:anna@example", "'anna@example' is no mail address: its domain is none."),
        ("maildir:../box", "'maildir:../box' names no folder."),
        ("http://example.org/hook", "Nothing delivers to http: addresses. http: needs https: in its place."),
        ("anna", "'anna' is no address. Write mailto:anna@example.org, for instance."),
    ],
)
def test_a_contact_is_checked_when_it_is_entered(uri: str, problem: str) -> None:
    """
    By the notifier of its scheme, without any settings, and without connecting anywhere.
    """
    assert check_contact(uri) == problem


def test_no_secret_is_told_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """
    Not by channels that fail in every way: in no error, state, ``repr`` or log.
    """
    config = tmp_path / "config.toml"
    config.write_text(CONFIGURATION, encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_CONFIG", str(config))
    monkeypatch.setenv("CANARY", CANARY)
    monkeypatch.setenv("CANARY_URL", f"json://u:{CANARY}@127.0.0.1:9/{CANARY}")
    monkeypatch.setenv("CANARY_HOOK", f"https://localhost:9/{CANARY}")
    monkeypatch.setenv("CANARY_HOST", CANARY)
    told = []
    with caplog.at_level(logging.DEBUG), open_channels() as channels:
        told += [repr(each) for each in channels.states()] + [repr(channels)]
        for address in ("mailto:anna@example.org", "team:", "hook:", "broken:", "wrong:", "nowhere:"):
            try:
                told.append(repr(channels.notifier(address)))
                channels.notifier(address).send(message(address))
            except FollowupError as error:
                told += [error.message, error.hint, "".join(traceback.format_exception(error))]
    told += [record.getMessage() for record in caplog.records]

    assert any("Channel team failed" in each for each in told)
    assert any("localhost" in each and "TryLater" in each for each in told)
    assert [each for each in told if CANARY in each] == []
    assert CANARY not in json.dumps(told)


CONFIGURATION = """
[smtp]
host = "localhost"
port = 9
security = "plain"
from = "f@example.org"
user = "u"
password = "env:CANARY"

[channels.team]
kind = "apprise"
urls = ["env:CANARY_URL"]

[channels.hook]
kind = "https"
url = "env:CANARY_HOOK"
secret = "env:CANARY"
allow = ["127.0.0.0/8", "::1/128"]

[channels.broken]
kind = "https"
secret = "env:CANARY"
url = "env:CANARY"

[channels.wrong]
kind = "mailto"
host = "env:CANARY_HOST"
from = "env:CANARY"

[channels.nowhere]
kind = "maildir"
folder = "env:CANARY"
"""
