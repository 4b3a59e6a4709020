"""
What in a unit speaks for a promise and what against: who, in what form, where, and with which words.

Every feature has a name; the names with their weights are the reason shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attrs import frozen

from followup.languages.forms import Forms
from followup.languages.vocabulary import Vetoes
from followup.readers.marks import Lexicon, Marks, Token, tokens_of
from followup.readers.people import Actor, People, actors_in
from followup.readers.units import Unit
from followup.readers.weights import weight


_ACTION = re.compile(
    r"\W{0,4}(?:(?:new\s|old\s)?(?:action(?:\s?items?|\s?points?)?|AI|AP|to[- ]?do|task|att\sgöra|åtgärd(?:er)?|uppdrag|aktion"
    r"|oppgave|opgave|gjøremål|tiltak)(?:\s?#?\d{1,3})?(?:\s?[:–—-]|\s(?=\[)|\s(?:on|for)\s)|AI\s(?=[A-Z])|Action\s(?=[A-Z]\w+[:/]))",
    re.IGNORECASE,
)
_AI = re.compile(r"\W{0,4}AI\s")
_BRACKETS = re.compile(r"[(\[]\s?(?P<inner>[^()\[\]]{1,60}?)\s?[)\]]\W{0,3}$")
_ASSIGNED = re.compile(r"\W{0,3}\[?#?\d{1,5}\]?(?:\([^()]*\))?\s?[-–:]\s?(?P<who>[A-ZÅÄÖÆØ][\w'’-]+(?:\s[A-ZÅÄÖÆØ][\w'’-]+)?)\b(?P<more>.*)")
_LED = re.compile(r"(?:ansvarig(?:a)?|ansvar|owner|responsible|assigned to|assignee|ansvarlig|by whom)\s?:\s?(?P<who>[^.;]{1,50})", re.I)
_TAIL_OWNER = re.compile(r"\s[–—-]\s?(?P<who>[^–—:.;]{2,40})$")
_LINK = re.compile(r"https?://|www\.")
_NUMBER = re.compile(r"^\W*(?:\d[\d\s.,:%/-]*)$")
_INFINITIVE = re.compile(r"[a-zåäöæø]{2,}")


@frozen
class Sight:
    """
    A unit as the judge sees it: its tokens, what they are signs of, the actors, and the features with their strength.
    """

    unit: Unit
    tokens: Sequence[Token]
    marks: Marks
    actors: Sequence[Actor]
    features: dict[str, float]
    actor: Actor | None = None
    begins: int = 0

    def has(self, *names: str) -> bool:
        """
        Whether one of the features is there.
        """
        return any(name in self.features for name in names)


@frozen
class Eyes:
    """
    What units are looked at with: the signs of the language, the people, and whether a text names a day to come.
    """

    lexicon: Lexicon
    forms: tuple[Forms, ...]
    people: People
    verb_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
    noun_ends: tuple[str, ...]
    passive_ends: tuple[str, ...]
    to: frozenset[str]
    vetoes: Vetoes
    past_day: Callable[[str], bool]


def look(unit: Unit, eyes: Eyes, *, coming: bool) -> Sight:
    """
    The features of *unit*, of the clause in it that promises most; *coming* says that it names a day to come.
    """
    text = unit.masked
    start = 0
    shared: dict[str, float] = {}
    if match := (_ACTION.match(text) or _AI.match(text)):
        shared["action_prefix"] = 1
        start = match.end()
    tokens = tokens_of(text[start:]) if start else tokens_of(text)
    marks = eyes.lexicon.marks(tokens)
    actors = actors_in(tokens, marks, eyes.people)
    _whole(unit, tokens, shared, coming=coming)
    _places(unit, tokens, shared)
    _owners(unit, text, eyes, shared)
    speaker = _speaker(tokens, actors)
    if speaker:
        shared["speaker"] = 1
    begin = speaker.end + 1 if speaker else 0
    best: dict[str, float] = {}
    best_actor: Actor | None = None
    best_score = float("-inf")
    for span in _spans(tokens, marks, actors, begin):
        found: dict[str, float] = {}
        actor = _forms(span, tokens, marks, [one for one in actors if one is not speaker], eyes, found)
        _words(span, tokens, marks, eyes, found)
        if "carry" in found:
            _undo(span, tokens, marks, text[start:], eyes, found)
        if found.keys() & _REPORTS and not found.keys() & {"past_tense", "past"} and (
            found.keys() & {"next", "later", "soon"} or "coming_day" in shared
        ):
            found["reports_later"] = 1
        score = weight(found)
        if score > best_score:
            best, best_actor, best_score = found, actor, score
    if best_actor is None and speaker and best.keys() & {"imperative", "order", "bare_modal", "bare_task"}:
        best_actor = speaker
    return Sight(unit, tokens, marks, actors, shared | best, best_actor, start)


def _undo(
    span: tuple[int, int], tokens: Sequence[Token], marks: Marks, text: str, eyes: Eyes, found: dict[str, float]
) -> None:
    """
    Take back the sign of being carried over where it is denied, only proposed or possible, or told of the past.
    """
    first, last = span
    at, end = next(place for place in marks["carry"] if first <= place[0] < last)
    before = text[: tokens[at].start]
    denied = any(at - 2 <= one <= end + 1 and not at <= one < end for one, _ in marks.get("negated", ()))
    vetoes = eyes.vetoes
    if denied or vetoes.unreal.search(before) or vetoes.proposals.search(before):
        found["carry_undone"] = 1
    elif vetoes.history.search(text) or ("coming_day" not in found and eyes.past_day(text)):
        found["carry_undone"] = 1
    if "carry_undone" in found:
        del found["carry"]


_RULES = ("passive_modal", "thing_modal", "word_modal", "modal_state")


def mark_statutes(sights: Sequence[Sight]) -> None:
    """
    Mark what has to be so in text that says little else: requirements and statutes, which nobody owes.
    """
    sentences = [sight for sight in sights if sight.unit.kind in ("sentence", "bullet")]
    ruled = [sight for sight in sentences if sight.has(*_RULES)]
    if len(ruled) >= 5 and 4 * len(ruled) >= len(sentences):
        for sight in ruled:
            sight.features["statute"] = 1


# --- clauses ---

_JOINTS = frozenset({"och", "and", "men", "but", "samt", "so", "så", "og", "medan", "while", "then", "sedan", "därefter"})
_STOPS = frozenset(";:–—-()")


def _spans(
    tokens: Sequence[Token], marks: Marks, actors: Sequence[Actor], begin: int
) -> list[tuple[int, int]]:
    """
    The clauses: cut at a mark or a joint behind which somebody acts or a modal begins.
    """
    opens = {actor.start for actor in actors if actor.sort != "word"}
    for sign in ("modal", "duty"):
        opens.update(start for start, _ in marks.get(sign, ()))
    reports = {end for sign in ("report",) for _, end in marks.get(sign, ())}
    cuts = [begin]
    for at in range(begin + 1, len(tokens)):
        low = tokens[at - 1].low
        if tokens[at - 1].text in _STOPS and at > cuts[-1] + 1:
            cuts.append(at)
        elif at in opens and at > cuts[-1] + 2 and (low in _JOINTS or low == "," or at in reports):
            cuts.append(at)
    return [(first, last) for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]


# --- who does what ---

_REPORTS = frozenset({"name_report", "role_report", "we_report", "cap_report", "pronoun_report"})
_At = dict[str, dict[int, int]]


def _forms(
    span: tuple[int, int],
    tokens: Sequence[Token],
    marks: Marks,
    actors: Sequence[Actor],
    eyes: Eyes,
    found: dict[str, float],
) -> Actor | None:
    first, last = span
    at = {sign: {start: end for start, end in places if first <= start < last} for sign, places in marks.items()}
    best: Actor | None = None
    most = float("-inf")
    for actor in actors:
        if not first <= actor.start < last:
            continue
        name = _form(actor, tokens, at, eyes)
        if name.endswith("_to") and not _opens(actor.start, first, tokens, at):
            name = "inner_to"
        elif name:
            name += _subordinate(actor.start, first, at, tokens)
            found.setdefault(name, 1)
            if weight((name,)) > most:
                best, most = actor, weight((name,))
    _strongest(found)
    named = best is not None and best.sort in ("name", "role", "we", "cap")
    if any(name.endswith(_ACTS) for name in found):
        for name in [name for name in found if name.endswith(_TELLS)]:
            del found[name]
    _impersonal(span, tokens, at, eyes, found, named=named)
    return best


def _strongest(found: dict[str, float]) -> None:
    """
    Of what several actors do in one clause the strongest counts.
    """
    forms = sorted((name for name in found if weight((name,)) > 0), key=lambda name: -weight((name,)))
    for name in forms[1:]:
        del found[name]


_ACTS = ("_modal", "_to", "_duty", "_verb", "_turned", "_modal_that")
_TELLS = ("_past", "_report", "_state", "_proposal")


def _opens(start: int, first: int, tokens: Sequence[Token], at: _At) -> bool:
    """
    Whether nothing but marks, numbers and adverbs stands before *start* in its clause.
    """
    adverbs = at.get("adverb", {})
    return all(not tokens[i].text[0].isalpha() or i in adverbs or tokens[i].low in _JOINTS for i in range(first, start))


def _speaker(tokens: Sequence[Token], actors: Sequence[Actor]) -> Actor | None:
    """
    Who is named before a colon at the beginning.
    """
    if actors and actors[0].start == 0 and actors[0].end < len(tokens) and tokens[actors[0].end].text == ":":
        return actors[0]
    return None


_PREPOSITIONS = frozenset(
    """i på från till av med för om hos vid under mellan genom in at of from with for to by on into about between via
    på fra til af hos ved mellem""".split()
)


def _form(actor: Actor, tokens: Sequence[Token], at: _At, eyes: Eyes) -> str:
    """
    What the actor does by the words behind (or, turned round, before) it.
    """
    if actor.start and tokens[actor.start - 1].low in _PREPOSITIONS and actor.sort != "pronoun":
        return ""
    next_at = actor.end
    adverbs, negated = at.get("adverb", {}), at.get("negated", {})
    while next_at in adverbs and next_at - actor.end < 3:
        next_at = adverbs[next_at]
    if next_at in negated:
        return ""
    said = _said(actor, next_at, tokens, at, eyes)
    if said in ("verb", "modal", "maybe") and any(next_at < one <= next_at + 2 for one in negated):
        return ""
    if not said and actor.sort in ("name", "role", "we", "cap"):
        said = _turned(actor, tokens, at)
        if said and any(actor.end <= one <= actor.end + 1 for one in negated):
            return ""
    return f"{actor.sort}_{said}" if said else ""


_FIRST_FORMS = ("duty", "modal", "soft", "report", "proposal", "state", "passive")


_EVERYBODY = frozenset({"alla", "samtliga", "alle", "någon", "varje", "noen", "nogen"})
_DETERMINERS = frozenset("the a an this that its their our his her all each every both any some no".split())


def _said(actor: Actor, next_at: int, tokens: Sequence[Token], at: _At, eyes: Eyes) -> str:
    if next_at >= len(tokens):
        return ""
    for sign in _FIRST_FORMS:
        if next_at not in at.get(sign, {}):
            continue
        if sign in ("state", "soft") and (later := _behind(next_at, at)):
            return later
        return sign
    token = tokens[next_at]
    if token.low in eyes.to and "to" in eyes.to and next_at + 1 < len(tokens):
        return "to" if tokens[next_at + 1].text.islower() and tokens[next_at + 1].low not in _DETERMINERS else ""
    if next_at in at.get("task", {}):
        return "does" if "to" in eyes.to else "verb"
    if next_at in at.get("closed", {}):
        return "closed"
    if next_at in at.get("past", {}):
        return "past"
    if not token.text.islower() or len(token.low) < 3:
        return ""
    if eyes.past_ends and token.low.endswith(eyes.past_ends):
        return "past"
    if eyes.verb_ends and token.low.endswith(eyes.verb_ends) and not token.low.endswith(eyes.noun_ends):
        if actor.sort in ("name", "role", "we") and tokens[actor.start].low not in _EVERYBODY:
            return "verb"
        return "maybe" if actor.sort == "cap" else ""
    return ""


def _behind(next_at: int, at: _At) -> str:
    """
    What follows an auxiliary: "was asked to", "has not yet".
    """
    for sign in ("duty", "await"):
        if any(next_at <= one <= next_at + 4 for one in at.get(sign, {})):
            return sign
    return ""


def _turned(actor: Actor, tokens: Sequence[Token], at: _At) -> str:
    """
    The verb right before the actor, where a phrase opens the sentence ("Nu får Ann jaga in pengarna").
    """
    before = actor.start - 1
    if before < 1 or tokens[before].text in ",.;:":
        return ""
    if tokens[before].low == "får" and actor.end < len(tokens) and tokens[actor.end].low.endswith("a"):
        return "modal"
    for sign, name in (("modal", "modal"), ("task", "turned"), ("soft", "soft")):
        places = at.get(sign, {})
        if any(end == before + 1 and start > 0 for start, end in places.items()):
            return name
    return ""


_THAT = frozenset({"that", "att", "at", "så"})


def _subordinate(start: int, first: int, at: _At, tokens: Sequence[Token]) -> str:
    """
    How the clause of an actor hangs on another: ``_that`` for what is said, ``_sub`` for a condition.

    What was decided stands by itself.
    """
    hooks = [one for one in at.get("subord", {}) if first <= one < start and one >= start - 3]
    if not hooks or any(one < start for one in at.get("decide", {})):
        return ""
    hook = max(hooks)
    purpose = hook > 0 and tokens[hook - 1].low in ("för", "så", "for", "so", "i")
    return "_that" if tokens[hook].low in _THAT and not purpose else "_sub"


_MILD = frozenset({"can", "could", "may", "might", "would", "kan", "får", "vill"})
_HAVING = frozenset({"ske", "fungera", "bestå", "ha", "vara", "kunna", "finnas", "have", "be", "være", "kunne", "gälla"})


def _impersonal(
    span: tuple[int, int], tokens: Sequence[Token], at: _At, eyes: Eyes, found: dict[str, float], *, named: bool
) -> None:
    """
    Promises that name nobody: a modal with a passive, an imperative, a modal that opens, a passive alone.
    """
    first, last = span
    opened = min((one for one in at.get("subord", {}) if one > first), default=last)
    modals = {start: end for start, end in at.get("modal", {}).items() if start < opened}
    adverbs = at.get("adverb", {})
    while first in adverbs:
        first = adverbs[first]
    if first in modals or (first in at.get("soft", {}) and tokens[first].low not in _MILD):
        found["bare_modal"] = 1
    elif first in at.get("infinitive", {}):
        found["imperative" if "to" in eyes.to else "order"] = 1
    elif first in at.get("task", {}) and first + 1 < last:
        found["bare_task"] = 1
    if first in at.get("duty", {}):
        found["bare_duty"] = 1
    if modals and any(end < last and tokens[end].low in _HAVING for end in modals.values()):
        found["modal_state"] = 1
    nexts = at.get("next", {})
    if nexts and min(nexts) <= first + 3 and not found.keys() - {"thing_modal", "bare_modal"} and "carry" not in at:
        found["opens_next"] = 1
    if modals and not named:
        end = min(modals.values())
        window = tokens[end : end + 6]
        passive = any(t.text.islower() and len(t.low) > 3 and t.low.endswith(eyes.passive_ends) for t in window)
        if (eyes.passive_ends and passive) or _is_passive(window[:4], eyes):
            found["passive_modal"] = 1
            found.pop("modal_state", None)
        elif "bare_modal" not in found and not any("_modal" in name for name in found):
            found["thing_modal"] = 1
    if not modals and "modal" in at and not named:
        found["modal_inside"] = 1
    if at.get("passive") and "modal" not in at:
        by = any(end < len(tokens) and tokens[end].low in ("av", "af", "by") for end in at["passive"].values())
        found["passive_by" if by else "passive"] = 1


_PARTICIPLES = frozenset(
    "done sent made held built given taken written brought put found set kept shown met paid cut read told begun".split()
)


_BE = frozenset({"be", "get", "vara", "bli", "bliva", "være", "bli", "blive"})


def _is_passive(window: Sequence[Token], eyes: Eyes) -> bool:
    """
    Whether a form of "be" and a participle stand in the *window*.
    """
    at = next((i for i, token in enumerate(window[:2]) if token.low in _BE), None)
    if at is None:
        return False
    ends = "ed" if "to" in eyes.to else ("d", "t", "de", "na", "da")
    return any(token.low.endswith(ends) or token.low in _PARTICIPLES for token in window[at + 1 : at + 3])


# --- words ---


_SIGNS = ("should", "decide", "carry", "next", "await", "later", "soft", "duty", "closed", "negated", "proposal", "rule", "elected", "formal", "report", "past")


def _words(
    span: tuple[int, int], tokens: Sequence[Token], marks: Marks, eyes: Eyes, found: dict[str, float]
) -> None:
    first, last = span
    if eyes.past_ends and any(
        token.low.endswith(eyes.past_ends) and len(token.low) > 4 and token.text.islower() for token in tokens[first:last]
    ):
        found["past_tense"] = 1
    for sign in _SIGNS:
        places = marks.get(sign)
        if places and any(first <= start < last for start, _ in places):
            found[sign] = 1
    if any(start == first for start, _ in marks.get("subord", ())):
        found["opens_subordinate"] = 1
    if any(first <= start < last for start, _ in marks.get("future", ())):
        found["soon"] = 1
    if any(first <= start < last for start, _ in marks.get("modal", ())) or found.keys() & {"carry", "await"}:
        for sign in ("closed", "past", "past_tense", "decide"):
            found.pop(sign, None)


_ASKS = frozenset(
    "how what who which why where when hur vad vem vilka vilken vilket varför var när hvordan hvad hva hvem hvilke hvilken hvorfor hvor".split()
)
_TURNS = frozenset(
    """ska skall kan får bör måste vill är har will shall should can could may must do does did is are was would has have
    skal må kan bør vil er har""".split()
)
_WEEK = re.compile(r"\b(?:v\.|vecka|uke|uge|week)\s?\d{1,2}\b", re.IGNORECASE)
_LINK_ONLY = re.compile(r"\W*(?:\[\W*\w*\W*\w*\W*\]\([^)]*\)|https?://\S+|www\.\S+)\W*")


def _whole(unit: Unit, tokens: Sequence[Token], found: dict[str, float], *, coming: bool) -> None:
    """
    What holds for the unit as a whole: a question, its length, a day to come.
    """
    if coming or _WEEK.search(unit.masked):
        found["coming_day"] = 1
    length = len(tokens)
    if not any(token.text[0].isalnum() for token in tokens):
        found["empty"] = 1
        return
    if tokens[-1].text == "?":
        found["question"] = 1
    if tokens[0].low in _ASKS:
        found["asks"] = 1
    if "question" in found and ("asks" in found or tokens[0].low in _TURNS):
        found["asked"] = 1
    if length <= 2:
        found["fragment"] = 1
    elif length > 45:
        found["long"] = 1
    elif length <= 8:
        found["short"] = 1
    if tokens[-1].text == ":":
        found["leads_on"] = 1
    if ("http" in unit.quote or "](" in unit.quote) and _LINK_ONLY.fullmatch(unit.quote):
        found["only_link"] = 1


# --- where ---


def _places(unit: Unit, tokens: Sequence[Token], found: dict[str, float]) -> None:
    place, kind = unit.place, unit.kind
    if place in ("actions", "review", "postponed"):
        main = unit.first and (unit.depth == 0 or unit.topic)
        if kind in ("bullet", "row") and main:
            found[f"in_{place}"] = 1
        else:
            found[("text_in_" if kind == "sentence" and not unit.depth else "below_") + place] = 1
            if kind == "bullet" and not unit.first:
                found["remark"] = 1
    elif place:
        found["at_" + place] = 1
    if kind == "heading":
        found["heading"] = 1
    if unit.is_topic and unit.heads:
        found["heads_list"] = 1
    if kind in ("bullet", "row") and unit.first and 2 < len(tokens) <= 10:
        found["short_bullet"] = 1
    if unit.box:
        found["box_" + unit.box] = 1
    if unit.first and (unit.box or kind in ("bullet", "sentence")) and len(unit.text) < 90 and _only_names(tokens):
        found["only_names" if unit.box else "only_capitals"] = 1
    if unit.decision:
        found["decision"] = 1
    if unit.quoted:
        found["quoted"] = 1
    if kind == "bullet" and unit.first:
        found["bullet"] = 1


def _only_names(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.text[0].isalpha() or token.text[0] == "@"]
    if len(words) < 2 or any(token.text in ":.?!" for token in tokens):
        return False
    return len(words) <= 9 and all(token.text[0].isupper() or token.text[0] == "@" or len(token.text) <= 3 for token in words)


def _owners(unit: Unit, text: str, eyes: Eyes, found: dict[str, float]) -> None:
    if unit.owner and unit.kind != "cell":
        if unit.kind == "row":
            found["owned_row"] = 1
        elif _are_names(unit.owner, eyes):
            found["owner_column"] = 1
    if unit.due and unit.kind == "row":
        found["due_column"] = 1
    if _LED.search(text):
        found["owner_named"] = 1
    if text[:4].strip("#[ ")[:1].isdigit() and (match := _ASSIGNED.match(text)) and (not match["more"] or match["more"][0] in ",;"):
        found["assigned_issue"] = 1
    if (match := _BRACKETS.search(text)) and _are_names(match["inner"], eyes):
        found["owner_brackets"] = 1
    elif (match := _TAIL_OWNER.search(text)) and _are_names(match["who"], eyes):
        found["owner_tail"] = 1


def _are_names(text: str, eyes: Eyes) -> bool:
    tokens = tokens_of(text)
    marks = eyes.lexicon.marks(tokens)
    roles = {at for start, end in marks.get("role", ()) for at in range(start, end)}
    words = [i for i, token in enumerate(tokens) if token.text[0].isalnum() or token.text[0] == "@"]
    joints = {"och", "and", "o", "og", "samt", "to", "with"}
    return bool(words) and all(
        i in roles or eyes.people.knows(tokens[i]) or tokens[i].text[0] == "@" or tokens[i].low in joints for i in words
    )
