"""
The documentation tells all there is, in the words of the glossary, and its commands and links work.
"""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click
import pytest

from followup import errors
from followup.model import codes
from followup.model.targets import TARGETS


ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))

VOCABULARIES = [value for value in vars(codes).values() if inspect.isclass(value) and issubclass(value, StrEnum)]
VOCABULARIES.remove(StrEnum)
ERRORS = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.FollowupError)]

QUICK_START = [
    "python3 -m venv .venv && .venv/bin/python -m pip install -q . && .venv/bin/followup demo",
    'python3 -m venv .venv && .venv/bin/python -m pip install -q -e ".[test]" && .venv/bin/python -m pytest -q -n 2',
]

pages = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())


def text_of(name: str) -> str:
    """
    The text of a page.
    """
    return (ROOT / name).read_text(encoding="utf-8")


def command_lines(page: Path) -> list[str]:
    """
    The commands of followup in the shell blocks of a page.
    """
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [line for line in lines if line.startswith("followup ")]


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, click.Command]]:
    """
    All commands with their full names, groups left out.
    """
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield " ".join((*path, name)), command


def command_line() -> click.Group:
    """
    The command ``followup``.
    """
    from followup import cli

    return next(value for value in vars(cli).values() if isinstance(value, click.Group))


def parse(group: click.Group, arguments: list[str]) -> None:
    """
    Parse *arguments* as the command line does, down to the command, and run nothing.
    """
    context = click.Context(group, info_name="followup")
    command: click.Command = group
    while isinstance(command, click.Group):
        _, found, arguments = command.resolve_command(context, arguments)
        assert found is not None
        command = found
    command.make_context(command.name, arguments, parent=context)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_code_is_in_the_glossary(vocabulary: type[StrEnum]) -> None:
    """
    Whatever may stand in a file is explained.
    """
    glossary = text_of("docs/glossary.md")

    assert [code for code in vocabulary if f"`{code}`" not in glossary] == []


def test_every_target_is_in_the_glossary() -> None:
    """
    Each way of saying where a matter goes next has an example.
    """
    glossary = text_of("docs/glossary.md")

    assert [kind for kind in TARGETS if f"| `{kind}` |" not in glossary] == []


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_is_documented_with_its_exit_code(error: type[errors.FollowupError]) -> None:
    """
    The page on errors has a row for each, with the exit code it really has.
    """
    row = next(line for line in text_of("docs/errors.md").splitlines() if line.startswith(f"| `{error.__name__}` |"))

    assert row.split(" | ")[2] == str(error.exit_code)


@pages
def test_links_lead_somewhere(page: Path) -> None:
    """
    A link to another page of ours names a file that is there.
    """
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pages
def test_words_we_do_not_use_are_not_used(page: Path) -> None:
    """
    Only the glossary, where it warns of them, has the words that mean two things.
    """
    text = page.read_text(encoding="utf-8").split("## Words we do not use")[0]

    assert re.findall(r"\b(?:tabled|deferr?\w+|remitted)\b", text, re.IGNORECASE) == []


def test_the_readme_has_the_quick_start_word_for_word() -> None:
    """
    The two commands stand on lines of their own, as CI takes them from there.
    """
    lines = text_of("README.md").splitlines()

    assert [command for command in QUICK_START if command not in lines] == []


def test_every_page_is_reached_from_the_index() -> None:
    """
    No page of the documentation is left without a way to it.
    """
    index = text_of("docs/index.md")
    names = [page.name for page in PAGES if page.parent.name == "docs" and page.name != "index.md"]

    assert [name for name in names if f"({name})" not in index] == []


def test_the_changelog_keeps_its_order() -> None:
    """
    Within a version the headings stand in the order that is told at the top.
    """
    order = ["Security", "Removed", "Deprecated", "Added", "Changed", "Fixed"]
    versions = text_of("CHANGELOG.md").split("\n## ")[1:]
    headings = [re.findall(r"^### (\w+)$", version, re.MULTILINE) for version in versions]

    assert headings == [[heading for heading in order if heading in found] for found in headings]


def test_every_command_is_documented() -> None:
    """
    Each command has a heading of its own and a line of help.
    """
    documented = text_of("docs/command-line.md").splitlines()
    missing = [name for name, _ in commands(command_line()) if f"## followup {name}" not in documented]

    assert missing == []
    assert [name for name, command in commands(command_line()) if not command.help] == []


@pages
def test_commands_in_the_documentation_can_be_typed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The commands, options and arguments shown are ones that the command line takes.
    """
    monkeypatch.chdir(tmp_path)
    for line in command_lines(page):
        arguments = shlex.split(line, comments=True)[1:]
        for name in (argument for argument in arguments if argument.endswith(".txt")):
            (tmp_path / name).touch()

        parse(command_line(), arguments)
