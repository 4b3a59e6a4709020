"""
Prints messages to standard output, where cron takes them up and mails them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from followup.contracts import Message


class PrintNotifier:
    """
    Every message under two lines, with its address and its subject.
    """

    def send(self, message: Message) -> str | None:
        """
        Print *message*; what could command a terminal is shown, not sent.
        """
        lines = [_shown(message.to), " ".join(_shown(message.subject).split()), "", _shown(message.text.rstrip()), ""]
        sys.stdout.write("\n".join([*lines, ""]))
        sys.stdout.flush()
        return None


def _shown(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\x{ord(letter):02x}" for letter in text)


def open_print(_settings: Mapping[str, Any]) -> PrintNotifier:
    """
    The notifier for ``print:``.
    """
    return PrintNotifier()
