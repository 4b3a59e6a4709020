"""
What a call under a request id asked for: its public arguments as canonical JSON, by which a repeated call is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from hashlib import sha256
from inspect import Parameter, signature
from os import PathLike, fspath
from typing import Any

from attrs import fields, has

from followup.errors import InputError
from followup.model.entries import Request
from followup.model.reading import Reading


VERSION = "2:"
"""How the digests of this way to compare begin; 0.1 compared internal values, and its digests begin with none."""

CALL = frozenset({"dry_run", "request_id"})
"""Arguments that say how a call is made, not what it asks for."""


def digest_of(function: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """
    The digest of a call of *function*: of those arguments that are not as they are by default.

    An argument that is added later, with a default, does not change it.
    """
    own = signature(function)
    given = dict(own.bind(None, *args, **kwargs).arguments)
    defaults = {name: canonical(parameter.default) for name, parameter in own.parameters.items()}
    for name, parameter in own.parameters.items():
        if parameter.kind is Parameter.VAR_KEYWORD:
            given |= given.pop(name, {})
    asked = {name: canonical(value) for name, value in list(given.items())[1:] if name not in CALL}
    stated = {name: value for name, value in asked.items() if value != defaults.get(name)}
    return VERSION + sha256(json.dumps(stated, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def canonical(value: object) -> Any:
    """
    *value* as JSON that stays the same in every version: values by their keys or codes, days in ISO 8601.

    One thing and a list of that one thing are the same.
    """
    match value:
        case Enum():
            return canonical(value.value)
        case None | bool() | int() | str():
            return value
        case date() | datetime() | time():
            return value.isoformat()
        case PathLike():
            return fspath(value)
        case Reading():
            return {"sha256": value.document.sha256, "body": value.body}
        case Mapping():
            return {str(canonical(name)): canonical(each) for name, each in value.items()}
    if isinstance(key := getattr(value, "key", None), str):
        return key
    cls: Any = type(value)
    if has(cls):
        # Only what is not as by default: a field that is added later changes no request.
        own = ((each.name, getattr(value, each.name), each.default) for each in fields(cls))
        given = {name: field for name, field, default in own if field != default}
        return {"kind": getattr(value, "kind", cls.__name__), **canonical(given)}
    if isinstance(value, Iterable):
        several = [canonical(each) for each in value]
        return several[0] if len(several) == 1 else several
    # Refused in words by whoever is asked for it.
    return cls.__name__


def repeats(known: Request, verb: str, digest: str) -> bool:
    """
    Whether the request *known* is the same call again; of one that 0.1 kept, only the verb can be compared.

    Raises:
        InputError: its id was used for something else.
    """
    if known.verb != verb or (known.digest.startswith(VERSION) and known.digest != digest):
        raise InputError(
            "Request id {key} was used for something else ({verb}).",
            key=known.key,
            verb=known.verb,
            hint="Give every different call an id of its own.",
        )
    return True
