"""
Secrets by reference: ``env:NAME``, ``file:/path`` or ``credential:NAME``; the configuration never holds one itself.

``credential:`` names a file in ``$CREDENTIALS_DIRECTORY``, where systemd puts what ``LoadCredential=`` names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from followup.errors import InputError, Text, system_reason


REFERENCES = ("env:", "file:", "credential:")

LARGEST = 64 * 1024
"""Bytes of a file that a secret is read from."""

HIDDEN = "…"


class Secret(str):
    """
    A secret as text: it is used as any text and never shows in a ``repr``, such as that of the settings it is among.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"'{HIDDEN}'"


def is_reference(value: object) -> bool:
    """
    Whether *value* says where something stands instead of saying it.
    """
    return isinstance(value, str) and value.startswith(REFERENCES)


def followed(reference: str) -> Secret:
    """
    What stands where *reference* points to, without the line end of a file.

    Raises:
        InputError: there is nothing, or everybody on the machine can read it.
    """
    kind, _, name = reference.partition(":")
    if kind == "env":
        return _nonempty(os.environ.get(name, ""), Text("The environment variable {name} is not set.", name=name))
    if kind == "file":
        return _of_file(Path(name).expanduser())
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    if not folder or not name or name in {".", ".."} or "/" in name:
        raise InputError(
            "There is no credential {name}.", name=name, hint="systemd gives it with LoadCredential=NAME:/path."
        )
    # systemd keeps that folder from others, whatever the file's own mode is.
    return _of_file(Path(folder, name), private=False)


def _of_file(path: Path, *, private: bool = True) -> Secret:
    try:
        with path.open("rb") as file:
            if private and os.fstat(file.fileno()).st_mode & 0o007:
                raise InputError(
                    "Everybody can read the secret in {path}.", path=path, hint="Change it, and chmod 600 {path}."
                )
            text = file.read(LARGEST).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else Text("it is not UTF-8")
        raise InputError("{path} cannot be read: {reason}.", path=path, reason=reason) from None
    return _nonempty(text.rstrip("\r\n"), Text("{path} is empty.", path=path))


def _nonempty(value: str, otherwise: str) -> Secret:
    if not value:
        raise InputError(otherwise)
    return Secret(value)


def hidden(text: str, secrets: Iterable[str]) -> str:
    """
    *text* without any of *secrets*, also as they stand in a URL; one that can be told in other languages still can.
    """
    secrets = list(secrets)
    if isinstance(text, Text) and text.fields:
        within = {name: _hidden_field(each, secrets) for name, each in text.fields.items()}
        text = Text(text.template, **within)
        # What is hidden in each field can still be put together again by the template.
        if hidden(str(text), secrets) == text:
            return text
    for secret in sorted(secrets, key=len, reverse=True):
        for form in (secret, quote(secret, safe=""), quote(secret)):
            text = text.replace(form, HIDDEN)
    return text


def _hidden_field(value: object, secrets: list[str]) -> object:
    text = value if isinstance(value, str) else str(value)
    told = hidden(text, secrets)
    return value if told == text and not isinstance(value, Text) else told
