"""
A third language is one folder and one line: what it brings is used, and what it lacks is English.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from followup import languages
from followup.languages import Language, language_of
from followup.model.codes import Disposition, StandingRole
from followup.model.reading import DocumentFacts, Finding, MeetingFacts, Reading, ReadItem
from followup.reports.words import translation
from followup.rules import matching, standing
from followup.testing.registers import new_register


TITLES = """
from followup.languages.titles import Titles
from followup.model.codes import StandingRole

TITLES = Titles(
    empty=frozenset({"saken", "om"}),
    standing={StandingRole.OUTSTANDING: "Uavsluttede saker", StandingRole.NEXT_MEETING: "Neste gang"},
    recognised={StandingRole.OUTSTANDING: "uavsluttede saker", StandingRole.NEXT_MEETING: "neste gang"},
    joined="og",
)
"""


@pytest.fixture(name="tiny")
def _tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """
    A language of one folder with titles, and one line that lists it.
    """
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "__init__.py").touch()
    (tmp_path / "xx" / "titles.py").write_text(TITLES, encoding="utf-8")
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(tmp_path)])
    listed = (*languages.LANGUAGES, Language("xx", "tiny"))
    for module in (languages, standing, matching, translation):
        monkeypatch.setattr(module, "LANGUAGES", listed)
    cached = (matching.content_words, translation.translator)
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()
    for name in [name for name in sys.modules if name.startswith("followup.languages.xx")]:
        del sys.modules[name]


def minutes(day: date, disposition: Disposition, title: str) -> Reading:
    """
    Minutes in the tiny language, with two of its standing items and one of a matter.
    """
    findings = (Finding("f1", disposition, title, item="2"),)
    titles = ("Uavsluttede saker", title, "Neste gang")
    items = tuple(ReadItem(str(number), title) for number, title in enumerate(titles, 1))
    return Reading(DocumentFacts(f"{day}.txt", f"{day}", language="xx"), MeetingFacts("LG", day), items, findings)


@pytest.mark.usefixtures("tiny")
def test_a_third_language_is_used_from_the_minutes_to_the_agenda() -> None:
    """
    Its standing items are recognised and named on the agenda, its empty words part no matters, the rest is English.
    """
    register = new_register(bodies=())
    register.add_body("LG", "Local group", locale="xx")
    register.record(minutes(date(2024, 1, 2), Disposition.POSTPONED, "Saken broen"), body="LG", create=True)
    register.plan_meeting("LG", date(2024, 2, 6))

    agenda = register.agenda("LG").text()
    told = register.record(minutes(date(2024, 2, 6), Disposition.DECIDED, "Om broen"), body="LG", accept=True)

    assert [] == [each for each in ("Uavsluttede saker", "Saken broen", "Neste gang") if each not in agenda]
    assert "February 2024" in agenda
    assert ["LG-1"] == [closed.key for closed in told.closed]
    assert standing.canonical_title(StandingRole.WELCOME, "xx") == "Welcome"


@pytest.mark.usefixtures("tiny")
def test_a_part_the_folder_lacks_is_the_english_one(tmp_path: Path) -> None:
    """
    A folder with nothing in it is a language already.
    """
    (tmp_path / "xx" / "titles.py").unlink()

    assert language_of("xx_XX").titles() is language_of("en").titles()


@pytest.mark.parametrize("locale", ["sv", "sv_SE", "sv-FI"])
def test_a_locale_has_the_language_it_begins_with(locale: str) -> None:
    """
    Whatever the country; and a language that is not ours is answered in English.
    """
    assert language_of(locale).code == "sv"
    assert language_of("xx").code == "en"
