"""
Puts messages into a mail folder (Maildir), where a mail program or another script finds them.

``maildir:/var/spool/notices`` names a folder; ``maildir:notices`` one in the folder that the configuration names.
"""

from __future__ import annotations

import mailbox
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from followup.contracts import Message
from followup.errors import InputError, Undeliverable
from followup.notifiers.mail import mail_of


SENDER = "followup@localhost"


class MaildirNotifier:
    """
    A mail folder for each address, made when it is first needed; *folder* is where those without a path of theirs lie.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder

    def send(self, message: Message) -> str | None:
        """
        Write *message* as a mail of its own, synced before this returns; the receipt is the name of its file.

        The same message twice is two files with one Message-ID.
        """
        problem = check_maildir(message.to)
        path = Path(message.to.partition(":")[2])
        if problem or (self.folder is None and not path.is_absolute()):
            raise Undeliverable(problem or f"{message.to} needs a folder in the configuration.")
        box = mailbox.Maildir((self.folder or Path()) / path, create=True)
        mail = mail_of(message, sender=SENDER, to=(SENDER,), at=datetime.now(UTC))
        try:
            return box.add(mail.as_bytes(policy=mail.policy.clone(linesep="\n", max_line_length=None)))
        finally:
            box.close()


def check_maildir(address: str) -> str:
    """
    What is wrong with a ``maildir:`` address; empty if nothing is.
    """
    path = address.partition(":")[2]
    if not path.isprintable() or not path.strip("/") or ".." in Path(path).parts:
        return f"{address!r} names no folder."
    return ""


def open_maildir(settings: Mapping[str, Any]) -> MaildirNotifier:
    """
    The notifier for ``maildir:`` with the settings of ``[channels.maildir]``: *folder*, where relative names lie.
    """
    folder = settings.get("folder")
    if folder is None:
        return MaildirNotifier()
    if not isinstance(folder, str) or not Path(folder).expanduser().is_absolute():
        raise InputError("The folder of maildir: is a full path.")
    return MaildirNotifier(Path(folder).expanduser())
