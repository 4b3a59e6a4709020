"""
Addresses as they are entered: refused there and then where nothing could be delivered.
"""

from __future__ import annotations

from followup.configuration import read_configuration
from followup.model.contacts import Contact, contact_of
from followup.plugins.channels import Channels
from followup.plugins.loading import plugins


__all__ = ["Contact", "check_contact", "contact_of"]


def check_contact(uri: str) -> str:
    """
    What is wrong with *uri* as an address to deliver to; empty if nothing is.

    The notifier of its scheme looks at it; nothing is connected to, and its settings may still be missing.

    Raises:
        InputError: the configuration, which may name channels, cannot be understood.
    """
    return Channels(read_configuration(), plugins()).check(uri)
