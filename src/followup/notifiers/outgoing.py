"""
Requests to addresses that others wrote down: they reach the public network, and what the configuration allows.

A name is looked up once; every address it has is judged, and the connection is made to one that was judged.  Nothing is
redirected, no proxy is asked, an answer is given ten seconds, and nothing is read of it but what stands at its head.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from followup.errors import InputError, TryLater, Undeliverable


Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@frozen
class Rules:
    """
    What may be reached beside the public network, *ca*, a file of own authorities, and the seconds an answer may take.
    """

    allow: tuple[Network, ...] = ()
    ca: str | None = None
    timeout: float = 10.0


@frozen
class Answer:
    """
    How the other side answered; *retry_after* in seconds, if it said so.
    """

    status: int
    reason: str
    retry_after: int | None = None


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """
    The rules that the settings of a channel make: *allow* is a list of networks, such as ``10.0.0.0/8``.
    """
    allow, timeout = settings.get("allow", []), settings.get("timeout", 10)
    try:
        networks = tuple(ipaddress.ip_network(each) for each in allow)
    except (TypeError, ValueError) as error:
        raise InputError("What a webhook is allowed to reach is a list of networks, such as 10.0.0.0/8.") from error
    if not isinstance(timeout, int | float) or timeout <= 0:
        raise InputError("The timeout of a webhook is a number of seconds.")
    return Rules(networks, settings.get("ca"), timeout)


def url_problem(url: str) -> str:
    """
    What is wrong with *url* as an address to post to; empty if nothing is.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"{url!r} is no web address."
    if parts.scheme.lower() != "https":
        return "A web address to post to begins with https:."
    if not host or port == 0 or not url.isprintable() or not url.isascii() or any(letter in url for letter in ' "<>\\'):
        return f"{url!r} is no web address."
    if parts.username is not None or parts.fragment:
        return "A web address to post to holds no name, no password and nothing behind #."
    return ""


def embedded(address: Address) -> list[Address]:
    """
    *address*, and the one it carries inside where it is of a kind that does.
    """
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inner.append(ipaddress.IPv4Address(address.packed[-4:]))
    return [address.ipv4_mapped] if address.ipv4_mapped else [address, *(each for each in inner if each)]


def may_reach(address: Address, allow: tuple[Network, ...] = ()) -> bool:
    """
    Whether *address* is public, or in a network that is allowed.
    """
    return all(any(each in network for network in allow) or _public(each) for each in embedded(address))


def _public(address: Address) -> bool:
    # Python takes groups, reserved and long forgotten site-local addresses for public.
    forgotten = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not (address.is_multicast or address.is_reserved or forgotten)


def _judged(host: str, port: int, rules: Rules) -> str:
    try:
        places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise TryLater(f"{host} is not known.") from error
    found = [str(place[4][0]) for place in places]
    for address in found:
        if not may_reach(ipaddress.ip_address(address.partition("%")[0]), rules.allow):
            raise Undeliverable(
                f"{host} is not on the public network.", hint="Allow its network in the channel's settings."
            )
    return found[0]


class _Pinned(http.client.HTTPSConnection):
    """
    A connection to an *address* that was judged, to the host whose name is on its certificate.
    """

    def __init__(self, host: str, port: int, address: str, *, timeout: float, context: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=timeout, context=context)
        self._address, self._tls = address, context
        # The response takes the socket away from the connection: it must still be found to hang up.
        self.wire: socket.socket | None = None

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self.wire = self._tls.wrap_socket(plain, server_hostname=self.host)


def post(url: str, body: bytes, headers: Mapping[str, str], rules: Rules) -> Answer:
    """
    Post *body* to *url*.

    Raises:
        Undeliverable: the address is none, or one that may not be reached.
        TryLater: there was no connection.
        OSError, HTTPException: there was one, and it broke: the other side may have got it.
    """
    problem = url_problem(url)
    if problem:
        raise Undeliverable(problem)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    address = _judged(host, port, rules)
    context = ssl.create_default_context(cafile=rules.ca)
    connection = _Pinned(host, port, address, timeout=rules.timeout, context=context)
    # Each wait has its limit, and so has their sum: whoever answers a letter at a time is hung up on.
    limit = Timer(rules.timeout, lambda: _hang_up(connection))
    try:
        _connect(connection, host)
        limit.daemon = True
        limit.start()
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, dict(headers))
        response = connection.getresponse()
        wait = response.headers.get("Retry-After", "")
        return Answer(response.status, response.reason[:80], int(wait) if wait.isdecimal() else None)
    finally:
        limit.cancel()
        connection.close()


def _connect(connection: _Pinned, host: str) -> None:
    try:
        connection.connect()
    except OSError as error:
        raise TryLater(f"{host} cannot be reached: {getattr(error, 'strerror', '') or error}.") from error


def _hang_up(connection: _Pinned) -> None:
    if connection.wire is not None:
        with suppress(OSError):
            socket.socket.shutdown(connection.wire, socket.SHUT_RDWR)
