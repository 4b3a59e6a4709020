"""
The numbers of an agenda hold while its meeting goes on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from followup.testing.registers import new_register


def test_numbers_do_not_shift_when_an_item_is_postponed() -> None:
    """
    After item 1 is postponed, item 2 is still item 2.
    """
    register = new_register(bodies=["LG"], clock=lambda: datetime(2024, 2, 2, 12, tzinfo=UTC))
    register.plan_meeting("LG", date(2024, 2, 2))
    register.plan_meeting("LG", date(2024, 3, 1))
    for title in ("Alpha", "Beta", "Gamma"):
        register.add_matter("LG", title, to="LG/next", on=date(2024, 1, 5))

    first = register.postpone(meeting="LG/2024-02-02", items="1")
    second = register.postpone(meeting="LG/2024-02-02", items="2")

    assert ["LG-1"] == [matter.key for matter in first.matters]
    assert ["LG-2"] == [matter.key for matter in second.matters]
    assert "LG/2024-03-01" == f"LG/{second.places['LG-2'].date}"
