"""
Our own notifiers keep the contract that ships for everybody's.
"""

from __future__ import annotations

import json
import mailbox
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
import trustme
from werkzeug import Request, Response

from followup.notifiers.apprise import AppriseNotifier, open_apprise
from followup.notifiers.maildir import open_maildir
from followup.notifiers.print_ import open_print
from followup.notifiers.secrets import Secret
from followup.notifiers.smtp import SMTPNotifier, open_smtp
from followup.notifiers.webhook import WebhookNotifier, open_webhook, verify_webhook
from followup.testing.notifiers import (
    NotifierContract,
    Received,
    RemoteNotifierContract,
    SecretContract,
    SeveralContract,
    SilentContract,
    Target,
)
from tests.notifiers.conftest import (
    PASSWORD,
    Mailroom,
    Serve,
    Website,
    authenticated,
    free_port,
    received_mail,
    served_as,
)


class TestPrint(NotifierContract):
    """
    Standard output.
    """

    @pytest.fixture
    def target(self, capsys: pytest.CaptureFixture[str]) -> Target:
        """
        What is printed, read back.
        """

        def received() -> list[Received]:
            messages = capsys.readouterr().out.split("print:\n")[1:]
            parts = [message.partition("\n\n") for message in messages]
            return [Received("", subject.strip(), text) for subject, _, text in parts]

        return Target(open_print({}), "print:", received)


class TestMaildir(NotifierContract):
    """
    A mail folder, read back by another program's means.
    """

    @pytest.fixture
    def target(self, tmp_path: Path) -> Target:
        """
        A box among others.
        """

        def received() -> list[Received]:
            box = tmp_path / "box" / "new"
            files = sorted(box.iterdir(), key=lambda file: file.stat().st_mtime_ns) if box.exists() else []
            assert len(files) == len(mailbox.Maildir(tmp_path / "box")) if files else True
            mails = [BytesParser(policy=policy.default).parsebytes(file.read_bytes()) for file in files]
            return [received_mail(mail) for mail in mails]

        return Target(open_maildir({"folder": str(tmp_path)}), "maildir:box", received)


class TestSMTP(RemoteNotifierContract, SeveralContract):
    """
    A mail server that asks for TLS and a password.
    """

    @pytest.fixture
    def target(self, mailroom: Mailroom, serve: Serve, authority: trustme.CA, ca: str) -> Target:
        """
        One where nobody@ is refused.
        """
        port = serve(
            tls_context=served_as(authority, "localhost"),
            require_starttls=True,
            auth_required=True,
            authenticator=authenticated,
        )

        def notifier(at: int = port, timeout: float = 20) -> SMTPNotifier:
            settings = {"host": "localhost", "port": at, "from": "followup@example.org", "ca": ca, "timeout": timeout}
            return open_smtp({**settings, "user": "followup", "password": Secret(PASSWORD)})

        def silent() -> SMTPNotifier:
            mailroom.silent = True
            return notifier(timeout=0.5)

        return Target(
            notifier(),
            "mailto:anna@example.org",
            mailroom.received,
            secrets=[PASSWORD],
            refused="mailto:nobody@example.org",
            partly="mailto:anna@example.org,nobody@example.org",
            unreachable=lambda: notifier(free_port()),
            silent=silent,
        )


HOOK_SECRET = "whsec_Y2FuYXJ5LTQ3MTEtc2VjcmV0"


class TestWebhook(RemoteNotifierContract):
    """
    A web server that looks at the signature of what it gets.
    """

    @pytest.fixture
    def target(self, website: Website, ca: str) -> Target:
        """
        One where /gone wants nothing more, and /silent takes it in and does not answer.
        """
        received: list[Received] = []

        def taken(request: Request) -> Response:
            message = verify_webhook(request.get_data(), dict(request.headers), HOOK_SECRET)
            received.append(Received(message.id, message.subject, message.text))
            return Response(status=204)

        def waiting(request: Request) -> Response:
            website.release.wait()
            return taken(request)

        website.server.expect_request("/hook").respond_with_handler(taken)
        website.server.expect_request("/silent").respond_with_handler(waiting)
        website.server.expect_request("/gone").respond_with_data(status=410)

        def notifier(url: str = "", timeout: float = 10) -> WebhookNotifier:
            settings = {"secret": Secret(HOOK_SECRET), "allow": ["127.0.0.0/8", "::1/128"], "ca": ca, "url": url}
            return open_webhook({**settings, "timeout": timeout})

        return Target(
            notifier(),
            website.url("/hook"),
            lambda: received,
            secrets=[HOOK_SECRET, HOOK_SECRET.removeprefix("whsec_")],
            refused=website.url("/gone"),
            unreachable=lambda: notifier(f"https://localhost:{free_port()}/"),
            silent=lambda: notifier(website.url("/silent"), timeout=0.5),
        )


class TestApprise(NotifierContract, SilentContract, SecretContract):
    """
    A web server that Apprise posts to, as to a chat.
    """

    @pytest.fixture
    def target(self, plain_website: Website) -> Target:
        """
        One that asks for a password.
        """
        received: list[Received] = []

        def taken(request: Request) -> Response:
            said = json.loads(request.get_data())
            received.append(Received("", said["title"], said["message"]))
            return Response(status=200)

        def waiting(request: Request) -> Response:
            plain_website.release.wait()
            return Response(status=200)

        plain_website.server.expect_request("/chat").respond_with_handler(taken)
        plain_website.server.expect_request("/silent").respond_with_handler(waiting)
        place = plain_website.url("/").removeprefix("http://")

        def notifier(path: str, timeout: float) -> AppriseNotifier:
            url = f"json://followup:{PASSWORD}@{place}{path}"
            return open_apprise({"urls": [Secret(url)], "timeout": timeout})

        return Target(
            notifier("chat", 20),
            "team:",
            lambda: received,
            secrets=[PASSWORD],
            silent=lambda: notifier("silent", 0.5),
        )
