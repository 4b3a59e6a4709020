"""
Secrets by reference: ``env:NAME``, ``file:/path`` or ``credential:NAME``; the configuration never holds one itself.

``credential:`` names a file in ``$CREDENTIALS_DIRECTORY``, where systemd puts what ``LoadCredential=`` names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from followup.errors import InputError


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
        return _nonempty(os.environ.get(name, ""), f"The environment variable {name} is not set.")
    if kind == "file":
        return _of_file(Path(name).expanduser())
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    if not folder or not name or name in {".", ".."} or "/" in name:
        raise InputError(f"There is no credential {name}.", hint="systemd gives it with LoadCredential=NAME:/path.")
    # systemd keeps that folder from others, whatever the file's own mode is.
    return _of_file(Path(folder, name), private=False)


def _of_file(path: Path, *, private: bool = True) -> Secret:
    try:
        with path.open("rb") as file:
            if private and os.fstat(file.fileno()).st_mode & 0o007:
                raise InputError(f"Everybody can read the secret in {path}.", hint=f"Change it, and chmod 600 {path}.")
            text = file.read(LARGEST).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"{path} cannot be read: {why}.") from None
    return _nonempty(text.rstrip("\r\n"), f"{path} is empty.")


def _nonempty(value: str, otherwise: str) -> Secret:
    if not value:
        raise InputError(otherwise)
    return Secret(value)


def hidden(text: str, secrets: Iterable[str]) -> str:
    """
    *text* without any of *secrets*, also as they stand in a URL.
    """
    for secret in sorted(secrets, key=len, reverse=True):
        for form in (secret, quote(secret, safe=""), quote(secret)):
            text = text.replace(form, HIDDEN)
    return text
