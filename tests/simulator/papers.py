"""
The documents of a world: generated readings, and corrected versions of them.
"""

from __future__ import annotations

from hashlib import sha256
from random import Random

from attrs import evolve

from followup import Reading
from tests.support.documents import make_documents


def papers(seed: str, bodies: tuple[str, ...] = ("LG", "SK")) -> tuple[Reading, ...]:
    """
    A few documents in the order of their days, then another version of each.
    """
    chance = Random(seed)
    first = make_documents(chance.choice, bodies=bodies, least=3, most=6)
    return (*first, *(_again(chance, reading) for reading in first))


def _again(chance: Random, reading: Reading) -> Reading:
    """
    The same minutes put right: a finding fewer, in another order of titles, or only said again.
    """
    findings = list(reading.findings)
    if len(findings) > 1 and chance.random() < 0.7:
        left = findings.pop(chance.randrange(len(findings)))
        findings = [
            evolve(
                found,
                same_as=tuple(each for each in found.same_as if each != left.id),
                like=tuple(each for each in found.like if each != left.id),
            )
            for found in findings
        ]
    version = evolve(reading, findings=tuple(findings))
    digest = sha256(f"{version!r} again".encode()).hexdigest()
    return evolve(version, document=evolve(version.document, name=f"again-{reading.document.name}", sha256=digest))
