"""
Mail as text: the body of the message; what is attached is named and left.
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import MIMEPart

from followup.errors import UnreadableDocument
from followup.readers.formats.documents import html_text
from followup.readers.formats.prepared import Converted
from followup.readers.text import load


MOST_PARTS = 200


def mail_text(data: bytes, name: str) -> Converted:
    """
    The body of the mail in *data*: its plain text, else its HTML.

    Raises:
        UnreadableDocument: it has no body, or too many parts.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = sum(1 for _ in message.walk())
        body = message.get_body(("plain", "html"))
        attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    except Exception as error:  # the standard library raises many things on mail that nobody should have sent
        raise UnreadableDocument(f"{name} is a damaged mail.", hint="Give its text instead.") from error
    if parts > MOST_PARTS:
        raise UnreadableDocument(f"{name} has more than {MOST_PARTS} parts.", hint="Give its text instead.")
    if body is None:
        hint = f"Save what is attached and give that: {', '.join(attached)}." if attached else "Give its text instead."
        raise UnreadableDocument(f"{name} is a mail without a text.", hint=hint)
    notes = (f"{name}: what is attached was not read: {', '.join(attached)}.",) if attached else ()
    return Converted(_text(body, name), notes)


def _text(body: MIMEPart, name: str) -> str:
    content = body.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    text = _decoded(data, body.get_content_charset() or "", name)
    return html_text(text.encode(), name).text if body.get_content_subtype() == "html" else text


def _decoded(data: bytes, charset: str, name: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        # It lies about its letters, or says nothing: then it is looked at as a file would be.
        return load(data, name).text


def is_mail(data: bytes) -> bool:
    """
    Whether *data* begins as mail that came through a server does; minutes may begin with "From:" and "Date:" too.
    """
    head = data[:16_384].split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0].lower()
    lines = [line for line in head.splitlines() if line[:1] not in {b" ", b"\t"}]
    named = {line.split(b":", 1)[0] for line in lines if b":" in line}
    return bool(named & {b"received", b"return-path", b"message-id", b"mime-version"}) and b"from" in named
