"""
The texts: all there in both languages, compiled, and chosen by the argument alone.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from followup.errors import InputError
from followup.model.bodies import Meeting
from followup.reports.words.translation import (
    LOCALES,
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
CATALOGUE = SOURCE / "locale" / "sv" / "LC_MESSAGES" / "followup.po"


def messages(tree: ast.AST) -> Iterator[tuple[str, ...]]:
    """
    The texts to be translated in a module: one, or one and many.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "ngettext":
            parts = [str(argument.value) for argument in node.args[:2] if isinstance(argument, ast.Constant)]
            yield from [tuple(parts)] if parts else []
        elif name in {"gettext", "msgid"}:
            first = node.args[0]
            choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            yield from ((str(one.value),) for one in choices if isinstance(one, ast.Constant))


def all_messages() -> set[tuple[str, ...]]:
    """
    Every text of the reports and of the commands.
    """
    modules = [path for room in ("reports", "cli") for path in (SOURCE / room).rglob("*.py")]
    return {
        message
        for module in modules
        for message in messages(ast.parse(module.read_text(encoding="utf-8")))
        if all(isinstance(part, str) for part in message)
    }


@pytest.fixture(name="compiler", scope="module")
def _compiler() -> Any:
    """
    The script that compiles the catalogues.
    """
    path = ROOT / "tools" / "compile_texts.py"
    spec = importlib.util.spec_from_file_location("compile_texts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(name="catalogue", scope="module")
def _catalogue(compiler: Any) -> dict[tuple[str, ...], list[str]]:
    """
    The Swedish translations, by their messages.
    """
    pairs = compiler.entries(CATALOGUE.read_text(encoding="utf-8"))
    return {tuple(message.split("\0")): translation.split("\0") for message, translation in pairs if message}


def braces(text: str) -> set[str]:
    """
    The names in braces.
    """
    return set(re.findall(r"{(\w+)}", text))


def test_every_text_has_a_swedish_translation_and_none_is_left_over(
    catalogue: dict[tuple[str, ...], list[str]],
) -> None:
    """
    The catalogue holds the texts of the source, all of them and no others, and none is empty.
    """
    assert all_messages() == set(catalogue)
    assert [message for message, translation in catalogue.items() if not all(translation)] == []


def test_placeholders_agree(catalogue: dict[tuple[str, ...], list[str]]) -> None:
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


def test_the_compiled_catalogues_are_up_to_date(compiler: Any) -> None:
    """
    The ``.mo`` beside each ``.po`` is what the script makes of it today.
    """
    for source in CATALOGUE.parent.glob("*.po"):
        assert compiler.compiled(source.read_text(encoding="utf-8")) == source.with_suffix(".mo").read_bytes()


def test_obsolete_entries_are_refused(compiler: Any) -> None:
    """
    The script does not carry what no text uses any more.
    """
    with pytest.raises(ValueError, match="Obsolete"):
        list(compiler.entries('#~ msgid "gone"\n#~ msgstr "borta"\n'))


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
