"""
Where a clause stands, and what every finding is made of: its subject, its goal, its title, its reason.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from followup.languages.vocabulary import Named
from followup.model.codes import Disposition, Reason
from followup.model.reading import Finding
from followup.readers import titles
from followup.readers.clauses import Clause, clauses
from followup.readers.context import Context
from followup.readers.targets import Goal, find_goal, goal_behind
from followup.readers.tree import Section
from followup.readers.units import Unit


_PROMISING = (Disposition.ASSIGNED, Disposition.UNDERTAKEN)
_TAKEN_UP = (Disposition.POSTPONED, Disposition.RAISED)
_SHORT = 12  # words of a neighbouring sentence that only gives the reason


@frozen
class Draft:
    """
    A finding in the making, with what joining needs: the *subject* in its own words and whether it had one.
    """

    finding: Finding
    subject: str = ""
    sentence: int = 0
    heading: str = ""


@frozen
class Scene:
    """
    Where a clause stands: its item, its sentence and the sentences around it, and what is known.
    """

    item: Section
    sentences: list[Unit]
    at: int
    context: Context
    headings: dict[str, str] = field(factory=dict)

    @property
    def sentence(self) -> Unit:
        """
        The sentence itself.
        """
        return self.sentences[self.at]

    @property
    def language(self) -> str:
        """
        The language's code, with which the names of its rules begin.
        """
        return self.context.language.code

    def near(self, step: int) -> Unit | None:
        """
        The sentence *step* away, if it stands in the same paragraph.
        """
        at = self.at + step
        if not 0 <= at < len(self.sentences):
            return None
        near, here = self.sentences[at], self.sentence
        return near if near.section is here.section and near.paragraph == here.paragraph else None


def goal_of(clause: Clause, scene: Scene) -> Goal | None:
    """
    Where the clause sends its matter, if it says so.
    """
    carries = clause.wording.disposition not in _PROMISING
    found = find_goal(clause.masked, scene.context, carries=carries)
    if found is not None or clause.wording.disposition not in _TAKEN_UP:
        return found
    offset = len(clause.whole) - len(clause.after)
    bare = goal_behind(clause.masked[offset:], scene.context)
    return evolve(bare, start=bare.start + offset) if bare else None


def subject_of(clause: Clause, goal: Goal | None, scene: Scene) -> str:
    """
    The matter's name as the clause has it; empty when it means the item itself.
    """
    if clause.wording.named is Named.ITEM:
        return ""
    if clause.matter is not None:
        return titles.phrase(clause.matter, scene.context.language.titles)
    if clause.wording.named is Named.BEFORE and not _inverted(clause, scene):
        text = clause.before
        cut = goal.start if goal and goal.start < len(text) else len(text)
        rest = text[:cut] if text[:cut].strip(" ,") else text[cut:]
        return titles.phrase(rest, scene.context.language.titles)
    return object_of(clause, goal, scene)


def _inverted(clause: Clause, scene: Scene) -> bool:
    """
    Whether an adverbial opens the clause, so that its subject stands behind the verb ("Därmed bordläggs ärendet").
    """
    return bool(scene.context.language.titles.adverbial.match(clause.before.strip(" ,")))


def object_of(clause: Clause, goal: Goal | None, scene: Scene) -> str:
    """
    What the wording is done to, up to the goal or the reason.
    """
    text = clause.after
    offset = len(clause.whole) - len(text)
    if goal and goal.start >= offset:
        text = text[: goal.start - offset]
    end = scene.context.language.titles.object_end.search(text)
    return titles.phrase(text[: end.start()] if end else text, scene.context.language.titles)


def draft(clause: Clause, scene: Scene, subject: str, title: str, **facts: object) -> Draft:
    """
    A finding of the clause with what every finding has; *facts* are its own.
    """
    wording = clause.wording
    values: dict[str, object] = {
        "id": "",
        "disposition": wording.disposition,
        "title": title,
        "kind": _kind(clause, subject, scene),
        "item": scene.item.number,
        "number": scene.item.file_number,
        "certainty": wording.certainty,
        "quote": scene.sentence.quote,
        "lines": scene.sentence.lines,
        "rule": f"{scene.language}.{wording.name}",
        "outcome": wording.outcome,
        "goes_on": wording.goes_on,
    }
    return Draft(Finding(**(values | facts)), subject, scene.at, scene.item.title)  # type: ignore[arg-type]


def _kind(clause: Clause, subject: str, scene: Scene) -> str:
    if scene.context.language.special.umbrella.fullmatch(subject):
        return "umbrella"
    if clause.wording.kind != "item":
        return clause.wording.kind
    return titles.kind_of(scene.item.title, scene.context.language.titles)


def title_of(subject: str, scene: Scene) -> str:
    """
    The title of the matter called *subject* in this item.
    """
    words = scene.context.language.titles
    if scene.context.language.special.umbrella.fullmatch(subject):
        return scene.context.language.special.umbrella_title
    return titles.under(scene.item.title, subject, words, compact=scene.item.compact)


def reason_of(scene: Scene) -> Reason | None:
    """
    Why, as the sentence or a short one beside it says.
    """
    near = [scene.sentence.masked]
    near += [one.masked for step in (1, -1) if (one := scene.near(step)) and len(one.text.split()) <= _SHORT]
    for text in near:
        for reason, pattern in scene.context.language.reasons:
            if pattern.search(text):
                return reason
    return None


def interim_of(scene: Scene) -> str:
    """
    What holds in the meantime, if one of the next two sentences says so.
    """
    for step in (1, 2):
        sentence = scene.near(step)
        if sentence and scene.context.language.special.interim.search(sentence.masked):
            return "" if clauses(sentence, scene.context) else sentence.quote
    return ""
