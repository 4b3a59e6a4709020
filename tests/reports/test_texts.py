"""
The texts: all there in both languages, compiled, and chosen by the argument alone.
"""

from __future__ import annotations

import ast
import importlib.util
from datetime import date, time
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from followup.errors import InputError
from followup.languages import LOCALES
from followup.model.bodies import Meeting
from followup.reports.words.translation import (
    full_day,
    hours,
    period_text,
    plain_day,
    short_day,
    sitting_day,
    translator,
)


ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "followup"
CATALOGUE = SOURCE / "languages" / "sv" / "texts.po"


@pytest.fixture(name="tool", scope="module")
def _tool() -> Any:
    """
    The script that finds the texts and keeps the catalogues.
    """
    spec = importlib.util.spec_from_file_location("texts", ROOT / "tools" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="source", scope="module")
def _source(tool: Any) -> dict[tuple[str, ...], str]:
    """
    The texts of the source, with the first module that has them.
    """
    return {forms(each.id): each.locations[0][0] for each in tool.extracted() if each.id}


@pytest.fixture(name="catalogue", scope="module")
def _catalogue() -> dict[tuple[str, ...], tuple[str, ...]]:
    """
    The Swedish translations, by their texts.
    """
    with CATALOGUE.open("rb") as stream:
        return entries(read_po(stream, locale="sv"))


