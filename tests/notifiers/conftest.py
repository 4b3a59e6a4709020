"""
Real other sides: a mail server and a web server on this machine, with certificates that an authority of our own signed.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from threading import Event
from typing import Any, cast
from urllib.parse import unquote

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pytest_httpserver import HTTPServer

from followup.testing.notifiers import Received


PASSWORD = "canary-4711-password"


@pytest.fixture(name="authority", scope="session")
def _authority() -> trustme.CA:
    """
    Who signs the certificates.
    """
    return trustme.CA()


@pytest.fixture(name="ca", scope="session")
def _ca(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """
    The file that says whom to trust.
    """
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


def served_as(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """
    What a server of those *names* shows.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def free_port() -> int:
    """
    A port that nobody listens on.
    """
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def received_mail(mail: EmailMessage) -> Received:
    """
    A mail as whoever reads it sees it.
    """
    text = mail.get_body(("plain",))
    assert text is not None
    key = unquote(str(mail["Message-ID"]).strip("<>").rpartition("@")[0])
    return Received(key, str(mail["Subject"]), text.get_content())


class Mailroom:
    """
    What a mail server took in, and whom it refuses.
    """

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.encrypted: list[bool] = []
        self.sessions: set[int] = set()
        self.release = asyncio.Event()
        self.silent = False
        self.strips = False
        self.answer = "250 taken"

    async def handle_EHLO(  # noqa: N802 - the server's names
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """
        Offer what is offered; with *strips*, as if somebody between us had taken STARTTLS out.
        """
        session.host_name = hostname
        return [line for line in responses if not (self.strips and "STARTTLS" in line)]

    async def handle_MAIL(  # noqa: N802 - the same
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """
        Refuse blocked@.
        """
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "550 not you" if address.startswith("blocked@") else "250 ok"

    async def handle_RCPT(  # noqa: N802 - the same
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """
        Refuse nobody@ for good, and busy@ for now.
        """
        if address.startswith("nobody@"):
            return "550 no such user"
        if address.startswith("busy@"):
            return "450 try again"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        """
        Keep the mail, then answer, or not.
        """
        if self.answer.startswith("250"):
            mail = BytesParser(policy=policy.default).parsebytes(cast("bytes", envelope.content))
            self.mails.append(mail)
            self.recipients.append(list(envelope.rcpt_tos))
            self.encrypted.append(session.ssl is not None)
            self.sessions.add(id(session))
        if self.silent:
            await self.release.wait()
        return self.answer

    def received(self) -> list[Received]:
        """
        What arrived.
        """
        return [received_mail(mail) for mail in self.mails]


def authenticated(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    """
    Let in whoever knows the password.
    """
    known = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
    return AuthResult(success=known, handled=False)


@pytest.fixture(name="mailroom")
def _mailroom() -> Mailroom:
    """
    An empty one.
    """
    return Mailroom()


Serve = Callable[..., int]


@pytest.fixture(name="serve")
def _serve(mailroom: Mailroom) -> Iterator[Serve]:
    """
    Start mail servers over the *mailroom*; each answers its port.
    """
    started: list[Controller] = []

    def serve(**said: Any) -> int:
        controller = Controller(mailroom, hostname="127.0.0.1", port=free_port(), server_hostname="localhost", **said)
        controller.start()
        started.append(controller)
        return int(controller.port)

    yield serve
    for controller in started:
        controller.loop.call_soon_threadsafe(mailroom.release.set)
        controller.stop()


class Website:
    """
    A web server, and a switch that lets those go who wait for its answer.
    """

    def __init__(self, server: HTTPServer) -> None:
        self.server, self.release = server, Event()

    def url(self, path: str) -> str:
        """
        The address of *path*.
        """
        return str(self.server.url_for(path))


@pytest.fixture(name="secure_server", scope="session")
def _secure_server(authority: trustme.CA) -> Iterator[HTTPServer]:
    """
    A web server that speaks HTTPS as localhost.
    """
    yield from _running(HTTPServer(host="localhost", ssl_context=served_as(authority, "localhost"), threaded=True))


@pytest.fixture(name="plain_server", scope="session")
def _plain_server() -> Iterator[HTTPServer]:
    """
    A web server that speaks HTTP.
    """
    yield from _running(HTTPServer(host="127.0.0.1", threaded=True))


def _running(server: HTTPServer) -> Iterator[HTTPServer]:
    server.start()
    yield server
    server.stop()


@pytest.fixture(name="website")
def _website(secure_server: HTTPServer) -> Iterator[Website]:
    """
    The one that speaks HTTPS, with nothing on it yet.
    """
    yield from _cleared(secure_server)


@pytest.fixture(name="plain_website")
def _plain_website(plain_server: HTTPServer) -> Iterator[Website]:
    """
    The one that speaks HTTP, with nothing on it yet.
    """
    yield from _cleared(plain_server)


def _cleared(server: HTTPServer) -> Iterator[Website]:
    website = Website(server)
    yield website
    website.release.set()
    server.clear()


@pytest.fixture(autouse=True)
def _nothing_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    No configuration of whoever runs the tests.
    """
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in os.environ:
        if name.startswith("FOLLOWUP_"):
            monkeypatch.delenv(name)
