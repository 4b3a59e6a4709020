"""
Addresses as people write them.
"""

from __future__ import annotations

import re

from attrs import frozen


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

    It is not judged here: whoever delivers to it knows what it may be.
    """
    named = _NAMED.fullmatch(text.strip())
    address = (named["address"] if named else text).strip()
    bare = "@" in address and ":" not in address.partition("@")[0]
    return Contact(f"mailto:{address}" if bare else address, named["name"].strip(' "') if named else "")
