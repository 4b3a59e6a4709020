"""
How a command fails: what happened, what to do about it, and an exit code; never a traceback for what can be expected.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from importlib import import_module
from typing import IO, Any

import click

from followup.cli.options import Settings
from followup.errors import FollowupError


INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended."""


class Failed(click.ClickException):
    """
    An error as the command line tells it.
    """

    def __init__(self, message: str, *, hint: str = "", exit_code: int = 1, cause: BaseException | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance
        self.cause = cause

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's own signature
        """
        Write the message, the hint and, if asked to say more, the cause to standard error.
        """
        tell(self.message, self.hint)
        if self.cause is not None:
            click.echo(f"Cause: {type(self.cause).__name__}: {self.cause}", err=True)


def tell(message: str, hint: str = "") -> None:
    """
    Write an error and its hint to standard error; what could command the terminal is shown, not sent.
    """
    from followup.reports.printable import escaped

    click.echo(f"Error: {escaped(message)}", err=True)
    if hint:
        click.echo(f"Hint: {escaped(hint)}", err=True)


class Commands(click.Group):
    """
    A group of commands whose errors are told as errors of the command line; its help lists them in their own order.

    *homes* names the modules of further commands, which are imported only when they are asked for.
    """

    def __init__(self, *args: Any, homes: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.homes = homes or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """
        The commands as they were added: from the first one needed to the last.
        """
        return [*self.homes, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """
        The command of that name.
        """
        if cmd_name not in self.homes:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module(self.homes[cmd_name]), cmd_name.replace("-", "_"))
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the command.
        """
        try:
            return super().invoke(ctx)
        except FollowupError as error:
            settings = ctx.find_object(Settings)
            cause = error.__cause__ if settings and settings.verbose else None
            raise Failed(error.message, hint=error.hint, exit_code=error.exit_code, cause=cause) from error
        except (KeyboardInterrupt, click.Abort) as stopped:
            click.echo("\nStopped.", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from stopped
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            where = f"{error.filename}: " if error.filename else ""
            raise Failed(f"{where}{error.strerror or error}.") from error
