"""
A secretary is a party with an address that was looked at when it was entered.
"""

from __future__ import annotations

import pytest

from followup.errors import InputError, NotFound
from tests.outbox.conftest import Setting


@pytest.mark.parametrize(
    "said,name,contact",
    [
        ("Anna Berg <anna@example.org>", "Anna Berg", "mailto:anna@example.org"),
        ("Anna Berg <anna.berg@example.org>", "Anna Berg", "mailto:anna.berg@example.org"),
        ("anna@example.org", "Anna Berg", "mailto:anna@example.org"),
        ("Anna Berg", "Anna Berg", "mailto:anna@example.org"),
        ("P-1", "Anna Berg", "mailto:anna@example.org"),
        ("bo@example.org", "bo@example.org", "mailto:bo@example.org"),
        ("maildir:box", "box", "maildir:box"),
        ("Bo Ek <https://example.org/hook>", "Bo Ek", "https://example.org/hook"),
    ],
)
def test_a_secretary_is_found_or_made(setting: Setting, said: str, name: str, contact: str) -> None:
    """
    By name, then by address; the body keeps the key alone.
    """
    key = setting.register.edit_body("SK", secretary=said).secretary
    party = next(party for party in setting.register.parties() if party.key == key)

    assert (name, contact) == (party.name, party.contact)
    assert key == ("P-1" if name == "Anna Berg" else "P-2")


@pytest.mark.parametrize("said", ["anna@exa mple.org", "Anna Berg <anna>", "mailto:@example.org"])
def test_a_mistyped_address_is_refused_when_it_is_entered(setting: Setting, said: str) -> None:
    """
    For a secretary and for any party, and nothing is written.
    """
    with pytest.raises(InputError):
        setting.register.edit_body("SK", secretary=said)
    with pytest.raises(InputError):
        setting.register.edit_party("P-1", contact=said)
    with pytest.raises(InputError):
        setting.register.add_party("Bo", contact=said)
    assert ["mailto:anna@example.org"] == [party.contact for party in setting.register.parties()]


def test_a_secretary_needs_an_address(setting: Setting) -> None:
    """
    A party without one is refused, and so is a name that nobody has.
    """
    setting.register.add_party("Bo Ek", kind="person")
    with pytest.raises(InputError, match="Bo Ek has no address"):
        setting.register.edit_body("SK", secretary="Bo Ek")
    with pytest.raises(NotFound, match="neither an address nor the name"):
        setting.register.edit_body("SK", secretary="Eva Alm")


def test_the_same_body_again_changes_nothing(setting: Setting) -> None:
    """
    Its secretary is found, not made a second time.
    """
    for _ in range(2):
        setting.register.add_body("KF", "The council", secretary="Bo Ek <bo@example.org>")

    assert ["P-1", "P-2"] == [party.key for party in setting.register.parties()]


def test_a_secretary_is_taken_away(setting: Setting) -> None:
    """
    By an empty text.
    """
    assert "" == setting.register.edit_body("LG", secretary="").secretary


def test_lists_show_how_the_secretary_is_reached(setting: Setting) -> None:
    """
    Rather than a key; without names, nothing.
    """
    register = setting.register

    assert ["mailto:anna@example.org", ""] == [body.secretary for body in register.reached(register.bodies())]
    nameless = register.without_names()
    assert ["", ""] == [body.secretary for body in nameless.reached(nameless.bodies())]
