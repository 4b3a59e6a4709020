"""
Mail: what stands in it, and a server that it is handed to only over TLS that was verified.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from typing import Any

import pytest
import trustme
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from followup.contracts import Message
from followup.errors import InputError, TryLater, Undeliverable
from followup.notifiers.mail import addresses_of, check_mailto, mail_of
from followup.notifiers.secrets import Secret
from followup.notifiers.smtp import SMTPNotifier, open_smtp
from tests.notifiers.conftest import PASSWORD, Mailroom, Serve, authenticated, free_port, served_as


MESSAGE = Message(
    "4f/1",
    "mailto:anna@example.org",
    "Utestående: Åsö",
    "Två ärenden.\nFrom här.\n",
    html="<p>Två ärenden.</p>",
    language="sv",
    thread="LG-1",
    body="LG",
)


def notifier(port: int, ca: str | None = None, **said: Any) -> SMTPNotifier:
    """
    A notifier for a server on this machine.
    """
    return open_smtp({"host": "localhost", "port": port, "from": "followup@example.org", "ca": ca, **said})


def test_a_mail_says_who_wrote_it_and_what_it_belongs_to(
    mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str
) -> None:
    """
    Text and HTML, a Message-ID that is the message's own, the thread, the list, and that a machine wrote it.
    """
    with_tls = notifier(serve(tls_context=served_as(authority, "localhost"), require_starttls=True), ca)
    with_tls.send(MESSAGE)
    with_tls.close()
    mail = mailroom.mails[0]
    headers = {name: str(mail[name]) for name in ("From", "To", "Subject", "Message-ID", "References", "List-Id")}

    assert headers == {
        "From": "followup <followup@example.org>",
        "To": "anna@example.org",
        "Subject": "Utestående: Åsö",
        "Message-ID": "<4f%2F1@example.org>",
        "References": "<thread.LG-1@example.org>",
        "List-Id": "<LG.followup.example.org>",
    }
    assert (str(mail["Auto-Submitted"]), str(mail["Content-Language"])) == ("auto-generated", "sv")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mailroom.encrypted == [True]


def test_a_run_makes_one_connection(mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str) -> None:
    """
    Messages follow one another over it, and after a refusal too.
    """
    sender = notifier(serve(tls_context=served_as(authority, "localhost"), require_starttls=True), ca)
    sender.send(MESSAGE)
    with pytest.raises(Undeliverable):
        sender.send(evolve(MESSAGE, to="mailto:nobody@example.org"))
    sender.send(evolve(MESSAGE, id="m-2"))
    sender.close()

    assert (len(mailroom.mails), len(mailroom.sessions)) == (2, 1)


def test_a_server_that_hung_up_is_called_again(
    mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str
) -> None:
    """
    Before anything of the next message is handed over, so that it is not in doubt.
    """
    sender = notifier(serve(tls_context=served_as(authority, "localhost"), require_starttls=True), ca)
    sender.send(MESSAGE)
    assert sender._connection is not None
    assert sender._connection.sock is not None
    sender._connection.sock.close()
    sender.send(evolve(MESSAGE, id="m-2"))
    sender.close()

    assert len(mailroom.mails) == 2


def test_implicit_tls_serves_as_well(mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str) -> None:
    """
    As on port 465.
    """
    sender = notifier(serve(ssl_context=served_as(authority, "localhost", "127.0.0.1")), ca, security="tls")
    sender.send(MESSAGE)
    sender.close()

    assert len(mailroom.mails) == 1


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("wrong", ["nothing", "stripped", "self-signed", "wrong host"])
def test_without_verified_tls_nothing_is_handed_over(
    mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str, security: str, wrong: str
) -> None:
    """
    Not offered, taken out of the offer on the way, signed by nobody we know, made out to another: the message stays.
    """
    name = "example.net" if wrong == "wrong host" else "localhost"
    context = served_as(trustme.CA() if wrong == "self-signed" else authority, name)
    mailroom.strips = wrong == "stripped"
    if wrong == "nothing" or (wrong == "stripped" and security == "tls"):
        port = serve()
    elif security == "tls":
        port = serve(ssl_context=context)
    else:
        port = serve(tls_context=context)
    with pytest.raises(TryLater, match="The mail server localhost cannot be used: "):
        notifier(port, ca, security=security, timeout=5).send(MESSAGE)

    assert mailroom.mails == []


def test_a_password_goes_over_tls_and_a_wrong_one_waits(
    mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str
) -> None:
    """
    It is the configuration that is wrong, not the message.
    """
    tls = served_as(authority, "localhost")
    port = serve(tls_context=tls, require_starttls=True, auth_required=True, authenticator=authenticated)
    right = notifier(port, ca, user="followup", password=Secret(PASSWORD))
    right.send(MESSAGE)
    right.close()
    with pytest.raises(TryLater, match="535"):
        notifier(port, ca, user="followup", password=Secret("other")).send(MESSAGE)

    assert len(mailroom.mails) == 1


def test_plain_text_stays_on_this_machine(mailroom: Mailroom, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Only when asked for, and then to loopback alone: a name that leads elsewhere is refused before it is called.
    """
    port = serve()
    sender = notifier(port, security="plain")
    sender.send(MESSAGE)
    sender.close()
    places = [(2, 1, 6, "", ("127.0.0.1", port)), (2, 1, 6, "", ("192.0.2.1", port))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *asked, **said: places)
    with pytest.raises(TryLater, match="plain text goes to this machine only"):
        notifier(port, security="plain").send(MESSAGE)

    assert len(mailroom.mails) == 1


