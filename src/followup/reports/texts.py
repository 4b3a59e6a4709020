"""
The texts of the reports in the language asked for, whatever the language of the computer.

English is the text in the source; other languages come from the catalogues in ``locale/``.  The C library's locale
is never asked: where only *C* exists, as under cron, Swedish is still Swedish.
"""

from __future__ import annotations

import gettext as catalogues
from collections.abc import Sequence
from functools import cache
from io import BytesIO

from attrs import field, frozen

from followup.errors import InputError


LOCALES = ("sv", "en")


def msgid(message: str) -> str:
    """
    Mark *message* as a text to be translated where it is used.
    """
    return message


@frozen
class Texts:
    """
    The texts of one language; names in braces are filled in after translation.
    """

    locale: str
    _catalogue: catalogues.NullTranslations = field(eq=False, repr=False)

    def gettext(self, message: str, **fields: object) -> str:
        """
        *message* in this language.
        """
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def ngettext(self, one: str, many: str, n: int, **fields: object) -> str:
        """
        *one* or *many* in this language, as the number *n* wants it.
        """
        return self._catalogue.ngettext(one, many, n).format(n=n, **fields)

    def joined(self, parts: Sequence[str]) -> str:
        """
        A list in running text: "a, b and c".
        """
        if len(parts) < 2:
            return "".join(parts)
        return self.gettext("{list} and {last}", list=", ".join(parts[:-1]), last=parts[-1])


@cache
def translator(locale: str) -> Texts:
    """
    The texts of *locale*: ``sv`` or ``en``.
    """
    if locale not in LOCALES:
        raise InputError(f"There are no texts in {locale!r}.", hint=f"There are: {', '.join(LOCALES)}.")
    if locale == "en":
        return Texts(locale, catalogues.NullTranslations())
    import pkgutil

    packaged = pkgutil.get_data("followup", f"locale/{locale}/LC_MESSAGES/followup.mo")
    return Texts(locale, catalogues.GNUTranslations(BytesIO(packaged or b"")))
