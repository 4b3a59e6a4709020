"""
What in a unit speaks for a promise and what against: who, in what form, where, and with which words.

Every feature has a name; the names with their weights are the reason shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from followup.readers.acting import REPORTS, Eyes, forms_in, spans, speaker_of
from followup.readers.marks import Marks, Token, tokens_of
from followup.readers.people import Actor, actors_in
from followup.readers.units import Unit
from followup.readers.weights import weight


ACTION = re.compile(
    r"\W{0,4}(?:(?:new\s|old\s)?(?:action(?:\s?items?|\s?points?)?|AI|AP|to[- ]?do|task|att\sgöra|åtgärd(?:er)?|uppdrag"
    r"|follow-?up|aktion|oppgave|opgave|gjøremål|tiltak)(?:\s?#?\d{1,3})?(?:\s?[:–—-]|\s(?=\[)|(?=\()|\s(?:on|for)\s)|AI\s(?=[A-Z])"
    r"|Action\s(?=[A-Z]\w+[:/]))",
    re.IGNORECASE,
)
AI = re.compile(r"\W{0,4}AI\s")
BRACKETS = re.compile(r"[(\[]\s?(?P<inner>[^()\[\]]{1,60}?)\s?[)\]]\W{0,3}$")
_ASSIGNED = re.compile(
    r"\W{0,3}\[?#?\d{1,5}\]?(?:\([^()]*\))?\s?[-–:]\s?(?P<who>[A-ZÅÄÖÆØ][\w'’-]+(?:\s[A-ZÅÄÖÆØ][\w'’-]+)?)\b(?P<more>.*)"
)
LED = re.compile(
    r"(?:ansvarig(?:a)?|ansv(?:ar|\.)?|owner|responsible|assigned to|assignee|ansvarlig|by whom)\s?:\s?"
    r"(?P<who>[^.;]{1,50})",
    re.IGNORECASE,
)
TAIL_OWNER = re.compile(r"\s[–—-]\s?(?P<who>[^–—:.;]{2,40})$")

_TAIL_NAME = re.compile(
    r"[a-zåäöæø.,]\s?(?:\s[–—-]{1,2}\s|\s[(\[/]\s?|→\s?)(?:[A-ZÅÄÖÆØ][a-zåäöæøé]{1,14}|[A-ZÅÄÖÆØ]{2})"
    r"(?:\s?(?:[/&+,]|och|and|og|o)\s?[A-ZÅÄÖÆØ][a-zåäöæøé]{1,14})?[)\]]?\W{0,2}$"
)
_CONDITIONS = re.compile(
    r"\W{0,3}(?:if|once|when|as\ssoon\sas|unless|should|om|när|ifall|blir|går|får|så\s(?:fort|snart|snart\ssom)|hvis|når|dersom"
    r"|kommer)\b",
    re.IGNORECASE,
)


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


def look(unit: Unit, eyes: Eyes, *, coming: bool) -> Sight:
    """
    The features of *unit*, of the clause in it that promises most; *coming* says that it names a day to come.
    """
    text = unit.masked
    start = 0
    shared: dict[str, float] = {}
    if match := (ACTION.match(text) or AI.match(text)):
        shared["action_prefix"] = 1
        start = match.end()
    tokens = tokens_of(text[start:]) if start else tokens_of(text)
    marks = eyes.lexicon.marks(tokens)
    actors = actors_in(tokens, marks, eyes.people)
    _whole(unit, tokens, shared, coming=coming)
    _places(unit, tokens, shared)
    _owners(unit, text, eyes, shared)
    speaker = speaker_of(tokens, actors)
    if speaker:
        shared["speaker"] = 1
    begin = speaker.end + 1 if speaker else 0
    best: dict[str, float] = {}
    best_actor: Actor | None = None
    best_score = float("-inf")
    for span in spans(tokens, marks, actors, begin):
        found: dict[str, float] = {}
        actor = forms_in(span, tokens, marks, [one for one in actors if one is not speaker], eyes, found)
        _words(span, tokens, marks, eyes, found)
        if "carry" in found:
            _undo(span, tokens, marks, text[start:], eyes, found)
        if (
            found.keys() & REPORTS
            and not found.keys() & {"past_tense", "past"}
            and (found.keys() & {"next", "later", "soon"} or "coming_day" in shared)
        ):
            found["reports_later"] = 1
        score = weight(found)
        if score > best_score:
            best, best_actor, best_score = found, actor, score
    if best_actor is None and speaker and best.keys() & {"imperative", "order", "bare_modal", "bare_task"}:
        best_actor = speaker
    if _CONDITIONS.match(text) and _is_open(tokens, marks, actors, best):
        shared["conditional"] = 1
    return Sight(unit, tokens, marks, actors, shared | best, best_actor, start)


_THEN = ("_verb", "_turned", "_modal", "_does", "_to", "passive", "thing_modal")


_PERFECT = frozenset({"har", "has", "have"})


def _is_open(tokens: Sequence[Token], marks: Marks, actors: Sequence[Actor], found: Mapping[str, float]) -> bool:
    """
    Whether somebody is to do something under the condition a sentence opens with, rather than did.
    """
    over = any(tokens[at].low not in _PERFECT for at, _ in marks.get("past", ()))
    acts = any(then in name for name in found for then in _THEN)
    return not over and "report" not in marks and (acts or any(one.sort in ("we", "name") for one in actors))


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
    if (
        denied
        or vetoes.unreal.search(before)
        or vetoes.proposals.search(before)
        or vetoes.history.search(text)
        or ("coming_day" not in found and eyes.past_day(text))
    ):
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
    for sight in ruled:
        if sight.has("rule"):
            sight.features["statute"] = 1
    if len(ruled) >= 5 and 4 * len(ruled) >= len(sentences):
        for sight in ruled:
            sight.features["statute"] = 1


# --- words ---


_SIGNS = (
    "should",
    "decide",
    "carry",
    "next",
    "await",
    "later",
    "soft",
    "duty",
    "closed",
    "negated",
    "proposal",
    "rule",
    "elected",
    "formal",
    "report",
    "past",
)


_NO_PAST = frozenset("neste siste første beste indeed need speed exceed proceed".split())


def _words(span: tuple[int, int], tokens: Sequence[Token], marks: Marks, eyes: Eyes, found: dict[str, float]) -> None:
    first, last = span
    if eyes.past_ends and any(
        token.low.endswith(eyes.past_ends) and len(token.low) > 4 and token.text.islower() and token.low not in _NO_PAST
        for token in tokens[first:last]
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
    """how what who which why where when hur vad vem vilka vilken vilket varför var när hvordan hvad hva hvem hvilke
    hvilken hvorfor hvor""".split()
)
_TURNS = frozenset(
    """ska skall kan får bör måste vill är har will shall should can could may must do does did is are was would has
    have skal må kan bør vil er har""".split()
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
    if len(words) < 2 or any(token.text in ":.?!" for token in tokens[:-1]) or tokens[-1].text in ":?!":
        return False
    return len(words) <= 9 and all(
        token.text[0].isupper() or token.text[0] == "@" or len(token.text) <= 3 for token in words
    )


def _owners(unit: Unit, text: str, eyes: Eyes, found: dict[str, float]) -> None:
    if unit.owner and unit.kind != "cell":
        if unit.kind == "row":
            found["owned_row"] = 1
        elif _are_names(unit.owner, eyes):
            found["owner_column"] = 1
    if unit.due and unit.kind == "row":
        found["due_column"] = 1
    if LED.search(text):
        found["owner_named"] = 1
    if (
        text[:4].strip("#[ ")[:1].isdigit()
        and (match := _ASSIGNED.match(text))
        and (not match["more"] or match["more"][0] in ",;")
    ):
        found["assigned_issue"] = 1
    if (match := BRACKETS.search(text)) and _are_names(match["inner"], eyes):
        found["owner_brackets"] = 1
    elif (match := TAIL_OWNER.search(text)) and _are_names(match["who"], eyes):
        found["owner_tail"] = 1
    elif unit.kind in ("bullet", "sentence") and len(text) < 90 and _has_tail(text):
        found["tail_name"] = 1


def _has_tail(text: str) -> bool:
    return not any(sign in text for sign in "£$€%") and " " in text and _TAIL_NAME.search(text) is not None


def _are_names(text: str, eyes: Eyes) -> bool:
    tokens = tokens_of(text)
    marks = eyes.lexicon.marks(tokens)
    roles = {at for start, end in marks.get("role", ()) for at in range(start, end)}
    words = [i for i, token in enumerate(tokens) if token.text[0].isalnum() or token.text[0] == "@"]
    joints = {"och", "and", "o", "og", "samt", "to", "with"}
    return bool(words) and all(
        i in roles or eyes.people.knows(tokens[i]) or tokens[i].text[0] == "@" or tokens[i].low in joints for i in words
    )
