"""
Laws of the page: it is never too wide, never commands a terminal, and loses no words but where it says so.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.reports.drawing.blocks import (
    BLANK,
    Advice,
    Block,
    Count,
    Heading,
    Item,
    Paragraph,
    Quote,
    Table,
    aligned,
    join_dots,
    shortened,
)
from followup.reports.drawing.escaping import (
    UNSAFE,
    escaped,
    json_text,
)
from followup.reports.drawing.markdown import markdown
from followup.reports.drawing.text import columns, drawn, fitted, page, tagged, text, wrapped
from followup.reports.words.translation import translator
from followup.reports.words.vocabulary import paragraphs, quoted, sentence


HOSTILE = st.text(st.characters() | st.sampled_from("\x1b\x07\x9b\u202e\u2066\u2028\ud800\n\t\r "), max_size=60)
WORDS = st.lists(st.text("abcåäö", min_size=1, max_size=9), min_size=1, max_size=20).map(" ".join)
WIDTHS = st.integers(20, 120)


@given(HOSTILE)
def test_escaped_text_is_one_safe_line(text: str) -> None:
    """
    No control character, no override of direction, no line break and no lone surrogate is left.
    """
    assert not UNSAFE.search(escaped(text))
    assert escaped(escaped(text)) == escaped(text)
    assert escaped(text).encode().decode() == escaped(text)


def test_what_is_escaped_can_still_be_seen() -> None:
    """
    A reader sees that something stood there, and what.
    """
    assert escaped("a\x1b[31mb\nc\u202ed") == "a\\x1b[31mb c\\u202ed"


def test_safe_text_is_left_alone() -> None:
    """
    Swedish letters, dashes, quotation marks and emoji are ordinary text.
    """
    text = "Åtgärder – ”så här”: 👍"

    assert text == escaped(text)


BLOCKS: list[Callable[[str], Block]] = [
    lambda text: Heading(text, lead=text, tag=text),
    lambda text: Paragraph(text, small=True),
    lambda text: Paragraph(text, whole=True),
    lambda text: Item(text, text, text, (Quote(text), Item(text, text))),
    lambda text: Count(text, 3),
    Quote,
    lambda text: Advice(text, text),
    lambda text: Table([text, text], [[text, text]]),
]


@given(HOSTILE, WIDTHS)
@pytest.mark.parametrize("block", BLOCKS)
def test_every_text_in_a_block_is_escaped(block: Callable[[str], Block], stored: str, width: int) -> None:
    """
    Whatever it is drawn as: the renderers are the one place where what is stored is made safe.
    """
    for shown in (text([block(stored)], width), markdown([block(stored)])):
        assert not UNSAFE.search(shown.replace("\n", ""))


@given(st.dictionaries(HOSTILE, HOSTILE))
def test_json_is_the_same_data_and_safe_to_show(value: dict[str, str]) -> None:
    """
    What a program reads is what was stored; what a terminal shows commands nothing.
    """
    text = json_text(value)

    assert value == json.loads(text)
    assert not UNSAFE.search(text.replace("\n", ""))


@given(st.lists(HOSTILE), WIDTHS)
def test_a_page_is_never_too_wide(lines: list[str], width: int) -> None:
    """
    Whatever goes in, each line fits and has no blanks at its end.
    """
    for line in page(lines, width).split("\n"):
        assert len(line) <= width
        assert line == line.rstrip()
        assert not UNSAFE.search(line)


@given(WORDS, WIDTHS)
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    """
    The words come out in order, on lines that fit, led as asked.
    """
    lines = wrapped(text, width, first=" 1. ")

    assert text.split() == " ".join(lines).removeprefix(" 1. ").split()
    assert max(map(len, lines)) <= width
    assert {line[:4] for line in lines} <= {" 1. ", "    "}


@given(WORDS, WIDTHS)
def test_shortening_keeps_whole_words_and_says_that_it_shortened(text: str, width: int) -> None:
    """
    What fits stays; of words shorter than two fifths of the width none is cut.
    """
    short = shortened(text, width)

    assert len(short) <= width
    assert short == text or short.endswith("…")
    assert short == text or text.startswith(short[:-1])
    if short != text and text[len(short) - 1] != " ":
        word = text[text.rfind(" ", 0, len(short) - 1) + 1 :].split(" ", maxsplit=1)[0]

        assert len(word) * 5 > 2 * width - 10


def test_one_long_word_is_cut() -> None:
    """
    A title without blanks is still shown in part.
    """
    assert shortened("Bygglovshandläggning", 10) == "Bygglovsh…"


@given(WORDS, WIDTHS)
def test_a_tag_stands_at_the_right_edge(text: str, width: int) -> None:
    """
    On the last line if there is room, else below it.
    """
    *_, last = tagged(wrapped(text, width), "LG-1", width)

    assert last.endswith("LG-1")
    assert len(last) == width


def test_without_a_tag_nothing_is_added() -> None:
    """
    Lines stay as they are.
    """
    assert tagged(["a"], "", 20) == ["a"]


@given(st.lists(st.tuples(WORDS, st.text("123", max_size=3), WORDS), min_size=1, max_size=5), st.integers(60, 120))
def test_a_table_fits_and_keeps_its_last_column_whole(rows: list[tuple[str, str, str]], width: int) -> None:
    """
    The wide column is shortened; of the last one every word is there.
    """
    table = fitted(Table(["Matter", "N", "Now"], rows), width)
    words = [word for *_, last in rows for word in last.split()]

    assert max(map(len, table)) <= width
    assert all(any(word in line for line in table) for word in words)


def test_no_rows_are_no_lines() -> None:
    """
    A table of nothing is nothing.
    """
    assert columns([]) == []


def test_joined_parts_are_told_without_being_broken() -> None:
    """
    A line ends between parts.
    """
    assert text([Paragraph(join_dots(["ett två", "tre fyra"]))], 12) == "ett två ·\ntre fyra"


def test_a_number_stays_with_what_it_counts() -> None:
    """
    Unless nothing else would fit.
    """
    assert page(wrapped("Bordlagt 1 gång", 13), 13) == "Bordlagt\n1 gång"
    assert page(wrapped("den 28 oktober, p. 3", 17), 17) == "den 28 oktober,\np. 3"
    assert page(wrapped("den 28 oktoberkvällen", 14), 14) == "den 28\noktoberkvällen"


def test_a_command_that_does_not_fit_stands_alone() -> None:
    """
    It is copied as it stands, so it is not wrapped.
    """
    assert drawn(Advice("Gör:", "followup check"), 40) == ["Gör:  followup check"]
    assert drawn(Advice("Gör om allt:", "followup check"), 20) == ["Gör om allt:", "  followup check"]


def test_quotes_and_sentences_end_once() -> None:
    """
    A full stop is added where there is none.
    """
    assert [quoted("Så."), quoted("Så")] == ['"Så."', '"Så".']
    told = [sentence(text) for text in ("", "så", "Så?", 'han sa "nej."')]

    assert told == ["", "Så.", "Så?", 'Han sa "nej."']


def test_consecutive_paragraphs_are_a_range() -> None:
    """
    Paragraph signs are drawn together; other items are told one by one.
    """
    t = translator("sv")

    assert paragraphs(["§ 416", "§ 418", "§ 417", "§ 448"], t) == "§§ 416–418, 448"
    assert paragraphs(["§ 415"], t) == "§ 415"
    assert paragraphs(["3", "5", "3"], t) == "p. 3, p. 5"
    assert paragraphs(["§ 5 b", "6"], t) == "§ 5 b, p. 6"


def test_leads_stand_in_columns() -> None:
    """
    Texts begin under each other, however long what leads them is.
    """
    assert text(aligned([("a", "b", "ett"), ("aaa", "bb", "två")]), 40) == "  a    b   ett\n  aaa  bb  två"


def test_what_is_to_be_copied_is_never_broken() -> None:
    """
    A digest or a path stays on its line, also where that is too short.
    """
    assert text([Paragraph("x" * 60, whole=True)], 40) == "x" * 60


def test_markdown_keeps_what_belongs_together() -> None:
    """
    Paragraphs that follow each other are lines of one; items make one list, with what stands below them.
    """
    blocks: list[Block] = [
        Heading("Dagordning", 2, tag="utkast"),
        Paragraph("ett"),
        Paragraph("två"),
        BLANK,
        Paragraph("tre", small=True),
        Item(" 1. ", "Fyra", "LG-1", (Paragraph("varför"), Item("a) ", "fem", "LG-2"))),
        Item("LG-3  ", "sex"),
        Count("sju", 7),
        Quote("åtta"),
        Advice("Gör:", "followup check"),
        Table(["A", "B"], [["1", "2|3"]]),
    ]

    assert markdown(blocks).split("\n") == [
        *("## Dagordning", "", "*utkast*", "", "ett  ", "två", "", "*tre*", ""),
        *("1. **Fyra** (LG-1)  ", "   varför", "   - fem (LG-2)", "- **LG-3** sex", "- sju: **7**", ""),
        *("> åtta", "", "Gör: `followup check`", "", "| A | B |", "| --- | --- |", "| 1 | 2\\|3 |"),
    ]
