"""
The files of invented sentences, read, and each put into small minutes of its language.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen


FOLDER = Path(__file__).parent.parent / "readers" / "forms"

_BAR = re.compile(r"\s*\|\s*")

SHEETS = {
    "sv": (
        """Minnesanteckningar, styrelsen i Kvarnsjö Bygdelag

Tid: torsdagen den 17 september 2026 kl. 18.30–20.15
Närvarande: Alma Tranberg (ordf), Knut Öster, Reza Farsi, Vivi Hjelm{people}

1. Mötets öppnande

Alma hälsade alla välkomna.

2. {heading}

{text}

3. Kommande möten

Nästa möte är torsdagen den 15 oktober 2026 kl. 18.30.

Vid anteckningarna: Vivi Hjelm
""",
        """# Styrelsemöte 2026-09-17

**Närvarande:** Alma, Knut, Reza, Vivi{people}

## Ekonomi

Reza visade bokslutet. Inga frågor.

## {heading}

{text}

## Nästa möte

2026-10-15
""",
        """Hej! Här är anteckningarna från mötet den 17 september 2026.

EKONOMI
Kassan är god.

{caps}
{text}

Hälsningar
Vivi
""",
    ),
    "en": (
        """Minutes of the Fallow Hill Trust

Date: Thursday 17 September 2026, 18:30-20:15
Present: Alma Tranter (chair), Nat Osler, Reza Farsi, Viv Helm{people}

1. Welcome

Alma welcomed everyone.

2. {heading}

{text}

3. Next meeting

Thursday 15 October 2026 at 18:30.

Notes taken by: Viv Helm
""",
        """# Weekly 2026-09-17

**Attendees:** Alma, Nat, Reza, Viv{people}

## Budget

Reza showed the accounts. No questions.

## {heading}

{text}

## Next meeting

2026-10-15
""",
        """Hi all, notes from our meeting on 17 September 2026.

MONEY
We are in the black.

{caps}
{text}

Best
Viv
""",
    ),
    "no": (
        """Referat fra styremøte i Furulia velforening

Dato: torsdag 17. september 2026 kl. 18.30–20.15
Til stede: Alma Tveit (leder), Knut Øster, Reza Farsi, Vivi Holm{people}

1. Åpning

Alma ønsket velkommen.

2. {heading}

{text}

3. Neste møte

Torsdag 15. oktober 2026 kl. 18.30.

Referent: Vivi Holm
""",
        """# Styremøte 2026-09-17

**Til stede:** Alma, Knut, Reza, Vivi{people}

## Økonomi

Reza viste regnskapet. Ingen spørsmål.

## {heading}

{text}

## Neste møte

2026-10-15
""",
    ),
    "da": (
        """Referat af bestyrelsesmøde i Enghavens Grundejerforening

Dato: torsdag den 17. september 2026 kl. 18.30-20.15
Til stede: Alma Toft (formand), Knud Øster, Reza Farsi, Vivi Holm{people}

1. Velkomst

Alma bød velkommen.

2. {heading}

{text}

3. Næste møde

Torsdag den 15. oktober 2026 kl. 18.30.

Referent: Vivi Holm
""",
    ),
}


@frozen
class Form:
    """
    One line of a file: whether it is outstanding, and what a reading of it must tell.

    The head of each file says the format.
    """

    outstanding: bool
    language: str
    kind: str
    owner: str
    words: tuple[str, ...]
    heading: str
    text: str

    @property
    def order(self) -> int:
        """
        A number that depends on the text alone, to choose by.
        """
        return int.from_bytes(hashlib.sha256(self.text.encode()).digest()[1:4], "big")


def _form(line: str) -> Form:
    first, owner, words, heading, text = _BAR.split(line, maxsplit=4)
    sign, language, kind = first.split()
    several = tuple(word.strip() for word in words.split(",") if word.strip())
    return Form(sign == "+", language, kind, owner, several, heading, text.replace("\\n", "\n"))


def forms(folder: Path = FOLDER) -> tuple[Form, ...]:
    """
    Every sentence of the files ``forms_*.txt`` in *folder*.
    """
    return tuple(_forms(folder))


def _forms(folder: Path) -> Iterator[Form]:
    for path in sorted(folder.glob("forms_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line[:2] in {"+ ", "- "}:
                yield _form(line)


def in_minutes(form: Form) -> tuple[str, tuple[int, int]]:
    """
    Small minutes with *form* as the only thing under its item, and the first and last line it stands on.

    Who acts was there, as in real minutes; whom one waits for was not.
    """
    sheets = SHEETS[form.language]
    sheet = sheets[form.order % len(sheets)]
    acts = form.outstanding and form.kind != "awaiting"
    people = "".join(f", {name}" for name in form.owner.split("/") if acts and name[:1].isupper())
    before, _, after = sheet.partition("{text}")
    heading = before.format(people=people, heading=form.heading, caps=form.heading.upper())
    first = heading.count("\n") + 1
    return heading + form.text + after, (first, first + form.text.count("\n"))
