"""
When a point of order was raised: the hour that the minutes tell, and no other.
"""

from __future__ import annotations

from datetime import time

import pytest

from followup.model.reading import Reading
from followup.readers.council.reader import CouncilReader
from followup.readers.exchange import from_json, to_json


TEXT = """Bergviks kommun
Kommunfullmäktige
Protokoll nr 2
Sammanträdesdatum: 2025-03-06

§ 19 Ärendenummer BK-2025-00008
Redovisning av klockan på torget
Beslut
Redovisningen antecknas. Ordföranden konstaterar att klockan är 20:15.

§ 20 Ärendenummer BK-2025-00009
Ordningsfråga
Med anledning av att {told} frågar ordföranden om återstående ärenden ska bordläggas.

Beslut
Motionen under paragraf 21 bordläggs.

§ 21 Ärendenummer BK-2024-00210
Motion av Stina Alm (X) om belysning i parken
Beslut
Ärendet bordläggs till sammanträdet den 10 april 2025.
"""


def read(told: str) -> Reading:
    """
    The minutes where the chair says *told*.
    """
    return CouncilReader().read(TEXT.format(told=told), name="march.txt", sha256="0" * 64)


@pytest.mark.parametrize(
    "told, expected",
    [
        ("klockan är 21:50", time(21, 50)),
        ("klockan är 9.05", time(9, 5)),
        ("det är sent", None),
        ("klockan är 25:00", None),
    ],
)
def test_a_point_of_order_tells_its_hour(told: str, expected: time | None) -> None:
    """
    Only its paragraph does: what the clock shows elsewhere is no matter of ours.
    """
    assert [item.starts for item in read(told).items] == [None, expected, None]


def test_the_hour_travels_with_the_reading() -> None:
    """
    As plain data and back.
    """
    reading = read("klockan är 21:50")

    assert [item.starts for item in from_json(to_json(reading)).items] == [None, time(21, 50), None]
