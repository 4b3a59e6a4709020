"""
What each clause of an item proposes: the matter's title, what happened, where it goes next, who owes it.

Certain is what the words say outright; what has to be guessed from its surroundings is marked less sure.
"""

from __future__ import annotations

from attrs import evolve, field, frozen

from followup.model.codes import Certainty, ConditionKind, Disposition, Purpose, Reason, StandingRole
from followup.model.reading import Finding
from followup.model.targets import ByDate, MeetingOn, NextMeeting, Target, Unspecified, WithParty
from followup.readers import titles
from followup.readers.actors import owner_of
from followup.readers.bodies import actor_at, body_at
from followup.readers.clauses import Clause, clauses
from followup.readers.context import Context
from followup.readers.language import Named
from followup.readers.layout import Item
from followup.readers.sentences import Sentence
from followup.readers.special import special
from followup.readers.targets import Goal, condition_in, find_goal
from followup.rules.standing import standing_roles

_CARRYING = (Disposition.POSTPONED, Disposition.NOT_REACHED)
_PROMISING = (Disposition.ASSIGNED, Disposition.UNDERTAKEN)
_CLOSING_FORMAL = (Disposition.DECIDED, Disposition.NOTED)
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

    item: Item
    sentences: list[Sentence]
    at: int
    context: Context
    headings: dict[str, str] = field(factory=dict)

    @property
    def sentence(self) -> Sentence:
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

    def near(self, step: int) -> Sentence | None:
        """
        The sentence *step* away, if it stands in the same paragraph.
        """
        at = self.at + step
        if 0 <= at < len(self.sentences) and self.sentences[at].paragraph == self.sentence.paragraph:
            return self.sentences[at]
        return None


def drafts(item: Item, sentences: list[Sentence], context: Context, headings: dict[str, str]) -> list[Draft]:
    """
    The findings of one item, in the order of its text.
    """
    found: list[Draft] = []
    silent = context.language.layout.silent
    for at, sentence in enumerate(sentences):
        if not silent.fullmatch(sentence.section.text.casefold()):
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
            if before and not draft.subject and draft.finding.disposition not in _PROMISING:
                found[-1] = _absorbed(before, draft)
            else:
                found.append(draft)
    return found


def _absorbed(first: Draft, second: Draft) -> Draft:
    """
    A second verb about the same subject ("godkänns och läggs till handlingarna") adds its target, not a finding.
    """
    if first.finding.disposition is Disposition.NOT_REACHED and second.finding.disposition is Disposition.POSTPONED:
        return evolve(second, subject=first.subject, finding=evolve(second.finding, title=first.finding.title))
    if isinstance(first.finding.target, Unspecified) and not isinstance(second.finding.target, Unspecified | None):
        return evolve(first, finding=evolve(first.finding, target=second.finding.target, assumed=False))
    return first


def _of_clause(clause: Clause, scene: Scene) -> list[Draft]:
    wording = clause.wording
    goal = _goal(clause, scene)
    if wording.disposition in _PROMISING:
        return _promised(clause, goal, scene)
    if wording.announces:
        return _announced(clause, goal, scene)
    if wording.disposition in (Disposition.REFERRED, Disposition.REFERRED_BACK):
        return _referred(clause, goal, scene)
    return _treated(clause, goal, scene)


def _goal(clause: Clause, scene: Scene) -> Goal | None:
    carries = clause.wording.disposition not in _PROMISING
    return find_goal(clause.masked, scene.context, carries=carries)


def _subject(clause: Clause, goal: Goal | None, scene: Scene) -> str:
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
    return _object(clause, goal, scene)


def _inverted(clause: Clause, scene: Scene) -> bool:
    """
    Whether an adverbial opens the clause, so that its subject stands behind the verb ("Därmed bordläggs ärendet").
    """
    return bool(scene.context.language.titles.adverbial.match(clause.before.strip(" ,")))


