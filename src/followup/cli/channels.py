"""
The commands about the ways messages go out by: which there are, and whether one works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, common, pass_settings
from followup.cli.output import answer, did, leave, texts


if TYPE_CHECKING:
    from followup.contracts import Message
    from followup.plugins.channels import ChannelState
    from followup.reports.words.translation import Texts

CHANNELS_SCHEMA = "followup/channels/1"
TESTED_SCHEMA = "followup/channel-tested/1"


@click.group(cls=Commands)
def channel() -> None:
    """
    List the ways messages go out by, and try one.
    """


@channel.command("list", epilog="Example: followup channel list --json")
@common
@pass_settings
def list_(settings: Settings) -> None:
    """
    List channels; exit with 1 if one that the configuration speaks of cannot be used.
    """
    from followup.plugins import open_channels

    with open_channels() as channels:
        states = list(channels.states())
    t = texts(settings)
    answer(settings, lambda: "\n".join(_line(state, t) for state in states), lambda: _json(states))
    if any(state.wrong and state.configured for state in states):
        leave(1)


def _line(state: ChannelState, t: Texts) -> str:
    from followup.reports.drawing.escaping import escaped
    from followup.reports.words.errors import refusal

    kind = f" ({state.kind})" if state.kind != state.name else ""
    wrong = refusal(state.wrong, t.locale)
    if state.wrong and not state.configured:
        wrong = t.gettext("not set up: {what}", what=wrong)
    ready = wrong or t.gettext("ready")
    return escaped(f"{state.name}:{kind}  {ready}")


def _json(states: list[ChannelState]) -> dict[str, Any]:
    return {
        "schema": CHANNELS_SCHEMA,
        "channels": [
            {
                "name": state.name,
                "kind": state.kind,
                "source": state.source,
                "configured": state.configured,
                "wrong": state.wrong or None,
            }
            for state in states
        ],
    }


@channel.command("test", epilog="Example: followup channel test mailto:anna@example.org")
@click.argument("address")
@common
@pass_settings
def test(settings: Settings, address: str) -> None:
    """
    Send one message to ADDRESS, now, and tell how that went.

    ADDRESS is a mail address or a URI, such as maildir:/tmp/box, https://example.org/hook or the name of a channel
    with a colon. Exits with 75 if it may work another time.
    """
    from followup.plugins import open_channels
    from followup.plugins.contacts import contact_of

    uri = contact_of(address).uri
    t = texts(settings)
    with open_channels() as channels:
        problem = channels.check(uri)
        if problem:
            _refuse(problem)
        receipt = channels.notifier(uri).send(_message(uri, t))
    said = t.gettext("Delivered to {address}.", address=uri)
    receipt_said = f" {t.gettext('Receipt: {receipt}', receipt=receipt)}" if receipt else ""
    did(settings, lambda: said + receipt_said, lambda: {"schema": TESTED_SCHEMA, "address": uri, "receipt": receipt})


def _refuse(problem: str) -> None:
    from followup.errors import InputError

    raise InputError(problem)


def _message(uri: str, t: Texts) -> Message:
    from uuid import uuid4

    from followup.contracts import Message

    return Message(
        id=uuid4().hex,
        to=uri,
        subject=t.gettext("followup: a trial message"),
        text=t.gettext("This message was sent to see whether it arrives. There is nothing to do.") + "\n",
        language=t.locale,
        kind="test",
    )
