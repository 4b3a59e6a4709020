"""
Where items begin and end, however the minutes are laid out.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followup.model.codes import Disposition
from followup.model.reading import Reading


Read = Callable[..., Reading]
HEADER = "Minnesanteckningar från Fjordviks ledningsgrupp\nTid: 18 september 2026 kl. 9.00-11.00\n\n"


def _items(reading: Reading) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in reading.items]


@pytest.mark.parametrize(
    "text",
    [
        "1. Öppnande\n\nHej.\n\n2. Ny turlista för bokbussen i\nFjordviks norr\n\nText.\n\n3. Taxa\n\nText.",
        "1. Öppnande\nHej.\n2. Ny turlista för bokbussen i Fjordviks norr\nText.\n3. Taxa\nText.",
        "1. Öppnande\n\nHej.\n 2. Ny turlista för bokbussen i Fjordviks norr  \n\nText.\n 3. Taxa \n\nText.",
        "## 1. Öppnande\n\nHej.\n\n## 2. Ny turlista för bokbussen i Fjordviks norr\n\nText.\n\n## 3. Taxa\n\nText.",
        "**1. Öppnande**\n\nHej.\n\n**2. Ny turlista för bokbussen i Fjordviks norr**\n\nText.\n\n**3. Taxa**\n\nText.",
        "§ 1 Öppnande\n\nHej.\n\n§ 2 Ny turlista för bokbussen i Fjordviks norr\n\nText.\n\n§ 3 Taxa\n\nText.",
        "1 Öppnande\n\nHej.\n\n2 Ny turlista för bokbussen i Fjordviks norr\n\nText.\n\n3 Taxa\n\nText.",
    ],
    ids=["wrapped", "tight", "indented", "markdown", "bold", "paragraph signs", "bare numbers"],
)
def test_headings(read: Read, text: str) -> None:
    """
    The same items are found however their headings are written.
    """
    titles = [("1", "Öppnande"), ("2", "Ny turlista för bokbussen i Fjordviks norr"), ("3", "Taxa")]

    assert titles == _items(read(HEADER + text))


def test_inner_lists_are_not_items(read: Read) -> None:
    """
    A numbered list inside an item begins no items.
    """
    text = "1. Öppnande\n\nHej.\n\n2. Turlista\n\nTre rundor:\n\n1. norra\n2. södra\n\n3. Taxa\n\nText."

    assert [title for _, title in _items(read(HEADER + text))] == ["Öppnande", "Turlista", "Taxa"]


def test_missing_number(read: Read) -> None:
    """
    A number left out does not end the row of items.
    """
    assert [number for number, _ in _items(read(HEADER + "1. A\n\nB.\n\n2. C\n\nD.\n\n4. E\n\nF."))] == ["1", "2", "4"]


def test_diary_numbers(read: Read) -> None:
    """
    The diary number in a heading is the item's file number, and its findings carry it.
    """
    reading = read(
        HEADER + "§ 11 Dnr KS 2026/118\nVal av sida\n\nÄrendet bordläggs.\n\n§ 12 Dnr KS 2026/120\nTaxa\n\nText."
    )

    assert [(i.file_number, i.title) for i in reading.items] == [
        ("KS 2026/118", "Val av sida"),
        ("KS 2026/120", "Taxa"),
    ]
    assert [finding.number for finding in reading.findings] == ["KS 2026/118"]


def test_compact(read: Read) -> None:
    """
    Items in one sentence give up their titles: before a colon, or the subject of what happened.
    """
    reading = read(
        HEADER
        + "1. Välkommen\n2. Föregående anteckningar\n3. Taxa: Ledningsgruppen beslutar att ge kansliet i uppdrag att\n"
        + "lämna förslag till mötet i februari.\n4. Verksamhetsplan 2027 godkänns. Budgeten bordläggs.\n"
        + "5. Mötesplanering 2027: nästa möte fredagen den 16 oktober.\n6. Övriga frågor: inga.\n"
    )

    assert [title for _, title in _items(reading)] == [
        "Välkommen",
        "Föregående anteckningar",
        "Taxa",
        "Verksamhetsplan 2027",
        "Mötesplanering 2027",
        "Övriga frågor",
    ]
    assert [(finding.disposition, finding.title) for finding in reading.findings] == [
        (Disposition.ASSIGNED, "Lämna förslag"),
        (Disposition.DECIDED, "Verksamhetsplan 2027"),
        (Disposition.POSTPONED, "Budgeten"),
    ]
    assert [sitting.date.isoformat() for sitting in reading.meeting.next] == ["2026-10-16"]
    assert reading.unread == ()


def test_items_that_follow_on_one_line(read: Read) -> None:
    """
    Each begins after a sentence with the next number and a capital; other numbers stay where they are.
    """
    reading = read(
        HEADER
        + "1. Välkommen\n2. Taxan 2027 godkänns. Budgeten bordläggs. 3. Val av sida: bordläggs. "
        + "4. Övriga frågor: inga.\n5. Nästa möte\nSal 4. 6. våningen. 12. Hisser finns.\n"
    )

    assert [number + " " + title for number, title in _items(reading)] == [
        "1 Välkommen",
        "2 Taxan 2027",
        "3 Val av sida",
        "4 Övriga frågor",
        "5 Nästa möte",
    ]
    assert [(finding.item, finding.title, finding.lines) for finding in reading.findings] == [
        ("2", "Taxan 2027", (5, 5)),
        ("2", "Budgeten", (5, 5)),
        ("3", "Val av sida", (5, 5)),
    ]
    assert reading.unread == ()


def test_page_header_inside_a_sentence(read: Read) -> None:
    """
    A page break with header and number does not cut a sentence in two.
    """
    reading = read(
        "Fjordviks kommun\n\n"
        + HEADER
        + "1. Turlista\n\nFrågan om rundor\n\nSida 1 (2)\n\nFjordviks kommun\n\nbordläggs till nästa möte.\n\n"
        + "2. Taxa\n\nText."
    )

    assert [finding.quote for finding in reading.findings] == ["Frågan om rundor bordläggs till nästa möte."]
    assert reading.unread == ()


def test_hyphenated_words_are_put_together(read: Read) -> None:
    """
    A word divided at the line's end is read whole; the quote keeps it as written.
    """
    (finding,) = read(HEADER + "1. Turlista\n\nÄrendet bord-\nläggs till nästa möte.\n\n2. Taxa\n\nText.").findings

    assert finding.disposition == Disposition.POSTPONED
    assert finding.quote == "Ärendet bord- läggs till nästa möte."


def test_decision_headings(read: Read) -> None:
    """
    What stands under a decision heading is a decision, list and all; the paragraph after it is not.
    """
    reading = read(
        HEADER
        + "1. Turlista\n\nBeslut\nLedningsgruppen beslutar\natt godkänna turlistan, samt\natt bordlägga taxan.\n\n"
        "Mötet tackar för redovisningen.\n\n2. Taxa\n\nText."
    )

    assert [decision.quote for decision in reading.decisions] == ["att godkänna turlistan, samt att bordlägga taxan."]
    assert [finding.disposition for finding in reading.findings] == [Disposition.DECIDED, Disposition.POSTPONED]


def test_motions_decide_nothing(read: Read) -> None:
    """
    What stands under a heading for motions or background is no finding.
    """
    text = "1. Turlista\n\nYrkanden\nÄrendet bordläggs.\n\nBeslut\nÄrendet godkänns.\n\n2. Taxa\n\nText."

    assert [finding.disposition for finding in read(HEADER + text).findings] == [Disposition.DECIDED]


def test_bulk(read: Read) -> None:
    """
    One sentence that postpones a range of items is one finding for each, and an item's own words join it.
    """
    reading = read(
        HEADER
        + "1. Ordningsfråga\n\nPunkterna 2–4 bordläggs till nästa möte.\n\n"
        + "2. A-frågan\n\nBordläggs.\n\n3. B-frågan\n\n4. C-frågan\n"
    )

    assert [(finding.item, finding.title) for finding in reading.findings] == [
        ("2", "A-frågan"),
        ("3", "B-frågan"),
        ("4", "C-frågan"),
        ("2", "A-frågan"),
    ]
    assert reading.findings[3].same_as == ("f1",)


def test_no_items_at_all(read: Read) -> None:
    """
    A text that is no minutes is returned unread, whole.
    """
    reading = read("Detta är ett brev.\n\nDet handlar om annat.\n")

    assert reading.items == ()
    assert [unread.text for unread in reading.unread] == ["Detta är ett brev.", "Det handlar om annat."]
