"""
Invented minutes of any length, ordinary and hostile: the material for measuring speed.
"""

from __future__ import annotations

import random
from collections.abc import Callable


_BODIES = ("Fjordviks kommunfullmäktige", "Älvnäs kulturnämnd", "Kvarnhamns hamnstyrelse")
_THINGS = (
    "taxan för båtplatser",
    "planen för gångbron",
    "avtalet om bokbussen",
    "budgeten för läslovet",
    "översynen av badplatserna",
    "förslaget till ny lekpark",
)
_NAMES = ("Maja Lindqvist", "Olle Storm", "Siri Hägg", "Ivar Palm", "Tuva Berg")
_OWED = (
    "Ärendet om {thing} bordläggs till nästa möte.",
    "{name} återkommer med ett underlag om {thing} senast den 1 december.",
    "{name} får i uppdrag att ta fram ett förslag om {thing}.",
    "Frågan om {thing} återremitteras till {name} för ny beräkning.",
)
_TALK = (
    "{name} redogjorde för {thing} och svarade på frågor.",
    "Mötet diskuterade {thing} och kostnaderna för nästa år.",
    "Enligt {name} har {thing} blivit försenad på grund av vädret.",
    "Styrelsen tackade {name} för arbetet med {thing}.",
    "Informationen om {thing} lades till handlingarna.",
)


def council(paragraphs: int, seed: int = 1) -> str:
    """
    Formal minutes of a council with that many paragraphs.
    """
    rng = random.Random(seed)
    parts = [f"{_BODIES[0]}\nProtokoll\nSammanträdesdatum: 2026-09-18\n"]
    for number in range(1, paragraphs + 1):
        thing = rng.choice(_THINGS)
        parts.append(
            f"§ {number} Dnr KF 2026/{1000 + number}\n{thing.capitalize()}\n\nBeslut\n"
            f"Enligt kommunstyrelsens förslag:\n{_said(rng, _OWED)}\n\nHandling\n"
            f"2026 nr {number}.\n\nYrkanden\n{_said(rng, _TALK)} {_said(rng, _TALK)}\n\n"
            f"Propositionsordning\n{_said(rng, _TALK)}\n"
        )
    return "\n".join(parts)


def notes(items: int, seed: int = 1) -> str:
    """
    Notes of a small group with that many items: sentences, bullets, an action list.
    """
    rng = random.Random(seed)
    parts = [
        "Minnesanteckningar från Fjordviks bibliotekssamverkan\n\nTid: fredagen den 18 september 2026 kl. 9.00–11.30\n"
    ]
    for number in range(1, items + 1):
        talk = " ".join(_said(rng, _TALK) for _ in range(rng.randint(1, 5)))
        bullets = "\n".join(f"- {_said(rng, (*_TALK, *_OWED))}" for _ in range(rng.randint(0, 4)))
        parts.append(f"{number}. {rng.choice(_THINGS).capitalize()}\n\n{talk}\n{_said(rng, _OWED)}\n{bullets}\n")
    return "\n".join(parts)


def _said(rng: random.Random, sentences: tuple[str, ...]) -> str:
    return rng.choice(sentences).format(thing=rng.choice(_THINGS), name=rng.choice(_NAMES))


_HEAD = "Minnesanteckningar från Fjordviks samverkan\n\nTid: fredagen den 18 september 2026\n\n1. Öppnande\n\n"


def _after_head(block: str) -> Callable[[int], str]:
    return lambda n: _HEAD + (block * (n // len(block) + 1))[:n]


HOSTILE: dict[str, Callable[[int], str]] = {
    "blanks in lines": _after_head(" " * 4000 + "x\n"),
    "blank lines": _after_head("\n"),
    "one word": _after_head("bordläggs " * 400 + "\n"),
    "and and and": _after_head("och " * 1000 + "\n"),
    "no blanks": _after_head("a" * 15_000 + "\n"),
    "quotes": _after_head('"' * 3000 + "\n"),
    "brackets": _after_head("[(" * 2000 + "\n"),
    "numbers": _after_head("2. " * 1500 + "\n"),
    "days": _after_head("den 2 december " * 300 + "\n"),
    "names": _after_head("Maja Lindqvist, Olle Storm, " * 150 + "\n"),
    "bullets": _after_head("- \n"),
    "deep bullets": _after_head("\n".join(" " * n + "- x" for n in range(80)) + "\n"),
    "headings": _after_head("# x\n"),
    "paragraph signs": _after_head("§ 1\n"),
    "table rows": _after_head("| a | b | c |\n"),
    "cut words": _after_head("utveck-\n"),
    "links": _after_head("[x](https://a.example/issues/1) " * 100 + "\n"),
    "colons": _after_head("Maja: Olle: Siri: " * 200 + "\n"),
    "full stops": _after_head("a. " * 1000 + "\n"),
    "rows alike": _after_head("Taxan bordläggs till nästa möte.\n"),
}
"""Texts of a given length in letters, made to wear a reader out."""
