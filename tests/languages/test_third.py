"""
A language more is a folder and a line: what it has is told in it, and what it lacks in English.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


SOURCE = Path(__file__).parents[2] / "src" / "followup"

LINE = '    Language("fi", "suomi"),\n'

TEXTS = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Agenda"
msgstr "Esityslista"

msgid "Error: {what}"
msgstr "Virhe: {what}"

msgid "There is no body {key}."
msgstr "Toimielintä {key} ei ole."
"""


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    """
    A copy of the package with a tiny third language.
    """
    shutil.copytree(SOURCE, tmp_path / "followup", ignore=shutil.ignore_patterns("__pycache__"))
    languages = tmp_path / "followup" / "languages"
    (languages / "fi").mkdir()
    (languages / "fi" / "__init__.py").touch()
    (languages / "fi" / "texts.po").write_text(TEXTS, encoding="utf-8")
    with (languages / "fi" / "texts.po").open("rb") as source, (languages / "fi" / "texts.mo").open("wb") as compiled:
        write_mo(compiled, read_po(source, locale="fi"))
    register = languages / "__init__.py"
    before, english, after = register.read_text(encoding="utf-8").partition('    Language("en", "English"),\n')
    register.write_text(before + english + LINE + after, encoding="utf-8")
    return tmp_path


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """
    A command of the copy.
    """
    environment = os.environ | {"PYTHONPATH": str(home), "FOLLOWUP_STORE": str(home / "a.db")}
    # The copy is not what is measured: counted, it would be a second package that nothing covers.
    environment.pop("COVERAGE_PROCESS_CONFIG", None)
    return subprocess.run(
        [sys.executable, "-m", "followup", "--now", "2022-11-22", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_agenda_and_an_error_are_told_in_a_third_language(home: Path) -> None:
    """
    Of a body that writes in it, and where the command asks for it; days, and the texts it lacks, are English.
    """
    assert run(home, "init").returncode == 0
    assert run(home, "body", "add", "LG", "Johtoryhmä", "--locale", "fi").stderr == ""
    assert run(home, "meeting", "plan", "LG", "--on", "2022-12-02").stderr == ""
    assert run(home, "matter", "add", "LG", "Uusi silta", "--to", "LG/2022-12-02").returncode == 0

    agenda = run(home, "agenda", "LG").stdout
    error = run(home, "--locale", "fi", "agenda", "KF")

    assert agenda.startswith("Johtoryhmä\nESITYSLISTA")
    assert "Friday 2 December 2022" in agenda
    assert "Raised on 22 November." in agenda
    assert error.stderr == (
        "Virhe: Toimielintä KF ei ole.\nHint: Bodies: LG. Add one with: followup body add KF NAME\n"
    )
