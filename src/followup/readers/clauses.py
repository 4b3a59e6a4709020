"""
From a sentence to what it says happened: the wordings in it, clause by clause, and what undoes them.
"""

from __future__ import annotations

import re
from itertools import islice

from attrs import frozen

from followup.languages.vocabulary import Named, Needs, Wording
from followup.model.codes import Disposition
from followup.readers.bodies import Names, actor_at
from followup.readers.context import Context
from followup.readers.dates import find_days
from followup.readers.targets import find_goal, goal_behind
from followup.readers.units import Unit


_MOST = 40  # wordings looked at in one sentence
_REACH = 18  # characters in which a "not" belongs to a verb
_CARRIES = (Disposition.POSTPONED, Disposition.NOT_REACHED, Disposition.RAISED, Disposition.REFERRED)
"""What an earlier meeting did just so; a closing word may well stand beside the history of its matter."""


@frozen
class Clause:
    """
    One wording and the words around it: *before* and *after* within its clause, *whole* the clause.

    *rest* is all that follows in the sentence.  *masked* is the clause with quoted words blanked out; *matter* is what
    the wording itself names, if it does; *asked* says that somebody only asks for it.
    """

    wording: Wording
    before: str
    after: str
    whole: str
    masked: str
    start: int
    rest: str = ""
    owner: str = ""
    matter: str | None = None
    asked: bool = False


@frozen
class Ranked:
    """
    A wording and its place in the language's table: what stands first is tested first.
    """

    wording: Wording
    rank: int


_Match = tuple[Ranked, re.Match[str]]


def clauses(sentence: Unit, context: Context) -> list[Clause]:
    """
    The clauses of *sentence* that hold a wording which nothing undoes, in order.
    """
    if sentence.text.rstrip().endswith("?") or not context.language.may_say(sentence.masked):
        return []
    groups = _groups(_matches(sentence, context), sentence.masked, context)
    found: list[Clause] = []
    for start, end, matches in groups:
        for ranked, match in sorted(matches, key=lambda pair: pair[0].rank):
            clause = _clause(ranked, match, sentence, (start, end), context)
            if _counts(clause, match, sentence, context):
                found.append(clause)
                break
    return found


def _matches(sentence: Unit, context: Context) -> list[_Match]:
    found = [
        (Ranked(wording, rank), match)
        for rank, wording in enumerate(context.language.wordings)
        for match in islice(wording.pattern.finditer(sentence.masked), _MOST)
    ]
    return sorted(found, key=lambda pair: (pair[1].start(), pair[0].rank))[:_MOST]


def _groups(
    matches: list[_Match], text: str, context: Context
) -> list[tuple[int, int, list[tuple[Ranked, re.Match[str]]]]]:
    """
    Matches with no joint ("och", "but", a semicolon) between them belong to one clause.
    """
    groups: list[tuple[int, list[_Match]]] = []
    reached = 0
    for ranked, match in matches:
        joint = _joint(text, reached, match.start(), ranked.wording, context) if groups else None
        if not groups or joint is not None:
            groups.append((joint or 0, []))
        groups[-1][1].append((ranked, match))
        reached = max(reached, match.end())
    starts = [start for start, _ in groups] + [len(text)]
    return [(start, starts[i + 1], found) for i, (start, found) in enumerate(groups)]


def _joint(text: str, reached: int, start: int, wording: Wording, context: Context) -> int | None:
    joints = list(context.language.titles.joint.finditer(text, reached, max(reached, start)))
    if not joints:
        return None
    return joints[0].start() if wording.named is Named.BEFORE and not wording.owned else joints[-1].start()


def _clause(ranked: Ranked, match: re.Match[str], sentence: Unit, span: tuple[int, int], context: Context) -> Clause:
    start, end = span
    parts = {
        name: sentence.text[match.start(name) : match.end(name)] for name, part in match.groupdict().items() if part
    }
    return Clause(
        ranked.wording,
        sentence.text[start : match.start()],
        sentence.text[match.end() : end],
        sentence.text[start:end],
        sentence.masked[start:end],
        match.start() - start,
        sentence.text[match.end() :],
        (parts.get("owner") or parts.get("whose", "")).strip(),
        parts.get("matter"),
        bool(ranked.wording.announces and context.language.vetoes.asks.search(sentence.masked[: match.start()])),
    )


def _counts(clause: Clause, match: re.Match[str], sentence: Unit, context: Context) -> bool:
    vetoes = context.language.vetoes
    before = sentence.masked[: match.start()]
    if (vetoes.proposals.search(before) and not clause.asked) or vetoes.unreal.search(before):
        return False
    told = clause.masked if clause.wording.disposition in _CARRIES else clause.masked[clause.start :]
    if vetoes.history.search(told):
        return False
    if not clause.wording.negative and negated(sentence.masked, match, context):
        return False
    return _fulfils(clause, sentence, context) and not _is_past(clause, context)


def negated(text: str, match: re.Match[str], context: Context) -> bool:
    """
    Whether a "not" beside *match* undoes it.
    """
    vetoes = context.language.vetoes
    after = text[match.end() : match.end() + _REACH]
    return bool(vetoes.negation_before.search(text[max(0, match.start() - _REACH) : match.start()])) or bool(
        vetoes.negation_after.match(after)
    )


def _is_past(clause: Clause, context: Context) -> bool:
    """
    Whether a postponement tells of an earlier meeting: its only day lies before the document's.
    """
    if context.day is None or clause.wording.disposition not in _CARRIES:
        return False
    days = [day.on(context.day) for day in find_days(clause.masked, context.language.dates) if day.year]
    return bool(days) and all(day and day < context.day for day in days)


def _fulfils(clause: Clause, sentence: Unit, context: Context) -> bool:
    needs = clause.wording.needs
    if needs is Needs.NOTHING:
        return True
    if needs is Needs.ASSIGNMENT:
        return bool(context.language.titles.assignment.search(clause.masked))
    if needs is Needs.KNOWN_PERSON:
        return _is_known(actor_at(clause.before, context.names), context.names) and not context.names.is_own(
            clause.before
        )
    if needs in (Needs.KNOWN_ACTOR, Needs.ACTOR_OR_TARGET):
        known = _is_known(actor_at(sentence.text, context.names), context.names)
        if known or needs is Needs.KNOWN_ACTOR:
            return known
    if needs is Needs.RECIPIENT:
        return bool(context.language.titles.recipient.match(clause.after))
    goal = find_goal(sentence.masked if needs is Needs.OTHER_BODY else clause.masked, context, carries=True)
    if needs is Needs.OTHER_BODY:
        return goal is not None and goal.body not in (None, context.names.own)
    if goal is None and clause.wording.disposition is Disposition.POSTPONED:
        goal = goal_behind(clause.after, context)
    return goal is not None or _conditional(clause, context) or _section_goal(sentence, context)


def _is_known(actor: str, names: Names) -> bool:
    """
    Whether *actor* is our own body, or a person or organisation of the document.
    """
    return bool(actor) and (names.is_own(actor) or names.known(actor) in (*names.people, *names.organisations))


def _conditional(clause: Clause, context: Context) -> bool:
    return bool(context.language.targets.if_time.search(clause.masked))


def _section_goal(sentence: Unit, context: Context) -> bool:
    return bool(sentence.label.text) and find_goal(sentence.label.text, context, carries=True) is not None
