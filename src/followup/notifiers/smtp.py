"""
Sends mail by SMTP: one connection a run, and what a server refuses told for each recipient.
"""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from followup.contracts import Message
from followup.errors import TryLater, Undeliverable
from followup.notifiers.mail import addresses_of, check_mailto, mail_of
from followup.notifiers.mail_server import Server, said, server_of


__all__ = ["SMTPNotifier", "check_mailto", "open_smtp"]


class SMTPNotifier:
    """
    One connection for all messages of a run; after a failure, a new one.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._connection: smtplib.SMTP | None = None

    def send(self, message: Message) -> str | None:
        """
        Hand *message* in; a failure after its text went out is raised as it is: it may have been taken.
        """
        to = addresses_of(message.to)
        mail = mail_of(message, sender=self.server.sender, to=to, at=datetime.now(UTC))
        # A call that is given up keeps its connection to itself, and the next one makes its own.
        connection, self._connection = self._alive() or self.server.connected(), None
        try:
            # As bytes: smtplib's own way would write ">From" where a line begins with "From".
            refused = connection.sendmail(self.server.sender, to, mail.as_bytes())
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
        except smtplib.SMTPSenderRefused as error:
            connection.close()
            raise _refusal(
                f"The sender {self.server.sender}", error.smtp_code, error.smtp_error, final=(552,)
            ) from error
        except smtplib.SMTPDataError as error:
            connection.close()
            raise _refusal("The message", error.smtp_code, error.smtp_error) from error
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        if refused:
            raise _refused(refused, len(to))
        return None

    def close(self) -> None:
        """
        Say goodbye.
        """
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.quit()
            except (smtplib.SMTPException, OSError):
                connection.close()

    def _alive(self) -> smtplib.SMTP | None:
        # A server may have hung up since the last message: asking first keeps the next one from being in doubt.
        connection, self._connection = self._connection, None
        try:
            return connection if connection is not None and connection.noop()[0] == 250 else None
        except (smtplib.SMTPException, OSError):
            return None


def _refusal(what: str, code: int, answer: bytes | str, final: tuple[int, ...] = ()) -> Exception:
    kind = Undeliverable if code in final or (code >= 500 and not final) else TryLater
    return kind(f"{what} was refused: {code} {said(answer)}.")


def _refused(recipients: Mapping[str, tuple[int, bytes]], asked: int) -> Exception:
    told = "; ".join(f"{address}: {code} {said(answer)}" for address, (code, answer) in recipients.items())
    # One that is refused for now is tried again; the others then get the same mail, with the same id, once more.
    kind = Undeliverable if all(code >= 500 for code, _ in recipients.values()) else TryLater
    rest = " The others got it." if len(recipients) < asked else ""
    return kind(f"Refused: {told}.{rest}")


def open_smtp(settings: Mapping[str, Any]) -> SMTPNotifier:
    """
    The notifier for ``mailto:`` with the settings of ``[smtp]``.
    """
    return SMTPNotifier(server_of(settings))
