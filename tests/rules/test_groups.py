"""
Which of several findings on one matter speaks for them.
"""

from __future__ import annotations

from followup.model.codes import Disposition
from followup.model.minutes import FoundRow
from followup.rules.matching import grouped


def found(number: int, disposition: str, *, kind: str = "item", same_as: tuple[str, ...] = ()) -> FoundRow:
    """
    A finding on its own line under its own item.
    """
    return FoundRow(
        f"d/f{number}",
        "d",
        f"f{number}",
        Disposition(disposition),
        "Outstanding matters",
        kind=kind,
        item=str(number),
        same_as=same_as,
        first_line=number,
    )


def test_of_matters_that_nobody_named_the_last_word_speaks() -> None:
    """
    "Any outstanding matters" and then "several outstanding matters": several there are.
    """
    said = [found(4, "raised", kind="umbrella"), found(5, "raised", kind="umbrella", same_as=("f4",))]

    assert [(group.lead.item, group.first_line) for group in grouped(said, accept=False)] == [("5", 4)]


def test_else_the_first_of_equals_speaks_and_the_stronger_before_all() -> None:
    """
    A postponement tells more than an announcement, wherever it stands.
    """
    equals = [found(4, "postponed"), found(5, "postponed", same_as=("f4",))]
    stronger = [found(4, "raised"), found(5, "postponed", same_as=("f4",)), found(6, "raised", same_as=("f4",))]

    assert [group.lead.item for group in grouped(equals, accept=False)] == ["4"]
    assert [group.lead.item for group in grouped(stronger, accept=False)] == ["5"]