@pytest.mark.parametrize(
    "answer,kind",
    [("554 no", Undeliverable), ("552 too large", Undeliverable), ("451 later", TryLater)],
)
def test_a_message_that_is_refused_is_told_as_the_server_means_it(
    mailroom: Mailroom, serve: Serve, answer: str, kind: type[Exception]
) -> None:
    """
    For good with a 5, for now with a 4.
    """
    mailroom.answer = answer
    with pytest.raises(kind, match=answer):
        notifier(serve(), security="plain").send(MESSAGE)


@pytest.mark.parametrize(
    "to,kind,arrived",
    [
        ("nobody@example.org", Undeliverable, []),
        ("busy@example.org", TryLater, []),
        ("nobody@example.org,anna@example.org", Undeliverable, [["anna@example.org"]]),
        ("nobody@example.org,busy@example.org,anna@example.org", TryLater, [["anna@example.org"]]),
    ],
)
def test_refusals_are_told_for_each_recipient(
    mailroom: Mailroom, serve: Serve, to: str, kind: type[Exception], arrived: list[list[str]]
) -> None:
    """
    The others get the mail; while one of those refused may be taken later, it is tried again.
    """
    sender = notifier(serve(), security="plain")
    with pytest.raises(kind) as caught:
        sender.send(evolve(MESSAGE, to=f"mailto:{to}"))
    sender.close()

    assert mailroom.recipients == arrived
    assert all(address in str(caught.value) for address in to.split(",") if not address.startswith("anna"))


def test_a_sender_that_is_refused_waits(mailroom: Mailroom, serve: Serve) -> None:
    """
    The configuration may be mended; only a message that is too large for the server will never be smaller.
    """
    port = serve(data_size_limit=2000)
    with pytest.raises(TryLater, match=r"The sender blocked@example.org was refused: 550 not you"):
        notifier(port, security="plain", **{"from": "blocked@example.org"}).send(MESSAGE)
    with pytest.raises(Undeliverable, match=r"The sender followup@example.org was refused: 552"):
        notifier(port, security="plain").send(evolve(MESSAGE, text="x" * 5000))

    assert mailroom.mails == []


def test_closing_where_the_server_hung_up_does_no_harm(mailroom: Mailroom, serve: Serve) -> None:
    """
    The mail was taken long before.
    """
    sender = notifier(serve(), security="plain")
    sender.send(MESSAGE)
    assert sender._connection is not None
    assert sender._connection.sock is not None
    sender._connection.sock.close()
    sender.close()

    assert len(mailroom.mails) == 1


def test_no_server_is_tried_later(mailroom: Mailroom) -> None:
    """
    Nothing was handed over.
    """
    with pytest.raises(TryLater, match="Connection refused"):
        notifier(free_port(), security="plain").send(MESSAGE)


LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(LINE, LINE, LINE, LINE)
def test_no_text_becomes_a_header(subject: str, thread: str, body: str, key: str) -> None:
    """
    Whatever stands in subject, thread, body and id, the mail has the headers it has, one recipient, and its text.
    """
    message = Message(f"m{key}", "mailto:anna@example.org", subject, "Text.\n", thread=thread, body=body)
    made = mail_of(message, sender="f@example.org", to=("anna@example.org",), at=datetime(2026, 1, 2, tzinfo=UTC))
    mail: Any = BytesParser(policy=policy.default).parsebytes(made.as_bytes())
    names = ["From", "To", "Subject", "Date", "Message-ID", "References", "List-Id", "Auto-Submitted"]
    names += ["Content-Language", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]

    assert sorted(mail.keys()) == sorted(name for name in names if name != "References" or thread)
    assert str(mail["To"]) == "anna@example.org"
    assert mail.get_content().splitlines() == ["Text."]


@pytest.mark.parametrize(
    "uri,addresses",
    [
        ("mailto:anna@example.org", ("anna@example.org",)),
        ("MAILTO:a@example.org,b%2Bc@example.org", ("a@example.org", "b+c@example.org")),
        ("mailto:anna@åsö.example", ("anna@xn--s-1fa6c.example",)),
        ("mailto:root@localhost", ("root@localhost",)),
    ],
)
def test_addresses_are_read_from_a_uri(uri: str, addresses: tuple[str, ...]) -> None:
    """
    One or several, with the letters of a domain in the form that servers know.
    """
    assert addresses_of(uri) == addresses
    assert check_mailto(uri) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "anna",
        "anna@",
        "@example.org",
        "anna@example",
        "anna@example..org",
        "an na@example.org",
        "a@b@c.org",
        "anna@example.org?bcc=eve@example.org",
        "anna@example.org,",
        "anna@example.org%0ABcc:x@y.z",
        "åsa@example.org",
        f"{'a' * 250}@example.org",
        "anna@example.org;b@example.org",
        "<anna@example.org>",
        "anna@.org",
        "a..b@x.org",
    ],
)
def test_a_mistyped_address_is_told(address: str) -> None:
    """
    When it is entered, not at night.
    """
    assert check_mailto(f"mailto:{address}") != ""


@pytest.mark.parametrize(
    "said,told",
    [
        ({"host": None}, "Mail needs host under [smtp] in the configuration."),
        ({"from": None}, "Mail needs from under [smtp] in the configuration."),
        ({"security": "ssl"}, "'ssl' is no security of mail."),
        ({"port": "25"}, "The port and timeout of mail are numbers."),
        ({"timeout": 0}, "The port and timeout of mail are numbers."),
        ({"from": "followup"}, "'followup' cannot be the sender of mail: it has no name and domain with @ between."),
        ({"user": "anna"}, "Mail needs user and password, or neither."),
    ],
)
def test_settings_that_do_not_go_are_told(said: dict[str, Any], told: str) -> None:
    """
    Before anything is sent.
    """
    with pytest.raises(InputError) as caught:
        open_smtp({"host": "localhost", "from": "f@example.org", **said})

    assert caught.value.message == told
