"""
The judgement of a unit: a finding, half a finding, ordinary text of a kind, or unread; with the features that decided.

Weights are added up; what reaches ``LIMIT`` is a finding, what reaches ``PERHAPS`` is shown to a person.
"""

from __future__ import annotations

import re
from enum import StrEnum

from attrs import frozen

from followup.readers.features import Sight
from followup.readers.weights import WEIGHTS


LIMIT, PERHAPS = 1.9, 0.9


class Sort(StrEnum):
    """
    What a unit is.
    """

    FINDING = "finding"
    PERHAPS = "perhaps"
    ORDINARY = "ordinary"
    UNREAD = "unread"


@frozen
class Verdict:
    """
    What a unit is held for: its *sort* and *score*, the *kind* of ordinary text, and *why*: the features that count,
    the strongest first.
    """

    sort: Sort
    score: float
    kind: str = ""
    why: tuple[str, ...] = ()


def judged(sight: Sight, *, done: bool = False) -> Verdict:
    """
    The judgement of what is seen; *done* judges what was owed, though the unit says that it is done.
    """
    weighed = [(WEIGHTS.get(name, 0.0) * strength, name) for name, strength in sight.features.items()]
    if done:
        weighed = [pair for pair in weighed if pair[1] not in ("box_done", "closed", "past", "negated")]
    score = round(sum(weight for weight, _ in weighed), 2)
    why = tuple(name for weight, name in sorted(weighed, key=lambda pair: -abs(pair[0])) if weight)
    if score >= LIMIT:
        return Verdict(Sort.FINDING, score, "", why)
    if score >= PERHAPS:
        return Verdict(Sort.PERHAPS, score, "", why)
    if must_show(sight):
        return Verdict(Sort.PERHAPS, score, "", why or _signs(sight))
    kind = ordinary(sight)
    settled = kind in _SETTLED and (kind != "rule" or "modal" in sight.marks)
    if kind and (settled or not _hints(sight)):
        return Verdict(Sort.ORDINARY, score, kind, why)
    return Verdict(Sort.PERHAPS if kind else Sort.UNREAD, score, "", why or _signs(sight))


_SETTLED = (
    *("agenda", "attendance", "decision", "election", "formality", "link", "meeting"),
    *("motion", "nothing", "quotation", "report", "rule"),
)
"""The kinds that say why a weak sign of a promise is none: what was, what is over, what always holds."""

_HINTS = (
    "await",
    "later",
    "soon",
    "bare_duty",
    "owner_named",
    "conditional",
    "tail_name",
    "inner_to",
    "passive",
    "passive_by",
)
_HINTED = ("_verb", "name_soft", "we_soft", "_turned", "_doing", "_duty", "_modal", "_does", "_to", "_await")
_BEGUN = ("infinitive", "task", "modal", "duty")


def _hints(sight: Sight) -> bool:
    """
    Whether the unit has a weaker sign of a promise, which only what is over or always so may silence.
    """
    if sight.has("heading", "heads_list"):
        return False
    if sight.has(*_HINTS) or any(name.endswith(_HINTED) for name in sight.features):
        return True
    begins = sight.has("speaker") and not sight.marks.keys() & {"state", "past", "report"}
    return begins and any(start <= _NEAR for sign in _BEGUN for start, _ in sight.marks.get(sign, ()))


_NEAR = 3  # tokens from the beginning: the name, the colon, an adverb


def _signs(sight: Sight) -> tuple[str, ...]:
    return tuple(sight.features)


_SHOWN = (
    "carry",
    "next",
    "carry_undone",
    "coming_day",
    "in_actions",
    "in_review",
    "in_postponed",
    "box_open",
    "action_prefix",
    "owner_brackets",
    "owner_tail",
    "await",
    "passive_modal",
    "conditional",
    "soon",
)
_ACTING = tuple(
    f"{who}_{how}"
    for who in ("name", "role", "we", "cap")
    for how in ("modal", "duty", "to", "await", "modal_sub", "modal_that")
)


def must_show(sight: Sight) -> bool:
    """
    Whether the unit has a form that is never passed over in silence, whatever stands around it.
    """
    if sight.has("at_agenda", "at_present", "at_absent", "at_next", "only_names", "box_done"):
        return False
    if _WRITTEN["motion"].search(sight.unit.masked):
        return False
    if sight.has("statute", "quoted") and not sight.has(*_ACTING, "carry", "await", "box_open"):
        return False
    if sight.has("heading"):
        return sight.has("carry", *_ACTING)
    if sight.has(*_SHOWN) or (sight.has("decision") and sight.unit.bullet and not sight.has("closed")):
        return True
    return sight.has(*_ACTING)


# --- ordinary text ---