def _object(clause: Clause, goal: Goal | None, scene: Scene) -> str:
    text = clause.after
    offset = len(clause.whole) - len(text)
    if goal and goal.start >= offset:
        text = text[: goal.start - offset]
    end = scene.context.language.titles.object_end.search(text)
    return titles.phrase(text[: end.start()] if end else text, scene.context.language.titles)


def _draft(clause: Clause, scene: Scene, subject: str, title: str, **facts: object) -> Draft:
    wording = clause.wording
    values: dict[str, object] = {
        "id": "",
        "disposition": wording.disposition,
        "title": title,
        "kind": wording.kind if wording.kind != "item" else titles.kind_of(scene.item.title, scene.context.language.titles),
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


def _title(subject: str, scene: Scene) -> str:
    words = scene.context.language.titles
    return titles.under(scene.item.title, subject, words, compact=scene.item.compact)


# --- postponed, decided, noted, withdrawn, … ---


def _treated(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    subject = _subject(clause, goal, scene)
    if _procedural(clause, subject, scene):
        return []
    facts: dict[str, object] = {}
    if clause.wording.disposition in _CARRYING or clause.wording.disposition is Disposition.REMOVED:
        facts = _carried(clause, goal, scene)
    if clause.wording.certainty is Certainty.CERTAIN and titles.too_long(subject):
        facts["certainty"] = Certainty.LIKELY
    if numbers := _item_numbers(clause, scene):
        return [_of_item(clause, scene, number, facts) for number in numbers]
    return [_draft(clause, scene, subject, _title(subject, scene), **facts)]


def _carried(clause: Clause, goal: Goal | None, scene: Scene) -> dict[str, object]:
    target: Target = goal.target if goal else Unspecified()
    removed = clause.wording.disposition is Disposition.REMOVED
    return {
        "target": None if removed and not goal else target,
        "assumed": goal is None and not removed,
        "reason": _reason(clause, scene),
        "condition": condition_in(clause.masked, scene.context),
        "interim": _interim(scene),
    }


def _reason(clause: Clause, scene: Scene) -> Reason | None:
    near = [scene.sentence.masked]
    near += [one.masked for step in (1, -1) if (one := scene.near(step)) and len(one.text.split()) <= _SHORT]
    for text in near:
        for reason, pattern in scene.context.language.reasons:
            if pattern.search(text):
                return reason
    return None


def _interim(scene: Scene) -> str:
    for step in (1, 2):
        sentence = scene.near(step)
        if sentence and scene.context.language.special.interim.search(sentence.masked):
            return "" if clauses(sentence, scene.context) else sentence.quote
    return ""


def _procedural(clause: Clause, subject: str, scene: Scene) -> bool:
    """
    Whether the clause is about the meeting itself: its agenda, its minutes, its opening.
    """
    procedural = scene.context.language.titles.procedural
    if procedural.match(subject):
        return True
    if clause.wording.disposition not in _CLOSING_FORMAL:
        return False
    roles = set(standing_roles(scene.item.title))
    formal = {StandingRole.PREVIOUS_MINUTES, StandingRole.WELCOME, StandingRole.NEXT_MEETING}
    return bool(roles & formal) or (bool(roles) and not subject)


def _item_numbers(clause: Clause, scene: Scene) -> list[str]:
    """
    The items that a bulk decision names by number ("punkterna 5–7 bordläggs").
    """
    text = clause.before if clause.wording.named is Named.BEFORE else clause.after
    match = scene.context.language.titles.item_reference.search(text)
    numbers = _range(match["numbers"]) if match else []
    return [number for number in numbers if number in scene.headings]


def _range(text: str) -> list[str]:
    numbers: list[int] = []
    for part in text.replace("och", ",").replace("samt", ",").replace("and", ",").split(","):
        ends = [int(end) for end in part.replace("–", "-").split("-") if end.strip().isdigit()]
        if ends:
            numbers += range(ends[0], min(ends[-1], ends[0] + 200) + 1)
    return [str(number) for number in numbers]


def _of_item(clause: Clause, scene: Scene, number: str, facts: dict[str, object]) -> Draft:
    title = scene.headings[number]
    kind = titles.kind_of(title, scene.context.language.titles)
    draft = _draft(clause, scene, title, title, **(facts | {"item": number, "kind": kind}))
    return evolve(draft, heading=title)


# --- will be taken up ---


def _announced(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    goal = goal or find_goal(scene.sentence.section.text, scene.context, carries=True)
    if goal and goal.body not in (None, scene.context.names.own):
        return _handed_on(clause, goal, scene)
    subject = _subject(clause, goal if goal and goal.start < len(clause.before) else None, scene)
    condition = condition_in(clause.masked, scene.context)
    target: Target = goal.target if goal else Unspecified()
    facts: dict[str, object] = {"target": target, "condition": condition, "assumed": goal is None}
    if clause.asked:
        facts |= {"kind": "request", "certainty": Certainty.LIKELY, "rule": f"{scene.language}.raised.request"}
    words = scene.context.language.titles
    if request := words.request.match(subject):
        return [_requested(clause, scene, request["who"] or "", request["what"], facts)]
    if words.procedural.match(subject):
        return []
    if subject:
        return _each_announced(clause, subject, scene, facts)
    return [_comes_again(clause, scene, facts)]


def _each_announced(clause: Clause, subject: str, scene: Scene, facts: dict[str, object]) -> list[Draft]:
    words = scene.context.language.titles
    if not titles.is_standing(scene.item.title) and titles.covers(subject, scene.item.title):
        return [_comes_again(clause, scene, facts)]
    parts = titles.listed(subject, words)
    return [_draft(clause, scene, part, _title(part, scene), **facts) for part in parts if not titles.too_long(part)]


def _comes_again(clause: Clause, scene: Scene, facts: dict[str, object]) -> Draft:
    """
    The item itself is to be taken up again: postponed without the word, unless the item is a standing one.
    """
    if not titles.is_standing(scene.item.title):
        condition = facts["condition"]
        if getattr(condition, "kind", None) is ConditionKind.IF_TIME_PERMITS:
            return _draft(clause, scene, "", scene.item.title, **facts)
        more = {"reason": _reason(clause, scene), "interim": _interim(scene)}
        rule = f"{scene.language}.postponed.taken_up_again"
        disposition = Disposition.POSTPONED
        return _draft(clause, scene, "", scene.item.title, **(facts | more | {"rule": rule, "disposition": disposition}))
    subject = _mentioned_before(scene)
    certainty = Certainty.LIKELY if subject else Certainty.POSSIBLE
    title = titles.name(subject, scene.context.language.titles) or scene.item.title
    return _draft(clause, scene, subject, title, **(facts | {"certainty": certainty}))


def _mentioned_before(scene: Scene) -> str:
    words = scene.context.language.titles
    before = scene.near(-1)
    match = words.mentioned.search(before.text) if before else None
    return titles.phrase(match["matter"], words) if match else ""


def _requested(clause: Clause, scene: Scene, who: str, what: str, facts: dict[str, object]) -> Draft:
    words = scene.context.language.titles
    if match := words.request_verb.match(what):
        what = what[match.end() :]
    what = what.strip(" ,.")
    who = who.strip(" ,.")
    title = titles.name(f"{who}: {what}" if who else what, words)
    rule = f"{scene.language}.raised.request"
    return _draft(clause, scene, what, title, **(facts | {"kind": "request", "rule": rule}))


# --- to another body ---


def _handed_on(clause: Clause, goal: Goal, scene: Scene) -> list[Draft]:
    """
    To be taken up at another body's meeting: handed to it for decision; sure only where it was decided.
    """
    meets = scene.context.language.bodies.meets
    subject = _subject(clause, goal if goal.start < len(clause.before) and goal.start > 0 else None, scene)
    text = clause.before
    if match := list(meets.finditer(text)):
        subject = titles.phrase(text[match[-1].end() :], scene.context.language.titles)
    facts: dict[str, object] = {
        "disposition": Disposition.REFERRED,
        "purpose": Purpose.DECISION,
        "target": goal.target,
        "rule": f"{scene.language}.referred.other_meeting",
        "certainty": Certainty.CERTAIN if scene.sentence.decision else Certainty.LIKELY,
    }
    return [_draft(clause, scene, subject, _title(subject, scene), **facts)]


def _referred(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    names = scene.context.names
    back = clause.wording.disposition is Disposition.REFERRED_BACK
    subject = _subject(clause, None, scene)
    recipient = _recipient(clause, scene)
    other = goal.body if goal and goal.body not in (None, names.own) else ""
    if not back and not recipient and not other:
        return []
    purpose = None if back else _purpose(clause, scene)
    facts: dict[str, object] = {"purpose": purpose, "certainty": _sure(clause, recipient or other or "", scene)}
    if back or purpose in (Purpose.CONSULTATION, Purpose.PREPARATION):
        until = goal.target.date if goal and isinstance(goal.target, ByDate | MeetingOn) else None
        facts |= {"owner": recipient, "target": WithParty(recipient, until) if recipient else Unspecified()}
        facts |= {"assumed": not recipient, "reason": _reason(clause, scene) if back else None}
    else:
        facts["target"] = _at_other(recipient, other or "", goal, scene)
    return [_draft(clause, scene, subject, _title(subject, scene), **facts)]


def _recipient(clause: Clause, scene: Scene) -> str:
    names = scene.context.names
    match = scene.context.language.titles.recipient.match(clause.after)
    text = clause.after[match.end() :] if match else clause.owner
    if not text:
        match = scene.context.language.titles.recipient_inside.search(clause.after)
        text = clause.after[match.end() :] if match else ""
    found = body_at(text, names, loose=False) or actor_at(text, names)
    return "" if not found or names.is_own(found) else names.known(names.body(found))


def _purpose(clause: Clause, scene: Scene) -> Purpose | None:
    for purpose, pattern in scene.context.language.purposes:
        if pattern.search(clause.masked[clause.start :]):
            return purpose
    return clause.wording.purpose


def _sure(clause: Clause, recipient: str, scene: Scene) -> Certainty:
    if scene.sentence.decision or clause.wording.certainty is not Certainty.LIKELY:
        return Certainty.CERTAIN
    return Certainty.CERTAIN if scene.context.names.looks_like_body(recipient) else Certainty.LIKELY


def _at_other(recipient: str, other: str, goal: Goal | None, scene: Scene) -> Target:
    if goal and other:
        return goal.target
    if goal and isinstance(goal.target, MeetingOn):
        return MeetingOn(recipient, goal.target.date)
    known = scene.context.others.get(recipient)
    return MeetingOn(recipient, known) if known else NextMeeting(recipient)


# --- promises and assignments ---


def _promised(clause: Clause, goal: Goal | None, scene: Scene) -> list[Draft]:
    owner = owner_of(clause, scene.sentence, scene.context)
    if owner is None:
        return []
    subject = _object(clause, goal, scene)
    own = owner == scene.context.names.own and clause.wording.disposition is Disposition.UNDERTAKEN
    target = goal.target if goal else None
    if clause.wording.disposition is Disposition.UNDERTAKEN and owner and not own:
        until = target.date if isinstance(target, ByDate) else None
        target = target if target and not until else WithParty(owner, until)
    facts = {"owner": owner, "target": target or Unspecified(), "assumed": target is None and own}
    title = _promise_title(clause, subject, scene, own=own)
    return [_draft(clause, scene, subject, title, **facts)]


def _promise_title(clause: Clause, subject: str, scene: Scene, *, own: bool) -> str:
    words = scene.context.language.titles
    heading = scene.item.title
    if own:
        return _title(subject, scene)
    bare = " ".join(subject.split()[:30])
    return bare[:1].upper() + bare[1:] if bare else titles.name(heading, words)
