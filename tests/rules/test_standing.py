"""
Which titles are standing items, and how those are called and placed.
"""

from __future__ import annotations

import pytest

from followup.model.codes import StandingRole
from followup.rules.standing import STANDING, canonical_title, goes_last, standing_roles


R = StandingRole


@pytest.mark.parametrize(
    "title, roles",
    [
        ("Utestående ärenden och föregående möten", (R.PREVIOUS_MINUTES, R.OUTSTANDING)),
        ("Välkommen och presentationsrunda", (R.WELCOME,)),
        ("Mötets öppnande", (R.WELCOME,)),
        ("Föregående mötes anteckningar", (R.PREVIOUS_MINUTES,)),
        ("Föregående protokoll", (R.PREVIOUS_MINUTES,)),
        ("Föregående anteckningar", (R.PREVIOUS_MINUTES,)),
        ("Utestående ärenden", (R.OUTSTANDING,)),
        ("Kommande möten", (R.UPCOMING_MEETINGS,)),
        ("Övriga frågor", (R.OTHER_BUSINESS,)),
        ("Nästa möte", (R.NEXT_MEETING,)),
        ("NÄSTA MÖTE.", (R.NEXT_MEETING,)),
        ("Welcome", (R.WELCOME,)),
        ("Minutes of the previous meeting", (R.PREVIOUS_MINUTES,)),
        ("Any other business", (R.OTHER_BUSINESS,)),
        ("Next meeting", (R.NEXT_MEETING,)),
        ("Outstanding matters", (R.OUTSTANDING,)),
    ],
)
def test_standing(title: str, roles: tuple[StandingRole, ...]) -> None:
    """
    A title made of standing items only is one, in agenda order, in either language.
    """
    assert roles == standing_roles(title)


@pytest.mark.parametrize(
    "title",
    [
        "Föregående års bokslut",
        "Mötesplanering 2023",
        "Nästa steg",
        "Övriga frågor om budgeten",
        "Kommande upphandlingar",
        "Välkomstpaket till nyinflyttade",
        "Any other business plan",
        "",
        "x" * 10_000,
    ],
)
def test_not_standing(title: str) -> None:
    """
    A title that holds anything else is a matter of its own.
    """
    assert standing_roles(title) == ()


@pytest.mark.parametrize("locale", ["sv", "en"])
@pytest.mark.parametrize("role", STANDING)
def test_canonical_titles_are_recognised(role: StandingRole, locale: str) -> None:
    """
    What we print for a role is read back as that role.
    """
    assert (role,) == standing_roles(canonical_title(role, locale))


def test_titles_by_locale() -> None:
    """
    A territory is ignored, an unknown language gets English, another item has no title.
    """
    assert canonical_title(R.NEXT_MEETING, "sv_SE") == "Nästa möte"
    assert canonical_title(R.NEXT_MEETING, "sv-FI") == "Nästa möte"
    assert canonical_title(R.NEXT_MEETING, "de") == "Next meeting"
    assert not canonical_title(R.OTHER, "sv")


def test_places() -> None:
    """
    Welcome, previous minutes and outstanding matters open the agenda; the others close it.
    """
    assert [role for role in STANDING if goes_last(role)] == [R.UPCOMING_MEETINGS, R.OTHER_BUSINESS, R.NEXT_MEETING]
    assert not goes_last(R.OTHER)
