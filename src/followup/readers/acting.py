"""
Who does what in a clause: an actor with a modal, a verb, a duty; or, with nobody named, a passive or an imperative.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from followup.languages.vocabulary import Vetoes
from followup.readers.marks import Lexicon, Marks, Token
from followup.readers.people import Actor, People
from followup.readers.weights import weight


@frozen
class Eyes:
    """
    What units are looked at with: the signs of the language, the people, and whether a text names a day to come.
    """

    lexicon: Lexicon
    people: People
    verb_ends: tuple[str, ...]
    past_ends: tuple[str, ...]
    noun_ends: tuple[str, ...]
    passive_ends: tuple[str, ...]
    to: frozenset[str]
    vetoes: Vetoes
    past_day: Callable[[str], bool]


_JOINTS = frozenset(
    {"och", "and", "men", "but", "samt", "so", "så", "og", "medan", "while", "then", "sedan", "därefter"}
)
_STOPS = frozenset(";:–—-()")


def spans(tokens: Sequence[Token], marks: Marks, actors: Sequence[Actor], begin: int) -> list[tuple[int, int]]:
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
        if (tokens[at - 1].text in _STOPS and at > cuts[-1] + 1) or (
            at in opens and at > cuts[-1] + 2 and (low in _JOINTS or low == "," or at in reports)
        ):
            cuts.append(at)
    return [(first, last) for first, last in zip(cuts, [*cuts[1:], len(tokens)], strict=True)]


REPORTS = frozenset({"name_report", "role_report", "we_report", "cap_report", "pronoun_report"})
_At = dict[str, dict[int, int]]


def forms_in(
    span: tuple[int, int],
    tokens: Sequence[Token],
    marks: Marks,
    actors: Sequence[Actor],
    eyes: Eyes,
    found: dict[str, float],
) -> Actor | None:
    """
    Put into *found* what is done in the clause and by whom; the actor of the strongest form, if one is named.
    """
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


_ACTS = ("_modal", "_to", "_duty", "_verb", "_turned", "_modal_that", "_doing")
_TELLS = ("_past", "_report", "_state", "_proposal")


def _opens(start: int, first: int, tokens: Sequence[Token], at: _At) -> bool:
    """
    Whether nothing but marks, numbers and adverbs stands before *start* in its clause.
    """
    adverbs = at.get("adverb", {})
    return all(not tokens[i].text[0].isalpha() or i in adverbs or tokens[i].low in _JOINTS for i in range(first, start))


def speaker_of(tokens: Sequence[Token], actors: Sequence[Actor]) -> Actor | None:
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
    if _cleft(actor, tokens):
        next_at += 1
    adverbs, negated = at.get("adverb", {}), at.get("negated", {})
    while next_at in adverbs and next_at - actor.end < 3:
        next_at = adverbs[next_at]
    if next_at in negated:
        return ""
    said = _progressive(actor, next_at, tokens, eyes) or _said(actor, next_at, tokens, at, eyes)
    if said in ("verb", "modal", "maybe") and any(next_at < one <= next_at + 2 for one in negated):
        return ""
    if not said and actor.sort in ("name", "role", "we", "cap"):
        said = _asked(actor, tokens, at, eyes) or _turned(actor, tokens, at)
        if said and any(actor.end <= one <= actor.end + 1 for one in negated):
            return ""
    return f"{actor.sort}_{said}" if said else ""


_CLEFTS = frozenset({"som", "who", "der"})
_STATES = frozenset("being going having meaning seeming missing willing feeling growing meeting belonging".split())


def _cleft(actor: Actor, tokens: Sequence[Token]) -> bool:
    """
    Whether somebody is put first: "Det är Rut som lämnar", "it is Rut who brings".
    """
    opened = actor.start >= 2 and tokens[actor.start - 2].low in ("det", "it")
    return opened and actor.end < len(tokens) and tokens[actor.end].low in _CLEFTS


def _progressive(actor: Actor, next_at: int, tokens: Sequence[Token], eyes: Eyes) -> str:
    """
    What somebody is doing in English: "Moira's getting", "the board is writing".
    """
    if "to" not in eyes.to or next_at >= len(tokens):
        return ""
    glued = tokens[actor.end - 1].low.endswith("'s")
    at = next_at if glued else next_at + 1
    doing = at < len(tokens) and tokens[at].low.endswith("ing") and tokens[at].low not in _STATES
    return "doing" if doing and (glued or tokens[next_at].low in ("is", "are", "am", "'re")) else ""


_ASKING = frozenset("asked asks ask left bad bett ba bedt ber beder ombad".split())
_COULD = frozenset("can could will would kan kunne vil kunde vill".split())


def _asked(actor: Actor, tokens: Sequence[Token], at: _At, eyes: Eyes) -> str:
    """
    What somebody is asked for: "we asked Sam to", "can Ravi check", "resolved that the Clerk obtain".
    """
    before, behind = actor.start - 1, actor.end
    if before < 0 or behind >= len(tokens):
        return ""
    low = tokens[before].low
    if low in ("with", "to") and before:
        low = tokens[before - 1].low
    if low in _ASKING and tokens[behind].low in eyes.to:
        return "duty"
    if behind not in at.get("infinitive", {}):
        return ""
    return "duty" if (before == 0 and low in _COULD) or (low == "that" and at.get("decide")) else ""


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
_NOUNS = frozenset("of from is are was were has / by".split())
"""What stands behind a noun rather than behind an imperative written like it."""
_HAVING = frozenset(
    {"ske", "fungera", "bestå", "ha", "vara", "kunna", "finnas", "have", "be", "være", "kunne", "gälla"}
)


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
    elif first in at.get("infinitive", {}) and not (first + 1 < last and tokens[first + 1].low in _NOUNS):
        found["imperative" if "to" in eyes.to else "order"] = 1
    elif first in at.get("task", {}) and first + 1 < last:
        found["bare_task"] = 1
    if first in at.get("duty", {}):
        found["bare_duty"] = 1
    if modals and any(end < last and tokens[end].low in _HAVING for end in modals.values()):
        found["modal_state"] = 1
    nexts = at.get("next", {})
    if nexts and min(nexts) <= first + 3 and not found.keys() - {"thing_modal", "bare_modal"} and not at.get("carry"):
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
    if not modals and at.get("modal") and not named:
        found["modal_inside"] = 1
        behind = max(at["modal"].values())
        window = tokens[behind : behind + 4]
        if any(token.low.endswith(eyes.passive_ends) for token in window if token.text.islower()) or _is_passive(
            window, eyes
        ):
            found["passive_inside"] = 1
    if "passive" not in at and not at.get("modal") and _undone(span, tokens, eyes):
        found["passive"] = 1
    if at.get("passive") and not at.get("modal"):
        by = any(end < len(tokens) and tokens[end].low in ("av", "af", "by") for end in at["passive"].values())
        found["passive_by" if by else "passive"] = 1


def _undone(span: tuple[int, int], tokens: Sequence[Token], eyes: Eyes) -> bool:
    """
    Whether something is "to be trimmed" or "needs doing", whatever the verb.
    """
    if "to" not in eyes.to:
        return False
    for at in range(span[0], span[1] - 2):
        first, second, third = (tokens[at + step].low for step in range(3))
        if first == "to" and second == "be" and (third.endswith("ed") or third in _PARTICIPLES):
            return True
        if first in ("needs", "need", "wants", "want") and second.endswith("ing"):
            return True
    return False


_PARTICIPLES = frozenset(
    "done sent made held built given taken written brought put found set kept shown met paid cut".split()
)


_BE = frozenset({"be", "get", "vara", "bli", "bliva", "være", "blive"})


def _is_passive(window: Sequence[Token], eyes: Eyes) -> bool:
    """
    Whether a form of "be" and a participle stand in the *window*.
    """
    at = next((i for i, token in enumerate(window[:2]) if token.low in _BE), None)
    if at is None:
        return False
    ends = "ed" if "to" in eyes.to else ("d", "t", "de", "na", "da")
    return any(token.low.endswith(ends) or token.low in _PARTICIPLES for token in window[at + 1 : at + 3])
