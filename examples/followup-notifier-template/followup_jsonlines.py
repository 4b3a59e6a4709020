"""
A notifier that appends each message to a file of JSON lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import followup
from followup.errors import InputError


NAME = re.compile(r"[A-Za-z0-9-]+")


class JsonLines:
    """
    Files in one *folder*, each named by the address.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, message: followup.Message) -> None:
        """
        Append *message*; what reads the file knows a repetition by its id.
        """
        if check(message.to):
            raise followup.Undeliverable(check(message.to))
        line = {"id": message.id, "subject": message.subject, "text": message.text}
        path = self.folder / f"{message.to.partition(':')[2]}.jsonl"
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def check(address: str) -> str:
    """
    What is wrong with an address, told when it is entered; empty if nothing is.
    """
    return "" if NAME.fullmatch(address.partition(":")[2]) else f"{address!r} names no file: letters, digits, hyphens."


def open_jsonlines(settings: Mapping[str, Any]) -> JsonLines:
    """
    The notifier with the settings of ``[channels.jsonlines]``.
    """
    folder = Path(settings.get("folder", ""))
    if not folder.is_absolute() or not folder.is_dir():
        raise InputError("jsonlines: needs a folder that is there.", hint='Write folder = "/var/lib/notices".')
    return JsonLines(folder)


@followup.hookimpl
def followup_register_notifiers() -> list[followup.NotifierKind]:
    """
    The kind of notifier this distribution brings.
    """
    return [followup.NotifierKind("jsonlines", open_jsonlines, check, settings=["folder"])]
