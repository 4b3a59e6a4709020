"""
The configuration: one TOML file, the one named with ``--config``, else by ``FOLLOWUP_CONFIG``, else the user's own.

::

    [smtp]                             # mail, for every mailto: address
    host = "mail.example.org"
    from = "followup@example.org"
    user = "followup"
    password = "env:SMTP_PASSWORD"     # a reference: env:NAME, file:/path or credential:NAME

    [channels.team]                    # for the address team:
    kind = "apprise"
    urls = ["file:/etc/followup/team-url"]

    [plugins]
    allow = ["followup-case"]          # none but these

``FOLLOWUP_SMTP_HOST`` and the like go before the file, for those that have no file to write in.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from attrs import field, frozen

from followup.errors import InputError


SMTP = ("host", "port", "security", "user", "password", "from", "timeout", "ca")
"""The settings of mail, which the environment may say too."""

LARGEST = 1 << 20
"""Bytes of a configuration."""

_NUMBERS = ("port", "timeout")


@frozen
class PluginRules:
    """
    The plug-ins *allowed* (``None``: all) and *blocked*, by the names of their entry points.
    """

    allowed: frozenset[str] | None = None
    blocked: frozenset[str] = frozenset()


@frozen
class Channel:
    """
    A way to reach people: addresses of the scheme *name* go to a notifier of *kind* with these *settings*.

    *table* is where the settings stand; *exposed*, whether others on the machine can read them there.
    """

    name: str
    kind: str
    settings: Mapping[str, Any] = field(factory=dict, repr=False)
    table: str = ""
    exposed: bool = False


@frozen
class Configuration:
    """
    What the file at *path* says, if there is one.
    """

    path: Path | None = None
    plugins: PluginRules = field(factory=PluginRules)
    channels: Mapping[str, Channel] = field(factory=dict)


_NAMED: ContextVar[str | None] = ContextVar("followup_config", default=None)


@contextmanager
def configured_by(path: str) -> Iterator[None]:
    """
    Let the file at *path* be the configuration, for as long as this lasts.
    """
    token = _NAMED.set(path)
    try:
        yield
    finally:
        _NAMED.reset(token)


def users_own() -> Path:
    """
    The configuration of the user: ``~/.config/followup/config.toml`` on Linux.
    """
    import click  # noqa: PLC0415 - knows the place on every system, and costs time

    return Path(click.get_app_dir("followup"), "config.toml")


def read_configuration() -> Configuration:
    """
    The configuration in force; an empty one where the user has none.

    Raises:
        InputError: the file that was named is missing, or it cannot be understood: with the line or the setting.
    """
    named = _NAMED.get() or os.environ.get("FOLLOWUP_CONFIG")
    path = Path(named).expanduser() if named else users_own()
    try:
        with path.open("rb") as file:
            exposed = bool(os.fstat(file.fileno()).st_mode & 0o004)
            said = tomllib.loads(file.read(LARGEST).decode("utf-8"))
    except FileNotFoundError:
        if named:
            raise InputError(f"There is no configuration at {path}.") from None
        return Configuration(None, channels=_channels({}, "", exposed=False))
    except OSError as error:
        raise InputError(f"The configuration {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        # No cause: a line of the file may hold what nobody is to see.
        raise InputError(f"The configuration {path} is no TOML: {_line(error)}.") from None
    return _understood(path, said, exposed=exposed)


def _line(error: ValueError) -> str:
    return str(error).rstrip(".") if isinstance(error, tomllib.TOMLDecodeError) else "it is not UTF-8"


def _understood(path: Path, said: Mapping[str, Any], *, exposed: bool) -> Configuration:
    known(said, ("smtp", "channels", "plugins"), f"{path}: ")
    rules = _table(said, "plugins", path)
    known(rules, ("allow", "block"), f"{path}: plugins.")
    allowed, blocked = (_names(rules, name, path) for name in ("allow", "block"))
    plugins = PluginRules(allowed if "allow" in rules else None, blocked)
    return Configuration(path, plugins, _channels(said, path, exposed=exposed))


def known(said: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    """
    Refuse what is none of *names* among the settings *said*; *where* goes before the name.
    """
    for name in said:
        if name not in names:
            raise InputError(f"There is no setting {where + name}.", hint=f"There are: {', '.join(names) or 'none'}.")


def _channels(said: Mapping[str, Any], path: Path | str, *, exposed: bool) -> dict[str, Channel]:
    channels = {}
    for name, table in _table(said, "channels", path).items():
        if not isinstance(table, dict) or not isinstance(table.get("kind", name), str):
            raise InputError(f"{path}: channels.{name} is no table with a kind.")
        settings = {key: value for key, value in table.items() if key != "kind"}
        channels[name.lower()] = Channel(
            name.lower(), table.get("kind", name), settings, f"{path}: channels.{name}", exposed
        )
    smtp = {**_table(said, "smtp", path), **_from_environment()}
    if smtp:
        channels["mailto"] = Channel("mailto", "mailto", smtp, f"{path or 'FOLLOWUP_SMTP'}: smtp", exposed)
    return channels


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in SMTP:
        variable = f"FOLLOWUP_SMTP_{name.upper()}"
        value = os.environ.get(variable, "")
        if value:
            found[name] = f"env:{variable}" if name == "password" else _number(value) if name in _NUMBERS else value
    return found


def _number(value: str) -> int | str:
    return int(value) if value.isdecimal() else value


def _table(said: Mapping[str, Any], name: str, path: Path | str) -> Mapping[str, Any]:
    table = said.get(name, {})
    if not isinstance(table, dict):
        raise InputError(f"{path}: {name} is no table.")
    return table


def _names(said: Mapping[str, Any], name: str, path: Path) -> frozenset[str]:
    names = said.get(name, [])
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise InputError(f"{path}: plugins.{name} is no list of names.")
    return frozenset(names)
