"""
Webhooks: what is posted and how it is signed, and where nothing is posted to.
"""

from __future__ import annotations

import ipaddress
import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from threading import Event, Thread
from typing import Any

import pytest
import trustme
from jsonschema import Draft202012Validator
from standardwebhooks import Webhook
from werkzeug import Request, Response

from followup.contracts import Message
from followup.errors import InputError, TryLater, Undeliverable
from followup.notifiers.outgoing import may_reach, url_problem
from followup.notifiers.secrets import Secret
from followup.notifiers.webhook import WebhookNotifier, check_https, content, open_webhook, verify_webhook
from tests.notifiers.conftest import Website, served_as


SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_c2Vjb25kLXNlY3JldC1zZWNvbmQ="

MESSAGE = Message("m-1", "https://example.org/hook", "LG: 2", "Två ärenden.\n", matters=("LG-1", "LG-2"), attempt=2)

LOOPBACK = ["127.0.0.0/8", "::1/128"]


def hook(website: Website, ca: str, path: str = "/hook", **said: Any) -> WebhookNotifier:
    """
    A notifier that may reach this machine.
    """
    settings = {"secret": Secret(SECRET), "allow": LOOPBACK, "ca": ca, "url": website.url(path), **said}
    return open_webhook(settings)


def test_what_is_posted_has_the_published_shape() -> None:
    """
    Every field of a message stands in the schema, and the schema knows no others.
    """
    schema = json.loads((files("followup.notifiers") / "message-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(content(MESSAGE))

    assert set(content(MESSAGE)) == set(schema["properties"]) == set(schema["required"])


def test_a_receiver_can_tell_who_sent_it(website: Website, ca: str) -> None:
    """
    With the helper, and with the standard's own library; the id is the message's own.
    """
    requests: list[tuple[bytes, dict[str, str]]] = []

    def taken(request: Request) -> Response:
        requests.append((request.get_data(), dict(request.headers)))
        return Response(status=202)

    website.server.expect_request("/hook", method="POST").respond_with_handler(taken)
    receipt = hook(website, ca).send(MESSAGE)
    body, headers = requests[0]

    assert receipt == "202"
    assert verify_webhook(body, headers, SECRET) == MESSAGE
    assert Webhook(SECRET).verify(body, headers)["id"] == headers["Webhook-Id"] == "m-1"
    assert headers["Content-Type"] == "application/json; charset=utf-8"


def test_two_secrets_sign_while_one_is_exchanged(website: Website, ca: str) -> None:
    """
    Whoever knows the old or the new one takes it.
    """
    requests: list[tuple[bytes, dict[str, str]]] = []

    def taken(request: Request) -> Response:
        requests.append((request.get_data(), dict(request.headers)))
        return Response(status=204)

    website.server.expect_request("/hook").respond_with_handler(taken)
    hook(website, ca, secret=[Secret(OTHER), Secret(SECRET)]).send(MESSAGE)

    assert [verify_webhook(*requests[0], secret) for secret in (SECRET, OTHER)] == [MESSAGE, MESSAGE]


def signed(body: bytes, at: datetime, key: str = "m-1") -> dict[str, str]:
    """
    The headers of *body* as signed then.
    """
    signature = Webhook(SECRET).sign(key, at, body.decode())
    return {"webhook-id": key, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def test_what_was_changed_is_not_taken() -> None:
    """
    Another body, another id, another secret, a bit of the signature, too old, too new, or no headers at all.
    """
    body, now = json.dumps(content(MESSAGE)).encode(), datetime.now(UTC)
    good = signed(body, now)
    flipped = good["webhook-signature"][:5] + ("A" if good["webhook-signature"][5] != "A" else "B")
    cases = [
        (body.replace(b"LG: 2", b"LG: 3"), good, SECRET),
        (body, {**good, "webhook-id": "m-2"}, SECRET),
        (body, good, OTHER),
        (body, {**good, "webhook-signature": flipped + good["webhook-signature"][6:]}, SECRET),
        (body, signed(body, now - timedelta(minutes=6)), SECRET),
        (body, signed(body, now + timedelta(minutes=6)), SECRET),
        (body, {}, SECRET),
    ]

    assert verify_webhook(body, good, SECRET) == MESSAGE
    for each in cases:
        with pytest.raises(InputError, match="no message of followup's"):
            verify_webhook(*each)


def test_what_is_signed_and_no_message_is_not_taken() -> None:
    """
    Another schema, or no object at all.
    """
    now = datetime.now(UTC)
    for said in (json.dumps({**content(MESSAGE), "schema": "followup/message/2"}), "[]", '{"schema": 1}'):
        with pytest.raises(InputError):
            verify_webhook(said.encode(), signed(said.encode(), now), SECRET)


@pytest.mark.parametrize(
    "status,kind",
    [
        (301, TryLater),
        (302, TryLater),
        (400, TryLater),
        (401, TryLater),
        (404, TryLater),
        (429, TryLater),
        (503, TryLater),
        (410, Undeliverable),
        (413, Undeliverable),
        (500, ConnectionError),
        (502, ConnectionError),
    ],
)
def test_each_answer_has_its_meaning(website: Website, ca: str, status: int, kind: type[Exception]) -> None:
    """
    Gone is for good; refused is for now; a fault of the other side leaves in doubt what it kept.
    """
    headers = {"Location": website.url("/other"), "Retry-After": "120"}
    website.server.expect_request("/hook").respond_with_data(status=status, headers=headers)
    with pytest.raises(kind) as caught:
        hook(website, ca).send(MESSAGE)

    assert type(caught.value) is kind
    if isinstance(caught.value, TryLater):
        assert caught.value.after == timedelta(seconds=120)


def test_a_redirect_is_not_followed(website: Website, ca: str) -> None:
    """
    Whoever answers sends us nowhere.
    """
    website.server.expect_request("/hook").respond_with_data(status=307, headers={"Location": website.url("/other")})
    website.server.expect_request("/other").respond_with_data("")
    with pytest.raises(TryLater, match="307"):
        hook(website, ca).send(MESSAGE)

    assert [request.path for request, _ in website.server.log] == ["/hook"]


def test_an_answer_without_end_is_left(website: Website, ca: str) -> None:
    """
    What was decided stands at its head.
    """

    def endless(request: Request) -> Response:
        def letters() -> Iterator[bytes]:
            while not website.release.is_set():
                yield b"x" * 1000

        return Response(letters())

    website.server.expect_request("/hook").respond_with_handler(endless)

    assert hook(website, ca).send(MESSAGE) == "200"


def test_an_answer_that_drips_is_left(authority: trustme.CA, ca: str) -> None:
    """
    However often a letter comes: the sum of waits has its limit too, and leaves in doubt what was taken.
    """
    stop = Event()

    def drip(server: socket.socket) -> None:
        with suppress(OSError):
            wire, _ = server.accept()
            with served_as(authority, "localhost").wrap_socket(wire, server_side=True) as secured:
                secured.sendall(b"HTTP/1.1 2")
                while not stop.wait(0.01):
                    secured.sendall(b"0")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=drip, args=(server,), daemon=True)
        thread.start()
        url = f"https://localhost:{server.getsockname()[1]}/hook"
        notifier = open_webhook({"secret": Secret(SECRET), "allow": LOOPBACK, "ca": ca, "url": url, "timeout": 0.3})
        with pytest.raises(Exception) as caught:
            notifier.send(MESSAGE)
        stop.set()
        thread.join()

    assert not isinstance(caught.value, TryLater | Undeliverable)


def test_a_certificate_that_nobody_signed_is_not_spoken_to(website: Website) -> None:
    """
    Nothing was handed over.
    """
    website.server.expect_request("/hook").respond_with_data("")
    with pytest.raises(TryLater, match="localhost cannot be reached"):
        open_webhook({"secret": Secret(SECRET), "allow": LOOPBACK, "url": website.url("/hook")}).send(MESSAGE)

    assert website.server.log == []


INSIDE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1
192.168.0.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 100::1
2001:db8::1 2001::1 2002:7f00:1:: 2002:a00:1:: 2001:0:7f00:1:: fc00::1 fd12:3456::1 fe80::1 fec0::1 ff02::1
""".split()


@pytest.mark.parametrize("address", INSIDE)
def test_no_address_inside_is_reached(address: str) -> None:
    """
    Neither this machine, the local network, the cloud's own addresses, nor groups, nor what carries one inside.
    """
    assert not may_reach(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.10.252.1", "2a00:1450:400f:80c::2004", "::ffff:8.8.8.8"])
def test_public_addresses_are_reached(address: str) -> None:
    """
    And private ones where the configuration allows their network.
    """
    assert may_reach(ipaddress.ip_address(address))
    assert may_reach(ipaddress.ip_address("10.1.2.3"), (ipaddress.ip_network("10.0.0.0/8"),))
    assert not may_reach(ipaddress.ip_address("192.168.0.1"), (ipaddress.ip_network("10.0.0.0/8"),))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "017700000001",
        "127.1",
        "[::1]",
        "0",
        "[::]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
        "192.168.1.1",
    ],
)
def test_no_way_to_write_this_machine_leads_to_it(website: Website, ca: str, host: str) -> None:
    """
    Whatever the resolver makes of a name is judged.
    """
    website.server.expect_request("/hook").respond_with_data("")
    url = f"https://{host}:{website.server.port}/hook"
    with pytest.raises(Undeliverable, match="is not on the public network"):
        open_webhook({"secret": Secret(SECRET), "url": url, "ca": ca}).send(MESSAGE)

    assert website.server.log == []


def test_every_address_of_a_name_is_judged_and_the_name_is_looked_up_once(
    website: Website, ca: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    One inside among several is enough to refuse; what a name leads to later does not matter.
    """
    website.server.expect_request("/hook").respond_with_data("")
    here = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", website.server.port))
    public = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", website.server.port))
    private = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", website.server.port))
    answers = [[public, private], [here], [private]]
    looked_up: list[str] = []
    resolve = socket.getaddrinfo

    def resolved(host: str, *asked: Any, **said: Any) -> Any:
        if host != "localhost":
            return resolve(host, *asked, **said)
        looked_up.append(host)
        return answers.pop(0)

    monkeypatch.setattr("socket.getaddrinfo", resolved)
    with pytest.raises(Undeliverable, match="is not on the public network"):
        hook(website, ca).send(MESSAGE)
    receipt = hook(website, ca).send(MESSAGE)

    assert (receipt, looked_up) == ("200", ["localhost", "localhost"])


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "data:,x",
        "gopher://example.org",
        "https://",
        "https:///x",
        "https://a:b@example.org/",
        "https://a@example.org/",
        "https://example.org/#x",
        "//example.org",
        "https://exa mple.org/",
        "https://example.org/\nHost: x",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org:0/",
        "https://exämple.org/",
        "https://example.org\\@evil.example/",
        "https:example.org",
        "",
    ],
)
def test_what_is_no_web_address_is_told(url: str) -> None:
    """
    When it is entered; only https, with no name, password or fragment.
    """
    assert check_https(url) != ""
    assert url_problem("https://example.org:8443/hook?room=4") == ""


@pytest.mark.parametrize(
    "said,told",
    [
        ({}, "A webhook needs a secret to sign with."),
        ({"secret": Secret("whsec_a")}, "The secret of a webhook is base64, with whsec_ before it or not."),
        ({"secret": Secret(SECRET), "allow": "10"}, "What a webhook is allowed to reach is a list of networks"),
        ({"secret": Secret(SECRET), "timeout": "1"}, "The timeout of a webhook is a number of seconds."),
        ({"secret": Secret(SECRET), "url": "http://example.org"}, "A web address to post to begins with https:."),
    ],
)
def test_settings_that_do_not_go_are_told(said: dict[str, Any], told: str) -> None:
    """
    Before anything is sent.
    """
    with pytest.raises(InputError) as caught:
        open_webhook(said)

    assert caught.value.message.startswith(told)


def test_a_host_that_is_not_known_is_tried_later() -> None:
    """
    Names come and go.
    """
    with pytest.raises(TryLater, match=r"nowhere.invalid is not known"):
        open_webhook({"secret": Secret(SECRET), "url": "https://nowhere.invalid/hook"}).send(MESSAGE)
