"""
Matters that no verb of decision tells of: unnamed umbrellas and facts that are still missing.
"""

from __future__ import annotations

from followup.model.codes import Disposition
from followup.model.reading import Finding
from followup.model.targets import Event, Target, Unspecified
from followup.readers import titles
from followup.readers.clauses import Clause, clauses
from followup.readers.context import Context
from followup.readers.targets import find_goal
from followup.readers.tree import Section
from followup.readers.units import Unit


def special(item: Section, sentences: list[Unit], at: int, context: Context) -> Finding | None:
    """
    The umbrella or missing fact that sentence number *at* tells of, if it does.
    """
    words = context.language.special
    text = sentences[at].masked
    if words.missing_fact.search(text) and not text.rstrip().endswith("?"):
        return _missing_fact(item, sentences, at, context)
    if words.umbrella.search(text):
        return _umbrella(item, sentences[at], context)
    return None


def _umbrella(item: Section, sentence: Unit, context: Context) -> Finding | None:
    if context.language.vetoes.history.search(sentence.masked) or any(map(_carries, clauses(sentence, context))):
        return None
    goal = find_goal(sentence.masked, context, carries=True)
    goal = goal or find_goal(sentence.label.text, context, carries=True)
    if goal is None:
        return None
    title = context.language.special.umbrella_title
    return _finding(item, sentence, context, "umbrella", title, goal.target)


def _carries(clause: Clause) -> bool:
    return clause.wording.disposition in (Disposition.POSTPONED, Disposition.NOT_REACHED)


def _missing_fact(item: Section, sentences: list[Unit], at: int, context: Context) -> Finding:
    sentence = sentences[at]
    before = sentences[at - 1] if at and _together(sentences[at - 1], sentence) else None
    match = context.language.special.missing_fact.search(sentence.text)
    fact = match["fact"].strip() if match else ""
    goal = find_goal(sentence.masked, context, carries=True)
    if goal is None and before:
        goal = find_goal(before.masked, context, carries=True)
    target: Target = goal.target if goal else Unspecified()
    named = sentence.text[: match.start()].strip(" :,–-") if match and ":" in sentence.text[: match.start()] else ""
    title = f"{fact}: {named}" if named else _fact_title(fact, item, before, context)
    title = titles.name(title, context.language.titles)
    return _finding(item, sentence, context, "missing_fact", title, target)


def _together(one: Unit, other: Unit) -> bool:
    return one.section is other.section and one.paragraph == other.paragraph


def _fact_title(fact: str, item: Section, before: Unit | None, context: Context) -> str:
    """
    The fact and what it is missing for: the meeting or event that the sentence before speaks of.
    """
    words = context.language
    meets = words.bodies.meets.search(before.text) if before else None
    subject = before.text[: meets.start()].strip(" ,") if before and meets else ""
    if subject and len(subject.split()) <= 6 and not context.names.is_own(subject):
        of = words.special.missing_of.format(body=subject[:1].lower() + subject[1:])
        return f"{fact} {of}"
    goal = find_goal(before.masked, context, carries=True) if before else None
    if goal and isinstance(goal.target, Event):
        return f"{fact} {words.special.missing_for.format(event=goal.target.event)}"
    alone = words.special.fact_complete.search(fact) or not item.title or titles.is_standing(item.title)
    return fact if alone else f"{item.title}: {fact}"


def _finding(item: Section, sentence: Unit, context: Context, kind: str, title: str, target: Target) -> Finding:
    return Finding(
        "",
        Disposition.RAISED,
        title,
        kind=kind,
        item=item.number,
        number=item.file_number,
        target=target,
        assumed=isinstance(target, Unspecified),
        quote=sentence.quote,
        lines=sentence.lines,
        rule=f"{context.language.code}.raised.{kind}",
    )
