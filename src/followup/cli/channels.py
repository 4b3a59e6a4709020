"""
The commands about the ways messages go out by: which there are, and whether one works.
"""

from __future__ import annotations

import click

from followup.cli.errors import Commands
from followup.cli.options import Settings, argument, command
from followup.cli.output import WHOLE, exit_with, print_answer, print_result
from followup.errors import InputError


@click.group(cls=Commands)
def channel() -> None:
    """
    List the ways messages go out by, and try one.
    """


@command("list", "channel list --json", group=channel)
def list_(settings: Settings) -> None:
    """
    List channels; exit with 1 if one that the configuration speaks of cannot be used.
    """
    from followup.plugins import open_channels
    from followup.reports.pages.channels import channels as page
    from followup.reports.values.maintenance import channels_json

    with open_channels() as channels:
        states = list(channels.states())
    print_answer(settings, lambda: page(states, settings.locale or "en"), lambda: channels_json(states), width=WHOLE)
    if any(state.wrong and state.configured for state in states):
        exit_with(1)


@command("test", "channel test mailto:anna@example.org", group=channel, options=(argument("address"),))
def test(settings: Settings, address: str) -> None:
    """
    Send one message to ADDRESS, now, and tell how that went.

    ADDRESS is a mail address or a URI, such as maildir:/tmp/box, https://example.org/hook or the name of a channel
    with a colon. Exits with 75 if it may work another time.
    """
    from uuid import uuid4

    from followup.contracts import Message
    from followup.plugins import open_channels
    from followup.plugins.contacts import contact_of
    from followup.reports.pages.channels import delivered, trial

    uri, locale = contact_of(address).uri, settings.locale or "en"
    subject, text = trial(locale)
    with open_channels() as channels:
        problem = channels.check(uri)
        if problem:
            raise InputError(problem)
        receipt = channels.notifier(uri).send(Message(uuid4().hex, uri, subject, text, language=locale, kind="test"))
    print_result(
        settings,
        lambda: delivered(uri, receipt, locale),
        lambda: {"schema": "followup/channel-tested/1", "address": uri, "receipt": receipt},
    )
