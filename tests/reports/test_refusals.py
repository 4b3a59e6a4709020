"""
What goes wrong is told in any language: an error carries its text and what fills it, and a catalogue tells both.
"""

from __future__ import annotations

import ast
import builtins
import copy
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from followup import errors
from followup.errors import Call, Conflict, FollowupError, InputError, NotFound, Option, Text
from followup.reports.words.translation import translator


SOURCE = Path(__file__).parents[2] / "src" / "followup"
CATALOGUE = SOURCE / "languages" / "sv" / "texts.po"

ERRORS = {name for name, each in vars(errors).items() if isinstance(each, type) and issubclass(each, Exception)}

FOR_DEVELOPERS = {
    "contracts.py",
    "readers/checked.py",
    "stores/memory.py",
    "stores/schemas.py",
    "stores/validation.py",
}
"""What is said to authors of plug-ins and of programs, who read English."""

OWN = {"after", "call", "hint"}
"""The arguments of an error that fill no name."""


def swedish(text: str) -> str:
    """
    *text* as it is told in Swedish.
    """
    return translator("sv").translate(text)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """
    The errors and texts that a module makes, each with its message and hint.
    """
    raised = {node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            hints = [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
            # What is raised by a name that is none of Python's own, such as *kind*, is one of ours too.
            if node.func.id in ERRORS or (node in raised and not hasattr(builtins, node.func.id)):
                yield node, [node.args[0], *hints]
            elif node.func.id == "Text":
                yield node, [node.args[0]]


def composed(node: ast.expr) -> bool:
    """
    Whether a text is put together where it is raised, so that no catalogue can know it.
    """
    return any(
        isinstance(part, ast.JoinedStr | ast.BinOp)
        or (isinstance(part, ast.Attribute) and part.attr in {"format", "join"})
        for part in ast.walk(node)
    )


def literals(node: ast.expr) -> list[str]:
    """
    The templates that an expression can be.
    """
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def misfilled(node: ast.Call, texts: list[ast.expr]) -> bool:
    """
    Whether what is filled in is not what the templates have names for.
    """
    templates = [template for text in texts for template in literals(text)]
    names = {name for template in templates for _, name, _, _ in Formatter().parse(template) if name is not None}
    given = {keyword.arg for keyword in node.keywords} - (OWN - names)
    whole = all(isinstance(text, ast.Constant | ast.IfExp) for text in texts)
    return bool(given) and (not names <= given or (whole and names != given))


def mistakes(code: str) -> list[int]:
    """
    The lines of a module where an error or a text could not be told in another language.
    """
    return [
        node.lineno
        for node, texts in calls(ast.parse(code))
        if any(composed(text) for text in texts) or misfilled(node, texts)
    ]


def test_every_error_is_raised_by_its_text_and_what_fills_it() -> None:
    """
    None is put together where it is raised, and none lacks a name or has one too many.
    """
    modules = {str(path.relative_to(SOURCE)): path for path in SOURCE.rglob("*.py")}

    assert {
        name: lines
        for name, path in modules.items()
        if name not in FOR_DEVELOPERS
        and not name.startswith("testing/")
        and (lines := mistakes(path.read_text(encoding="utf-8")))
    } == {}


@pytest.mark.parametrize(
    "code",
    [
        'raise NotFound(f"There is no {key}.")',
        'raise NotFound("There is no " + key)',
        'raise NotFound("There is no {key}.".format(key=key))',
        'raise NotFound("It is gone.", hint=f"Use {key}.")',
        'raise NotFound("It is gone.", hint=" ".join(hints))',
        'raise NotFound(f"a {b}" if c else "d")',
        'raise kind(f"There is no {key}.")',
        'raise NotFound("There is no {key}.", name=key)',
        'raise NotFound("There is no {key}.", key=key, name=name)',
        'note = Text(f"{name} is odd.")',
        'note = Text("{name} is odd.", key=name)',
    ],
)
def test_what_could_not_be_told_is_found(code: str) -> None:
    """
    The search above sees each way to go wrong.
    """
    assert mistakes(code) == [1]


def test_each_text_is_told_as_itself() -> None:
    """
    Every text, its names where they belong, in Swedish and as it is in English.
    """
    with CATALOGUE.open("rb") as stream:
        singles = {
            str(each.id): str(each.string) for each in read_po(stream) if each.id and not isinstance(each.id, tuple)
        }
    assert singles
    for template, translation in singles.items():
        names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
        fields = {name: f"X{n}" for n, name in enumerate(names)}
        text = Text(template, **fields)

        assert swedish(text) == (translation.format(**fields) if fields else translation)
        assert translator("en").translate(text) == text == (template.format(**fields) if fields else template)


HELD = Text("{key} is {status} already and cannot be closed.", key="LG.2", status=Text("held"))


@pytest.mark.parametrize(
    "english, told",
    [
        (HELD, "LG.2 är redan hållet och kan inte avslutas."),
        (
            Text("{path} is {what}, not a register.", path="minutes", what=Text("a folder")),
            "minutes är en mapp, inget register.",
        ),
        (
            Text(
                "{path} cannot be written by user {user}: {reason}.",
                path="x.db",
                user="bo",
                reason=errors.system_reason(OSError(30, "Read-only file system")),
            ),
            "x.db får inte skrivas av användaren bo: filsystemet är skrivskyddat.",
        ),
        (
            Text.joined(
                Text("It may have been kept."),
                "",
                Text("The disk may be full or failing. See the system's log."),
                Text("Upgrade followup."),
            ),
            "Det kan ha sparats. Disken kan vara full eller trasig. Se systemets logg. Uppgradera followup.",
        ),
        (
            Text.joined(Text("{path} is locked by another process.", path="a.db"), "Nothing of ours."),
            "a.db är låst av en annan process. Nothing of ours.",
        ),
        ("A plug-in's own words.", "A plug-in's own words."),
        (Text("A plug-in's {own} words.", own="very own"), "A plug-in's very own words."),
        (Text("There is no file {file}.", file="{1}"), "Det finns ingen fil {1}."),
        (Text("There is no matter {key}.", key="A\nB"), "Det finns inget ärende A\nB."),
        ("a folder", "a folder"),
        (Text(""), ""),
        ("", ""),
    ],
)
def test_texts_are_told_whole_and_in_each_other(english: str, told: str) -> None:
    """
    The texts in a text are told too; what is not known, and what is plain, stays as it is.
    """
    assert swedish(english) == told


def test_an_error_is_english_and_carries_what_it_is_made_of() -> None:
    """
    As a string it is for whoever catches it; its message and hint know their template and what fills it.
    """
    error = NotFound("There is no {table} {key}.", table="matter", key="LG-9", hint="Find {key} by its title.")

    assert str(error) == error.message == "There is no matter LG-9."
    assert error.hint == "Find LG-9 by its title."
    assert isinstance(error.message, Text)
    assert (error.message.template, error.message.fields["key"]) == ("There is no {table} {key}.", "LG-9")


def test_plain_words_are_legal_and_told_as_they_are() -> None:
    """
    A stranger's error may hold braces, and no hint.
    """
    error = InputError("No {such} thing.")

    assert [str(error), error.message, error.hint, swedish(error.message)] == [
        *["No {such} thing."] * 2,
        "",
        str(error),
    ]


def test_a_call_in_a_hint_stands_where_the_hint_says_or_behind_it() -> None:
    """
    Its words that are to be chosen are told in the language of the hint.
    """
    call = Call("add_body", "LG", Text("NAME"))
    within = NotFound(
        "It is gone.",
        hint="Add it with: {call}, or record with {option}.",
        call=call,
        option=Option("create", value=True),
    )

    assert within.hint == "Add it with: register.add_body('LG', NAME), or record with create=True."
    assert NotFound("It is gone.", hint="Add it:", call=call).hint == "Add it: register.add_body('LG', NAME)"
    assert str(Option("rest")) == "rest=…"


@pytest.mark.parametrize(
    "error",
    [
        NotFound("There is no {key}.", key="LG-9", hint="See {key}:", call=Call("history", "LG-9")),
        Conflict(("matter", "LG-2"), 3, 4),
        FollowupError("Plain."),
    ],
)
def test_an_error_can_be_sent_to_another_process(error: FollowupError) -> None:
    """
    What is copied or pickled is told as before.
    """
    for other in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert (type(other), str(other), other.message, other.hint) == (
            type(error),
            str(error),
            error.message,
            error.hint,
        )
        assert swedish(other.message) == swedish(error.message)
        assert vars(other).keys() == vars(error).keys()
