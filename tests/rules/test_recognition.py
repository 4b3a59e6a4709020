"""
When two titles name the same matter, by example and by law.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.rules.matching import contained, content_words, likeness


def test_content_words_are_those_that_tell_matters_apart() -> None:
    """
    Without function words, words of every agenda and single letters; numbers stay.
    """
    assert content_words("Proposal for the Budget of 2024 (b) 7") == {"budget", "2024", "7"}


def test_a_letter_composed_or_not_is_the_same() -> None:
    """
    Text from different programs spells ö in two ways.
    """
    assert content_words("Södra") == content_words("So\u0308dra")


@pytest.mark.parametrize(
    "title, other",
    [
        ("Harbour dredging", "Dredging"),
        ("Budget", "Operational plan and budget 2024"),
        ("Budget 2024", "Budget"),
        ("Trygghet", "Trygghetsfrågor i skolan"),
        ("Hamnmuddring", "Muddring"),
        ("The harbour", "harbour"),
    ],
)
def test_titles_that_may_name_the_same(title: str, other: str) -> None:
    """
    The content words of one are all found in the other, parts of compounds counted, either way round.
    """
    assert contained(title, other)
    assert contained(other, title)


@pytest.mark.parametrize(
    "title, other",
    [
        ("Budget 2023", "Budget 2024"),
        ("Harbour dredging", "Harbour lights"),
        ("Val av ordförande", "Valborg"),
        ("Proposal", "Proposal"),
        ("", "Budget"),
        ("2024", "2024"),
    ],
)
def test_titles_that_do_not_name_the_same(title: str, other: str) -> None:
    """
    Different numbers, different words, short parts of words, and titles that say nothing.
    """
    assert not contained(title, other)
    assert not contained(other, title)


@pytest.mark.parametrize(
    "title, other, expected",
    [
        ("Harbour dredging", "Dredging the harbour", 1.0),
        ("Harbour dredging", "Harbour lights", 0.5),
        ("Harbour dredging", "School meals", 0.0),
        ("Harbour", "", 0.0),
    ],
)
def test_likeness_is_the_share_of_words_found(title: str, other: str, expected: float) -> None:
    """
    Counted both ways.
    """
    assert likeness(title, other) == expected


TITLES = st.lists(
    st.sampled_from(["harbour", "harbours", "dredging", "budget", "2023", "2024", "plan", "the", "of"]), max_size=5
).map(" ".join)


@given(TITLES, TITLES)
def test_likeness_has_no_direction(title: str, other: str) -> None:
    """
    Neither of two titles is the first.
    """
    assert likeness(title, other) == likeness(other, title)
    assert contained(title, other) == contained(other, title)


@given(TITLES)
def test_a_title_is_like_itself(title: str) -> None:
    """
    Wholly, if it says anything.
    """
    assert likeness(title, title) == (1.0 if content_words(title) else 0.0)
