"""
What every format comes to: text in lines, and what a person should know of how it came about.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Prepared:
    r"""
    A document as text: NFC, ``\n`` line ends, lines counted from 1; the SHA-256 is that of the bytes it came in.

    *format* is ``text``, ``markdown``, ``docx``, ``odt``, ``rtf``, ``html``, ``pdf`` or ``eml``.
    *notes* are sentences: what was guessed, left out or decided on the way ("tracked changes are read as accepted").
    """

    text: str
    sha256: str
    format: str = "text"
    notes: tuple[str, ...] = ()


@frozen
class Converted:
    """
    The text that a converter made of a document, before it is cleaned; with its notes.
    """

    text: str
    notes: tuple[str, ...] = ()
