"""
What looking after a register tells, as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from followup.reports.values.fields import Value, fields_of


def checked_json(problems: Iterable[object], counts: Mapping[str, int], digest: str) -> Value:
    """
    What a check found, as data of the schema ``followup/check/1``.
    """
    parts = [fields_of(each, "subject what command") for each in problems]
    return {
        "schema": "followup/check/1",
        "sound": not parts,
        "problems": parts,
        "counts": dict(counts),
        "digest": digest,
    }


def plugged_in_json(
    stores: Iterable[str],
    readers: Iterable[object],
    notifiers: Iterable[str],
    built_in: Iterable[str],
    found: Iterable[Any],
    wrong: Iterable[str],
) -> Value:
    """
    The plug-ins as data of the schema ``followup/plugins/1``; *wrong* keeps from knowing which there are.
    """
    fields = "name distribution version hooks state"
    plugins = [fields_of(each, fields) | {"error": each.error or None} for each in found]
    return {
        "schema": "followup/plugins/1",
        "stores": sorted(stores),
        "readers": [fields_of(reader, "name language") for reader in readers],
        "notifiers": sorted(notifiers),
        "built_in": list(built_in),
        "plugins": plugins,
        "wrong": list(wrong),
    }


def channels_json(states: Iterable[Any]) -> Value:
    """
    The channels as data of the schema ``followup/channels/1``.
    """
    channels = [fields_of(each, "name kind source configured") | {"wrong": each.wrong or None} for each in states]
    return {"schema": "followup/channels/1", "channels": channels}


def imported_json(rows: int, counts: Mapping[str, int], digest: str) -> Value:
    """
    What came in, as data of the schema ``followup/imported/1``.
    """
    return {"schema": "followup/imported/1", "rows": rows, "digest": digest, "counts": dict(counts)}
