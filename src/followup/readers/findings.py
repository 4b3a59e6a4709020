"""
What each clause of an item proposes: the matter's title, what happened, where it goes next, who owes it.

Certain is what the words say outright; what has to be guessed from its surroundings is marked less sure.
"""

from __future__ import annotations

from attrs import evolve

from followup.model.codes import Disposition
from followup.model.targets import Unspecified
from followup.readers.announced import announced
from followup.readers.clauses import Clause, clauses
from followup.readers.context import Context
from followup.readers.promised import promised
from followup.readers.referred import referred
from followup.readers.scene import Draft, Scene, goal_of
from followup.readers.special import special
from followup.readers.treated import treated
from followup.readers.tree import Section
from followup.readers.units import Unit


_PROMISING = (Disposition.ASSIGNED, Disposition.UNDERTAKEN)
_STRONGER = {
    (Disposition.NOT_REACHED, Disposition.POSTPONED),
    (Disposition.NOTED, Disposition.CARRIED_OUT),
    (Disposition.NOTED, Disposition.DECIDED),
}
"""A first and a second verb about one subject, where the second says more."""


def drafts(item: Section, sentences: list[Unit], context: Context, headings: dict[str, str]) -> list[Draft]:
    """
    The findings of one item, in the order of its text.
    """
    found: list[Draft] = []
    silent = context.language.layout.silent
    for at, sentence in enumerate(sentences):
        if not silent.fullmatch(sentence.label.text.casefold()):
            found += _of_sentence(Scene(item, sentences, at, context, headings))
    return found


def _of_sentence(scene: Scene) -> list[Draft]:
    unnamed = special(scene.item, scene.sentences, scene.at, scene.context)
    if unnamed is not None:
        return [Draft(unnamed, "", scene.at, scene.item.title)]
    found: list[Draft] = []
    for clause in clauses(scene.sentence, scene.context):
        for draft in _of_clause(clause, scene):
            before = found[-1] if found else None
            if before and _adds_nothing(draft, before):
                found[-1] = _absorbed(before, draft)
            else:
                found.append(draft)
    return found


def _adds_nothing(draft: Draft, before: Draft) -> bool:
    """
    Whether the clause only goes on about the subject, or the promise, of the one before it.
    """
    if draft.subject:
        return False
    promise = draft.finding.disposition in _PROMISING
    return not promise or (draft.finding.owner == before.finding.owner and before.finding.disposition in _PROMISING)


def _absorbed(first: Draft, second: Draft) -> Draft:
    """
    A second verb about the same subject ("godkänns och läggs till handlingarna") adds its target, not a finding.
    """
    if (first.finding.disposition, second.finding.disposition) in _STRONGER:
        return evolve(second, subject=first.subject, finding=evolve(second.finding, title=first.finding.title))
    if isinstance(first.finding.target, Unspecified) and not isinstance(second.finding.target, Unspecified | None):
        return evolve(first, finding=evolve(first.finding, target=second.finding.target, assumed=False))
    return first


def _of_clause(clause: Clause, scene: Scene) -> list[Draft]:
    wording = clause.wording
    goal = goal_of(clause, scene)
    if wording.disposition in _PROMISING:
        return promised(clause, goal, scene)
    if wording.announces:
        return announced(clause, goal, scene)
    if wording.disposition in (Disposition.REFERRED, Disposition.REFERRED_BACK):
        return referred(clause, goal, scene)
    return treated(clause, goal, scene)
