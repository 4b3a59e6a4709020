"""
What somebody owes from now on: an undertaking to come back, or an assignment.
"""

from __future__ import annotations

from followup.languages.vocabulary import Named
from followup.model.codes import Disposition
from followup.model.targets import ByDate, Unspecified, WithParty
from followup.readers import titles
from followup.readers.actors import owner_of
from followup.readers.clauses import Clause
from followup.readers.scene import Draft, Scene, draft, object_of, title_of
from followup.readers.targets import Goal


def promised(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    """
    The findings of a clause in which somebody comes to owe something; none if nobody can be told.
    """
    owner = owner_of(clause, scene.sentence, scene.context)
    if owner is None:
        return []
    subject = object_of(clause, goal, scene)
    own = owner == scene.context.names.own and clause.wording.disposition is Disposition.UNDERTAKEN
    target = goal.target if goal else None
    if clause.wording.disposition is Disposition.UNDERTAKEN and owner and not own:
        until = target.date if isinstance(target, ByDate) else None
        target = target if target and not until else WithParty(owner, until)
    facts: dict[str, object] = {"owner": owner, "target": target or Unspecified(), "assumed": target is None and own}
    if clause.wording.disposition is Disposition.ASSIGNED and not _decided(scene):
        facts["rule"] = f"{scene.language}.{clause.wording.name}.undecided"
    title = _promise_title(subject, clause, scene, owner)
    return [draft(clause, scene, subject, title, **facts)]


def _decided(scene: Scene) -> bool:
    """
    Whether the sentence stands under a decision or says that something was decided; work alone decides none.
    """
    decides = (one for one in scene.context.language.wordings if one.disposition is Disposition.DECIDED)
    return scene.sentence.decision or any(one.pattern.search(scene.sentence.masked) for one in decides)


def _promise_title(subject: str, clause: Clause, scene: Scene, owner: str) -> str:
    """
    What is owed, by its own name where it is a task or another organisation's; what a person brings is about the item.
    """
    words = scene.context.language.titles
    heading = scene.item.title
    undertaken = clause.wording.disposition is Disposition.UNDERTAKEN
    if undertaken and owner == scene.context.names.own:
        return title_of(subject, scene)
    bare = " ".join(subject.split()[:30])
    if (match := words.article.match(bare)) and bare[match.end() :]:
        bare = bare[match.end() :]
    if not bare and titles.is_standing(heading):
        mentioned = words.mentioned.search(clause.before)
        bare = titles.phrase(mentioned["matter"], words) if mentioned else ""
    elif undertaken and clause.wording.named is Named.AFTER and not _is_organisation(owner, scene):
        return titles.under(heading, bare, words, compact=scene.item.compact)
    return bare[:1].upper() + bare[1:] if bare else heading


def _is_organisation(owner: str, scene: Scene) -> bool:
    names = scene.context.names
    return owner in names.organisations or names.looks_like_body(owner)
