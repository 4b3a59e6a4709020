"""
The languages followup reads and writes, one folder each; a language more is a folder and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from attrs import frozen


if TYPE_CHECKING:
    from followup.languages.vocabulary import Words


@frozen
class Language:
    """
    A language by its *code*; *name* is what its speakers call it, *writes* whether followup can also answer in it.

    Its parts are fetched where they are used, so that a command loads no words it does not need.
    """

    code: str
    name: str
    writes: bool = True

    def reading(self) -> Words:
        """
        The words in which minutes are read.
        """
        return cast("Words", import_module(f"{__name__}.{self.code}.reading").READING)


LANGUAGES = (
    Language("sv", "svenska"),
    Language("en", "English"),
    Language("no", "norsk", writes=False),
)
