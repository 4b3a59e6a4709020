"""
Addresses as they are entered: understood, and refused there and then where nothing could be delivered.
"""

from __future__ import annotations

import re

from attrs import frozen

from followup.configuration import read_configuration
from followup.plugins.channels import Channels
from followup.plugins.loading import plugins


_NAMED = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<address>[^<>]+)>")


@frozen
class Contact:
    """
    A *uri* that messages are delivered to, and the *name* that stood before it, if one did.
    """

    uri: str
    name: str = ""


def contact_of(text: str) -> Contact:
    """
    What a person writes: ``Anna Berg <anna@example.org>``, ``anna@example.org`` or any URI.

    It is not judged here: see :func:`check_contact`.
    """
    named = _NAMED.fullmatch(text.strip())
    address = (named["address"] if named else text).strip()
    bare = "@" in address and ":" not in address.partition("@")[0]
    return Contact(f"mailto:{address}" if bare else address, named["name"].strip(' "') if named else "")


def check_contact(uri: str) -> str:
    """
    What is wrong with *uri* as an address to deliver to; empty if nothing is.

    The notifier of its scheme looks at it; nothing is connected to, and its settings may still be missing.

    Raises:
        InputError: the configuration, which may name channels, cannot be understood.
    """
    return Channels(read_configuration(), plugins()).check(uri)
