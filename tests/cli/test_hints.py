"""
Hints fit who asks: a program is told the call, the command line the command.
"""

from __future__ import annotations

import click
import pytest

from followup.cli import cli
from followup.cli.errors import COMMANDS, hint_of
from followup.errors import Call, NotFound
from followup.service.register import Register


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
