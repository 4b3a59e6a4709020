"""
Hints fit who asks: a program is told the call, the command line the command.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from followup.cli import cli
from followup.cli.errors import COMMANDS, OPTIONS, hint_of
from followup.errors import Call, NotFound, Option, Text
from followup.reports.words.translation import translator
from followup.service.register import Register


SOURCE = Path(__file__).parents[2] / "src" / "followup"


def test_a_program_is_told_the_call() -> None:
    """
    As it would be typed in Python, behind the words of the hint.
    """
    error = NotFound("There is no LG.", hint="Add it with:", call=Call("add_body", "LG", "Årets grupp", locale="sv"))

    assert error.hint == "Add it with: register.add_body('LG', 'Årets grupp', locale='sv')"


def test_the_command_line_is_told_the_command() -> None:
    """
    As a shell takes it; a hint without a call is told as it is.
    """
    call = Call("add_body", "LG", "Årets grupp", agenda_word="x")
    error = NotFound("There is no LG.", hint="Add it with:", call=call)

    assert hint_of(error) == "Add it with: followup body add LG 'Årets grupp' --agenda-word x"
    assert hint_of(NotFound("There is no LG.", hint="Look again.")) == "Look again."


def test_the_command_line_is_told_its_options() -> None:
    """
    By its own names, with a value as a shell takes it; a program is told the argument.
    """
    error = NotFound(
        "It is gone.",
        hint="Use {to}, {day}, {flag} or {call}.",
        to=Option("to", "SK/next week"),
        day=Option("day", date(2022, 10, 28)),
        flag=Option("goes_on", value=True),
        call=Call("plan_meeting", "LG", on=Text("DAY")),
    )

    assert (
        hint_of(error) == "Use --to 'SK/next week', --date 2022-10-28, --goes-on or followup meeting plan LG --on DAY."
    )
    assert error.hint == (
        "Use to='SK/next week', day=datetime.date(2022, 10, 28), goes_on=True or register.plan_meeting('LG', on=DAY)."
    )


def test_what_is_to_be_chosen_is_told_in_the_language_of_the_hint() -> None:
    """
    A command keeps its own words.
    """
    call = Call("plan_meeting", "LG", on=Text("DAY"))
    hint = hint_of(
        NotFound("It is gone.", meetings=Text("none"), hint="Its meetings: {meetings}. Plan one with:", call=call)
    )

    assert translator("sv").translate(hint) == "Dess möten: inga. Planera ett med: followup meeting plan LG --on DAG"


def test_every_hint_proposes_what_there_is() -> None:
    """
    Each call and option that a hint of the source names is one of the register's, and of the command line's.
    """
    made = [
        node
        for path in SOURCE.rglob("*.py")
        if path.name != "errors.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Call", "Option"}
    ]
    named = {(node.func.id, node.args[0].value) for node in made}  # type: ignore[attr-defined]
    options = {option for command in every(cli) for each in command.params for option in each.opts}

    assert {name for kind, name in named if kind == "Call"} <= set(COMMANDS)
    assert {
        name
        for kind, name in named
        if kind == "Option" and f"--{OPTIONS.get(name, name).replace('_', '-')}" not in options
    } == set()
    assert len(named) > 20


def every(group: click.Group) -> Iterator[click.Command]:
    """
    The command *group* and all commands in it.
    """
    yield group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield from every(command) if isinstance(command, click.Group) else [command]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_call_and_its_command_exist(name: str) -> None:
    """
    The register has the method and the command line the command.
    """
    command: click.Command | None = cli
    for word in COMMANDS[name].split():
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word)

    assert command is not None
    assert callable(getattr(Register, name))
