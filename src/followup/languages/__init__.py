"""
The languages followup reads and writes, one folder each; a language more is a folder and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, cast


if TYPE_CHECKING:
    from followup.languages.formats import Formats
    from followup.languages.titles import Titles
    from followup.languages.vocabulary import Words


# No attrs class: the command line lists the languages in its help, which does not wait for attrs.
class Language(NamedTuple):
    """
    A language by its *code*; *name* is what its speakers call it, *writes* whether followup can also answer in it.

    Its parts are fetched where they are used, so that a command loads no words it does not need.
    A part that its folder lacks is the English one.
    """

    code: str
    name: str
    writes: bool = True

    def titles(self) -> Titles:
        """
        The words that titles are recognised and told apart by.
        """
        return cast("Titles", self._part("titles").TITLES)

    def reading(self) -> Words:
        """
        The words in which minutes are read.
        """
        return cast("Words", self._part("reading").READING)

    def formats(self) -> Formats:
        """
        How days and numbers are written.
        """
        return cast("Formats", self._part("formats").FORMATS)

    def _part(self, name: str) -> Any:
        home = f"{__name__}.{self.code}.{name}"
        try:
            return import_module(home)
        except ModuleNotFoundError as missing:
            if missing.name != home:
                raise
            return import_module(f"{__name__}.{FALLBACK}.{name}")


FALLBACK = "en"

LANGUAGES = (
    Language("sv", "svenska"),
    Language("en", "English"),
    Language("no", "norsk", writes=False),
)

LOCALES = tuple(language.code for language in LANGUAGES if language.writes)
"""The languages followup answers in."""


def language_of(locale: str) -> Language:
    """
    The language of a *locale* such as ``sv``, ``sv_SE`` or ``sv-FI``; English where it is none of ours.
    """
    code = locale.replace("-", "_").partition("_")[0]
    known = {language.code: language for language in LANGUAGES}
    return known.get(code, known[FALLBACK])