KINDS = (
    "agenda",
    "annex",
    "attendance",
    "decision",
    "election",
    "formality",
    "link",
    "meeting",
    "motion",
    "nothing",
    "question",
    "quotation",
    "report",
    "rule",
    "speech",
    "statement",
    "title",
    "topic",
)
"""The kinds of ordinary text, each with a sign of its own; what has none is unread."""

_NOTHING = re.compile(
    r"\W*(?:inga?|inget|intet|ingen|none|nothing|n/a|no|nil|-|–|404|ja|yes|nej|ok)\b(?:\W|\w+){0,4}\W*", re.IGNORECASE
)
_PLACES = {
    "at_agenda": "agenda",
    "at_present": "attendance",
    "at_absent": "attendance",
    "at_links": "link",
    "at_next": "meeting",
    "at_proposal": "motion",
    "at_formal": "formality",
    "at_elected": "election",
}
_WORDS = {
    "formal": "formality",
    "question": "question",
    "closed": "decision",
    "elected": "election",
    "rule": "rule",
    "quoted": "quotation",
    "report": "report",
    "past": "report",
    "proposal": "motion",
    "negated": "statement",
    "past_tense": "report",
    "asks": "question",
    "speaker": "speech",
    "only_names": "attendance",
    "only_capitals": "attendance",
    "heads_list": "title",
    "box_done": "decision",
    "statute": "rule",
    "leads_on": "title",
    "heading": "title",
}


def ordinary(sight: Sight) -> str:
    """
    The kind of ordinary text the unit is by a sign of its own, or nothing.
    """
    text = sight.unit.masked
    if "http" in text[:40] or "www." in text[:20]:
        return "link"
    if len(text) < 60 and _NOTHING.fullmatch(text):
        return "nothing"
    if told := _written(text):
        return told
    for name, kind in _PLACES.items():
        if name in sight.features:
            return kind
    for name, kind in _WORDS.items():
        if name in sight.features and not (name == "speaker" and _is_curt(sight)):
            return kind
    if any(name.endswith(("_past", "_report")) for name in sight.features):
        return "report"
    if "state" in sight.marks or "task" in sight.marks or any(name.endswith(_TELLING) for name in sight.features):
        return "statement"
    if sight.marks.keys() & {"report", "past", "closed", "elected"} or (text.startswith("(") and text.endswith(")")):
        return "statement"
    return "topic" if _names_a_topic(sight) else ""


_WRITTEN = {
    "motion": re.compile(
        r"^Motion (?:carried|opposed)|\b(?:AYES|NOES|[Ss]econded(?: by)?:|[Nn]ominated:|(?:Nay|Aye|Yea)\b)"
    ),
    "attendance": re.compile(
        r"^[^\W\d][\w ]{1,30}:\s?(?:[A-ZÅÄÖÆØ][\w'.-]*(?:\s[A-ZÅÄÖÆØ][\w'.-]*|\s\([^()]*\)){0,3}"
        r"(?:,\s|\soch\s|\sand\s|\sog\s|\.?$)){2,}$"
    ),
    "agenda": re.compile(
        r"\[\d{1,2}:\d\d|^(?:discussion|presentation|resolution|certification|public hearing|accept and file|report"
        r"|review of|update on|approval|conferences?|præsentation|presentasjon|gennemgang|gjennomgang"
        r"|genomgång|information|orientering|rapport|status|opfølgning på|indkomne|inkomna)\b(?!.*[:.]\s\w)",
        re.IGNORECASE,
    ),
    "formality": re.compile(r"\b(?:at|kl\.?|klockan|klokken)\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\W*$", re.IGNORECASE),
}


def _written(text: str) -> str:
    """
    The kind that text is by how it is written: votes, names behind a label, a line of an agenda, a time of day.
    """
    return next((kind for kind, form in _WRITTEN.items() if form.search(text[:_LOOKED])), "")


_LOOKED = 400  # characters by which the kind of a line is told


def _is_curt(sight: Sight) -> bool:
    """
    Whether somebody's name is followed by a few words that say nothing of what was or is ("Bo: new posters").
    """
    words = sight.tokens
    small = len(words) > 2 and words[2].text[:1].islower()
    return small and len(words) <= _CURT and not sight.marks.keys() & {"state", "past", "report", "negated", "pronoun"}


_CURT = 12  # words and marks
_TELLING = ("_state", "_maybe", "_verb", "_soft", "_soft_sub", "_soft_that", "_state_sub", "_state_that")


def _names_a_topic(sight: Sight) -> bool:
    """
    Whether a few words only name something: a phrase, with a number at most, that no verb or sign makes a task of.
    """
    words = [token for token in sight.tokens if token.text[0].isalnum()]
    if not words or len(words) > _TOPIC or sight.unit.place in ("actions", "review", "postponed"):
        return not words
    acting = ("task", "infinitive", "modal", "duty", "passive", "carry", "await", "later", "future")
    return not any(sign in sight.marks for sign in acting)


_TOPIC = 5  # words
