"""
A message as a mail: what an SMTP server and a mail folder are handed alike.
"""

from __future__ import annotations

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote, unquote

from followup.contracts import Message
from followup.errors import Undeliverable


LONGEST = 254
"""Letters of a mail address, as servers take it."""


def addresses_of(uri: str) -> tuple[str, ...]:
    """
    The addresses of a ``mailto:`` URI, which may name several with commas between.

    Raises:
        Undeliverable: one of them is no address.
    """
    scheme, _, rest = uri.partition(":")
    found = tuple(_ascii(unquote(part).strip()) for part in rest.split(","))
    for address in found:
        problem = "it does not begin with mailto:" if scheme.lower() != "mailto" else address_problem(address)
        if problem:
            raise Undeliverable(f"{address!r} is no mail address: {problem}.")
    return found


def _ascii(address: str) -> str:
    # A domain has a form for servers that know no other letters; a name before the @ has none.
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def address_problem(address: str) -> str:
    """
    What keeps *address* from being one that mail is sent to; empty if nothing does.
    """
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        return "it has no name and domain with @ between"
    if not address.isascii() or not address.isprintable() or any(letter in ' \t<>,;:?"\\' for letter in address):
        return "it holds a character that no address holds"
    if len(address) > LONGEST:
        return f"it is longer than {LONGEST} letters"
    if any(not part for part in domain.split(".")) or ("." not in domain and domain != "localhost"):
        return "its domain is none"
    try:
        Address(addr_spec=address)
    except (ValueError, IndexError, MessageError):
        return "it is not written as one"
    return ""


def check_mailto(uri: str) -> str:
    """
    What is wrong with a ``mailto:`` address; empty if nothing is.
    """
    if "?" in uri:
        return "A mailto: address holds addresses only: leave out what stands behind the question mark."
    try:
        addresses_of(uri)
    except Undeliverable as error:
        return error.message
    return ""


def mail_of(message: Message, *, sender: str, to: tuple[str, ...], at: datetime) -> EmailMessage:
    """
    The mail that says what *message* does, sent *at* an aware moment.

    Its Message-ID is the message's own id, so that a mail program shows a repetition once; what has one thread hangs
    together; it says that a machine wrote it, so that nothing answers by itself.
    """
    domain = sender.rpartition("@")[2] or "localhost"
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("followup", addr_spec=sender)
    mail["To"] = [Address(addr_spec=address) for address in to]
    mail["Subject"] = " ".join(message.subject.split())
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = _named(message.id, domain)
    if message.thread:
        mail["References"] = _named(f"thread.{message.thread}", domain)
    mail["List-Id"] = f"<{quote(message.body or 'register', safe='')}.followup.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.text, cte="quoted-printable")
    if message.html:
        mail.add_alternative(message.html, subtype="html", cte="quoted-printable")
    # Content of several parts takes such headers with it: this one is of the whole.
    mail["Content-Language"] = message.language
    return mail


def _named(key: str, domain: str) -> str:
    return f"<{quote(key, safe='')}@{domain}>"
