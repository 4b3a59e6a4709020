"""
What goes wrong is told in Swedish too: every error, every hint, every problem a check finds.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from followup import errors
from followup.reports.words import errors as refusals
from followup.reports.words.errors import WORD, translate_error


SOURCE = Path(__file__).parents[2] / "src" / "followup"

TELLING = {"Problem", "__init__"} | {
    name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Exception)
}

FOR_DEVELOPERS = {
    "contracts.py",
    "readers/checked.py",
    "stores/memory.py",
    "stores/schemas.py",
    "stores/validation.py",
}
"""What is said to authors of plug-ins and of programs, who read English."""

FRAME = "{0} {1}"
"""Sentences put together, each told for itself."""

Constants = Mapping[str, list[str]]


def texts(node: ast.AST, constants: Constants) -> list[str]:
    """
    The sentences an expression can be, each name in them a numbered hole.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        holes = iter(range(9))
        parts = [str(part.value) if isinstance(part, ast.Constant) else f"{{{next(holes)}}}" for part in node.values]
        return ["".join(parts)]
    if isinstance(node, ast.IfExp):
        return [*texts(node.body, constants), *texts(node.orelse, constants)]
    if isinstance(node, ast.BinOp):
        return [a + b for a in texts(node.left, constants) for b in texts(node.right, constants) or ["{0}"]]
    if isinstance(node, ast.Dict):
        return [text for value in node.values for text in texts(value, constants)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        return [text for part in (node.func.value, *node.args) for text in texts(part, constants)]
    return constants.get(node.id, []) if isinstance(node, ast.Name) else []


def words(node: ast.AST) -> Iterator[str]:
    """
    The words that can stand for a name: what an expression in the hole falls back on.
    """
    for hole in ast.walk(node):
        for choice in ast.walk(hole.value) if isinstance(hole, ast.FormattedValue) else ():
            options = choice.values if isinstance(choice, ast.BoolOp) else ()
            either = (choice.body, choice.orelse) if isinstance(choice, ast.IfExp) else ()
            for option in (*options, *either):
                if isinstance(option, ast.Constant):
                    yield WORD + str(option.value)


def told(module: Path) -> Iterator[str]:
    """
    Every sentence that *module* can tell in an error.
    """
    tree = ast.parse(module.read_text(encoding="utf-8"))
    constants: dict[str, list[str]] = {}
    for line in tree.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            constants[line.targets[0].id] = texts(line.value, constants)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TELLING:
            said = [
                *node.args[1 if name == "Problem" else 0 :][:1],
                *(k.value for k in node.keywords if k.arg == "hint"),
            ]
            for expression in said:
                yield from texts(expression, constants)
                yield from words(expression)


def every_sentence() -> dict[str, str]:
    """
    Every sentence of the package and the module that tells it.
    """
    modules = {str(path.relative_to(SOURCE)): path for path in SOURCE.rglob("*.py")}
    return {
        text: name
        for name, path in modules.items()
        if name not in FOR_DEVELOPERS and not name.startswith("testing/")
        for text in told(path)
        if text not in {FRAME, ""}
    }


def filled(sentence: str) -> str:
    """
    *sentence* with a name in each hole.
    """
    return re.sub(r"\{(\d)\}", lambda hole: f"X{hole[1]}", sentence)


CATALOGUE = refusals._catalogue("sv")


def test_every_error_has_its_swedish() -> None:
    """
    Whatever can be told when something goes wrong is in the catalogue, with the words that can stand in it.
    """
    assert {text: name for text, name in every_sentence().items() if text not in CATALOGUE} == {}


def test_the_search_for_sentences_finds_them() -> None:
    """
    Whole ones, those with names, those chosen between, those kept in a constant, and the words.
    """
    found = every_sentence()

    assert found["A matter needs a title."] == "register/commands/actions.py"
    assert found["{0} is a folder."] == "readers/text.py"
    assert found["It has no successor."] == "register/work/names_and_targets.py"
    assert found["{0} has no coming meeting."] == "register/work/reads.py"
    assert found["The disk may be full or failing. See the system's log."] == "stores/sqlite/connections.py"
    assert found["it has steps, but no record"] == "register/integrity/checking.py"
    assert found[f"{WORD}not set"] == "register/commands/meetings.py"


@pytest.mark.parametrize("sentence", [text for text in CATALOGUE if not text.startswith(WORD)])
def test_each_sentence_is_told_as_itself(sentence: str) -> None:
    """
    No other sentence takes its place, and its names are where they belong.
    """
    assert translate_error(filled(sentence), "sv") == filled(CATALOGUE[sentence])
    assert translate_error(filled(sentence), "en") == filled(sentence)


def test_no_translation_asks_for_a_name_that_is_not_there() -> None:
    """
    It may leave one out, but cannot invent one.
    """
    holes = {
        text: (set(re.findall(r"\{\d\}", text)), set(re.findall(r"\{\d\}", CATALOGUE[text]))) for text in CATALOGUE
    }

    assert [text for text, (given, wanted) in holes.items() if wanted - given] == []
    assert [text for text, translation in CATALOGUE.items() if not translation] == []


@pytest.mark.parametrize(
    "english, swedish",
    [
        ("LG.2 is held already and cannot be closed.", "LG.2 är redan hållet och går inte att ändra."),
        ("minutes is a folder, not a register.", "minutes är en mapp, inget register."),
        (
            "x.db cannot be written by user bo: Read-only file system.",
            "x.db får inte skrivas av användaren bo: filsystemet är skrivskyddat.",
        ),
        (
            "It may have been kept. The disk may be full or failing. See the system's log. Upgrade followup.",
            "Det kan ha sparats. Disken kan vara full eller trasig. Se systemets logg. Uppgradera followup.",
        ),
        (
            "There is no register at a.db (looked for by user bo). Check the name and the folder.",
            "Det finns inget register i a.db (användaren bo letade). Kontrollera namnet och mappen.",
        ),
        ("a.db is locked by another process. Nothing of ours.", "a.db är låst av en annan process. Nothing of ours."),
        ("A plug-in's own words.", "A plug-in's own words."),
        ("There is no file {1}.", "Det finns ingen fil {1}."),
        ("There is no matter A\nB.", "Det finns inget ärende A\nB."),
        ("", ""),
    ],
)
def test_sentences_are_told_one_by_one(english: str, swedish: str) -> None:
    """
    What is put together is taken apart; what is not known stays as it is.
    """
    assert translate_error(english, "sv") == swedish
