"""
How a command fails: what happened, what to do about it, and an exit code; never a traceback for what can be expected.
"""

from __future__ import annotations

import errno
import os
import sys
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

import click

from followup.cli.options import Settings
from followup.errors import Call, DistantDay, FollowupError, Option, Text, system_reason


if TYPE_CHECKING:
    from followup.reports.words.translation import Texts

INTERRUPTED = 130
"""What shells expect of a command that Ctrl-C ended."""

TRY_AGAIN = 75
"""What a command ends with when there was no room for its answer."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


class Failed(click.ClickException):
    """
    An error as the command line tells it.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        exit_code: int = 1,
        cause: BaseException | None = None,
        locale: str | None = None,
    ) -> None:
        super().__init__(message)
        self.hint = hint
        self.locale = locale
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance
        self.cause = cause

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's own signature
        """
        Write the message, the hint and, if asked to say more, the cause to standard error.
        """
        print_error(self.message, self.hint, self.locale)
        if self.cause is not None:
            from followup.reports.words.messages import CAUSE

            text = f"{type(self.cause).__name__}: {self.cause}"
            click.echo(texts(self.locale).gettext(CAUSE, what=text), err=True)


def print_error(message: str, hint: str = "", locale: str | None = None, *, of: str = "") -> None:
    """
    Write an error (*of* a document) and its hint to standard error; what could command the terminal is shown, not sent.
    """
    from followup.reports.words.messages import error_lines

    for line in error_lines(message, hint, texts(locale), of):
        click.echo(line, err=True)


def print_unwritten(error: OSError, locale: str | None) -> None:
    """
    Tell that an answer could not be written.
    """
    print_error(Text("The answer could not be written: {reason}.", reason=system_reason(error)), "", locale)


def drop_unwritten() -> None:
    """
    Let go of what could not be written: Python's own last flush would complain of it a second time.
    """
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except AttributeError:
        return  # there is no standard output


def texts(locale: str | None) -> Texts:
    """
    The texts in which errors are told: English, if no language was asked for.
    """
    from followup.reports.words.translation import translator

    return translator(locale or "en")


COMMANDS = {
    "add_body": "body add",
    "add_party": "party add",
    "bodies": "body list",
    "check": "check",
    "close_meeting": "meeting close",
    "decide": "decide",
    "edit_body": "body edit",
    "edit_party": "party edit",
    "erase_party": "party erase",
    "history": "history",
    "matter": "matter show",
    "meeting": "meeting show",
    "outstanding": "outstanding",
    "plan_meeting": "meeting plan",
    "reopen": "reopen",
}
"""The commands for the calls that hints propose."""

OPTIONS = {"day": "date"}
"""The options for those arguments that the command line calls otherwise."""


def hint_of(error: FollowupError) -> Text:
    """
    The hint of *error* as the command line gives it: with a command in place of a call, an option of an argument.
    """
    return _typed(error.hint)


def _typed(text: Text) -> Text:
    return Text(text.template, **{name: _part(each) for name, each in text.fields.items()})


def _part(part: object) -> object:
    match part:
        case Text():
            return _typed(part)
        case Call():
            options = [_option(name, value) for name, value in part.options.items()]
            return Text.joined("followup", COMMANDS[part.name], *map(_word, part.arguments), *options)
        case Option():
            return _option(part.name, part.value)
    return part


def _option(name: str, value: object) -> str:
    flag = f"--{OPTIONS.get(name, name).replace('_', '-')}"
    return flag if value is None or value is True else Text.joined(flag, _word(value))


def _word(value: object) -> str:
    from shlex import quote

    return value if isinstance(value, Text) else quote(str(value))


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
        command: click.Command = getattr(import_module(self.homes[cmd_name]), cmd_name.replace("-", "_"))
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the command.
        """
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always", DistantDay)
                warnings.showwarning = partial(_show, warnings.showwarning)
                return super().invoke(ctx)
        except FollowupError as error:
            settings = ctx.find_object(Settings)
            cause = error.__cause__ if settings and settings.verbose else None
            raise Failed(
                error.message, hint=hint_of(error), exit_code=error.exit_code, cause=cause, locale=_locale(ctx)
            ) from error
        except (KeyboardInterrupt, click.Abort) as stopped:
            from followup.reports.words.messages import STOPPED

            click.echo(f"\n{texts(_locale(ctx)).gettext(STOPPED)}", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from stopped
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            if error.errno in NO_ROOM and error.filename is None:
                print_unwritten(error, _locale(ctx))
                raise click.exceptions.Exit(TRY_AGAIN) from error
            raise Failed(_of_the_system(error), locale=_locale(ctx)) from error


def _show(show: Callable[..., None], message: Warning | str, kind: type[Warning], *where: Any, **more: Any) -> None:
    """
    Tell a warning that is meant for whoever typed the command as a line of standard error; leave others to *show*.
    """
    if not issubclass(kind, DistantDay):
        show(message, kind, *where, **more)
        return
    from followup.reports.drawing.escaping import escaped
    from followup.reports.words.messages import WARNING

    t = texts(_locale(click.get_current_context()))
    what = message.args[0] if isinstance(message, Warning) else message
    click.echo(t.gettext(WARNING, what=escaped(t.translate(what))), err=True)


def _of_the_system(error: OSError) -> Text:
    reason = system_reason(error)
    return (
        Text("{file}: {reason}.", file=error.filename, reason=reason)
        if error.filename
        else Text("{reason}.", reason=reason)
    )


def _locale(ctx: click.Context) -> str | None:
    settings = ctx.find_object(Settings)
    return settings.locale if settings else None
