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

from followup.errors import InputError, NotFound, StoreMissing
from followup.reports.values.review import REVIEW_SCHEMA, review_json


if TYPE_CHECKING:
    from followup.model.reading import Reading
    from followup.model.results import Proposal
    from followup.reports.words.translation import Texts
    from followup.service.register import Register

YES, NO, NEW = {"j", "ja", "y", "yes"}, {"n", "nej", "no"}, {"ny", "nytt", "new"}

Review = dict[str, str | None]


def ask(register: Register, reading: Reading, proposal: Proposal, t: Texts, *, everything: bool) -> Review | None:
    """
    What a person says at the terminal of the findings that are not certain, or of *everything*.

    ``None`` if there is nothing to ask, or if they take back what only resembles the agenda.
    """
    only = {left.finding for left in proposal.suggestions}
    if not (everything or only) or not _items_confirmed(reading, proposal, t):
        return None
    return _asked(register, reading, proposal, {each.id for each in reading.findings} if everything else only, t)


def _items_confirmed(reading: Reading, proposal: Proposal, t: Texts) -> bool:
    """
    Whether the items whose titles resemble what stands on the agenda are what they seem, as a person says.

    They hold no finding, and are taken all or none.
    """
    from followup.reports.pages.review import ONLY_CERTAIN, resembles

    ids = {finding.id for finding in reading.findings}
    for suggestion in proposal.suggestions:
        if suggestion.finding not in ids and _prompt(resembles(suggestion, t), t) not in YES:
            click.echo(t.gettext(ONLY_CERTAIN))
            return False
    return True


def _asked(register: Register, reading: Reading, proposal: Proposal, only: Collection[str], t: Texts) -> Review:
    from followup.reports.drawing.text import text
    from followup.reports.pages.review import proposed

    review: Review = {}
    for finding, meant in zip(reading.findings, proposal.findings, strict=True):
        if finding.id in only:
            click.echo(text(proposed(finding, reading, meant.matter, meant.title, t, new=meant.new)))
            review[finding.id] = _asked_one(register, t)
    return review


def _asked_one(register: Register, t: Texts) -> str | None:
    from followup.reports.pages.review import ANSWER_AGAIN, CHOICES

    while True:
        answer = _prompt(f"       {t.gettext(CHOICES)}", t, fold=False)
        if answer.casefold() in YES:
            return None
        if answer.casefold() in NO:
            return ""
        if answer.casefold() in NEW:
            return "new"
        try:
            return register.matter(answer).key
        except (NotFound, StoreMissing):
            click.echo(f"       {t.gettext(ANSWER_AGAIN)}")


def _prompt(question: str, t: Texts, *, fold: bool = True) -> str:
    from followup.reports.pages.review import YES as DEFAULT

    answer = str(click.prompt(question, default=t.gettext(DEFAULT))).strip()
    return answer.casefold() if fold else answer


def write_review(path: Path, reading: Reading, proposal: Proposal) -> None:
    """
    Write a review to be filled in to the new file *path*.
    """
    from followup.readers.exchange import to_json

    value = review_json(reading.findings, proposal.suggestions, to_json(reading))
    with path.open("x", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.write("\n")


def read_review(path: Path, reading: Reading, text: str) -> tuple[Reading, Review]:
    """
    The review in the file *path*; what is not answered there counts as no.

    *reading* comes back with what the review adds from lines of *text*.

    Raises:
        InputError: it is no review, or one of another document.
    """
    from followup.readers.additions import with_added

    value = _loaded(path)
    of = value["reading"].get("document", {}).get("sha256")
    if of != reading.document.sha256:
        raise InputError(
            "{path} is a review of another document.", path=path, hint="Name a new file: it is written for you."
        )
    review: Review = {finding.id: "" for finding in reading.findings}
    for said in value["findings"]:
        name, accept, matter = said.get("id"), said.get("accept"), said.get("matter")
        if name not in review:
            raise InputError("{path}: there is no finding {name} in the document.", path=path, name=name)
        if accept is not None and not isinstance(accept, bool):
            raise InputError(
                "{path}, {name}: accept is true, false or null, not {accept!r}.", path=path, name=name, accept=accept
            )
        if matter is not None and not isinstance(matter, str):
            raise InputError("{path}, {name}: matter is the key of one, new, or null.", path=path, name=name)
        review[name] = (matter or None) if accept else ""
    reading, added = with_added(reading, value.get("add", []), text)
    return reading, review | added


def _loaded(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(
            "{path} is not JSON: {reason}.", path=path, reason=error, hint="Correct it, or name a new file."
        ) from error
    if not isinstance(value, dict) or value.get("schema") != REVIEW_SCHEMA:
        raise InputError("{path} is not a review.", path=path, hint="Name a new file: it is written for you.")
    findings = value.get("findings")
    if not isinstance(findings, list) or not all(isinstance(each, dict) for each in findings):
        raise InputError("{path}: findings is a list of objects.", path=path)
    if not isinstance(value.get("reading"), dict):
        raise InputError("{path}: the reading it is about is missing.", path=path)
    return value
