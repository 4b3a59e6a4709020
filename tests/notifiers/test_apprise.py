"""
Apprise: what a channel of its is set up with, and what its answers mean.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from werkzeug import Request, Response

from followup.contracts import Message
from followup.errors import InputError, Undeliverable
from followup.notifiers.apprise import open_apprise
from followup.notifiers.secrets import Secret
from tests.notifiers.conftest import Website


def message(to: str) -> Message:
    """
    A message to *to*.
    """
    return Message("m-1", to, "LG: 2", "Text.\n")


def url(website: Website, path: str) -> Secret:
    """
    What Apprise calls that place.
    """
    return Secret(website.url(path).replace("http://", "json://"))


def test_what_stands_behind_the_colon_takes_its_place(plain_website: Website) -> None:
    """
    As a telephone number does, and it cannot lead elsewhere.
    """
    asked: list[str] = []

    def taken(request: Request) -> Response:
        asked.append(request.path)
        return Response(status=200)

    plain_website.server.expect_request("/to/%2B46701/..").respond_with_handler(taken)
    plain_website.server.expect_request("/to/+46701/..").respond_with_handler(taken)
    sender = open_apprise({"urls": url(plain_website, "/to/{to}")})
    receipt = sender.send(message("sms:+46701%2F.."))
    with pytest.raises(Undeliverable, match="sms: says nobody behind its colon"):
        sender.send(message("sms:"))

    assert receipt == "JSON success"
    assert len(asked) == 1


def test_of_several_services_each_is_told(plain_website: Website) -> None:
    """
    Where one failed nobody can tell what arrived: it is in doubt, by the names of the services.
    """
    received: list[dict[str, Any]] = []

    def taken(request: Request) -> Response:
        received.append(json.loads(request.get_data()))
        return Response(status=200)

    plain_website.server.expect_request("/good").respond_with_handler(taken)
    plain_website.server.expect_request("/bad").respond_with_data(status=500)
    good, bad = (url(plain_website, path) for path in ("/good", "/bad"))
    both = open_apprise({"urls": [good, good]}).send(message("team:"))
    with pytest.raises(ConnectionError, match=r"perhaps delivered: JSON success, JSON failure\. "):
        open_apprise({"urls": [good, bad]}).send(message("team:"))

    assert both == "JSON success, JSON success"
    assert [each["title"] for each in received] == ["LG: 2"] * 3


@pytest.mark.parametrize(
    "said,told",
    [
        ({}, "Apprise knows no service for one of the urls, or there are none."),
        ({"urls": ["nonsense"]}, "Apprise knows no service for one of the urls, or there are none."),
        ({"urls": ["json://localhost"], "timeout": 0}, "The timeout of Apprise is a number of seconds."),
    ],
)
def test_settings_that_do_not_go_are_told(said: dict[str, Any], told: str) -> None:
    """
    Before anything is sent.
    """
    with pytest.raises(InputError) as caught:
        open_apprise(said)

    assert caught.value.message == told


@pytest.mark.parametrize("library", ["apprise", "standardwebhooks"])
def test_an_extra_that_is_not_installed_names_what_to_install(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When the channel is opened.
    """
    from followup.notifiers.webhook import open_webhook

    monkeypatch.setitem(sys.modules, library, None)
    opener, extra = {
        "apprise": (open_apprise, "apprise: needs `pip install followup[apprise]`."),
        "standardwebhooks": (open_webhook, "https: needs `pip install followup[webhooks]`."),
    }[library]
    with pytest.raises(InputError) as caught:
        opener({})

    assert caught.value.message == extra
