"""
A person's word on what a document says: asked for in a dialogue, or kept in a file that can be edited.

A review maps ids of findings to what they are: ``None`` yes, ``""`` no, ``"new"`` a matter of their own, or the key of
the matter that is meant.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from followup.cli.overview import finding_lines
from followup.errors import InputError, NotFound, StoreMissing


if TYPE_CHECKING:
    from followup.model.reading import Reading
    from followup.model.results import Recorded
    from followup.service.register import Register

REVIEW_SCHEMA = "followup/review/1"

LEFT = frozenset({"uncertain", "like_agenda"})
"""Doubts that keep a finding from being recorded; the others only say what it may be."""

YES = frozenset({"j", "ja", "y", "yes"})

Review = dict[str, str | None]


@frozen
class Proposed:
    """
    What is proposed for a finding: the matter it would be taken for, if it is one that is there already.
    """

    key: str
    title: str
    new: bool


ASK = {
    "sv": {
        "one of": "[j]a, [n]ej, ny (ett eget ärende) eller ett ärendes nyckel",
        "new": "nytt ärende",
        "left": "lämnas",
        "yes": "j",
        "item": "Punkt {item} liknar {matter}, som står på dagordningen. Togs det upp där?",
        "only certain": "Då registreras bara det som är säkert.",
        "again": "Svara j, n, ny eller en nyckel som LG-8.",
    },
    "en": {
        "one of": "[y]es, [n]o, new (a matter of its own) or the key of a matter",
        "new": "a new matter",
        "left": "is left",
        "yes": "y",
        "item": "Item {item} resembles {matter}, which stands on the agenda. Was it taken up there?",
        "only certain": "Then only what is certain is recorded.",
        "again": "Answer y, n, new or a key such as LG-8.",
    },
}


def proposals(result: Recorded) -> dict[str, Proposed]:
    """
    What recording with acceptance would make of each finding, by its id.
    """
    proposed = {}
    new = {treated.key for treated in result.new} | {grown.key for each in result.closed for grown in each.grew}
    for treated in (*result.new, *result.continued, *result.closed):
        for source in (treated.step.source, *treated.step.also):
            proposed[source.rpartition("/")[2]] = Proposed(treated.key, treated.matter.title, treated.key in new)
    return proposed


def items_confirmed(reading: Reading, certain: Recorded, locale: str) -> bool:
    """
    Whether the items whose titles resemble what stands on the agenda are what they seem, as a person says.

    They hold no finding, and are taken all or none.
    """
    words, ids = ASK[locale], {finding.id for finding in reading.findings}
    for suggestion in certain.suggestions:
        if suggestion.finding not in ids:
            item = f"{suggestion.finding.removeprefix('p')} ({suggestion.title})"
            question = words["item"].format(item=item, matter=suggestion.matter)
            if click.prompt(question, default=words["yes"]).strip().casefold() not in YES:
                click.echo(words["only certain"])
                return False
    return True


def asked(register: Register, reading: Reading, result: Recorded, only: Collection[str] | None, locale: str) -> Review:
    """
    The review of *reading* that a person gives at the terminal, finding by finding; of *only* those, if they are named.

    *result* is what recording with acceptance would do.
    """
    proposed, words = proposals(result), ASK[locale]
    review: Review = {}
    for finding in reading.findings:
        if only is not None and finding.id not in only:
            continue
        click.echo("\n".join(finding_lines(finding, reading, locale, 80)))
        meant = proposed.get(finding.id)
        if meant is None:
            told = words["left"]
        else:
            told = f"{words['new']}: {meant.title}" if meant.new else f"{meant.key}  {meant.title}"
        click.echo(f"       → {told}")
        review[finding.id] = _asked_one(register, locale)
    return review


def _asked_one(register: Register, locale: str) -> str | None:
    words = ASK[locale]
    while True:
        said = click.prompt(f"       {words['one of']}", default=words["yes"]).strip()
        if said.casefold() in YES:
            return None
        if said.casefold() in {"n", "nej", "no"}:
            return ""
        if said.casefold() in {"ny", "nytt", "new"}:
            return "new"
        try:
            return register.matter(said).key
        except (NotFound, StoreMissing):
            click.echo(f"       {words['again']}")


def write_review(path: Path, reading: Reading, certain: Recorded) -> None:
    """
    Write a review to be filled in, as recording what is *certain* would have it.

    What would be left stands with ``null``; what is only perhaps the same as another finding stands as ``"new"``.
    """
    from followup.readers.exchange import to_json

    doubts = {suggestion.finding: suggestion for suggestion in certain.suggestions}
    findings = []
    for finding in reading.findings:
        doubt = doubts.get(finding.id)
        alone = doubt is not None and doubt.why == "same_document"
        findings.append(
            {
                "id": finding.id,
                "title": finding.title,
                "quote": finding.quote,
                "doubt": doubt.why if doubt else None,
                "like": list(finding.like),
                "proposed": doubt.matter if doubt else None,
                "accept": None if doubt and doubt.why in LEFT else True,
                "matter": "new" if alone else None,
            }
        )
    value = {"schema": REVIEW_SCHEMA, "findings": findings, "reading": to_json(reading)}
    with path.open("x", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")


def read_review(path: Path, reading: Reading) -> Review:
    """
    The review in the file *path*; what is not answered there counts as no.

    Raises:
        InputError: it is no review, or one of another document.
    """
    value = _loaded(path)
    of = value["reading"].get("document", {}).get("sha256")
    if of != reading.document.sha256:
        raise InputError(f"{path} is a review of another document.", hint="Name a new file: it is written for you.")
    review: Review = {finding.id: "" for finding in reading.findings}
    for said in value["findings"]:
        name, accept, matter = said.get("id"), said.get("accept"), said.get("matter")
        if name not in review:
            raise InputError(f"{path}: there is no finding {name} in the document.")
        if accept is not None and not isinstance(accept, bool):
            raise InputError(f"{path}, {name}: accept is true, false or null, not {accept!r}.")
        if matter is not None and not isinstance(matter, str):
            raise InputError(f"{path}, {name}: matter is the key of one, new, or null.")
        review[name] = (matter or None) if accept else ""
    return review


def _loaded(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(f"{path} is not JSON: {error}.", hint="Correct it, or name a new file.") from error
    if not isinstance(value, dict) or value.get("schema") != REVIEW_SCHEMA:
        raise InputError(f"{path} is not a review.", hint="Name a new file: it is written for you.")
    findings = value.get("findings")
    if not isinstance(findings, list) or not all(isinstance(each, dict) for each in findings):
        raise InputError(f"{path}: findings is a list of objects.")
    if not isinstance(value.get("reading"), dict):
        raise InputError(f"{path}: the reading it is about is missing.")
    return value