def entries(catalog: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """
    The texts of *catalog* and their translations.
    """
    return {forms(each.id): forms(each.string) for each in catalog if each.id}


def forms(text: Any) -> tuple[str, ...]:
    """
    One text, or one and many.
    """
    return (text,) if isinstance(text, str) else tuple(text)


def braces(text: str) -> set[str]:
    """
    The names in braces.
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_has_a_swedish_translation_and_none_is_left_over(
    source: dict[tuple[str, ...], str], catalogue: dict[tuple[str, ...], tuple[str, ...]]
) -> None:
    """
    The catalogue holds the texts of the source, all of them and no others, and none is empty.
    """
    assert set(source) == set(catalogue)
    assert [message for message, translation in catalogue.items() if not all(translation)] == []


def test_placeholders_agree(catalogue: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    """
    A translation fills in what the text fills in; the singular of a count may leave the number out.
    """
    wrong = [
        message
        for message, translation in catalogue.items()
        for original, text in zip(message, translation, strict=True)
        if (braces(original) ^ braces(text)) - ({"n"} if original != message[-1] else set())
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_up_to_date(catalogue: dict[tuple[str, ...], tuple[str, ...]]) -> None:
    """
    What is read at run time is what stands in the catalogue.
    """
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        assert catalogue == entries(read_mo(stream))


def test_the_search_for_texts_finds_them(source: dict[tuple[str, ...], str]) -> None:
    """
    Those of reports and of errors: whole ones, those with names, those chosen between, those in a constant, words.
    """
    found = {message[0]: module for message, module in source.items()}

    assert found["A matter needs a title."] == "register/commands/actions.py"
    assert found["{file} is a folder."] == "readers/text.py"
    assert found["It has no successor."] == "register/work/names_and_targets.py"
    assert found["{body} has no coming meeting."] == "register/work/reads.py"
    assert found["The disk may be full or failing. See the system's log."] == "stores/sqlite/connections.py"
    assert found["it has steps, but no record"] == "register/integrity/checking.py"
    assert found["not set"] == "register/commands/meetings.py"
    assert found["{n} day"] == "reports/pages/audit.py"


@pytest.mark.parametrize(
    "code, expected",
    [
        ('NotFound("There is no {key}.", key=key, hint="Look again.")', ["There is no {key}.", "Look again."]),
        ('UsageError("a" "b")', ["ab"]),
        ('t.gettext("one" if x else "two")', ["one", "two"]),
        ('t.ngettext("{n} day", "{n} days", n)', [("{n} day", "{n} days")]),
        ('WORDS = (Text("a folder"), msgid("held"))', ["a folder", "held"]),
        ('t.gettext(name); Text(reason); NotFound(message, hint=""); print("x")', []),
    ],
)
def test_a_text_is_found_wherever_it_is_marked(tool: Any, code: str, expected: list[object]) -> None:
    """
    As an error's message or hint, or in the hands of those who translate; what is no literal is none.
    """
    assert expected == list(tool.messages(ast.parse(code)))


def test_the_tool_adds_what_is_new_drops_what_is_gone_and_names_what_has_no_translation(
    tool: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The translations of what stays are kept.
    """
    (tmp_path / "languages" / "sv").mkdir(parents=True)
    (tmp_path / "pages.py").write_text('msgid("held"); msgid("new")', encoding="utf-8")
    kept = tmp_path / "languages" / "sv" / "texts.po"
    kept.write_text('msgid "held"\nmsgstr "hållet"\n\nmsgid "gone"\nmsgstr "borta"\n', encoding="utf-8")
    monkeypatch.setattr(tool, "SOURCE", tmp_path)

    tool.main()

    with kept.open("rb") as stream:
        assert entries(read_po(stream)) == {("held",): ("hållet",), ("new",): ("",)}
    assert "gone" not in kept.read_text(encoding="utf-8")
    assert capsys.readouterr().out == "sv: not translated: 'new'\n"


def test_an_unknown_locale_is_refused_and_the_known_ones_are_named() -> None:
    """
    Nobody gets English where another language was asked for.
    """
    with pytest.raises(InputError) as refused:
        translator("de")

    assert str(refused.value) == "There are no texts in 'de'."
    assert refused.value.hint == "There are: sv, en."


def test_the_locale_of_the_computer_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Under cron, where only C exists, Swedish is Swedish, and English is English on a Swedish computer.
    """
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.setenv(name, "sv_SE.UTF-8")

    assert [translator(locale).gettext("overdue") for locale in LOCALES] == ["försenat", "overdue"]


@pytest.mark.parametrize(
    "locale, parts, expected",
    [
        ("sv", [], ""),
        ("sv", ["a"], "a"),
        ("sv", ["a", "b"], "a och b"),
        ("sv", ["a", "b", "c"], "a, b och c"),
        ("en", ["a", "b", "c"], "a, b and c"),
    ],
)
def test_lists_read_as_running_text(locale: str, parts: list[str], expected: str) -> None:
    """
    Commas between, a word before the last.
    """
    assert expected == translator(locale).joined(parts)


def test_numbers_choose_their_form() -> None:
    """
    One is singular, none and many are plural.
    """
    t = translator("sv")

    assert [t.ngettext("{n} day", "{n} days", n) for n in range(3)] == ["0 dagar", "1 dag", "2 dagar"]


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    """
    A title that looks like a format is no format.
    """
    assert translator("sv").gettext("If time permits: {title}", title="{x}") == "Om tid finns: {x}"


TODAY = date(2022, 11, 22)


@pytest.mark.parametrize(
    "day, swedish, english",
    [
        (date(2022, 10, 28), "28 oktober", "28 October"),
        (date(2022, 1, 3), "3 januari", "3 January"),
        (date(2023, 1, 13), "13 januari", "13 January"),
        (date(2023, 10, 28), "28 oktober 2023", "28 October 2023"),
        (date(2021, 11, 22), "22 november 2021", "22 November 2021"),
    ],
)
def test_the_year_is_told_where_it_could_be_mistaken(day: date, swedish: str, english: str) -> None:
    """
    Days of the present year, and those less than half a year away, stand without their year.
    """
    assert [swedish, english] == [plain_day(day, translator(locale), TODAY) for locale in LOCALES]


def test_every_month_has_its_short_name_in_its_long_one() -> None:
    """
    "28 okt" is the beginning of "28 oktober", in both languages and all months.
    """
    for t in map(translator, LOCALES):
        for month in range(1, 13):
            day = date(2022, month, 5)

            assert plain_day(day, t, TODAY).startswith(short_day(day, t, TODAY))
            assert full_day(day, t) == f"{plain_day(day, t, TODAY)} 2022"


@pytest.mark.parametrize(
    "meeting, swedish, english",
    [
        (
            Meeting("LG.2", "LG", date(2022, 12, 2), starts=time(8, 30), ends=time(11)),
            "Fredagen den 2 december 2022 kl. 8.30–11.00",
            "Friday 2 December 2022, 8.30–11.00",
        ),
        (
            Meeting("LG.2", "LG", date(2022, 12, 4), starts=time(13, 5)),
            "Söndagen den 4 december 2022 kl. 13.05",
            "Sunday 4 December 2022, 13.05",
        ),
        (Meeting("LG.2", "LG", date(2022, 12, 5)), "Måndagen den 5 december 2022", "Monday 5 December 2022"),
        (Meeting("LG.2", "LG"), "Dag ännu inte bestämd", "Day not yet set"),
    ],
)
def test_a_sitting_is_told_with_weekday_and_hours(meeting: Meeting, swedish: str, english: str) -> None:
    """
    As each language writes it; what is not set is left out.
    """
    assert [swedish, english] == [sitting_day(meeting, translator(locale)) for locale in LOCALES]


def test_hours_without_a_start_are_not_told() -> None:
    """
    An end alone says nothing.
    """
    assert not hours(None, time(11))


@pytest.mark.parametrize(
    "period, swedish, english",
    [
        ("2023", "2023", "2023"),
        ("2023-Q3", "kvartal 3 2023", "Q3 2023"),
        ("2023-01", "januari 2023", "January 2023"),
    ],
)
def test_periods_are_told_as_people_say_them(period: str, swedish: str, english: str) -> None:
    """
    A month by its name, a quarter by its number.
    """
    assert [swedish, english] == [period_text(period, translator(locale)) for locale in LOCALES]
