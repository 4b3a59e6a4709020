"""
The server that mail is handed in at: over verified TLS, or in plain text on this machine alone, when asked to.
"""

from __future__ import annotations

import ipaddress
import smtplib
import socket
import ssl
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from followup.errors import InputError, TryLater
from followup.notifiers.mail import address_problem


PORTS = {"starttls": 587, "tls": 465, "plain": 25}
"""What *security* can be, and the port that goes with it."""


@frozen
class Server:
    """
    Where mail is handed in, and how; *timeout* is the seconds one answer may take, *ca* a file of own authorities.
    """

    host: str
    sender: str
    security: str = "starttls"
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 20.0
    ca: str | None = None

    def connected(self) -> smtplib.SMTP:
        """
        A connection that is greeted, encrypted and logged in.

        Raises:
            TryLater: there is none to be had; nothing of a message was handed over yet.
        """
        try:
            return self._greeted()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise TryLater(f"The mail server {self.host} cannot be used: {_why(error)}.") from error

    def _greeted(self) -> smtplib.SMTP:
        tls = ssl.create_default_context(cafile=self.ca)
        if self.security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=tls)
        else:
            host = self._loopback() if self.security == "plain" else self.host
            connection = smtplib.SMTP(host, self.port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                # Raises where the server does not offer it, or somebody between us took the offer away.
                connection.starttls(context=tls)
            if self.user:
                connection.login(self.user, self.password)
        except BaseException:
            connection.close()
            raise
        return connection

    def _loopback(self) -> str:
        places = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        found = {str(place[4][0]) for place in places}
        if not all(ipaddress.ip_address(address).is_loopback for address in found):
            raise ValueError("plain text goes to this machine only")
        return min(found)


def _why(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {said(error.smtp_error)}"
    return str(getattr(error, "strerror", "") or error or type(error).__name__).rstrip(".")


def said(answer: bytes | str) -> str:
    """
    What a server answered, in one line.
    """
    return " ".join((answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer).split())


def server_of(settings: Mapping[str, Any]) -> Server:
    """
    The server that ``[smtp]`` in the configuration speaks of.
    """
    for name in ("host", "from"):
        if not isinstance(settings.get(name), str):
            raise InputError(f"Mail needs {name} under [smtp] in the configuration.")
    security = settings.get("security", "starttls")
    port, timeout = settings.get("port", PORTS.get(security)), settings.get("timeout", 20)
    if security not in PORTS:
        raise InputError(f"{security!r} is no security of mail.", hint=f"Use one of: {', '.join(PORTS)}.")
    if not isinstance(port, int) or not 0 < port < 65536 or not isinstance(timeout, int | float) or timeout <= 0:
        raise InputError("The port and timeout of mail are numbers.")
    problem = address_problem(settings["from"])
    if problem:
        raise InputError(f"{settings['from']!r} cannot be the sender of mail: {problem}.")
    user, password = settings.get("user", ""), settings.get("password", "")
    if bool(user) != bool(password):
        raise InputError("Mail needs user and password, or neither.")
    ca = settings.get("ca")
    return Server(settings["host"], settings["from"], security, port, user, password, timeout, ca)
